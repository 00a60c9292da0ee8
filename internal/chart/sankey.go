package chart

import (
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
	h := &house{figure: f, more: map[string]any{"graphic": sides(f, p)}}
	h.over = []map[string]any{{
		"data": nodes(f), "links": flows(f), "left": p.left, "right": p.right, "top": p.top, "bottom": p.bottom,
		"layoutIterations": 0, "nodeWidth": 14, "nodeGap": 14, "draggable": false, "emphasis": map[string]any{"disabled": true},
		"edgeLabel": map[string]any{"show": true, "color": ink, "fontSize": fontSize - 1, "textBorderColor": paper, "textBorderWidth": 3},
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

// flows are the links; one that is thin has no number in it.
func flows(f figure.Figure) []any {
	var out []any
	all := 0.0
	for _, p := range f.Series[0].Points {
		all += p.Value.Float()
	}
	for k, flow := range f.Flows {
		p := f.Series[0].Points[k]
		out = append(out, map[string]any{
			"source": strconv.Itoa(flow.From), "target": strconv.Itoa(flow.To), "value": number(p.Value),
			"lineStyle": map[string]any{"color": turns[flow.Turn], "opacity": 0.55, "curveness": 0.5},
			"edgeLabel": map[string]any{"show": p.Value.Float()/all > 0.05, "formatter": literal(p.Text)},
		})
	}
	return out
}
