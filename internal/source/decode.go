package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// utf16Mark reports whether a text begins with the byte order mark of UTF-16,
// which is what Excel calls a Unicode text.
func utf16Mark(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
}

// decode reads a text by its byte order mark, else as UTF-8 if it is valid,
// else as GB18030, which is what Chinese editions of Excel and WPS write.
// U+FFFD stands for what cannot be read. Lines end in \n.
func decode(data []byte) string {
	var text string
	switch {
	case utf16Mark(data):
		out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		text = orLost(out, err)
	case meantUTF8(data):
		text = strings.ToValidUTF8(string(data), "\uFFFD")
	default:
		out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		text = orLost(out, err)
	}
	text = strings.TrimSuffix(strings.TrimLeft(text, "\uFEFF"), "\x1A") // marks, some programs write two; the end of a file of DOS
	return lineEnds.Replace(text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// orLost marks a text as unreadable if its decoder gave up.
func orLost(out []byte, err error) string {
	if err != nil {
		return string(out) + "\uFFFD"
	}
	return string(out)
}

// meantUTF8 reports whether a text is UTF-8, or was before a few of its bytes
// got lost: of GB18030 hardly a character is valid UTF-8.
func meantUTF8(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\uFEFF")) || utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		rest = rest[size:]
	}
	return bad*20 < good
}

// isControl tells characters that no table of text holds.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' && r != '\f' && r != '\v' || r == 0x7F
}
