package layout

import (
	"slices"

	"nianbao/internal/stat"
)

// A tableReader reads the table of a part.
type tableReader struct {
	*reader
	*part
	table  Table
	at     []int // columns of the sheet, by Table.Columns
	body   int   // first row of data
	street Cell  // the last one named
	left   map[leftOut][]int
}

// read reads a table and says what was taken.
func (r *reader) read(p *part) {
	t := &tableReader{reader: r, part: p, left: map[leftOut][]int{}}
	t.table = Table{File: r.sheet.File, Sheet: r.sheet.Name, Level: p.level}
	t.takeColumns()
	t.reportOthers()
	if !slices.ContainsFunc(t.table.Columns, func(c Column) bool { return !isArea(c.Field) }) {
		t.add(tableYear, t.placeOf(t.Grid, t.top, t.columns[0].column), "核对文件是不是放错了年份的文件夹；放对了就改正表头里的年份", "这张表里没有一列是 %d 年的数", t.year)
		return
	}
	t.takeRows()
	t.reportHidden()
	t.reportMerged()
	t.reportShortened()
	t.reportRead()
	r.tables = append(r.tables, t.table)
}

// takeRows enters the lines of areas.
func (t *tableReader) takeRows() {
	for row := t.body; row <= t.to; row++ {
		if why := t.judge(row); why == isData {
			t.table.Rows = append(t.table.Rows, t.line(row))
		} else {
			t.left[why] = append(t.left[why], row)
		}
	}
}

// line is a row of the table, a blank street filled from above.
func (t *tableReader) line(row int) Row {
	line := Row{Number: row, Cells: make([]Cell, len(t.at))}
	for i, column := range t.at {
		line.Cells[i] = t.At(row, column)
	}
	i := t.columnOf(streetField)
	if t.table.Level != stat.Community || i < 0 {
		return line
	}
	if t.text(row, t.at[i]) != "" {
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
		if i := t.columnOf(field); i >= 0 && t.text(row, t.at[i]) != "" {
			return true
		}
	}
	return false
}

// lastArea is the last column that names the area; totals are named up to there.
func (t *tableReader) lastArea() int {
	last := 0
	for i, c := range t.table.Columns {
		if isArea(c.Field) {
			last = max(last, t.at[i])
		}
	}
	return last
}
