package chart

import (
	"math"
	"slices"

	"nianbao/internal/figure"
)

// lineScale is the scale of lines over years. A line across at its foot would be
// taken for the axis; below the least number under 0 there is room for its label.
func lineScale(f figure.Figure) scale {
	values := span(f)
	s := fit(values, false)
	if s.min < 0 && slices.Min(values)-s.min < (s.max-s.min)/10 {
		s.min -= s.step
	}
	for _, g := range f.Guides {
		if g.Value.Known() && g.Value.Sign() != 0 && g.Value.Float() == s.min {
			s.min -= s.step
		}
	}
	return s
}

// A spot is where a label may stand at its point: above it or below, in the middle
// or to one side.
type spot struct {
	side string
	up   float64 // 1 above, −1 below
	left float64 // how much of the label stands at the left of the point
	cost float64 // how much worse it is than above and in the middle
}

var spots = []spot{
	{"top", 1, 0.5, 0}, {"bottom", -1, 0.5, 0.5},
	{"top", 1, 1, 0.7}, {"top", 1, 0, 0.7}, {"bottom", -1, 1, 0.8}, {"bottom", -1, 0, 0.8},
}

// The nearer and the farther edge of a label, in pixels from its point.
const (
	nearEdge = 5.0
	farEdge  = 21.0
)

// putBeside moves the label of the n-th point of a single line to where neither the
// line itself nor a line across runs through it, if there is such a place.
func putBeside(l *label, f figure.Figure, p plan, n int) {
	width := float64(textWidth(f.Series[0].Points[n].Label()))
	best, least := spots[0], math.Inf(1)
	for _, at := range spots {
		if cost := at.cost + 2*float64(crossed(f, p, n, at, width)); cost < least {
			best, least = at, cost
		}
	}
	if best.side != "top" {
		l.Position = best.side
	}
	if best.left != 0.5 {
		l.Offset = []float64{(0.5 - best.left) * width, 0}
	}
}

// crossed counts what runs through a label: the line to either side, lines across,
// and the foot of the picture, under which the years stand.
func crossed(f figure.Figure, p plan, n int, at spot, width float64) (count int) {
	s := lineScale(f)
	pixel := float64(p.height-p.top-p.bottom) / (s.max - s.min)
	apart := float64(p.width-p.left-p.right) / float64(len(f.Categories))
	points := f.Series[0].Points
	here := points[n].Value.Float()
	rises := func(k int, reach float64) bool { // does the line to the k-th point reach the label?
		if k < 0 || k >= len(points) || !points[k].Value.Known() {
			return false
		}
		rise := (points[k].Value.Float() - here) * pixel * at.up
		if f.Kind == figure.Step {
			return k < n && rise > nearEdge || k > n && reach >= apart && rise > nearEdge
		}
		return rise*math.Min(1, reach/apart) > nearEdge
	}
	if rises(n-1, at.left*width) {
		count++
	}
	if rises(n+1, (1-at.left)*width) {
		count++
	}
	for _, g := range f.Guides {
		if off := (g.Value.Float() - here) * pixel * at.up; off > nearEdge-3 && off < farEdge {
			count++
		}
	}
	if at.up < 0 && (here-s.min)*pixel < farEdge {
		count++
	}
	return count
}
