package numeral

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func rat(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is not a number", s)
	}
	return r
}

// The half-way cases of GB/T 8170-2008 (3.2 and 3.3) beside 四舍五入.
func TestFixed(t *testing.T) {
	for _, c := range []struct {
		value          string
		decimals       int
		halfUp, gb8170 string
	}{
		{"12.1498", 1, "12.1", "12.1"}, {"12.1498", 0, "12", "12"}, {"1268", -2, "1300", "1300"}, {"10.5002", 0, "11", "11"},
		{"1.050", 1, "1.1", "1.0"}, {"0.35", 1, "0.4", "0.4"}, {"0.25", 1, "0.3", "0.2"},
		{"2500", -3, "3000", "2000"}, {"3500", -3, "4000", "4000"}, {"2.5", 0, "3", "2"}, {"3.5", 0, "4", "4"},
		{"-355", -1, "-360", "-360"}, {"-325", -1, "-330", "-320"}, {"-365", -1, "-370", "-360"}, {"-0.0365", 3, "-0.037", "-0.036"},
		{"15.4546", 0, "15", "15"}, {"1/3", 2, "0.33", "0.33"}, {"2/3", 0, "1", "1"},
		{"-0.04", 1, "0.0", "0.0"}, {"-0.05", 1, "-0.1", "0.0"}, {"0", 2, "0.00", "0.00"}, {"99.95", 1, "100.0", "100.0"}, {"1.005", 2, "1.01", "1.00"},
		{"49", -2, "0", "0"}, {"50", -2, "100", "0"}, {"7", 401, rep7(), rep7()}, {"7", -1 << 40, "0", "0"},
	} {
		if got := Fixed(rat(t, c.value), c.decimals, HalfUp); got != c.halfUp {
			t.Errorf("Fixed(%s, %d, HalfUp) = %s, want %s", c.value, c.decimals, got, c.halfUp)
		}
		if got := Fixed(rat(t, c.value), c.decimals, HalfEven); got != c.gb8170 {
			t.Errorf("Fixed(%s, %d, HalfEven) = %s, want %s", c.value, c.decimals, got, c.gb8170)
		}
	}
}

// rep7 is 7 with the 400 decimals that 401 are cut to.
func rep7() string { return new(big.Rat).SetInt64(7).FloatString(maxPlaces) }

func TestExact(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"3/10", "0.3"}, {"98.50", "98.5"}, {"0", "0"}, {"-7", "-7"}, {"1/3", "1/3"}, {"-2/6", "-1/3"}, {"1/1024", "0.0009765625"}, {"23000", "23000"},
	} {
		if got := Exact(rat(t, c.value)); got != c.want {
			t.Errorf("Exact(%s) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestGroup(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1234567.8910", "1,234,567.8910"}, {"-1234", "-1,234"}, {"999", "999"}, {"1000", "1,000"}, {"0.12345", "0.12345"}, {"", ""}, {"缺失", "缺失"}, {"123456万", "123,456万"},
	} {
		if got := Group(c.in, ","); got != c.want {
			t.Errorf("Group(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Rounding never errs by more than half a unit, the two rules differ only
// half-way, and sign and amount are independent.
func TestRoundProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(8170, 2008))
	for range 20_000 {
		r := big.NewRat(random.Int64N(2_000_000)-1_000_000, []int64{1, 2, 3, 7, 8, 1000, 20_000}[random.IntN(7)])
		places := random.IntN(7) - 3
		unit := new(big.Rat).Inv(pow10(places))
		up, even := Round(r, places, HalfUp), Round(r, places, HalfEven)
		for _, rounded := range []*big.Rat{up, even} {
			off := new(big.Rat).Sub(rounded, r)
			if off.Abs(off).Cmp(new(big.Rat).Mul(unit, big.NewRat(1, 2))) > 0 {
				t.Fatalf("%s at %d places became %s", r, places, rounded)
			}
		}
		half := new(big.Rat).Add(r, r)
		if odd := half.Quo(half, unit); up.Cmp(even) != 0 && (!odd.IsInt() || odd.Num().Bit(0) == 0) {
			t.Fatalf("%s at %d places: %s and %s, but it is not half-way", r, places, up, even)
		}
		if mirror := Round(new(big.Rat).Neg(r), places, HalfEven); mirror.Neg(mirror).Cmp(even) != 0 {
			t.Fatalf("%s at %d places: -r rounds to -%s, r to %s", r, places, mirror, even)
		}
	}
}

// A fraction of machine integers prints as a rational does, however large it is.
func TestFixedFraction(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 8170))
	for range 50_000 {
		num, den := random.Int64()>>random.IntN(63), random.Int64()>>random.IntN(63)|1
		if random.IntN(2) == 0 {
			num = -num
		}
		places, mode := random.IntN(9)-1, Mode(random.IntN(2))
		if got, want := FixedFraction(num, den, places, mode), Fixed(big.NewRat(num, den), places, mode); got != want {
			t.Fatalf("%d/%d at %d places is %q, want %q", num, den, places, got, want)
		}
		r := big.NewRat(num, den)
		if whole, unit, ok := RoundFraction(num, den, places, mode); ok && big.NewRat(whole, unit).Cmp(Round(r, places, mode)) != 0 {
			t.Fatalf("%s at %d places is %d/%d", r, places, whole, unit)
		}
	}
	for _, num := range []int64{math.MinInt64, math.MinInt64 + 1, math.MaxInt64, -5, 5, 15, 25, 0} {
		if got, want := FixedFraction(num, 10, 0, HalfEven), Fixed(big.NewRat(num, 10), 0, HalfEven); got != want {
			t.Errorf("%d/10 is %q, want %q", num, got, want)
		}
	}
}
