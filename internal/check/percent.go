package check

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A percentage is how the plain numbers of a column stand under a header that says %.
type percentage int

const (
	asWritten percentage = iota
	perCent              // all are over 1: 26.3 is 26.3%
	asRatios             // none is: 0.263 is taken for 26.3%
	unclear              // some are; each of the others could be either
)

// percentages finds the columns of the table whose headers say %, and how their plain
// numbers stand under that.
func (r *reader) percentages() {
	r.percent = map[int]percentage{}
	for k, f := range r.form.fields {
		if f == nil || f.Unit != "%" || r.table.Columns[k].Unit != "%" {
			continue
		}
		over, under, first := 0, 0, diag.Place{}
		for row := range r.table.Rows.All() {
			switch q, plain := plainNumber(row.Cells[k]); {
			case !plain || q.Sign() <= 0:
			case q.Cmp(stat.Int(1)) > 0:
				over++
			default:
				if under++; under == 1 {
					first = diag.Place{File: r.table.File, Sheet: r.table.Sheet, Cell: r.table.Place(row, k)}
				}
			}
		}
		r.percent[k] = map[[2]bool]percentage{{true, false}: perCent, {false, true}: asRatios, {true, true}: unclear}[[2]bool{over > 0, under > 0}]
		if r.percent[k] == asRatios {
			r.problems.Add(diag.Problem{Code: "column-percent", Severity: diag.Warning, Field: f.ID, Year: int(r.year), Place: first,
				Message: fmt.Sprintf("“%s”的表头写着 %%，这一列的数都不大于 1，当作比例读了：1 是 100%%", f.Title), Hint: "是的话，表头里不写 %，或把格式设成百分比；确实不到百分之一的，写成 0.9%"})
		}
	}
}

// plainNumber is a number that is written, and shown, without %.
func plainNumber(c layout.Cell) (stat.Quantity, bool) {
	if c.Kind != layout.Figure && c.Kind != layout.Words || strings.ContainsAny(numeral.Fold(c.Raw), "%‰") {
		return stat.Quantity{}, false
	}
	reading := numeral.Cell(c.Raw)
	if reading.Kind != numeral.Number || reading.Percent {
		return stat.Quantity{}, false
	}
	return stat.FromRat(reading.Value), true
}

// ratio sees to it that a plain number under % becomes the ratio that it means. One of
// which that cannot be told is reported and not read.
func (v *valuer) ratio(p percentage) {
	v.own = false
	if p == asWritten || p == asRatios {
		return // as nearly every column: its cells need not be parsed twice
	}
	q, plain := plainNumber(v.cell)
	switch {
	case !plain || q.Sign() == 0:
	case p == unclear && q.Cmp(stat.Int(1)) <= 0:
		v.bad("value-percent", fmt.Sprintf("是 %s，表头写着 %%，同一列的数有大于 1 的：分不清是 %s%% 还是 %s%%", v.cell.Raw, numeral.Exact(q.Rat()), numeral.Exact(q.Mul(stat.Int(100)).Rat())), "把 % 写在数后面")
		v.cell = layout.Cell{}
	default:
		v.factor, v.own = v.factor.Per(stat.Int(100)), true
	}
}
