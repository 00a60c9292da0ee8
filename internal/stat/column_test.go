package stat

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// A Column is only a smaller slice: whatever is set, in whatever order, comes
// back, and nothing else changes.
func TestColumnIsSlice(t *testing.T) {
	huge := FromRat(new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(3), 90), big.NewInt(7)))
	kinds := map[string]func(r *rand.Rand) Quantity{
		"small":     func(r *rand.Rand) Quantity { return Int(r.Int64N(100) - 50) },
		"edges":     func(r *rand.Rand) Quantity { return edges[r.IntN(len(edges))] },
		"decimals":  func(r *rand.Rand) Quantity { return Int(r.Int64N(1e7)).Per(Int(100)) },
		"fractions": func(r *rand.Rand) Quantity { return Int(r.Int64N(1e6)).Per(Int(1 + r.Int64N(1e6))) },
		"growing":   func(r *rand.Rand) Quantity { return Int(r.Int64() >> r.IntN(63)).Per(Int(1 + r.Int64N(12))) },
		"huge":      func(r *rand.Rand) Quantity { return [...]Quantity{huge, Int(1)}[r.IntN(2)] },
	}
	for name, draw := range kinds {
		r := rand.New(rand.NewPCG(1, 2))
		for round := range 30 {
			var c Column
			want := make([]Quantity, 1+r.IntN(3*PageSize))
			if round%2 == 0 {
				c = NewColumn(len(want))
			}
			for range len(want) {
				n, q := r.IntN(len(want)), draw(r)
				if r.IntN(4) == 0 {
					q = Quantity{}
				}
				c.Set(n, q)
				want[n] = q
			}
			same(t, name, &c, want)
			order := make([]int32, r.IntN(2*len(want)))
			moved := make([]Quantity, len(order))
			for n := range order {
				if order[n] = int32(r.IntN(len(want)+1)) - 1; order[n] >= 0 {
					moved[n] = want[order[n]]
				}
			}
			permuted := c.Permuted(order)
			same(t, name+" permuted", &permuted, moved)
		}
	}
}

// edges are numbers at which a page must take more room.
var edges = []Quantity{
	Int(math.MinInt8), Int(math.MinInt8 + 1), Int(math.MaxInt8), Int(math.MaxInt8 + 1), Int(math.MinInt16), Int(math.MinInt16 + 1),
	Int(math.MaxInt16), Int(math.MaxInt16 + 1), Int(math.MinInt32), Int(math.MinInt32 + 1), Int(math.MaxInt32), Int(math.MaxInt32 + 1),
	Int(math.MinInt64 + 1), Int(math.MaxInt64), Int(0),
}

func same(t *testing.T, name string, c *Column, want []Quantity) {
	t.Helper()
	known := false
	for n, q := range want {
		known = known || q.Known()
		if got := c.At(n); got.Known() != q.Known() || q.Known() && got.Rat().Cmp(q.Rat()) != 0 {
			t.Fatalf("%s: number %d is %v, want %v", name, n, got.Rat(), q.Rat())
		}
	}
	if c.At(-1).Known() || c.At(len(want)+PageSize).Known() {
		t.Errorf("%s: there is a number where none was set", name)
	}
	if known && c.Empty() {
		t.Errorf("%s is empty", name)
	}
}

// What is the same for each area must cost next to nothing: this is what makes
// a country fit into memory.
func TestColumnIsSmall(t *testing.T) {
	for name, c := range map[string]struct {
		q    func(n int) Quantity
		most int // bytes
	}{
		"nothing":  {func(int) Quantity { return Quantity{} }, 0},
		"yes, no":  {func(n int) Quantity { return Bool(n%2 == 0) }, PageSize},
		"counts":   {func(n int) Quantity { return Int(int64(n) * 30) }, 2 * PageSize},
		"decimals": {func(n int) Quantity { return Int(int64(n)).Per(Int(100)) }, 2 * PageSize},
	} {
		var column Column
		for n := range PageSize {
			column.Set(n, c.q(n))
		}
		got := 0
		for _, p := range column.pages {
			got += len(p.packed) + 32*len(p.loose)
		}
		if got > c.most {
			t.Errorf("%s takes %d bytes, want at most %d", name, got, c.most)
		}
	}
}
