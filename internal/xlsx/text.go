package xlsx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// clean takes out of a text what XML cannot hold.
func clean(text string) string {
	if !strings.ContainsFunc(text, illegal) && utf8.ValidString(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if illegal(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func illegal(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
}

// cut keeps at most so many UTF-16 units, which is how spreadsheets count
// characters. What is cut ends in an ellipsis.
func cut(text string, most int) string {
	n, last := 0, 0 // last is where the ellipsis would stand
	for i, r := range text {
		if n < most {
			last = i
		}
		if n++; r > 0xFFFF {
			n++
		}
		if n > most {
			return text[:last] + "…"
		}
	}
	return text
}

var (
	escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "", "\n", "&#10;", "\t", "&#9;")
	// escaped is how spreadsheets write characters that XML cannot hold; a text
	// that looks like it would be read as such a character.
	escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)
)

// esc writes a text for an element or an attribute.
func esc(text string) string { return escapes.Replace(clean(text)) }

// escText writes the text of a cell or a note.
func escText(text string) string {
	text = cut(clean(text), maxText)
	if strings.Contains(text, "_x") {
		text = escaped.ReplaceAllString(text, "_x005F_$1")
	}
	return esc(text)
}

// dangerous reports whether a text would be taken for a formula if a person
// typed it, or opened it and pressed Enter.
func dangerous(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.ContainsRune("=+-@＝＋－＠\t\r'", first)
}
