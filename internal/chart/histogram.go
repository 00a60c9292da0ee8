package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

// histogram draws classes as columns that touch. The numbers under them stand at
// the edges, on an axis of their own, so that a target can stand where it is;
// what did not report stands apart, behind the last edge.
func histogram(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewBar()
	chart.AddSeries(seriesName(f.Series[0]), nil, func(s *charts.SingleSeries) {
		s.Data = classItems(f, p)
		s.BarCategoryGap = "3%"
		s.Label = &opts.Label{Show: opts.Bool(true), Position: "top", Color: ink, FontSize: fontSize}
		s.ItemStyle = &opts.ItemStyle{Color: accent}
	})
	chart.AddSeries("", nil, func(s *charts.SingleSeries) { s.Type, s.XAxisIndex = "line", 1 })
	h := &house{figure: f, y: valueAxis(f, counts(f), true)}
	h.y["name"] = ""
	names := nameAxis(besideEdges(f), 0)
	names["axisLabel"].(map[string]any)["margin"] = 25 // below the numbers at the edges
	h.more = map[string]any{"grid": grid(p), "xAxis": []any{names, edgeAxis(f)}}
	h.over = []map[string]any{{}, {"data": []any{}, "silent": true}}
	if lines := uprightLines(f, p, edgeScale(f), "end"); lines != nil {
		h.over[1]["markLine"] = lines
	}
	return chart, h, nil
}

// counts is the scale of the columns, with room for their numbers below the
// labels of the lines.
func counts(f figure.Figure) scale {
	most := 0.0
	for _, p := range f.Series[0].Points {
		most = max(most, p.Value.Float())
	}
	return fit([]float64{math.Ceil(most * 1.1)}, true)
}

// classItems are the columns; an empty one has no number.
func classItems(f figure.Figure, p plan) []item {
	items := barItems(f, p, 0)
	for k, point := range f.Series[0].Points {
		items[k].Label.Show = point.Value.Sign() != 0
	}
	return items
}

// besideEdges are the names under the columns: only what has no edges has one.
func besideEdges(f figure.Figure) []string {
	out := make([]string, len(f.Categories))
	if classes := len(f.Edges) - 1; classes < len(out) {
		out[classes] = f.Categories[classes]
	}
	return out
}

// edgeScale is how far all columns together reach.
func edgeScale(f figure.Figure) scale {
	low, width := f.Edges[0].Float(), f.Edges[1].Sub(f.Edges[0]).Float()
	return scale{min: low, max: low + width*float64(len(f.Categories))}
}

// edgeAxis has a number at each edge and is as long as all columns together.
func edgeAxis(f figure.Figure) map[string]any {
	width := f.Edges[1].Sub(f.Edges[0])
	axis := valueAxis(f, scale{}, false)
	axis["min"], axis["interval"] = number(f.Edges[0]), number(width)
	axis["max"] = number(f.Edges[0].Add(width.Mul(stat.Int(int64(len(f.Categories))))))
	axis["name"], axis["position"] = "", "bottom"
	axis["splitLine"] = map[string]any{"show": false}
	axis["axisTick"] = map[string]any{"show": true, "lineStyle": map[string]any{"color": faint}}
	axis["axisLabel"].(map[string]any)["hideOverlap"] = true // a phone has not room for all
	if len(f.Categories) >= len(f.Edges) || f.Open {
		axis["axisLabel"].(map[string]any)["showMaxLabel"] = false
	}
	return axis
}
