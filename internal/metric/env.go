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
	area stat.Area
	year stat.Year
	sums
	// estimated is set when an estimated value was used.
	estimated *bool
}

func (m *Metrics) envOf(a stat.Area, y stat.Year) env {
	return env{Metrics: m, area: a, year: y, estimated: new(bool)}
}

func (e env) Number(r formula.Ref) stat.Quantity {
	if _, counts := check.Counted(r); counts {
		return e.Data.Count(r, e.area, e.year)
	}
	if r.Limit() || r.Aspect == formula.AmountOf {
		p, _ := e.policy(r, e.area, e.year)
		return p.Value.Per(Scale(p.Unit))
	}
	if f := e.Data.FieldOf(r); f != nil {
		o := e.Data.Observe(f, e.area, e.year)
		if o.Status == stat.Estimated {
			*e.estimated = true
		}
		return o.Quantity
	}
	return e.indicator(r)
}

func (e env) Text(r formula.Ref) string {
	return e.Data.Observe(e.Data.FieldOf(r), e.area, e.year).Text
}

// LastYear is the same area a year earlier.
func (e env) LastYear() formula.Env { return e.in(e.year - 1) }

// SoFar is the same area in all years with data up to this one.
func (e env) SoFar() iter.Seq[formula.Env] {
	return func(yield func(formula.Env) bool) {
		for _, y := range e.Data.Years {
			if y > e.year || !yield(e.in(y)) {
				return
			}
		}
	}
}

func (e env) in(y stat.Year) env {
	e.year, e.among = y, nil
	return e
}

// indicator gives another indicator's number, verdict or gap at this area, or
// at the enclosing area that has one.
func (e env) indicator(r formula.Ref) stat.Quantity {
	i := e.Data.IndicatorOf(r)
	a, ok := e.reach(i, e.area)
	if !ok {
		return stat.Quantity{}
	}
	c := e.cell(i, a.Code, e.year)
	if c == nil {
		return stat.Quantity{}
	}
	if c.status == stat.Estimated {
		*e.estimated = true
	}
	switch r.Aspect {
	case formula.Passes:
		return passes(c.verdict)
	case formula.GapOf:
		return c.gap
	}
	return c.value
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

func lower(a, b stat.Level) bool { return rank(a) < rank(b) }

func rank(l stat.Level) int {
	for n, level := range stat.Levels {
		if level == l {
			return n
		}
	}
	return len(stat.Levels)
}
