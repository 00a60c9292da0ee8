// Package stat holds the words of the trade that all stages speak: Area, Level,
// Year, Field, Quantity, Observation, Origin, Band, Verdict, Change.
//
// It stands at the beginning of the flow and imports nothing of ours. It reads
// no file, judges nothing and prints only plain numbers.
//
// Invariant: the zero Quantity is missing, never zero, and a Quantity is exact.
package stat

// A Level says how large an area is, by its key in data/levels.toml.
type Level string

// The levels that data may speak of. Every project has the first three, of which
// fields, rules and workbooks speak; which larger ones it has, and what all are
// called, is its Ladder.
const (
	Community   Level = "community"   // 社区
	Subdistrict Level = "subdistrict" // 街道 or 镇
	District    Level = "district"    // 区 or 县
	City        Level = "city"        // 市
	Province    Level = "province"    // 省
	Country     Level = "country"     // 国
)

// Levels are all of them, from the smallest to the largest.
var Levels = []Level{Community, Subdistrict, District, City, Province, Country}

// An Area is a place that statistics describe: a community, a subdistrict, a
// larger area or the whole.
type Area struct {
	Code   string // unique: 12 digits a community, 9 a subdistrict, 6 a district
	Name   string
	Level  Level
	Parent string // Code of the enclosing area; empty for the whole
	Row    int    // place on a map of tiles, from 1 at the top and at the left; 0: none
	Column int
}

// Whole reports whether the area is what its project is about: a district, or
// whatever the office answers for.
func (a Area) Whole() bool {
	return a.Parent == "" && a.Level != "" && a.Level != Community && a.Level != Subdistrict
}

// A Year is a statistical year, such as 2022.
type Year int
