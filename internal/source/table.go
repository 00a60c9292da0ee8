package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// table finds the table of a sheet and adds it to the book.
func (b *book) table(sheet string, g *grid) {
	place := diag.Place{File: b.name, Sheet: sheet}
	f := &finder{b.names, map[question]string{}}
	h := f.header(g)
	if h == nil {
		b.add(sheetNoTable, place, "是年报的话，核对表头里的名称；不是就不用管", "工作表“%s”里没有认出表头，没有读", sheet)
		return
	}
	for h.bottom+1 < len(g.rows) && g.continues(h) {
		h.bottom++
	}
	if g.hidden {
		b.add(sheetHidden, place, "不该读的话删去这张工作表；该读就取消隐藏", "工作表“%s”是隐藏的，里面的表已照读", sheet)
	}
	t := &tableReader{book: b, finder: f, grid: g, header: h, sheet: sheet}
	t.table = Table{File: b.name, Sheet: sheet, Level: h.level}
	t.takeColumns()
	t.reportOthers()
	t.takeRows()
	t.reportHidden()
	t.reportMerged()
	t.reportShortened()
	t.reportRead()
	b.tables = append(b.tables, t.table)
}

// continues reports whether the row under a header belongs to it: a cell that
// names an area reaches down into it.
func (g *grid) continues(h *header) bool {
	for _, c := range h.columns {
		if isArea(c.field) {
			below := g.at(h.bottom+1, c.column)
			return below.Kind == Words && below.Ref == g.at(h.bottom, c.column).Ref
		}
	}
	return false
}

// A tableReader reads one table.
type tableReader struct {
	*book
	finder *finder
	grid   *grid
	header *header
	sheet  string
	table  Table
	at     []int // columns of the sheet, by Table.Columns
	first  int   // row of data
	street Cell  // the last one named
	left   map[leftOut][]int
}

// takeRows enters the lines of areas.
func (t *tableReader) takeRows() {
	t.left = map[leftOut][]int{}
	for row := t.first; row < len(t.grid.rows); row++ {
		switch why := t.judge(row); why {
		case isData:
			t.table.Rows = append(t.table.Rows, t.line(row))
		case isSecond:
			return
		default:
			t.left[why] = append(t.left[why], row)
		}
	}
}

// line is a row of the table, a blank street filled from above.
func (t *tableReader) line(row int) Row {
	line := Row{Number: row, Cells: make([]Cell, len(t.at))}
	for i, column := range t.at {
		line.Cells[i] = t.grid.at(row, column)
	}
	i := t.columnOf(streetField)
	if t.table.Level != stat.Community || i < 0 {
		return line
	}
	if t.grid.text(row, t.at[i]) != "" {
		t.street = line.Cells[i]
	} else if t.namesCommunity(row) {
		line.Cells[i] = t.street
	}
	return line
}

// columnOf is the index of a field among the table's columns, or -1.
func (t *tableReader) columnOf(field string) int {
	return slices.IndexFunc(t.table.Columns, func(c Column) bool { return c.Field == field })
}

// namesCommunity reports whether a row names a community itself.
func (t *tableReader) namesCommunity(row int) bool {
	for _, field := range []string{communityField, codeField} {
		if i := t.columnOf(field); i >= 0 && t.grid.text(row, t.at[i]) != "" {
			return true
		}
	}
	return false
}

// reportHidden says which rows and columns with data are hidden.
func (t *tableReader) reportHidden() {
	var rows, columns []string
	for _, row := range t.table.Rows {
		if t.grid.frame.hiddenRows[row.Number] {
			rows = append(rows, fmt.Sprint(row.Number))
		}
	}
	for i, column := range t.at {
		if slices.ContainsFunc(t.grid.frame.hiddenColumns, func(s span) bool { return s.left <= column && column <= s.right }) {
			columns = append(columns, t.table.Columns[i].Letter)
		}
	}
	place := diag.Place{File: t.name, Sheet: t.sheet}
	if len(rows) > 0 {
		t.add(rowsHidden, place, "不该读的行请删去；该读的请取消隐藏", "第 %s 行是隐藏的，已照读", brief(rows))
	}
	if len(columns) > 0 {
		t.add(columnsHidden, place, "不该读的列请删去；该读的请取消隐藏", "%s 列是隐藏的，已照读", brief(columns))
	}
}

// reportMerged says which values several lines or columns share. A street over
// its communities is the one that may.
func (t *tableReader) reportMerged() {
	shared := map[string][]string{}
	var order []string
	for _, row := range t.table.Rows {
		number := strconv.Itoa(row.Number)
		for i, c := range row.Cells {
			column := t.table.Columns[i]
			if c.Kind == Empty || column.Field == streetField || c.Ref == column.Letter+number {
				continue
			}
			if shared[c.Ref] == nil {
				order = append(order, c.Ref)
			}
			shared[c.Ref] = append(shared[c.Ref], column.Letter+number)
		}
	}
	for _, ref := range order {
		t.add(cellsMerged, diag.Place{File: t.name, Sheet: t.sheet, Cell: ref}, "取消合并，每格填自己的数", "%s 的值因单元格合并也用在了 %s", ref, brief(shared[ref]))
	}
}

// reportRead says what was taken for the table.
func (t *tableReader) reportRead() {
	place := t.cell(t.sheet, t.header.top, t.at[0])
	if len(t.table.Rows) == 0 {
		t.add(tableEmpty, place, "还没有填就不用管；填了就核对表头下面的行", "表头下面没有一行%s数据", t.header.level.Chinese())
		return
	}
	var rest strings.Builder
	for _, why := range []leftOut{isTotal, isNote, isHeader, isOther} {
		if rows := t.left[why]; len(rows) > 0 {
			fmt.Fprintf(&rest, "；略去%s第 %s 行", why, brief(numbers(rows)))
		}
	}
	last := t.table.Rows[len(t.table.Rows)-1].Number
	t.add(tableRead, place, "", "读入%s表：表头第 %s 行，认出 %d 列，数据 %d 行（第 %s 行）%s", t.header.level.Chinese(),
		between(t.header.top, t.header.bottom), len(t.table.Columns), len(t.table.Rows), between(t.table.Rows[0].Number, last), rest.String())
}

// between writes a run of rows.
func between(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

func numbers(rows []int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = fmt.Sprint(row)
	}
	return out
}

// brief joins at most ten words.
func brief(words []string) string {
	if len(words) > 10 {
		return strings.Join(words[:10], "、") + fmt.Sprintf(" 等 %d 处", len(words))
	}
	return strings.Join(words, "、")
}
