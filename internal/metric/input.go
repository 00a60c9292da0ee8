package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// Inputs returns every observation that a metric was computed from, by area and
// field; where the metric is missing, the missing ones are among them.
func (m *Metrics) Inputs(x Metric) []Input { return m.trace(x).out }

func (m *Metrics) trace(x Metric) *tracer {
	t := &tracer{Metrics: m, seen: map[inputKey]bool{}, policyAt: map[policyKey]int{}}
	t.metric(x.Indicator, x.Area, x.Year, m.judging(x.Year), true)
	return t
}

type inputKey struct {
	slot int
	code string
	year stat.Year
}

// A tracer follows formulas back to the cells.
type tracer struct {
	*Metrics
	out   []Input
	seen  map[inputKey]bool
	depth int

	policies []Policy
	policyAt map[policyKey]int // place to the number in policies
}

// metric traces the formula that gave a number, and the clauses that judged it
// where the number is a verdict.
func (t *tracer) metric(i *check.Indicator, a stat.Area, y stat.Year, by []*check.Standard, top bool) {
	if t.depth++; t.depth > 50 { // check has refused cycles; years lead back only so far
		return
	}
	defer func() { t.depth-- }()
	switch {
	case i.Own[a.Level] != nil:
		t.formula(i, i.Own[a.Level], a, y)
	case a.Level == i.Base || i.Rollup == check.InPlace:
		t.formula(i, i.Formula, a, y)
		t.formula(i, i.To, a, y)
		t.formula(i, i.Weight, a, y)
		if !top {
			t.clause(i, a, y, by)
		}
	default:
		for _, member := range t.base(i, a, y) {
			t.metric(i, member, y, by, i.Rollup != check.Share && top)
		}
	}
}

func (t *tracer) clause(i *check.Indicator, a stat.Area, y stat.Year, by []*check.Standard) {
	cl := t.Metrics.clause(i, a, y, by)
	if cl == nil {
		return
	}
	for _, f := range cl.Formulas() {
		t.formula(i, f, a, y)
	}
	if cl.Exempt != nil && t.Data.Observe(cl.Exempt, a, y).Text != "" {
		t.field(cl.Exempt, a, y)
	}
}

func (t *tracer) formula(i *check.Indicator, f *formula.Formula, a stat.Area, y stat.Year) {
	for _, r := range f.Refs() {
		for _, year := range t.yearsOf(r, y) {
			t.ref(i, r, a, year)
		}
	}
}

// yearsOf lists the years whose values a name in a formula asks for.
func (t *tracer) yearsOf(r formula.Ref, y stat.Year) []stat.Year {
	y -= stat.Year(r.Back)
	if !r.SoFar {
		return []stat.Year{y}
	}
	return slices.DeleteFunc(slices.Clone(t.Data.Years), func(past stat.Year) bool { return past > y })
}

func (t *tracer) ref(i *check.Indicator, r formula.Ref, a stat.Area, y stat.Year) {
	if _, counts := check.Counted(r); counts {
		return // from the list of areas
	}
	if field := t.Data.FieldOf(r); field != nil {
		t.fields(i, field, a, y)
		return
	}
	other := t.Data.IndicatorOf(r)
	if other == nil || !r.Summed || !lower(other.Base, a.Level) {
		t.asked(r, a, y)
		return
	}
	for _, sub := range t.subareas(i, a, other.Base, y) {
		t.asked(r, sub, y)
	}
}

// asked follows what a name asks of an indicator or of a standard.
func (t *tracer) asked(r formula.Ref, a stat.Area, y stat.Year) {
	if r.Limit() || r.Aspect == formula.AmountOf {
		t.policy(r, a, y)
		return
	}
	i := t.Data.IndicatorOf(r)
	if a, ok := t.reach(i, a); ok {
		t.metric(i, a, y, t.judging(y), !r.Judged())
	}
}

// fields traces a field at its own level, or at all smaller areas in scope.
func (t *tracer) fields(i *check.Indicator, f *check.Field, a stat.Area, y stat.Year) {
	if !lower(f.Level, a.Level) {
		t.field(f, a, y)
		return
	}
	for _, sub := range t.subareas(i, a, f.Level, y) {
		t.field(f, sub, y)
	}
}

// subareas are the smaller areas that count for an indicator.
func (t *tracer) subareas(i *check.Indicator, a stat.Area, level stat.Level, y stat.Year) []stat.Area {
	return slices.DeleteFunc(slices.Clone(t.Data.Subareas(a, level, y)), func(sub stat.Area) bool {
		return sub.Level == stat.Community && !t.inScope(i, sub, y)
	})
}

func (t *tracer) field(f *check.Field, a stat.Area, y stat.Year) {
	for a.Level != f.Level { // a larger area's field, used from inside
		up, ok := t.Data.Area(a.Parent)
		if !ok {
			return
		}
		a = up
	}
	key := inputKey{f.Slot, a.Code, y}
	if t.seen[key] {
		return
	}
	t.seen[key] = true
	t.out = append(t.out, Input{Field: f, Area: a, Year: y, Observation: t.Data.Observe(f, a, y)})
}
