package metric

import (
	"regexp"
	"slices"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A watch notes what hidden things are looked at while a number is computed. It
// asks the computation itself and not the formulas, so that it misses nothing,
// however they are written.
type watch struct {
	*curtain
	mu     sync.Mutex
	seen   map[leafKey]bool // hidden observations that are numbers
	opaque bool             // a hidden number of another indicator was used
}

// A leafKey is an observation of a sensitive field.
type leafKey struct {
	field *check.Field
	code  string
	year  stat.Year
}

func (c *curtain) watch() *watch { return &watch{curtain: c, seen: map[leafKey]bool{}} }

// metrics are the numbers, computed under the eyes of the watch.
func (w *watch) metrics() *Metrics {
	m := *w.Metrics
	m.watched = w
	return &m
}

func (w *watch) observed(f *check.Field, s check.Spot) {
	if w == nil || !w.field(f, s) {
		return
	}
	at, _ := reporting(f, s)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[leafKey{f, at.Area().Code, s.Year}] = true
}

func (w *watch) used(i *check.Indicator, s check.Spot) {
	if w == nil || !w.hides(i, s) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.opaque = true
}

func (w *watch) any() bool { return w.opaque || len(w.seen) > 0 }

// tells reports whether an indicator's number would tell of something hidden. A
// number that only adds up what is hidden under a total that is shown, all of it
// or nothing, says no more than the total.
func (c *curtain) tells(i *check.Indicator, s check.Spot) bool {
	if c.column(i, s) == nil {
		return false
	}
	value, verdict := c.watch(), c.watch()
	v := value.compute(i, s)
	under := verdict.metrics()
	under.high(i, s, v)
	under.judge(i, s, v)
	switch {
	case verdict.any() || value.opaque:
		return true
	case !value.any():
		return false
	case v.covered < v.expected && !rolled(i, s.Level()):
		return true // a sum looks at areas too that it leaves out
	}
	return !c.adds(i, s.Level()) || !value.whole(s)
}

// compute computes a number once more, under the eyes of the watch.
func (w *watch) compute(i *check.Indicator, s check.Spot) cell {
	m, level := w.metrics(), s.Level()
	switch {
	case i.Own[level] != nil || i.Rollup == check.InPlace:
		return m.inPlace(i, formulaAt(i, level), s)
	case level == i.Base:
		return m.single(i, s)
	}
	var r roller
	for part := range m.base(i, s) {
		before := r.covered
		r.take(i.Rollup, w.column(i, part).cellAt(part.Index()), m.weight(i, part))
		if r.covered > before {
			w.added(i, part)
		}
	}
	return r.result(i)
}

// added notes what went into a larger area's number with one of its parts: what
// the part was computed of, or more than that where not its number counts but
// how it was judged.
func (w *watch) added(i *check.Indicator, part check.Spot) {
	if !w.hides(i, part) {
		return
	}
	inner := w.curtain.watch()
	inner.compute(i, part)
	for leaf := range inner.seen {
		w.seen[leaf] = true
	}
	w.opaque = w.opaque || inner.opaque || i.Rollup == check.Share
}

// tellsBy reports whether a score would tell of something hidden.
func (c *curtain) tellsBy(card *check.Scorecard, a stat.Area, y stat.Year) bool {
	if c == nil {
		return false
	}
	w := c.watch()
	w.metrics().count(&Score{}, card, c.facts.Spot(a, y))
	return w.any()
}

// whole reports whether the hidden observations that a number adds up are all
// that there are in the area, field by field and year by year, under totals that
// are shown.
func (w *watch) whole(s check.Spot) bool {
	type column struct {
		field *check.Field
		year  stat.Year
	}
	added := map[column]int{}
	for leaf := range w.seen {
		inner, _ := w.facts.Area(leaf.code)
		if q, _ := w.facts.Spot(inner, leaf.year).Value(leaf.field); q.Known() {
			added[column{leaf.field, leaf.year}]++
		}
	}
	for col, n := range added {
		group := w.facts.SensitiveOf(col.field)
		if group == nil || w.areas[areaKey{group, s.Area().Code, col.year}] {
			return false
		}
		for inner := range s.Then(col.year).Inside(col.field.Level) {
			if q, _ := inner.Value(col.field); q.Known() && w.field(col.field, inner) {
				n--
			}
		}
		if n != 0 {
			return false
		}
	}
	return true
}

// adds reports whether an indicator's number at a level comes from sums of fields
// alone: rolled up, or computed of sums.
func (c *curtain) adds(i *check.Indicator, level stat.Level) bool {
	f := formulaAt(i, level)
	n, d, _, quotient := f.Quotient()
	switch {
	case c.names(i.Scope) || c.names(i.To):
		return false
	case i.Own[level] != nil || i.Rollup == check.InPlace:
		return !slices.ContainsFunc(f.Sums(), func(sum *formula.Formula) bool { return !sumOfNames(sum) })
	case level == i.Base || i.Weight.Written():
		return false
	case i.Rollup == check.Ratio:
		return quotient && sumOfNames(n) && sumOfNames(d)
	}
	return i.Rollup == check.Sum && sumOfNames(f)
}

// plainSum are names, or whole numbers, joined by plus signs.
var plainSum = regexp.MustCompile(`^\s*[\pL\pN_]+(\s*\+\s*[\pL\pN_]+)*\s*$`)

func sumOfNames(f *formula.Formula) bool { return plainSum.MatchString(formula.Fold(f.String())) }

// touched says, by slot, which indicators ask for sensitive fields, be it in the
// clauses that judge them or through others. Only those need a watch.
func touched(data *check.Dataset) []bool {
	out := make([]bool, len(data.Indicators))
	c := &curtain{Metrics: &Metrics{facts: data}, touched: out}
	for changed := true; changed; { // last year's values may be those of an indicator that comes later
		changed = false
		for _, i := range data.Indicators {
			if !out[i.Slot] && slices.ContainsFunc(formulasOf(data, i), c.names) {
				out[i.Slot], changed = true, true
			}
		}
	}
	return out
}

// formulasOf are all formulas that an indicator's number or its verdict may ask.
func formulasOf(data *check.Dataset, i *check.Indicator) []*formula.Formula {
	out := i.Formulas()
	for _, s := range data.Standards {
		for _, cl := range s.Clauses {
			if cl.Indicator == i {
				out = append(out, cl.Formulas()...)
			}
		}
	}
	return out
}

// names reports whether a formula names a sensitive field, a total of one, or an
// indicator that asks for one.
func (c *curtain) names(f *formula.Formula) bool {
	return slices.ContainsFunc(f.Refs(), func(r formula.Ref) bool {
		if i := c.facts.IndicatorOf(r); i != nil {
			return c.touched[i.Slot]
		}
		field := c.facts.FieldOf(r)
		return field != nil && slices.ContainsFunc([]string{field.ID, field.SumOf, field.Covers}, func(id string) bool {
			of, ok := c.facts.Field(id)
			return ok && c.facts.SensitiveOf(of) != nil
		})
	})
}
