package site

import (
	"math"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

const (
	radarWidth  = 340.0
	radarHeight = 270.0
	radarReach  = 90.0 // from the middle to 100 points
	radarLabel  = 14.0 // from there to the names
)

// A Radar is an area on the groups of a score sheet, beside the median, drawn in
// a box of 340 × 270. It stands on thousands of pages, so it is lines and words
// of our own and needs no ECharts.
type Radar struct {
	Area   string // its name
	Whole  string // whose median stands beside: 全区
	Sheet  Link
	Title  Phrase
	Rings  []string // polygons at 25, 50, 75 and 100 points
	Axes   []RadarAxis
	Own    string // the area's polygon
	Median string
	Notes  []string
	Label  string // all of it in words
}

// A RadarAxis is a group: its end, and where and how its name is written.
type RadarAxis struct {
	X, Y           float64
	LabelX, LabelY float64
	Anchor         string // start middle end
	Title          string
	Own, Median    string
}

// radar draws an area on the headline score sheet of its level; nothing where
// fewer than three groups have data.
func (v *view) radar(a stat.Area) Radar {
	n := slices.IndexFunc(v.c.data.Scorecards, func(s *check.Scorecard) bool {
		return s.Headline && s.Level == a.Level && s.InForce(v.Year)
	})
	if n < 0 {
		return Radar{}
	}
	card := v.c.data.Scorecards[n]
	f := v.c.Writer.Outline(card, a, v.Year)
	if f.Empty() {
		return Radar{}
	}
	out := Radar{Area: a.Name, Whole: v.Whole, Sheet: v.link(card.Title, scorecardPath(card, v.Year)), Title: v.phrase(f.Title), Notes: f.Notes, Label: f.Desc}
	for _, ring := range []float64{25, 50, 75, 100} {
		out.Rings = append(out.Rings, polygon(len(f.Categories), func(int) float64 { return ring }))
	}
	out.Own = polygon(len(f.Categories), valuesOf(f, 0))
	if len(f.Series) > 1 {
		out.Median = polygon(len(f.Categories), valuesOf(f, 1))
	}
	for k := range f.Categories {
		out.Axes = append(out.Axes, axis(f, k))
	}
	return out
}

func valuesOf(f figure.Figure, series int) func(int) float64 {
	return func(k int) float64 { return f.Series[series].Points[k].Value.Float() }
}

// spoke is the point of the k-th of n axes so far from the middle; the first
// axis points up.
func spoke(k, n int, reach float64) Dot {
	turn := 2 * math.Pi * float64(k) / float64(n)
	return Dot{X: round(radarWidth/2 + float64(reach*steady(math.Sin(turn)))), Y: round(radarHeight/2 - float64(reach*steady(math.Cos(turn))))}
}

// steady drops the last digits of a sine, in which processors differ.
func steady(x float64) float64 { return math.Round(x*1e9) / 1e9 }

func polygon(n int, value func(int) float64) string {
	var run []Dot
	for k := range n {
		run = append(run, spoke(k, n, radarReach*value(k)/100))
	}
	return points(run)
}

// axis is the k-th axis; names stand away from the middle.
func axis(f figure.Figure, k int) RadarAxis {
	n := len(f.Categories)
	end, name := spoke(k, n, radarReach), spoke(k, n, radarReach+radarLabel)
	a := RadarAxis{X: end.X, Y: end.Y, LabelX: name.X, LabelY: name.Y, Anchor: "middle", Title: f.Categories[k], Own: f.Series[0].Points[k].Text}
	switch {
	case name.X < radarWidth/2-1:
		a.Anchor = "end"
	case name.X > radarWidth/2+1:
		a.Anchor = "start"
	}
	if len(f.Series) > 1 {
		a.Median = f.Series[1].Points[k].Text
	}
	return a
}
