package docx

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// markup writes XML. What is opened is closed, text is escaped, and characters
// that no XML may hold become U+FFFD, as do signs that turn the direction of the
// text around them.
type markup struct {
	bytes.Buffer
	open []string
}

// begin opens an element with attributes, given as name and value in turn. An
// attribute with an empty value is left out.
func (m *markup) begin(name string, attributes ...string) {
	m.tag(name, attributes)
	m.WriteByte('>')
	m.open = append(m.open, name)
}

// end closes the last n elements that are open.
func (m *markup) end(n int) {
	for range n {
		last := len(m.open) - 1
		m.WriteString("</")
		m.WriteString(m.open[last])
		m.WriteByte('>')
		m.open = m.open[:last]
	}
}

// empty writes an element without content.
func (m *markup) empty(name string, attributes ...string) {
	m.tag(name, attributes)
	m.WriteString("/>")
}

func (m *markup) tag(name string, attributes []string) {
	m.WriteByte('<')
	m.WriteString(name)
	for k := 0; k+1 < len(attributes); k += 2 {
		if attributes[k+1] != "" {
			m.WriteByte(' ')
			m.WriteString(attributes[k])
			m.WriteString(`="`)
			m.text(attributes[k+1])
			m.WriteByte('"')
		}
	}
}

func (m *markup) text(s string) {
	if isPlain(s) {
		m.WriteString(s)
		return
	}
	_ = xml.EscapeText(m, []byte(strings.Map(straight, s))) // a buffer takes everything
}

// isPlain reports whether a text stands in XML as it is, as nearly all attributes do.
func isPlain(s string) bool {
	for k := range len(s) {
		if b := s[k]; b < ' ' || b > '~' || b == '&' || b == '<' || b == '>' || b == '"' || b == '\'' {
			return false
		}
	}
	return true
}

func straight(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return unicode.ReplacementChar
	}
	return r
}

// leaf writes an element that holds a text alone.
func (m *markup) leaf(name, text string, attributes ...string) {
	m.begin(name, attributes...)
	m.text(text)
	m.end(1)
}

// val writes an element whose only attribute is val in its own namespace, the
// commonest of them: <w:jc w:val="center"/>, <c:idx val="0"/>. An empty value
// writes nothing.
func (m *markup) val(name, value string) {
	if value == "" {
		return
	}
	if name[:2] == "w:" {
		m.empty(name, "w:val", value)
	} else {
		m.empty(name, "val", value)
	}
}

// on writes an element that says yes by being there.
func (m *markup) on(name string, yes bool) {
	if yes {
		m.empty(name)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// some is a number as an attribute that is left out where it is 0.
func some(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}
