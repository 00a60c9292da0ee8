package paper

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/docx"
	"nianbao/internal/figure"
	"nianbao/internal/speech"
)

// maxTogether is how many rows of a table stay on one page.
const maxTogether = 16

// shaded is behind the head of a table.
const shaded = "F2F2F2"

// table sets a table of the text.
func (s *setter) table(b speech.Block) docx.Table {
	var texts [][]string
	t := docx.Table{Style: "Table", Head: 1}
	for r, row := range b.Rows {
		var line docx.Row
		var words []string
		for c, runs := range row {
			p := docx.Paragraph{Style: "Cell", Content: s.line(runs)}
			if r == 0 {
				p.Style = "CellHead"
			} else if c < len(b.Align) {
				p.Format.Align = b.Align[c]
			}
			line.Cells = append(line.Cells, docx.Cell{Blocks: []docx.Block{p}, Fill: fill(r)})
			words = append(words, speech.Plain(runs))
		}
		t.Rows, texts = append(t.Rows, line), append(texts, words)
	}
	t.Widths = s.widths(texts)
	return t
}

// fill is the colour behind a row.
func fill(row int) string {
	if row == 0 {
		return shaded
	}
	return ""
}

// listed sets the table of a figure: names at the left, numbers at the right.
func (s *setter) listed(f figure.Figure) docx.Table {
	data := f.Table()
	rows := append([][]string{data.Head}, data.Rows...)
	t := docx.Table{Style: "Table", Head: 1, Widths: s.widths(rows), Alt: f.Subtitle}
	for r, row := range rows {
		var line docx.Row
		for c, text := range row {
			p := plain("Cell", text)
			switch {
			case r == 0:
				p.Style = "CellHead"
			case c > 0:
				p.Format.Align = "right"
			}
			p.Format.KeepNext = len(rows) <= maxTogether && r < len(rows)-1
			line.Cells = append(line.Cells, docx.Cell{Blocks: []docx.Block{p}, Fill: fill(r)})
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// widths shares a width among columns by their longest texts, of which very long
// ones count as if they were broken. A table of little text leaves some of the
// width, so that the eye finds from the name to the number.
func (s *setter) widths(rows [][]string) []int {
	var need []int
	for _, row := range rows {
		for c, text := range row {
			if c == len(need) {
				need = append(need, 6)
			}
			need[c] = max(need[c], min(broad(text), 36)+4)
		}
	}
	sum := 0
	for _, n := range need {
		sum += n
	}
	total := min(s.layout.width(), sum*(s.layout.note+3)*5*5/4)
	out := make([]int, len(need))
	for c, n := range need {
		out[c] = total * n / sum
	}
	return out
}

// broad is the width of the longest line of a text in halves of a character.
func broad(text string) int {
	most := 0
	for _, line := range strings.Split(text, "\n") {
		n := 0
		for _, r := range line {
			if n++; r >= 0x2000 || r == utf8.RuneError {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}
