package figure

import (
	"math/big"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// What is put into a formula comes to the number that is printed, for every
// indicator at areas of all levels.
func TestWorkedComesToTheValue(t *testing.T) {
	w := project(t)
	y, n := w.data().Latest(), 0
	for _, a := range places(w, y) {
		for _, i := range w.data().Indicators {
			m := w.Metrics.At(i, a, y)
			left, right, ok := strings.Cut(w.Worked(m), " = ")
			if !i.Has(a.Level) || !ok {
				continue
			}
			if right != w.Value(m) {
				t.Errorf("%s of %s: %s comes to %s, want %s", i.ID, a.Name, left, right, w.Value(m))
			}
			got, numeric := reckon(left)
			if !numeric {
				continue
			}
			n++
			off := new(big.Rat).Sub(got, m.Value.Rat())
			if near := new(big.Rat).Mul(m.Value.Abs().Rat(), big.NewRat(1, 1000)); off.Abs(off).Cmp(near) > 0 {
				t.Errorf("%s of %s: %s = %s comes to %s", i.ID, a.Name, left, right, got.FloatString(4))
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d formulas were reckoned", n)
	}
}

// reckon computes “35,082 ÷ 12 − 33,700 ÷ 12” on its own; false for words.
func reckon(text string) (*big.Rat, bool) {
	sum := new(big.Rat)
	for k, part := range strings.Split(strings.ReplaceAll(text, " − ", " + -"), " + ") {
		product := new(big.Rat)
		for j, factor := range strings.Split(strings.ReplaceAll(part, " ÷ ", " × /"), " × ") {
			divides := strings.HasPrefix(factor, "/")
			factor = strings.NewReplacer("/", "", ",", "", "−", "-").Replace(factor)
			q, ok := new(big.Rat).SetString(factor)
			switch {
			case !ok || divides && q.Sign() == 0:
				return nil, false
			case j == 0:
				product = q
			case divides:
				product.Quo(product, q)
			default:
				product.Mul(product, q)
			}
		}
		if k == 0 {
			sum = product
		} else {
			sum.Add(sum, product)
		}
	}
	return sum, true
}

// A range or a number that nobody gave is not worked out.
func TestWorkedOfNothing(t *testing.T) {
	w := project(t)
	for _, i := range w.data().Indicators {
		m := w.Metrics.At(i, w.data().Whole, w.data().Latest())
		m.Value = stat.Quantity{}
		if got := w.Worked(m); got != "" {
			t.Errorf("%s without a number: %s", i.ID, got)
		}
	}
}
