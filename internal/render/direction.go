package render

import (
	"bytes"
	"path"
	"unicode"
	"unicode/utf8"
)

// straight puts a sign that is seen in the place of each that would turn the
// direction of the text around it: a name that bears one must not show its
// neighbours' digits in another order. Chinese needs none of them.
func straight(text []byte) []byte {
	at := turn(text)
	if at < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for at >= 0 {
		_, n := utf8.DecodeRune(text[at:])
		out = append(append(out, text[:at]...), "\uFFFD"...)
		text = text[at+n:]
		at = turn(text)
	}
	return append(out, text...)
}

// turn is where the first of those signs begins, −1 where there is none. All but
// one begin with the byte E2, the other with D8.
func turn(text []byte) int {
	first := turnOf(text, 0xE2)
	if first >= 0 {
		text = text[:first]
	}
	if other := turnOf(text, 0xD8); other >= 0 {
		return other
	}
	return first
}

// turnOf is turn for those that begin with one byte.
func turnOf(text []byte, begins byte) int {
	for from := 0; ; from++ {
		at := bytes.IndexByte(text[from:], begins)
		if at < 0 {
			return -1
		}
		from += at
		if r, _ := utf8.DecodeRune(text[from:]); unicode.Is(unicode.Bidi_Control, r) {
			return from
		}
	}
}

// straightFile does it to the files beside a page that are texts.
func straightFile(name string, data []byte) []byte {
	switch path.Ext(name) {
	case ".csv", ".js", ".json", ".svg", ".txt":
		return straight(data)
	}
	return data // an office file, whose writers do it
}
