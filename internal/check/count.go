package check

import (
	"slices"

	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A count is a name of formulas that stands for no field: how many areas there
// are, or how many came and went in a year. It adds up of itself, so that it
// means the same at a community, a street and the district.
type count struct {
	names  []string
	level  stat.Level // what is counted
	change string     // kind of areas.toml; empty: all that exist
}

// counts are all of them; the n-th has Slot −1 − n.
var counts = []count{
	{names: []string{"社区数", "communities"}, level: stat.Community},
	{names: []string{"街道数", "subdistricts"}, level: stat.Subdistrict},
	{names: []string{"新设社区数"}, level: stat.Community, change: "新设"},
	{names: []string{"撤销社区数"}, level: stat.Community, change: "撤销"},
	{names: []string{"合并社区数"}, level: stat.Community, change: "合并"},
}

func countNamed(name string) (slot int, ok bool) {
	n := slices.IndexFunc(counts, func(c count) bool { return slices.Contains(c.names, name) })
	return -1 - n, n >= 0
}

// Counted is the level of the areas that a name counts; false for a name that
// stands for something else.
func Counted(r formula.Ref) (stat.Level, bool) {
	if r.Slot >= 0 || r.Slot == amountSlot {
		return "", false
	}
	return counts[-1-r.Slot].level, true
}

// Count is how many areas a name counts in an area and a year. What came and
// went is known only where areas.toml lists the areas.
func (d *Dataset) Count(r formula.Ref, a stat.Area, y stat.Year) stat.Quantity {
	c := counts[-1-r.Slot]
	switch {
	case d.years[y] == nil:
		return stat.Quantity{}
	case c.change == "" && !smallerThan(c.level, a.Level):
		return stat.Int(1) // itself, or the one around it
	case c.change == "":
		return stat.Int(int64(len(d.Subareas(a, c.level, y))))
	case !d.areas.listed:
		return stat.Quantity{}
	}
	n := 0
	for _, ch := range d.Changes {
		if ch.Kind == c.change && stat.Year(ch.Year) == y && d.inside(ch.Community, a) {
			n++
		}
	}
	return stat.Int(int64(n))
}

// inside reports whether the area of a code is a or lies in it.
func (d *Dataset) inside(code string, a stat.Area) bool {
	inner, outer := d.areas.id(code), d.areas.id(a.Code)
	for inner >= 0 && inner != outer {
		inner = d.areas.around[inner]
	}
	return inner >= 0
}

func smallerThan(a, b stat.Level) bool { return a.Rank() < b.Rank() }
