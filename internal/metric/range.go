package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// high is the upper end of a range; missing for a single number.
func (m *Metrics) high(i *check.Indicator, a stat.Area, y stat.Year, c cell) stat.Quantity {
	if !i.To.Written() || !c.value.Known() {
		return stat.Quantity{}
	}
	return m.value(i.To, i, a, y)
}

// topped reports whether the upper end of a range is known, too.
func (m *Metrics) topped(i *check.Indicator, e env) bool {
	top := m.summing(i.To, i, e.area, e.year)
	top.estimated = e.estimated
	return !top.partial(i.To) && i.To.Value(top).Known()
}

// judgeRange judges a range by both its ends: it keeps a target where all of it
// does, and lacks what its worse end lacks.
func (m *Metrics) judgeRange(cl *check.Clause, t Target, a stat.Area, c cell, high stat.Quantity) (passes bool, gap stat.Quantity) {
	scale := Scale(unitAt(cl.Indicator, a.Level))
	top := c
	top.value, top.num, top.den = high, stat.Quantity{}, stat.Quantity{}
	return t.met(c.value.Mul(scale)) && t.met(high.Mul(scale)), stat.Max(m.gap(cl, t, a, c), m.gap(cl, t, a, top))
}
