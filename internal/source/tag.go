package source

import (
	"bufio"
	"bytes"
	"errors"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/layout"
)

// tag returns the next tag without its angle brackets. Comments, processing
// instructions and literal text are stepped over whole, so that none can hide a
// row from the scan; a document type, which no workbook has, is refused.
func (s *scanner) tag() ([]byte, error) {
	for {
		if err := s.skip("<"); err != nil {
			return nil, err
		}
		ahead, _ := s.in.Peek(len("![CDATA[")) // near the end there is less
		var err error
		switch {
		case bytes.HasPrefix(ahead, []byte("!--")):
			err = s.over("!--", "-->")
		case bytes.HasPrefix(ahead, []byte("![CDATA[")):
			err = s.over("![CDATA[", "]]>")
		case bytes.HasPrefix(ahead, []byte("?")):
			err = s.over("?", "?>")
		case bytes.HasPrefix(ahead, []byte("!")):
			err = errMarkup
		default:
			return s.plain()
		}
		if err != nil {
			return nil, err
		}
	}
}

// plain returns a tag up to its end. Of one longer than the buffer only the
// name is kept; a row or a cell is never that long.
func (s *scanner) plain() ([]byte, error) {
	tag, err := s.in.ReadSlice('>')
	if err == bufio.ErrBufferFull {
		tag = bytes.Clone(tagName(tag[:64]))
		if name := string(tag); name == "row" || name == "c" || name == "col" || name == "mergeCell" {
			return nil, errMarkup
		}
		return tag, s.skip(">")
	}
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(tag, 0) >= 0 { // not the text that it seems to be
		return nil, errMarkup
	}
	return tag[:len(tag)-1], nil
}

// over reads on behind what begins with one mark and ends with another; the two
// do not share characters.
func (s *scanner) over(begin, end string) error {
	if _, err := s.in.Discard(len(begin)); err != nil {
		return err
	}
	return s.skip(end)
}

// skip reads on until behind a mark.
func (s *scanner) skip(mark string) error {
	for last := mark[len(mark)-1]; ; {
		piece, err := s.in.ReadSlice(last)
		if err == bufio.ErrBufferFull {
			s.tail(piece)
			continue
		}
		if err != nil {
			return err
		}
		s.tail(piece)
		if bytes.HasSuffix(s.seen, []byte(mark)) {
			s.seen = s.seen[:0]
			return nil
		}
	}
}

// tail keeps the last bytes that were skipped, as long as the longest mark.
func (s *scanner) tail(piece []byte) {
	s.seen = append(s.seen, piece[max(0, len(piece)-3):]...)
	s.seen = s.seen[max(0, len(s.seen)-3):]
}

// tagName is the name of a tag without its namespace.
func tagName(tag []byte) []byte {
	end := bytes.IndexAny(tag, " \t\r\n")
	if end < 0 {
		end = len(bytes.TrimSuffix(tag, []byte("/")))
	}
	name := bytes.TrimSuffix(tag[:end], []byte("/"))
	colon := bytes.IndexByte(name, ':')
	if colon < 0 {
		return name
	}
	if name[0] == '/' {
		return append([]byte{'/'}, name[colon+1:]...)
	}
	return name[colon+1:]
}

// attr is the value of an attribute, nil where the tag has none.
func attr(tag []byte, name string) []byte {
	for rest := tag; ; {
		at := bytes.Index(rest, []byte(name+"="))
		if at < 0 || at+len(name)+1 >= len(rest) {
			return nil
		}
		quote := rest[at+len(name)+1]
		value := rest[at+len(name)+2:]
		if at > 0 && bytes.IndexByte([]byte(" \t\r\n"), rest[at-1]) >= 0 && (quote == '"' || quote == '\'') {
			if end := bytes.IndexByte(value, quote); end >= 0 {
				return value[:end]
			}
			return nil
		}
		rest = value
	}
}

func yes(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// number is a small whole number; what is none, or larger, is 0 or very large.
func number(text []byte) int {
	n, err := strconv.ParseInt(string(text), 10, 32)
	if err != nil && errors.Is(err, strconv.ErrRange) {
		return 1 << 30
	}
	return int(n)
}

// parseSpan reads B2:D5.
func parseSpan(ref string) (layout.Span, bool) {
	first, last, ok := bytes.Cut([]byte(ref), []byte(":"))
	if !ok {
		return layout.Span{}, false
	}
	left, top, err1 := excelize.CellNameToCoordinates(string(first))
	right, bottom, err2 := excelize.CellNameToCoordinates(string(last))
	return layout.Span{Top: min(top, bottom), Left: min(left, right), Bottom: max(top, bottom), Right: max(left, right)}, err1 == nil && err2 == nil
}
