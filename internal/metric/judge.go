package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// judge holds a number against the first standard that has a clause for it.
// The gap is in the unit of gapUnit: what is missing of the numerator for a
// ratio, of the value for other numbers.
func (m *Metrics) judge(i *check.Indicator, a stat.Area, y stat.Year, c cell, by []*check.Standard) (Verdict, stat.Quantity, Target) {
	clause := m.clause(i, a, y, by)
	switch {
	case c.status == stat.NotApplicable:
		return None, stat.Quantity{}, Target{}
	case clause == nil && i.Rollup == check.Share && a.Level != i.Base:
		return m.judgeMembers(i, a, y, by)
	case clause == nil:
		return None, stat.Quantity{}, Target{}
	case len(clause.Parts) > 0:
		return m.judgeParts(clause, a, y)
	}
	t := m.target(clause, a, y)
	if !c.value.Known() || !t.complete() {
		return NoData, stat.Quantity{}, t
	}
	if high := m.high(i, a, y, c); high.Known() {
		passes, gap := m.judgeRange(clause, t, a, c, high)
		if passes {
			return Pass, stat.Int(0), t
		}
		return m.excused(clause, a, y, &t), gap, t
	}
	if t.met(c.value.Mul(Scale(unitAt(i, a.Level)))) {
		return Pass, stat.Int(0), t
	}
	gap := m.gap(clause, t, a, c)
	return m.excused(clause, a, y, &t), gap, t
}

// clause finds the first clause of the standards that speaks about an
// indicator at this level and concerns this area.
func (m *Metrics) clause(i *check.Indicator, a stat.Area, y stat.Year, by []*check.Standard) *check.Clause {
	for _, s := range by {
		for _, cl := range s.Clauses {
			if cl.Indicator == i && slices.Contains(cl.Levels, a.Level) &&
				(!cl.When.Written() || m.value(cl.When, i, a, y).Sign() != 0) {
				return cl
			}
		}
	}
	return nil
}

// value computes a formula at any level, sums included.
func (m *Metrics) value(f *formula.Formula, i *check.Indicator, a stat.Area, y stat.Year) stat.Quantity {
	if !f.Written() {
		return stat.Quantity{}
	}
	e := m.summing(f, i, a, y)
	if e.partial(f) {
		return stat.Quantity{}
	}
	return f.Value(e)
}

func (m *Metrics) target(cl *check.Clause, a stat.Area, y stat.Year) Target {
	of := func(f *formula.Formula) stat.Quantity { return m.value(f, cl.Indicator, a, y) }
	return Target{Clause: cl, Min: of(cl.Bound.Min), Max: of(cl.Bound.Max), Above: of(cl.Bound.Above), Below: of(cl.Bound.Below)}
}

// complete reports whether every limit that was written has a value.
func (t Target) complete() bool {
	b := t.Clause.Bound
	return (t.Min.Known() || !b.Min.Written()) && (t.Max.Known() || !b.Max.Written()) &&
		(t.Above.Known() || !b.Above.Written()) && (t.Below.Known() || !b.Below.Written())
}

// met reports whether a value in the printed unit keeps within the limits:
// 以上 以下 include them, 超过 不满 do not (民法典 §1259).
func (t Target) met(value stat.Quantity) bool {
	return (!t.Min.Known() || value.Cmp(t.Min) >= 0) && (!t.Max.Known() || value.Cmp(t.Max) <= 0) &&
		(!t.Above.Known() || value.Cmp(t.Above) > 0) && (!t.Below.Known() || value.Cmp(t.Below) < 0)
}

// short returns how far a value is from the limits, 0 if it keeps them.
func (t Target) short(value stat.Quantity) stat.Quantity {
	gap := stat.Int(0)
	for _, limit := range []stat.Quantity{t.Min, t.Above} {
		if limit.Known() {
			gap = stat.Max(gap, limit.Sub(value))
		}
	}
	for _, limit := range []stat.Quantity{t.Max, t.Below} {
		if limit.Known() {
			gap = stat.Max(gap, value.Sub(limit))
		}
	}
	return gap
}

// gap is what is missing: for a ratio so much of the numerator as would bring
// it to the limit, whole where the numerator counts things.
func (m *Metrics) gap(cl *check.Clause, t Target, a stat.Area, c cell) stat.Quantity {
	if cl.GapIn != "" {
		return m.gapBelow(cl, t, a, c)
	}
	scale := Scale(unitAt(cl.Indicator, a.Level))
	gap := t.short(c.value.Mul(scale))
	if !c.den.Known() {
		return gap
	}
	_, _, factor, ok := m.formulaAt(cl.Indicator, a.Level).Quotient()
	if !ok {
		factor = stat.Int(1)
	}
	gap = gap.Per(scale).Per(factor).Mul(c.den)
	if m.counts(cl.Indicator, a.Level) {
		return gap.Ceil()
	}
	return gap
}

