package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// acrossYears looks at whole columns: forms copied from last year, numbers that
// are all round.
func (c *checker) acrossYears() {
	policy := columns{c.raw.Columns.Fewest, c.number(c.raw.Columns.Copied), c.number(c.raw.Columns.Round)}
	for _, y := range c.Years {
		for _, f := range c.Fields {
			if f.Level != stat.Community || f.Type != stat.Integer && f.Type != stat.Number {
				continue
			}
			policy.copied(c, f, y)
			policy.round(c, f, y)
		}
	}
}

// columns is the policy of source.ColumnPolicy, computed. What is not written
// is not judged.
type columns struct {
	fewest          int
	copiedShare, of stat.Quantity
}

// copied warns for each street whose column repeats last year's, unless the
// field hardly ever changes by its nature.
func (p columns) copied(c *checker, f *Field, y stat.Year) {
	if f.Steady || !p.copiedShare.Known() || !c.HasYear(y-1) {
		return
	}
	for _, street := range c.Areas(stat.Subdistrict, y) {
		same, both := 0, 0
		var first stat.Observation
		for _, a := range c.Communities(street, y) {
			now, before := c.Observe(f, a, y), c.Observe(f, a, y-1)
			if !now.Known() || !before.Known() {
				continue
			}
			both++
			if first.Origin.Cell == "" {
				first = now
			}
			if now.Cmp(before.Quantity) == 0 {
				same++
			}
		}
		if both >= p.fewest && stat.Int(int64(same)).Per(stat.Int(int64(both))).Cmp(p.copiedShare) > 0 {
			c.column("copied-from-last-year", f, street, y, first.Origin,
				fmt.Sprintf("%s的%s有 %d 个社区报数，%d 个与上年一模一样", street.Name, f.Title, both, same), "请街道确认不是照抄上年的表")
		}
	}
}

// round warns where all of a street's counts are multiples of a round number, as
// invented numbers are; money is often allotted in round sums.
func (p columns) round(c *checker, f *Field, y stat.Year) {
	if f.Type != stat.Integer || !p.of.Known() || p.of.Sign() == 0 {
		return
	}
	for _, street := range c.Areas(stat.Subdistrict, y) {
		n := 0
		var first stat.Observation
		for _, a := range c.Communities(street, y) {
			o := c.Observe(f, a, y)
			if !o.Known() || o.Sign() == 0 {
				continue
			}
			if q := o.Per(p.of); q.Floor().Cmp(q) != 0 {
				n = 0
				break
			}
			n++
			if first.Origin.Cell == "" {
				first = o
			}
		}
		if n >= p.fewest {
			c.column("only-round-numbers", f, street, y, first.Origin,
				fmt.Sprintf("%s的%s，%d 个社区报的都是 %s 的倍数", street.Name, f.Title, n, p.of.Rat().RatString()), "请街道核对是不是估出来的数")
		}
	}
}

func (c *checker) column(code string, f *Field, street stat.Area, y stat.Year, at stat.Origin, message, hint string) {
	c.problems.Add(diag.Problem{
		Code: code, Severity: diag.Warning, Area: street.Code, Field: f.ID, Year: int(y),
		Place: diag.Place{File: at.File, Sheet: at.Sheet, Cell: at.Cell}, Message: message, Hint: hint,
	})
}
