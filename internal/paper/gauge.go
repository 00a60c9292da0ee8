package paper

import (
	"strings"

	"nianbao/internal/docx"
)

// A gauge works out on which page things stand, as far as that can be known
// without the fonts: Chinese characters are as wide as they are high, others half
// of that. Programs that count for themselves correct it.
type gauge struct {
	doc   *docx.Document
	pages map[string]int // of marks
	page  int
	width int // of the type area, twips
	high  int
	used  int // of the page
}

// paged gives each entry of the contents its page. Sections begin on new pages
// and count through from the first.
func paged(doc *docx.Document, sections []docx.Section, contents []*entry) {
	g := &gauge{doc: doc, pages: map[string]int{}}
	for _, s := range sections {
		g.page, g.used = g.page+1, 0
		g.width, g.high = s.Page.Width-s.Page.Left-s.Page.Right, s.Page.Height-s.Page.Top-s.Page.Bottom
		g.blocks(s.Blocks)
	}
	for _, e := range contents {
		e.page = g.pages[e.mark]
		for k := range e.inner {
			e.inner[k].page = g.pages[e.inner[k].mark]
		}
	}
}

// blocks goes down a section. What is kept with the next goes to the next page
// with it.
func (g *gauge) blocks(list []docx.Block) {
	for k, b := range list {
		switch b := b.(type) {
		case docx.Paragraph:
			g.paragraph(b, g.kept(list[k:]))
		case docx.Table:
			g.table(b)
		}
	}
}

// kept is the height of a paragraph and all that must stay with it.
func (g *gauge) kept(list []docx.Block) int {
	h := 0
	for _, b := range list {
		p, ok := b.(docx.Paragraph)
		if !ok {
			return h + g.row(b.(docx.Table), 0)
		}
		f := g.format(p)
		if !f.KeepNext || h > g.high {
			return h + f.Spacing.Before + f.line
		}
		h += g.height(p)
	}
	return h
}

func (g *gauge) paragraph(p docx.Paragraph, kept int) {
	f := g.format(p)
	if f.BreakFirst && g.used > 0 || g.used+kept > g.high && g.used > 0 {
		g.turn()
	}
	g.used += f.Spacing.Before
	lines := g.lines(p)
	for k := range lines {
		if g.used+f.line > g.high && g.used > 0 {
			g.turn()
		}
		if g.used += f.line; k == 0 {
			g.found(p.Content)
		}
	}
	g.used += f.Spacing.After
}

func (g *gauge) turn() { g.page, g.used = g.page+1, 0 }

// found notes the page of marks, and makes room for footnotes.
func (g *gauge) found(content []docx.Inline) {
	for _, i := range content {
		switch i := i.(type) {
		case docx.Mark:
			g.pages[i.Name] = g.page
		case docx.Note:
			for _, b := range i.Blocks {
				if p, ok := b.(docx.Paragraph); ok {
					g.used += g.height(p)
				}
			}
		}
	}
}

func (g *gauge) table(t docx.Table) {
	if t.AtFoot {
		return
	}
	for k := range t.Rows {
		h := g.row(t, k)
		if g.used+h > g.high && g.used > 0 {
			g.turn()
			for head := range min(t.Head, k) {
				g.used += g.row(t, head)
			}
		}
		g.used += h
	}
}

// row is the height of a row: that of its highest cell.
func (g *gauge) row(t docx.Table, k int) int {
	most := 0
	widths := t.Widths
	for c, cell := range t.Rows[k].Cells {
		if c+len(widths)-len(t.Rows[k].Cells) < 0 || cell.Down > 1 {
			continue
		}
		in := gauge{doc: g.doc, pages: g.pages, width: widths[min(c+len(widths)-len(t.Rows[k].Cells), len(widths)-1)] - 114}
		h := 0
		for _, b := range cell.Blocks {
			if p, ok := b.(docx.Paragraph); ok {
				h += in.height(p)
			}
		}
		most = max(most, h)
	}
	return most + 10
}

// A set paragraph has its format with that of all its styles, and the height of
// a line and the width of a character in twips.
type set struct {
	docx.Format
	line, letter int
}

// format gathers what the styles of a paragraph say.
func (g *gauge) format(p docx.Paragraph) set {
	out := set{Format: p.Format}
	look := docx.Look{}
	for id := p.Style; id != ""; {
		s := g.style(id)
		if out.Spacing == nil {
			out.Spacing = s.Format.Spacing
		}
		if out.Indent == nil {
			out.Indent = s.Format.Indent
		}
		out.KeepNext = out.KeepNext || s.Format.KeepNext
		if look.Size == 0 {
			look.Size = s.Look.Size
		}
		if look.Spread == 0 {
			look.Spread = s.Look.Spread
		}
		id = s.Based
	}
	if look.Size == 0 {
		look.Size = g.doc.Default.Size
	}
	if out.Spacing == nil {
		out.Spacing = &docx.Spacing{}
	}
	if out.Indent == nil {
		out.Indent = &docx.Indent{}
	}
	out.letter = look.Size*10 + look.Spread
	if out.line = out.Spacing.Line; out.line == 0 || out.Spacing.AtLeast {
		out.line = max(out.line, look.Size*13)
	}
	if c := chartOf(p); c != nil {
		out.line = c.Height
	}
	return out
}

func (g *gauge) style(id string) docx.Style {
	for _, s := range g.doc.Styles {
		if s.ID == id {
			return s
		}
	}
	return docx.Style{}
}

func chartOf(p docx.Paragraph) *docx.Chart {
	for _, i := range p.Content {
		if c, ok := i.(docx.Chart); ok {
			return &c
		}
	}
	return nil
}

func (g *gauge) height(p docx.Paragraph) int {
	f := g.format(p)
	return f.Spacing.Before + g.lines(p)*f.line + f.Spacing.After
}

// lines is how many lines a paragraph takes. A mark of punctuation may hang over
// the edge, and a number is not broken.
func (g *gauge) lines(p docx.Paragraph) int {
	f := g.format(p)
	room := g.width - f.Indent.Left - f.Indent.Right
	n, used, word := 1, f.Indent.First, 0
	for _, r := range words(p.Content) {
		w := f.letter
		if r < 0x2000 {
			w = f.letter / 2
			word += w
		} else {
			word = 0
		}
		switch {
		case r == '\n':
			n, used, word = n+1, 0, 0
			continue
		case used+w > room && !strings.ContainsRune("，。、；：！？）》”’】", r):
			n, used = n+1, min(word, room)-w
			if word == 0 {
				used = 0
			}
		}
		used += w
	}
	return n
}

// words are those of a line.
func words(content []docx.Inline) string {
	var b strings.Builder
	for _, i := range content {
		switch i := i.(type) {
		case docx.Text:
			b.WriteString(i.Text)
		case docx.Link:
			b.WriteString(words(i.Content))
		case docx.Mark:
			b.WriteString(words(i.Content))
		case docx.Ruby:
			b.WriteString(i.Text)
		}
	}
	return b.String()
}
