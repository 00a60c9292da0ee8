package numeral

import (
	"math/big"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		in     string
		digits int64
		places int
	}{
		{"0", 0, 0}, {"7", 7, 0}, {"-7", -7, 0}, {"12.5", 125, 1}, {"-0.05", -5, 2}, {"0.3", 3, 1}, {"100", 100, 0},
		{"123456789012345678", 123456789012345678, 0}, {"12345678901234567.8", 123456789012345678, 1},
	} {
		if digits, places, ok := Plain(c.in); !ok || digits != c.digits || places != c.places {
			t.Errorf("Plain(%q) is %d, %d, %v, want %d, %d", c.in, digits, places, ok, c.digits, c.places)
		}
	}
	for _, s := range []string{"", "-", "-0", "-0.0", "00", "01", ".5", "5.", "5.0", "1.50", "1,200", "+1", "1e3", "1.2.3", " 1", "１", "1234567890123456789", "约1"} {
		if _, _, ok := Plain(s); ok {
			t.Errorf("Plain(%q) was taken", s)
		}
	}
}

// What Plain reads, Cell reads to the same value, and Exact prints as it was.
func FuzzPlain(f *testing.F) {
	for _, c := range cells {
		f.Add(c.cell)
	}
	for _, s := range []string{"0", "-12.5", "0.000000000000000001", "123456789012345678", "-0.1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		digits, places, ok := Plain(s)
		if !ok {
			return
		}
		den := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
		value := new(big.Rat).SetFrac(big.NewInt(digits), den)
		if got := Exact(value); got != s {
			t.Errorf("%q is printed %q", s, got)
		}
		if r := Cell(s); r.Kind != Number || r.Value.Cmp(value) != 0 || r.Unit != "" || r.Scale != "" || r.Approximate || r.Percent {
			t.Errorf("%q is %v, Cell reads %+v", s, value, r)
		}
	})
}
