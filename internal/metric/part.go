package metric

import (
	"maps"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// Part returns one of the numbers that the charts of an indicator set side by
// side: another indicator's number, or a formula computed at the area itself.
func (m *Metrics) Part(i *check.Indicator, p check.ChartPart, a stat.Area, y stat.Year) Metric {
	if p.Indicator != nil {
		return m.At(p.Indicator, a, y)
	}
	if m.Conceals(p.Formula) {
		return Metric{Indicator: i, Area: a, Year: y, Unit: p.Unit, Status: stat.Hidden, Verdict: None, Band: -1}
	}
	one := *i
	one.To = nil // a part has one end
	c := m.inPlace(&one, p.Formula, m.facts.Spot(a, y))
	return Metric{Indicator: i, Area: a, Year: y, Unit: p.Unit, Value: c.value, Status: c.status,
		Covered: int(c.covered), Expected: int(c.expected), Verdict: None, Band: -1}
}

// Conceals reports whether a formula asks for numbers of which the public edition
// hides some, so that what it gives is not shown.
func (m *Metrics) Conceals(f *formula.Formula) bool {
	c := m.curtain
	if c == nil {
		return false
	}
	return slices.ContainsFunc(f.Refs(), func(r formula.Ref) bool {
		if i := c.facts.IndicatorOf(r); i != nil {
			return c.touched[i.Slot]
		}
		field := c.facts.FieldOf(r)
		return slices.ContainsFunc(c.facts.Sensitive, func(s *check.Sensitive) bool { return slices.Contains(s.Fields, field) })
	})
}

// PartFiles are the files of the observations that a part was computed from, in
// order.
func (m *Metrics) PartFiles(i *check.Indicator, p check.ChartPart, a stat.Area, y stat.Year) []string {
	if p.Indicator != nil {
		return m.Trail(m.At(p.Indicator, a, y), 0).Files
	}
	t := m.tracer(0)
	t.formula(i, p.Formula, m.facts.Spot(a, y))
	return t.trail.sorted()
}

// Chosen counts the communities of an indicator's scope inside an area by their
// choice of a field, in the order of the choices; the last number is of those
// that made none.
func (m *Metrics) Chosen(i *check.Indicator, inside stat.Area, y stat.Year) []int {
	out := make([]int, len(i.Choice.Choices)+1)
	for _, a := range m.Data.Communities(inside, y) {
		if !m.inScope(i, m.facts.Spot(a, y)) {
			continue
		}
		out[chosen(i.Choice, m.Data.Observe(i.Choice, a, y))]++
	}
	return out
}

func chosen(f *check.Field, o stat.Observation) int {
	for k, choice := range f.Choices {
		if o.Text == choice {
			return k
		}
	}
	return len(f.Choices)
}

// ScoreFiles are the files from which an area is scored: the observations that
// its items compute with, and the marks that people gave it or the areas inside.
func (m *Metrics) ScoreFiles(card *check.Scorecard, a stat.Area, y stat.Year) []string {
	t := m.tracer(0)
	seen, everywhere := map[string]bool{}, &check.Indicator{}
	for _, item := range card.Items {
		t.formula(everywhere, item.Formula, m.facts.Spot(a, y))
		for _, sub := range append(m.Data.Subareas(a, card.Level, y), a) {
			seen[m.Data.MarkOf(card, item, sub, y).Place.File] = true
		}
	}
	for _, file := range t.trail.sorted() {
		seen[file] = true
	}
	delete(seen, "")
	return slices.Sorted(maps.Keys(seen))
}
