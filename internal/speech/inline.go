package speech

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// figureParser turns {{…}} into a bound figure.
type figureParser struct{ *binder }

func (*figureParser) Trigger() []byte { return []byte{'{'} }

func (p *figureParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	at := p.place(block.Source(), segment.Start)
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		p.fail("figure-not-closed", at, "“{{”没有在同一行用“}}”收住", "补上“}}”")
		return nil
	}
	block.Advance(end + 2)
	return &figureNode{parts: p.take(p.say(string(line[2:end]), at)), from: segment.Start, to: segment.Start + end + 2}
}

// take files what an answer is bound to and returns its pieces.
func (b *binder) take(a answer) []spoken {
	var out []spoken
	for _, part := range a.said {
		n := 0
		if part.Metric != nil {
			b.bound = append(b.bound, Bound{Text: part.Text, Metric: *part.Metric, Note: a.note, Earlier: a.earlier, rounded: a.rounded})
			n = len(b.bound)
		}
		out = append(out, spoken{part.Text, n})
	}
	return out
}

// A spoken piece of text; n is its place in Speech.Bound, 0 for plain text.
type spoken struct {
	text string
	n    int
}

type figureNode struct {
	ast.BaseInline
	parts    []spoken
	from, to int // bytes of the body
}

var figureKind = ast.NewNodeKind("BoundFigure")

func (n *figureNode) Kind() ast.NodeKind { return figureKind }

func (n *figureNode) Dump(source []byte, level int) {
	var texts []string
	for _, p := range n.parts {
		texts = append(texts, p.text)
	}
	ast.DumpHelper(n, source, level, map[string]string{"text": strings.Join(texts, "")}, nil)
}

type figureRenderer struct{}

func (r *figureRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(figureKind, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			for _, p := range node.(*figureNode).parts {
				p.write(w)
			}
		}
		return ast.WalkContinue, nil
	})
}

func (s spoken) write(w util.BufWriter) {
	escaped := util.EscapeHTML([]byte(s.text))
	if s.n == 0 {
		w.Write(escaped)
		return
	}
	fmt.Fprintf(w, `<a class="bound" href="#%s" data-n="%d">%s</a>`, Anchor(s.n), s.n, escaped)
}
