package speech

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// A block is the TOML of a fenced chart or table block.
type block struct {
	Indicator string `toml:"indicator"` // id or title
	Form      string `toml:"form"`      // one of shapes
	Area      string `toml:"area"`      // a name or a code; the whole district unless told
	Year      int    `toml:"year"`      // the document's unless told
}

// shapes are the forms of a block.
var shapes = map[string]func(w *figure.Writer, q request) figure.Figure{
	"历年":   func(w *figure.Writer, q request) figure.Figure { return w.Trend(q.indicator, q.area) },
	"街道":   func(w *figure.Writer, q request) figure.Figure { return w.Streets(q.indicator, q.year) },
	"分档":   func(w *figure.Writer, q request) figure.Figure { return w.Distribution(q.indicator, q.area, q.year) },
	"历年分档": func(w *figure.Writer, q request) figure.Figure { return w.BandsOverYears(q.indicator, q.area) },
	"排名":   func(w *figure.Writer, q request) figure.Figure { return w.Ranking(q.indicator, q.area, q.year) },
}

// blockRenderer turns fenced chart and table blocks into figures and leaves
// other code as it is.
type blockRenderer struct{ *binder }

func (r *blockRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindFencedCodeBlock, r.render)
}

func (r *blockRenderer) render(w util.BufWriter, body []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.FencedCodeBlock)
	language, text := string(n.Language(body)), n.Lines().Value(body)
	if language != "chart" && language != "table" {
		fmt.Fprintf(w, "<pre><code>%s</code></pre>\n", util.EscapeHTML(text))
		return ast.WalkSkipChildren, nil
	}
	at := r.place(body, n.Info.Segment.Start)
	if f, ok := r.figure(string(text), at); ok {
		id := fmt.Sprintf("chart-%d", len(r.charts)+1)
		f.ID = id
		r.charts = append(r.charts, Chart{ID: id, Figure: f, TableOnly: language == "table"})
		fmt.Fprintln(w, Slot(id))
	}
	return ast.WalkSkipChildren, nil
}

func (b *binder) figure(text string, at diag.Place) (figure.Figure, bool) {
	var spec block
	if !source.DecodeTOML(b.document.Path, at.Line+1, text, &spec, b.problems) {
		return figure.Figure{}, false
	}
	parts := []string{spec.Indicator}
	if spec.Area != "" {
		parts = append(parts, "地区="+spec.Area)
	}
	if spec.Year != 0 {
		parts = append(parts, fmt.Sprintf("年=%d", spec.Year))
	}
	q, ok := b.request(parts, at)
	if !ok {
		return figure.Figure{}, false
	}
	shape, known := shapes[spec.Form]
	if !known {
		b.fail("block-form", at, fmt.Sprintf("不认识的形式“%s”", spec.Form), "写 历年、街道、分档、历年分档、排名 之一")
		return figure.Figure{}, false
	}
	f := shape(b.writer, q)
	if f.Empty() {
		b.fail("figure-missing", at, fmt.Sprintf("“%s”按“%s”没有可画的数", q.indicator.Title, spec.Form), "换一个形式、地区或年份")
		return f, false
	}
	return f, true
}

// Forms lists the words that may stand after the | of a bound figure.
func Forms() []string { return slices.Sorted(maps.Keys(forms)) }

// Shapes lists the forms of chart and table blocks.
func Shapes() []string { return slices.Sorted(maps.Keys(shapes)) }
