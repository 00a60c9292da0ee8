package source

import (
	"bufio"
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxContent is the length in bytes up to which the characters of an element
// are kept: that of the longest text of a cell, all its characters written as
// numbers, and more.
const maxContent = 512 << 10

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
