package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// high is the upper end of a range; missing for a single number.
func (m *Metrics) high(i *check.Indicator, s check.Spot, c cell) stat.Quantity {
	if !i.To.Written() || !c.value.Known() {
		return stat.Quantity{}
	}
	return m.value(i.To, i, s)
}

// topped reports whether the upper end of a range is known, too.
func (m *Metrics) topped(i *check.Indicator, e *env) bool {
	top := m.summing(i.To, i, e.Spot)
	known := !top.partial(i.To) && i.To.Value(top).Known()
	*e.estimated = *e.estimated || *top.estimated
	return known
}

// judgeRange judges a range by both its ends: it keeps a target where all of it
// does, and lacks what its worse end lacks.
func (m *Metrics) judgeRange(cl *check.Clause, t Target, level stat.Level, c cell, high stat.Quantity) (passes bool, gap stat.Quantity) {
	scale := Scale(unitAt(cl.Indicator, level))
	top := c
	top.value, top.num, top.den = high, stat.Quantity{}, stat.Quantity{}
	return t.met(c.value.Mul(scale)) && t.met(high.Mul(scale)), stat.Max(m.gap(cl, t, level, c), m.gap(cl, t, level, top))
}
