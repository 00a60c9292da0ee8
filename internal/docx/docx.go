// Package docx writes Word files: pages with a grid of lines, styles with
// Chinese fonts, headings, lists, tables with repeated heads and merged cells,
// footnotes, fields, pictures, and charts that can be edited in Word because
// they carry their data as a workbook.
//
// A [Document] is plain data; [Document.Write] makes the file. The workbook of a
// chart is part of the chart, as it is when Word makes one, so that it is
// written here, in a few lines of plain SpreadsheetML, and not by a library.
//
// It is a tool that knows nothing of us: it decides no layout, breaks no lines,
// counts no pages, and reads no Word file.
//
// **Invariant:** the same Document gives the same bytes; what is written keeps
// the order of elements of ECMA-376, whatever texts and numbers it holds; no
// Document makes it panic.
package docx

import (
	"io"
	"time"
)

// A Document is a Word file before it is written. Lengths are in twips, 1/20 pt;
// [Mm] and [Pt] make them.
type Document struct {
	Title    string    // of the properties
	Author   string    // of the properties
	Date     time.Time // of the properties; the zero Time leaves it out
	Fonts    []Font    // that a reader's machine may lack
	Default  Look      // of all text
	Styles   []Style   //
	Lists    []List    // in the order in which paragraphs name them
	Sections []Section // at least one makes a page
	Mirrored bool      // the left margin is the inner one on both sides of a sheet
	Refresh  bool      // Word is to offer to count the page numbers of fields anew
}

// Mm is a length in millimetres.
func Mm(mm float64) int { return int(mm*1440/25.4 + 0.5) }

// Pt is a length in points.
func Pt(pt float64) int { return int(pt*20 + 0.5) }

// A Section is a run of pages of one kind. A section begins on a new page.
type Section struct {
	Page   Page
	Blocks []Block
}

// A Page is the paper and what stands at its foot.
type Page struct {
	Width, Height            int
	Top, Right, Bottom, Left int
	Foot                     int     // from the lower edge of the paper to the foot
	Pitch                    int     // from line to line of the grid; 0: no grid
	Odd, Even                []Block // the foot of right and left pages
	First                    []Block // of the first page, where Own says so
	Own                      bool    // the first page has a foot of its own, perhaps none
	Start                    int     // number of the first page; 0: the next one
	NoteFormat               string  // of footnotes: decimal, decimalEnclosedCircleChinese
}

// A Block has lines of its own: a [Paragraph] or a [Table].
type Block interface{ write(*part) }

// An Inline stands in a line: [Text], [Link], [Field], [Mark], [Note], [Ruby],
// [Picture] or [Chart].
type Inline interface{ write(*part) }

// Write writes the file. Its error is that of w.
func (d *Document) Write(w io.Writer) error {
	p := newPack(d)
	p.document()
	p.notesPart()
	p.stylesPart()
	p.fontsPart()
	p.listsPart()
	p.settingsPart()
	p.properties()
	return p.zip(w)
}
