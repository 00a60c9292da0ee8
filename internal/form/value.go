package form

import (
	"math/big"
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// mostDigits is how many significant digits a workbook keeps of a number.
const mostDigits = 15

// valueOf is an observation as it stands in a cell: what is read from it is what
// was reported, as far as a workbook can hold it. A missing one gives an empty
// cell.
func valueOf(f *check.Field, o stat.Observation) xlsx.Cell {
	switch {
	case o.Status == stat.NotApplicable && f.Type == stat.Truth: // × would be 否
		return xlsx.Cell{Text: o.Status.Sign()}
	case o.Status == stat.NotApplicable:
		return xlsx.Cell{Text: notApplicable}
	case o.Status == stat.BelowUnit:
		return xlsx.Cell{Text: o.Status.Sign()}
	case o.Status == stat.Missing:
		return xlsx.Cell{}
	case !f.Type.Numeric():
		return xlsx.Cell{Text: o.Text}
	case f.Type == stat.Truth:
		return xlsx.Cell{Text: map[bool]string{true: "是", false: "否"}[o.Sign() != 0]}
	case f.Type == stat.Date:
		return dateCell(o)
	case o.Status == stat.Estimated:
		return xlsx.Cell{Text: "约" + decimal(o.Rat())}
	}
	return xlsx.Cell{Number: decimal(o.Rat())}
}

// decimal is a number as a plain decimal; one that has no end, or more digits
// than a workbook keeps, is cut to those.
func decimal(r *big.Rat) string {
	if places, finite := r.FloatPrec(); finite && places <= mostDigits {
		return r.FloatString(places)
	}
	whole := len(new(big.Int).Quo(r.Num(), r.Denom()).String())
	return numeral.Fixed(r, max(0, mostDigits-whole), numeral.HalfEven)
}

// dateCell is a whole day as spreadsheets count it; what is only a month or a
// year is a text.
func dateCell(o stat.Observation) xlsx.Cell {
	q := o.Quantity.Rat()
	if !q.IsInt() || !q.Num().IsInt64() {
		return xlsx.Cell{Text: o.Text}
	}
	n := q.Num().Int64()
	serial, ok := numeral.DayNumber(int(n/10000), int(n/100%100), int(n%100))
	if !ok {
		return xlsx.Cell{Text: o.Text}
	}
	return xlsx.Cell{Number: strconv.FormatInt(serial, 10)}
}
