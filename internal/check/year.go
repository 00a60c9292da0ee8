package check

import (
	"cmp"
	"iter"
	"slices"

	"nianbao/internal/stat"
)

// A year holds one year's areas and what they reported.
type year struct {
	rolls   []roll   // by rank of the level
	index   []int32  // of an area in the roll of its level, by its id; −1: it did not exist
	columns []column // by Field.Slot
	sheets  []sheet
	lines   []line
}

// A roll lists the areas of one level that existed in a year, those of one
// enclosing area side by side. An area's place in it is its index.
type roll struct {
	areas []stat.Area
	ids   []int32
	lines []int32 // the first line of each area, −1 for an area that sent none
	up    []int32 // index of the enclosing area in the roll above; −1 without one
	ends  []int32 // by index in the roll above: where its areas end and the next one's begin
}

func newYear(levels, fields int) *year {
	return &year{rolls: make([]roll, levels), columns: make([]column, fields)}
}

// at is the index of an area in the roll of its level; −1 if it did not exist,
// or for the id −1.
func (y *year) at(id int32) int {
	if y == nil || id < 0 || int(id) >= len(y.index) {
		return -1
	}
	return int(y.index[id])
}

// enter puts an area on the roll of its level and returns its index there,
// which holds until the year is settled.
func (y *year) enter(r *registry, id int32) int {
	if n := y.at(id); n >= 0 {
		return n
	}
	for int(id) >= len(y.index) {
		y.index = append(y.index, -1)
	}
	roll := &y.rolls[r.ranks[id]]
	y.index[id] = int32(len(roll.ids))
	roll.ids = append(roll.ids, id)
	roll.lines = append(roll.lines, -1)
	return int(y.index[id])
}

// settle brings the rolls into the order of the registry, the areas of one
// enclosing area side by side, and the columns with them.
func (y *year) settle(r *registry, fields []*Field) {
	for rank := len(y.rolls) - 1; rank >= 0; rank-- { // the enclosing areas first
		from := y.sort(rank, r)
		for _, f := range fields {
			if f.rank == rank {
				y.columns[f.Slot].reorder(from)
			}
		}
		if rank+1 < len(y.rolls) {
			y.rolls[rank].bound(len(y.rolls[rank+1].ids))
		}
	}
}

// sort brings one roll into its order and returns which index each area had
// until now.
func (y *year) sort(rank int, r *registry) (from []int32) {
	old := y.rolls[rank]
	ids := slices.Clone(old.ids)
	slices.SortFunc(ids, func(a, b int32) int { // an area around that is unknown, −1, comes last
		return cmp.Or(cmp.Compare(uint(y.at(r.around[a])), uint(y.at(r.around[b]))), cmp.Compare(a, b))
	})
	n := len(ids)
	from = make([]int32, n)
	sorted := roll{areas: make([]stat.Area, n), ids: ids, lines: make([]int32, n), up: make([]int32, n)}
	for k, id := range ids {
		from[k] = y.index[id]
		sorted.areas[k], sorted.lines[k] = r.areas[id], old.lines[from[k]]
		sorted.up[k] = int32(y.at(r.around[id]))
	}
	for k, id := range ids {
		y.index[id] = int32(k)
	}
	y.rolls[rank] = sorted
	return from
}

// bound finds where the areas of each area of the roll above end.
func (l *roll) bound(above int) {
	n := 0
	l.ends = make([]int32, above)
	for k := range l.ends {
		for n < len(l.up) && l.up[n] == int32(k) {
			n++
		}
		l.ends[k] = int32(n)
	}
}

// inside is the range of the indexes of a smaller level that lie in an area.
func (y *year) inside(rank, n, level int) (from, to int) {
	from, to = n, n+1
	for ; rank > level; rank-- {
		from, to = y.rolls[rank-1].begin(from), y.rolls[rank-1].begin(to)
	}
	return from, to
}

// members are the indexes of the communities, of rank 0, of the n-th subdistrict.
func (y *year) members(n int) iter.Seq[int] {
	from, to := y.inside(1, n, 0)
	return func(yield func(int) bool) {
		for ; from < to && yield(from); from++ {
		}
	}
}

// begin is where the areas of the n-th area of the roll above begin.
func (l *roll) begin(n int) int {
	if n == 0 {
		return 0
	}
	return int(l.ends[n-1])
}
