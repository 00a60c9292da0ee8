package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
)

// heat draws a table of verdicts: each cell has its number, its sign and the
// light colour of its verdict.
func heat(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewHeatMap()
	chart.AddSeries("", nil, func(s *charts.SingleSeries) {
		s.Data = cells(f)
		s.Label = &opts.Label{Show: opts.Bool(true), Color: ink, FontSize: fontSize}
	})
	h := &house{figure: f, x: nameAxis(headings(f, p.head), p.head), y: nameAxis(rowNames(f), 0)}
	for _, axis := range []map[string]any{h.x, h.y} {
		axis["axisLine"] = map[string]any{"show": false}
	}
	h.x["position"] = "top"
	h.x["axisLabel"].(map[string]any)["overflow"] = "break"
	h.y["inverse"] = true
	h.more = map[string]any{"grid": grid(p), "visualMap": verdicts(f, p)}
	return chart, h, nil
}

// headings are the names over the columns, at most four lines each, with their
// units below.
func headings(f figure.Figure, width int) []string {
	var out []string
	for _, s := range f.Series {
		name := cut(s.Name, 4*width-fontSize)
		if s.Unit != "" && s.Unit != "%" {
			name += "\n" + s.Unit
		}
		out = append(out, name)
	}
	return out
}

// cells are the points, each with the number of its class.
func cells(f figure.Figure) []any {
	var out []any
	for x, s := range f.Series {
		for y, p := range s.Points {
			out = append(out, map[string]any{
				"name": told(f.Categories[y], s, p, true), "value": []int{x, y, classOf(p)},
				"label":     label{Show: true, Formatter: literal(p.Label())},
				"itemStyle": map[string]any{"borderColor": paper, "borderWidth": 2},
			})
		}
	}
	return out
}

// classOf is the place of a point's verdict among the fills.
func classOf(p figure.Point) int {
	for k, c := range fills {
		if c.class == p.Mark.Class {
			return k
		}
	}
	return len(fills) - 1
}

// verdicts colours the cells and is their legend; it lists what occurs.
func verdicts(f figure.Figure, p plan) map[string]any {
	seen := map[int]bool{}
	for _, s := range f.Series {
		for _, p := range s.Points {
			seen[classOf(p)] = true
		}
	}
	var pieces []any
	for k, c := range fills {
		if seen[k] {
			pieces = append(pieces, map[string]any{"value": k, "label": c.label, "color": c.fill})
		}
	}
	return legendOf(pieces, p)
}

// legendOf is a scale of pieces below the picture, one under the other where the
// room below was planned for that.
func legendOf(pieces []any, p plan) map[string]any {
	orient, gap := "horizontal", 16
	if p.bottom > underTiles {
		orient, gap = "vertical", 6
	}
	return map[string]any{"type": "piecewise", "dimension": 2, "pieces": pieces, "orient": orient, "inverse": orient == "vertical",
		"left": 12, "bottom": 4, "itemGap": gap, "itemWidth": 18, "itemHeight": 12, "selectedMode": false,
		"textStyle": map[string]any{"color": ink, "fontSize": fontSize}}
}
