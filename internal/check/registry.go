package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// A registry knows all areas of all years. The id of an area is its place in
// the order in which people list them, and never changes.
type registry struct {
	layout.Vocabulary
	areas  []stat.Area
	ladder stat.Ladder
	ranks  []int8             // of their levels
	around []int32            // id of the enclosing area; −1 without one
	byCode map[string]int32   // ids
	byName map[string][]int32 // ids by bare name, former ones too
	within map[string]int     // how many areas an area holds, by its code
	listed bool               // areas.toml lists them, so others are unknown
	coded  bool               // a workbook gave one a code
	// listedAt is where areas.toml does, by code.
	listedAt map[string]diag.Place
}

func newRegistry(words layout.Vocabulary, ladder stat.Ladder) *registry {
	return &registry{Vocabulary: words, ladder: ladder, byCode: map[string]int32{}, byName: map[string][]int32{}, within: map[string]int{}, listedAt: map[string]diag.Place{}}
}

// id is the id of the area with a code, −1 without one.
func (r *registry) id(code string) int32 {
	if id, ok := r.byCode[code]; ok {
		return id
	}
	return -1
}

func (r *registry) find(code string) (stat.Area, bool) {
	if id := r.id(code); id >= 0 {
		return r.areas[id], true
	}
	return stat.Area{}, false
}

// add registers an area; false where its code is taken.
func (r *registry) add(a stat.Area, former []string) bool {
	if r.id(a.Code) >= 0 {
		return false
	}
	id, rank := int32(len(r.areas)), int8(r.ladder.Rank(a.Level))
	around := r.id(a.Parent) // before the area itself, which lies in no circle
	if around >= 0 && r.ranks[around] != rank+1 {
		around = -1 // of another level, which was reported
	}
	r.around, r.areas, r.ranks = append(r.around, around), append(r.areas, a), append(r.ranks, rank)
	r.byCode[a.Code] = id
	r.within[a.Parent]++
	for _, name := range append([]string{a.Name}, former...) {
		key := r.Bare(name)
		if ids := r.byName[key]; key != "" && (len(ids) == 0 || ids[len(ids)-1] != id) {
			r.byName[key] = append(ids, id)
		}
	}
	return true
}

// lies reports whether an area is another one or lies in it.
func (r *registry) lies(id, in int32) bool {
	for ; id >= 0 && id != in; id = r.around[id] {
	}
	return id >= 0
}

// named finds areas of a level by name, inside a subdistrict if that is told.
func (r *registry) named(name string, level stat.Level, inside string) []stat.Area {
	var out []stat.Area
	for _, id := range r.byName[r.Bare(name)] {
		a := r.areas[id]
		if a.Level == level && (inside == "" || a.Parent == inside) {
			out = append(out, a)
		}
	}
	return out
}

// bears reports whether an area has, or had, a name.
func (r *registry) bears(id int32, name string) bool {
	return r.areas[id].Name == name || slices.Contains(r.byName[r.Bare(name)], id)
}

// madeUp is where the numbers begin that areas without a code get. Those that the
// standards give out (GB/T 10114 for streets, the statistics bureau's rules for
// communities) end at 599, so that no workbook names another area by one of them.
const madeUp = 600

// newcomer registers an area that only the workbooks know. Without a code of
// its own it gets one that holds for the same names on every run.
func (r *registry) newcomer(code, name string, level stat.Level, parent string) stat.Area {
	r.coded = r.coded || code != ""
	for n := madeUp + r.within[parent]; code == ""; n++ {
		if next := fmt.Sprintf("%s%03d", parent, n); r.id(next) < 0 {
			code = next
		}
	}
	a := stat.Area{Code: strings.Clone(code), Name: strings.Clone(layout.Unmarked(name)), Level: level, Parent: parent} // not the table that they stand in
	r.add(a, nil)
	return a
}
