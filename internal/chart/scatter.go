package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// mostLabelled is how many marks of a scatter have their names beside them.
const mostLabelled = 8

// scatter draws a mark for each row, the first series across and the second up.
// A target is a ray; the marks that fail have another form and colour, and the
// farthest of them their names.
func scatter(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewScatter()
	x, y := axisOf(f, 0), axisOf(f, 1)
	h := &house{figure: f, x: valueAxis(f, x, false), y: valueAxis(f, y, true), more: map[string]any{"grid": grid(p)}}
	h.x["name"], h.y["name"] = axisName(f.Series[0]), axisName(f.Series[1])
	h.x["nameLocation"], h.x["nameGap"] = "middle", 28
	h.x["nameTextStyle"] = map[string]any{"color": faint, "fontSize": fontSize}
	chart.AddSeries("", nil)
	h.over = []map[string]any{{"data": marks(f, x), "symbolSize": 10, "labelLayout": map[string]any{"hideOverlap": true}}}
	h.legend = legend()
	h.legend["data"] = kinds(f, chart, h)
	h.guides = rays(f, p, x, y)
	return chart, h, nil
}

func axisName(s figure.Series) string {
	if s.Unit == "" {
		return s.Name
	}
	return s.Name + "（" + s.Unit + "）"
}

// axisOf is the scale of one of the two numbers; both begin at 0.
func axisOf(f figure.Figure, k int) scale {
	return fit(span(figure.Figure{Series: f.Series[k : k+1]}), true)
}

// marks are the points of a scatter.
func marks(f figure.Figure, x scale) []any {
	var out []any
	named := 0
	for k, name := range f.Categories {
		a, b := f.Series[0].Points[k], f.Series[1].Points[k]
		mark := map[string]any{
			"name":  name + "：" + f.Series[0].Name + " " + a.Text + "，" + f.Series[1].Name + " " + b.Text + " " + b.Mark.String(),
			"value": []any{number(a.Value), number(b.Value)}, "symbol": "circle",
			"itemStyle": map[string]any{"color": palette[4], "borderColor": paper, "borderWidth": 1},
		}
		switch b.Mark.Class {
		case "fail":
			mark["symbol"] = "diamond"
			mark["itemStyle"] = map[string]any{"color": fail, "borderColor": paper, "borderWidth": 1}
			if named++; named <= mostLabelled {
				l := beside(true, name)
				if l.Position = "right"; a.Value.Float() > x.max*0.7 {
					l.Position = "left"
				}
				mark["label"] = l
			}
		case "pass":
			mark["itemStyle"] = map[string]any{"color": pass, "borderColor": paper, "borderWidth": 1}
		}
		out = append(out, mark)
	}
	return out
}

// rayLabel stands where a ray leaves the picture, at its right or above it, so many
// pixels from the upright axis, whose name it must not cover.
func rayLabel(f figure.Figure, g figure.Guide, atRight bool, at float64) map[string]any {
	label := map[string]any{"show": true, "formatter": literal(g.Label()), "color": ink, "fontSize": fontSize, "position": "end", "distance": 6}
	if atRight {
		label["formatter"], label["lineHeight"] = literal(guideText(g)), 17
	} else if name := textWidth(axisName(f.Series[1])); at < float64(name+textWidth(g.Label())/2) {
		label["align"], label["padding"] = "left", []int{0, 0, 0, name + 8}
	}
	return label
}

// kinds names the marks by what they say, as series without points, and is the
// legend of those that occur.
func kinds(f figure.Figure, chart *charts.Scatter, h *house) []any {
	var out []any
	for _, kind := range []struct{ class, symbol, colour string }{{"pass", "circle", pass}, {"fail", "diamond", fail}} {
		at := slices.IndexFunc(f.Series[1].Points, func(p figure.Point) bool { return p.Mark.Class == kind.class })
		if at < 0 {
			continue
		}
		mark := f.Series[1].Points[at].Mark
		name, look := strings.TrimSpace(mark.Sign+" "+mark.Word), map[string]any{"color": kind.colour}
		chart.AddSeries(name, nil)
		h.over = append(h.over, map[string]any{"data": []any{}, "symbol": kind.symbol, "itemStyle": look})
		out = append(out, map[string]any{"name": name, "icon": kind.symbol, "itemStyle": look})
	}
	return out
}

// rayRoom is the room at the right for the label of a target that ends there.
func rayRoom(f figure.Figure) int {
	x, y, room := axisOf(f, 0), axisOf(f, 1), 0
	for _, g := range f.Guides {
		if g.Ray && g.Value.Sign() > 0 && x.max*g.Value.Float() < y.max {
			room = max(room, widest(strings.Split(guideText(g), "\n"))+16)
		}
	}
	return room
}

// rays are the targets of a quotient, from the origin to the edge of the picture.
func rays(f figure.Figure, p plan, x, y scale) map[string]any {
	var data []any
	for _, g := range f.Guides {
		if !g.Ray || g.Value.Sign() <= 0 {
			continue
		}
		rise := g.Value.Float()
		right := math.Min(x.max, y.max/rise)
		data = append(data, []any{
			map[string]any{"coord": []any{0, 0}, "name": g.Label(), "lineStyle": map[string]any{"color": ink, "type": "dashed", "width": 1.5},
				"label": rayLabel(f, g, right == x.max, right*p.pixels(x))},
			map[string]any{"coord": []any{right, right * rise}},
		})
	}
	if data == nil {
		return nil
	}
	return map[string]any{"symbol": "none", "silent": true, "z": 1, "data": data}
}
