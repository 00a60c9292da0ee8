package metric

import (
	"iter"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// An env gives a formula the values of one area in one year. Fields and
// indicators of larger areas are found from inside.
type env struct {
	*Metrics
	check.Spot
	sums
	estimated *bool // set when an estimated value was used
	own       bool  // which it points to, but in a copy
}

func (m *Metrics) envAt(s check.Spot) *env {
	e := &env{Metrics: m, Spot: s}
	e.estimated = &e.own
	return e
}

func (e *env) Number(r formula.Ref) stat.Quantity {
	if f := e.Data.FieldOf(r); f != nil {
		e.watched.observed(f, e.Spot)
		q, estimated := e.Value(f)
		*e.estimated = *e.estimated || estimated
		return q
	}
	if _, counts := check.Counted(r); counts {
		return e.Count(r)
	}
	if r.Limit() || r.Aspect == formula.AmountOf {
		p, _ := e.policy(r, e.Spot)
		return p.Value.Per(Scale(p.Unit))
	}
	return e.indicator(r)
}

func (e *env) Text(r formula.Ref) string {
	f := e.Data.FieldOf(r)
	e.watched.observed(f, e.Spot)
	return e.Spot.Text(f)
}

// Asked reports whether somebody was asked for a field; indicators ask nobody.
func (e *env) Asked(r formula.Ref) bool {
	f := e.Data.FieldOf(r)
	return f == nil || e.Spot.Asked(f)
}

// LastYear is the same area a year earlier.
func (e *env) LastYear() formula.Env { return e.in(e.Year - 1) }

// SoFar is the same area in all years with data up to this one.
func (e *env) SoFar() iter.Seq[formula.Env] {
	return func(yield func(formula.Env) bool) {
		for _, y := range e.Data.Years {
			if y > e.Year || !yield(e.in(y)) {
				return
			}
		}
	}
}

func (e *env) in(y stat.Year) *env {
	then := *e
	then.Spot, then.totals = e.Then(y), nil
	return &then
}

// indicator gives another indicator's number, verdict or gap at this area, or
// at the enclosing area that has one.
func (e *env) indicator(r formula.Ref) stat.Quantity {
	i := e.Data.IndicatorOf(r)
	s, ok := reach(i, e.Spot)
	if !ok {
		return stat.Quantity{}
	}
	e.watched.used(i, s)
	c := e.column(i, s)
	if c == nil {
		return stat.Quantity{}
	}
	n := s.Index()
	if c.statusAt(n) == stat.Estimated {
		*e.estimated = true
	}
	switch r.Aspect {
	case formula.Passes:
		return passes(c.verdictAt(n))
	case formula.GapOf:
		return c.gap.At(n)
	}
	return c.valueAt(n)
}

// passes is 1 for a pass, 0 for a failure, excused or not, and missing where
// nothing was judged.
func passes(v Verdict) stat.Quantity {
	switch v {
	case Pass:
		return stat.Int(1)
	case Fail, Exempt:
		return stat.Int(0)
	}
	return stat.Quantity{}
}
