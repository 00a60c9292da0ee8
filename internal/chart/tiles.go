package chart

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// tiles lays areas out at their places: a tile each, with its name, its number
// and the colour of its verdict or class.
func tiles(f figure.Figure, p plan) (builder, *house, error) {
	rows, columns := spread(f)
	chart := charts.NewHeatMap()
	chart.AddSeries("", nil)
	h := &house{figure: f, x: blankAxis(columns), y: blankAxis(rows), more: map[string]any{"grid": grid(p)}}
	h.y["inverse"] = true
	pieces, classes := verdicts(f, p), classOf
	if len(f.Classes) > 0 {
		pieces, classes = scaleOf(f, p), func(p figure.Point) int { return p.Class }
	}
	h.more["visualMap"] = pieces
	var data []any
	for k, point := range f.Series[0].Points {
		data = append(data, map[string]any{
			"name":  f.Categories[k] + "：" + strings.TrimSpace(point.Label()+" "+point.Mark.Word),
			"value": []int{f.Areas[k].Column - 1, f.Areas[k].Row - 1, classes(point)},
			"label": map[string]any{"show": true, "formatter": literal(tileName(f.Categories[k], p) + "\n" + point.Label()),
				"color": tileInk(f, classes(point)), "fontSize": fontSize - 1, "lineHeight": 16},
			"itemStyle": map[string]any{"borderColor": paper, "borderWidth": 3},
		})
	}
	h.over = []map[string]any{{"data": data}}
	return chart, h, nil
}

// spread is how many rows and columns the tiles take.
func spread(f figure.Figure) (rows, columns int) {
	for _, a := range f.Areas {
		rows, columns = max(rows, a.Row), max(columns, a.Column)
	}
	return rows, columns
}

// tileName is a name as it fits into a tile: what all are called is left out.
func tileName(name string, p plan) string {
	return cut(strings.TrimSuffix(strings.TrimSuffix(name, "社区"), "居委会"), p.head)
}

// blankAxis counts rows or columns and shows nothing.
func blankAxis(n int) map[string]any {
	names := make([]string, n)
	for k := range names {
		names[k] = strconv.Itoa(k + 1)
	}
	axis := nameAxis(names, 0)
	for _, part := range []string{"axisLabel", "axisLine", "axisTick", "splitLine"} {
		axis[part] = map[string]any{"show": false}
	}
	return axis
}

// scaleOf colours tiles by their classes, light to dark, and is their legend.
func scaleOf(f figure.Figure, p plan) map[string]any {
	var pieces []any
	for k, name := range occurring(f) {
		pieces = append(pieces, map[string]any{"value": k, "label": name, "color": classFill(f, k)})
	}
	return legendOf(pieces, p)
}

// occurring are the classes without that of those that did not report, where all did.
func occurring(f figure.Figure) []string {
	last := len(f.Classes) - 1
	if last >= 0 && !slices.ContainsFunc(f.Series[0].Points, func(p figure.Point) bool { return p.Class == last }) {
		return f.Classes[:last]
	}
	return f.Classes
}

// classFill is the colour of the k-th class; the last one did not report.
func classFill(f figure.Figure, k int) string {
	if k == len(f.Classes)-1 {
		return fills[3].fill
	}
	return shade(k, len(f.Classes)-1)
}

func tileInk(f figure.Figure, class int) string {
	if len(f.Classes) == 0 {
		return ink
	}
	return onto(classFill(f, class))
}
