package metric

import (
	"iter"
	"math"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// CalendarYear is the unit of numbers that name a year and count nothing: they
// have no thousands, and a change of them is no growth. Lengths of time are in
// 周年 or 个月.
const CalendarYear = "年"

// Change compares a metric with the year before.
func (m *Metrics) Change(x Metric) Change { return m.Since(x, x.Year-1) }

// Since compares a metric with an earlier year.
func (m *Metrics) Since(x Metric, y stat.Year) Change {
	return Between(m.At(x.Indicator, x.Area, y), x)
}

// Between compares two metrics of one indicator, be they of two years or of two
// computations.
func Between(from, to Metric) Change {
	c := Change{From: from, To: to}
	if !to.Value.Known() || !from.Value.Known() || to.High.Known() {
		return c // a range has no single difference
	}
	c.Comparable = true
	c.Difference = to.Value.Sub(from.Value)
	if to.Unit != "%" && to.Unit != "‰" && to.Unit != CalendarYear {
		c.Growth = c.Difference.Per(from.Value.Abs())
	}
	return c
}

// Rank returns a metric's place among the areas of its level inside an area,
// the best first, ties sharing a place; 0 where it cannot be ranked, as among
// numbers that are hidden.
func (m *Metrics) Rank(x Metric, inside stat.Area) (place, of int) {
	place, _, of = m.placed(x, inside)
	return place, of
}

// placed is Rank, with how many areas share the place.
func (m *Metrics) placed(x Metric, inside stat.Area) (place, ties, of int) {
	if !x.Value.Known() || x.High.Known() {
		return 0, 0, 0
	}
	r := m.ranking(x.Indicator, x.Area.Level, m.facts.Spot(inside, x.Year))
	if place, ties = r.at(m.facts.Spot(x.Area, x.Year).Index()); place == 0 {
		return 0, 0, 0
	}
	return place, ties, r.of
}

// Members returns the metrics of the areas in scope inside an area from which
// its own number was made, in order of the areas; none for a number that only
// the area itself has. Those of a country are half a million, which many ask for:
// who wants them otherwise makes a list of its own.
func (m *Metrics) Members(i *check.Indicator, inside stat.Area, y stat.Year) []Metric {
	s := m.facts.Spot(inside, y)
	switch {
	case inside.Level == i.Base:
		return nil
	case m.large(i, s):
		return m.kept.members.get(wholeKey{i.Slot, inside.Code, y}, true, func() []Metric { return m.allMembers(i, s) })
	}
	return m.allMembers(i, s)
}

// EachMember is Members one after the other, for who need not look at all of them.
func (m *Metrics) EachMember(i *check.Indicator, inside stat.Area, y stat.Year) iter.Seq[Metric] {
	return func(yield func(Metric) bool) {
		if inside.Level == i.Base {
			return
		}
		for s := range m.base(i, m.facts.Spot(inside, y)) {
			if !yield(m.member(i, s)) {
				return
			}
		}
	}
}

func (m *Metrics) allMembers(i *check.Indicator, inside check.Spot) (out []Metric) {
	from, to := inside.Span(i.Base)
	out = make([]Metric, 0, to-from)
	for s := range m.base(i, inside) {
		out = append(out, m.member(i, s))
	}
	return out
}

// member is At for a base area, also where the indicator is shown at larger
// areas only.
func (m *Metrics) member(i *check.Indicator, s check.Spot) Metric {
	x := m.dress(i, s, s.Area(), s.Year)
	if !i.Has(s.Level()) {
		x.take(m.cell(i, s))
	}
	return x
}

// Judged counts the members that were judged.
func (m *Metrics) Judged(i *check.Indicator, inside stat.Area, y stat.Year) (n int) {
	if inside.Level == i.Base || !i.Has(i.Base) {
		return 0
	}
	for s := range m.base(i, m.facts.Spot(inside, y)) {
		if v := m.cell(i, s).verdict; v != None && v != "" {
			n++
		}
	}
	return n
}

// Outcomes counts the indicators by which an area is judged, and those by which it
// fails.
func (m *Metrics) Outcomes(a stat.Area, y stat.Year) (failed, judged int) {
	s := m.facts.Spot(a, y)
	for _, i := range m.Data.Indicators {
		if !i.Has(a.Level) {
			continue
		}
		switch m.cell(i, s).verdict {
		case None, "":
		case Fail:
			failed++
			fallthrough
		default:
			judged++
		}
	}
	return failed, judged
}

// Gaps returns the members that fail or are excused, the largest gap first.
func (m *Metrics) Gaps(i *check.Indicator, inside stat.Area, y stat.Year) []Metric {
	out, _ := m.LargestGaps(i, inside, y, math.MaxInt)
	return out
}

// LargestGaps are the first of Gaps, and how many there are of all.
func (m *Metrics) LargestGaps(i *check.Indicator, inside stat.Area, y stat.Year, most int) (out []Metric, all int) {
	if inside.Level == i.Base || !i.Has(i.Base) {
		return nil, 0
	}
	list := m.short(i, m.facts.Spot(inside, y), most)
	out = make([]Metric, 0, min(most, len(list.first)))
	for _, x := range list.first[:cap(out)] {
		for s := range m.facts.Spots(i.Base, y, int(x.at), int(x.at)+1) {
			out = append(out, m.member(i, s))
		}
	}
	return out, list.all
}
