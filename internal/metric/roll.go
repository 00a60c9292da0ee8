package metric

import (
	"iter"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// single computes an indicator at a base area.
func (m *Metrics) single(i *check.Indicator, s check.Spot) cell {
	if !m.inScope(i, s) {
		return cell{status: stat.NotApplicable}
	}
	e := m.envAt(s)
	return e.compute(i.Formula, cell{expected: 1})
}

// compute gives a number its value and parts, status and coverage.
func (e *env) compute(f *formula.Formula, c cell) cell {
	n, d, factor, ratio := f.Quotient()
	if ratio {
		c.num, c.den = n.Value(e), d.Value(e)
		c.value = c.num.Per(c.den).Mul(factor)
	} else {
		c.value = f.Value(e)
	}
	if c.status = statusOf(c.value, *e.estimated); c.status == stat.Missing {
		c.status = e.absence(f)
	}
	if c.value.Known() && c.covered == 0 {
		c.covered = 1
	}
	return c
}

func statusOf(q stat.Quantity, estimated bool) stat.Status {
	switch {
	case !q.Known():
		return stat.Missing
	case estimated:
		return stat.Estimated
	}
	return stat.Reported
}

func (m *Metrics) inScope(i *check.Indicator, s check.Spot) bool {
	return !i.Scope.Written() || i.Scope.Holds(m.envAt(s))
}

// base yields the areas in scope whose numbers make up a larger area's.
func (m *Metrics) base(i *check.Indicator, inside check.Spot) iter.Seq[check.Spot] {
	return func(yield func(check.Spot) bool) {
		for s := range inside.Inside(i.Base) {
			if m.inBase(i, s) && !yield(s) {
				return
			}
		}
	}
}

// inBase reports whether a base area is in scope and has such a number at all,
// which its number says where there is one.
func (m *Metrics) inBase(i *check.Indicator, s check.Spot) bool {
	if c := m.column(i, s); c != nil && i.Own[i.Base] == nil && i.Rollup != check.InPlace {
		return c.statusAt(s.Index()) != stat.NotApplicable
	}
	return m.inScope(i, s)
}

// rollers add up the numbers below each area of a level: of the areas that
// smaller rollers have added up already, or of the base areas.
func (m *Metrics) rollers(i *check.Indicator, level stat.Level, y stat.Year, below []roller) []roller {
	out := make([]roller, len(m.Data.Areas(level, y)))
	pages(len(out), func(from, to int) {
		for s := range m.facts.Spots(level, y, from, to) {
			r := &out[s.Index()]
			if below == nil {
				m.takeBase(r, i, s)
				continue
			}
			first, last := s.Span(m.facts.Ladder.Below(level))
			for n := range below[first:last] {
				r.join(&below[first+n])
			}
		}
	})
	return out
}

// takeBase adds up the base areas inside an area.
func (m *Metrics) takeBase(r *roller, i *check.Indicator, inside check.Spot) {
	for s := range m.base(i, inside) {
		r.take(i.Rollup, m.cell(i, s), m.weight(i, s))
	}
}

// weight is how much an area counts in a rolled-up ratio.
func (m *Metrics) weight(i *check.Indicator, s check.Spot) stat.Quantity {
	if i.Weight.Written() {
		return i.Weight.Value(m.envAt(s))
	}
	return stat.Int(1)
}

// A roller adds up base cells.
type roller struct {
	covered, expected int32
	num, den, weights stat.Quantity
	sum, most, least  stat.Quantity
	values            []stat.Quantity // for a median
	estimated         bool
}

func (r *roller) take(rollup check.Rollup, c cell, weight stat.Quantity) {
	r.expected++
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
	one := roller{covered: 1, estimated: c.status == stat.Estimated}
	switch rollup {
	case check.Ratio:
		one.num, one.den, one.weights = c.num.Mul(weight), c.den.Mul(weight), weight
	case check.Share:
		one.num, one.den = passes(c.verdict), stat.Int(1)
	case check.Median:
		r.values = append(r.values, c.value)
	default:
		one.sum, one.most, one.least = c.value, c.value, c.value
	}
	r.join(&one)
}

// join adds what another roller has added up of other areas.
func (r *roller) join(o *roller) {
	r.covered += o.covered
	r.expected += o.expected
	r.estimated = r.estimated || o.estimated
	r.num, r.den, r.weights, r.sum = plus(r.num, o.num), plus(r.den, o.den), plus(r.weights, o.weights), plus(r.sum, o.sum)
	r.most, r.least = extreme(stat.Max, r.most, o.most), extreme(stat.Min, r.least, o.least)
	r.values = append(r.values, o.values...)
}

// plus adds to a sum; a sum of nothing is missing.
func plus(sum, q stat.Quantity) stat.Quantity {
	if !sum.Known() {
		return q
	}
	if !q.Known() {
		return sum
	}
	return sum.Add(q)
}

// extreme is the larger or smaller of two numbers, of which one may be missing.
func extreme(of func(a, b stat.Quantity) stat.Quantity, a, b stat.Quantity) stat.Quantity {
	if !a.Known() {
		return b
	}
	if !b.Known() {
		return a
	}
	return of(a, b)
}

// result is the number of what was added up.
func (r *roller) result(i *check.Indicator) cell {
	c := cell{num: r.num, den: r.den, covered: r.covered, expected: r.expected}
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
		if c.expected > 0 {
			c.value = stat.Int(int64(r.covered))
		}
	case check.Median:
		c.value = median(r.values)
	case check.Largest:
		c.value = r.most
	case check.Smallest:
		c.value = r.least
	default:
		c.value = r.sum
	}
	c.status = statusOf(c.value, r.estimated)
	return c
}

func median(values []stat.Quantity) stat.Quantity {
	n := len(values)
	if n == 0 {
		return stat.Quantity{}
	}
	slices.SortFunc(values, stat.Quantity.Cmp)
	return values[(n-1)/2].Add(values[n/2]).Per(stat.Int(2))
}

// inPlace computes a formula at a larger area: what it reports itself, and sums
// over those smaller areas that reported everything the formula needs of them.
func (m *Metrics) inPlace(i *check.Indicator, f *formula.Formula, s check.Spot) cell {
	e := m.summing(f, i, s)
	c := cell{covered: e.covered, expected: max(1, e.expected)}
	if e.partial(f) || i.To.Written() && !m.topped(i, e) { // half a range is none
		return c
	}
	return e.compute(f, c)
}
