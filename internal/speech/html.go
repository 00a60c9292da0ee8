package speech

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// rawHTML points HTML out, of which nothing is printed: a paragraph that was pasted from
// a web page would be lost with its tags. Comments are nobody's words.
type rawHTML struct{ *binder }

func (b *rawHTML) Transform(tree *ast.Document, reader text.Reader, _ parser.Context) {
	body := reader.Source()
	for _, n := range every[*ast.HTMLBlock](tree) {
		b.pointOut(body, n.Lines(), "这几行是 HTML“%s”，连里面的字一起印不出来")
	}
	for _, n := range every[*ast.RawHTML](tree) {
		b.pointOut(body, n.Segments, "写了 HTML 标签“%s”，不会照它排")
	}
}

func (b *rawHTML) pointOut(body []byte, segments *text.Segments, message string) {
	if segments.Len() == 0 {
		return
	}
	first := segments.At(0)
	written := bytes.TrimSpace(first.Value(body))
	if bytes.HasPrefix(written, []byte("<!--")) {
		return
	}
	if tag, _, closed := bytes.Cut(written, []byte(">")); closed {
		written = append(bytes.Clone(tag), '>')
	}
	b.warn("text-html", b.place(body, first.Start), fmt.Sprintf(message, written), "删去标签，照 Markdown 写，见 docs/speeches.md；要印出尖括号的，写成＜＞")
}
