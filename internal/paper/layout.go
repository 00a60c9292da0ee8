package paper

import "nianbao/internal/docx"

// The numbers of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, a type area of 156 by
// 225 mm, in which 22 lines of 28 characters stand, page numbers 7 mm under it.
const (
	paperWidth, paperHeight = 210.0, 297.0 // mm
	head, gutter            = 37.0, 28.0
	wide, high              = 156.0, 225.0
	foot                    = 25.0 // from the edge of the paper to the page number
)

// A layout is how a kind of paper is set.
type layout struct {
	characters, lines int // that fill the type area
	size              int // of the text, in half points
	title, titleLine  int // half points, twips
	note              int // of what stands with figures and in tables, half points
	turned            bool
	parted            bool // each section begins a page
	aloud             bool // numbers carry how they are read
}

var (
	official = layout{characters: 28, lines: 22, size: 32, title: 44, titleLine: 700, note: size5}
	// oration is for reading aloud: 二号 instead of 三号, and room between the lines.
	oration = layout{characters: 20, lines: 15, size: 44, title: 52, titleLine: 850, note: size4, parted: true, aloud: true}
	// sheets are tables on turned paper.
	sheets = layout{characters: 40, lines: 15, size: 32, title: 44, titleLine: 700, note: size5, turned: true}
)

func layoutOf(name string) layout {
	return map[string]layout{"讲话稿": oration, "表格附件": sheets}[name].or(official)
}

// or is another layout where l is none.
func (l layout) or(other layout) layout {
	if l.size == 0 {
		return other
	}
	return l
}

// pitch is the way from line to line, in twips.
func (l layout) pitch() int {
	if l.turned {
		return docx.Mm(wide) / l.lines
	}
	return docx.Mm(high) / l.lines
}

// width is that of the type area, in twips.
func (l layout) width() int {
	if l.turned {
		return docx.Mm(high)
	}
	return docx.Mm(wide)
}

// spread is what is added between characters, in twips, so that a line holds as
// many as it should: 28 of 16 pt are 2 mm wider than the type area.
func (l layout) spread() int {
	if l.turned {
		return 0
	}
	return min(0, l.width()/l.characters-l.size*10)
}

// page is the paper of a layout. Its pages count from start, or go on counting
// where that is 0.
func page(l layout, start int) docx.Page {
	p := docx.Page{
		Width: docx.Mm(paperWidth), Height: docx.Mm(paperHeight), Foot: docx.Mm(foot), Pitch: l.pitch(), Start: start,
		Top: docx.Mm(head), Left: docx.Mm(gutter), Right: docx.Mm(paperWidth - gutter - wide), Bottom: docx.Mm(paperHeight - head - high),
		Odd: number("right"), Even: number("left"), NoteFormat: "decimalEnclosedCircleChinese",
	}
	if l.turned {
		p.Width, p.Height = p.Height, p.Width
		p.Top, p.Bottom, p.Left, p.Right = p.Left, p.Right, p.Bottom, p.Top
		p.Foot = p.Bottom / 2
	}
	return p
}

// number is the page number, “— 1 —”, one character from the outer edge.
func number(side string) []docx.Block {
	indent := docx.Indent{Left: 280, LeftChars: 100}
	if side == "right" {
		indent = docx.Indent{Right: 280, RightChars: 100}
	}
	return []docx.Block{docx.Paragraph{Style: "Footer", Format: docx.Format{Align: side, Indent: &indent},
		Content: []docx.Inline{docx.Text{Text: "— "}, docx.Field{Code: "PAGE", Text: "1"}, docx.Text{Text: " —"}}}}
}
