package metric

import (
	"maps"
	"slices"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A Trail says where a metric comes from as far as people read it: it lists the
// first cells and counts all. That of a country has millions.
type Trail struct {
	Inputs   []Input // the first of them, by area and field
	Count    int     // of all
	Placed   int     // of all, those that stand in a file
	Fields   []FieldCount
	Files    []string // in order
	Policies []Policy

	files map[string]bool
	last  string // of the files
}

// A FieldCount says how many observations of a field in a year a metric was
// computed from.
type FieldCount struct {
	Field                  *check.Field
	Year                   stat.Year
	Count                  int
	Missing, NotApplicable int // of them
}

// MostInputs is how many observations a Trail lists.
const MostInputs = 600

// Trail follows a metric back to the cells. It need list no more than so many of
// them, at most MostInputs.
func (m *Metrics) Trail(x Metric, most int) *Trail {
	s := m.facts.Spot(x.Area, x.Year)
	if !m.large(x.Indicator, s) {
		return m.follow(x, most)
	}
	return m.keptTrail(x)
}

// Fields are those of Trail, for who does not ask in which files they stand.
func (m *Metrics) Fields(x Metric) []FieldCount {
	s := m.facts.Spot(x.Area, x.Year)
	if m.large(x.Indicator, s) {
		return m.keptTrail(x).Fields
	}
	t := m.followed(x.Indicator, s, 0)
	defer tracers.Put(t)
	return t.trail.Fields
}

func (m *Metrics) keptTrail(x Metric) *Trail {
	return m.kept.trails.get(wholeKey{x.Indicator.Slot, x.Area.Code, x.Year}, !x.Area.Whole(), func() *Trail { return m.follow(x, MostInputs) })
}

// tracers are used one after the other: pages follow half a million numbers.
var tracers = sync.Pool{New: func() any { return new(tracer) }}

func (m *Metrics) follow(x Metric, most int) *Trail {
	t := m.followed(x.Indicator, m.facts.Spot(x.Area, x.Year), most)
	defer tracers.Put(t)
	out := t.trail
	out.Inputs = slices.Clone(t.out)
	if x.Status != stat.Hidden {
		out.Policies = t.policies
	}
	out.Files, out.files = out.sorted(), nil
	return &out
}

// followed is a tracer that has been there. It goes back to the others.
func (m *Metrics) followed(i *check.Indicator, s check.Spot, most int) *tracer {
	t := tracers.Get().(*tracer)
	*t = tracer{Metrics: m, most: most, out: t.out[:0]}
	t.metric(i, s, true)
	return t
}

func (t *Trail) sorted() []string {
	if t.files == nil && t.last != "" {
		return []string{t.last}
	}
	t.turn("")
	return slices.Sorted(maps.Keys(t.files))
}

// turn notes the file that was last met, and goes on with another. Most numbers come
// from one file.
func (t *Trail) turn(file string) {
	if t.last != "" {
		if t.files == nil {
			t.files = map[string]bool{}
		}
		t.files[t.last] = true
	}
	t.last = file
}

// count takes an observation in.
func (t *Trail) count(field *check.Field, y stat.Year, status stat.Status, file string) {
	t.Count++
	if file != "" {
		if t.Placed++; file != t.last {
			t.turn(file)
		}
	}
	k := slices.IndexFunc(t.Fields, func(f FieldCount) bool { return f.Field == field && f.Year == y })
	if k < 0 {
		k = len(t.Fields)
		t.Fields = append(t.Fields, FieldCount{Field: field, Year: y})
	}
	f := &t.Fields[k]
	f.Count++
	switch status {
	case stat.Missing:
		f.Missing++
	case stat.NotApplicable:
		f.NotApplicable++
	}
}
