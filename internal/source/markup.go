package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/htmlindex"
)

// Limits of the XML of a part.
const (
	maxNesting = 64      // of elements
	maxStride  = 1 << 20 // bytes of a tag, a comment or a text: three times the longest of a cell, written as &#20013;
)

// Errors of XML that is not followed further.
var (
	errMarkup = errors.New("内部的 XML 读不下去")
	errCut    = errors.New("内部的 XML 没有写完")
	errStride = fmt.Errorf("里有一处文字超过 %d MB", maxStride>>20)
	errTags   = errors.New("里的 XML 标记太多")
)

// A markup is the XML of a part while it is looked through: by the parser that
// excelize has too, so that excelize meets nothing that was not seen before,
// and within limits, which excelize has not.
type markup struct {
	*xml.Decoder
	in     io.Reader
	stride int      // bytes that may be read before the next token
	left   *int     // tokens that may yet be read
	path   []string // the open elements, without namespace
}

func newMarkup(in io.Reader, left *int) *markup {
	m := &markup{in: in, stride: maxStride, left: left}
	m.Decoder = xml.NewDecoder(m)
	m.CharsetReader = decoded
	return m
}

// decoded is XML that declares another encoding than UTF-8.
func decoded(label string, in io.Reader) (io.Reader, error) {
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, errMarkup
	}
	return encoding.NewDecoder().Reader(in), nil
}

// Read lets the parser have what it may read before the next token.
func (m *markup) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if m.stride -= n; m.stride < 0 {
		return n, errStride
	}
	return n, err
}

// each reads all tokens of a part; the element that begins or ends with one is
// the last of the path. A document type, which no workbook has, is refused, and
// with it all entities that it could define.
func (m *markup) each(take func(xml.Token) error) error {
	for rooted := false; ; {
		token, err := m.next()
		switch {
		case err == io.EOF && rooted:
			return nil
		case err != nil:
			return fault(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			rooted = true
			m.path = append(m.path, t.Name.Local)
		case xml.Directive:
			return errMarkup
		}
		if len(m.path) > maxNesting {
			return errMarkup
		}
		if err := take(token); err != nil {
			return err
		}
		if _, is := token.(xml.EndElement); is {
			m.path = m.path[:len(m.path)-1]
		}
	}
}

func (m *markup) next() (xml.Token, error) {
	if *m.left--; *m.left < 0 {
		return nil, errTags
	}
	m.stride = maxStride
	return m.Token()
}

// fault says in our words what is wrong with XML; what is wrong with the
// archive remains as it is.
func fault(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF, errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return errCut
	case syntax != nil, errors.Is(err, errMarkup): // as in a declaration
		return errMarkup
	}
	return err
}

// element is the open element, "" where none is.
func (m *markup) element() string {
	if len(m.path) == 0 {
		return ""
	}
	return m.path[len(m.path)-1]
}
