package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/veil"
)

// Public returns the numbers as they may leave the office: none that is small
// and sensitive, and none from which such a one could be computed back. All
// others are what they were, totals included, computed from everything. What is
// not shown is Hidden, which is neither missing nor zero.
//
// Whatever comes after sees numbers through the Metrics alone, which let nothing
// out at two gates: cell, and what Data observes.
func (m *Metrics) Public() *Metrics {
	out := *m
	out.curtain, out.kept = newCurtain(m), newKept()
	out.Data = m.facts.Public(out.curtain.field)
	return &out
}

// Veiled reports whether the public edition hides any of an indicator's numbers
// inside an area, so that those which are shown do not say who is first, who is
// last, or how many there are of a kind.
func (m *Metrics) Veiled(i *check.Indicator, inside stat.Area, y stat.Year) bool {
	if m.curtain == nil || !m.curtain.touched[i.Slot] {
		return false
	}
	for _, level := range m.facts.Ladder.Levels() {
		for s := range m.facts.Spot(inside, y).Inside(level) {
			if level != inside.Level && m.curtain.hides(i, s) {
				return true
			}
		}
	}
	return false
}

// Hides reports whether the public edition hides any number of an indicator.
func (m *Metrics) Hides(i *check.Indicator) bool {
	district := m.facts.Whole
	return slices.ContainsFunc(m.facts.Years, func(y stat.Year) bool {
		return m.curtain.hides(i, m.facts.Spot(district, y)) || m.Veiled(i, district, y)
	})
}

// A curtain is what the public edition does not show.
type curtain struct {
	*Metrics        // with everything
	touched  []bool // by Indicator.Slot: a number may depend on sensitive fields
	areas    map[areaKey]bool
	cells    map[cellKey]bool
}

// An areaKey is an area's numbers for sensitive fields in a year: what it
// reported, or for a larger area their totals.
type areaKey struct {
	group *check.Sensitive
	code  string
	year  stat.Year
}

type cellKey struct {
	slot int // of an indicator
	code string
	year stat.Year
}

func newCurtain(m *Metrics) *curtain {
	c := &curtain{Metrics: m, touched: touched(m.facts), areas: map[areaKey]bool{}, cells: map[cellKey]bool{}}
	for _, y := range m.facts.Years {
		for _, group := range m.facts.Sensitive {
			c.cover(group, y)
		}
	}
	for _, y := range m.facts.Years {
		for _, i := range m.facts.Indicators { // what an indicator uses stands before it
			c.indicator(i, y)
		}
	}
	return c
}

// cover hides what areas reported for sensitive fields in a year.
func (c *curtain) cover(group *check.Sensitive, y stat.Year) {
	nodes := map[areaKey]*veil.Node{}
	veil.Cover(c.tree(c.facts.Whole, group, y, nodes), group.Below)
	for key, n := range nodes {
		if n.Hidden {
			c.areas[key] = true
		}
	}
}

// tree lays out the areas that report sensitive fields, under those that contain
// them.
func (c *curtain) tree(a stat.Area, group *check.Sensitive, y stat.Year, nodes map[areaKey]*veil.Node) *veil.Node {
	n := &veil.Node{}
	nodes[areaKey{group, a.Code, y}] = n
	if a.Level == group.Level {
		for _, f := range group.Fields {
			n.Values = append(n.Values, c.facts.Observe(f, a, y).Quantity)
		}
		return n
	}
	for _, part := range c.facts.Parts(a, y) {
		n.Parts = append(n.Parts, c.tree(part, group, y, nodes))
	}
	return n
}

// field reports whether what an area, or the one around it that reports it, says
// of a field is hidden. What the district itself reports as a total of
// communities is as telling as theirs.
func (c *curtain) field(f *check.Field, s check.Spot) bool {
	for _, id := range []string{f.ID, f.SumOf, f.Covers} {
		of, ok := c.facts.Field(id)
		if !ok {
			continue
		}
		group := c.facts.SensitiveOf(of)
		if at, found := reporting(f, s); group != nil && found && c.areas[areaKey{group, at.Area().Code, s.Year}] {
			return true
		}
	}
	return false
}

// reporting is the area that reports a field: this one, or one around it.
func reporting(f *check.Field, s check.Spot) (check.Spot, bool) {
	ok := true
	for ok && s.Level() != f.Level && !f.Given(s.Rank()) {
		s, ok = s.Around()
	}
	return s, ok
}

// indicator settles which numbers of an indicator are hidden in a year.
func (c *curtain) indicator(i *check.Indicator, y stat.Year) {
	if !c.touched[i.Slot] {
		return
	}
	for _, level := range c.facts.Ladder.Levels() {
		for s := range c.facts.Spot(c.facts.Whole, y).Inside(level) {
			if c.tells(i, s) {
				c.cells[cellKey{i.Slot, s.Area().Code, y}] = true
			}
		}
	}
}

// hides reports whether an indicator's number is hidden.
func (c *curtain) hides(i *check.Indicator, s check.Spot) bool {
	return c != nil && c.touched[i.Slot] && c.cells[cellKey{i.Slot, s.Area().Code, s.Year}]
}
