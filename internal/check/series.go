package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// acrossYears looks at whole columns: forms copied from last year, numbers that
// are all round, units that changed.
func (c *checker) acrossYears() {
	policy := columns{fewest: c.raw.Columns.Fewest, copiedShare: c.number(c.raw.Columns.Copied), of: c.number(c.raw.Columns.Round),
		scaleFewest: c.raw.Columns.ScaleFewest, near: c.number(c.raw.Columns.ScaleNear)}
	for _, s := range c.raw.Columns.Scales {
		if q := c.number(s); q.Sign() > 0 {
			policy.scales = append(policy.scales, q)
		}
	}
	for _, y := range c.Years {
		for _, f := range c.Fields {
			if f.Level != stat.Community || f.Type != stat.Integer && f.Type != stat.Number {
				continue
			}
			policy.copied(c, f, y)
			policy.round(c, f, y)
			policy.scale(c, f, y)
		}
	}
}

// columns is the policy of source.ColumnPolicy, computed. What is not written
// is not judged.
type columns struct {
	fewest          int
	copiedShare, of stat.Quantity
	scales          []stat.Quantity // by which units differ
	scaleFewest     int
	near            stat.Quantity // how far off such a factor a column may be, as a share of it
}

// copied warns for each street whose column repeats last year's, unless the
// field hardly ever changes by its nature.
func (p columns) copied(c *checker, f *Field, y stat.Year) {
	if f.Steady || !p.copiedShare.Known() || !c.HasYear(y-1) {
		return
	}
	now, before := c.years[y], c.years[y-1]
	for k, street := range c.Areas(stat.Subdistrict, y) {
		same, both, first := 0, 0, 0
		for n := range now.members(k) {
			last := before.at(now.rolls[0].ids[n])
			if last < 0 {
				continue
			}
			q, past := now.columns[f.Slot].value.At(n), before.columns[f.Slot].value.At(last)
			if !q.Known() || !past.Known() {
				continue
			}
			if both++; both == 1 {
				first = n
			}
			if q.Cmp(past) == 0 {
				same++
			}
		}
		if both >= p.fewest && stat.Int(int64(same)).Per(stat.Int(int64(both))).Cmp(p.copiedShare) > 0 {
			c.column("copied-from-last-year", f, street, y, first,
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
	for k, street := range c.Areas(stat.Subdistrict, y) {
		count, first := 0, 0
		for n := range c.years[y].members(k) {
			q := c.years[y].columns[f.Slot].value.At(n)
			if !q.Known() || q.Sign() == 0 {
				continue
			}
			if q = q.Per(p.of); q.Floor().Cmp(q) != 0 {
				count = 0
				break
			}
			if count++; count == 1 {
				first = n
			}
		}
		if count >= p.fewest {
			c.column("only-round-numbers", f, street, y, first,
				fmt.Sprintf("%s的%s，%d 个社区报的都是 %s 的倍数", street.Name, f.Title, count, p.of.Rat().RatString()), "请街道核对是不是估出来的数")
		}
	}
}

// column reports a street's column at the community where it begins.
func (c *checker) column(code string, f *Field, street stat.Area, y stat.Year, first int, message, hint string) {
	at, _ := c.years[y].origin(f, first)
	c.problems.Add(diag.Problem{
		Code: code, Severity: diag.Warning, Area: street.Code, Field: f.ID, Year: int(y), Place: placeOf(at), Message: message, Hint: hint,
	})
}
