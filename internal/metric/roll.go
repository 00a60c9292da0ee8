package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// single computes an indicator at a base area.
func (m *Metrics) single(i *check.Indicator, a stat.Area, y stat.Year) cell {
	if !m.inScope(i, a, y) {
		return cell{status: stat.NotApplicable}
	}
	e := m.envOf(a, y)
	c := cell{value: i.Formula.Value(e), expected: 1}
	if n, d, _, ok := i.Formula.Quotient(); ok {
		c.num, c.den = n.Value(e), d.Value(e)
	}
	return c.finish(e)
}

// finish sets status and coverage by what came out.
func (c cell) finish(e env) cell {
	switch {
	case !c.value.Known():
		c.status = stat.Missing
		return c
	case *e.estimated:
		c.status = stat.Estimated
	default:
		c.status = stat.Reported
	}
	if c.covered == 0 {
		c.covered = 1
	}
	return c
}

func (m *Metrics) inScope(i *check.Indicator, a stat.Area, y stat.Year) bool {
	return !i.Scope.Written() || i.Scope.Holds(m.envOf(a, y))
}

// base returns the areas in scope whose numbers make up a larger area's.
func (m *Metrics) base(i *check.Indicator, inside stat.Area, y stat.Year) []stat.Area {
	var out []stat.Area
	for _, a := range m.Data.Subareas(inside, i.Base, y) {
		if m.inScope(i, a, y) {
			out = append(out, a)
		}
	}
	return out
}

// rollUp makes a larger area's number of those of its base areas.
func (m *Metrics) rollUp(i *check.Indicator, inside stat.Area, y stat.Year) cell {
	r := roller{}
	for _, a := range m.base(i, inside, y) {
		weight := stat.Int(1)
		if i.Weight.Written() {
			weight = i.Weight.Value(m.envOf(a, y))
		}
		r.take(i.Rollup, *m.cell(i, a.Code, y), weight)
	}
	return r.result(i)
}

// A roller adds up base cells.
type roller struct {
	out       cell
	weights   stat.Quantity
	values    []stat.Quantity
	estimated bool
}

func (r *roller) take(rollup check.Rollup, c cell, weight stat.Quantity) {
	r.out.expected++
	known := c.value.Known() && weight.Known()
	switch rollup {
	case check.Ratio:
		known = c.num.Known() && c.den.Known() && weight.Known()
	case check.Share:
		known = passes(c.verdict).Known()
	}
	if !known {
		return
	}
	r.out.covered++
	r.estimated = r.estimated || c.status == stat.Estimated
	switch rollup {
	case check.Ratio:
		r.out.num = plus(r.out.num, c.num.Mul(weight))
		r.out.den = plus(r.out.den, c.den.Mul(weight))
		r.weights = plus(r.weights, weight)
	case check.Share:
		r.out.num = plus(r.out.num, passes(c.verdict))
		r.out.den = plus(r.out.den, stat.Int(1))
	default:
		r.values = append(r.values, c.value)
	}
}

// plus adds to a sum that begins missing, so that a sum of nothing is missing.
func plus(sum, q stat.Quantity) stat.Quantity {
	if !sum.Known() {
		return q
	}
	return sum.Add(q)
}

func (r *roller) result(i *check.Indicator) cell {
	c := r.out
	switch i.Rollup {
	case check.Ratio:
		if i.Weight.Written() { // means, so that 862.3 by 1709 can be read
			c.num, c.den = c.num.Per(r.weights), c.den.Per(r.weights)
		}
		_, _, factor, _ := i.Formula.Quotient()
		c.value = c.num.Per(c.den).Mul(factor)
	case check.Share:
		c.value = c.num.Per(c.den)
	case check.Count:
		c.value = stat.Int(int64(len(r.values)))
		if c.expected == 0 {
			c.value = stat.Quantity{}
		}
	default:
		c.value = aggregate(i.Rollup, r.values)
	}
	switch {
	case !c.value.Known():
		c.status = stat.Missing
	case r.estimated:
		c.status = stat.Estimated
	default:
		c.status = stat.Reported
	}
	return c
}

func aggregate(rollup check.Rollup, values []stat.Quantity) stat.Quantity {
	if len(values) == 0 {
		return stat.Quantity{}
	}
	slices.SortFunc(values, stat.Quantity.Cmp)
	n := len(values)
	switch rollup {
	case check.Median:
		return values[(n-1)/2].Add(values[n/2]).Per(stat.Int(2))
	case check.Largest:
		return values[n-1]
	case check.Smallest:
		return values[0]
	}
	sum := stat.Int(0)
	for _, v := range values {
		sum = sum.Add(v)
	}
	return sum
}

// inPlace computes a formula at a larger area: what it reports itself, and sums
// over those smaller areas that reported everything the formula needs of them.
func (m *Metrics) inPlace(i *check.Indicator, f *formula.Formula, a stat.Area, y stat.Year) cell {
	e := m.summing(f, i, a, y)
	c := cell{covered: e.covered, expected: max(1, e.expected)}
	if e.partial(f) {
		return c.finish(e)
	}
	c.value = f.Value(e)
	if n, d, _, ok := f.Quotient(); ok {
		c.num, c.den = n.Value(e), d.Value(e)
	}
	if i.To.Written() && !m.topped(i, e) {
		c.value = stat.Quantity{} // half a range is none
	}
	return c.finish(e)
}
