package stat

import (
	"math"
	"math/big"
	"testing"
	"testing/quick"
)

// The fraction of two integers is only a faster big.Rat: every operation must
// give what big.Rat gives, at the edges of int64 too.
func TestQuantityIsRat(t *testing.T) {
	same := func(q Quantity, r *big.Rat) bool { return q.Known() && q.Rat().Cmp(r) == 0 }
	check := func(an, ad, bn, bd int64) bool {
		if ad == 0 || bd == 0 || an == math.MinInt64 || bn == math.MinInt64 || ad == math.MinInt64 || bd == math.MinInt64 {
			return true
		}
		a, b := big.NewRat(an, ad), big.NewRat(bn, bd)
		p, q := FromRat(a), FromRat(b)
		ok := same(p.Add(q), new(big.Rat).Add(a, b)) && same(p.Sub(q), new(big.Rat).Sub(a, b)) &&
			same(p.Mul(q), new(big.Rat).Mul(a, b)) && p.Cmp(q) == a.Cmp(b) && p.Sign() == a.Sign()
		if b.Sign() != 0 {
			ok = ok && same(p.Per(q), new(big.Rat).Quo(a, b))
		}
		f := p.Floor().Rat()
		return ok && f.IsInt() && f.Cmp(a) <= 0 && new(big.Rat).Sub(a, f).Cmp(big.NewRat(1, 1)) < 0
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 20000}); err != nil {
		t.Error(err)
	}
	small := func(an, ad, bn, bd int8) bool { return check(int64(an), int64(ad), int64(bn), int64(bd)) }
	if err := quick.Check(small, &quick.Config{MaxCount: 20000}); err != nil {
		t.Error(err)
	}
	for _, n := range []int64{math.MaxInt64, math.MinInt64 + 1, math.MaxInt64 - 1} {
		for _, m := range []int64{1, -1, 2, math.MaxInt64, math.MinInt64 + 1} {
			if !check(n, 1, m, 1) || !check(1, n, m, 3) {
				t.Errorf("wrong at %d and %d", n, m)
			}
		}
	}
}

func TestMissingIsNotZero(t *testing.T) {
	var none Quantity
	for name, q := range map[string]Quantity{
		"sum": none.Add(Int(1)), "difference": Int(1).Sub(none), "product": none.Mul(Int(0)),
		"quotient": none.Per(Int(2)), "by missing": Int(1).Per(none), "by zero": Int(1).Per(Int(0)),
		"max": Max(none, Int(1)), "ceil": none.Ceil(), "negative": none.Neg(),
	} {
		if q.Known() {
			t.Errorf("%s is %v, want missing", name, q.Rat())
		}
	}
	if !Int(0).Known() || Int(0).Rat().Sign() != 0 {
		t.Error("zero is a number")
	}
}

func TestDecimal(t *testing.T) {
	for text, want := range map[string]string{"0.3": "3/10", "10/38": "5/19", "-7": "-7", "99.999": "99999/1000"} {
		if q, ok := Decimal(text); !ok || q.Rat().RatString() != want {
			t.Errorf("Decimal(%q) is %v, want %s", text, q.Rat(), want)
		}
	}
	for _, text := range []string{"", "1e999999999", "abc", "1/0", "0x10", "1_000"} {
		if _, ok := Decimal(text); ok {
			t.Errorf("Decimal(%q) was taken", text)
		}
	}
}
