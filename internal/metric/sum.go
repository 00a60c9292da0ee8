package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// sums are the areas over which 合计(…) runs in a formula. All sums of a formula
// over areas of one level run over the same ones, those that have what each of
// them needs, so that a quotient of sums is a rate of the areas that it is of.
type sums struct {
	scope  *check.Indicator         // whose communities count; nil: all
	totals map[string]stat.Quantity // by the text of what is summed; nil: nothing was prepared

	covered, expected int32 // areas of the smallest level
}

// summing prepares an env for the sums of a formula.
func (m *Metrics) summing(f *formula.Formula, scope *check.Indicator, s check.Spot) *env {
	e := m.envAt(s)
	e.scope = scope
	if len(f.Sums()) == 0 {
		return e
	}
	byLevel := map[stat.Level][]*formula.Formula{}
	for _, sum := range f.Sums() {
		level := m.Data.Under(sum)
		byLevel[level] = append(byLevel[level], sum)
	}
	totals := map[string]stat.Quantity{}
	for _, level := range slices.Backward(m.facts.Ladder.Levels()) {
		list := byLevel[level]
		if list == nil {
			continue
		}
		t := e.total(list, level)
		e.covered, e.expected = t.covered, t.expected
		*e.estimated = *e.estimated || t.estimated
		for n, sum := range list {
			totals[sum.String()] = t.sums[n]
		}
	}
	e.totals = totals
	return e
}

// partial reports whether a formula holds sums against something else while
// some areas are missing from them: such a number would compare a whole with a
// part, and is not given.
func (e *env) partial(f *formula.Formula) bool { return e.covered < e.expected && mixed(f) }

// mixed reports whether a formula holds more than sums and fixed amounts.
func mixed(f *formula.Formula) bool {
	return slices.ContainsFunc(f.Refs(), func(r formula.Ref) bool { return !r.Summed && r.Aspect != formula.AmountOf })
}

// Partial reports whether a metric is not given because sums in its formula lack
// areas.
func (m *Metrics) Partial(x Metric) bool {
	f := formulaAt(x.Indicator, x.Area.Level)
	return !x.Value.Known() && len(f.Sums()) > 0 && x.Covered < x.Expected && mixed(f)
}

// each is the level of the areas of which a number is made.
func (m *Metrics) each(i *check.Indicator, level stat.Level) stat.Level {
	base := i.Base
	if i.Own[level] != nil || i.Rollup == check.InPlace {
		base = level
		for _, sum := range formulaAt(i, level).Sums() {
			base = m.facts.Ladder.Smaller(base, m.Data.Under(sum))
		}
	}
	return base
}

// Sum is a sum that was prepared, or one of another year.
func (e *env) Sum(f *formula.Formula) stat.Quantity {
	if e.totals != nil {
		return e.totals[f.String()]
	}
	t := e.total([]*formula.Formula{f}, e.Data.Under(f))
	*e.estimated = *e.estimated || t.estimated
	return t.sums[0]
}

// A total is what some areas add up to.
type total struct {
	sums              []stat.Quantity
	covered, expected int32
	estimated         bool
}

// total adds up, over the areas of a level in scope that have values for all of
// some sums.
func (e *env) total(list []*formula.Formula, level stat.Level) total {
	first, last := e.Span(level)
	parts := make([]total, (last-first+stat.PageSize-1)/stat.PageSize)
	pages(last-first, func(from, to int) {
		t := total{sums: make([]stat.Quantity, len(list))}
		inside := e.Metrics.envAt(e.Spot)
		for s := range e.facts.Spots(level, e.Year, first+from, first+to) {
			inside.Spot = s
			t.take(inside, list, e.scope)
		}
		parts[from/stat.PageSize] = t
	})
	out := total{sums: make([]stat.Quantity, len(list))}
	for _, t := range parts {
		out.join(t)
	}
	return out
}

// take adds an area that is in scope and has all values.
func (t *total) take(e *env, list []*formula.Formula, scope *check.Indicator) {
	if e.Level() == stat.Community && scope != nil && !e.inScope(scope, e.Spot) {
		return
	}
	t.expected++
	*e.estimated = false
	values := make([]stat.Quantity, len(list))
	for n, sum := range list {
		if values[n] = sum.Value(e); !values[n].Known() {
			return
		}
	}
	t.join(total{values, 1, 0, *e.estimated})
}

func (t *total) join(o total) {
	for n, q := range o.sums {
		t.sums[n] = plus(t.sums[n], q)
	}
	t.covered += o.covered
	t.expected += o.expected
	t.estimated = t.estimated || o.estimated
}
