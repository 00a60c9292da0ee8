package paper

import (
	"fmt"
	"strings"

	"nianbao/internal/docx"
	"nianbao/internal/site"
)

// origins is 数据出处表: where each number of the text comes from. It is empty
// where no number is bound, or the paper is to go without.
func (s *setter) origins(heading docx.Paragraph) []docx.Block {
	if len(s.text.Page.Origins) == 0 || s.paper.Bare {
		return nil
	}
	return []docx.Block{heading, small("序号是数在《" + s.text.Document.Title + "》中出现的次序；全部单元格见网站上这篇文稿的页面。"), sourced(s.text.Page.Origins)}
}

// appendix is the heading of what follows the text.
func appendix(text string) docx.Paragraph {
	p := plain("Heading1", text)
	p.Format = docx.Format{Align: "center", Indent: &docx.Indent{}}
	return p
}

var originHead = []string{"序号", "文中写作", "指标", "范围", "年度", "数据", "算法和单元格"}

// originWidths are those of the columns in millimetres; together 156.
var originWidths = []float64{9, 23, 26, 17, 11, 28, 42}

// sourced is the table.
func sourced(rows []site.Origin) docx.Table {
	t := docx.Table{Style: "Table", Head: 1, Alt: "文中每个数的指标、范围、年度、算法和单元格"}
	var head docx.Row
	for k, w := range originWidths {
		t.Widths = append(t.Widths, docx.Mm(w))
		p := docx.Paragraph{Style: "CellHead", Content: []docx.Inline{docx.Text{Look: docx.Look{Size: small5}, Text: originHead[k]}}}
		head.Cells = append(head.Cells, docx.Cell{Blocks: []docx.Block{p}, Fill: shaded})
	}
	t.Rows = []docx.Row{head}
	var texts [][]string
	for _, b := range rows {
		texts = append(texts, originTexts(b, rows))
	}
	for r := range texts {
		t.Rows = append(t.Rows, originRow(texts, r))
	}
	return t
}

func originTexts(b site.Origin, rows []site.Origin) []string {
	value := b.Value.Text
	if b.Value.Share != "" {
		value += "\n" + b.Value.Share
	}
	if b.Note != "" {
		value += "\n" + b.Note
	}
	return []string{itoa(b.Number), b.Text, b.Indicator.Text, b.Area.Text, itoa(b.Year), value, origin(told(b, rows))}
}

// originRow is a row, which shares the cells of indicator and origin with the
// rows above and below that say the same there.
func originRow(texts [][]string, r int) docx.Row {
	var row docx.Row
	for c, text := range texts[r] {
		cell := docx.Cell{Blocks: []docx.Block{plain("CellSmall", text)}}
		if originHead[c] == "指标" || originHead[c] == "算法和单元格" {
			if r > 0 && texts[r-1][c] == text {
				continue
			}
			for cell.Down = 1; r+cell.Down < len(texts) && texts[r+cell.Down][c] == text; cell.Down++ {
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// told is the line that tells how the number of a line came to be.
func told(b site.Origin, rows []site.Origin) site.Origin {
	if b.Same > 0 {
		return rows[b.Same-1]
	}
	return b
}

// origin is the formula of a number with the numbers put in, and its cells: the
// first of few, or how many of each field.
func origin(b site.Origin) string {
	var lines []string
	for _, t := range b.Terms {
		if t.Name == "公式" || t.Name == "代入" {
			lines = append(lines, t.Text)
		}
	}
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			if !c.Missing {
				return strings.Join(append(lines, cellOf(s, c)+more(b.Cells)), "\n")
			}
		}
	}
	var fields []string
	for _, f := range b.Fields {
		fields = append(fields, fmt.Sprintf("%s %d 格", f.Title, f.Count))
	}
	return strings.TrimSuffix(strings.Join(append(lines, strings.Join(fields, "、")), "\n"), "\n")
}

func cellOf(s site.Worksheet, c site.Cell) string {
	if s.Name == "" {
		return s.File + c.Ref
	}
	return s.File + "［" + s.Name + "］" + c.Ref
}

func more(cells int) string {
	if cells < 2 {
		return ""
	}
	return fmt.Sprintf("等 %d 格", cells)
}
