package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"nianbao/internal/figure"
)

// slopeOf is a picture of streets that all met their target but those of short.
func slopeOf(from, to []int, short ...int) figure.Figure {
	f := figure.Figure{ID: "slope", Kind: figure.Slope, Unit: "%", Categories: []string{"2018", "2022"}}
	for k := range from {
		mark := passes
		if slices.Contains(short, k) {
			mark = fails
		}
		f.Series = append(f.Series, series(fmt.Sprintf("第%d街道", k+1), point(fmt.Sprintf("%d%%", from[k]), passes), point(fmt.Sprintf("%d%%", to[k]), mark)))
	}
	return f
}

// However close numbers are, their labels stand apart, beside the plot, in the
// order of the numbers, and none further away than the crowd asks for.
func TestLabelsOfASlopeStandApart(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		n, width := 1+r.IntN(40), 1+r.IntN(100)
		from, to := make([]int, n), make([]int, n)
		for k := range n {
			from[k], to[k] = r.IntN(width), r.IntN(width)
		}
		f := slopeOf(from, to)
		p := layout(f)
		for end, values := range [][]int{from, to} {
			at := apart(f, snug(span(f)), p, end)
			order := make([]int, n)
			for k := range n {
				order[k] = k
			}
			slices.SortFunc(order, func(a, b int) int { return int(math.Copysign(1, at[a].label-at[b].label)) })
			for k, o := range order {
				if y := at[o].label; y < 0 || y > float64(p.height-p.top-p.bottom) {
					t.Fatalf("%v: label %d stands at %g of %d", values, o, y, p.height-p.top-p.bottom)
				}
				if k > 0 && at[o].label-at[order[k-1]].label < slopeLine-1 {
					t.Fatalf("%v: labels at %g and %g", values, at[order[k-1]].label, at[o].label)
				}
				if k > 0 && values[o] > values[order[k-1]] {
					t.Fatalf("%v: %d stands below %d", values, values[o], values[order[k-1]])
				}
				if math.Abs(at[o].shift()) > slopeLine*float64(n) {
					t.Fatalf("%v: a label is moved by %g", values, at[o].shift())
				}
			}
		}
	}
}

func TestWhatMattersStandsOutInASlope(t *testing.T) {
	flat := []int{10, 20, 30, 40, 50, 60, 70, 80}
	for _, test := range []struct {
		name  string
		to    []int
		short []int
		want  map[int]string
	}{
		{"the largest move", []int{10, 20, 30, 45, 20, 60, 71, 79}, nil, map[int]string{4: accent}},
		{"nothing moves", flat, nil, nil},
		{"few fall short", []int{10, 20, 30, 40, 50, 60, 70, 99}, []int{0, 7}, map[int]string{0: fail, 7: fail}},
		{"most fall short", []int{10, 20, 30, 40, 50, 60, 70, 99}, []int{0, 1, 2, 3, 4}, map[int]string{7: accent}},
	} {
		for k, colour := range spoken(slopeOf(flat, test.to, test.short...)) {
			want := test.want[k]
			if want == "" {
				want = exempt
			}
			if colour != want {
				t.Errorf("%s: line %d is %s, want %s", test.name, k, colour, want)
			}
		}
	}
}
