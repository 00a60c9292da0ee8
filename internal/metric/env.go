package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// An env gives a formula the values of one area in one year. Fields and
// indicators of smaller areas are summed over the given areas; those of larger
// ones are found from inside.
type env struct {
	*Metrics
	area stat.Area
	year stat.Year
	over []stat.Area // smaller areas that are summed
	// estimated is set when an estimated value was used.
	estimated *bool
}

func (m *Metrics) envOf(a stat.Area, y stat.Year) env {
	return env{Metrics: m, area: a, year: y, estimated: new(bool)}
}

func (e env) Number(r formula.Ref) stat.Quantity {
	switch r.Modifier {
	case formula.LastYear:
		e.year--
	case formula.SoFar:
		return e.soFar(r)
	}
	if r.Slot == check.CommunityCount {
		if e.area.Level == stat.Community {
			return stat.Int(1)
		}
		return stat.Int(int64(len(e.Data.Communities(e.area, e.year))))
	}
	if f := e.Data.FieldOf(r); f != nil {
		return e.field(f)
	}
	return e.indicator(r)
}

// soFar adds up a value over the years with data; years without it are left out.
func (e env) soFar(r formula.Ref) stat.Quantity {
	r.Modifier = ""
	sum := stat.Quantity{}
	for _, y := range e.Data.Years {
		if y > e.year {
			break
		}
		past := e
		past.year = y
		if f := e.Data.FieldOf(r); f != nil && lower(f.Level, e.area.Level) {
			past.over = e.known(f, y)
		}
		if q := past.Number(r); q.Known() {
			sum = plus(sum, q)
		}
	}
	return sum
}

// known returns the areas that reported a field in a year.
func (e env) known(f *check.Field, y stat.Year) []stat.Area {
	var out []stat.Area
	for _, a := range e.Data.Subareas(e.area, f.Level, y) {
		if e.Data.Observe(f, a, y).Known() {
			out = append(out, a)
		}
	}
	return out
}

func (e env) Text(r formula.Ref) string {
	if r.Modifier == formula.LastYear {
		e.year--
	}
	return e.Data.Observe(e.Data.FieldOf(r), e.area, e.year).Text
}

func (e env) field(f *check.Field) stat.Quantity {
	if !lower(f.Level, e.area.Level) {
		return e.observe(f, e.area)
	}
	sum := stat.Quantity{}
	for _, a := range e.over {
		if a.Level != f.Level {
			continue
		}
		if !sum.Known() {
			sum = stat.Int(0)
		}
		sum = sum.Add(e.observe(f, a))
	}
	return sum
}

func (e env) observe(f *check.Field, a stat.Area) stat.Quantity {
	o := e.Data.Observe(f, a, e.year)
	if o.Status == stat.Estimated {
		*e.estimated = true
	}
	return o.Quantity
}

// indicator gives another indicator's number, verdict or gap at this area, or
// at the enclosing area that has one.
func (e env) indicator(r formula.Ref) stat.Quantity {
	i := e.Data.IndicatorOf(r)
	a := e.area
	for a.Level != i.Base && !i.Has(a.Level) {
		up, ok := e.Data.Area(a.Parent)
		if !ok {
			return stat.Quantity{}
		}
		a = up
	}
	c := e.cell(i, a.Code, e.year)
	if c == nil {
		return stat.Quantity{}
	}
	if c.status == stat.Estimated {
		*e.estimated = true
	}
	switch r.Modifier {
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
