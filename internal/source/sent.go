package source

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/internal/layout"
	"nianbao/internal/xls"
)

// A Sheet is a worksheet as it was sent, for those who hand the workbook back.
type Sheet struct {
	Name          string
	Hidden        bool
	Cells         []Placed // by row, then column; of a merged range the first only
	Merged        []string // ranges such as A1:C2
	HiddenRows    []int    // ascending
	HiddenColumns []int
}

// A Placed is a cell in its place.
type Placed struct {
	Row, Column int    // from 1
	Format      string // number-format code; empty where the reader does not give it
	layout.Cell
}

// Sheets gives the worksheets of a workbook as they were sent; none where it
// cannot be read, for which Read has the reason.
func Sheets(name string, data []byte) []Sheet {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	done := make(chan []Sheet, 1)
	go func() {
		b := newBook(ctx, name, nil, 0)
		var sheets []Sheet
		b.take = func(sheet string, g *layout.Grid) { sheets = append(sheets, sent(sheet, g)) }
		defer func() { done <- sheets }()
		defer b.survive()
		b.read(data)
		withFormats(data, sheets)
	}()
	select {
	case sheets := <-done:
		return sheets
	case <-ctx.Done():
		return nil
	}
}

// sent is a grid as it was before merged ranges were filled.
func sent(name string, g *layout.Grid) Sheet {
	s := Sheet{Name: name, Hidden: g.Hidden, HiddenRows: slices.Sorted(maps.Keys(g.HiddenRows))}
	for row := 1; row <= g.Rows(); row++ {
		for column := 1; column <= g.Columns(); column++ {
			if c := g.At(row, column); c.Ref == xls.Ref(row, column) {
				s.Cells = append(s.Cells, Placed{Row: row, Column: column, Cell: c})
			}
		}
	}
	for _, m := range g.Merges {
		s.Merged = append(s.Merged, xls.Ref(m.Top, m.Left)+":"+xls.Ref(m.Bottom, m.Right))
	}
	for _, h := range g.HiddenColumns {
		for column := h.Left; column <= min(h.Right, g.Columns()); column++ {
			s.HiddenColumns = append(s.HiddenColumns, column)
		}
	}
	return s
}

// withFormats adds the number formats of an .xls, which a grid does not keep.
func withFormats(data []byte, sheets []Sheet) {
	if sniff(data) != binary {
		return
	}
	from, err := xls.Open(data)
	if err != nil {
		return
	}
	for i := range sheets {
		n := slices.IndexFunc(from.Sheets, func(s xls.Sheet) bool { return s.Name == sheets[i].Name })
		for k := range sheets[i].Cells {
			c := &sheets[i].Cells[k]
			c.Format = strings.TrimPrefix(from.Sheets[n].At(c.Row, c.Column).Format, "General")
		}
	}
}

// Ending is the ending that a workbook's name should have by its bytes: that of
// the .xlsx family it belongs to, else .xlsx.
func Ending(name string, data []byte) string {
	if sniff(data) == openXML {
		for _, ending := range []string{".xlsm", ".xltx", ".xltm"} {
			if strings.EqualFold(path.Ext(name), ending) {
				return ending
			}
		}
	}
	return ".xlsx"
}
