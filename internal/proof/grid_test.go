package proof

import "strings"

// fill puts words into the {slots} of a sentence.
func fill(sentence string, words map[string]string) string {
	var pairs []string
	for slot, word := range words {
		pairs = append(pairs, "{"+slot+"}", word)
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}
