package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
)

// Whether parts make their whole, and what their numbers say where they do not.

// weigh counts what speaks for a sum, and tells whether it holds.
func (p *prose) weigh(s sum) (points int, holds bool) {
	if slices.ContainsFunc(s.parts, func(g *figure) bool { return g.value().Cmp(s.whole.value()) == 0 }) && !s.behind {
		return 0, false // told again
	}
	if p.besideParts(s) {
		return 0, false
	}
	want := add(s.parts)
	told := p.partition(s) || p.overfull(s, want)
	slipped := p.slipped(s, want)
	if !near(s.whole.value(), want, 2) && slipped == 0 && !told {
		return 0, false
	}
	words := p.sumPoints(s)
	if told && !(s.behind && bareSum(s.whole)) {
		words = max(words, sure)
	}
	if s.roughly(want) || !told && !s.behind && crossing(s.parts) {
		return 0, false
	}
	if holdsFor(s.parts, s.whole) {
		return words + 5, true
	}
	slips := slipPoints(want, s.whole, s.parts...)
	if slipped > 0 {
		slips = max(slips, slipped)
	}
	switch {
	case told:
		slips = max(slips, 0) // however far off
	case slices.ContainsFunc(append([]*figure{s.whole}, s.parts...), hedged):
		slips = min(slips, 0) // no digit is to be relied on
	case !s.behind && !p.closed(s) && s.whole.value().Cmp(want) < 0 && !near(s.whole.value(), want, 20) && !s.mendable(want):
		slips -= 6 // no one slip would do it: parts that hold the same twice
	}
	if slips > 2 && len(s.parts) > 2 {
		slips += nearlyAll(want, s.whole, s.parts)
	}
	if overlapping[s.whole.Base] && !s.behind && !p.closed(s) && slipped == 0 && (slips < 1 || fewSteps(want, s.whole, s.parts)) {
		slips -= 2 // heads that were counted twice
	}
	return words + slips, false
}

func hedged(f *figure) bool { return f.Hedge != numeral.Unhedged }

// mendable tells whether a slip of the pen in one term would make the sum fail as it does.
func (s sum) mendable(want *big.Rat) bool {
	off := new(big.Rat).Sub(s.whole.value(), want)
	for _, g := range append([]*figure{s.whole}, s.parts...) {
		meant := new(big.Rat).Add(g.value(), off)
		if g == s.whole {
			meant = want
		}
		if meant.Sign() > 0 && slip(inSteps(new(big.Rat).Quo(meant, perOf(g)), g), inSteps(g.Value, g)) {
			return true
		}
	}
	return false
}

// roughly tells whether the sum fails by no more than a part that is only about so much may be off.
func (s sum) roughly(want *big.Rat) bool {
	off := new(big.Rat).Sub(s.whole.value(), want)
	return slices.ContainsFunc(s.parts, func(g *figure) bool {
		return g.Hedge == numeral.About && near(new(big.Rat).Add(g.value(), off), g.value(), 10)
	})
}

// listed tells whether the parts of a sum are the values of one 分别.
func (p *prose) listed(s sum) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	return !s.behind && len(s.parts) > 2 && last.index-first.index == len(s.parts)-1 && first.clause == last.clause && respectively.MatchString(p.body[first.from:first.Digits])
}

// bareSum tells whether a figure is called the sum of what was just told, and of nothing else.
func bareSum(f *figure) bool {
	return strongSum.MatchString(f.label) && sumSure.MatchString(f.label)
}

// slipped is the evidence that one term of a sum was written with a slip of the pen, so that
// with the digits as they were meant it holds: of two neighbours that changed places where
// there are three digits or more, or of one wrong digit of five. Less may be by chance where
// other parts are not told, as they are behind 分别.
func (p *prose) slipped(s sum, want *big.Rat) int {
	least, most := 3, 0
	if p.listed(s) {
		least = 2
	}
	off := new(big.Rat).Sub(s.whole.value(), want)
	most = slippedTerm(s.whole, want, least)
	for _, g := range s.parts {
		most = max(most, slippedTerm(g, new(big.Rat).Add(g.value(), off), least))
	}
	if most > 0 && len(s.parts) > 2 {
		return sure + 5 - least
	}
	return most
}

