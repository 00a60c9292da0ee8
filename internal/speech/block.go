package speech

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// A picture is the TOML of a fenced chart or table block.
type picture struct {
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

// pictures puts a pictureNode in the place of each fenced chart or table block,
// or nothing where there is a problem. Other code stays as it is.
type pictures struct{ *binder }

func (p *pictures) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var fenced []*ast.FencedCodeBlock
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*ast.FencedCodeBlock); ok && entering {
			fenced = append(fenced, f)
		}
		return ast.WalkContinue, nil
	})
	for _, f := range fenced {
		if language := string(f.Language(reader.Source())); language == "chart" || language == "table" {
			p.replace(f, language, reader.Source())
		}
	}
}

func (p *pictures) replace(n *ast.FencedCodeBlock, language string, body []byte) {
	at := p.place(body, n.Info.Segment.Start)
	f, ok := p.figure(string(n.Lines().Value(body)), at)
	if !ok {
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	f.ID = fmt.Sprintf("chart-%d", len(p.charts)+1)
	p.charts = append(p.charts, Chart{ID: f.ID, Figure: f, TableOnly: language == "table"})
	n.Parent().ReplaceChild(n.Parent(), n, &pictureNode{place: len(p.charts)})
}

// A pictureNode is where a figure stands; place counts Speech.Charts from 1.
type pictureNode struct {
	ast.BaseBlock
	place int
}

var pictureKind = ast.NewNodeKind("Picture")

func (n *pictureNode) Kind() ast.NodeKind { return pictureKind }

func (n *pictureNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"place": fmt.Sprint(n.place)}, nil)
}

// blockRenderer prints the slots of figures, and other fenced code as it is.
type blockRenderer struct{ *binder }

func (r *blockRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(pictureKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			fmt.Fprintln(w, Slot(r.charts[n.(*pictureNode).place-1].ID))
		}
		return ast.WalkContinue, nil
	})
	reg.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, body []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			fmt.Fprintf(w, "<pre><code>%s</code></pre>\n", util.EscapeHTML(n.Lines().Value(body)))
		}
		return ast.WalkSkipChildren, nil
	})
}

func (b *binder) figure(text string, at diag.Place) (figure.Figure, bool) {
	var spec picture
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
	if f.Empty() && b.writer.Metrics.Hides(q.indicator) {
		b.warn("figure-withheld", at, fmt.Sprintf("“%s”按“%s”画的数在公开版里都隐去，这里不画", q.indicator.Title, spec.Form), "公开版的文稿改用街道或全区的数，或删去这幅图")
		return f, false
	}
	if f.Empty() {
		b.fail("figure-missing", at, fmt.Sprintf("“%s”按“%s”没有可画的数", q.indicator.Title, spec.Form), "换一个形式、地区或年份")
		return f, false
	}
	return f, true
}

// Shapes lists the forms of chart and table blocks.
func Shapes() []string { return slices.Sorted(maps.Keys(shapes)) }
