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

// NewText renders a document, reports what is wrong with it, and keeps what lists
// need of it. The marker may be nil.
func NewText(w *figure.Writer, d source.Document, marks Marker, problems *diag.List) Text {
	t := Text{Document: d, writer: w, marks: marks, problems: problems}
	known := t.render(problems).Text()
	t.Bound, t.Marked, t.Pictures = known.Bound, known.Marked, known.Pictures
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
	var reported diag.List // by NewText
	return t.render(&reported)
}

func (t Text) render(problems *diag.List) Speech {
	d, ok := t.Document.Read(t.problems)
	if !ok {
		return Speech{Document: t.Document}
	}
	var marks []Mark
	if t.marks != nil {
		marks = t.marks(d)
	}
	return Render(t.writer, d, marks, problems)
}
