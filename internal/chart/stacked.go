package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

// hundred draws shares one behind the other; the total stands at the end, red
// where it is not what it should be.
func hundred(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewBar()
	h := lyingAxes(f, p, fit(append(totals(drawn(f)), 100), true))
	parts := drawn(f)
	for k, s := range parts.Series {
		chart.AddSeries(seriesName(s), nil, func(series *charts.SingleSeries) {
			series.Stack, series.BarMaxWidth = "all", "24"
		})
		h.over = append(h.over, map[string]any{"data": shareItems(parts, p, k), "itemStyle": map[string]any{"color": seriesColour(parts, k)}})
	}
	if total := f.Series[len(f.Series)-1]; total.Class == figure.Total {
		chart.AddSeries("", nil, func(series *charts.SingleSeries) { series.Stack = "all" })
		h.over = append(h.over, map[string]any{"data": totalItems(f, total), "silent": true})
	}
	h.legend = legend()
	h.legend["data"] = entries(parts)
	h.x["name"] = ""
	return chart, h, nil
}

// drawn is a figure without the series that are only written.
func drawn(f figure.Figure) figure.Figure {
	out := f
	out.Series = nil
	for _, s := range f.Series {
		if s.Class != figure.Total {
			out.Series = append(out.Series, s)
		}
	}
	out.Kind = figure.Stack
	return out
}

// shareItems are the parts of the k-th series, with their numbers where there is room.
func shareItems(f figure.Figure, p plan, k int) []item {
	var out []item
	s := fit(append(totals(f), 100), true)
	pixel := float64(p.width-p.left-p.right) / (s.max - s.min)
	for n, point := range f.Series[k].Points {
		room := point.Value.Float() * pixel
		out = append(out, item{Name: told(f.Categories[n], f.Series[k], point, true), Value: number(point.Value),
			Label: &label{Show: room > float64(textWidth(point.Text)), Position: "inside", Formatter: literal(point.Text), Color: onto(seriesColour(f, k))}})
	}
	return out
}

// totalItems are the totals behind the bars.
func totalItems(f figure.Figure, total figure.Series) []item {
	var out []item
	for n, point := range total.Points {
		l := beside(point.Value.Known(), total.Name+" "+point.Label())
		l.Position = "right"
		if c := verdictColour(point.Mark.Class); c == fail {
			l.Color = c
		}
		out = append(out, item{Name: told(f.Categories[n], total, point, true), Value: 0, Label: l})
	}
	return out
}

// waterfall draws three columns: what there should be, what there is, and
// hanging between the two what is left.
func waterfall(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewBar()
	points := f.Series[0].Points
	low := stat.Min(points[0].Value, points[1].Value)
	for _, name := range []string{"", seriesName(f.Series[0])} {
		chart.AddSeries(name, nil, func(s *charts.SingleSeries) {
			s.Stack, s.BarMaxWidth = "all", "72"
			s.Label = &opts.Label{Show: opts.Bool(name != ""), Position: "top", Color: ink, FontSize: fontSize}
		})
	}
	foot := []item{{Value: 0}, {Value: 0}, {Value: number(low)}}
	items := barItems(f, p, 0)
	for k, colour := range []string{blues[2], accent} {
		items[k].ItemStyle = &itemStyle{Color: colour}
	}
	for k := range items[:2] {
		if points[k].Value.Float() >= readable(f, p) {
			items[k].Label.Position, items[k].Label.Color, items[k].Label.Halo = "insideTop", onto(items[k].ItemStyle.Color), ""
		}
	}
	items[2].ItemStyle = &itemStyle{Color: verdictColour(points[2].Mark.Class)}
	h := &house{figure: f, more: map[string]any{"grid": grid(p)}}
	h.x, h.y = nameAxis(f.Categories, 0), valueAxis(f, fit(span(figure.Figure{Series: []figure.Series{{Points: points[:2]}}}), true), true)
	h.over = []map[string]any{
		{"data": foot, "silent": true, "itemStyle": map[string]any{"color": "transparent"}, "markLine": ledges(f)},
		{"data": items},
	}
	return chart, h, nil
}

// ledges are thin lines from the two columns to the third, so that it is seen
// between which heights that one hangs.
func ledges(f figure.Figure) map[string]any {
	var data []any
	for k, p := range f.Series[0].Points[:2] {
		data = append(data, []any{
			map[string]any{"coord": []any{k, number(p.Value)}, "lineStyle": map[string]any{"color": faint, "type": "dotted", "width": 1}},
			map[string]any{"coord": []any{2, number(p.Value)}},
		})
	}
	return map[string]any{"symbol": "none", "silent": true, "z": 1, "label": map[string]any{"show": false}, "data": data}
}
