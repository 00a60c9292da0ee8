package metric

import (
	"iter"
	"math"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// Inputs returns every observation that a metric was computed from, by area and
// field; where the metric is missing, the missing ones are among them.
func (m *Metrics) Inputs(x Metric) []Input { return m.trace(x).out }

func (m *Metrics) trace(x Metric) *tracer {
	t := m.tracer(math.MaxInt)
	t.metric(x.Indicator, m.facts.Spot(x.Area, x.Year), true)
	return t
}

// tracer lists so many inputs.
func (m *Metrics) tracer(most int) *tracer {
	return &tracer{Metrics: m, most: most}
}

// An inputKey names 64 observations of a field that lie side by side, from a place
// in the year; where the area did not exist, the one with its code.
type inputKey struct {
	slot, from int
	code       string
	year       stat.Year
}

// A tracer follows formulas back to the cells.
type tracer struct {
	*Metrics
	out   []Input
	most  int // inputs that are listed; the others are counted
	trail Trail
	seen  bitsSeen // of each observation
	depth int

	policies []Policy
	policyAt map[policyKey]int // place to the number in policies
}

// metric traces the formula that gave a number, and the clauses that judged it
// where the number is a verdict.
func (t *tracer) metric(i *check.Indicator, s check.Spot, top bool) {
	if t.depth++; t.depth > 50 { // check has refused cycles; years lead back only so far
		return
	}
	defer func() { t.depth-- }()
	switch level := s.Level(); {
	case i.Own[level] != nil:
		t.formula(i, i.Own[level], s)
	case level == i.Base || i.Rollup == check.InPlace:
		t.formula(i, i.Formula, s)
		t.formula(i, i.To, s)
		t.formula(i, i.Weight, s)
		if !top {
			t.clause(i, s)
		}
	default:
		for member := range t.base(i, s) {
			t.metric(i, member, i.Rollup != check.Share && top)
		}
	}
}

func (t *tracer) clause(i *check.Indicator, s check.Spot) {
	cl := t.Metrics.clause(i, s)
	if cl == nil {
		return
	}
	for _, f := range cl.Formulas() {
		t.formula(i, f, s)
	}
	if cl.Exempt != nil && s.Text(cl.Exempt) != "" {
		t.field(cl.Exempt, s)
	}
}

func (t *tracer) formula(i *check.Indicator, f *formula.Formula, s check.Spot) {
	for _, r := range f.Refs() {
		y := s.Year - stat.Year(r.Back)
		switch {
		case r.SoFar: // all years with data up to then
			for _, past := range t.Data.Years {
				if past <= y {
					t.ref(i, r, s.Then(past))
				}
			}
		case y == s.Year:
			t.ref(i, r, s)
		default:
			t.ref(i, r, s.Then(y))
		}
	}
}

func (t *tracer) ref(i *check.Indicator, r formula.Ref, s check.Spot) {
	if _, counts := check.Counted(r); counts {
		t.changes(r, s)
		return
	}
	if field := t.Data.FieldOf(r); field != nil {
		if !r.Summed && field.Given(s.Rank()) {
			t.field(field, s)
			return
		}
		t.fields(i, field, s)
		return
	}
	other := t.Data.IndicatorOf(r)
	if other == nil || !r.Summed || !t.facts.Ladder.Lower(other.Base, s.Level()) {
		t.asked(r, s)
		return
	}
	for sub := range t.subareas(i, s, other.Base) {
		t.asked(r, sub)
	}
}

// asked follows what a name asks of an indicator or of a standard.
func (t *tracer) asked(r formula.Ref, s check.Spot) {
	if r.Limit() || r.Aspect == formula.AmountOf {
		t.policy(r, s)
		return
	}
	i := t.Data.IndicatorOf(r)
	if s, ok := reach(i, s); ok {
		t.metric(i, s, !r.Judged())
	}
}

// Unplaced are the fields that an area, or areas inside it, left empty, so that
// nobody knows whether an indicator is about them; it counts them out.
func (m *Metrics) Unplaced(x Metric) []FieldCount {
	t := m.tracer(0)
	if s := m.facts.Spot(x.Area, x.Year); s.Level() == x.Indicator.Base {
		t.unplaced(x.Indicator, s)
	} else {
		for sub := range s.Inside(x.Indicator.Base) {
			t.unplaced(x.Indicator, sub)
		}
	}
	return t.trail.Fields
}

func (t *tracer) unplaced(i *check.Indicator, s check.Spot) {
	if i.Scope.Written() && !i.Scope.Value(t.envAt(s)).Known() {
		t.formula(i, i.Scope, s)
	}
}

// fields traces a field at its own level, or at all smaller areas in scope.
func (t *tracer) fields(i *check.Indicator, f *check.Field, s check.Spot) {
	if !t.facts.Ladder.Lower(f.Level, s.Level()) {
		t.field(f, s)
		return
	}
	for sub := range t.subareas(i, s, f.Level) {
		t.field(f, sub)
	}
}

// subareas are the smaller areas that count for an indicator.
func (t *tracer) subareas(i *check.Indicator, s check.Spot, level stat.Level) iter.Seq[check.Spot] {
	return func(yield func(check.Spot) bool) {
		for sub := range s.Inside(level) {
			if (level != stat.Community || t.inScope(i, sub)) && !yield(sub) {
				return
			}
		}
	}
}

func (t *tracer) field(f *check.Field, s check.Spot) {
	for ok := true; s.Level() != f.Level && !f.Given(s.Rank()); { // a larger area's field, used from inside
		if s, ok = s.Around(); !ok {
			return
		}
	}
	if t.again(f, s) {
		return
	}
	if len(t.out) < t.most {
		in := Input{Field: f, Area: s.Area(), Year: s.Year, Observation: t.observe(f, s)}
		t.out = append(t.out, in)
		t.trail.count(f, s.Year, in.Status, in.Origin.File)
		return
	}
	status, file := t.met(f, s)
	t.trail.count(f, s.Year, status, file)
}

// again reports whether an observation was met before, and notes that it is now.
func (t *tracer) again(f *check.Field, s check.Spot) bool {
	key, bit := inputKey{slot: f.Slot, year: s.Year}, uint64(1)
	if n := s.Index(); n < 0 {
		key.from, key.code = -1, s.Area().Code
	} else {
		key.from, bit = n/64, 1<<(n%64)
	}
	bits := t.seen.at(key)
	before := *bits
	*bits |= bit
	return before&bit != 0
}

// A bitsSeen has a bit for each observation. Most numbers come from a few: a map is
// made where there are more.
type bitsSeen struct {
	n    int
	few  [mostFew]inputKey // the first n
	bits [mostFew]uint64   // of those
	more map[inputKey]*uint64
}

const mostFew = 8

func (m *bitsSeen) at(key inputKey) *uint64 {
	if k := slices.Index(m.few[:m.n], key); k >= 0 {
		return &m.bits[k]
	}
	if m.n < mostFew {
		m.few[m.n] = key
		m.n++
		return &m.bits[m.n-1]
	}
	if m.more == nil {
		m.more = map[inputKey]*uint64{}
	}
	bits := m.more[key]
	if bits == nil {
		bits = new(uint64)
		m.more[key] = bits
	}
	return bits
}

// met is what a trail counts of an observation that it does not list.
func (t *tracer) met(f *check.Field, s check.Spot) (status stat.Status, file string) {
	if t.facts == t.Data {
		return s.Told(f)
	}
	o := t.observe(f, s)
	return o.Status, o.Origin.File
}

// observe is what the reader may see of an observation.
func (t *tracer) observe(f *check.Field, s check.Spot) stat.Observation {
	if t.facts == t.Data {
		return s.Observe(f)
	}
	return t.Data.Observe(f, s.Area(), s.Year)
}
