package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// treemap draws many parts as rectangles whose areas are their numbers, those of
// a group together under its name. A name stands where it has room.
func treemap(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewTreeMap()
	chart.AddSeries(seriesName(f.Series[0]), nil)
	h := &house{figure: f}
	h.over = []map[string]any{{
		"data": branches(f, p), "left": 0, "top": 0, "width": "100%", "height": "100%", // a live one may have another size than the drawing
		"roam": false, "nodeClick": false, "breadcrumb": map[string]any{"show": false}, "squareRatio": 1,
		"label": map[string]any{"show": true, "position": "insideTopLeft", "color": ink, "fontSize": fontSize, "lineHeight": 16, "overflow": "truncate"},
		"levels": []any{
			map[string]any{"itemStyle": map[string]any{"borderColor": paper, "borderWidth": 0, "gapWidth": 6}},
			map[string]any{"itemStyle": map[string]any{"borderColor": paper, "borderWidth": 0, "gapWidth": 2},
				"upperLabel": map[string]any{"show": len(f.Groups) > 0, "height": 22, "color": ink, "fontSize": fontSize, "backgroundColor": paper}},
			map[string]any{"itemStyle": map[string]any{"borderColor": paper, "borderWidth": 0, "gapWidth": 2}},
		},
	}}
	return chart, h, nil
}

// branches are the parts, in their groups where there are some.
func branches(f figure.Figure, p plan) []any {
	sum := 0.0
	for _, point := range f.Series[0].Points {
		sum += max(0, point.Value.Float())
	}
	var out []any
	places, groups := map[string]int{}, [][]any(nil)
	for k, point := range f.Series[0].Points {
		if point.Value.Sign() <= 0 {
			continue
		}
		node := leaf(f, p, k, sum)
		if len(f.Groups) == 0 {
			out = append(out, node)
			continue
		}
		at, known := places[f.Groups[k]]
		if !known {
			at = len(groups)
			places[f.Groups[k]], groups = at, append(groups, nil)
			out = append(out, map[string]any{"name": literal(f.Groups[k])})
		}
		groups[at] = append(groups[at], node)
	}
	for k, g := range groups {
		out[k].(map[string]any)["children"] = g
	}
	return out
}

// leaf is one part; the larger it is, the darker.
func leaf(f figure.Figure, p plan, k int, sum float64) map[string]any {
	point := f.Series[0].Points[k]
	area := float64(p.width*p.height) * point.Value.Float() / sum
	name := f.Categories[k]
	if f.Groups != nil {
		name = tileName(name, p)
	}
	text := name + "\n" + point.Text
	side := math.Sqrt(area)
	room := float64(widest(strings.Split(text, "\n")) + 12)
	fill := blues[min(2, int(side)/70)]
	return map[string]any{
		"name": told(f.Categories[k], f.Series[0], point, false), "value": number(point.Value),
		"itemStyle": map[string]any{"color": fill},
		"label":     map[string]any{"show": side > 40 && side > 1.1*room, "formatter": literal(text)},
	}
}
