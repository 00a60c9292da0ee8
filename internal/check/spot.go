package check

import (
	"iter"

	"nianbao/internal/stat"
)

// A Spot is an area in a year, and where its values and those of the areas
// around it lie. It is there for a year without data and an area that did not
// exist, too: then nothing was reported.
type Spot struct {
	Year stat.Year
	data *Dataset
	in   *year
	id   int32
	rank int32
	at   footing // indexes of the area and of those around it by rank; −1 below it, and where it did not exist
}

// A footing holds the indexes of areas that enclose each other, by rank.
type footing [stat.MostLevels]int32

// nowhere is where no area exists.
var nowhere = func() (p footing) {
	for rank := range p {
		p[rank] = -1
	}
	return p
}()

// Spot is where an area of the registry was in a year.
func (d *Dataset) Spot(a stat.Area, y stat.Year) Spot { return d.spot(d.areas.id(a.Code), y) }

func (d *Dataset) spot(id int32, y stat.Year) Spot {
	s := Spot{Year: y, data: d, in: d.years[y], id: id, at: nowhere}
	if id >= 0 {
		s.rank = int32(d.areas.ranks[id])
	}
	for ; id >= 0; id = d.areas.around[id] {
		s.at[d.areas.ranks[id]] = int32(s.in.at(id))
	}
	return s
}

// Spots are the areas of a level with indexes from–to in a year.
func (d *Dataset) Spots(level stat.Level, y stat.Year, from, to int) iter.Seq[Spot] {
	return func(yield func(Spot) bool) {
		s := Spot{Year: y, data: d, in: d.years[y], rank: int32(d.Ladder.Rank(level))}
		for n := from; n < to; n++ {
			if !yield(s.place(n)) {
				return
			}
		}
	}
}

// place puts a spot at an index of its level.
func (s Spot) place(n int) Spot {
	s.at = nowhere
	s.id = s.in.rolls[s.rank].ids[n]
	at := int32(n)
	for rank := s.rank; rank < int32(len(s.in.rolls)) && at >= 0; rank++ {
		s.at[rank] = at
		at = s.in.rolls[rank].up[at]
	}
	return s
}

// Index is the area's place among the areas of its level; −1 where it did not
// exist.
func (s Spot) Index() int { return int(s.at[s.rank]) }

// Area is the area itself.
func (s Spot) Area() stat.Area {
	if s.id < 0 {
		return stat.Area{}
	}
	return s.data.areas.areas[s.id]
}

// Level is the area's level.
func (s Spot) Level() stat.Level { return s.data.Ladder[s.rank].Level }

// Rank is the place of its level in the ladder.
func (s Spot) Rank() int { return int(s.rank) }

// Then is the same area in another year.
func (s Spot) Then(y stat.Year) Spot { return s.data.spot(s.id, y) }

// Around is the area that encloses this one; false where there is none.
func (s Spot) Around() (Spot, bool) {
	if s.id < 0 || s.data.areas.around[s.id] < 0 {
		return s, false
	}
	id := s.data.areas.around[s.id]
	s.at[s.rank] = -1
	s.id, s.rank = id, int32(s.data.areas.ranks[id])
	return s, true
}

// Span is where the areas of a level inside this one lie among all of that
// level; it is itself one of them where it is of that level.
func (s Spot) Span(level stat.Level) (from, to int) {
	rank := s.data.Ladder.Rank(level)
	if s.Index() < 0 || rank < 0 || int(s.rank) < rank {
		return 0, 0
	}
	return s.in.inside(int(s.rank), s.Index(), rank)
}

// Inside are the areas of a level inside this one.
func (s Spot) Inside(level stat.Level) iter.Seq[Spot] {
	from, to := s.Span(level)
	return s.data.Spots(level, s.Year, from, to)
}

// of is the index at which a field is found from here: the area's own, or that
// of the area around it which reports the field; −1 where neither does.
func (s Spot) of(f *Field) int {
	if s.in == nil {
		return -1
	}
	return int(s.at[f.rank])
}

// Value is the number that was reported for a field, and whether it is an
// estimate. A field of a larger area is found from every area inside it.
func (s Spot) Value(f *Field) (q stat.Quantity, estimated bool) {
	if s.data.hidden != nil {
		o := s.Observe(f)
		return o.Quantity, o.Status == stat.Estimated
	}
	f = f.at(int(s.rank))
	n := s.of(f)
	if n < 0 {
		return q, false
	}
	c := &s.in.columns[f.Slot]
	special, _ := c.status.At(n).Int64()
	return c.value.At(n), statuses[special] == stat.Estimated
}

// Text is the text that was reported for a field, empty without one.
func (s Spot) Text(f *Field) string {
	if s.data.hidden != nil {
		return s.Observe(f).Text
	}
	f = f.at(int(s.rank))
	if n := s.of(f); n >= 0 {
		return s.in.columns[f.Slot].textOf(n, f, s.data.words)
	}
	return ""
}

// Asked reports whether a sheet of the area had a place for a field; the district's
// always have, for what they leave out was asked, too.
func (s Spot) Asked(f *Field) bool {
	f = f.at(int(s.rank))
	n := s.of(f)
	if n < 0 || f.rank >= s.data.Ladder.Rank(stat.District) {
		return n >= 0
	}
	_, ok := s.in.source(f, n)
	return ok
}

// Told is in one word what was reported for a field, and the file in which it stands.
func (s Spot) Told(f *Field) (stat.Status, string) {
	if s.data.hidden != nil {
		o := s.Observe(f)
		return o.Status, o.Origin.File
	}
	f = f.at(int(s.rank))
	n := s.of(f)
	if n < 0 {
		return "", ""
	}
	c := &s.in.columns[f.Slot]
	file := ""
	if l, ok := s.in.source(f, n); ok {
		file = s.in.sheets[l.sheet].file
	}
	return c.statusOf(n, c.value.At(n), c.textOf(n, f, s.data.words)), file
}

// Observe is all that was reported for a field.
func (s Spot) Observe(f *Field) stat.Observation {
	f = f.at(int(s.rank))
	return s.data.shown(s.data.observe(s.in, f, s.of(f)), f, s)
}
