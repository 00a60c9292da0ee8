package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A tally holds the lines of sums that a table states against what they sum.
// They are never taken for data: the program adds up itself.
type tally struct {
	*checker
	table *layout.Table
	form  *form
	year  stat.Year
	lines []layout.Row
	rows  [][]reading // by line and column

	stated []reading // by column, of the line of sums that is judged
}

// totals judges the lines of sums of a table.
func (c *checker) totals(y stat.Year, t *layout.Table) {
	if len(t.Totals) == 0 || t.Rows.Len() == 0 {
		return
	}
	quiet := *c
	quiet.problems = &diag.List{} // what is wrong with a line was said where it was taken
	s := tally{checker: c, table: t, form: c.formOf(t), year: y}
	for row := range t.Rows.All() {
		row.Cells = slices.Clone(row.Cells)
		s.lines, s.rows = append(s.lines, row), append(s.rows, s.read(&quiet, row))
	}
	for n, total := range t.Totals {
		s.stated = s.read(&quiet, total.Row)
		s.judge(n)
	}
}

// read reads the cells of a line that can be added up.
func (s *tally) read(quiet *checker, row layout.Row) []reading {
	out := make([]reading, len(row.Cells))
	for k, f := range s.form.fields {
		if k < len(row.Cells) && f != nil && (f.Type == stat.Integer || f.Type == stat.Number) && !f.Average {
			v := valuer{checker: quiet, year: s.year, field: f, factor: s.form.factors[k], cell: row.Cells[k]}
			out[k] = v.read()
		}
	}
	return out
}

// judge reports the sums of a line that are not those of the lines that it
// sums. Which these are, the sums themselves tell: those that fit most.
func (s *tally) judge(n int) {
	var best []int
	most := -1
	for _, lines := range s.scopes(n) {
		fits := 0
		for k := range s.stated {
			if sum, ok := s.sum(lines, k); ok && s.fits(n, k, lines, sum) {
				fits++
			}
		}
		if fits > most && len(lines) > 0 {
			best, most = lines, fits
		}
	}
	for k := range s.stated {
		if sum, ok := s.sum(best, k); ok && !s.fits(n, k, best, sum) {
			s.report(n, k, best, sum)
		}
	}
}

// scopes are the lines that a line of sums may speak of, the likeliest first:
// those of its street, those next to it up to the next line of sums, all.
func (s *tally) scopes(n int) [][]int {
	own, before, behind := s.table.Totals[n], 0, int(^uint(0)>>1)
	for _, other := range s.table.Totals {
		if other.Number < own.Number {
			before = max(before, other.Number)
		} else if other.Number > own.Number {
			behind = min(behind, other.Number)
		}
	}
	var street, above, below, all []int
	for i, row := range s.lines {
		all = append(all, i)
		switch {
		case before < row.Number && row.Number < own.Number:
			above = append(above, i)
		case own.Number < row.Number && row.Number < behind:
			below = append(below, i)
		}
		if c := s.form.street; c >= 0 && row.Cells[c].Raw != "" && (row.Cells[c].Raw == own.Cells[c].Raw || strings.HasPrefix(numeral.Fold(own.Label), numeral.Fold(row.Cells[c].Raw))) {
			street = append(street, i)
		}
	}
	if label := numeral.Fold(own.Label); strings.Contains(label, "小计") || own.Label == "" {
		return [][]int{street, above, below, all}
	}
	return [][]int{all, street, above, below}
}

// sum adds up a column over some lines; false where no sum is stated, nothing
// was reported, something only about, or something that cannot be read.
func (s *tally) sum(lines []int, k int) (stat.Quantity, bool) {
	sum, any := stat.Int(0), false
	if s.stated[k].status != stat.Reported || !s.stated[k].Known() {
		return sum, false
	}
	for _, i := range lines {
		switch r := s.rows[i][k]; {
		case r.status == stat.Estimated, r.status == "" && !blank(typed(s.lines[i].Cells[k])):
			return sum, false
		case r.Known():
			sum, any = sum.Add(r.Quantity), true
		}
	}
	return sum, any
}

// fits reports whether a stated sum is that of some lines, or one that rounding
// explains: where decimals were written, each may be half of the last place off.
func (s *tally) fits(n, k int, lines []int, sum stat.Quantity) bool {
	of := places(s.table.Totals[n].Cells[k].Raw)
	parts := 0
	for _, i := range lines {
		parts = max(parts, places(s.lines[i].Cells[k].Raw))
	}
	room := stat.Int(0)
	if of+parts > 0 {
		room = stat.Scaled(5, of+1).Add(stat.Scaled(5, parts+1).Mul(stat.Int(int64(len(lines))))).Mul(s.form.factors[k])
	}
	return s.stated[k].Quantity.Sub(sum).Abs().Cmp(room) <= 0
}

// places counts the decimals of a number as typed, at most six.
func places(raw string) int {
	_, decimals, _ := strings.Cut(numeral.Fold(raw), ".")
	return min(len(decimals)-len(strings.TrimLeft(decimals, "0123456789")), 6)
}

func (s *tally) report(n, k int, lines []int, sum stat.Quantity) {
	total, f := s.table.Totals[n], s.form.fields[k]
	silent := 0
	for _, i := range lines {
		if !s.rows[i][k].Known() {
			silent++
		}
	}
	left := ""
	if silent > 0 {
		left = fmt.Sprintf("，其中 %d 个没有报数", silent)
	}
	first, last, own := s.table.Place(s.lines[lines[0]], k), s.table.Place(s.lines[lines[len(lines)-1]], k), s.table.Place(total.Row, k)
	s.problems.Add(diag.Problem{
		Code: "total-mismatch", Severity: diag.Warning, Field: f.ID, Year: int(s.year),
		Place:   diag.Place{File: s.table.File, Sheet: s.table.Sheet, Cell: own},
		Message: fmt.Sprintf("“%s”的%s写的是 %s，%d 个%s加起来是 %s%s", strings.TrimSpace(total.Label), f.Title, total.Cells[k].Raw, len(lines), s.Ladder.Said(s.table.Level), numeral.Exact(sum.Per(s.form.factors[k]).Rat()), left),
		Hint:    fmt.Sprintf("核对 %s–%s 与 %s；程序只用各%s的数，自己加总", first, last, own, s.Ladder.Said(s.table.Level)),
	})
}
