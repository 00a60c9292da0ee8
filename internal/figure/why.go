package figure

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/formula"
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
		return "这项指标不算到" + w.level(m.Area.Level)
	case m.Status == stat.NotApplicable:
		return w.whyNot(m)
	case m.Expected == 0 && i.ScopeName != "":
		return w.outside(m)
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
	for _, f := range w.Metrics.Fields(m) {
		if f.NotApplicable > 0 {
			return quoted([]string{f.Field.Title}) + "不适用"
		}
	}
	if m.Indicator.ScopeName != "" {
		return w.outside(m)
	}
	return "不适用"
}

// outside says that an area is none of those that an indicator is about, that a
// larger area has none of them, or that nobody reported what decides it.
func (w *Writer) outside(m metric.Metric) string {
	name := quoted([]string{m.Indicator.ScopeName})
	if names, _ := missingFields(m, w.Metrics.Unplaced(m)); len(names) > 0 {
		return quoted(names) + "未报，不知道是不是" + name
	}
	if m.Area.Level != m.Indicator.Base {
		return "没有" + name
	}
	return "不在" + name + "范围内"
}

// whyInputs names the fields that nobody filled in, those of the year itself
// first. Where all are there, it can only be a divisor that is 0.
func (w *Writer) whyInputs(m metric.Metric) string {
	fields := w.Metrics.Fields(m)
	names, before := missingFields(m, fields)
	var without []string
	for _, f := range fields {
		if f.NotApplicable > 0 && !slices.Contains(without, f.Field.Title) {
			without = append(without, f.Field.Title)
		}
	}
	switch {
	case len(names) > 0 && m.Covered > 0 && w.Metrics.Partial(m):
		return quoted(names) + "只有 " + w.Coverage(m) + "，不能与全数合算"
	case len(names) > 0:
		return quoted(names) + "未报"
	case len(before) > 0:
		return w.whyBefore(m, before)
	case len(without) > 0:
		return quoted(without) + "不适用"
	case len(fields) == 0 && slices.ContainsFunc(m.Indicator.Formula.Refs(), counted):
		return "data/areas.toml 没有列出" + w.level(stat.Community) + "名单"
	case len(fields) == 0:
		return "没有可用的数据"
	}
	return "分母为 0"
}

// missingFields are the fields that nobody filled in, in the metric's year and in others.
func missingFields(m metric.Metric, fields []metric.FieldCount) (names, before []string) {
	for _, f := range fields {
		list := &names
		if f.Year != m.Year {
			list = &before
		}
		if f.Missing > 0 && !slices.Contains(*list, f.Field.Title) {
			*list = append(*list, f.Field.Title)
		}
	}
	return names, before
}

func counted(r formula.Ref) bool {
	_, ok := check.Counted(r)
	return ok
}

// whyBefore names what is missing of an earlier year.
func (w *Writer) whyBefore(m metric.Metric, names []string) string {
	if last := m.Year - 1; !w.data().HasYear(last) {
		return "没有上年（" + strconv.Itoa(int(last)) + " 年）的数据"
	}
	return "往年的" + quoted(names) + "未报"
}

// quoted lists names: “户数”“面积”; at most three, then 等 5 项. Quotation marks
// inside a name become the inner ones.
func quoted(names []string) string {
	var b strings.Builder
	b.Grow(48) // of most lists
	for k, n := range names {
		if k == 3 {
			b.WriteString("等 " + strconv.Itoa(len(names)) + " 项")
			break
		}
		if strings.ContainsAny(n, "“”") {
			n = inner.Replace(n)
		}
		b.WriteString("“")
		b.WriteString(n)
		b.WriteString("”")
	}
	return b.String()
}

var inner = strings.NewReplacer("“", "‘", "”", "’")
