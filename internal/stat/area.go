// Package stat holds the words of the trade that all stages speak: Area, Year,
// Field, Quantity, Observation, Origin, Band, Verdict, Change.
//
// It stands at the beginning of the flow and imports nothing of ours. It reads
// no file, judges nothing and prints only plain numbers.
//
// Invariant: the zero Quantity is missing, never zero, and a Quantity is exact.
package stat

// A Level says how large an area is.
type Level string

const (
	Community   Level = "community"   // 社区
	Subdistrict Level = "subdistrict" // 街道 or 镇
	District    Level = "district"    // 区 or 县
)

// Levels are all levels from the smallest to the largest.
var Levels = []Level{Community, Subdistrict, District}

// Rank is the level's place among Levels, 0 for communities; −1 for a word that
// is no level.
func (l Level) Rank() int {
	switch l {
	case Community:
		return 0
	case Subdistrict:
		return 1
	case District:
		return 2
	}
	return -1
}

// Chinese is the level's name for people.
func (l Level) Chinese() string {
	return map[Level]string{Community: "社区", Subdistrict: "街道", District: "全区"}[l]
}

// An Area is a place that statistics describe: a community, a subdistrict or
// the whole district.
type Area struct {
	Code   string // unique: 12 digits a community, 9 a subdistrict, 6 the district
	Name   string
	Level  Level
	Parent string // Code of the enclosing area; empty for the district
	Row    int    // place on a map of tiles, from 1 at the top and at the left; 0: none
	Column int
}

// A Year is a statistical year, such as 2022.
type Year int
