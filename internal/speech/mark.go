package speech

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Mark is a place of a text that the proof-reader speaks of. A text that
// leaves the office has none.
type Mark struct {
	From, To int    // bytes of the body
	Finding  int    // number of the finding, from 1; 0: a number that was not held against data
	Place    bool   // where to correct; a finding may quote other places too
	Class    string // error, warning, info, data or unbound
	Note     string
}

// MarkAnchor is the id of the place that the n-th finding is about, NoteAnchor
// that of what it says.
func MarkAnchor(n int) string { return fmt.Sprintf("finding-%d", n) }
func NoteAnchor(n int) string { return fmt.Sprintf("note-%d", n) }

// before orders marks by which is seen where two lie on the same words: a
// finding before a number that is only loose, the shorter before the one around
// it, the more severe, a place to correct before one that is only quoted.
func before(a, b Mark) int {
	return cmp.Or(last(a.Finding == 0)-last(b.Finding == 0), (a.To-a.From)-(b.To-b.From), a.grade()-b.grade(), last(!a.Place)-last(!b.Place))
}

func last(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (m Mark) grade() int {
	return slices.Index([]string{"data", "error", "warning", "info", "unbound"}, m.Class)
}

// painted cuts marks so that none lies on another, in order of place.
func painted(marks []Mark) []Mark {
	order := slices.Clone(marks)
	slices.SortStableFunc(order, before)
	var out []Mark
	for _, m := range order {
		out = append(out, without(m, out)...)
	}
	slices.SortFunc(out, func(a, b Mark) int { return cmp.Compare(a.From, b.From) })
	return out
}

// without is what is left of a mark beside others.
func without(m Mark, others []Mark) []Mark {
	left := []Mark{m}
	for _, o := range others {
		var rest []Mark
		for _, p := range left {
			if o.To <= p.From || p.To <= o.From {
				rest = append(rest, p)
				continue
			}
			before, after := p, p
			before.To, after.From = o.From, o.To
			for _, piece := range []Mark{before, after} {
				if piece.From < piece.To {
					rest = append(rest, piece)
				}
			}
		}
		left = rest
	}
	return left
}

// marker wraps the words that marks lie on.
type marker struct {
	*binder
	marks []Mark
}

func (m *marker) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	m.marks = painted(m.marks)
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Link, *ast.Image, *ast.CodeSpan, *extension.FootnoteBacklink:
			return ast.WalkSkipChildren, nil // no link within a link, no mark in code
		case *ast.Text, *figureNode:
			if entering {
				nodes = append(nodes, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Text:
			m.words(n, reader.Source())
		case *figureNode:
			for _, k := range m.marks {
				if k.From < n.to && n.from < k.To && k.Finding > 0 {
					m.wrap(n, k)
					break
				}
			}
		}
	}
}

// words cuts a text where marks begin and end.
func (m *marker) words(n *ast.Text, body []byte) {
	if n.SoftLineBreak() && joined(body, n.Segment.Stop) {
		n.SetSoftLineBreak(false)
	}
	for _, k := range m.marks {
		from, to := max(k.From, n.Segment.Start), min(k.To, n.Segment.Stop)
		if from >= to {
			continue
		}
		if from > n.Segment.Start {
			before := ast.NewTextSegment(n.Segment.WithStop(from))
			n.Parent().InsertBefore(n.Parent(), n, before)
		}
		marked := ast.NewTextSegment(text.NewSegment(from, to))
		n.Parent().InsertBefore(n.Parent(), n, marked)
		m.wrap(marked, k)
		n.Segment = n.Segment.WithStart(to)
	}
}

// wrap puts a node into a mark.
func (m *marker) wrap(n ast.Node, k Mark) {
	node := &markNode{Mark: k, tag: "a"}
	if n.Kind() == figureKind || k.Finding == 0 {
		node.tag = "span" // the number is a link itself
	}
	if k.Place && !m.marked[k.Finding] {
		m.marked[k.Finding], node.first = true, true
	}
	n.Parent().ReplaceChild(n.Parent(), n, node)
	node.AppendChild(node, n)
}

// joined reports whether a line that ends at a byte and the next are one line of
// Chinese: no space belongs between them.
func joined(body []byte, end int) bool {
	before, _ := utf8.DecodeLastRune(body[:end])
	for end < len(body) && (body[end] == '\n' || body[end] == '\r' || body[end] == ' ' || body[end] == '\t') {
		end++
	}
	after, _ := utf8.DecodeRune(body[end:])
	return wide(before) && (wide(after) || after == '{') || before == '}' && wide(after)
}

// A markNode is words with a mark.
type markNode struct {
	ast.BaseInline
	Mark
	tag   string
	first bool // of its finding: others lead here
}

var markKind = ast.NewNodeKind("Mark")

func (n *markNode) Kind() ast.NodeKind { return markKind }

func (n *markNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"finding": fmt.Sprint(n.Finding)}, nil)
}

type markRenderer struct{}

func (*markRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(markKind, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if n := node.(*markNode); entering {
			n.open(w)
		} else {
			w.WriteString("</" + n.tag + ">")
		}
		return ast.WalkContinue, nil
	})
}

// open begins a mark: a link to what is said of it, unless it holds a link.
func (n *markNode) open(w util.BufWriter) {
	class, note := "pen is-"+n.Class, util.EscapeHTML([]byte(n.Note))
	if !n.Place && n.Finding > 0 {
		class += " is-quoted"
	}
	fmt.Fprintf(w, `<%s class="%s"`, n.tag, class)
	if n.first {
		fmt.Fprintf(w, ` id="%s"`, MarkAnchor(n.Finding))
	}
	if n.tag == "a" {
		fmt.Fprintf(w, ` href="#%s"`, NoteAnchor(n.Finding))
	}
	if n.Finding > 0 {
		fmt.Fprintf(w, ` data-note="%d. %s">`, n.Finding, note)
	} else {
		fmt.Fprintf(w, ` title="%s">`, note)
	}
}
