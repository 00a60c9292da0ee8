package chart

import (
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// radar draws each series as a polygon over the axes of the categories, all of
// them from 0 to 100. The first series is filled, the others are lines.
func radar(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewRadar()
	chart.AddSeries("", nil)
	h := &house{figure: f, more: map[string]any{"radar": axes(f, p)}}
	var data []any
	for k, s := range f.Series {
		var values []any
		for _, point := range s.Points {
			values = append(values, number(point.Value))
		}
		one := map[string]any{"name": s.Name, "value": values, "symbol": symbols[k%len(symbols)], "symbolSize": 7,
			"lineStyle": map[string]any{"color": palette[k%len(palette)], "width": 2.5, "type": []string{"solid", "dashed"}[min(k, 1)]},
			"itemStyle": map[string]any{"color": palette[k%len(palette)]}}
		if k == 0 {
			one["areaStyle"] = map[string]any{"color": accent, "opacity": 0.12}
		}
		data = append(data, one)
	}
	h.over = []map[string]any{{"data": data}}
	h.legend = legend()
	h.legend["data"] = entries(f)
	if smaller := smallerWeb(f, p); len(smaller) > 0 {
		h.more["media"] = smaller
	}
	return chart, h, nil
}

// smallerWeb draws the axes shorter where the picture is narrower than planned, so
// that the names beside them stay inside. ECharts chooses by the width.
func smallerWeb(f figure.Figure, p plan) []any {
	const step = 20
	full := (p.height - p.top - p.bottom) / 2
	var out []any
	for width := p.width; width > narrowest; width -= step {
		if radius := reach(f, (width-step)/2); radius < full {
			out = append(out, map[string]any{"query": map[string]any{"maxWidth": width}, "option": map[string]any{"radar": map[string]any{"radius": max(radius, step)}}})
		}
	}
	if len(out) > 0 { // without the last ECharts would stay narrow when there is room again
		out = append(out, map[string]any{"option": map[string]any{"radar": map[string]any{"radius": percent(2*full, p.height)}}})
	}
	return out
}

// axes are the categories with the number of the first series under their names.
func axes(f figure.Figure, p plan) map[string]any {
	var indicators []any
	for k, name := range f.Categories {
		text := cut(name, maxNames) + "\n" + f.Series[0].Points[k].Text
		indicators = append(indicators, map[string]any{"name": literal(text), "min": 0, "max": 100})
	}
	tall := p.height - p.top - p.bottom
	return map[string]any{"indicator": indicators,
		// in per cent, for a live chart may have another size than the drawing
		"center": []any{"50%", percent(2*p.top+tall, 2*p.height)}, "radius": percent(tall, p.height),
		"splitNumber": 4, "splitArea": map[string]any{"show": false},
		"axisName":  map[string]any{"color": ink, "fontSize": fontSize, "lineHeight": 17},
		"axisLine":  map[string]any{"lineStyle": map[string]any{"color": hair}},
		"splitLine": map[string]any{"lineStyle": map[string]any{"color": hair}}}
}

// reach is how long the axes may be so that each name stays within half a width.
func reach(f figure.Figure, half int) int {
	least := half
	for k, name := range cutAll(f.Categories) {
		aside := math.Abs(math.Sin(2 * math.Pi * float64(k) / float64(len(f.Categories))))
		if aside = math.Round(1000*aside) / 1000; aside > 0.1 { // rounded: processors differ in the last digit
			least = min(least, int(float64(half-textWidth(name)-16)/aside))
		}
	}
	return least
}

// percent writes a part of a whole to a tenth of a per cent, as ECharts reads it.
func percent(part, whole int) string {
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64) + "%"
}
