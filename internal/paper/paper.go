// Package paper sets texts as Word files for meetings, in the layout of GB/T
// 9704-2012: a speech, a report, a table as an attachment, or several of them
// bound as 会议材料汇编.
//
// It stands after site and beside render. It takes the very tree and the very
// rows of which the site's page is made, so that page and paper say the same. It
// computes nothing, words no number, and touches no disk; how a Word file is
// written is known to docx.
//
// Invariant: every number of the page stands on the paper with the same digits,
// and charts are drawn of the values that their labels print.
package paper

import (
	"io"
	"time"

	"nianbao/internal/docx"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// A Text is a speech or a report, and what its page shows around it.
type Text struct {
	speech.Speech
	Page site.SpeechView
}

// Write sets one text. owner is the office that publishes.
func Write(w io.Writer, t Text, owner string) error {
	l := layoutOf(t.Document.Layout)
	doc := begin(l, t.Document.Title, owner, t.Document.Date)
	s := newSetter(doc, l, t)
	sections := []docx.Section{{Page: page(l, 1), Blocks: s.whole()}}
	if rows := s.origins(appendix("数据出处表")); len(rows) > 0 {
		sections = append(sections, docx.Section{Page: page(layoutOf(""), 0), Blocks: rows})
	}
	doc.Sections = sections
	return doc.Write(w)
}

// begin makes a document without text.
func begin(l layout, title, owner, date string) *docx.Document {
	day, _ := time.Parse(time.DateOnly, date) // the zero Time leaves the date out
	return &docx.Document{Title: title, Author: owner, Date: day, Fonts: fonts, Default: l.text(), Styles: l.styles(), Mirrored: true}
}

// A setter sets one text into a document.
type setter struct {
	doc    *docx.Document
	layout layout
	text   Text
	paper  source.Paper
	top    int     // level of the highest headings of the text
	mark   string  // name of the mark at the title, before those of the headings; empty: none
	depth  int     // of notes around what is being set
	parts  []entry // headings of the first level, for the contents
}

func newSetter(doc *docx.Document, l layout, t Text) *setter {
	s := &setter{doc: doc, layout: l, text: t, paper: t.Document.Paper, top: 6}
	for _, b := range t.Blocks {
		if b.Kind == speech.Heading {
			s.top = min(s.top, b.Level)
		}
	}
	return s
}

// whole is the text with its head and its end.
func (s *setter) whole() []docx.Block {
	out := s.head()
	out = append(out, s.blocks(s.text.Blocks)...)
	for _, r := range s.text.Remarks {
		out = append(out, small("注："+r))
	}
	return append(out, s.tail()...)
}

// plain is a paragraph of one text.
func plain(style, text string) docx.Paragraph {
	return docx.Paragraph{Style: style, Content: []docx.Inline{docx.Text{Text: text}}}
}

// small is a line beneath a figure or a text.
func small(text string) docx.Paragraph { return plain("Small", text) }
