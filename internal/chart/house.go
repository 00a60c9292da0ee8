package chart

import (
	"encoding/json"
	"maps"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
	"nianbao/internal/numeral"
)

// house is the style that every option gets at the end. It also sets what
// go-echarts' types cannot say: numbers where they have texts, and parts of
// ECharts that they do not know.
type house struct {
	charts.BaseConfigurationVisitor
	figure figure.Figure
	legend map[string]any   // nil: none is drawn
	x, y   map[string]any   // axes, laid over those of go-echarts
	guides map[string]any   // lines across, on the first series
	over   []map[string]any // laid over series, one each; may be fewer
	more   map[string]any   // further keys of the option
}

// VisitXAxis lays the style over the axis.
func (h *house) VisitXAxis(axes []opts.XAxis) any { return overlay(axes[0], h.x) }

// VisitYAxis lays the style over the axis.
func (h *house) VisitYAxis(axes []opts.YAxis) any { return overlay(axes[0], h.y) }

// VisitSeriesOpt adds to series what go-echarts has no types for.
func (h *house) VisitSeriesOpt(series charts.MultiSeries) any {
	var out []any
	for k, s := range series {
		over := map[string]any{"data": s.Data}
		if k == 0 && h.guides != nil {
			over["markLine"] = h.guides
		}
		if k < len(h.over) {
			maps.Copy(over, h.over[k])
		}
		out = append(out, overlay(s, over))
	}
	return out
}

// VisitLegendOpt says explicitly whether there is a legend: ECharts draws one of
// itself wherever series have names.
func (h *house) VisitLegendOpt(opts.Legend) any {
	if h.legend == nil {
		return map[string]any{"show": false}
	}
	return h.legend
}

// VisitTooltipOpt keeps the tooltip inside the picture and free of HTML; the
// site's content policy allows no style in elements.
func (h *house) VisitTooltipOpt(opts.Tooltip) any {
	return map[string]any{"show": true, "trigger": "item", "renderMode": "richText", "confine": true, "formatter": "{b}"}
}

// Visit sets what belongs to no part.
func (h *house) Visit(option map[string]any) {
	delete(option, "title")
	delete(option, "toolbox")
	delete(option, "dataset")
	option["animation"] = false
	option["color"] = palette
	option["backgroundColor"] = "transparent"
	option["textStyle"] = map[string]any{"fontFamily": fontStack, "fontSize": fontSize, "color": ink}
	option["aria"] = map[string]any{"enabled": true, "decal": map[string]any{"show": false},
		"label": map[string]any{"description": h.figure.Desc}}
	for key, value := range h.more {
		option[key] = value
	}
}

// overlay is a go-echarts value with keys of ours over it.
func overlay(base any, over map[string]any) map[string]any {
	out := map[string]any{}
	if raw, err := json.Marshal(base); err == nil {
		_ = json.Unmarshal(raw, &out) // it was a JSON object a line before
	}
	for key, value := range over {
		out[key] = value
	}
	return out
}

// grid is the room of the axes.
func grid(p plan) map[string]any {
	return map[string]any{"left": p.left, "right": p.right, "top": p.top, "bottom": p.bottom, "outerBoundsMode": "none"}
}

// valueAxis is an axis of numbers: hair lines, no frame, the unit as its name.
func valueAxis(f figure.Figure, s scale, upright bool) map[string]any {
	axis := map[string]any{
		"type": "value", "min": s.print(s.min), "max": s.print(s.max), "interval": s.print(s.step),
		"name": f.Unit, "nameLocation": "end", "nameGap": 8,
		"nameTextStyle": map[string]any{"color": faint, "fontSize": fontSize, "align": "left"},
		"axisLine":      map[string]any{"show": false}, "axisTick": map[string]any{"show": false},
		"splitLine": map[string]any{"show": true, "lineStyle": map[string]any{"color": hair, "width": 1}},
		"axisLabel": map[string]any{"color": faint, "fontSize": fontSize - 1},
	}
	if upright {
		axis["nameGap"] = 14
		axis["nameTextStyle"] = map[string]any{"color": faint, "fontSize": fontSize, "align": "left"}
	}
	return axis
}

// nameAxis is an axis of categories, every one of them written.
func nameAxis(names []string, width int) map[string]any {
	label := map[string]any{"interval": 0, "color": ink, "fontSize": fontSize, "lineHeight": 17, "hideOverlap": false}
	if width > 0 {
		label["width"] = width
	}
	return map[string]any{
		"type": "category", "data": names,
		"axisTick":  map[string]any{"show": false},
		"axisLine":  map[string]any{"show": true, "lineStyle": map[string]any{"color": faint, "width": 1}},
		"axisLabel": label,
	}
}

func grouped(n json.Number) string { return numeral.Group(n.String(), ",") }
