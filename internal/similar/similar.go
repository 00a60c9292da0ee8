// Package similar finds the known word that a misspelt one was meant to be. It
// is a tool that knows nothing of us.
//
// Invariant: a proposal is only ever shown to a person, never taken.
package similar

// Nearest returns the candidate that differs least from word, or "" where none
// is near: at most a third of the word's characters may
// differ. Of equally near candidates the first wins.
func Nearest(word string, candidates []string) string {
	w := []rune(word)
	if len(w) > 60 {
		return ""
	}
	best, least := "", (len(w)+1)/3+1
	for _, c := range candidates {
		if d := distance(w, []rune(c), least); d < least {
			best, least = c, d
		}
	}
	return best
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
