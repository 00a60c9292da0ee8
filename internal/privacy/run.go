package privacy

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A group is digits without anything between them.
type group struct {
	digits   string
	from, to int // bytes of the text
}

// A run is groups with one blank or dash between each two: one number as people
// write it, or several numbers in a row.
type run struct {
	groups []group
	whole  bool // no letter, digit or decimal point touches its ends
	x      bool // an X stands at the end, which an identity number may have
	plus   bool // a plus sign stands before it
	blank  bool // there are blanks between the groups
}

// fullWidth is the first byte of each digit of full width; no other digit begins
// above ASCII, and it never stands within a character.
const fullWidth = 0xEF

// runs yields the runs of a text that have seven digits or more.
func runs(text string) iter.Seq[run] {
	return func(yield func(run) bool) {
		for at := 0; at < len(text); {
			if b := text[at]; b != fullWidth && (b < '0' || b > '9') {
				at++
				continue
			}
			d, size := digit(text[at:])
			if d == 0 {
				at += size
				continue
			}
			next, digits := stretch(text, at)
			if digits >= fewest {
				var r run
				if r, next = read(text, at); !yield(r) {
					return
				}
			}
			at = next
		}
	}
}

// fewest is how many digits a number has that could tell of a person. Most that
// people write have fewer, and are passed over.
const fewest = 7

// stretch is where the run ends that begins at a byte, and how many digits it has.
func stretch(text string, at int) (end, digits int) {
	for {
		d, size := digit(text[at:])
		for ; d != 0; d, size = digit(text[at:]) {
			at, digits = at+size, digits+1
		}
		sep, size := utf8.DecodeRuneInString(text[at:])
		if size == 0 || !strings.ContainsRune(separators, sep) {
			return at, digits
		}
		if d, _ := digit(text[at+size:]); d == 0 {
			return at, digits
		}
		at += size
	}
}

func (r run) count() (n int) {
	for _, g := range r.groups {
		n += len(g.digits)
	}
	return n
}

// tail is how many digits may be the first 17 of an identity number: all, or
// those of the last group.
func (r run) tail() int {
	if last := len(r.groups[len(r.groups)-1].digits); last == 17 {
		return last
	}
	return r.count()
}

// digit is the plain digit that a text begins with, 0 without one, and the size
// of its first character.
func digit(text string) (byte, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case '0' <= r && r <= '9':
		return byte(r), size
	case '０' <= r && r <= '９':
		return byte(r - '０' + '0'), size
	}
	return 0, size
}

// separators may stand, one at a time, between the digits of a number.
const separators = " -\u00a0\u2009\u202f\u200b\u3000－–—‐‑·"

// read reads the run that begins at a byte, and says where to go on.
func read(text string, at int) (run, int) {
	var r run
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	r.plus = before == '+' || before == '＋'
	r.whole = !letter(before) && !pointed(text[:at])
	for {
		g := group{from: at}
		var digits []byte
		for at < len(text) {
			d, size := digit(text[at:])
			if d == 0 {
				break
			}
			digits = append(digits, d)
			at += size
		}
		g.digits, g.to = string(digits), at
		r.groups = append(r.groups, g)
		sep, size := utf8.DecodeRuneInString(text[at:])
		if size == 0 || !strings.ContainsRune(separators, sep) {
			break
		}
		if d, _ := digit(text[at+size:]); d == 0 {
			break
		}
		r.blank = r.blank || unicode.IsSpace(sep)
		at += size
	}
	after, size := utf8.DecodeRuneInString(text[at:])
	if strings.ContainsRune("xXｘＸ", after) && size > 0 && r.tail() == 17 {
		r.x = true
		at += size
		after, _ = utf8.DecodeRuneInString(text[at:])
	}
	if letter(after) || decimal(text[at:]) {
		r.whole = false
	}
	return r, at
}

// letter reports whether a character makes a word with digits that touch it.
func letter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r == '%' || r == '％' || r == '‰'
}

// pointed reports whether a text ends like the whole part of a decimal or with
// thousands: “12.” or “12,”.
func pointed(before string) bool {
	n := len(before)
	return n > 1 && (before[n-1] == '.' || before[n-1] == ',') && '0' <= before[n-2] && before[n-2] <= '9'
}

// decimal reports whether a text goes on like the places of a decimal or the
// thousands of a number.
func decimal(after string) bool {
	return len(after) > 1 && (after[0] == '.' || after[0] == ',') && '0' <= after[1] && after[1] <= '9'
}
