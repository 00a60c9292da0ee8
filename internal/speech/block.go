package speech

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// every gives the nodes of one kind, in the order of the text. They are gathered before
// any is replaced, for a tree must not change while it is walked.
func every[N ast.Node](tree ast.Node) []N {
	var found []N
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if wanted, ok := n.(N); ok && entering {
			found = append(found, wanted)
		}
		return ast.WalkContinue, nil
	})
	return found
}

// pictures puts a pictureNode in the place of each fenced chart or table block,
// or nothing where there is a problem. Other code stays as it is.
type pictures struct{ *binder }

func (p *pictures) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	for _, f := range every[*ast.FencedCodeBlock](doc) {
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
