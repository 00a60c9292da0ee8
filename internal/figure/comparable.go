package figure

import (
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Comparable says what an area's series is on one basis (可比口径), where that
// differs from what was reported: “可比口径（与凤栖社区合并计算）：2021 年 20.0%，2022 年
// 22.5%”. Empty where it does not differ or cannot be had.
func (w *Writer) Comparable(i *check.Indicator, area stat.Area) string {
	series, ok := w.Metrics.Comparable(i, area)
	if !ok || w.sameSeries(series.Metrics, w.history(i, area)) {
		return ""
	}
	var basis, years []string
	if len(series.Joined) > 0 {
		basis = append(basis, "与"+w.areaNames(series.Joined)+"合并计算")
	}
	if len(series.Excluded) > 0 {
		basis = append(basis, "不含"+w.areaNames(series.Excluded))
	}
	for _, m := range series.Metrics {
		if m.Value.Known() {
			years = append(years, yearly(m.Year)+" "+w.Value(m))
		}
	}
	if len(basis) == 0 || len(years) < 2 {
		return ""
	}
	return "可比口径（" + strings.Join(basis, "，") + "）：" + strings.Join(years, "，")
}

func (w *Writer) sameSeries(a, b []metric.Metric) bool {
	for k := range a {
		if a[k].Value.Known() != b[k].Value.Known() || a[k].Value.Known() && a[k].Value.Cmp(b[k].Value) != 0 {
			return false
		}
	}
	return true
}

// areaNames lists areas; more than three are counted.
func (w *Writer) areaNames(areas []stat.Area) string {
	var names []string
	for k, a := range areas {
		if k == 3 {
			return strings.Join(names, "、") + "等 " + count(len(areas)) + " 个" + w.level(areas[0].Level)
		}
		names = append(names, a.Name)
	}
	return strings.Join(names, "、")
}
