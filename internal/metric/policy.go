package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A Policy is a number of a standard that a metric was computed from.
type Policy struct {
	Title   string // 下限(现有协管员数), 标准值(用房达标奖补)
	Area    stat.Area
	Year    stat.Year
	Value   stat.Quantity // in Unit
	Unit    string
	Written string // as the standard has it, a number or a formula
	Place   diag.Place
}

// policy is the number of a standard that a name in a formula stands for; false
// where no standard of the year sets it.
func (m *Metrics) policy(r formula.Ref, a stat.Area, y stat.Year) (Policy, bool) {
	if r.Aspect == formula.AmountOf {
		if amount := check.AmountOf(r, m.judging(y)); amount != nil {
			return Policy{Area: a, Year: y, Value: amount.Value, Unit: amount.Unit,
				Written: amount.Amount.Value.Text, Place: amount.Amount.Value.Place}, true
		}
		return Policy{}, false
	}
	i := m.Data.IndicatorOf(r)
	a, ok := m.reach(i, a)
	if !ok {
		return Policy{}, false
	}
	clause := m.clause(i, a, y, m.judging(y))
	if clause == nil {
		return Policy{}, false
	}
	limit, written := clause.Limit(r.Aspect)
	return Policy{Area: a, Year: y, Value: m.value(limit, i, a, y), Unit: unitAt(i, a.Level),
		Written: written.Text, Place: written.Place}, limit.Written()
}

// Policies returns the numbers of standards that a metric was computed from, each
// place once; its value is missing where it is not the same at all areas.
func (m *Metrics) Policies(x Metric) []Policy { return m.trace(x).policies }

// policy notes a number of a standard, and leads back to the cells that a limit
// was worked out from.
func (t *tracer) policy(r formula.Ref, a stat.Area, y stat.Year) {
	p, ok := t.Metrics.policy(r, a, y)
	if !ok {
		return
	}
	key := policyKey{p.Place, y}
	if n, seen := t.policyAt[key]; seen {
		if q := t.policies[n].Value; q.Known() && (!p.Value.Known() || q.Cmp(p.Value) != 0) {
			t.policies[n].Value = stat.Quantity{}
		}
	} else {
		p.Title = t.titleOf(r)
		t.policyAt[key] = len(t.policies)
		t.policies = append(t.policies, p)
	}
	if i := t.Data.IndicatorOf(r); i != nil {
		limit, _ := t.Metrics.clause(i, p.Area, y, t.judging(y)).Limit(r.Aspect)
		t.formula(i, limit, p.Area, y)
	}
}

type policyKey struct {
	diag.Place
	year stat.Year
}

// titleOf is a name in a formula as people read it: 下限(现有协管员数).
func (t *tracer) titleOf(r formula.Ref) string {
	of := r.ID
	if i := t.Data.IndicatorOf(r); i != nil {
		of = i.Title
	} else if a := check.AmountOf(r, t.Data.Standards); a != nil {
		of = a.Title
	}
	return r.Aspect + "(" + of + ")"
}

// reach finds the area at which an indicator has its value: this one, or one
// around it.
func (m *Metrics) reach(i *check.Indicator, a stat.Area) (stat.Area, bool) {
	for a.Level != i.Base && !i.Has(a.Level) {
		up, ok := m.Data.Area(a.Parent)
		if !ok {
			return a, false
		}
		a = up
	}
	return a, true
}
