package xlsx

import (
	"fmt"
	"strings"
)

// A Note hangs on a cell (批注). Programs show it beside the cell.
type Note struct {
	Cell   string
	Author string
	Head   string // bold, on a line of its own; may be empty
	Text   string
}

// noteRelations are those of a sheet with notes.
func noteRelations(n int) []relation {
	return []relation{
		{"rId1", "vmlDrawing", fmt.Sprintf("../drawings/vmlDrawing%d.vml", n)},
		{"rId2", "comments", fmt.Sprintf("../comments%d.xml", n)},
	}
}

// comments is the part that holds the words of notes.
func comments(notes []Note) string {
	authors := list{}
	var b strings.Builder
	for _, n := range notes {
		b.WriteString(n.markup(authors.add(`<author>` + esc(n.Author) + `</author>`)))
	}
	return declaration + `<comments xmlns="` + mainNS + `"><authors>` + authors.markup() + `</authors><commentList>` + b.String() + `</commentList></comments>`
}

func (n Note) markup(author int) string {
	return fmt.Sprintf(`<comment ref="%s" authorId="%d"><text>%s</text></comment>`, n.Cell, author, n.runs())
}

// runs are the words of a note, its head in bold.
func (n Note) runs() string {
	if n.Head == "" || n.Text == "" {
		return run(n.Head != "", n.Head+n.Text)
	}
	return run(true, n.Head+"\n") + run(false, n.Text)
}

func run(bold bool, text string) string {
	return `<r><rPr>` + when(bold, "<b/>") + `<sz val="9"/><color rgb="FF000000"/><rFont val="` + standardFont + `"/><charset val="134"/></rPr><t xml:space="preserve">` + escText(text) + `</t></r>`
}

// A shape is the box in which a note is shown.
type shape struct {
	number      int // of the box on its sheet, from 1
	row, column int // of the cell
	lines       int // that its words take
	wide        func(column int) int
}

const (
	boxWidth  = 290 // pixels
	boxLine   = 17
	boxLetter = 12 // a Chinese character of 9 points
	rowPixels = 20
)

// linesOf estimates how many lines a text takes in a box.
func linesOf(text string) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		w := 0
		for _, r := range line {
			if w += boxLetter; r < 0x2E80 {
				w -= boxLetter / 2
			}
		}
		n += 1 + w/(boxWidth-boxLetter)
	}
	return n
}

func (s *Sheet) shapes() []shape {
	var out []shape
	for i, n := range s.Notes {
		if row, column, ok := Place(n.Cell); ok {
			out = append(out, shape{i + 1, row, column, linesOf(n.Head + "\n" + n.Text), s.pixels})
		}
	}
	return out
}

// pixels is how wide a column is shown.
func (s *Sheet) pixels(column int) int {
	if column <= len(s.Columns) && s.Columns[column-1].Width > 0 {
		return pixels(s.Columns[column-1].Width)
	}
	return 64
}

// pixels are what a width in digits takes on the screen.
func pixels(width float64) int { return int(width*7 + 5) }

// markup of a box: hidden until someone points at its cell, to the right of it.
func (s shape) markup() string {
	left := s.column // columns count from 0 here, so this is the next one
	right, offset := left, boxWidth
	for offset > s.wide(right+1) && right < left+boxWidth {
		offset -= s.wide(right + 1)
		right++
	}
	top := max(s.row-2, 0)
	bottom := top + (s.lines*boxLine+boxLine)/rowPixels + 1
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 12, %d, 4, %d, %d, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		1024+s.number, left, top, right, offset, bottom, s.row-1, s.column-1)
}

// drawing is the part that holds the boxes of a sheet's notes.
func drawing(shapes []shape) string {
	var b strings.Builder
	for _, s := range shapes {
		b.WriteString(s.markup())
	}
	return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` + shapeType + b.String() + `</xml>`
}

const shapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
