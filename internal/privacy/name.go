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

// A Finder looks for names. It is used from several goroutines.
type Finder struct {
	Names
	starts map[[3]byte][]string // the words of Near by their first bytes
	third  [1 << 16]bool        // the second and third bytes of those
}

// Finder is made once for many texts. Of Near it takes the words of three bytes or
// more, which is any Chinese word.
func (n Names) Finder() *Finder {
	f := &Finder{Names: n, starts: map[[3]byte][]string{}}
	for _, word := range n.Near {
		if len(word) >= 3 {
			start := [3]byte{word[0], word[1], word[2]}
			f.starts[start] = append(f.starts[start], word)
			f.third[uint16(word[1])<<8|uint16(word[2])] = true
		}
	}
	return f
}

// Find returns suspected names in order.
func (f *Finder) Find(text string) []Match {
	var out []Match
	for at := 0; at+2 < len(text); at++ {
		if !f.third[uint16(text[at+1])<<8|uint16(text[at+2])] {
			continue
		}
		for _, word := range f.starts[[3]byte{text[at], text[at+1], text[at+2]}] {
			if !strings.HasPrefix(text[at:], word) {
				continue
			}
			if m, ok := f.name(text, at+len(word)); ok {
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
