package layout

import (
	"slices"

	"nianbao/internal/stat"
)

// A tableReader reads the table of a part.
type tableReader struct {
	*reader
	*part
	table Table
	lines []Row
	at    []int        // columns of the grid, by Table.Columns; 0: the same in all lines
	same  map[int]Cell // those, by Table.Columns; a street is the last one named
	years int          // the column that says to which year a line belongs; 0: none
	body  int          // first row of data
	left  map[leftOut][]int

	current map[string]bool // areas that have a line of this year, where lines say theirs
}

// read reads a table and says what was taken.
func (r *reader) read(p *part) {
	r.sideways = p.Grid.sideways
	t := &tableReader{reader: r, part: p, same: map[int]Cell{}, left: map[leftOut][]int{}}
	t.table = Table{File: r.sheet.File, Sheet: r.sheet.Name, Fetch: r.sheet.Fetch, Level: p.level}
	t.table.Sender = t.sender()
	t.takeColumns()
	t.findYears()
	t.reportOthers()
	if !slices.ContainsFunc(t.table.Columns, func(c Column) bool { return !IsArea(c.Field) }) || t.isPast() {
		t.add(tableYear, t.placed(t.ref(t.top, t.columns[0].column)), "核对文件是不是放错了年份的文件夹；放对了就改正表头里的年份", "这张表里没有 %d 年的数", t.year)
		return
	}
	t.findArea()
	t.takeRows()
	t.report()
	if t.level == stat.Community && t.index(communityField) < 0 && t.index(codeField) < 0 {
		return // of nobody, which was reported
	}
	t.table.Rows = Pack(t.lines, t.table.Columns)
	r.tables = append(r.tables, t.table)
}

// takeRows enters the lines of areas, and apart from them the totals.
func (t *tableReader) takeRows() {
	then := false // below the line over last year's figures
	for row := t.body; row <= t.to; row++ {
		why := t.judge(row)
		if then = then || t.isThenTitle(row); then {
			why = isThen
		}
		switch why {
		case isData:
			t.lines = append(t.lines, t.line(row))
			continue
		case isTotal:
			t.table.Totals = append(t.table.Totals, Total{t.line(row), t.totalLabel(row)})
		}
		t.left[why] = append(t.left[why], row)
	}
}

// line is a row of the table, a blank street filled from above.
func (t *tableReader) line(row int) Row {
	line := Row{Number: row, Cells: make([]Cell, len(t.at))}
	for i, column := range t.at {
		if column == 0 {
			line.Cells[i] = t.same[i]
			continue
		}
		line.Cells[i] = t.At(row, column)
		if line.Cells[i].Kind == Empty {
			line.Cells[i].Ref = t.ref(row, column)
		}
	}
	t.fillStreet(row, line)
	t.fillCommunity(row, line)
	return line
}

// fillCommunity gives a line whose community is blank, since an area has one
// for each year, the community above it.
func (t *tableReader) fillCommunity(row int, line Row) {
	if i := t.index(communityField); t.years > 0 && i >= 0 && t.at[i] > 0 {
		for above := row; line.Cells[i].Kind == Empty && above >= t.body; above-- {
			if c := t.At(above, t.at[i]); c.Kind != Empty {
				line.Cells[i] = c
			}
		}
	}
}

// fillStreet gives a community whose street is blank the street above it.
func (t *tableReader) fillStreet(row int, line Row) {
	i := t.index(streetField)
	if t.table.Level != stat.Community || i < 0 || t.at[i] == 0 {
		return
	}
	if t.text(row, t.at[i]) != "" {
		t.same[i] = line.Cells[i]
	} else if t.namesCommunity(row) && t.same[i].Kind != Empty {
		line.Cells[i] = t.same[i]
	}
}

// index is the place of a field among the table's columns, or -1.
func (t *tableReader) index(field string) int {
	return slices.IndexFunc(t.table.Columns, func(c Column) bool { return c.Field == field })
}

// column is the column of the grid that holds a field; 0 for none.
func (t *tableReader) column(field string) int {
	if i := t.index(field); i >= 0 {
		return t.at[i]
	}
	return 0
}

// namesCommunity reports whether a row names a community itself.
func (t *tableReader) namesCommunity(row int) bool {
	for _, field := range []string{communityField, codeField} {
		if column := t.column(field); column > 0 && t.text(row, column) != "" {
			return true
		}
	}
	return false
}

// lastArea is the last column that names the area; totals are named up to there.
func (t *tableReader) lastArea() int {
	last := t.years
	for i, c := range t.table.Columns {
		if IsArea(c.Field) {
			last = max(last, t.at[i])
		}
	}
	return last
}
