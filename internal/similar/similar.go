// Package similar finds the known word that a misspelt one was meant to be. It
// is a tool that knows nothing of us.
//
// Invariant: a proposal is only ever shown to a person, never taken.
package similar

import "slices"

// Nearest returns the candidate that differs least from word, or "" where none
// is near: at most a third of the word's characters may differ. Of equally near
// candidates one of the word's own length wins, then the first.
func Nearest(word string, candidates []string) string {
	for _, best := range NearestOf(word, candidates, 1) {
		return best
	}
	return ""
}

// NearestOf returns up to most different candidates that are near, the nearest
// first; of equally near ones those of the word's own length, then those that stand
// before.
func NearestOf(word string, candidates []string, most int) []string {
	w := []rune(word)
	if len(w) > longest {
		return nil
	}
	var found []near
	limit := (len(w)+1)/3 + 1
	for _, c := range candidates {
		d := distance(w, []rune(c), limit)
		if d >= limit || slices.ContainsFunc(found, func(n near) bool { return n.word == c }) {
			continue
		}
		n := near{c, 2 * d}
		if len([]rune(c)) != len(w) {
			n.far++ // a character is mistyped more often than forgotten
		}
		at := len(found)
		for at > 0 && found[at-1].far > n.far {
			at--
		}
		if found = slices.Insert(found, at, n); len(found) > most {
			found = found[:most]
		}
		if len(found) == most {
			limit = found[most-1].far/2 + found[most-1].far%2 // of the same distance may still be one of the word's length
		}
	}
	out := make([]string, len(found))
	for i, n := range found {
		out[i] = n.word
	}
	return out
}

// longest is the number of characters up to which words are looked at.
const longest = 60

// A near is a candidate and how much it differs: twice the distance, and one more
// where it is of another length.
type near struct {
	word string
	far  int
}

// distance is the number of insertions, deletions, replacements that turn a
// into b, or limit where that is reached.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		left := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := left
			if x != y {
				cost = 1 + min(left, row[j], row[j+1])
			}
			left, row[j+1] = row[j+1], cost
		}
	}
	return min(row[len(b)], limit)
}
