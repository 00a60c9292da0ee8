package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/xls"
)

// turned is a grid on its side: its rows are the columns of the sheet. A table
// with its fields one below the other stands upright in it.
func (g *Grid) turned() *Grid {
	t := &Grid{Hidden: g.Hidden, IsText: g.IsText, Is1904: g.Is1904, HiddenRows: map[int]bool{}, sideways: true, width: g.Rows(), cells: g.cells}
	t.rows = make([][]place, g.width+1)
	for row, line := range g.rows {
		for _, p := range line {
			column := p.at
			p.at = int32(row)
			t.rows[column] = append(t.rows[column], p)
		}
		if g.HiddenRows[row] {
			t.HiddenColumns = append(t.HiddenColumns, Span{Left: row, Right: row})
		}
	}
	for _, s := range g.HiddenColumns {
		for column := s.Left; column <= min(s.Right, g.width); column++ {
			t.HiddenRows[column] = true
		}
	}
	for _, c := range g.Comments {
		t.Comments = append(t.Comments, Comment{Row: c.Column, Column: c.Row, Text: c.Text})
	}
	return t
}

// ref is the A1 form of a place of the sheet.
func (g *Grid) ref(row, column int) string {
	if g.sideways {
		row, column = column, row
	}
	return xls.Ref(row, column)
}

// lineName and columnName name a line and a column of a table as the sheet shows
// them: 5 and C.
func (g *Grid) lineName(row int) string {
	if g.sideways {
		return letter(row)
	}
	return fmt.Sprint(row)
}

func (g *Grid) columnName(column int) string {
	if g.sideways {
		return fmt.Sprint(column)
	}
	return letter(column)
}

// sayLines and sayColumns speak of lines and columns: 第 5 行, C 列.
func (g *Grid) sayLines(names ...string) string   { return say(names, !g.sideways) }
func (g *Grid) sayColumns(names ...string) string { return say(names, g.sideways) }

func say(names []string, rows bool) string {
	if rows {
		return "第 " + strings.Join(names, "、") + " 行"
	}
	return strings.Join(names, "、") + " 列"
}

// spaced puts a space before a text that begins with a letter, as print wants
// it behind Chinese.
func spaced(text string) string {
	if text != "" && text[0] < utf8.RuneSelf {
		return " " + text
	}
	return text
}

// lineWord and columnWord are what the sheet calls them: 行 and 列.
func (g *Grid) lineWord() string   { return map[bool]string{false: "行", true: "列"}[g.sideways] }
func (g *Grid) columnWord() string { return map[bool]string{false: "列", true: "行"}[g.sideways] }

// between names a run of lines: 5–9.
func (g *Grid) between(first, last int) string {
	if first == last {
		return g.lineName(first)
	}
	return g.lineName(first) + "–" + g.lineName(last)
}

// letter is the name of a column: A, B, …
func letter(column int) string { return strings.TrimSuffix(xls.Ref(1, column), "1") }
