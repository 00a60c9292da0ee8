package form

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A yearSheet is a table of a year as a sheet. Communities are many and stand one
// below the other; streets are few and stand side by side, so that a page is full.
type yearSheet struct {
	*xlsx.Sheet
	table site.YearTable
	at    func(line, column int) (row, col int) // where a value stands, both from 0 in the table
}

func (y *yearbook) sheet(t site.YearTable) *yearSheet {
	s := &yearSheet{table: t, Sheet: &xlsx.Sheet{Name: xlsx.SheetName(t.Title)}}
	if t.Level == stat.Community || t.Grouped() {
		y.communities(s)
	} else {
		y.streets(s)
	}
	return s
}

// says stands under the title of a sheet.
const says = "小计、合计和比率是公式；空格是没有数，不是 0。口径见“" + meaningSheet + "”。"

// communities writes a table with its columns as columns.
func (y *yearbook) communities(s *yearSheet) {
	s.Tab, s.Top, s.Left = "5B8DB8", headRow, 1
	s.at = func(line, column int) (int, int) { return firstRow + line, column + 1 }
	b := &broad{Sheet: s.Sheet, level: s.table.Level, member: s.table.Called, names: s.table.Names}
	for k, c := range s.table.Columns {
		f := &check.Field{Field: source.Field{Title: c.Title, Group: c.Group, Unit: c.Unit, Type: stat.Number}}
		if c.Title == "" {
			f.Title, f.Unit = valueHead(c.Unit), ""
		}
		b.columns = append(b.columns, f)
		s.Columns = append(s.Columns, xlsx.Column{Width: s.width(k, f)})
	}
	b.title(fmt.Sprintf("%d年　%s", y.Year, s.table.Title), says)
	b.headRows(func(f *check.Field) string { return withUnit(f.Title, f.Unit) })
	b.raise()
	for k := range s.table.Lines {
		s.Rows = append(s.Rows, s.line(k))
	}
	b.paper(y.mark(), toRead)
}

// valueHead heads the column of an indicator's value.
func valueHead(unit string) string {
	if unit == "" {
		return "数值"
	}
	return unit
}

// width is what a column needs for its head, its longest cell, and its part of the
// name of its group on two lines.
func (s *yearSheet) width(k int, f *check.Field) float64 {
	most := max(7, wide(f.Title)+2, wide(f.Unit)+4)
	for _, l := range s.table.Lines {
		most = max(most, wide(l.Cells[k].Text)+2)
	}
	n := 0
	for _, c := range s.table.Columns {
		if c.Group == f.Group && f.Group != "" {
			n++
		}
	}
	if n > 0 {
		most = max(most, wide(f.Group)/2/n+2)
	}
	return float64(most)
}

// raise makes the row of groups as high as their names need.
func (b *broad) raise() {
	most := 1
	for from := 0; from < len(b.columns); {
		to, width := from, 0.0
		for to < len(b.columns) && b.groupAt(to) == b.groupAt(from) {
			width += b.Columns[to].Width
			to++
		}
		most, from = max(most, lines(b.groupAt(from), width-1)), to
	}
	b.Rows[groupRow-1].Height = float64(most)*13 + 6
}

// line sets a line of the table.
func (s *yearSheet) line(k int) xlsx.Row {
	l := s.table.Lines[k]
	row := xlsx.Row{Height: readHeight}
	if l.Of == nil {
		row.Level = 1
	}
	for i := range l.Cells {
		row.Cells = append(row.Cells, s.cell(k, i))
	}
	return row
}

// The columns before the streets.
var itemColumns = []heading{{"指标", 34}, {"项", 7}, {"单位", 11}}

// Rows of a sheet of streets.
const (
	itemHead  = 3
	firstItem = itemHead + 1
)

