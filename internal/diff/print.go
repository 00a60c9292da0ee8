package diff

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/leaf"
)

// Text is the report for a terminal or a letter.
func (r Report) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, r.Title())
	for _, s := range r.sections(true) {
		fmt.Fprintf(&b, "\n%s\n", s.title)
		for _, p := range s.says {
			fmt.Fprintln(&b, "  "+p)
		}
		columns(&b, s.head, s.rows)
		for _, l := range s.lines {
			fmt.Fprintln(&b, "  "+l)
		}
	}
	return b.Bytes()
}

// columns sets a table with spaces; a Chinese character is two wide.
func columns(b *bytes.Buffer, head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(head))
	all := append([][]string{head}, rows...)
	for _, row := range all {
		for k, cell := range row {
			widths[k] = max(widths[k], width(cell))
		}
	}
	for _, row := range all {
		line := " "
		for k, cell := range row {
			line += " " + cell + strings.Repeat(" ", widths[k]-width(cell)+1)
		}
		fmt.Fprintln(b, strings.TrimRight(line, " "))
	}
}

func width(s string) (n int) {
	for _, r := range s {
		if n++; utf8.RuneLen(r) > 2 {
			n++
		}
	}
	return n
}

// Page is the report as a page that stands alone.
func (r Report) Page() []byte {
	page := leaf.Leaf{Title: r.Title()}
	for _, s := range r.sections(false) {
		out := leaf.Section{Title: s.title, Says: s.says, Head: s.head, Rows: s.rows}
		for _, l := range s.lines {
			out.Lines = append(out.Lines, leaf.Line{Text: strings.TrimSpace(l), Detail: strings.HasPrefix(l, "　")})
		}
		page.Sections = append(page.Sections, out)
	}
	return page.HTML()
}
