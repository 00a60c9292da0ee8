package speech

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// A binding is a document whose figures are bound and whose problems are reported, of
// which nothing has been printed.
type binding struct {
	*binder
	body     []byte
	tree     ast.Node
	renderer renderer.Renderer
}

// bind reads a document.
func bind(w *figure.Writer, d source.Document, marks []Mark, problems *diag.List) binding {
	b := &binder{writer: w, forms: formsOf(w.Metrics.Data.Ladder), document: d, problems: problems, marks: marks, marked: map[int]bool{}}
	b.style = b.documentStyle(d)
	m, body := markdown(b), whole(d.Body)
	tree := m.Parser().Parse(text.NewReader(body))
	return binding{binder: b, body: body, tree: tree, renderer: m.Renderer()}
}

// whole is a text without broken characters, at which goldmark panics, and
// without NUL, which no page can show.
func whole(text string) []byte {
	return []byte(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD"))
}

// html is the text for pages.
func (b binding) html(problems *diag.List) string {
	page := printed{bytes.NewBuffer(make([]byte, 0, len(b.body)+len(b.body)/4))}
	if err := b.renderer.Render(page, b.body, b.tree); err != nil {
		problems.Add(diag.Problem{Code: "markdown", Severity: diag.Error, Place: b.document.Place, Message: fmt.Sprintf("这篇文稿无法排版：%v", err), Hint: "检查文稿的 Markdown 写法"})
	}
	return page.String()
}

// speech is the whole text, for pages and for papers.
func (b binding) speech(problems *diag.List) Speech {
	page := b.html(problems)
	walk := &walker{body: b.body, renderer: b.renderer, words: printed{new(bytes.Buffer)}}
	blocks := walk.children(b.tree)
	return Speech{Document: b.document, HTML: page, Blocks: blocks, Notes: walk.notes, Charts: b.charts, Bound: b.bound, Remarks: b.remarks(), Marked: b.marked, Pictures: b.images}
}

// Printed takes what goldmark prints as it comes. Goldmark would buffer it once more,
// for each word that it is asked for.
type printed struct{ *bytes.Buffer }

func (printed) Buffered() int { return 0 }
func (printed) Flush() error  { return nil }
