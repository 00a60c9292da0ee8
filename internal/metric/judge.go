package metric

import (
	"cmp"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// judge holds a number against the first standard that has a clause for it.
// The gap is in the unit of gapUnit: what is missing of the numerator for a
// ratio, of the value for other numbers.
func (m *Metrics) judge(i *check.Indicator, s check.Spot, c cell) (Verdict, stat.Quantity, Target) {
	clause := m.clause(i, s)
	switch {
	case c.status == stat.NotApplicable:
		return None, stat.Quantity{}, Target{}
	case clause == nil && i.Rollup == check.Share && s.Level() != i.Base:
		return m.judgeMembers(i, s)
	case clause == nil:
		return None, stat.Quantity{}, Target{}
	case len(clause.Parts) > 0:
		return m.judgeParts(clause, s)
	}
	t := m.target(clause, s)
	if !c.value.Known() || !t.complete() {
		return NoData, stat.Quantity{}, t
	}
	if high := m.high(i, s, c); high.Known() {
		passes, gap := m.judgeRange(clause, t, s.Level(), c, high)
		if passes {
			return Pass, stat.Int(0), t
		}
		return m.excused(clause, s, &t), gap, t
	}
	if t.met(c.value.Mul(Scale(unitAt(i, s.Level())))) {
		return Pass, stat.Int(0), t
	}
	gap := m.gap(clause, t, s.Level(), c)
	return m.excused(clause, s, &t), gap, t
}

// clause finds the first clause of the standards that speaks about an
// indicator at this level and concerns this area.
func (m *Metrics) clause(i *check.Indicator, s check.Spot) *check.Clause {
	r := m.years[s.Year]
	if r == nil {
		return nil
	}
	for _, cl := range r.clauses[i.Slot][s.Rank()] {
		if !cl.When.Written() || m.value(cl.When, i, s).Sign() != 0 {
			return cl
		}
	}
	return nil
}

// value computes a formula at any level, sums included.
func (m *Metrics) value(f *formula.Formula, i *check.Indicator, s check.Spot) stat.Quantity {
	if q, constant := f.Constant(); constant || !f.Written() {
		return q
	}
	e := m.summing(f, i, s)
	if e.partial(f) {
		return stat.Quantity{}
	}
	return f.Value(e)
}

func (m *Metrics) target(cl *check.Clause, s check.Spot) Target {
	t := m.limits(cl.Bound, cl.Indicator, s)
	t.Clause = cl
	return t
}

// limits computes a bound.
func (m *Metrics) limits(b check.Bound, i *check.Indicator, s check.Spot) Target {
	return Target{Min: m.value(b.Min, i, s), Max: m.value(b.Max, i, s), Above: m.value(b.Above, i, s), Below: m.value(b.Below, i, s)}
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
func (m *Metrics) gap(cl *check.Clause, t Target, level stat.Level, c cell) stat.Quantity {
	if cl.GapIn != "" {
		return m.gapBelow(cl, t, level, c)
	}
	scale := Scale(unitAt(cl.Indicator, level))
	gap := t.short(c.value.Mul(scale))
	if !c.den.Known() {
		return gap
	}
	_, _, factor, ok := formulaAt(cl.Indicator, level).Quotient()
	if !ok {
		factor = stat.Int(1)
	}
	gap = gap.Per(scale).Per(factor).Mul(c.den)
	if m.counts(cl.Indicator, level) {
		return gap.Ceil()
	}
	return gap
}

// counts reports whether the numerator of a ratio counts whole things.
func (m *Metrics) counts(i *check.Indicator, level stat.Level) bool {
	if i.Rollup == check.Share && level != i.Base {
		return true
	}
	n, _, _, ok := formulaAt(i, level).Quotient()
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
func (m *Metrics) excused(cl *check.Clause, s check.Spot, t *Target) Verdict {
	if cl.Exempt == nil {
		return Fail
	}
	if s.Text(cl.Exempt) == "" {
		return Fail
	}
	t.Reason = m.Data.Observe(cl.Exempt, s.Area(), s.Year).Text
	if cl.Due != nil {
		t.Due = m.Data.Observe(cl.Due, s.Area(), s.Year).Text
	}
	return Exempt
}

// judgeParts judges a clause whose parts must all hold. One part without data
// leaves the whole unjudged: half a judgement would be a guess.
func (m *Metrics) judgeParts(cl *check.Clause, s check.Spot) (Verdict, stat.Quantity, Target) {
	t := Target{Clause: cl, Parts: make([]Outcome, 0, len(cl.Parts))}
	total, passes, known := stat.Int(0), true, true
	for _, p := range cl.Parts {
		if p.When.Written() && m.value(p.When, cl.Indicator, s).Sign() == 0 {
			continue
		}
		o := m.outcome(cl, p, s)
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
	return m.excused(cl, s, &t), total, t
}

func (m *Metrics) outcome(cl *check.Clause, p check.Part, s check.Spot) Outcome {
	o := Outcome{Name: p.Name, Unit: p.Unit, Value: m.value(p.Of, cl.Indicator, s), Limits: m.limits(p.Bound, cl.Indicator, s)}
	if o.Value.Known() {
		o.Passes, o.Gap = o.Limits.met(o.Value), o.Limits.short(o.Value)
	}
	return o
}

// judgeMembers judges a larger area by its members: it passes where all that
// were judged pass or are excused, and lacks what they lack together.
func (m *Metrics) judgeMembers(i *check.Indicator, inside check.Spot) (Verdict, stat.Quantity, Target) {
	verdict, gap := None, stat.Quantity{}
	var last check.Spot // that was judged
	for s := range m.base(i, inside) {
		c := m.cell(i, s)
		if c.verdict == None {
			continue
		}
		last = s
		gap = plus(gap, c.gap)
		switch {
		case c.verdict == Fail:
			verdict = Fail
		case verdict == None && c.verdict == NoData:
			verdict = NoData
		case verdict != Fail && c.verdict != NoData:
			verdict = Pass
		}
	}
	if verdict == None {
		return None, stat.Quantity{}, Target{}
	}
	return verdict, gap, Target{Clause: m.clause(i, last)}
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
	f := m.form(x.Indicator, level)
	return cmp.Or(f.numeratorUnit, f.unit)
}
