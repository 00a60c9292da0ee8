package form

import (
	"strings"
)

// A heading is a column of a list, with its width in digits.
type heading struct {
	name  string
	width float64
}

// wide is how much room a text takes on one line, in digits: a Chinese character
// takes two.
func wide(text string) int {
	w := 0
	for _, r := range text {
		if w++; r >= 0x1100 && r != '…' && r != '—' {
			w++
		}
	}
	return w
}

// lines is how many lines a text takes in a column of some width.
func lines(text string, width float64) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		n += 1 + max(0, wide(line)-1)/max(1, int(width))
	}
	return n
}

// brief cuts a text to at most so many characters.
func brief(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "……"
	}
	return text
}