// counts reports whether the numerator of a ratio counts whole things.
func (m *Metrics) counts(i *check.Indicator, level stat.Level) bool {
	if i.Rollup == check.Share && level != i.Base {
		return true
	}
	n, _, _, ok := m.formulaAt(i, level).Quotient()
	return ok && !i.Weight.Written() && m.whole(n)
}

// whole reports whether a formula counts things, so that a part of one is none.
func (m *Metrics) whole(f *formula.Formula) bool {
	if f.Counts() {
		return true
	}
	for _, r := range f.Refs() {
		f := m.Data.FieldOf(r)
		if r.Slot >= 0 && r.Aspect != formula.Passes && (f == nil || f.Type != stat.Integer && f.Type != stat.Truth) {
			return false
		}
	}
	return true
}

// excused turns a failure into an exemption where the area gives a reason that
// the standard accepts.
func (m *Metrics) excused(cl *check.Clause, a stat.Area, y stat.Year, t *Target) Verdict {
	if cl.Exempt == nil {
		return Fail
	}
	t.Reason = m.Data.Observe(cl.Exempt, a, y).Text
	if t.Reason == "" {
		return Fail
	}
	if cl.Due != nil {
		t.Due = m.Data.Observe(cl.Due, a, y).Text
	}
	return Exempt
}

// judgeParts judges a clause whose parts must all hold. One part without data
// leaves the whole unjudged: half a judgement would be a guess.
func (m *Metrics) judgeParts(cl *check.Clause, a stat.Area, y stat.Year) (Verdict, stat.Quantity, Target) {
	t := Target{Clause: cl}
	total, passes, known := stat.Int(0), true, true
	for _, p := range cl.Parts {
		if p.When.Written() && m.value(p.When, cl.Indicator, a, y).Sign() == 0 {
			continue
		}
		o := m.outcome(cl, p, a, y)
		t.Parts = append(t.Parts, o)
		known = known && o.Gap.Known()
		passes = passes && o.Passes
		total = total.Add(o.Gap)
	}
	switch {
	case !known || len(t.Parts) == 0:
		return NoData, stat.Quantity{}, t
	case passes:
		return Pass, stat.Int(0), t
	}
	return m.excused(cl, a, y, &t), total, t
}

func (m *Metrics) outcome(cl *check.Clause, p check.Part, a stat.Area, y stat.Year) Outcome {
	value := m.value(p.Of, cl.Indicator, a, y)
	of := func(f *formula.Formula) stat.Quantity { return m.value(f, cl.Indicator, a, y) }
	limits := Target{Min: of(p.Bound.Min), Max: of(p.Bound.Max), Above: of(p.Bound.Above), Below: of(p.Bound.Below)}
	o := Outcome{Name: p.Name, Unit: p.Unit, Value: value, Limits: limits}
	if value.Known() {
		o.Passes, o.Gap = limits.met(value), limits.short(value)
	}
	return o
}

// judgeMembers judges a larger area by its members: it passes where all that
// were judged pass or are excused, and lacks what they lack together.
func (m *Metrics) judgeMembers(i *check.Indicator, inside stat.Area, y stat.Year, by []*check.Standard) (Verdict, stat.Quantity, Target) {
	verdict, gap, t := NoData, stat.Quantity{}, Target{}
	for _, a := range m.base(i, inside, y) {
		v, g, target := m.judge(i, a, y, *m.cell(i, a.Code, y), by)
		if v == None {
			continue
		}
		t.Clause = target.Clause
		if v == NoData {
			continue
		}
		gap = plus(gap, g)
		switch {
		case v == Fail:
			verdict = Fail
		case verdict == NoData:
			verdict = Pass
		}
	}
	if t.Clause == nil {
		return None, stat.Quantity{}, t
	}
	return verdict, gap, t
}

// gapUnit names the unit of a metric's gap.
func (m *Metrics) gapUnit(x Metric) string {
	cl := x.Target.Clause
	switch {
	case cl.GapUnit != "":
		return cl.GapUnit
	case len(cl.Parts) > 0:
		return cl.Parts[0].Unit
	}
	level := x.Area.Level
	if x.Indicator.Rollup == check.Share && level != x.Indicator.Base {
		level = x.Indicator.Base // the members' own gaps, added up
	}
	if unit := m.numeratorUnit(x.Indicator, level); unit != "" {
		return unit
	}
	return unitAt(x.Indicator, level)
}
