package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Errors of XML that is not followed further.
var (
	errMarkup = errors.New("内部的 XML 读不下去")
	errTags   = fmt.Errorf("内部的 XML 标记超过 %d 万个", maxTags/10_000)
)

// A markup is the XML of a part of an .xlsx, read as a stream of tags. The
// parser of the standard library would keep every tag in memory of its own;
// what it refuses and matters here is refused here too.
type markup struct {
	in   *bufio.Reader
	left *int   // tags that may yet be read, of all parts of a file
	seen []byte // the end of what is being stepped over

	keep bool   // the characters between tags
	raw  []byte // those between two marks
	text []byte // those kept since keep was set, decoded
}

func newMarkup(r io.Reader, left *int) *markup {
	return &markup{in: bufio.NewReaderSize(r, 64<<10), left: left}
}

// tag returns the next tag without its angle brackets. Comments, processing
// instructions and literal text are stepped over whole, so that none can hide a
// row; a document type, which no workbook has, is refused, and with it all
// entities that it could define.
func (m *markup) tag() ([]byte, error) {
	for {
		if err := m.characters("<"); err != nil {
			return nil, err
		}
		ahead, _ := m.in.Peek(len("![CDATA[")) // near the end there is less
		var err error
		switch {
		case bytes.HasPrefix(ahead, []byte("!--")):
			err = m.over("!--", "-->")
		case bytes.HasPrefix(ahead, []byte("![CDATA[")):
			_, _ = m.in.Discard(len("![CDATA[")) // it was there
			err = m.characters("]]>")
		case bytes.HasPrefix(ahead, []byte("?")):
			err = m.over("?", "?>")
		case bytes.HasPrefix(ahead, []byte("!")):
			err = errMarkup
		default:
			return m.plain()
		}
		if err != nil {
			return nil, err
		}
	}
}

// plain returns a tag up to its end. Of one longer than the buffer only the
// name is kept; those that are read are never that long.
func (m *markup) plain() ([]byte, error) {
	if *m.left--; *m.left < 0 {
		return nil, errTags
	}
	tag, err := m.in.ReadSlice('>')
	if err == bufio.ErrBufferFull {
		name := bytes.Clone(tagName(tag[:64]))
		if meaningful[string(name)] {
			return nil, errMarkup
		}
		return name, m.skip(">")
	}
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(tag, 0) >= 0 { // not the text that it seems to be
		return nil, errMarkup
	}
	if open(tag) {
		return m.further(tag)
	}
	return tag[:len(tag)-1], nil
}

// open reports whether a tag was cut at a > within quotes.
func open(tag []byte) bool {
	quote := byte(0)
	for _, b := range tag {
		switch {
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case b == quote:
			quote = 0
		}
	}
	return quote != 0
}

// further reads on to the end of a tag that has a > within quotes.
func (m *markup) further(tag []byte) ([]byte, error) {
	m.raw = append(m.raw[:0], tag...)
	for open(m.raw) {
		piece, err := m.in.ReadSlice('>')
		if err != nil || len(m.raw)+len(piece) > maxAttributes {
			return nil, errMarkup
		}
		m.raw = append(m.raw, piece...)
	}
	return m.raw[:len(m.raw)-1], nil
}

// maxAttributes is the length in bytes of the longest tag that holds a >.
const maxAttributes = 8 << 10

var meaningful = map[string]bool{
	"row": true, "c": true, "col": true, "mergeCell": true, "sheet": true, "workbookPr": true,
	"Relationship": true, "xf": true, "numFmt": true, "comment": true,
}

// over reads on behind what begins with one mark and ends with another; the two
// do not share characters.
func (m *markup) over(begin, end string) error {
	if _, err := m.in.Discard(len(begin)); err != nil {
		return err
	}
	return m.skip(end)
}

// each reads all tags of a part.
func (m *markup) each(take func(tag []byte) error) error {
	for {
		tag, err := m.tag()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := take(tag); err != nil {
			return err
		}
	}
}

// skip reads on until behind a mark.
func (m *markup) skip(mark string) error {
	for last := mark[len(mark)-1]; ; {
		piece, err := m.in.ReadSlice(last)
		if err == bufio.ErrBufferFull {
			m.tail(piece)
			continue
		}
		if err != nil {
			return err
		}
		m.tail(piece)
		if bytes.HasSuffix(m.seen, []byte(mark)) {
			m.seen = m.seen[:0]
			return nil
		}
	}
}

// tail keeps the last bytes that were skipped, as long as the longest mark.
func (m *markup) tail(piece []byte) {
	m.seen = append(m.seen, piece[max(0, len(piece)-3):]...)
	m.seen = m.seen[max(0, len(m.seen)-3):]
}
