package paper

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/docx"
)

// tail is what stands under the text: 附件说明, 署名, 成文日期, 版记.
func (s *setter) tail() []docx.Block {
	return slices.Concat(s.attachments(), s.signature(), s.imprint())
}

// attachments lists the names of what is attached, one under the other.
func (s *setter) attachments() []docx.Block {
	if len(s.paper.Attachments) == 0 {
		return nil
	}
	out := []docx.Block{plain("Flush", "")}
	for k, name := range s.paper.Attachments {
		lead, text := "", name
		if k == 0 {
			lead = "附件："
		}
		if len(s.paper.Attachments) > 1 {
			text = itoa(k+1) + ". " + name
		}
		p := plain("Text", lead+text)
		p.Format.KeepNext = k < len(s.paper.Attachments)-1
		if k > 0 {
			p.Format.Indent = &docx.Indent{First: 5 * s.layout.size * 10, FirstChars: 500}
		}
		out = append(out, p)
	}
	return out
}

// signature is the office above the date, the one in the middle of the other,
// and the date four characters from the edge.
func (s *setter) signature() []docx.Block {
	if s.paper.Signature == "" {
		return nil
	}
	date := s.paper.Dated
	if date == "" {
		date = s.text.Document.Date
	}
	day := dated(date)
	name := utf8.RuneCountInString(s.paper.Signature) * 100
	right := 400 + (broad(day)*50-name)/2
	under := 400
	if right < 200 { // a long name reaches to two characters from the edge, and the date moves in
		right, under = 200, 200+(name-broad(day)*50)/2
	}
	return []docx.Block{plain("Flush", ""), plain("Flush", ""), s.right(s.paper.Signature, right), s.right(day, under)}
}

// right is a line so many hundredths of a character from the right edge.
func (s *setter) right(text string, chars int) docx.Paragraph {
	p := plain("Flush", text)
	p.Format = docx.Format{Align: "right", KeepLines: true, Indent: &docx.Indent{Right: chars * s.layout.size / 10, RightChars: chars}}
	return p
}

// imprint is 版记 at the foot of the last page: who gets copies, who printed it
// and when, between two strong lines.
func (s *setter) imprint() []docx.Block {
	var rows []docx.Row
	if s.paper.Copies != "" {
		rows = append(rows, docx.Row{Cells: []docx.Cell{{Across: 2, Blocks: []docx.Block{plain("Imprint", "抄送："+strings.TrimRight(s.paper.Copies, "。")+"。")}}}})
	}
	if day := dated(s.paper.Printed); s.paper.Printer != "" || day != "" {
		if day != "" {
			day += "印发"
		}
		date := plain("Imprint", day)
		date.Format.Align = "right"
		rows = append(rows, docx.Row{Cells: []docx.Cell{{Blocks: []docx.Block{plain("Imprint", s.paper.Printer)}}, {Blocks: []docx.Block{date}}}})
	}
	if rows == nil {
		return nil
	}
	half := s.layout.width() / 2
	hair := docx.Paragraph{Style: "Gap", Format: docx.Format{Spacing: &docx.Spacing{Line: 20}}}
	return []docx.Block{docx.Table{Style: "ImprintTable", Widths: []int{half, half}, Rows: rows, AtFoot: true, Alt: "版记"}, hair, hair}
}
