package manuscript

import (
	"strings"
	"unicode"
)

// thousandSpaces finds the spaces between the thousands of a number (千分空, GB/T 15835—2011),
// as in 共发展党员1 873名, in rising order. Spaces that part the columns of a table are not among
// them: there no words and no comma stand beside the number.
func thousandSpaces(runes []rune) []int {
	var out []int
	for i := 0; i < len(runes); {
		if !isDigit(runes[i]) {
			i++
			continue
		}
		from, groups := i, []int(nil)
		for i < len(runes) && isDigit(runes[i]) {
			i++
		}
		if i-from <= 3 {
			for ; groupAt(runes, i); i += 4 {
				groups = append(groups, i)
			}
		}
		if len(groups) > 0 && runes[from] != '0' && wordsAround(runes, from, i) {
			out = append(out, groups...)
		}
	}
	return out
}

// groupAt tells whether one space and exactly three digits stand at i.
func groupAt(runes []rune, i int) bool {
	return i < len(runes) && isSpace(runes[i]) && groupBehind(runes, i)
}

// groupBehind tells whether exactly three digits stand behind i.
func groupBehind(runes []rune, i int) bool {
	return i+3 < len(runes) && isDigit(runes[i+1]) && isDigit(runes[i+2]) && isDigit(runes[i+3]) &&
		(i+4 == len(runes) || !isDigit(runes[i+4]))
}

// wordsAround tells whether a number stands in running text: words or marks touch it, or the
// line has a comma near, and then a space may part it from them.
func wordsAround(runes []rune, from, to int) bool {
	before, behind := '\n', '\n'
	if from > 0 {
		before = runes[from-1]
	}
	if to < len(runes) {
		behind = runes[to]
	}
	if commaNear(runes, from, to) {
		if from > 1 && isSpace(before) {
			before = runes[from-2]
		}
		if to+1 < len(runes) && isSpace(behind) {
			behind = runes[to+1]
		}
		return (before == '\n' || inText(before)) && inText(behind)
	}
	return inText(before) && inText(behind)
}

func inText(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，、；：（）。,;:().%％—–-－~～“”", r)
}

// commaNear tells whether a comma stands in the line of a number, at most 60 characters away.
func commaNear(runes []rune, from, to int) bool {
	isComma := func(r rune) bool { return strings.ContainsRune("，。；,", r) }
	for i := from - 1; i >= max(from-60, 0) && runes[i] != '\n'; i-- {
		if isComma(runes[i]) {
			return true
		}
	}
	for i := to; i < min(to+60, len(runes)) && runes[i] != '\n'; i++ {
		if isComma(runes[i]) {
			return true
		}
	}
	return false
}