// streets writes a table with its columns as rows, the district first.
func (y *yearbook) streets(s *yearSheet) {
	s.Tab, s.Top, s.Left = "1F4E79", itemHead, len(itemColumns)
	last := len(s.table.Lines) - 1 // the district
	s.at = func(line, column int) (int, int) {
		if line == last {
			line = -1
		}
		return firstItem + column - s.table.Names, len(itemColumns) + 2 + line
	}
	top := xlsx.Row{Height: 22, Cells: make([]xlsx.Cell, len(itemColumns)+last+1)}
	for k, c := range itemColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
		top.Cells[k] = xlsx.Cell{Column: k + 1, Look: head, Text: c.name}
	}
	for k := range s.table.Lines {
		_, col := s.at(k, s.table.Names)
		top.Cells[col-1] = xlsx.Cell{Column: col, Look: head, Text: s.table.Lines[k].Cells[s.table.Names-2].Text}
		s.Columns = append(s.Columns, xlsx.Column{Width: 12})
	}
	s.Rows = append(s.Rows,
		xlsx.Row{Height: titleHeight, Cells: []xlsx.Cell{{Column: 1, Look: sheetTitle, Text: fmt.Sprintf("%d年　%s", y.Year, s.table.Title)}}},
		xlsx.Row{Height: noteHeight, Cells: []xlsx.Cell{{Column: 1, Look: hint, Text: says}}}, top)
	for i := s.table.Names; i < len(s.table.Columns); i++ {
		s.Rows = append(s.Rows, s.item(i))
	}
	s.join()
	s.Page = xlsx.Page{Landscape: last > 5, Wide: 1, Heads: [2]int{itemHead, itemHead}, Title: fmt.Sprintf("%d年　%s", y.Year, s.table.Title),
		Foot: "第 &P 页，共 &N 页　　" + y.mark(), Area: xlsx.Range(itemHead, 1, len(s.Rows), len(s.Columns))}
}

// item sets a column of the table as a row.
func (s *yearSheet) item(i int) xlsx.Row {
	c := s.table.Columns[i]
	row := xlsx.Row{Height: readHeight, Cells: make([]xlsx.Cell, len(s.Columns))}
	name, unit := c.Title, c.Unit
	if name == "" {
		name = "数值"
	}
	if c.Words {
		unit = ""
	}
	for k, text := range []string{c.Group, name, unit} {
		row.Cells[k] = xlsx.Cell{Column: k + 1, Text: text, Look: words}
		row.Cells[k].Look.Down = "center"
	}
	row.Cells[1].Look.Across, row.Cells[2].Look.Across = "center", "center"
	for k := range s.table.Lines {
		cell := s.cell(k, i)
		row.Cells[cell.Column-1] = cell
	}
	return row
}

// join lets the name of an indicator stand once beside all its rows; where it has
// one row only, that is as high as the name needs.
func (s *yearSheet) join() {
	for from := s.table.Names; from < len(s.table.Columns); {
		to := from
		for to+1 < len(s.table.Columns) && s.table.Columns[to+1].Indicator == s.table.Columns[from].Indicator {
			to++
		}
		first, _ := s.at(0, from)
		end, _ := s.at(0, to)
		if to > from {
			s.Merged = append(s.Merged, xlsx.Range(first, 1, end, 1))
		}
		rows := end - first + 1
		if n := lines(s.table.Columns[from].Group, itemColumns[0].width); n > rows {
			s.Rows[first-1].Height = float64(n-rows+1)*13.5 + 3
		}
		from = to + 1
	}
}

// cell is a value where it stands.
func (s *yearSheet) cell(k, i int) xlsx.Cell {
	c := s.table.Lines[k].Cells[i]
	_, col := s.at(k, i)
	cell := xlsx.Cell{Column: col, Text: c.Text, Look: s.look(k, i)}
	if c.Value.Known() {
		cell.Text = ""
		s.number(&cell, k, i)
	}
	return cell
}

func (s *yearSheet) look(k, i int) xlsx.Style {
	c, l := s.table.Columns[i], s.table.Lines[k]
	look := xlsx.Style{Size: 10, Border: line, Across: "right", Format: "@"}
	switch {
	case l.Of != nil && l.Area.Whole():
		look = totalLook
	case l.Of != nil:
		look = partSumLook
	}
	look.Down = "center"
	switch {
	case i < s.table.Names:
		look.Across = "left"
	case c.Words:
		look.Across = "center"
	}
	if strings.HasPrefix(l.Cells[i].Text, "不达标") {
		look.Colour, look.Bold = "9C0006", true
	}
	return look
}
