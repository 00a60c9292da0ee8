// Package privacy finds in any text what could tell of a person: identity
// numbers, mobile numbers, bank cards, telephone numbers, mail addresses.
//
// It is a tool and knows nothing of us: a text goes in, matches come out. What
// to do about them, and what may stay, is the affair of gate. It finds no names,
// for which one needs to know what stands around them; see Names.
//
// Digits may be of full width, with blanks and dashes between them as people
// group them. A number that belongs to a longer one, to a decimal or to a word of
// letters is none, so that codes, amounts and digests raise no alarm.
//
// Invariant: every match lies inside the text as it was given; the same number has
// the same Key however it is written; time is linear in the text, and no input
// panics.
package privacy

import (
	"slices"
	"strings"
)

// A Kind says what a match is.
type Kind string

const (
	Identity   Kind = "identity"    // 18 digits by GB 11643, check digit right
	Mistyped   Kind = "mistyped-id" // the same with a wrong check digit: a slip is still a person
	FormerID   Kind = "former-id"   // 15 digits, as before 1999
	Mobile     Kind = "mobile"
	Card       Kind = "card" // a bank card, check digit right
	Telephone  Kind = "telephone"
	Mail       Kind = "mail"
	PersonName Kind = "name" // beside a word that tells of need or illness
)

// A Match is a place in a text, in bytes.
type Match struct {
	Kind     Kind
	From, To int
	Key      string // what it is, however it is written
}

// Masked is a match as it may be shown to those who have to find it.
func (m Match) Masked() string {
	r := []rune(m.Key)
	head, tail := 3, 4
	switch m.Kind {
	case Identity, Mistyped, FormerID, Card:
		head = 6
	case Mail:
		head, tail = 1, len(r)-strings.IndexRune(m.Key, '@')
	case PersonName:
		head, tail = 1, 0
	}
	if head+tail >= len(r) {
		head, tail = 1, 0
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}

// Find returns the matches of a text in order; they do not overlap.
func Find(text string) []Match {
	var out []Match
	for run := range runs(text) {
		out = append(out, run.matches(text)...)
	}
	out = append(out, mails(text)...)
	slices.SortFunc(out, func(a, b Match) int { return a.From - b.From })
	return apart(out)
}

// apart drops matches that lie in earlier ones.
func apart(list []Match) []Match {
	end := 0
	return slices.DeleteFunc(list, func(m Match) bool {
		if m.From < end {
			return true
		}
		end = m.To
		return false
	})
}
