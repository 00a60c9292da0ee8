package metric

import (
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A loss is 不满50万元 and no 未报; where the bands begin higher there is one below them.
func TestBandsReachBelowZero(t *testing.T) {
	for _, c := range []struct {
		edges []int64
		value stat.Quantity
		want  int
	}{
		{[]int64{0, 50, 100}, stat.Int(-3), 0},
		{[]int64{0, 50, 100}, stat.Int(50), 1},
		{[]int64{0, 50, 100}, stat.Quantity{}, -1},
		{[]int64{10, 50}, stat.Int(-3), 0},
		{[]int64{10, 50}, stat.Int(10), 1},
		{[]int64{-10, 50}, stat.Int(-11), 0},
	} {
		cut := &check.Bands{}
		for _, e := range c.edges {
			cut.Edges = append(cut.Edges, stat.Int(e))
		}
		if got := place(emptyBands(cut), c.value); got != c.want {
			t.Errorf("%v: %v lies in band %d, want %d", c.edges, c.value, got, c.want)
		}
	}
}
