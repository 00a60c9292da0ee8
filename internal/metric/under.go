package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// Under judges everything anew with one standard for all years, whether it was
// in force or not. Numbers that ask for verdicts, or for what standards say,
// change with it; the others are the same.
func (m *Metrics) Under(s *check.Standard) *Metrics {
	out := compute(m.facts, func(stat.Year) []*check.Standard { return []*check.Standard{s} }, m)
	if m.curtain != nil {
		return out.Public()
	}
	return out
}

// JudgedIn judges a year anew by other standards, found by their ids; those that
// the dataset does not have judge nothing.
func (m *Metrics) JudgedIn(y stat.Year, by []*check.Standard) *Metrics {
	var own []*check.Standard
	for _, s := range by {
		if o, ok := m.facts.Standard(s.ID); ok {
			own = append(own, o)
		}
	}
	return compute(m.facts, func(other stat.Year) []*check.Standard {
		if other == y {
			return own
		}
		return m.judging(other)
	}, m)
}

// numbersOf are an indicator's numbers, by rank, if they hold whoever judges.
func (m *Metrics) numbersOf(i *check.Indicator, y stat.Year) (out [stat.MostLevels]*numbers) {
	if m == nil || m.judgedBy[i.Slot] {
		return out
	}
	for rank, c := range m.years[y].columns[i.Slot] {
		if c != nil {
			out[rank] = c.numbers
		}
	}
	return out
}

// judgedBy says, by slot, whose numbers depend on the standards that judge.
func judgedBy(data *check.Dataset) []bool {
	out := make([]bool, len(data.Indicators))
	for changed := true; changed; { // last year's values may be those of an indicator that comes later
		changed = false
		for _, i := range data.Indicators {
			if !out[i.Slot] && asksStandards(data, i, out) {
				out[i.Slot], changed = true, true
			}
		}
	}
	return out
}

func asksStandards(data *check.Dataset, i *check.Indicator, known []bool) bool {
	if i.Rollup == check.Share {
		return true
	}
	for _, f := range i.Formulas() {
		for _, r := range f.Refs() {
			if other := data.IndicatorOf(r); r.Aspect != "" || other != nil && known[other.Slot] {
				return true
			}
		}
	}
	return false
}
