// Package speech renders Markdown whose figures are bound to data.
//
// It stands after figure and before site. A bound figure {{…}} becomes a number
// with its unit that leads to its source; a fenced chart or table block becomes
// a figure. One parsed text goes out twice: as HTML for pages, as Blocks for
// papers. It computes nothing and knows no page.
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
	"nianbao/internal/raster"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A Speech is a text of content/, rendered.
type Speech struct {
	Document source.Document
	HTML     string       // trusted; Slot marks where charts go, Anchor where figures lead
	Blocks   []Block      // the same text, for papers
	Notes    [][]Block    // footnotes, in the order in which the text calls them
	Charts   []Chart      // in the order of the text
	Bound    []Bound      // in the order of the text
	Remarks  []string     // about its numbers, for its end
	Marked   map[int]bool // findings that have their MarkAnchor in the HTML
	Pictures []Image      // photographs and drawings, each once
}

// An Image is a picture of a text, as it may leave the office.
type Image struct {
	raster.Image
	Address string // by which the HTML and the Blocks call it, relative to the page: pictures/0a1b2c3d4e5f6071.png
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
	Note   string // what has to be known of it; empty: nothing more

	Earlier metric.Metric // what a change was compared with; without an indicator: no change

	rounded stat.Quantity // the number as printed, where the text is one
}

// Anchor is the id of the line that explains the n-th bound figure.
func Anchor(n int) string { return fmt.Sprintf("source-%d", n) }

// Render renders one document, which was read.
func Render(w *figure.Writer, d source.Document, marks []Mark, problems *diag.List) Speech {
	return bind(w, d, marks, problems).speech(problems)
}

// A binder binds the figures of one document.
type binder struct {
	writer   *figure.Writer
	forms    map[string]form
	document source.Document
	problems *diag.List
	style    figure.Style // of the document
	marks    []Mark
	marked   map[int]bool
	bound    []Bound
	charts   []Chart
	images   []Image
}

// place is where in the file a byte of the body stands.
func (b *binder) place(body []byte, offset int) diag.Place {
	before := body[:min(offset, len(body))]
	line := bytes.Count(before, []byte("\n"))
	column := len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
	return diag.Place{File: b.document.Path, Line: b.document.BodyLine + line, Column: column + 1}
}

func (b *binder) warn(code string, at diag.Place, message, hint string) {
	b.problems.Add(diag.Problem{Code: code, Severity: diag.Warning, Place: at, Year: b.document.Year, Message: message, Hint: hint})
}

func (b *binder) fail(code string, at diag.Place, message, hint string) {
	b.problems.Add(diag.Problem{Code: code, Severity: diag.Error, Place: at, Year: b.document.Year, Message: message, Hint: hint})
}
