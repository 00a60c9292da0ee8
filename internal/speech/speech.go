// Package speech renders Markdown whose figures are bound to data.
//
// It stands after figure and before site. A bound figure {{…}} becomes a number
// with its unit that leads to its source; a fenced chart or table block becomes
// a figure. It computes nothing and knows no page.
//
// Invariant: a number that is missing, unknown or ambiguous is a problem at its
// line and column, never a blank, and raw HTML never passes. Only speech
// imports goldmark.
package speech

import (
	"bytes"
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/source"
)

// A Speech is a text of content/, rendered.
type Speech struct {
	Document source.Document
	HTML     string  // trusted; Slot marks where charts go, Anchor where figures lead
	Charts   []Chart // in the order of the text
	Bound    []Bound // in the order of the text
}

// A Chart is a figure that stands in a text.
type Chart struct {
	ID        string // unique in the text: ASCII letters, digits and "-"
	Figure    figure.Figure
	TableOnly bool // a table block: no picture
}

// Slot is what stands in the HTML where the chart of an id belongs, at the top
// level of the text.
func Slot(id string) string { return `<figure id="` + id + `"></figure>` }

// A Bound is a figure of the text and the metric that it quotes. In the HTML it
// links to "#" + Anchor(n), n being its place in Speech.Bound from 1.
type Bound struct {
	Text   string // as printed in the text
	Metric metric.Metric
}

// Anchor is the id of the line that explains the n-th bound figure.
func Anchor(n int) string { return fmt.Sprintf("source-%d", n) }

// Compose renders all documents of a project.
func Compose(w *figure.Writer, documents []source.Document, problems *diag.List) []Speech {
	var out []Speech
	for _, d := range documents {
		out = append(out, Render(w, d, problems))
	}
	return out
}

// Render renders one document.
func Render(w *figure.Writer, d source.Document, problems *diag.List) Speech {
	b := &binder{writer: w, document: d, problems: problems}
	var html bytes.Buffer
	if err := markdown(b).Convert([]byte(d.Body), &html); err != nil {
		problems.Add(diag.Problem{Code: "markdown", Severity: diag.Error, Place: d.Place, Message: fmt.Sprintf("这篇文稿无法排版：%v", err), Hint: "检查文稿的 Markdown 写法"})
	}
	return Speech{Document: d, HTML: html.String(), Charts: b.charts, Bound: b.bound}
}

// A binder binds the figures of one document.
type binder struct {
	writer   *figure.Writer
	document source.Document
	problems *diag.List
	bound    []Bound
	charts   []Chart
}

// place is where in the file a byte of the body stands.
func (b *binder) place(body []byte, offset int) diag.Place {
	before := body[:min(offset, len(body))]
	line := bytes.Count(before, []byte("\n"))
	column := len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
	return diag.Place{File: b.document.Path, Line: b.document.BodyLine + line, Column: column + 1}
}

func (b *binder) fail(code string, at diag.Place, message, hint string) {
	b.problems.Add(diag.Problem{Code: code, Severity: diag.Error, Place: at, Year: b.document.Year, Message: message, Hint: hint})
}
