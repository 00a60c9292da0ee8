package stat

import (
	"cmp"
	"slices"
	"strings"
)

// A Step is a level of a project: what its areas are called, and their codes.
type Step struct {
	Level  Level
	Name   string // of one, as it is counted: 社区, 街道, 区
	Whole  string // of all of it, where it is the project's largest: 全区
	Folder string // of its tables, in ASCII: streets
	Digits int    // of a code; 0: any

	Head   string // over a list or a column; empty: as in a sentence
	Others string // ends of the names of areas of another kind, with spaces between: 村 村委会
	Mixed  string // what all are called where there are such beside those of the name: 村（社区）
	Only   string // what they are called where there are no others: 村; empty: as Mixed
	said   string // what this project's are called; empty: Name
}

// A Ladder is the levels of a project, from the smallest areas to the whole. The
// first three are Community, Subdistrict and District.
type Ladder []Step

// MostLevels is the length of Levels.
const MostLevels = 6

// Usual is the ladder of a project that tells no levels: of a district.
var Usual = Ladder{
	{Level: Community, Name: "社区", Folder: "communities", Digits: 12},
	{Level: Subdistrict, Name: "街道", Head: "街道（镇）", Folder: "streets", Digits: 9},
	{Level: District, Name: "区", Whole: "全区", Folder: "districts", Digits: 6},
}

// Rank is a level's place, 0 for communities; −1 for one that is not of the ladder.
func (l Ladder) Rank(level Level) int {
	return slices.IndexFunc(l, func(s Step) bool { return s.Level == level })
}

// Levels are the levels by rank.
func (l Ladder) Levels() []Level {
	out := make([]Level, len(l))
	for rank, s := range l {
		out[rank] = s.Level
	}
	return out
}

// Top is the level of the whole.
func (l Ladder) Top() Level { return l[len(l)-1].Level }

// Name is a level's name for people; that of the whole says so: 全区.
func (l Ladder) Name(level Level) string {
	switch rank := l.Rank(level); {
	case rank < 0:
		return ""
	case rank == len(l)-1:
		return l[rank].Whole
	default:
		return l[rank].Name
	}
}

// Said is what areas of a level are called: villages are no 社区, towns no 街道.
func (l Ladder) Said(level Level) string {
	if rank := l.Rank(level); rank >= 0 && l[rank].said != "" {
		return l[rank].said
	}
	return l.Name(level)
}

// Heading is what they are called over a list or a column.
func (l Ladder) Heading(level Level) string {
	if rank := l.Rank(level); rank >= 0 && l[rank].Head != "" {
		return l[rank].Head
	}
	return l.Said(level)
}

// Mix settles what areas are called at levels where there are some of another kind
// than their name says.
func (l Ladder) Mix(areas []Area) {
	for rank := range l {
		step := &l[rank]
		other, own := false, false
		for _, a := range areas {
			if a.Level == step.Level {
				is := slices.ContainsFunc(strings.Fields(step.Others), func(end string) bool { return strings.HasSuffix(a.Name, end) })
				other, own = other || is, own || !is
			}
		}
		switch {
		case other && !own:
			step.said = cmp.Or(step.Only, step.Mixed)
		case other:
			step.said = step.Mixed
		}
	}
}

// Folder is the name of a level's tables.
func (l Ladder) Folder(level Level) string {
	if rank := l.Rank(level); rank >= 0 {
		return l[rank].Folder
	}
	return ""
}

// Below is the next smaller level, that of the areas of which one is made up;
// empty for communities.
func (l Ladder) Below(level Level) Level {
	if rank := l.Rank(level); rank > 0 {
		return l[rank-1].Level
	}
	return ""
}

// Up are the steps from one to the last below the whole.
func (l Ladder) Up(from Level) Ladder { return l[l.Rank(from) : len(l)-1] }

// Tall reports whether there are levels between the whole and the streets.
func (l Ladder) Tall() bool { return len(l) > len(Usual) }

// Smaller is the smaller one of two levels.
func (l Ladder) Smaller(a, b Level) Level {
	if l.Lower(b, a) {
		return b
	}
	return a
}

// Lower reports whether a level is smaller than another.
func (l Ladder) Lower(a, b Level) bool { return l.Rank(a) < l.Rank(b) }
