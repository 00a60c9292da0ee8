package manuscript

import (
	"strings"
	"unicode"

	"nianbao/internal/pattern"
)

// wrapped tells whether the line end at i is only where a long line was
// broken: the line ends in a comma, or is long and ends in the middle.
func (f folder) wrapped(i int) bool {
	end := i - 1
	for end >= 0 && (isSpace(f.rune(end)) || f.rune(end) == '\r') {
		end--
	}
	next := f.rune(i + 1)
	if end < 0 || next == '\n' || isSpace(next) || next == '\r' || !unicode.Is(unicode.Han, next) && !isDigit(next) {
		return false
	}
	if isDigit(f.rune(end)) && isDigit(next) && f.cutNumber(end, i+1) {
		return true
	}
	if last := f.rune(end); last == '，' || last == '、' || last == ',' {
		return true
	} else if !unicode.Is(unicode.Han, last) && !isDigit(last) {
		return false
	}
	length := 0
	for j := end; j >= 0 && f.rune(j) != '\n' && length < 32; j-- {
		length++
	}
	return length >= 32 && !Numbered(string(f.runes[i+1:min(len(f.runes), i+7)]))
}

// cutNumber tells whether a line was broken inside a number: words and digits
// without a unit end at end, and at most four digits with a unit begin at next.
func (f folder) cutNumber(end, next int) bool {
	for end >= 0 && (isDigit(f.rune(end)) || f.rune(end) == ',' || f.rune(end) == '.') {
		end--
	}
	for end >= 0 && isSpace(f.rune(end)) {
		end--
	}
	if !unicode.Is(unicode.Han, f.rune(end)) {
		return false
	}
	n := 0
	for isDigit(f.rune(next)) && n < 5 {
		next, n = next+1, n+1
	}
	return n > 0 && n < 5 && strings.ContainsRune("万亿元人户个家所张%亩吨名件座台辆公平", f.rune(next))
}

// Numbered tells whether a line begins with the number of a paragraph: 一、 （二） 3. ①.
func Numbered(line string) bool { return enumerator.MatchString(line) }

var enumerator = pattern.MustCompile(`^[\s　]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?:[^\d]|$)|[①-⑳])`)
