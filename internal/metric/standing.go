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

	// Risen is by how many places it rose since an earlier year, negative where
	// it fell. Compared is false, and Risen 0, where that year is missing or the
	// areas that are ranked are not the same.
	Since    stat.Year
	Risen    int
	Compared bool
}

// Standing returns the place of a metric inside an area, and how it moved since
// the year before.
func (m *Metrics) Standing(x Metric, inside stat.Area) Standing {
	return m.StandingSince(x, inside, x.Year-1)
}

// StandingSince returns the place of a metric inside an area, and how it moved
// since an earlier year.
func (m *Metrics) StandingSince(x Metric, inside stat.Area, y stat.Year) Standing {
	s := Standing{Inside: inside, Since: y}
	if x.Indicator.Better(x.Area.Level) == "" {
		return s // neither more nor less is better
	}
	if s.Place, s.Ties, s.Of = m.placed(x, inside); s.Place == 0 {
		return s
	}
	if m.years[y] != nil && m.sameAreas(x.Indicator, x.Area.Level, m.facts.Spot(inside, x.Year), m.facts.Spot(inside, y)) {
		before, _ := m.Rank(m.At(x.Indicator, x.Area, y), inside)
		if s.Compared = before > 0; s.Compared {
			s.Risen = before - s.Place
		}
	}
	return s
}

// Turnover returns the areas that are ranked with a metric but were not in an
// earlier year, and those that were but are no more. Where there are any, places
// do not compare.
func (m *Metrics) Turnover(x Metric, inside stat.Area, y stat.Year) (joined, left []stat.Area) {
	now, then := m.ranked(x, inside, x.Year), m.ranked(x, inside, y)
	return m.lacking(now, then), m.lacking(then, now)
}

// lacking are the areas of one list of codes, in order, that another lacks.
func (m *Metrics) lacking(list, other []string) []stat.Area {
	var out []stat.Area
	for _, code := range list {
		if _, found := slices.BinarySearch(other, code); !found {
			a, _ := m.facts.Area(code)
			out = append(out, a)
		}
	}
	return out
}

// ranked are the codes of the areas that have a number beside a metric's own in
// a year, in order.
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
	if x.Indicator.Better(level) == "" || !x.Indicator.Has(level) {
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
