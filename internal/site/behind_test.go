package site

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Who is behind is who stands last when all are sorted, in that order, however many
// there are, share a number or have none.
func TestBehindIsTheEndOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for n := range 400 {
		i := &check.Indicator{Indicator: source.Indicator{Direction: []string{"", "higher", "lower"}[n%3]}}
		var all []metric.Metric
		most, of := 1+random.IntN(20), random.IntN(120)
		b := newBehind(most, of)
		for k := range of {
			m := metric.Metric{Indicator: i, Area: stat.Area{Code: strconv.Itoa(k)}}
			if random.IntN(4) > 0 {
				m.Value = stat.Int(random.Int64N(30)).Per(stat.Int(1 + random.Int64N(3)))
			}
			b.take(m)
			all = append(all, m)
		}
		slices.SortStableFunc(all, func(x, y metric.Metric) int { return best(&x, &y) })
		b.sort()
		want := all[max(0, len(all)-b.most):]
		same := slices.EqualFunc(b.last, want, func(x, y metric.Metric) bool { return x.Area.Code == y.Area.Code })
		if b.all != len(all) || b.longest != longest(all) || !same {
			t.Fatalf("%d of %d: %v, want %v", b.most, len(all), b.last, want)
		}
		compared += len(want)
	}
	if compared < 3000 {
		t.Errorf("only %d were compared", compared)
	}
}
