package speech

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// A Stretch is a piece of a body in which words stand as they are printed, on
// one line: no code, no address, no mark of Markdown. From and To are bytes.
type Stretch struct {
	From, To int
	Table    bool // in a cell, where | would end it
}

// Stretches lists the places of a body at which a bound figure may stand.
func Stretches(body string) []Stretch {
	var out []Stretch
	tree := reading().Parse(text.NewReader([]byte(body)))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				out = append(out, Stretch{n.Segment.Start, n.Segment.Stop, inCell(n)})
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}

func inCell(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == extension.KindTableCell {
			return true
		}
	}
	return false
}

// Speak says what {{inside}} becomes in a document, and what it is bound to;
// false where it would stop the build.
func Speak(w *figure.Writer, d source.Document, inside string) (string, []Bound, bool) {
	var problems diag.List
	b := &binder{writer: w, forms: formsOf(w.Metrics.Data.Ladder), document: d, problems: &problems}
	b.style = b.documentStyle(d)
	answer := b.say(inside, d.Place)
	b.take(answer)
	return answer.said.String(), b.bound, !problems.Any() && len(answer.said) > 0
}

// SameWords reports whether two texts say the same, word for word.
func SameWords(a, b Speech) bool { return a.words() == b.words() }

func (s Speech) words() string {
	text := wordsOf(s.Blocks)
	for _, note := range s.Notes {
		text += wordsOf(note)
	}
	return text
}

func wordsOf(blocks []Block) string {
	text := ""
	for _, b := range blocks {
		text += Plain(b.Runs) + "\n"
		for _, row := range b.Rows {
			for _, cell := range row {
				text += Plain(cell) + "\t"
			}
		}
		text += wordsOf(b.Blocks)
	}
	return text
}
