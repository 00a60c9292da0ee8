package form

import (
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// rebuilt is a workbook as an .xlsx, made of what was read of it: values, number
// formats, merged and hidden cells, each in its place. Widths follow the texts.
func rebuilt(sheets []source.Sheet) []byte {
	b := &xlsx.Book{}
	for _, s := range sheets {
		b.Sheets = append(b.Sheets, again(s))
	}
	return written(b)
}

func again(s source.Sheet) *xlsx.Sheet {
	out := &xlsx.Sheet{Name: s.Name, Hidden: s.Hidden, Merged: s.Merged, Page: xlsx.Page{Landscape: true, Foot: "第 &P 页，共 &N 页"}}
	merged := map[string]bool{}
	for _, m := range s.Merged {
		row, column, _ := xlsx.Place(m)
		merged[xlsx.Ref(row, column)] = true
	}
	for _, c := range s.Cells {
		for len(out.Rows) < c.Row {
			out.Rows = append(out.Rows, xlsx.Row{})
		}
		for len(out.Columns) < c.Column {
			out.Columns = append(out.Columns, xlsx.Column{Width: 9})
		}
		out.Rows[c.Row-1].Cells = append(out.Rows[c.Row-1].Cells, cellAgain(c))
		if !merged[c.Ref] {
			column := &out.Columns[c.Column-1]
			column.Width = max(column.Width, min(float64(wide(c.Raw))+2, 40))
		}
	}
	if total(out.Columns) <= onePage {
		out.Page.Wide = 1
	}
	for i := range out.Rows {
		out.Rows[i].Cells = ruled(out.Rows[i].Cells, merged, i+1)
	}
	for _, row := range s.HiddenRows {
		if row <= len(out.Rows) {
			out.Rows[row-1].Hidden = true
		}
	}
	for _, column := range s.HiddenColumns {
		if column <= len(out.Columns) {
			out.Columns[column-1].Hidden = true
		}
	}
	return out
}

// onePage is how wide a sheet may be, in digits, to be printed on one page and
// still be read.
const onePage = 220

func total(columns []xlsx.Column) (width float64) {
	for _, c := range columns {
		width += c.Width
	}
	return width
}

// ofTable is how many cells a row has at least that is taken for one of a table.
const ofTable = 3

// ruled gives the cells of a table's row their lines, and centres what is merged:
// looks are not read from old formats.
func ruled(cells []xlsx.Cell, merged map[string]bool, row int) []xlsx.Cell {
	if len(cells) < ofTable {
		for i := range cells {
			if merged[xlsx.Ref(row, cells[i].Column)] {
				cells[i].Look.Across = "center"
			}
		}
		return cells
	}
	var out []xlsx.Cell
	for _, c := range cells {
		for column := 1 + lastColumn(out); column < c.Column; column++ {
			out = append(out, xlsx.Cell{Column: column, Look: cell})
		}
		format := c.Look.Format
		c.Look = cell
		c.Look.Format = format
		out = append(out, c)
	}
	return out
}

func lastColumn(cells []xlsx.Cell) int {
	if len(cells) == 0 {
		return 0
	}
	return cells[len(cells)-1].Column
}

// days1904 is by how much serials that count from 1904 lag behind the others.
const days1904 = 1462

func cellAgain(c source.Placed) xlsx.Cell {
	out := xlsx.Cell{Column: c.Column, Look: xlsx.Style{Format: c.Format, Wrap: wide(c.Raw) > 40}}
	switch c.Kind {
	case layout.Figure, layout.Percent, layout.Moment:
		out.Number = c.Raw
		if q, ok := stat.Decimal(c.Raw); ok && c.Kind == layout.Moment && c.Is1904 {
			out.Number = q.Add(stat.Int(days1904)).Rat().FloatString(10)
		}
		if c.Format == "" {
			out.Look.Format = map[layout.CellKind]string{layout.Percent: "0.00%", layout.Moment: "yyyy-mm-dd"}[c.Kind]
		}
	case layout.Logical:
		out.Truth = c.Raw
	case layout.Broken:
		out.Fault = c.Raw
	default:
		out.Text = c.Raw
	}
	return out
}
