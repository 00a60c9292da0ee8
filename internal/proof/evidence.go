package proof

import (
	"math/big"
	"strings"
)

// Evidence is counted in points: so many speak for a relation that the text may
// mean, so many against it. What the words say and what the numbers say is added
// up, since neither is enough: two numbers that differ in one digit out of four
// were hardly written without each other, while of two digits any two are close.

// sure is the evidence from which on a relation that does not hold is reported.
const sure = 6

// slipPoints is the evidence that what was written is a slip of the pen for what
// was wanted, both of them sums or products of terms: one digit is another, two
// neighbours have changed places, or a carry was forgotten. The more digits there
// are to agree, the less it is by chance. Negative where the two lie so far
// apart that other things must have been counted.
func slipPoints(want *big.Rat, f *figure, terms ...*figure) int {
	said := f.value()
	points := 0
	switch {
	case near(said, want, 8):
		points = 1
	case !near(said, want, 3):
		points = -8
	}
	grain := grainOf(want, said, perOf(f), terms)
	a, b := new(big.Rat).Quo(want, grain), new(big.Rat).Quo(said, grain)
	x, y := say(a), say(b)
	if !oneStep(new(big.Rat).Sub(a, b)) && !slip(x, y) {
		return points
	}
	digits := len(strings.ReplaceAll(max(x, y, longer(x, y)), ".", ""))
	return points + []int{0, 0, 1, 3, 4}[min(digits, 4)]
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}

// grainOf is the largest power of ten of a unit of which all numbers are multiples.
func grainOf(want, said, unit *big.Rat, terms []*figure) *big.Rat {
	all := []*big.Rat{want, said}
	for _, f := range terms {
		all = append(all, f.value())
	}
	grain, ten := unit, big.NewRat(10, 1)
	for range 8 { // decimals first
		if multiples(all, grain) {
			break
		}
		grain = new(big.Rat).Quo(grain, ten)
	}
	for range 12 {
		next := new(big.Rat).Mul(grain, ten)
		if !multiples(all, next) {
			break
		}
		grain = next
	}
	return grain
}

func multiples(all []*big.Rat, of *big.Rat) bool {
	for _, v := range all {
		if !new(big.Rat).Quo(v, of).IsInt() {
			return false
		}
	}
	return true
}

// oneStep tells whether a whole number has a single digit beside noughts.
func oneStep(diff *big.Rat) bool {
	if !diff.IsInt() || diff.Sign() == 0 {
		return false
	}
	s := strings.TrimRight(new(big.Int).Abs(diff.Num()).String(), "0")
	return len(s) == 1
}
