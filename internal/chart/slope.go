package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
)

const (
	slopeLine = fontSize + 4.0 // a label with its room, in pixels
	lead      = 22             // between a point and its label, where a line leads
)

// slope draws two years as two upright lines, and a series as a line between
// them with its numbers and its name at the ends. Those that matter stand out.
func slope(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewLine()
	s := snug(span(f))
	left, right := apart(f, s, p, 0), apart(f, s, p, 1)
	h := &house{figure: f, more: map[string]any{"grid": grid(p), "graphic": append(leads(p, left, "left"), leads(p, right, "right")...)}}
	h.x, h.y = nameAxis(f.Categories, 0), valueAxis(f, s, true)
	h.x["boundaryGap"], h.x["position"] = false, "top" // at the bottom a low number would touch its year
	h.x["axisLine"] = map[string]any{"show": false}
	h.x["axisLabel"].(map[string]any)["margin"] = 14
	h.x["splitLine"] = map[string]any{"show": true, "lineStyle": map[string]any{"color": hair, "width": 1}}
	h.y["axisLabel"] = map[string]any{"show": false}
	h.y["splitLine"] = map[string]any{"show": false}
	h.y["name"] = ""
	colours := spoken(f)
	for k, series := range f.Series {
		chart.AddSeries(seriesName(series), nil, slopeSeries(f, p, k, colours[k]))
		over := map[string]any{"data": []item{
			slopeEnd(f, k, 0, series.Points[0].Label(), "left", left[k], colours[k]),
			slopeEnd(f, k, 1, series.Points[1].Label()+" "+cut(series.Name, maxNames), "right", right[k], colours[k]),
		}}
		if colours[k] != exempt {
			over["z"] = 3
		}
		h.over = append(h.over, over)
	}
	return chart, h, nil
}

// slopeSeries sets the look of the k-th line.
func slopeSeries(f figure.Figure, p plan, k int, colour string) charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		lineSeries(f, p, k)(s)
		s.Symbol, s.SymbolSize = "circle", 7
		s.LineStyle = &opts.LineStyle{Color: colour, Width: 2.5}
		if colour == exempt {
			s.LineStyle.Width = 1.5
		}
		s.ItemStyle = &opts.ItemStyle{Color: colour}
	}
}

// spoken are the colours of the lines: the one that moved most, of which the title
// speaks, has that of what is spoken of, those that fall short where most do not have
// that of a failure, and the others are grey.
func spoken(f figure.Figure) []string {
	out := make([]string, len(f.Series))
	fails, most := 0, 0
	for k, s := range f.Series {
		out[k] = exempt
		if s.Points[1].Mark.Class == "fail" {
			fails++
		}
	}
	move := func(k int) float64 {
		return math.Abs(f.Series[k].Points[1].Value.Sub(f.Series[k].Points[0].Value).Float())
	}
	for k := range f.Series {
		if move(k) > move(most) {
			most = k
		}
	}
	if move(most) > 0 {
		out[most] = accent
	}
	for k, s := range f.Series {
		if s.Points[1].Mark.Class == "fail" && 2*fails <= len(f.Series) {
			out[k] = fail
		}
	}
	return out
}

// A place is where a point stands and where its label does, in pixels down from
// the top of the plot.
type place struct{ point, label float64 }

func (p place) shift() float64 { return p.label - p.point }

func slopeEnd(f figure.Figure, k, end int, text, side string, at place, colour string) item {
	s := f.Series[k]
	l := beside(true, text)
	l.Position, l.Offset, l.Distance = side, []float64{0, at.shift()}, lead
	if colour == exempt {
		l.Color = faint
	}
	return item{Name: told(f.Categories[end], s, s.Points[end], true), Value: number(s.Points[end].Value), Label: l}
}

// leads are lines from the points at one side to their labels.
func leads(p plan, at []place, side string) []any {
	var out []any
	for _, a := range at {
		from, to := 0.0, a.shift() // from the left end down to the right one
		edge := p.right - lead + 4
		if side == "left" {
			from, to, edge = to, from, p.left-lead+4
		}
		out = append(out, map[string]any{
			"type": "line", "silent": true, "z": 1, side: edge, "top": float64(p.top) + math.Min(a.point, a.label),
			"shape": map[string]any{"x1": 0, "y1": from, "x2": lead - 10, "y2": to}, "style": map[string]any{"stroke": blank, "lineWidth": 1},
		})
	}
	return out
}

// apart places the labels at one end so that none covers another and all stay
// beside the plot. Labels that touch share their room around the middle of where
// they belong.
func apart(f figure.Figure, s scale, p plan, end int) []place {
	height := float64(p.height - p.top - p.bottom)
	pixel := height / (s.max - s.min)
	order, at := make([]int, len(f.Series)), make([]place, len(f.Series))
	for k, series := range f.Series {
		order[k], at[k].point = k, math.Round((s.max-series.Points[end].Value.Float())*pixel*10)/10
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at[a].point, at[b].point) })
	type group struct{ sum, n float64 } // of labels that touch, from the top
	var groups []group
	for _, k := range order {
		g := group{at[k].point, 1}
		for len(groups) > 0 {
			above := groups[len(groups)-1]
			if g.sum/g.n-above.sum/above.n >= slopeLine*(g.n+above.n)/2 {
				break
			}
			g, groups = group{g.sum + above.sum, g.n + above.n}, groups[:len(groups)-1]
		}
		groups = append(groups, g)
	}
	n := 0
	for _, g := range groups {
		for k := 0.0; k < g.n; k++ {
			at[order[n]].label = math.Round(g.sum/g.n + slopeLine*(k-(g.n-1)/2))
			n++
		}
	}
	inside(at, order, height)
	return at
}

// inside moves labels that stand above or below the plot back beside it.
func inside(at []place, order []int, height float64) {
	least := 0.0
	for _, k := range order {
		at[k].label = math.Max(at[k].label, least)
		least = at[k].label + slopeLine
	}
	most := height
	for _, k := range slices.Backward(order) {
		at[k].label = math.Min(at[k].label, most)
		most = at[k].label - slopeLine
	}
}
