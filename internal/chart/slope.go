package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// slope draws two years as two upright lines, and a series as a line between
// them with its numbers and its name at the ends.
func slope(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewLine()
	h := &house{figure: f, more: map[string]any{"grid": grid(p)}}
	s := tight(span(f), 0.06)
	h.x, h.y = nameAxis(f.Categories, 0), valueAxis(f, s, true)
	h.x["boundaryGap"] = false
	h.y["axisLabel"] = map[string]any{"show": false}
	h.y["splitLine"] = map[string]any{"show": false}
	h.y["name"] = ""
	h.x["splitLine"] = map[string]any{"show": true, "lineStyle": map[string]any{"color": hair, "width": 1}}
	left, right := apart(f, s, p, 0), apart(f, s, p, 1)
	for k, series := range f.Series {
		chart.AddSeries(seriesName(series), nil, lineSeries(f, k))
		h.over = append(h.over, map[string]any{"data": []item{
			slopeEnd(f, k, 0, series.Points[0].Label(), "left", left[k]),
			slopeEnd(f, k, 1, series.Points[1].Label()+" "+cut(series.Name, maxNames), "right", right[k]),
		}})
	}
	return chart, h, nil
}

func slopeEnd(f figure.Figure, k, end int, text, side string, shift float64) item {
	s := f.Series[k]
	l := beside(true, text)
	l.Position, l.Offset = side, []float64{0, shift}
	return item{Name: told(f.Categories[end], s, s.Points[end], true), Value: number(s.Points[end].Value), Label: l}
}

// apart moves the labels at one end so that none covers another: by how many
// pixels each, down being positive. Labels that touch share their room around
// the middle of where they belong.
func apart(f figure.Figure, s scale, p plan, end int) []float64 {
	const line = fontSize + 4.0
	pixel := float64(p.height-p.top-p.bottom) / (s.max - s.min)
	order, at := make([]int, len(f.Series)), make([]float64, len(f.Series))
	for k, series := range f.Series {
		order[k], at[k] = k, (s.max-series.Points[end].Value.Float())*pixel
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	type group struct{ sum, n float64 } // of labels that touch, from the top
	var groups []group
	for _, k := range order {
		g := group{at[k], 1}
		for len(groups) > 0 {
			above := groups[len(groups)-1]
			if g.sum/g.n-above.sum/above.n >= line*(g.n+above.n)/2 {
				break
			}
			g, groups = group{g.sum + above.sum, g.n + above.n}, groups[:len(groups)-1]
		}
		groups = append(groups, g)
	}
	out := make([]float64, len(at))
	n := 0
	for _, g := range groups {
		for k := 0.0; k < g.n; k++ {
			out[order[n]] = math.Round(g.sum/g.n + line*(k-(g.n-1)/2) - at[order[n]])
			n++
		}
	}
	return out
}
