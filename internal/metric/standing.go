package metric

import (
	"slices"

	"nianbao/internal/stat"
)

// A Standing is where an area stands among those of its level inside an area.
// The zero Standing: it cannot be ranked.
type Standing struct {
	Inside    stat.Area
	Place, Of int // the best is 1; equal numbers share a place
	Ties      int // areas on that place, itself included

	// Risen is by how many places it rose since the year before, negative where
	// it fell. Compared is false, and Risen 0, where a year is missing or the
	// areas that are ranked are not the same.
	Risen    int
	Compared bool
}

// Standing returns the place of a metric inside an area, and how it moved.
func (m *Metrics) Standing(x Metric, inside stat.Area) Standing {
	s := Standing{Inside: inside}
	if x.Indicator.Direction == "" {
		return s // neither more nor less is better
	}
	if s.Place, s.Of = m.Rank(x, inside); s.Place == 0 {
		return s
	}
	for at := range m.facts.Spot(inside, x.Year).Inside(x.Area.Level) {
		if other := m.cell(x.Indicator, at).value; other.Known() && other.Cmp(x.Value) == 0 {
			s.Ties++
		}
	}
	if m.sameRanked(x, inside) {
		before, _ := m.Rank(m.At(x.Indicator, x.Area, x.Year-1), inside)
		if s.Compared = before > 0; s.Compared {
			s.Risen = before - s.Place
		}
	}
	return s
}

// sameRanked reports whether the very areas that have a number inside an area
// had one in the year before, so that places compare.
func (m *Metrics) sameRanked(x Metric, inside stat.Area) bool {
	return slices.Equal(m.ranked(x, inside, x.Year), m.ranked(x, inside, x.Year-1))
}

func (m *Metrics) ranked(x Metric, inside stat.Area, y stat.Year) []string {
	var out []string
	for s := range m.facts.Spot(inside, y).Inside(x.Area.Level) {
		if m.cell(x.Indicator, s).value.Known() {
			out = append(out, s.Area().Code)
		}
	}
	slices.Sort(out)
	return out
}

// Extremes returns the best and the worst areas of a level inside an area, with
// all that share their place; none where fewer than two have a number or all
// have the same.
func (m *Metrics) Extremes(x Metric, level stat.Level) (best, worst []Metric) {
	if x.Indicator.Direction == "" || !x.Indicator.Has(level) {
		return nil, nil
	}
	var known []Metric
	for s := range m.facts.Spot(x.Area, x.Year).Inside(level) {
		if m.curtain.hides(x.Indicator, s) {
			return nil, nil
		}
		if other := m.At(x.Indicator, s.Area(), x.Year); other.Value.Known() && !other.High.Known() {
			known = append(known, other)
		}
	}
	if len(known) < 2 {
		return nil, nil
	}
	order := func(a, b Metric) int {
		if x.Indicator.Direction == "lower" {
			return b.Value.Cmp(a.Value)
		}
		return a.Value.Cmp(b.Value)
	}
	top, bottom := slices.MaxFunc(known, order), slices.MinFunc(known, order)
	if order(top, bottom) == 0 {
		return nil, nil
	}
	sharing := func(as Metric) []Metric {
		return slices.DeleteFunc(slices.Clone(known), func(o Metric) bool { return order(o, as) != 0 })
	}
	return sharing(top), sharing(bottom)
}
