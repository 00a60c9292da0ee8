package proof

import (
	"strings"
	"unicode/utf8"
)

// bracketsOf returns the places between （ and ） of a sentence.
func bracketsOf(text string, from int) [][2]int {
	var out [][2]int
	depth, open := 0, 0
	for at, r := range text {
		switch r {
		case '（':
			if depth++; depth == 1 {
				open = at
			}
		case '）':
			if depth--; depth == 0 {
				out = append(out, [2]int{from + open, from + at})
			}
			depth = max(depth, 0)
		}
	}
	if depth > 0 {
		out = append(out, [2]int{from + open, from + len(text)})
	}
	return out
}

func insideAny(places [][2]int, at int) bool {
	for _, p := range places {
		if p[0] < at && at < p[1] {
			return true
		}
	}
	return false
}

// quotations returns the places inside 《》 and “” in order, of which the
// latter only where they are short: a term, not a speech.
func quotations(body string) [][2]int {
	var out [][2]int
	for at := 0; at < len(body); {
		r, size := utf8.DecodeRuneInString(body[at:])
		if closing, limit := closingOf(r); closing != "" {
			window := body[at+size : min(len(body), at+size+limit)]
			if n := strings.Index(window, closing); n >= 0 && !strings.Contains(window[:n], "\n") {
				out = append(out, [2]int{at, at + size + n})
				at += size + n
				continue
			}
		}
		at += size
	}
	return out
}

func closingOf(r rune) (string, int) {
	switch r {
	case '《':
		return "》", 300
	case '“':
		return "”", 45
	case '〔':
		return "〕", 24
	}
	return "", 0
}
