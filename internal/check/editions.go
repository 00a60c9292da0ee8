package check

import (
	"fmt"
	"slices"

	"nianbao/internal/stat"
)

// editions reports what makes a judgement ambiguous although nianbao.toml says
// who judges first: two editions of one document in force at once, and in one
// standard a clause or a list of bands that is never asked, since another one
// before it always answers.
func (c *checker) editions() {
	for n, s := range c.Standards {
		for _, earlier := range c.Standards[:n] {
			if sameDocument(s, earlier) && overlap(s, earlier) {
				c.fail("standard-overlap", s.Place, fmt.Sprintf("“%s”（%s）与 %s 是同一份文件，施行的年份有重叠", s.ID, s.Title, earlier.Place.File),
					"给旧的一份写上 to（最后一年），新的一份从下一年开始；不是同一份文件的，改正 title 或 number")
			}
		}
		c.unasked(s)
	}
}

// sameDocument reports whether two standards are editions of one document: of
// one number, or of one title and issuer for the same region.
func sameDocument(a, b *Standard) bool {
	if a.Number != "" && b.Number != "" {
		return a.Number == b.Number
	}
	return a.Title == b.Title && a.Issuer == b.Issuer && a.Region == b.Region
}

func overlap(a, b *Standard) bool {
	ends := func(s *Standard) int {
		if s.To == 0 {
			return 9999
		}
		return s.To
	}
	return a.From <= ends(b) && b.From <= ends(a)
}

func (c *checker) unasked(s *Standard) {
	for n, cl := range s.Clauses {
		for _, earlier := range s.Clauses[:n] {
			if earlier.Indicator == cl.Indicator && !earlier.When.Written() && !slices.ContainsFunc(cl.Levels, func(l stat.Level) bool { return !slices.Contains(earlier.Levels, l) }) {
				c.fail("clause-unasked", cl.Place, fmt.Sprintf("标准“%s”对指标“%s”写了两条，前面第 %d 行的一条管住了所有地区，这一条用不上", s.Title, cl.Indicator.Title, earlier.Place.Line),
					"删去一条，或给前面的一条写上 when 或 levels")
				break
			}
		}
	}
	for n, b := range s.Bands {
		if slices.ContainsFunc(s.Bands[:n], func(o *Bands) bool { return o.Indicator == b.Indicator }) {
			c.fail("bands-twice", b.Place, fmt.Sprintf("标准“%s”给“%s”分了两次档", s.Title, b.Indicator.Title), "只留一个 [[bands]]")
		}
	}
}
