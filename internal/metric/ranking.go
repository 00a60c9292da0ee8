package metric

import (
	"cmp"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A ranking says where the areas of a level stand inside an area in a year. Each
// page of half a million asks for its own place: it is looked up, not counted.
type ranking struct {
	first  int     // index of the first area inside
	places []int32 // by index from the first: the best is 1, equal numbers share a place; 0 without a number
	starts []int32 // the places that there are, ascending
	of     int     // areas that have a number
	hidden bool    // nobody may know who is first
}

// at is the place of the area with an index of its level, and how many share it.
func (r *ranking) at(index int) (place, ties int) {
	if r.hidden || index < r.first || index >= r.first+len(r.places) || r.places[index-r.first] == 0 {
		return 0, 0
	}
	start := r.places[index-r.first]
	k, _ := slices.BinarySearch(r.starts, start)
	next := r.of + 1
	if k+1 < len(r.starts) {
		next = int(r.starts[k+1])
	}
	return int(start), next - int(start)
}

// A rankKey names a ranking.
type rankKey struct {
	slot   int // of the indicator
	level  stat.Level
	inside string
	year   stat.Year
}

// ranking is how the areas of a level stand inside an area.
func (m *Metrics) ranking(i *check.Indicator, level stat.Level, inside check.Spot) *ranking {
	from, to := inside.Span(level)
	return m.kept.rankings.get(rankingKey(i, level, inside), to-from <= few, func() *ranking { return m.rank(i, level, inside) })
}

func rankingKey(i *check.Indicator, level stat.Level, inside check.Spot) rankKey {
	return rankKey{i.Slot, level, inside.Area().Code, inside.Year}
}

// rank counts a ranking. Numbers are sorted by the nearest float and by
// themselves where that is the same: a float never turns two numbers round.
func (m *Metrics) rank(i *check.Indicator, level stat.Level, inside check.Spot) *ranking {
	type entry struct {
		index int32
		near  float64
		value stat.Quantity
	}
	from, to := inside.Span(level)
	r := &ranking{first: from, places: make([]int32, to-from)}
	var list []entry
	for s := range inside.Inside(level) {
		if m.curtain.hides(i, s) {
			return &ranking{hidden: true}
		}
		if q := m.cell(i, s).value; q.Known() {
			list = append(list, entry{int32(s.Index()), q.Float(), q})
		}
	}
	compare := func(a, b entry) int { return cmp.Or(cmp.Compare(b.near, a.near), b.value.Cmp(a.value)) }
	if i.Direction == "lower" {
		higher := compare
		compare = func(a, b entry) int { return higher(b, a) }
	}
	slices.SortFunc(list, compare)
	r.of = len(list)
	for k, e := range list {
		if k == 0 || compare(list[k-1], e) != 0 {
			r.starts = append(r.starts, int32(k+1))
		}
		r.places[int(e.index)-from] = r.starts[len(r.starts)-1]
	}
	return r
}

// sameAreas reports whether the areas that have a number are the same in two years.
func (m *Metrics) sameAreas(i *check.Indicator, level stat.Level, now, then check.Spot) bool {
	key := [2]rankKey{rankingKey(i, level, now), rankingKey(i, level, then)}
	from, to := now.Span(level)
	if to-from <= few {
		return m.ranksSame(i, level, now, then)
	}
	return m.kept.same.get(key, false, func() bool { return m.ranksSame(i, level, now, then) })
}

func (m *Metrics) ranksSame(i *check.Indicator, level stat.Level, now, then check.Spot) bool {
	a, b := m.ranking(i, level, now), m.ranking(i, level, then)
	if a.of != b.of || a.hidden || b.hidden {
		return false
	}
	for s := range now.Inside(level) {
		if place, _ := a.at(s.Index()); place > 0 {
			if before, _ := b.at(s.Then(then.Year).Index()); before == 0 {
				return false
			}
		}
	}
	return true
}
