package figure

import (
	"slices"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A limit is one side of a target.
type limit struct {
	sign  string // ≥ ≤ > <
	words string // 不少于 and 不超过 include the value, 超过 and 不满 exclude it
	value stat.Quantity
}

// limits are the sides of a target that has no parts.
func limits(t metric.Target) []limit {
	var out []limit
	for _, l := range []limit{
		{"≥", "不少于", t.Min}, {"≤", "不超过", t.Max}, {">", "超过", t.Above}, {"<", "不满", t.Below},
	} {
		if l.value.Known() {
			out = append(out, l)
		}
	}
	return out
}

// Target prints what a metric is held against: "≥30%", ">100万元",
// "办公用房≥100㎡ 且 服务用房≥200㎡". Empty where no standard applies.
func (w *Writer) Target(m metric.Metric) string {
	return w.target(m, func(l limit) string { return l.sign }, " 且 ")
}

// TargetWords is Target in the words of the law: 不少于 and 不超过 include the
// value, 超过 and 不满 exclude it.
func (w *Writer) TargetWords(m metric.Metric) string {
	return w.target(m, func(l limit) string { return l.words }, "，且")
}

func (w *Writer) target(m metric.Metric, say func(limit) string, and string) string {
	t := m.Target
	if t.Clause == nil {
		return ""
	}
	var out []string
	for _, o := range t.Parts {
		for _, l := range limits(o.Limits) {
			out = append(out, o.Name+say(l)+ungrouped(w.exact(l.value), o.Unit)+o.Unit)
		}
	}
	for _, l := range limits(t) {
		out = append(out, say(l)+ungrouped(w.exact(l.value), m.Unit)+m.Unit)
	}
	if len(out) == 0 {
		return w.membersTarget(m, say, and)
	}
	return strings.Join(out, and)
}

// membersTarget is the target of the areas inside an area that is judged by
// them alone: “每个社区≥300㎡”.
func (w *Writer) membersTarget(m metric.Metric, say func(limit) string, and string) string {
	if m.Indicator == nil || m.Area.Level == m.Indicator.Base {
		return ""
	}
	var found []string
	for _, target := range w.Metrics.Targets(m.Indicator, m.Area, m.Year) {
		x := metric.Metric{Target: target, Unit: m.Indicator.Unit}
		if t := w.target(x, say, and); t != "" && !slices.Contains(found, t) {
			found = append(found, t)
		}
	}
	each := "每个" + w.level(m.Indicator.Base)
	switch len(found) {
	case 0:
		return ""
	case 1:
		return each + found[0]
	}
	return each + "达到各自的标准"
}

// Basis names the document and clause that a metric is held against.
func (w *Writer) Basis(m metric.Metric) string {
	if m.Target.Clause == nil {
		return ""
	}
	c := m.Target.Clause
	var out []string
	if c.Standard != nil {
		out = append(out, "《"+strings.Trim(c.Standard.Title, "《》")+"》")
	}
	if c.Basis != "" {
		out = append(out, c.Basis)
	}
	return strings.Join(out, "，")
}
