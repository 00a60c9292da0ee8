package figure

import (
	"strconv"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Why says why a metric has no number, and what is missing; empty where it has one.
func (w *Writer) Why(m metric.Metric) string {
	if m.Value.Known() || m.Indicator == nil {
		return ""
	}
	i, year := m.Indicator, strconv.Itoa(int(m.Year))
	switch {
	case m.Status == stat.Hidden:
		return "公开版隐去"
	case !w.data().HasYear(m.Year):
		return year + " 年没有数据"
	case !w.data().Exists(m.Area.Code, m.Year):
		return year + " 年没有“" + m.Area.Name + "”"
	case !i.Has(m.Area.Level):
		return "这项指标不算到" + m.Area.Level.Chinese()
	case m.Status == stat.NotApplicable:
		return w.whyNot(m)
	case m.Expected == 0 && i.ScopeName != "":
		return "不在“" + i.ScopeName + "”范围内"
	case m.Status == stat.BelowUnit:
		return "有，但不足最小单位"
	}
	if unjudged := w.Metrics.Unjudged(m); len(unjudged) > 0 {
		return "这一年的标准没有说到" + quoted(unjudged)
	}
	return w.whyInputs(m)
}

// whyNot says why a metric does not apply to an area.
func (w *Writer) whyNot(m metric.Metric) string {
	for _, f := range w.Metrics.Trail(m).Fields {
		if f.NotApplicable > 0 {
			return quoted([]string{f.Field.Title}) + "不适用"
		}
	}
	if m.Indicator.ScopeName != "" {
		return "不在“" + m.Indicator.ScopeName + "”范围内"
	}
	return "不适用"
}

// whyInputs names the fields that nobody filled in. Where all are there, it can
// only be a divisor that is 0.
func (w *Writer) whyInputs(m metric.Metric) string {
	var names, without []string
	fields := w.Metrics.Trail(m).Fields
	for _, f := range fields {
		if f.Missing > 0 {
			names = append(names, f.Field.Title)
		}
		if f.NotApplicable > 0 {
			without = append(without, f.Field.Title)
		}
	}
	switch {
	case len(names) > 0 && w.Metrics.Partial(m):
		return quoted(names) + "只有 " + w.Coverage(m) + "，不能与全数合算"
	case len(names) > 0:
		return quoted(names) + "未报"
	case len(without) > 0:
		return quoted(without) + "不适用"
	case len(fields) == 0:
		return "没有可用的数据"
	}
	return "分母为 0"
}

// quoted lists names: “户数”“面积”; at most three, then 等 5 项.
func quoted(names []string) string {
	var b strings.Builder
	for k, n := range names {
		if k == 3 {
			b.WriteString("等 " + strconv.Itoa(len(names)) + " 项")
			break
		}
		b.WriteString("“" + n + "”")
	}
	return b.String()
}
