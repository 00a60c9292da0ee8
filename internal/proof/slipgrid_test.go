package proof

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// A grid is a way of telling crossed with all that can be told so: each sentence once right, when
// the proof-reader has to be silent, and with slips, which it has to find.

// Words are what stands in the {slots} of a sentence, by the names of the slots. A word may have
// slots of its own.
type words map[string]string

// tell puts the words into the sentence, which is the word of the slot that is called so.
func (w words) tell() string {
	var pairs []string
	for slot, word := range w {
		pairs = append(pairs, "{"+slot+"}", word)
	}
	slots, text := strings.NewReplacer(pairs...), "{sentence}"
	for depth := 0; depth < 9 && strings.Contains(text, "{"); depth++ {
		text = slots.Replace(text)
	}
	return text
}

// each is one slot with each of its words.
func each(slot string, all ...string) (out []words) {
	for _, word := range all {
		out = append(out, words{slot: word})
	}
	return out
}

// rows are words that go together, a line each, under the names of their slots: all of them parted
// by spaces.
func rows(slots string, lines ...string) (out []words) {
	names := strings.Fields(slots)
	for _, line := range lines {
		row := words{}
		for n, word := range strings.Fields(line) {
			row[names[n]] = word
		}
		out = append(out, row)
	}
	return out
}

// cross takes one of each, in every way.
func cross(lists ...[]words) []words {
	out := []words{{}}
	for _, list := range lists {
		var next []words
		for _, one := range out {
			for _, more := range list {
				both := maps.Clone(one)
				maps.Copy(both, more)
				next = append(next, both)
			}
		}
		out = next
	}
	return out
}

// A slipGrid counts what is found of slips, and the words with which they are missed.
type slipGrid struct {
	t          *testing.T
	found, all int
	missed     map[string]int
}

// right wants silence.
func (g *slipGrid) right(sentences []words) {
	g.t.Helper()
	for _, w := range sentences {
		if heard := hear(w.tell()); len(heard) > 0 {
			g.t.Errorf("a false alarm: %s: %s", w.tell(), heard[0].Message)
		}
	}
}

// wrong counts what is found.
func (g *slipGrid) wrong(sentences []words) {
	for _, w := range sentences {
		if g.all++; len(hear(w.tell())) > 0 {
			g.found++
			continue
		}
		if g.missed == nil {
			g.missed = map[string]int{}
		}
		for slot, word := range w {
			g.missed["{"+slot+"} "+word]++
		}
	}
}

// mayMiss tells the words with which slips are missed, and wants no more of them missed than so many.
func (g *slipGrid) mayMiss(slips int) {
	g.t.Helper()
	for _, word := range slices.Sorted(maps.Keys(g.missed)) {
		g.t.Logf("%3d missed with %s", g.missed[word], word)
	}
	if g.all-g.found > slips {
		g.t.Errorf("%d of %d slips found, %d may be missed", g.found, g.all, slips)
	}
}

// hear is what the proof-reader has to say of a text.
func hear(text string) []Finding {
	return loud(Check(read("a.txt", []byte(text)), Options{}))
}
