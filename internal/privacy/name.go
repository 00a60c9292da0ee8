package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names finds what looks like the name of a person right behind a word that tells
// of need or illness: 低保户张三, 残疾人：李四. Its lists are policy.
type Names struct {
	Near     []string // words behind which a name would tell of somebody's need
	Surnames []string // of one sign or two
	After    []string // what may follow a name; also the end of a text and any sign that is no letter
	Not      []string // words that begin like names
}

// Find returns suspected names in order.
func (n Names) Find(text string) []Match {
	var out []Match
	for _, word := range n.Near {
		for at := 0; ; {
			k := strings.Index(text[at:], word)
			if k < 0 {
				break
			}
			at += k + len(word)
			if m, ok := n.name(text, at); ok {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(a, b Match) int { return a.From - b.From })
	return apart(out)
}

// name tells whether a name begins at a byte, or behind a colon there.
func (n Names) name(text string, at int) (Match, bool) {
	rest := text[at:]
	from := at + len(rest) - len(strings.TrimLeft(rest, "：:“ 　"))
	rest = text[from:]
	if slices.ContainsFunc(n.Not, func(word string) bool { return strings.HasPrefix(rest, word) }) {
		return Match{}, false
	}
	for _, surname := range n.Surnames {
		given, ok := strings.CutPrefix(rest, surname)
		if !ok {
			continue
		}
		for _, size := range []int{1, 2} {
			if name, ok := leading(given, size); ok && n.ends(given[len(name):]) {
				return Match{PersonName, from, from + len(surname) + len(name), surname + name}, true
			}
		}
	}
	return Match{}, false
}

// leading are so many Chinese signs with which a text begins, none of which hides
// a name, as 某 does.
func leading(text string, size int) (string, bool) {
	end := 0
	for range size {
		r, width := utf8.DecodeRuneInString(text[end:])
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune("某氏", r) {
			return "", false
		}
		end += width
	}
	return text[:end], true
}

// ends reports whether a name may end before a text.
func (n Names) ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) || slices.ContainsFunc(n.After, func(word string) bool { return strings.HasPrefix(rest, word) })
}
