package source

import (
	"errors"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
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
			b.enter(sheet.Name, g)
		}
	}
}

// refusedBinary cuts the sentence of a refusal into what is and what to do.
func refusedBinary(err error) refusal {
	kinds := map[*xls.Refusal]diag.Code{
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
func gridOf(sheet *xls.Sheet, is1904 bool) (*layout.Grid, error) {
	g := frameOf(sheet)
	g.Is1904 = is1904
	for _, c := range sheet.Cells {
		raw, kind := cellOf(c)
		if err := g.Enter(c.Row, c.Column, raw, kind); err != nil {
			return nil, err
		}
	}
	return g, g.Fill()
}

// frameOf is what a sheet says besides its values.
func frameOf(sheet *xls.Sheet) *layout.Grid {
	g := &layout.Grid{Hidden: sheet.Hidden, HiddenRows: map[int]bool{}}
	for _, m := range sheet.Merged {
		g.Merges = append(g.Merges, layout.Span(m))
	}
	for _, row := range sheet.HiddenRows {
		g.HiddenRows[row] = true
	}
	for _, column := range sheet.HiddenColumns {
		g.HiddenColumns = append(g.HiddenColumns, layout.Span{Left: column, Right: column})
	}
	for _, c := range sheet.Comments {
		g.Comments = append(g.Comments, layout.Comment(c))
	}
	return g
}

var binaryKinds = map[xls.Kind]layout.CellKind{
	xls.Blank: layout.Empty, xls.Number: layout.Figure, xls.Percent: layout.Percent, xls.Date: layout.Moment,
	xls.Text: layout.Words, xls.Bool: layout.Logical, xls.Error: layout.Broken, xls.NoResult: layout.NoCache,
}

// cellOf is a cell as an .xlsx would give it, which writes truth as 1 and 0.
func cellOf(c xls.Cell) (raw string, kind layout.CellKind) {
	if c.Kind == xls.Bool {
		return truthDigit(c.Raw), layout.Logical
	}
	return formatOf(binaryKinds[c.Kind], c.Format).read(c.Raw)
}

func truthDigit(word string) string {
	if word == "TRUE" {
		return "1"
	}
	return "0"
}
