package manuscript

import (
	"html"
	"strings"
	"unicode"

	"nianbao/internal/pattern"
)

// A Cell is a place of a table, with what it says.
type Cell struct {
	Text     string
	from, to int // code points of the file
}

// A Table is what a text shows in rows and columns: of Markdown, of a page, of a
// Word file, or lines parted by tabs. All its rows are equally long; a cell that
// spans several stands in each of them.
type Table [][]Cell

// Limits of a table; what is larger is a list of records and has no sums to
// hold.
const (
	maxRows    = 400
	maxColumns = 30
)

// tablesOf finds the tables of a file.
func tablesOf(source []rune, lines []int) []Table {
	return append(lineTables(source, lines), pageTables(source)...)
}

// lineTables finds tables of which each row is a line: between | marks, or
// parted by tabs.
func lineTables(source []rune, lines []int) []Table {
	var out []Table
	var rows Table
	mark := rune(0)
	end := func() {
		if len(rows) >= 3 {
			out = append(out, rows.squared())
		}
		rows = nil
	}
	for n, from := range lines {
		to := len(source)
		if n+1 < len(lines) {
			to = lines[n+1]
		}
		sep, row := rowOf(source, from, to)
		if sep == 0 || sep != mark || sep == '\t' && len(rows) > 0 && len(row) != len(rows[0]) {
			end()
		}
		if mark = sep; sep != 0 && !ruled(row) && len(rows) < maxRows {
			rows = append(rows, row)
		}
	}
	end()
	return out
}

// rowOf cuts a line into cells; the mark that parts them is 0 where it is no
// row.
func rowOf(source []rune, from, to int) (rune, []Cell) {
	for from < to && source[from] == ' ' {
		from++
	}
	for to > from && (source[to-1] == '\n' || source[to-1] == '\r' || source[to-1] == ' ') {
		to--
	}
	switch {
	case to-from > 3 && source[from] == '|':
		if source[to-1] == '|' {
			to--
		}
		return '|', cutCells(source, from+1, to, '|')
	case to-from < 2000 && strings.ContainsRune(string(source[from:to]), '\t'):
		return '\t', cutCells(source, from, to, '\t')
	}
	return 0, nil
}

func cutCells(source []rune, from, to int, mark rune) []Cell {
	var out []Cell
	start := from
	for i := from; i <= to && len(out) < maxColumns; i++ {
		if i == to || source[i] == mark {
			out = append(out, cellOf(source, start, i))
			start = i + 1
		}
	}
	return out
}

// cellOf trims a cell and reads it without markup.
func cellOf(source []rune, from, to int) Cell {
	for from < to && unicode.IsSpace(source[from]) {
		from++
	}
	for to > from && unicode.IsSpace(source[to-1]) {
		to--
	}
	text := string(source[from:min(to, from+400)])
	if strings.ContainsAny(text, "<&*") {
		text = strings.Trim(html.UnescapeString(anyTag.ReplaceAllString(text, "")), "* \u00a0\n\t")
	}
	return Cell{text, from, to}
}

var anyTag = pattern.MustCompile(`<[^<>]{1,400}>`)

// ruled tells whether a row is the line below the heads of Markdown.
func ruled(row []Cell) bool {
	for _, c := range row {
		if strings.Trim(c.Text, "-: ") != "" {
			return false
		}
	}
	return true
}

// squared makes all rows equally long.
func (t Table) squared() Table {
	width := 0
	for _, row := range t {
		width = max(width, len(row))
	}
	for n, row := range t {
		for len(row) < width {
			row = append(row, Cell{})
		}
		t[n] = row
	}
	return t
}
