package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A Series is an area's number over the years on one basis (可比口径):
// communities that split or merged are taken together in every year, and those
// that came from nowhere or went nowhere are left out of every year.
type Series struct {
	Metrics  []Metric    // one a year, unjudged
	Joined   []stat.Area // communities that are counted with those of today
	Excluded []stat.Area // communities without a match in some year
}

// Comparable recomputes an indicator's series for an area on the basis of its
// communities in the latest year. It is false for numbers that cannot be added
// up over communities: shares and counts of them, medians.
func (m *Metrics) Comparable(i *check.Indicator, a stat.Area) (Series, bool) {
	if i.Base != stat.Community || i.Rollup != check.Ratio && i.Rollup != check.Sum || i.Own[a.Level] != nil {
		return Series{}, false
	}
	clusters := m.clusters()
	today := m.Data.Communities(a, m.Data.Latest())
	if len(today) == 0 {
		return Series{}, false
	}
	var s Series
	var members []stat.Area
	for _, c := range today {
		group := clusters[c.Code]
		if m.hidden(i, group) {
			return Series{}, false // a sum over some areas, beside one over all, would tell of the others
		}
		if !m.everywhere(group) {
			s.Excluded = append(s.Excluded, c)
			continue
		}
		for _, g := range group {
			if !slices.Contains(members, g) {
				members = append(members, g)
			}
			if !slices.Contains(today, g) && !slices.Contains(s.Joined, g) {
				s.Joined = append(s.Joined, g)
			}
		}
	}
	for _, y := range m.Data.Years {
		s.Metrics = append(s.Metrics, m.over(i, a, members, y))
	}
	return s, true
}

// over rolls an indicator up over given communities.
func (m *Metrics) over(i *check.Indicator, a stat.Area, members []stat.Area, y stat.Year) Metric {
	r := roller{}
	for _, c := range members {
		s := m.facts.Spot(c, y)
		if s.Index() >= 0 && m.inBase(i, s) {
			r.take(i.Rollup, m.cell(i, s), m.weight(i, s))
		}
	}
	c := r.result(i)
	return Metric{Indicator: i, Area: a, Year: y, Unit: i.Unit, Value: c.value, Numerator: c.num, Denominator: c.den, Status: c.status,
		Covered: int(c.covered), Expected: int(c.expected), Each: i.Base, Verdict: None, Band: -1, NumeratorUnit: m.form(i, a.Level).numeratorUnit}
}

// hidden reports whether an indicator's number is hidden for any of the areas in
// any year.
func (m *Metrics) hidden(i *check.Indicator, group []stat.Area) bool {
	return slices.ContainsFunc(group, func(a stat.Area) bool {
		return slices.ContainsFunc(m.Data.Years, func(y stat.Year) bool { return m.curtain.hides(i, m.facts.Spot(a, y)) })
	})
}

// clusters groups communities that became one another, by code.
func (m *Metrics) clusters() map[string][]stat.Area {
	parent := map[string]string{}
	var root func(code string) string
	root = func(code string) string {
		if up, ok := parent[code]; ok && up != code {
			return root(up)
		}
		return code
	}
	for _, ch := range m.Data.Changes {
		for _, other := range slices.Concat(ch.Into, ch.From) {
			if a, b := root(ch.Community), root(other); a != b {
				parent[a] = b
			}
		}
	}
	groups := map[string][]stat.Area{}
	for _, a := range m.Data.AllAreas() {
		if a.Level == stat.Community {
			groups[root(a.Code)] = append(groups[root(a.Code)], a)
		}
	}
	out := map[string][]stat.Area{}
	for _, group := range groups {
		for _, a := range group {
			out[a.Code] = group
		}
	}
	return out
}

// everywhere reports whether some member of a cluster existed in every year.
func (m *Metrics) everywhere(group []stat.Area) bool {
	for _, y := range m.Data.Years {
		if !slices.ContainsFunc(group, func(a stat.Area) bool { return m.Data.Exists(a.Code, y) }) {
			return false
		}
	}
	return true
}
