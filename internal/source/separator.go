package source

import "slices"

// separators are what may part the cells of a text, the likeliest first.
var separators = []rune{',', '\t', ';'}

// sampled is how many rows of a text are looked at for its separator.
const sampled = 64

// separator finds what parts the cells of a text: what stands, outside quotes,
// in most of the first rows, and of equals what stands there more often. So
// the commas of 1,234 do not beat the tabs around it.
func separator(text string) rune {
	rows, all, here := map[rune]int{}, map[rune]int{}, map[rune]int{}
	n := 0
	outside(text+"\n", func(r rune) bool {
		if slices.Contains(separators, r) {
			here[r]++
		}
		if r != '\n' {
			return true
		}
		for _, s := range separators {
			all[s] += here[s]
			rows[s] += min(here[s], 1)
		}
		clear(here)
		n++
		return n < sampled
	})
	best := separators[0]
	for _, s := range separators[1:] {
		if rows[s] > rows[best] || rows[s] == rows[best] && all[s] > all[best] {
			best = s
		}
	}
	return best
}

// crowded reports whether a row has more cells than any spreadsheet, for which
// the reader of records would reserve much memory.
func crowded(text string, comma rune) bool {
	n := 0
	outside(text, func(r rune) bool {
		switch r {
		case comma:
			n++
		case '\n':
			n = 0
		}
		return n <= maxSeparators
	})
	return n > maxSeparators
}

// outside visits the characters outside quotes, until visit says that it is
// enough.
func outside(text string, visit func(rune) bool) {
	quoted := false
	for _, r := range text {
		if r == '"' {
			quoted = !quoted
		} else if !quoted && !visit(r) {
			return
		}
	}
}
