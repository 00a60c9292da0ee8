package speech

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// A walker makes Blocks of the tree of which goldmark makes HTML. It has the
// words printed by the same renderer, so that the two cannot differ.
type walker struct {
	body     []byte
	renderer renderer.Renderer
	words    printed // of the node at hand
	notes    [][]Block
}

// children are the blocks under a node.
func (w *walker) children(parent ast.Node) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *extension.FootnoteList:
			w.note(n)
		case *ast.HTMLBlock, *ast.LinkReferenceDefinition:
		default:
			out = append(out, w.block(n))
		}
	}
	return out
}

func (w *walker) note(list ast.Node) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		w.notes = append(w.notes, w.children(n))
	}
}

func (w *walker) block(n ast.Node) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return Block{Kind: Heading, Level: n.Level, Runs: w.line(n)}
	case *ast.List:
		return Block{Kind: List, Start: start(n), Blocks: w.children(n)}
	case *ast.ListItem:
		return Block{Kind: Item, Blocks: w.children(n)}
	case *ast.Blockquote:
		return Block{Kind: Quote, Blocks: w.children(n)}
	case *ast.ThematicBreak:
		return Block{Kind: Rule}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return Block{Kind: Code, Runs: []Run{{Text: string(n.Lines().Value(w.body)), Code: true}}}
	case *pictureNode:
		return Block{Kind: Picture, Chart: n.place}
	case *extension.Table:
		return w.table(n)
	}
	return Block{Kind: Paragraph, Runs: w.line(n)}
}

// start is the number of the first item of a list, at least 1; 0 where items
// have marks.
func start(n *ast.List) int {
	if !n.IsOrdered() {
		return 0
	}
	return max(1, n.Start)
}

func (w *walker) table(n *extension.Table) Block {
	b := Block{Kind: Table}
	for _, a := range n.Alignments {
		b.Align = append(b.Align, map[extension.Alignment]string{
			extension.AlignLeft: "left", extension.AlignRight: "right", extension.AlignCenter: "center"}[a])
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var row [][]Run
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, w.line(c))
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// line is the runs under a node, neighbours that look the same made one.
func (w *walker) line(n ast.Node) []Run {
	var out []Run
	for _, r := range w.runs(n, Run{}) {
		if last := len(out) - 1; last >= 0 && joins(out[last], r) {
			out[last].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}

// joins reports whether two runs differ in nothing but their text.
func joins(a, b Run) bool {
	whole := func(r Run) bool { return r.Break || r.Bound > 0 || r.Note > 0 || r.Image != "" }
	if whole(a) || whole(b) {
		return false
	}
	a.Text, b.Text = "", ""
	return a == b
}

// runs are the runs under a node, which look as it does.
func (w *walker) runs(parent ast.Node, look Run) []Run {
	var out []Run
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, w.run(n, look)...)
	}
	return out
}

func (w *walker) run(n ast.Node, look Run) []Run {
	switch n := n.(type) {
	case *ast.Text:
		look.Text = w.text(n)
		if n.HardLineBreak() {
			return []Run{look, {Break: true}}
		}
	case *ast.String:
		look.Text = w.text(n)
	case *ast.CodeSpan:
		look.Text, look.Code = w.text(n), true
	case *ast.RawHTML, *extension.FootnoteBacklink:
		return nil
	case *extension.FootnoteLink:
		return []Run{{Note: n.Index}}
	case *figureNode:
		return n.runs(look)
	case *ast.AutoLink:
		look.Text, look.Href = w.text(n), address(n.URL(w.body))
		if n.AutoLinkType == ast.AutoLinkEmail {
			look.Href = "mailto:" + look.Href
		}
	case *ast.Image:
		if look.Text, look.Image = Plain(w.runs(n, Run{})), address(n.Destination); look.Image == "" {
			return nil
		}
	default:
		return w.runs(n, styled(n, look))
	}
	return []Run{look}
}

// styled is the look of what stands under a node.
func styled(n ast.Node, look Run) Run {
	switch n := n.(type) {
	case *ast.Emphasis:
		look.Strong = look.Strong || n.Level == 2
		look.Emphasis = look.Emphasis || n.Level == 1
	case *extension.Strikethrough:
		look.Struck = true
	case *ast.Link:
		look.Href = address(n.Destination)
	}
	return look
}

// address is where a link leads, empty where the page does not let it.
func address(url []byte) string {
	if markup.IsDangerousURL(url) {
		return ""
	}
	return string(util.URLEscape(url, true))
}

// runs are the pieces of a bound figure.
func (n *figureNode) runs(look Run) []Run {
	var out []Run
	for _, p := range n.parts {
		look.Text, look.Bound = p.text, p.n
		out = append(out, look)
	}
	return out
}

// text is what a node that holds nothing but words prints.
func (w *walker) text(n ast.Node) string {
	w.words.Reset()
	if err := w.renderer.Render(w.words, w.body, n); err != nil { // a buffer takes everything
		return ""
	}
	return html.UnescapeString(untagged(w.words.Bytes()))
}

// untagged leaves out the tags, and the line end that follows <br>, in which the
// renderer has escaped all other angle brackets.
func untagged(s []byte) string {
	var out strings.Builder
	for {
		tag := bytes.IndexByte(s, '<')
		if tag < 0 {
			out.Write(s)
			return out.String()
		}
		out.Write(s[:tag])
		_, s, _ = bytes.Cut(s[tag:], []byte(">"))
		s = bytes.TrimPrefix(s, []byte("\n"))
	}
}
