package manuscript

import (
	"strconv"
	"strings"

	"nianbao/internal/pattern"
)

// pageTables finds the tables of a page.
func pageTables(source []rune) []Table {
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
	out        []Table
	rows       Table
	held       map[int]int // columns that a cell of a row above still fills: for how many rows
	carried    map[int]Cell
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
		n, _ := strconv.Atoi(m[2]) // two digits at most
		if n = max(n, 1); m[1] == "col" {
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

func (b *tableBuilder) hold(column int, c Cell) {
	if b.held == nil {
		b.held, b.carried = map[int]int{}, map[int]Cell{}
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
