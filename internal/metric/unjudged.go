package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
)

// Unjudged returns what a number asks of the standards of its year and none of
// them says: indicators whose verdicts, gaps or limits it needs, and amounts, by
// title.
func (m *Metrics) Unjudged(x Metric) []string {
	var out []string
	for _, r := range formulaAt(x.Indicator, x.Area.Level).Refs() {
		if r.Aspect == "" || r.Back > 0 || m.judges(r, x) {
			continue
		}
		if i := m.Data.IndicatorOf(r); i != nil {
			out = append(out, i.Title)
		} else if a := check.AmountOf(r, m.Data.Standards); a != nil {
			out = append(out, a.Title)
		}
	}
	return out
}

func (m *Metrics) judges(r formula.Ref, x Metric) bool {
	by, i := m.judging(x.Year), m.Data.IndicatorOf(r)
	if i == nil {
		return check.AmountOf(r, by) != nil
	}
	return slices.ContainsFunc(by, func(s *check.Standard) bool {
		return slices.ContainsFunc(s.Clauses, func(cl *check.Clause) bool { return cl.Indicator == i })
	})
}
