package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// turns are the colours of flows: for the better, for the worse, or neither.
var turns = map[string]string{"better": pass, "worse": fail, "same": blank}

// sankey draws flows between two sides. The sides keep the order of the figure,
// so that the picture depends on nothing but its numbers.
func sankey(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewSankey()
	chart.AddSeries("", nil, nil)
	h := &house{figure: f, more: map[string]any{"graphic": append(sides(f, p), amounts(f, p)...)}}
	h.over = []map[string]any{{
		"data": nodes(f), "links": flows(f), "left": p.left, "right": p.right, "top": p.top, "bottom": p.bottom,
		"layoutIterations": 0, "nodeWidth": endWidth, "nodeGap": endGap, "draggable": false, "emphasis": map[string]any{"disabled": true},
		"edgeLabel": map[string]any{"show": false},
	}}
	return chart, h, nil
}

// sides are what the two sides stand for, above them.
func sides(f figure.Figure, p plan) []any {
	head := func(text, side string, at int) any {
		return map[string]any{"type": "text", side: at, "top": 6, "silent": true,
			"style": map[string]any{"text": text, "fill": faint, "fontSize": fontSize, "fontFamily": fontStack}}
	}
	return []any{head(f.Sides[0], "left", p.left-8), head(f.Sides[1], "right", p.right-8)}
}

// nodes are the ends of the flows, named on their outer sides.
func nodes(f figure.Figure) []any {
	var out []any
	for k, e := range f.Ends {
		side, colour := "left", accent
		if e.Right {
			side = "right"
		}
		if e.Class == "nodata" {
			colour = blank
		}
		out = append(out, map[string]any{
			"name": strconv.Itoa(k), "itemStyle": map[string]any{"color": colour, "borderWidth": 0},
			"label": map[string]any{"show": true, "position": side, "formatter": literal(endName(e)), "color": ink, "fontSize": fontSize, "lineHeight": 17},
		})
	}
	return out
}

// endName is a name with its number; that of a band breaks between its bounds.
func endName(e figure.End) string {
	return strings.Replace(cut(e.Name, 2*maxNames), "以上不满", "以上\n不满", 1) + " " + e.Text
}

// flows are the links.
func flows(f figure.Figure) []any {
	var out []any
	for k, flow := range f.Flows {
		p := f.Series[0].Points[k]
		out = append(out, map[string]any{
			"source": strconv.Itoa(flow.From), "target": strconv.Itoa(flow.To), "value": number(p.Value),
			"lineStyle": map[string]any{"color": turns[flow.Turn], "opacity": 0.55, "curveness": 0.5},
		})
	}
	return out
}

// The width of an end and the gap between two, in pixels.
const (
	endWidth = 14
	endGap   = 14
)

// amounts are the numbers in the flows, where these leave the left side: there no
// other crosses them. One that is thin has none. Ends lie one under the other in
// their order, and what leaves one in the order of where it goes, as ECharts puts
// them that is not told to move them.
func amounts(f figure.Figure, p plan) []any {
	pixel, top := onePixel(f, p), make([]float64, len(f.Ends))
	at := float64(p.top)
	for k, e := range f.Ends {
		if !e.Right {
			top[k] = at
			at += leaving(f, k)*pixel + endGap
		}
	}
	order := make([]int, len(f.Flows))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(f.Flows[a].To, f.Flows[b].To) })
	var out []any
	for _, k := range order {
		flow, point := f.Flows[k], f.Series[0].Points[k]
		thick := point.Value.Float() * pixel
		if thick >= fontSize+1 {
			out = append(out, map[string]any{"type": "text", "z": 10, "left": p.left + endWidth + 6, "top": math.Round(top[flow.From] + (thick-fontSize)/2), "silent": true,
				"style": map[string]any{"text": turnSigns[flow.Turn] + point.Text, "fill": ink, "fontSize": fontSize, "fontFamily": fontStack}})
		}
		top[flow.From] += thick
	}
	return out
}

// turnSigns say of a flow what its colour says.
var turnSigns = map[string]string{"better": "↑ ", "worse": "↓ "}

// onePixel is how high a flow of one is: the fuller side, with its gaps, is as high
// as the picture.
func onePixel(f figure.Figure, p plan) float64 {
	count, sum := map[bool]float64{}, 0.0
	for _, e := range f.Ends {
		count[e.Right]++
	}
	for _, point := range f.Series[0].Points {
		sum += point.Value.Float()
	}
	gaps := (max(count[false], count[true]) - 1) * endGap
	return (float64(p.height-p.top-p.bottom) - gaps) / sum
}

// leaving is how much leaves an end.
func leaving(f figure.Figure, end int) float64 {
	sum := 0.0
	for k, flow := range f.Flows {
		if flow.From == end {
			sum += f.Series[0].Points[k].Value.Float()
		}
	}
	return sum
}
