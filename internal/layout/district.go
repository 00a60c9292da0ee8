package layout

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// What may head the columns of the district's list.
var (
	itemHeads   = wordSet("项目 指标 名称 指标名称 项目名称")
	amountHeads = wordSet("数值 数量 本年 本年数 本年实际 全区")
	unitHeads   = wordSet("单位 计量单位")
)

// A listing is a list of the district's own fields, one below the other, with
// their values in one column: the sheet 全区年报.
type listing struct {
	*reader
	*Grid
	head              int // its row
	item, value, unit int // columns; unit is 0 for none
}

// readDistrict reads the district's list, if the sheet is one: at least two of
// its items, or one where the sheet is called so, and most of them, are fields that
// the district reports.
func (r *reader) readDistrict(g *Grid) bool {
	for head := 1; head < min(len(g.rows), maxListHead); head++ {
		l := &listing{reader: r, Grid: g, head: head}
		for _, p := range g.rows[head] {
			switch word := squeeze(numeral.Fold(p.raw)); {
			case p.kind != Words:
			case itemHeads[word] && l.item == 0:
				l.item = int(p.at)
			case amountHeads[word] && l.value == 0:
				l.value = int(p.at)
			case unitHeads[word] && l.unit == 0:
				l.unit = int(p.at)
			}
		}
		if l.item > 0 && l.value > l.item && l.read() {
			return true
		}
	}
	return false
}

// districtSheet is what the program itself calls the list.
const districtSheet = "全区年报"

// maxListHead is the last row in which the head of the list is sought.
const maxListHead = 40

// read makes a table of one line of the list.
func (l *listing) read() bool {
	t := Table{File: l.sheet.File, Sheet: l.sheet.Name, Level: stat.District}
	row, fewest := Row{Number: l.head}, 2
	if l.sheet.Name == districtSheet {
		fewest = 1
	}
	var unknown []place
	for line := l.head + 1; line < len(l.rows); line++ {
		p := l.at(line, l.item)
		if !p.isLabel() {
			continue
		}
		id := l.find(stat.District, p.text())
		if id == "" || IsArea(id) {
			unknown = append(unknown, p)
			continue
		}
		value := l.At(line, l.value)
		value.Ref = cmp.Or(value.Ref, l.ref(line, l.value))
		t.Columns = append(t.Columns, Column{Field: id, Header: p.text(), Unit: l.unitOf(line, p), Cell: p.ref()})
		row.Cells = append(row.Cells, value)
	}
	if len(t.Columns) < fewest || len(unknown) >= len(t.Columns) {
		return false
	}
	l.report(&t, &row, unknown)
	t.Rows = Pack([]Row{row}, t.Columns)
	l.tables = append(l.tables, t)
	return true
}

// unitOf is the unit of an item, in its own brackets or in the column for units.
func (l *listing) unitOf(line int, item place) string {
	if own := lowestUnit([]string{item.text()}); own != "" {
		return own
	}
	if word := l.at(line, max(l.unit, 1)).label(); l.unit > 0 && isUnit(word) {
		return word
	}
	return ""
}

// report says what was read, what was not, and what stands there twice.
func (l *listing) report(t *Table, row *Row, unknown []place) {
	seen := map[string]string{}
	for i := 0; i < len(t.Columns); i++ {
		c := t.Columns[i]
		if first := seen[c.Field]; first != "" {
			l.add(columnTwice, l.placed(c.Cell), "留一处，或改正其中一处的名称", "%s和%s都是“%s”", first, c.Cell, l.names.fields[c.Field].Title)
			t.Columns, row.Cells = slices.Delete(t.Columns, i, i+1), slices.Delete(row.Cells, i, i+1)
			i--
			continue
		}
		seen[c.Field] = c.Cell
	}
	for _, p := range unknown {
		l.add(columnUnknown, l.placed(p.ref()), "要读的话，改用字段表里的名称，或在 data/fields.toml 里给字段加别名", "未识别的项目“%s”，没有读", p.text())
	}
	l.add(tableRead, l.placed(l.ref(l.head, l.item)), "", "读入全区表：表头第 %d 行，认出 %s", l.head, fmt.Sprintf("%d 项", len(t.Columns)))
}
