package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings s into the form in which texts are compared and numbers are
// read: full-width characters become half-width and every kind of space goes,
// the ideographic, the no-break and the zero-width ones too. Folding twice
// changes nothing more.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || invisible(r) {
			return -1
		}
		return narrow(r)
	}, s)
}

// isPlain reports whether s is ASCII without spaces, as most cells are, and so
// folded already.
func isPlain(s string) bool {
	for n := range len(s) {
		if s[n] <= ' ' || s[n] >= utf8.RuneSelf-1 {
			return false
		}
	}
	return true
}

// FoldText narrows like Fold but keeps positions: the n-th rune of the result
// stands for the n-th rune of s. Spaces other than ASCII ones become ' '.
func FoldText(s string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII && unicode.IsSpace(r) {
			return ' '
		}
		return narrow(r)
	}, s)
}

// narrow returns the half-width form of r. Dashes that may mean a range or a
// missing value (– and —) stay what they are.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～': // the full-width copy of ASCII
		return r - '！' + '!'
	case r == '−' || r == '﹣' || r == '‐' || r == '‑':
		return '-'
	case r == '￥':
		return '¥'
	case r == '﹐':
		return ','
	case r == '﹪':
		return '%'
	case r == '〜':
		return '~'
	}
	return r
}

// invisible tells whether r takes no room on paper: zero-width spaces and
// joiners, direction marks, soft hyphens, variation selectors, byte order
// marks.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r >= '\uFE00' && r <= '\uFE0F'
}
