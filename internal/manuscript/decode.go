package manuscript

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the code points of a file: UTF-8, with or without mark,
// UTF-16 with a mark or with many noughts, else GB18030 if that reads without
// loss, else UTF-8 with U+FFFD for what is broken. A byte order mark is a code
// point of the file and stays.
func decode(raw []byte) []rune {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return utf16(raw, unicode.LittleEndian)
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return utf16(raw, unicode.BigEndian)
	case utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0:
		return []rune(string(raw))
	}
	if runes, ok := unmarked(raw); ok {
		return runes
	}
	if runes, ok := gb18030(raw); ok {
		return runes
	}
	return []rune(string(raw))
}

func utf16(raw []byte, order unicode.Endianness) []rune {
	out, err := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(raw)
	if err != nil {
		return []rune(string(raw))
	}
	return []rune(string(out))
}

// unmarked reads UTF-16 without a mark: there are noughts, and in one of the
// two byte orders nearly all is Chinese or ASCII.
func unmarked(raw []byte) ([]rune, bool) {
	if len(raw)%2 != 0 || bytes.IndexByte(raw, 0) < 0 {
		return nil, false
	}
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		runes := utf16(raw, order)
		known := 0
		for _, r := range runes {
			if r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t' || r >= 0x2000 && r < 0x2100 || r >= 0x3000 && r < 0x3020 || r >= 0x4E00 && r <= 0x9FFF || r >= 0xFF00 {
				known++
			}
		}
		if known*10 >= len(runes)*9 {
			return runes, true
		}
	}
	return nil, false
}

// gb18030 decodes raw if at most one character in two hundred is lost.
func gb18030(raw []byte) ([]rune, bool) {
	out, err := decoder().Bytes(raw)
	if err != nil {
		return nil, false
	}
	runes := []rune(string(out))
	lost := 0
	for _, r := range runes {
		if r == utf8.RuneError {
			lost++
		}
	}
	inUTF8 := bytes.Count([]byte(string([]rune(string(raw)))), []byte("\uFFFD"))
	return runes, lost*200 <= len(runes) && lost < inUTF8
}

func decoder() *encoding.Decoder { return simplifiedchinese.GB18030.NewDecoder() }
