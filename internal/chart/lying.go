package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// lyingAxes are names down the left and numbers along the bottom.
func lyingAxes(f figure.Figure, p plan, s scale) *house {
	h := &house{figure: f, x: valueAxis(f, s, false), y: nameAxis(cutAll(f.Categories), 0), more: map[string]any{"grid": grid(p)}}
	h.y["inverse"] = true
	return h
}

func cutAll(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, cut(name, maxNames))
	}
	return out
}

// pairs draws two numbers of each row as two marks: joined by a thin line, or
// by a bar where they are the ends of a range.
func pairs(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewScatter()
	h := lyingAxes(f, p, pairScale(f))
	h.y["axisLabel"].(map[string]any)["margin"] = 8 + p.clear
	for k, s := range f.Series {
		chart.AddSeries(seriesName(s), nil, func(series *charts.SingleSeries) {
			series.Symbol = []string{"diamond", "circle"}[k%2]
			series.SymbolSize = 12
			if f.Kind == figure.Range {
				series.Symbol, series.SymbolSize = "rect", []int{4, 18}
			}
		})
		h.over = append(h.over, map[string]any{"data": pairItems(f, k), "itemStyle": map[string]any{"color": pairColour(f, k), "opacity": 1}, "z": 3})
	}
	h.guides = joins(f)
	if f.Kind == figure.Dumbbell {
		h.legend = legend()
	}
	return chart, h, nil
}

// pairScale leaves room beside the outermost marks for their labels.
func pairScale(f figure.Figure) scale { return tight(span(f), 0.16) }

// pairRoom is the room that labels at the left of their marks need beside the axis
// so that they do not run into the names: also where a phone has half the width.
func pairRoom(f figure.Figure, p plan) int {
	s, room := pairScale(f), 0.0
	for n := range f.Categories {
		for k := range f.Series {
			if point := f.Series[k].Points[n]; point.Value.Known() {
				off := (point.Value.Float() - s.min) * p.pixels(s) / 2
				room = max(room, float64(textWidth(point.Text)+12)-off)
			}
		}
	}
	return int(room)
}

// pairColour tells the two numbers apart; the ends of a range are one thing.
func pairColour(f figure.Figure, k int) string {
	if f.Kind == figure.Range {
		return accent
	}
	return palette[k%2]
}

// pairItems are the marks of the k-th series, each with its number on the side
// that is away from the other mark.
func pairItems(f figure.Figure, k int) []item {
	var out []item
	for n, p := range f.Series[k].Points {
		other := f.Series[1-k].Points[n]
		side := "right"
		if order := p.Value.Cmp(other.Value); order < 0 || order == 0 && k == 0 {
			side = "left"
		}
		l := beside(true, p.Text)
		l.Position = side
		out = append(out, item{Name: told(f.Categories[n], f.Series[k], p, true), Value: []any{number(p.Value), n}, Label: l})
	}
	return out
}

// joins are the lines between the two marks of each row.
func joins(f figure.Figure) map[string]any {
	look := map[string]any{"color": blank, "type": "solid", "width": 2}
	if f.Kind == figure.Range {
		look = map[string]any{"color": blues[2], "type": "solid", "width": 18, "cap": "butt"}
	}
	var data []any
	for n, p := range f.Series[0].Points {
		data = append(data, []any{
			map[string]any{"coord": []any{number(p.Value), n}, "lineStyle": look},
			map[string]any{"coord": []any{number(f.Series[1].Points[n].Value), n}},
		})
	}
	return map[string]any{"symbol": "none", "silent": true, "z": 1, "label": map[string]any{"show": false}, "data": data}
}

// boxes draws for each row the lowest, the quarters, the median and the highest
// of its numbers, and writes the median behind it.
func boxes(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewBoxPlot()
	s := tight(span(f), 0.05)
	h := lyingAxes(f, p, s)
	chart.AddSeries("", nil)
	chart.AddSeries("", nil, func(s *charts.SingleSeries) { s.Type, s.SymbolSize = "scatter", 0 })
	var spread []any
	var medians []item
	for n, name := range f.Categories {
		var five []any
		for _, s := range f.Series {
			five = append(five, number(s.Points[n].Value))
		}
		median, most := f.Series[2].Points[n], f.Series[4].Points[n]
		l := beside(true, median.Text)
		l.Position, l.Distance = "right", behind(f, most, p.pixels(s), textWidth(median.Text))
		spread = append(spread, map[string]any{"name": boxTold(f, n), "value": five})
		medians = append(medians, item{Name: told(name, f.Series[2], median, true), Value: []any{number(most.Value), n}, Label: l})
	}
	h.over = []map[string]any{
		{"data": spread, "boxWidth": []any{8, 18}, "itemStyle": map[string]any{"color": blues[1], "borderColor": accent, "borderWidth": 1.5}},
		{"data": medians, "silent": true},
	}
	h.guides = uprightLines(f, p, s, "start")
	return chart, h, nil
}

// boxTold is a row of a box plot in words.
func boxTold(f figure.Figure, n int) string {
	text := f.Categories[n] + "："
	for k, s := range f.Series {
		if k > 0 {
			text += "，"
		}
		text += s.Name + " " + s.Points[n].Text
	}
	return text
}
