package paper

import (
	"unicode/utf8"

	"nianbao/internal/docx"
	"nianbao/internal/figure"
	"nianbao/internal/speech"
)

const (
	maxBars    = 24 // of lying bars on a page; more make a table
	maxColumns = 8  // of upright ones with names under them
	maxName    = 6  // characters of such a name
	maxLabels  = 24 // numbers in a chart; more are left to the table under it
)

// figure sets a chart or a table block: what it finds, the picture or the table,
// what has to be known, and where it comes from.
func (s *setter) figure(c speech.Chart) []docx.Block {
	f := c.Figure
	out := []docx.Block{plain("Caption", f.Title.String())}
	if f.Subtitle != "" {
		out = append(out, plain("Subtitle", f.Subtitle))
	}
	chart, drawn := s.chart(f)
	if drawn && !c.TableOnly {
		out = append(out, docx.Paragraph{Style: "Figure", Content: []docx.Inline{chart}})
	}
	if !drawn || c.TableOnly || silent(chart) {
		out = append(out, s.listed(f))
	}
	for _, note := range s.notes(f, chart, drawn && !c.TableOnly) {
		out = append(out, small(note))
	}
	return append(together(out), plain("Gap", ""))
}

// together keeps the paragraphs of a figure on one page.
func together(list []docx.Block) []docx.Block {
	for k, b := range list[:len(list)-1] {
		if p, ok := b.(docx.Paragraph); ok {
			p.Format.KeepNext = true
			list[k] = p
		}
	}
	return list
}

// notes are what has to be known of a figure, and its source.
func (s *setter) notes(f figure.Figure, chart docx.Chart, drawn bool) []string {
	var out []string
	if drawn && chart.Kind == docx.Bars {
		for _, g := range f.Guides {
			out = append(out, g.Label()+"。")
		}
	}
	out = append(out, f.Notes...)
	if words := s.sources(f); words != "" {
		out = append(out, "来源："+words)
	}
	return out
}

// sources are the page's words for the files behind a figure.
func (s *setter) sources(f figure.Figure) string {
	for _, p := range s.text.Page.Parts {
		if p.Chart != nil && p.Chart.ID == f.ID {
			return p.Chart.Source
		}
	}
	return ""
}

// chart draws a figure; false where only a table shows it.
func (s *setter) chart(f figure.Figure) (docx.Chart, bool) {
	kind, ok := kindOf(f)
	c := docx.Chart{
		Kind: kind, Categories: f.Categories, Alt: f.Desc, Look: docx.Look{Font: fangsong, Size: min(s.layout.note, small4), Color: ink},
		Width: docx.Mm(wide - 2), Height: docx.Mm(75) + s.layout.pitch() - official.pitch(),
	}
	if kind == docx.Bars {
		c.Height = docx.Mm(15 + 7*float64(len(f.Categories)*len(f.Series)))
	}
	many := len(f.Categories)*len(f.Series) > maxLabels
	for k, series := range f.Series {
		c.Series = append(c.Series, drawnSeries(f, k, series, many))
	}
	if kind != docx.Bars && kind != docx.Pie {
		for _, g := range f.Guides {
			c.Series = append(c.Series, across(g, len(f.Categories)))
		}
		clear(f, &c)
	}
	return c, ok
}

// kindOf is the form of a figure in Word. Five streets stand upright, where a
// line across shows the target; a long list lies; a longer one is a table.
func kindOf(f figure.Figure) (docx.ChartKind, bool) {
	switch f.Kind {
	case figure.Line:
		return docx.Line, true
	case figure.Columns:
		return docx.Columns, true
	case figure.Stack:
		return docx.Stack, true
	case figure.Pie:
		return docx.Pie, true
	case figure.Bars:
		if len(f.Categories) <= maxColumns && short(f.Categories) {
			return docx.Columns, true
		}
		return docx.Bars, len(f.Categories) <= maxBars
	}
	return 0, false
}

func short(names []string) bool {
	for _, n := range names {
		if utf8.RuneCountInString(n) > maxName {
			return false
		}
	}
	return true
}

// silent reports whether a chart leaves out a number that it draws.
func silent(c docx.Chart) bool {
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.Place == docx.Nowhere && p.Value != "" && p.Value != "0" {
				return true
			}
		}
	}
	return false
}
