package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Errors of XML that is not followed further.
var (
	errMarkup = errors.New("内部的 XML 读不下去")
	errTags   = fmt.Errorf("内部的 XML 标记超过 %d 万个", maxTags/10_000)
)

// A markup is the XML of a part of an .xlsx, read as a stream of tags. The
// parser of the standard library takes ten times as long, and memory for every
// tag; what it refuses and matters here is refused here too.
type markup struct {
	in   *bufio.Reader
	left *int   // tags that may yet be read, of all parts of a file
	seen []byte // the end of what is being stepped over

	keep bool   // the characters between tags
	raw  []byte // those between two marks
	text []byte // those kept since keep was set, decoded
}

// maxContent is the length in bytes up to which the characters of an element
// are kept: that of the longest text of a cell, all its characters written as
// numbers, and more.
const maxContent = 512 << 10

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

// characters reads on until behind a mark and, where they are wanted, keeps the
// characters up to it. Those before a tag are decoded, literal ones are not.
func (m *markup) characters(mark string) error {
	if !m.keep {
		return m.skip(mark)
	}
	m.raw = m.raw[:0]
	for last := mark[len(mark)-1]; ; {
		piece, err := m.in.ReadSlice(last)
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
		m.raw = append(m.raw, piece...)
		if err == nil && bytes.HasSuffix(m.raw, []byte(mark)) {
			break
		}
		if len(m.raw) > maxContent+len(mark) {
			m.raw = append(m.raw[:maxContent], m.raw[len(m.raw)-len(mark):]...) // the end of the mark may be among them
		}
	}
	return m.add(whole(m.raw[:len(m.raw)-len(mark)]), mark == "<")
}

// whole leaves out what lies beyond maxContent, and before it the piece of a
// character, be that written as itself or as &#20013;.
func whole(raw []byte) []byte {
	if len(raw) <= maxContent {
		return raw
	}
	raw = raw[:maxContent]
	if at := bytes.LastIndexByte(raw, '&'); at > len(raw)-16 && bytes.IndexByte(raw[at:], ';') < 0 {
		raw = raw[:at]
	}
	for range utf8.UTFMax - 1 {
		if r, size := utf8.DecodeLastRune(raw); r == utf8.RuneError && size == 1 {
			raw = raw[:len(raw)-1]
		}
	}
	return raw
}

// add keeps characters.
func (m *markup) add(raw []byte, encoded bool) error {
	if len(m.text) > maxContent {
		return nil
	}
	for {
		at := bytes.IndexByte(raw, '&')
		if at < 0 || !encoded {
			break
		}
		m.text = append(m.text, raw[:at]...)
		raw = raw[at:]
		end := bytes.IndexByte(raw[:min(len(raw), 16)], ';')
		r, ok := entity(raw[:max(end, 0)])
		if !ok {
			return errMarkup
		}
		m.text = utf8.AppendRune(m.text, r)
		raw = raw[end+1:]
	}
	m.text = append(m.text, raw...)
	return nil
}

// entity is the character that &amp or &#20013 stands for.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "&lt":
		return '<', true
	case "&gt":
		return '>', true
	case "&amp":
		return '&', true
	case "&quot":
		return '"', true
	case "&apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(string(name), "&#")
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	return rune(code), ok && err == nil && isCharacter(rune(code))
}

// isCharacter tells the characters that XML may hold.
func isCharacter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= utf8.MaxRune && utf8.ValidRune(r) && r != '\uFFFE' && r != '\uFFFF'
}

// content is the text of an element whose tag was just read.
func (m *markup) content(tag []byte) (string, error) {
	if bytes.HasSuffix(tag, []byte("/")) {
		return "", nil
	}
	end := "/" + string(tagName(tag))
	m.keep, m.text = true, m.text[:0]
	tag, err := m.tag()
	m.keep = false
	if err != nil || string(tagName(tag)) != end {
		return "", errMarkup
	}
	return meant(m.text)
}

// meant is the text that the characters of an element stand for. XML cannot
// hold all characters, so that workbooks write _x000D_ for a line end; what else
// they write in that way nobody can see.
func meant(characters []byte) (string, error) {
	text := string(characters)
	if !utf8.Valid(characters) || strings.IndexFunc(text, isControl) >= 0 && strings.IndexFunc(text, unwritable) >= 0 {
		return "", errMarkup
	}
	if strings.Contains(text, "_x") {
		text = strings.Map(seen, unprintable.ReplaceAllStringFunc(text, unescape))
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	return text, nil
}

var unprintable = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape is the character that _x000D_ stands for.
func unescape(code string) string {
	unit, _ := strconv.ParseUint(code[2:6], 16, 32) // four digits
	return string(rune(unit))
}

func unwritable(r rune) bool { return !isCharacter(r) }

// seen leaves out characters that no table of text holds.
func seen(r rune) rune {
	if isControl(r) && r != '\r' {
		return -1
	}
	return r
}

// runs is the text of an element made of runs, whose tag was just read. How it
// is pronounced, which stands among them, is left out.
func (m *markup) runs(tag []byte) (string, error) {
	if bytes.HasSuffix(tag, []byte("/")) {
		return "", nil
	}
	end, aside := "/"+string(tagName(tag)), false
	var text strings.Builder
	for {
		tag, err := m.tag()
		if err != nil {
			return "", errMarkup
		}
		switch name := string(tagName(tag)); name {
		case end:
			return text.String(), nil
		case "rPh":
			aside = !bytes.HasSuffix(tag, []byte("/"))
		case "/rPh":
			aside = false
		case "t":
			run, err := m.content(tag)
			if err != nil {
				return "", err
			}
			if !aside && text.Len() <= maxContent {
				text.WriteString(run)
			}
		}
	}
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

// tagName is the name of a tag without its namespace.
func tagName(tag []byte) []byte {
	from, end := 0, 0
	for ; end < len(tag) && !isBlank(tag[end]); end++ {
		if tag[end] == ':' && from <= 1 {
			from = end + 1
		}
	}
	if end > 1 && tag[end-1] == '/' { // it has no content
		end--
	}
	name := tag[min(from, end):end]
	if from > 1 && tag[0] == '/' {
		return append([]byte{'/'}, name...)
	}
	return name
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// attr is the value of an attribute as it is written, nil where the tag has
// none. The prefix of :id may be any.
func attr(tag []byte, name string) []byte {
	const blank = " \t\r\n"
	at := 0
	for at < len(tag) && !isBlank(tag[at]) { // the name of the element
		at++
	}
	for rest := tag[at:]; len(rest) > 0; {
		key, value, found := bytes.Cut(rest, []byte("="))
		value = bytes.TrimLeft(value, blank)
		if !found || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return nil
		}
		if key = bytes.Trim(key, blank); string(key) == name || name[0] == ':' && bytes.HasSuffix(key, []byte(name)) {
			return value[1 : end+1]
		}
		rest = value[end+2:]
	}
	return nil
}

// words is the value of an attribute that is text.
func words(value []byte) string {
	var m markup
	if m.add(value, true) != nil {
		return ""
	}
	text, _ := meant(m.text) // what XML cannot hold names nothing
	return text
}

func yes(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// number is a small whole number; what is none is 0, what is larger very large.
func number(text []byte) int {
	n := 0
	for i, digit := range text {
		switch {
		case digit == '-' && i == 0 && len(text) > 1:
			return -1
		case digit < '0' || digit > '9':
			return 0
		}
		n = min(n*10+int(digit-'0'), 1<<30)
	}
	return n
}
