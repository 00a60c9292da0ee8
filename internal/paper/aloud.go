package paper

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/internal/numeral"
	"nianbao/internal/speech"
)

// A reading says how a number of a line is read.
type reading struct {
	start, end int // bytes of the line
	text, over string
}

// printedNumber is a number as it stands in a text.
var printedNumber = regexp.MustCompile(`[0-9][0-9,]*(?:\.[0-9]+)?(?:[%‰]|/[0-9][0-9,]*)?`)

// readings are those of a line's numbers that one stumbles over: per cents,
// fractions, decimals, and whole numbers of four digits and more; years, dates
// and numbers of papers are none of them.
func readings(runs []speech.Run) []reading {
	line := speech.Plain(runs)
	folded := numeral.FoldText(line)
	if utf8.RuneCountInString(folded) != utf8.RuneCountInString(line) {
		return nil
	}
	mentions, whole := numeral.Running(folded), bound(runs)
	way := ruler{from: folded, into: line}
	var out []reading
	for _, at := range printedNumber.FindAllStringIndex(folded, -1) {
		token := folded[at[0]:at[1]]
		for len(mentions) > 0 && mentions[0].End <= at[0] {
			mentions = mentions[1:]
		}
		amount := len(mentions) > 0 && mentions[0].Sort == numeral.Amount && mentions[0].Digits <= at[0]
		if !hard(token) || strings.HasSuffix(folded[:at[0]], "〔") || !amount && !whole[token] {
			continue
		}
		if over, ok := numeral.Aloud(token); ok {
			start, end := way.place(at[0]), way.place(at[1])
			out = append(out, reading{start, end, line[start:end], over})
		}
	}
	return out
}

// A ruler leads from places in a text to those in another of as many characters,
// going forward.
type ruler struct {
	from, into string
	at, to     int // how far it has come in each
}

// place is the place in the second text of a place in the first.
func (r *ruler) place(at int) int {
	for r.at < at {
		_, n := utf8.DecodeRuneInString(r.from[r.at:])
		_, m := utf8.DecodeRuneInString(r.into[r.to:])
		r.at, r.to = r.at+n, r.to+m
	}
	return r.to
}

// bound are the numbers that are bound to data: 54/60 among them is a fraction
// and no day.
func bound(runs []speech.Run) map[string]bool {
	out := map[string]bool{}
	for _, r := range runs {
		if r.Bound > 0 {
			out[r.Text] = true
		}
	}
	return out
}

// hard reports whether a number is not read at a glance.
func hard(token string) bool {
	return strings.ContainsAny(token, "%‰/.") || len(strings.ReplaceAll(token, ",", "")) >= 4
}
