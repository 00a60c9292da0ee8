package source

import (
	"errors"
	"strings"

	"nianbao/internal/xls"
)

// readBinary reads all sheets of an .xls or .et. Charts and macros are not
// among them.
func (b *book) readBinary(data []byte) {
	from, err := xls.Open(data)
	if err != nil {
		b.refuse(refusedBinary(err))
		return
	}
	for i := range from.Sheets {
		if b.ctx.Err() != nil {
			return
		}
		sheet := &from.Sheets[i]
		if g, err := gridOf(sheet, from.Date1904); err != nil {
			b.refuseSheet(sheet.Name, err)
		} else {
			b.take(sheet.Name, g)
		}
	}
}

// refusedBinary cuts the sentence of a refusal into what is and what to do.
func refusedBinary(err error) refusal {
	kinds := map[*xls.Refusal]Code{
		xls.ErrOld: workbookOldFormat, xls.ErrPassword: workbookPassword, xls.ErrTooLarge: workbookTooLarge,
		xls.ErrNotWorkbook: workbookBroken, xls.ErrTruncated: workbookBroken, xls.ErrDamaged: workbookBroken,
	}
	var why *xls.Refusal
	if !errors.As(err, &why) {
		return refusals[unknownFormat]
	}
	return refusal{kinds[why], strings.TrimSuffix(err.Error(), "；"+why.Advice), why.Advice}
}

// gridOf lays a sheet of an .xls into a grid.
func gridOf(sheet *xls.Sheet, is1904 bool) (*grid, error) {
	if len(sheet.Merged) > maxMerges {
		return nil, errMerges
	}
	g := &grid{frame: frameOf(sheet), hidden: sheet.Hidden}
	for _, c := range sheet.Cells {
		cell := cellOf(c)
		cell.Is1904 = is1904
		if err := g.enter(c.Row, c.Column, cell); err != nil {
			return nil, err
		}
	}
	return g, g.fill()
}

// frameOf is what a sheet says besides its values.
func frameOf(sheet *xls.Sheet) *frame {
	f := &frame{hiddenRows: map[int]bool{}}
	for _, m := range sheet.Merged {
		f.merges = append(f.merges, span{top: m.Top, left: m.Left, bottom: m.Bottom, right: m.Right})
	}
	for _, row := range sheet.HiddenRows {
		f.hiddenRows[row] = true
	}
	for _, column := range sheet.HiddenColumns {
		f.hiddenColumns = append(f.hiddenColumns, span{left: column, right: column})
	}
	return f
}

var binaryKinds = map[xls.Kind]CellKind{
	xls.Blank: Empty, xls.Number: Figure, xls.Percent: Percent, xls.Date: Moment,
	xls.Text: Words, xls.Bool: Logical, xls.Error: Broken, xls.NoResult: NoCache,
}

// cellOf is a cell as an .xlsx would give it, which writes truth as 1 and 0.
func cellOf(c xls.Cell) Cell {
	cell := Cell{Raw: c.Raw, Kind: binaryKinds[c.Kind]}
	if c.Kind == xls.Bool {
		cell.Raw = truthDigit(c.Raw)
	}
	return cell
}

func truthDigit(word string) string {
	if word == "TRUE" {
		return "1"
	}
	return "0"
}
