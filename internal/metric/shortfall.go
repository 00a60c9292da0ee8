package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A shortfall is who fails or is excused inside an area: those with the largest gaps
// first, those whose gap nobody knows last, equal ones in the order of the areas.
type shortfall struct {
	first []short
	all   int
}

// A short is a member that falls short.
type short struct {
	at  int32 // index of the member
	gap stat.Quantity
}

// mostShort is how many of an area with many inside are kept; who wants more counts
// anew.
const mostShort = MostScores

// short are so many of those who fall short inside an area, or more.
func (m *Metrics) short(i *check.Indicator, inside check.Spot, most int) *shortfall {
	if most > mostShort || !m.large(i, inside) {
		return m.shortOf(i, inside, most)
	}
	area := inside.Area()
	return m.kept.short.get(wholeKey{i.Slot, area.Code, inside.Year}, !area.Whole(), func() *shortfall { return m.shortOf(i, inside, mostShort) })
}

// shortOf looks at all members. Of half a million that fall short only those are
// sorted that may be among the first.
func (m *Metrics) shortOf(i *check.Indicator, inside check.Spot, most int) *shortfall {
	out, most := &shortfall{}, max(1, most)
	for s := range m.base(i, inside) {
		c := m.cell(i, s)
		if c.verdict != Fail && c.verdict != Exempt {
			continue
		}
		x := short{int32(s.Index()), c.gap}
		if out.all++; (out.all-1)/2 >= most && byGap(out.first[most-1], x) <= 0 {
			continue
		}
		if out.first = append(out.first, x); len(out.first)/2 >= most {
			out.sort(most)
		}
	}
	out.sort(most)
	return out
}

func (l *shortfall) sort(most int) {
	slices.SortStableFunc(l.first, byGap)
	l.first = l.first[:min(most, len(l.first))]
}

// byGap puts the largest gap first.
func byGap(a, b short) int { return higher(a.gap, b.gap) }
