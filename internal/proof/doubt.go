package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// That two numbers do not go together is an error where the text says that they do; but
// whether it says so was only understood from its words. What was written by mistake is
// mostly a slip of the pen for what was wanted. Where it is no such slip, the relation may
// have been read into the text: that is worth a look, and a warning.

// understood are the rules that understand relations between numbers from the words
// between them.
var understood = map[string]bool{"share": true, "total": true, "difference": true, "growth": true, "product": true, "repeat": true}

// doubtful tells whether what a rule says of numbers is in doubt.
func (c claim) doubtful(rule string) bool {
	return understood[rule] && isNumber.MatchString(c.expected) && isNumber.MatchString(c.found) && !c.slip()
}

var (
	isNumber = pattern.MustCompile(`^[^\p{Han}]?\d`)
	numberIn = pattern.MustCompile(`\d+(?:\.\d+)?`)
)

// slip tells whether the number that is written is one that a hand or an eye makes of
// the one that was wanted.
func (c claim) slip() bool {
	want, said := strings.TrimSuffix(numberIn.FindString(c.expected), ".0"), strings.TrimSuffix(numberIn.FindString(c.found), ".0")
	return slip(want, said) || strings.ReplaceAll(want, ".", "") == strings.ReplaceAll(said, ".", "")
}
