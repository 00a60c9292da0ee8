package chart

import "nianbao/internal/figure"

// legend names the series above the picture, in their order.
func legend() map[string]any {
	return map[string]any{"show": true, "left": 12, "top": 4, "itemWidth": 18, "itemHeight": 12, "itemGap": 16,
		"textStyle": map[string]any{"color": ink, "fontSize": fontSize}, "selectedMode": false}
}

// entries are the legend's entries with their fills, the hatched one too.
func entries(f figure.Figure) []any {
	var out []any
	for k, s := range f.Series {
		look := map[string]any{"color": seriesColour(f, k)}
		if s.Class == "nodata" {
			look["decal"] = hatch
		}
		out = append(out, map[string]any{"name": seriesName(s), "itemStyle": look})
	}
	return out
}

// legendRows is how many rows the names of the series take.
func legendRows(f figure.Figure, width int) int {
	rows, used := 1, 0
	for _, s := range f.Series {
		w := textWidth(seriesName(s)) + 44
		if used+w > width-32 && used > 0 {
			rows, used = rows+1, 0
		}
		used += w
	}
	return rows
}

// narrower says where a picture begins that is drawn in less room than planned,
// in which the names of its series take more rows: ECharts chooses by the width.
func (h *house) narrower(p plan) {
	_, framed := h.more["grid"].(map[string]any)
	if h.legend == nil || !framed {
		return
	}
	rows := legendRows(h.figure, p.width)
	var media []any
	for width, had := p.width, rows; width >= narrowest; width-- {
		if n := legendRows(h.figure, width); n > had {
			top := map[string]any{"grid": map[string]any{"top": p.top + legendRow*(n-rows)}}
			media, had = append(media, map[string]any{"query": map[string]any{"maxWidth": width}, "option": top}), n
		}
	}
	if len(media) > 0 { // without the last ECharts would stay narrow when there is room again
		h.more["media"] = append(media, map[string]any{"option": map[string]any{"grid": map[string]any{"top": p.top}}})
	}
}