// slippedTerm is slipped of one term that should have been meant.
func slippedTerm(f *figure, meant *big.Rat, least int) int {
	if meant.Sign() <= 0 || f.Hedge != numeral.Unhedged {
		return 0
	}
	a, b := inSteps(new(big.Rat).Quo(meant, perOf(f)), f), inSteps(f.Value, f)
	digits := len(strings.TrimRight(b, "0"))
	switch {
	case !slip(a, b):
		return 0
	case anagram(a, b) && digits > 3:
		return sure + 2
	case anagram(a, b) && digits >= least:
		return 4
	case digits > 4:
		return sure
	}
	return 0
}

// fewSteps tells whether parts miss the whole by less than ten of its last digit, as those
// that have nothing to do with each other may.
func fewSteps(want *big.Rat, whole *figure, parts []*figure) bool {
	off := new(big.Rat).Sub(whole.value(), want)
	off.Quo(off.Abs(off), grainOf(want, whole.value(), perOf(whole), parts))
	return off.Cmp(big.NewRat(10, 1)) < 0
}

// nearlyAll is the evidence that parts were meant to be all, which lies in how little they
// leave and how round that is: of other kinds that nobody names there are seldom just 500.
func nearlyAll(want *big.Rat, whole *figure, parts []*figure) int {
	left := new(big.Rat).Sub(whole.value(), want)
	if left.Sign() <= 0 || !near(want, whole.value(), 10) {
		return 0
	}
	left.Quo(left, grainOf(want, whole.value(), perOf(whole), parts))
	digits := say(left)
	switch noughts := len(digits) - len(strings.TrimRight(digits, "0")); {
	case oneStep(left) && noughts > 1, len(digits) > 1 && near(want, whole.value(), 1000):
		return 3
	case oneStep(left) && noughts == 1 && len(parts) > 3, len(digits) > 1 && near(want, whole.value(), 100):
		return 2
	case oneStep(left) && noughts == 1:
		return 1
	}
	return 0
}

// addUp is what parts make, once with their rounding and once at their word.
func addUp(parts []*figure) (spans, exact numeral.Interval) {
	spans, exact = numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
	for _, g := range parts {
		spans, exact = spans.Add(spanOf(g)), exact.Add(g.Exact())
	}
	return spans, exact
}

// makes tells whether what parts make is the whole. Ends that only touch would
// need every part to be rounded as far as can be, the same way.
func makes(spans, exact numeral.Interval, whole *figure) bool {
	return fits(exact, whole.Exact()) || fits(spans, spanOf(whole)) && !touch(spans, spanOf(whole))
}

func holdsFor(parts []*figure, whole *figure) bool {
	spans, exact := addUp(parts)
	return makes(spans, exact, whole) || finer(whole, parts)
}

// finer tells whether the whole is told in smaller steps than the parts, which may all be rounded the same way.
func finer(whole *figure, parts []*figure) bool {
	spans := numeral.Exactly(new(big.Rat))
	for _, g := range parts {
		if g.Step.Cmp(whole.Step) <= 0 || g.Unit != whole.Unit || g.Scale != whole.Scale {
			return false
		}
		spans = spans.Add(g.Span())
	}
	return len(parts) < 4 && fits(spans, whole.Exact())
}

// beginnings are the lengths, short of all, at which the first of a list make the
// whole.
func beginnings(parts []*figure, whole *figure) []int {
	var out []int
	spans, exact := numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
	for n, g := range parts {
		spans, exact = spans.Add(spanOf(g)), exact.Add(g.Exact())
		if n > 0 && n+1 < len(parts) && makes(spans, exact, whole) {
			out = append(out, n+1)
		}
	}
	return out
}

func touch(a, b numeral.Interval) bool {
	meet := func(x, y *big.Rat) bool { return x != nil && y != nil && x.Cmp(y) == 0 }
	return meet(a.Low, b.High) || meet(a.High, b.Low)
}
