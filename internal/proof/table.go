package proof

import (
	"html"
	"strings"
	"unicode"

	"nianbao/internal/pattern"
)

// A cell is a place of a table, with what it says.
type cell struct {
	from, to int // code points of the file
	text     string
}

// A table is what a text shows in rows and columns: of Markdown, of a page, of a
// Word file, or lines parted by tabs. All its rows are equally long; a cell that
// spans several stands in each of them.
type table [][]cell

// Limits of a table; what is larger is a list of records and has no sums to
// hold.
const (
	maxRows    = 400
	maxColumns = 30
)

// tablesOf finds the tables of a file.
func tablesOf(source []rune, lines []int) []table {
	return append(lineTables(source, lines), pageTables(source)...)
}

// lineTables finds tables of which each row is a line: between | marks, or
// parted by tabs.
func lineTables(source []rune, lines []int) []table {
	var out []table
	var rows table
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
func rowOf(source []rune, from, to int) (rune, []cell) {
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

func cutCells(source []rune, from, to int, mark rune) []cell {
	var out []cell
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
func cellOf(source []rune, from, to int) cell {
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
	return cell{from, to, text}
}

var anyTag = pattern.MustCompile(`<[^<>]{1,400}>`)

// ruled tells whether a row is the line below the heads of Markdown.
func ruled(row []cell) bool {
	for _, c := range row {
		if strings.Trim(c.text, "-: ") != "" {
			return false
		}
	}
	return true
}

// squared makes all rows equally long.
func (t table) squared() table {
	width := 0
	for _, row := range t {
		width = max(width, len(row))
	}
	for n, row := range t {
		for len(row) < width {
			row = append(row, cell{})
		}
		t[n] = row
	}
	return t
}

// pageTables finds the tables of a page.
func pageTables(source []rune) []table {
	b := tableBuilder{source: source, open: -1}
	for i := 0; i < len(source); i++ {
		if source[i] != '<' {
			continue
		}
		end := i + 1
		for end < len(source) && end < i+maxTag && source[end] != '>' && source[end] != '<' {
			end++
		}
		if end >= len(source) || source[end] != '>' {
			continue
		}
		b.tag(strings.ToLower(string(source[i+1:min(end, i+300)])), i, end+1)
		i = end
	}
	b.endTable()
	return b.out
}

// A tableBuilder puts cells into rows as the tags of a page come.
type tableBuilder struct {
	source     []rune
	out        []table
	rows       table
	held       map[int]int // columns that a cell of a row above still fills: for how many rows
	carried    map[int]cell
	open       int // where the open cell begins, -1 for none
	span, down int
}

var spanForm = pattern.MustCompile(`(col|row)span\s*=\s*["']?(\d{1,2})`)

func (b *tableBuilder) tag(tag string, from, to int) {
	name := tagName([]rune(tag))
	closing := strings.HasPrefix(tag, "/")
	switch name {
	case "table":
		b.endTable()
	case "tr":
		b.endCell(from)
		if !closing && len(b.rows) < maxRows {
			b.rows = append(b.rows, nil)
		}
	case "td", "th":
		b.endCell(from)
		if !closing {
			b.begin(tag, to)
		}
	}
}

// begin opens a cell.
func (b *tableBuilder) begin(tag string, at int) {
	b.open, b.span, b.down = at, 1, 1
	for _, m := range spanForm.FindAllStringSubmatch(tag, 2) {
		if n := max(atoi(m[2]), 1); m[1] == "col" {
			b.span = n
		} else {
			b.down = n
		}
	}
}

// endCell puts the open cell into every place that it spans.
func (b *tableBuilder) endCell(at int) {
	if b.open < 0 || len(b.rows) == 0 {
		b.open = -1
		return
	}
	c := cellOf(b.source, b.open, at)
	b.open = -1
	b.fill()
	row := &b.rows[len(b.rows)-1]
	for range b.span {
		if len(*row) >= maxColumns {
			return
		}
		if b.down > 1 {
			b.hold(len(*row), c)
		}
		*row = append(*row, c)
	}
}

func (b *tableBuilder) hold(column int, c cell) {
	if b.held == nil {
		b.held, b.carried = map[int]int{}, map[int]cell{}
	}
	b.held[column], b.carried[column] = len(b.rows)+b.down-1, c
}

// fill puts what spans down from above into the places before the next cell.
func (b *tableBuilder) fill() {
	row := &b.rows[len(b.rows)-1]
	for b.held[len(*row)] >= len(b.rows) && len(*row) < maxColumns {
		*row = append(*row, b.carried[len(*row)])
	}
}

func (b *tableBuilder) endTable() {
	b.endCell(len(b.source))
	if len(b.rows) >= 3 {
		b.out = append(b.out, b.rows.squared())
	}
	b.rows, b.held, b.carried = nil, nil, nil
}
