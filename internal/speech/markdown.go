package speech

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is goldmark with tables, footnotes, Chinese line breaks and bound
// figures. Raw HTML stays off.
func markdown(b *binder) goldmark.Markdown {
	return goldmark.New(
		dialect(),
		goldmark.WithParserOptions(parser.WithInlineParsers(
			util.Prioritized(&figureParser{b}, 50),
			util.Prioritized(&emphasisParser{}, 450), // before goldmark's own, at 500
		), parser.WithASTTransformers(util.Prioritized(&wideBraces{b}, 50), util.Prioritized(&rawHTML{b}, 60), util.Prioritized(&pictures{b}, 100), util.Prioritized(&images{b}, 150), util.Prioritized(&marker{b, b.marks}, 200))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(
			util.Prioritized(&figureRenderer{}, 100),
			util.Prioritized(&blockRenderer{b}, 100),
			util.Prioritized(&imageRenderer{b}, 100),
			util.Prioritized(&markRenderer{}, 100),
		)),
	)
}

// dialect is our Markdown without bound figures.
func dialect() goldmark.Option {
	return goldmark.WithExtensions(
		extension.Table, extension.Footnote, extension.Strikethrough,
		extension.NewCJK(extension.WithEastAsianLineBreaks(extension.EastAsianLineBreaksCSS3Draft), extension.WithEscapedSpace()),
		bareWords{},
	)
}

// bareWords prints words in which there is nothing to undo or to escape as they are.
// Goldmark looks at each byte twice.
type bareWords struct{ markup.Writer }

func (bareWords) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(markup.WithWriter(bareWords{markup.NewWriter(markup.WithEscapedSpace())}))
}

func (b bareWords) Write(w util.BufWriter, words []byte) {
	if bytes.ContainsAny(words, "\\&<>\"\x00") {
		b.Writer.Write(w, words)
		return
	}
	_, _ = w.Write(words) // as goldmark does
}

// reading is a parser that leaves bound figures as they were written.
func reading() parser.Parser {
	emphasis := parser.WithInlineParsers(util.Prioritized(&emphasisParser{}, 450))
	return goldmark.New(dialect(), goldmark.WithParserOptions(emphasis)).Parser()
}

// emphasisParser lets ** stand beside Chinese punctuation: by CommonMark's rule
// **“词”**是 is no emphasis, because a quotation mark next to a letter counts as
// the edge of a word, which in Chinese it is not.
type emphasisParser struct{}

func (*emphasisParser) Trigger() []byte { return []byte{'*'} }

func (*emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, emphasis{})
	if d == nil {
		return nil
	}
	after, _ := runeAt(line, d.OriginalLength)
	if wide(before) || wide(after) {
		d.CanOpen = !unicode.IsSpace(after) && after != 0
		d.CanClose = !unicode.IsSpace(before)
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func runeAt(line []byte, offset int) (rune, bool) {
	for _, r := range string(line[offset:]) {
		return r, true
	}
	return 0, false
}

// wide reports whether a character belongs to Chinese text, punctuation included.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3000 <= r && r <= 0x303F || 0xFF00 <= r && r <= 0xFFEF || 0x2010 <= r && r <= 0x2027
}

type emphasis struct{}

func (emphasis) IsDelimiter(b byte) bool                   { return b == '*' }
func (emphasis) CanOpenCloser(o, c *parser.Delimiter) bool { return o.Char == c.Char }
func (emphasis) OnMatch(consumes int) ast.Node             { return ast.NewEmphasis(consumes) }
