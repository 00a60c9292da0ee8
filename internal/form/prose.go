package form

import (
	"fmt"

	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// howTo tells how the forms are filled in.
var howTo = []string{
	"一、只填白色格，灰色格是预先填好的或自动算的。浅黄色格必填，填了就变白。",
	"二、不清楚的留空，确实没有的填 0，不适用的填 ×。不要用 0 代替空白，也不要写“约”“左右”。",
	"三、数按表头括号里的单位填，只填数字，不带单位。日期写成 2022-12-31 或 2022年12月。",
	"四、一个社区一行，不要合并单元格，不要插入、删除列。新设的社区填在空行里，并在“存续状态”选新设。",
	"五、表下灰色斜体的是上年数，供核对；变动大的先核对再报，属实的在备注说明。",
	"六、交表以后要改的，改数的同时记在“" + revisionSheet + "”里。",
}

// proseColumns are those of the list of definitions.
var proseColumns = []heading{{"工作表", 11}, {"栏目", 16}, {"项目", 22}, {"单位", 8}, {"必填", 6}, {"怎么填", 40}, {"口径和依据", 60}}

// prose makes the sheet of definitions.
func (m *maker) prose() *xlsx.Sheet {
	s := &xlsx.Sheet{Name: proseSheet, Locked: true}
	last := len(proseColumns)
	total := 0.0
	for _, c := range proseColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
		total += c.width
	}
	whole := func(text string, look xlsx.Style, height float64) {
		s.Rows = append(s.Rows, xlsx.Row{Height: height, Cells: []xlsx.Cell{{Column: 1, Look: look, Text: text}}})
		s.Merged = append(s.Merged, xlsx.Range(len(s.Rows), 1, len(s.Rows), last))
	}
	whole(fmt.Sprintf("%d年年报填报口径", m.Year), title, titleHeight)
	for _, line := range howTo {
		whole(line, prose, float64(lines(line, total))*16+2)
	}
	s.Rows = append(s.Rows, headRowOf(proseColumns))
	s.Top = len(s.Rows)
	for _, level := range m.Data.Ladder.Levels() {
		for _, f := range m.Data.Fields {
			if f.Level != level || level == stat.District && m.Street.Code != "" {
				continue
			}
			must := map[bool]string{true: "必填"}[f.Required]
			texts := []string{sheetOf(f), f.Group, f.Title, f.Unit, must, wanted(f), f.Note}
			row, most := xlsx.Row{}, 1
			for i, text := range texts {
				look := words
				if i < 2 || i == 3 || i == 4 {
					look = centred
				}
				row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: look, Text: text})
				most = max(most, lines(text, proseColumns[i].width))
			}
			row.Height = float64(most)*13.5 + 4
			s.Rows = append(s.Rows, row)
		}
	}
	s.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{s.Top, s.Top}, Foot: "第 &P 页，共 &N 页　　表式 " + m.version}
	return s
}

var revisionColumns = []heading{{"日期", 12}, {"工作表", 14}, {"单元格", 10}, {"街道、社区", 18}, {"项目", 22}, {"原数", 14}, {"改后", 14}, {"改的原因", 36}, {"经办人", 12}}

// revisionLines are the lines left for corrections.
const revisionLines = 20

// revisions makes the sheet that says who changed what after the form was sent.
func (m *maker) revisions() *xlsx.Sheet {
	s := &xlsx.Sheet{Name: revisionSheet, Locked: true, Top: 3}
	for _, c := range revisionColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
	}
	s.Rows = append(s.Rows,
		xlsx.Row{Height: titleHeight, Cells: []xlsx.Cell{{Column: 1, Look: title, Text: fmt.Sprintf("%d年年报修订记录", m.Year)}}},
		xlsx.Row{Height: noteHeight, Cells: []xlsx.Cell{{Column: 1, Look: hint, Text: "交表以后改的每一个数记一行。"}}},
		headRowOf(revisionColumns))
	s.Merged = []string{xlsx.Range(1, 1, 1, len(revisionColumns))}
	free := words
	free.Unlocked = true
	for range revisionLines {
		row := xlsx.Row{Height: lineHeight}
		for i := range revisionColumns {
			row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: free})
		}
		s.Rows = append(s.Rows, row)
	}
	s.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{3, 3}, Foot: "第 &P 页，共 &N 页"}
	return s
}
