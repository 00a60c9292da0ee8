package form

import (
	"fmt"

	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// The columns of the district's own figures, with their widths. The reader knows
// 项目, 单位 and 数值.
var mergedListColumns = []heading{{"栏目", 16}, {"项目", 32}, {"单位", 10}, {"数值", 16}, {"数据出处", 30}, {"口径", 60}}

// listHead is the row of their heads.
const listHead = 3

// list makes the sheet of what only the district reports; nil without any.
func (m *merger) list() *xlsx.Sheet {
	s := newArticle(districtSheet, mergedListColumns)
	s.Top, s.Tab = listHead, "1F4E79"
	s.whole(title, fmt.Sprintf("%d年%s%s", m.Year, m.Data.Whole.Name, districtSheet))
	s.whole(hint, "没有报的项目不列。")
	s.Rows = append(s.Rows, headRowOf(mergedListColumns))
	group, from := "", 0
	for _, f := range m.Data.Fields {
		if f.Level != stat.District || !m.reported[f] {
			continue
		}
		if row := len(s.Rows) + 1; f.Group != group || from == 0 {
			s.Merged = appendSpan(s.Merged, from, row-1, 1)
			group, from = f.Group, row
		}
		o := m.Data.Observe(f, m.Data.Whole, m.Year)
		c := mergedValue(f, o)
		c.Look = listedLook(f, c)
		if text := restated(f, o); text != "" {
			s.Notes = append(s.Notes, xlsx.Note{Cell: xlsx.Ref(len(s.Rows)+1, valueColumn), Author: m.author(), Head: text, Text: "出处：" + m.cite(o.Origin)})
		}
		s.entry(middle(f.Group), text(f.Title), middle(f.Unit), c, text(m.cite(o.Origin)), text(f.Note))
	}
	if len(s.Rows) == listHead {
		return nil
	}
	s.Merged = appendSpan(s.Merged, from, len(s.Rows), 1)
	s.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{1, listHead}, Foot: "第 &P 页，共 &N 页　　" + m.called()}
	return s.Sheet
}

// definitions makes the sheet that says what the columns mean.
func (m *merger) definitions() *xlsx.Sheet {
	s := newArticle(proseSheet, []heading{{"工作表", 12}, {"栏目", 18}, {"项目", 26}, {"单位", 9}, {"口径和依据", 90}})
	s.whole(title, fmt.Sprintf("%d年年报口径", m.Year))
	s.Rows = append(s.Rows, headRowOf(s.columns))
	s.Top, s.Tab = len(s.Rows), "A6A6A6"
	for _, level := range m.Data.Ladder.Levels() {
		for _, f := range m.Data.Fields {
			if f.Level == level && m.reported[f] {
				s.entry(middle(sheetOf(f)), middle(f.Group), text(f.Title), middle(f.Unit), text(f.Note))
			}
		}
	}
	s.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{s.Top, s.Top}, Foot: "第 &P 页，共 &N 页　　" + m.called()}
	return s.Sheet
}
