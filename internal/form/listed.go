package form

import (
	"fmt"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// The columns of the district's sheet, with their widths.
var listColumns = []heading{{"栏目", 14}, {"项目", 30}, {"单位", 8}, {"数值", 16}, {"来源", 22}, {"时点", 12}, {"上年数", 14}, {"口径", 46}}

const (
	itemColumn  = 2
	valueColumn = 4
	thenColumn  = 7
)

// listed makes the district's sheet: its fields one below the other.
func (m *maker) listed() *xlsx.Sheet {
	s := &xlsx.Sheet{Name: districtSheet, Locked: true, Top: 3, Tab: "1F4E79"}
	for _, c := range listColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
	}
	last := len(listColumns)
	s.Rows = append(s.Rows,
		xlsx.Row{Height: titleHeight, Cells: []xlsx.Cell{{Column: 1, Look: title, Text: fmt.Sprintf("%d年%s%s", m.Year, m.Data.Whole.Name, districtSheet)}}},
		xlsx.Row{Height: noteHeight, Cells: []xlsx.Cell{{Column: 1, Look: hint, Text: "表式 " + m.version + "　　只填白色格。只有全区才有的数填在这里；不清楚的留空，确实没有的填 0。"}}},
		headRowOf(listColumns))
	s.Merged = []string{xlsx.Range(1, 1, 1, last)}
	group, from := "", 0
	for _, f := range m.Data.Fields {
		if f.Level != stat.District {
			continue
		}
		row := len(s.Rows) + 1
		if f.Group != group || from == 0 {
			s.Merged = appendSpan(s.Merged, from, row-1, 1)
			group, from = f.Group, row
		}
		s.Rows = append(s.Rows, m.item(f))
		s.Rules = append(s.Rules, m.rule(f, xlsx.Ref(row, valueColumn), xlsx.Ref(row, valueColumn)))
	}
	s.Merged = appendSpan(s.Merged, from, len(s.Rows), 1)
	s.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{1, 3}, Foot: "第 &P 页，共 &N 页　　表式 " + m.version}
	return s
}

// item is the line of one field.
func (m *maker) item(f *check.Field) xlsx.Row {
	input, text := inputLook(f), words
	row := xlsx.Row{Height: max(lineHeight, float64(lines(f.Note, listColumns[len(listColumns)-1].width))*13.5+4)}
	free := text
	free.Unlocked = true
	cells := []xlsx.Cell{
		{Look: centred, Text: f.Group}, {Look: text, Text: f.Title}, {Look: centred, Text: f.Unit}, {Look: input},
		{Look: free}, {Look: free}, {}, {Look: text, Text: f.Note},
	}
	if m.Data.HasYear(m.Year - 1) {
		cells[thenColumn-1] = valueOf(f, m.Data.Observe(f, m.Data.Whole, m.Year-1))
	}
	cells[thenColumn-1].Look = thenLook(f, cells[thenColumn-1])
	for i := range cells {
		cells[i].Column = i + 1
	}
	row.Cells = cells
	return row
}

// headRowOf is the line of heads over some columns.
func headRowOf(columns []heading) xlsx.Row {
	row := xlsx.Row{Height: 24}
	for i, c := range columns {
		row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: head, Text: c.name})
	}
	return row
}

// appendSpan adds the range of some rows of a column, if it is more than a cell.
func appendSpan(list []string, from, to, column int) []string {
	if from == 0 || from >= to {
		return list
	}
	return append(list, xlsx.Range(from, column, to, column))
}
