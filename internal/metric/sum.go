package metric

import (
	"iter"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// sums are the areas over which 合计(…) runs in a formula. All sums of a formula
// over areas of one level run over the same ones, those that have what each of
// them needs, so that a quotient of sums is a rate of the areas that it is of.
type sums struct {
	scope *check.Indicator // whose communities count; nil: all
	among map[stat.Level][]stat.Area

	covered, expected int32 // areas of the smallest level
}

// summing prepares an env for the sums of a formula.
func (m *Metrics) summing(f *formula.Formula, scope *check.Indicator, a stat.Area, y stat.Year) env {
	e := m.envOf(a, y)
	e.scope = scope
	if len(f.Sums()) == 0 {
		return e
	}
	byLevel := map[stat.Level][]*formula.Formula{}
	for _, sum := range f.Sums() {
		level := m.Data.Under(sum)
		byLevel[level] = append(byLevel[level], sum)
	}
	among := map[stat.Level][]stat.Area{}
	for _, level := range slices.Backward(stat.Levels) {
		if list := byLevel[level]; list != nil {
			among[level], e.covered, e.expected = e.complete(list, level)
		}
	}
	e.among = among
	return e
}

// partial reports whether a formula holds sums against something else while
// some areas are missing from them: such a number would compare a whole with a
// part, and is not given.
func (e env) partial(f *formula.Formula) bool { return e.covered < e.expected && mixed(f) }

// mixed reports whether a formula holds more than sums and fixed amounts.
func mixed(f *formula.Formula) bool {
	return slices.ContainsFunc(f.Refs(), func(r formula.Ref) bool { return !r.Summed && r.Aspect != formula.AmountOf })
}

// Partial reports whether a metric is not given because sums in its formula lack
// areas.
func (m *Metrics) Partial(x Metric) bool {
	f := m.formulaAt(x.Indicator, x.Area.Level)
	return !x.Value.Known() && len(f.Sums()) > 0 && x.Covered < x.Expected && mixed(f)
}

// each is the level of the areas of which a number is made.
func (m *Metrics) each(i *check.Indicator, level stat.Level) stat.Level {
	base := i.Base
	if i.Own[level] != nil || i.Rollup == check.InPlace {
		for _, sum := range m.formulaAt(i, level).Sums() {
			base = smaller(base, m.Data.Under(sum))
		}
	}
	return base
}

func smaller(a, b stat.Level) stat.Level {
	if lower(b, a) {
		return b
	}
	return a
}

// Areas are those over which a sum runs.
func (e env) Areas(sum *formula.Formula) iter.Seq[formula.Env] {
	level := e.Data.Under(sum)
	areas, prepared := e.among[level]
	if !prepared {
		areas, _, _ = e.complete([]*formula.Formula{sum}, level)
	}
	return func(yield func(formula.Env) bool) {
		for _, a := range areas {
			if !yield(e.at(a)) {
				return
			}
		}
	}
}

// complete returns the areas of a level in scope that have values for all sums,
// and how many of how many that are.
func (e env) complete(list []*formula.Formula, level stat.Level) (out []stat.Area, covered, expected int32) {
	for _, a := range e.Data.Subareas(e.area, level, e.year) {
		if a.Level == stat.Community && e.scope != nil && !e.inScope(e.scope, a, e.year) {
			continue
		}
		expected++
		inside := e.at(a)
		inside.estimated = new(bool) // of areas that may not count
		if !slices.ContainsFunc(list, func(sum *formula.Formula) bool { return !sum.Value(inside).Known() }) {
			out = append(out, a)
		}
	}
	return out, int32(len(out)), expected
}

func (e env) at(a stat.Area) env {
	e.area, e.among = a, nil
	return e
}
