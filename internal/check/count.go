package check

import (
	"slices"

	"nianbao/internal/formula"
	"nianbao/internal/source"
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
func (s Spot) Count(r formula.Ref) stat.Quantity {
	c := counts[-1-r.Slot]
	switch {
	case s.in == nil:
		return stat.Quantity{}
	case c.change == "" && int(s.rank) <= s.data.Ladder.Rank(c.level):
		return stat.Int(1) // itself, or the one around it
	case c.change == "":
		from, to := s.Span(c.level)
		return stat.Int(int64(to - from))
	case !s.data.areas.listed:
		return stat.Quantity{}
	}
	return stat.Int(s.data.changed[changeKey{c.change, s.Year, s.id}])
}

// A changeKey is a kind of change in an area, itself or one inside it.
type changeKey struct {
	kind string
	year stat.Year
	id   int32
}

// Changes are those of the list of areas that a name counts in an area and a year.
func (s Spot) Changes(r formula.Ref) []source.Change {
	c := counts[-1-r.Slot]
	var out []source.Change
	for _, ch := range s.data.Changes {
		if c.change == ch.Kind && stat.Year(ch.Year) == s.Year && s.data.areas.lies(s.data.areas.id(ch.Community), s.id) {
			out = append(out, ch)
		}
	}
	return out
}

// countChanges counts what came and went in each area and those around it.
func (d *Dataset) countChanges() {
	d.changed, d.moved = map[changeKey]int64{}, map[changeKey]bool{}
	for _, ch := range d.Changes {
		for _, code := range slices.Concat([]string{ch.Community}, ch.From, ch.Into) {
			d.moved[changeKey{"", stat.Year(ch.Year), d.areas.id(code)}] = true
		}
		for id := d.areas.id(ch.Community); id >= 0; id = d.areas.around[id] {
			d.changed[changeKey{ch.Kind, stat.Year(ch.Year), id}]++
		}
	}
}
