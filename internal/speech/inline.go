package speech

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"nianbao/internal/diag"
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
	said := p.say(string(line[2:end]), at)
	p.twice(block.Source()[:segment.Start], said, at)
	return &figureNode{parts: p.take(said), from: segment.Start, to: segment.Start + end + 2}
}

// Words that lead to a change, at the end of a text and at the beginning of what
// a figure says.
var (
	leadsUp = regexp.MustCompile(`(?:[比较同与](?:上年|去年|上一年|\d{4}年)|同比)(?:相比|同期)?，?$`)
	says    = regexp.MustCompile(`^[比与](?:上年|\d{4} ?年)`)
)

// twice warns where the words before a figure say what it says itself:
// 比上年{{用房达标率 | 同比}} reads 比上年比上年提高….
func (p *figureParser) twice(before []byte, a answer, at diag.Place) {
	if len(a.said) == 0 {
		return
	}
	lead, own := leadsUp.FindString(string(before[max(0, len(before)-60):])), says.FindString(a.said[0].Text)
	if lead == "" || own == "" {
		return
	}
	p.warn("figure-said-twice", at, fmt.Sprintf("前面写了“%s”，这里印出来又是“%s…”，读起来重复", strings.TrimSuffix(lead, "，"), own), "删去前面的几个字，或者把说法改成“增减”")
}

// wideBraces refuses braces as an input method for Chinese types them, which
// would stand on the page as they are; in code they may. It looks before marks part
// the words.
type wideBraces struct{ *binder }

func (b *wideBraces) Transform(tree *ast.Document, reader text.Reader, _ parser.Context) {
	body := reader.Source()
	for _, t := range every[*ast.Text](tree) {
		k := bytes.Index(t.Segment.Value(body), []byte("｛｛"))
		if k >= 0 && t.Parent().Kind() != ast.KindCodeSpan {
			b.fail("figure-wide-braces", b.place(body, t.Segment.Start+k), "“｛｛”是全角的花括号，不会换成数", "改成半角的“{{”和“}}”")
		}
	}
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
