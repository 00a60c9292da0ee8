package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// additions are the marks, notes and links of a workbook by sheet.
func (r *Return) additions(b *Returned) map[string]xlsx.Addition {
	var order []spot
	by := map[spot][]entry{}
	for _, e := range b.list {
		for _, at := range e.cells {
			s := spot{at.Sheet, at.Cell}
			if by[s] == nil {
				order = append(order, s)
			}
			by[s] = append(by[s], e)
		}
	}
	out := map[string]xlsx.Addition{}
	for _, s := range order {
		a := out[s.sheet]
		a.Marks = append(a.Marks, b.mark(s, by[s]))
		a.Notes = append(a.Notes, r.note(s, by[s]))
		if head := r.headOf(b.File, s); head != "" {
			a.Links = append(a.Links, xlsx.Link{Cell: head, To: xlsx.Quote(NoticeSheet) + "!A1", Tip: "回到退回说明"})
		}
		out[s.sheet] = a
	}
	for sheet, a := range out {
		slices.SortFunc(a.Links, func(x, y xlsx.Link) int { return cmp.Compare(x.Cell, y.Cell) })
		a.Links = slices.Compact(a.Links)
		out[sheet] = a
	}
	return out
}

// mark colours a cell as the gravest of its problems wants it, until all of them
// were seen to.
func (b *Returned) mark(s spot, list []entry) xlsx.Mark {
	look := unsureLook
	var open []string
	for _, e := range list {
		if e.Severity == diag.Error {
			look = wrongLook
		}
		open = append(open, cmp.Or(unchanged(e.cells, b.was, s.sheet), "TRUE"))
	}
	return xlsx.Mark{Cells: s.cell, Formula: "OR(" + strings.Join(open, ",") + ")", Look: look}
}

// note words the problems of a cell.
func (r *Return) note(s spot, list []entry) xlsx.Note {
	var numbers, texts []string
	for _, e := range list {
		numbers = append(numbers, fmt.Sprint(e.number))
		text := severityWords[e.Severity] + "：" + e.Message
		if e.Hint != "" {
			text += "\n→ " + e.Hint
		}
		texts = append(texts, text)
	}
	return xlsx.Note{Cell: s.cell, Author: r.office, Head: "第 " + strings.Join(numbers, "、") + " 条", Text: strings.Join(texts, "\n")}
}

// headOf is the cell that heads a cell's column; empty where it is not known.
func (r *Return) headOf(file string, s spot) string {
	_, column, _ := xlsx.Place(s.cell)
	for _, t := range r.sources.Tables {
		if t.File != file || t.Sheet != s.sheet {
			continue
		}
		i := slices.IndexFunc(t.Columns, func(c layout.Column) bool { return c.Letter == xlsx.Letter(column) })
		if i >= 0 && t.Columns[i].Cell != s.cell {
			return t.Columns[i].Cell
		}
	}
	return ""
}
