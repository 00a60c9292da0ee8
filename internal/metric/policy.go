package metric

import (
	"cmp"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A Policy is a line of the rules that a metric was computed from: a number of a
// standard, or a change in the list of areas.
type Policy struct {
	Title   string // 下限(现有协管员数), 标准值(用房达标奖补), 新设
	Area    stat.Area
	Year    stat.Year
	Value   stat.Quantity // in Unit
	Unit    string
	Written string // as the standard has it, a number or a formula; what the list says of a change
	Place   diag.Place
}

// policy is the number of a standard that a name in a formula stands for; false
// where no standard of the year sets it.
func (m *Metrics) policy(r formula.Ref, s check.Spot) (Policy, bool) {
	if r.Aspect == formula.AmountOf {
		if amount := check.AmountOf(r, m.judging(s.Year)); amount != nil {
			return Policy{Area: s.Area(), Year: s.Year, Value: amount.Value, Unit: amount.Unit,
				Written: amount.Amount.Value.Text, Place: amount.Amount.Value.Place}, true
		}
		return Policy{}, false
	}
	i := m.Data.IndicatorOf(r)
	s, ok := reach(i, s)
	if !ok {
		return Policy{}, false
	}
	clause := m.clause(i, s)
	if clause == nil {
		return Policy{}, false
	}
	limit, written := clause.Limit(r.Aspect)
	return Policy{Area: s.Area(), Year: s.Year, Value: m.value(limit, i, s), Unit: unitAt(i, s.Level()),
		Written: written.Text, Place: written.Place}, limit.Written()
}

// Policies returns the lines of rules that a metric was computed from, each place
// once; its value is missing where it is not the same at all areas.
func (m *Metrics) Policies(x Metric) []Policy {
	if x.Status == stat.Hidden {
		return nil
	}
	return m.trace(x).policies
}

// policy notes a number of a standard, and leads back to the cells that a limit
// was worked out from.
func (t *tracer) policy(r formula.Ref, s check.Spot) {
	p, ok := t.Metrics.policy(r, s)
	if !ok {
		return
	}
	key := policyKey{p.Place, s.Year}
	if n, seen := t.policyAt[key]; seen {
		if q := t.policies[n].Value; q.Known() && (!p.Value.Known() || q.Cmp(p.Value) != 0) {
			t.policies[n].Value = stat.Quantity{}
		}
	} else {
		p.Title = t.titleOf(r)
		t.note(key, p)
	}
	if i := t.Data.IndicatorOf(r); i != nil {
		s, _ = reach(i, s)
		limit, _ := t.Metrics.clause(i, s).Limit(r.Aspect)
		t.formula(i, limit, s)
	}
}

// changes notes which areas came or went.
func (t *tracer) changes(r formula.Ref, s check.Spot) {
	for _, ch := range s.Changes(r) {
		key := policyKey{ch.Place, s.Year}
		if _, seen := t.policyAt[key]; seen {
			continue
		}
		a, _ := t.Data.Area(ch.Community)
		t.note(key, Policy{Title: ch.Kind, Area: a, Year: s.Year, Value: stat.Int(1), Unit: "个", Written: cmp.Or(ch.Note, ch.Kind), Place: ch.Place})
	}
}

// note adds a line of the rules.
func (t *tracer) note(key policyKey, p Policy) {
	if t.policyAt == nil {
		t.policyAt = map[policyKey]int{}
	}
	t.policyAt[key] = len(t.policies)
	t.policies = append(t.policies, p)
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
func reach(i *check.Indicator, s check.Spot) (check.Spot, bool) {
	ok := true
	for level := s.Level(); ok && level != i.Base && !i.Has(level); level = s.Level() {
		s, ok = s.Around()
	}
	return s, ok
}
