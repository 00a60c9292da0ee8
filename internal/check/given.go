package check

import (
	"fmt"
	"iter"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// What a district reports by itself, a city or a province may report by itself, too:
// an average income is no sum of those of its districts. For each such field there is
// one more for every larger level, of the same name, that no list of fields shows.

// at is the field as areas of a rank report it: the same for smaller areas, which find
// it around them.
func (f *Field) at(rank int) *Field {
	if f.above == nil || rank <= f.rank {
		return f
	}
	return f.above[rank]
}

// Given reports whether areas of a rank, larger than those of the field's level,
// report it themselves.
func (f *Field) Given(rank int) bool { return f.above != nil && rank > f.rank }

// giveFields makes the fields of the levels above the district.
func (c *checker) giveFields() {
	for _, f := range c.Fields {
		if f.Level != stat.District || f.rank == len(c.Ladder)-1 {
			continue
		}
		above := make([]*Field, len(c.Ladder))
		for rank := f.rank + 1; rank < len(c.Ladder); rank++ {
			own := *f
			own.Level, own.rank, own.Slot = c.Ladder[rank].Level, rank, len(c.Fields)+len(c.given)
			above[rank] = &own
			c.given = append(c.given, &own)
		}
		f.above = above
	}
}

// everyField are the fields, and those that larger areas report themselves.
func (d *Dataset) everyField() []*Field {
	return append(d.Fields[:len(d.Fields):len(d.Fields)], d.given...)
}

// againstParts holds what a larger area reports of its own against the sum of its
// districts, for fields that an indicator adds up: the whole is not less than what
// some reported, and the same where all did.
func (c *checker) againstParts() {
	for _, f := range c.Fields {
		if f.above == nil || !c.additive(f) {
			continue
		}
		for _, y := range c.Years {
			for s := range c.spotsFrom(f.rank+1, y) {
				c.againstPart(f, s)
			}
		}
	}
}

// spotsFrom are the areas of a rank and all larger ones in a year.
func (c *checker) spotsFrom(rank int, y stat.Year) iter.Seq[Spot] {
	return func(yield func(Spot) bool) {
		for _, step := range c.Ladder[rank:] {
			for s := range c.Spots(step.Level, y, 0, len(c.Areas(step.Level, y))) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// addUp sums what the areas inside one reported for a field: told of all of them did.
func (s Spot) addUp(f *Field) (sum stat.Quantity, told, all int) {
	sum = stat.Int(0)
	for part := range s.Inside(f.Level) {
		all++
		if q, _ := part.Value(f); q.Known() {
			sum, told = sum.Add(q), told+1
		}
	}
	return sum, told, all
}

func (c *checker) againstPart(f *Field, s Spot) {
	own := s.Observe(f)
	if !own.Known() {
		return
	}
	sum, told, all := s.addUp(f)
	wanted := "应当等于这个和"
	if told < all {
		wanted = "不应小于这个和"
	}
	if cmp := own.Quantity.Cmp(sum); cmp == 0 || told < all && cmp > 0 {
		return
	}
	c.problems.Add(diag.Problem{Code: "level-sum", Severity: diag.Error, Field: f.ID, Year: int(s.Year), Area: s.Area().Code, Place: placeOf(own.Origin),
		Message: fmt.Sprintf("%d 年%s自己报的%s是 %s，%d 个%s（共 %d 个）之和是 %s，%s", s.Year, s.Area().Name, f.Title, own.Origin.Raw, told, c.Ladder.Said(f.Level), all, numeral.Exact(sum.Rat()), wanted),
		Hint:    "核对两处；下级报齐了的，上级可以不报，由程序加总"})
}

// additive reports whether an indicator says of a field that it adds up.
func (c *checker) additive(f *Field) bool {
	for _, i := range c.Indicators {
		if refs := i.Formula.Refs(); i.Indicator.Rollup == string(Sum) && len(refs) == 1 && c.FieldOf(refs[0]) == f && i.Formula.Bare() {
			return true
		}
	}
	return false
}
