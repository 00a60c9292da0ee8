package chart

import (
	"math"
	"sort"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
)

// lines draws lines over years. Up to four have their names at their ends where
// these do not overlap; others have a legend.
func lines(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewLine()
	s := lineScale(f)
	h := &house{figure: f, more: map[string]any{"grid": grid(p)}}
	h.x, h.y = nameAxis(f.Categories, 0), valueAxis(f, s, true)
	h.x["boundaryGap"] = true
	h.guides = markLines(f, "yAxis", "end")
	for k, series := range f.Series {
		chart.AddSeries(seriesName(series), nil, lineSeries(f, p, k))
		h.over = append(h.over, thinned())
	}
	switch {
	case named(f):
		h.over = endLabels(f)
	case len(f.Series) > 1:
		h.legend = legend()
	}
	return chart, h, nil
}

// lineSeries sets the look of the k-th line.
func lineSeries(f figure.Figure, p plan, k int) charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		s.Data = lineItems(f, p, k)
		s.ShowSymbol = opts.Bool(true)
		s.Symbol, s.SymbolSize = symbols[k%len(symbols)], 8
		s.ConnectNulls = opts.Bool(false)
		if f.Kind == figure.Step {
			s.Step = "end"
		}
		s.LineStyle = &opts.LineStyle{Color: palette[k%len(palette)], Width: 2.5, Type: dashes[k%len(dashes)]}
		s.ItemStyle = &opts.ItemStyle{Color: palette[k%len(palette)]}
		s.Label = &opts.Label{Show: opts.Bool(true), Position: "top", Color: ink, FontSize: fontSize}
	}
}

// lineItems are the points of the k-th line. One line has a label at each
// point; of several only the last point has one, if its line's end has room.
func lineItems(f figure.Figure, plan plan, k int) []item {
	var out []item
	s := f.Series[k]
	for n, p := range s.Points {
		l := beside(len(f.Series) == 1 && len(s.Points) <= 12 && p.Value.Known(), p.Label())
		if l.Show {
			putBeside(l, f, plan, n)
		}
		out = append(out, item{Name: told(f.Categories[n], s, p, len(f.Series) > 1), Value: number(p.Value), Label: l})
	}
	return out
}

// named reports whether the lines have their names at their ends: they are few
// enough, and their ends leave room.
func named(f figure.Figure) bool {
	if len(f.Series) < 2 || len(f.Series) > 4 || len(f.Guides) > 0 {
		return false
	}
	s, ends := lineScale(f), []float64(nil)
	for _, series := range f.Series {
		last := series.Points[len(series.Points)-1]
		if !last.Value.Known() {
			return false
		}
		ends = append(ends, last.Value.Float())
	}
	sort.Float64s(ends)
	pixel := (s.max - s.min) / linePixels
	for k := 1; k < len(ends); k++ {
		if math.Abs(ends[k]-ends[k-1]) < pixel*(fontSize+3) {
			return false
		}
	}
	return true
}

// endLabels are the names of the lines with their last numbers.
func endLabels(f figure.Figure) []map[string]any {
	var out []map[string]any
	for _, s := range f.Series {
		out = append(out, map[string]any{"labelLayout": thinned()["labelLayout"], "endLabel": map[string]any{"show": true, "formatter": literal(endText(s)), "color": ink, "fontSize": fontSize, "distance": 8}})
	}
	return out
}

func endText(s figure.Series) string {
	return cut(s.Name, maxNames) + " " + s.Points[len(s.Points)-1].Label()
}
