package speech

import (
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// A Text is a document as lists know it. What it says is rendered whenever it is
// asked for: thousands of texts do not fit into memory.
type Text struct {
	Document source.Document
	Bound    int          // numbers that are bound
	Marked   map[int]bool // findings that have their MarkAnchor in the HTML
	Pictures []Image      // each once

	writer   *figure.Writer
	marks    Marker
	problems *diag.List
}

// A Marker gives the marks of a document that was read.
type Marker func(d source.Document) []Mark

// NewText reads a document, reports what is wrong with it, and keeps what lists
// need of it. The marker may be nil.
func NewText(w *figure.Writer, d source.Document, marks Marker, problems *diag.List) Text {
	t := Text{Document: d, writer: w, marks: marks, problems: problems}
	if b, ok := t.bind(problems); ok {
		t.Bound, t.Marked, t.Pictures = len(b.bound), b.marked, b.images
	}
	return t
}

// Text is what lists know of a speech that is there.
func (s Speech) Text() Text {
	return Text{Document: s.Document, Bound: len(s.Bound), Marked: s.Marked, Pictures: s.Pictures}
}

// Texts are those of documents that nobody has marked.
func Texts(w *figure.Writer, documents []source.Document, problems *diag.List) []Text {
	var out []Text
	for _, d := range documents {
		out = append(out, NewText(w, d, nil, problems))
	}
	return out
}

// Speech renders the text. It is the same each time; where the file has changed
// meanwhile, it has no words, and that is reported.
func (t Text) Speech() Speech {
	b, ok := t.bind(new(diag.List)) // reported by NewText
	if !ok {
		return Speech{Document: t.Document}
	}
	return b.speech(t.problems)
}

// HTML is that of Speech, of which it does not make the rest.
func (t Text) HTML() string {
	b, ok := t.bind(new(diag.List)) // likewise
	if !ok {
		return ""
	}
	return b.html(t.problems)
}

func (t Text) bind(problems *diag.List) (b binding, ok bool) {
	d, ok := t.Document.Read(t.problems)
	if !ok {
		return b, false
	}
	var marks []Mark
	if t.marks != nil {
		marks = t.marks(d)
	}
	return bind(t.writer, d, marks, problems), true
}
