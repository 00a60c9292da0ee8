package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/internal/figure"
)

// bars draws columns, lying bars and stacks.
func bars(f figure.Figure, p plan) (builder, *house, error) {
	chart := charts.NewBar()
	lying := f.Kind == figure.Bars
	s := fit(span(f), true)
	numbers := valueAxis(f, s, !lying)
	h := &house{figure: f, more: map[string]any{"grid": grid(p)}}
	if lying {
		h.x, h.y = numbers, nameAxis(rowNames(f), 0)
		h.y["inverse"] = true
	} else {
		h.x, h.y = nameAxis(columnNames(f), (p.width-p.left-p.right)/len(f.Categories)-8), numbers
		h.x["axisLabel"].(map[string]any)["overflow"] = "break"
	}
	for k, one := range f.Series {
		chart.AddSeries(seriesName(one), nil, barSeries(f, p, k))
		h.over = append(h.over, thinned())
	}
	if len(f.Series) > 1 {
		h.legend = legend()
		h.legend["data"] = entries(f)
	}
	if lying {
		h.guides = uprightLines(f, p, s, "start")
	} else {
		h.guides = markLines(f, "yAxis", "start")
	}
	return chart, h, nil
}

// barSeries sets the look of the k-th series.
func barSeries(f figure.Figure, p plan, k int) charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		s.Data = barItems(f, p, k)
		s.BarMaxWidth = "64"
		s.Label = &opts.Label{Show: opts.Bool(true), Position: "top", Color: ink, FontSize: fontSize}
		switch {
		case f.Kind == figure.Stack:
			s.Stack, s.BarMaxWidth = "all", "72"
			s.Label.Position = "inside"
		case f.Kind == figure.Bars:
			s.BarMaxWidth = "20"
			s.Label.Position = "right"
		}
		s.ItemStyle = &opts.ItemStyle{Color: seriesColour(f, k)}
	}
}

// rowNames are the names beside lying bars, cut where they are too long; one
// without a number says so, for there is no bar to say it at.
func rowNames(f figure.Figure) []string {
	var out []string
	for k, name := range f.Categories {
		after := ""
		if p := f.Series[0].Points[k]; f.Kind == figure.Bars && len(f.Series) == 1 && !p.Value.Known() {
			after = " " + strings.TrimSpace(p.Label()+" "+p.Mark.Word)
		}
		out = append(out, cut(name, maxNames-textWidth(after))+after)
	}
	return out
}

// columnNames are the names under columns; those of bands break between their
// bounds.
func columnNames(f figure.Figure) []string {
	var out []string
	for _, name := range f.Categories {
		out = append(out, strings.Replace(name, "以上不满", "以上\n不满", 1))
	}
	return out
}

// roomy is how long a lying bar must be, as a share of the longest, to hold its
// label.
const roomy = 0.4

// barItems are the points of the k-th series, each with its printed label.
func barItems(f figure.Figure, plan plan, k int) []item {
	var out []item
	s := f.Series[k]
	least := readable(f, plan)
	longest := 0.0
	for _, v := range span(f) {
		longest = max(longest, math.Abs(v))
	}
	for n, p := range s.Points {
		it := item{Name: told(f.Categories[n], s, p, len(f.Series) > 1), Value: number(p.Value), ItemStyle: style(p),
			Label: beside(true, p.Label())}
		if f.Kind == figure.Bars && p.Value.Known() {
			it.Label = barLabel(f, plan, p, p.Value.Sign() > 0 && p.Value.Float() >= roomy*longest)
		}
		if f.Kind == figure.Stack {
			it.Label = &label{Show: p.Value.Float() >= least, Formatter: p.Label(), Color: onto(seriesColour(f, k))}
		}
		if s.Class == "nodata" {
			it.ItemStyle = &itemStyle{Color: blank, Decal: hatch}
		}
		out = append(out, it)
	}
	return out
}

// barLabel is the number at the end of a lying bar, inside it or behind it, and
// moved where a line across would run through it.
func barLabel(f figure.Figure, plan plan, p figure.Point, inside bool) *label {
	l, pixel := beside(true, p.Label()), plan.pixels(fit(span(f), true))
	if inside {
		l, pixel = within(p.Label()), -pixel
	}
	l.Distance = behind(f, p, pixel, textWidth(p.Label()))
	return l
}

// behind is how far from its point a label of a width has to stand so that no line
// across runs through it; 0 where none would. Labels stand on the side to which
// pixel, the pixels of 1, points.
func behind(f figure.Figure, p figure.Point, pixel float64, width int) int {
	off := 0.0
	for moved := true; moved; {
		moved = false
		for _, g := range f.Guides {
			if at := (g.Value.Float() - p.Value.Float()) * pixel; at > off && at < off+float64(width+8) {
				off, moved = at+6, true
			}
		}
	}
	return int(off)
}

// readable is the least value whose part of a stack has room for its number.
func readable(f figure.Figure, p plan) float64 {
	s := fit(span(f), true)
	return (s.max - s.min) / float64(p.height-p.top-p.bottom) * (fontSize + 3)
}

// seriesColour is the colour of the k-th series: blues for bands in order.
func seriesColour(f figure.Figure, k int) string {
	switch c := verdictColour(f.Series[k].Class); {
	case c != "":
		return c
	case f.Series[k].Class == "main":
		return accent
	case f.Series[k].Class == "rest":
		return blues[2]
	case f.Kind == figure.Stack:
		bands := 0
		for _, s := range f.Series {
			if s.Class == "" {
				bands++
			}
		}
		return shade(k, bands)
	}
	return palette[k%len(palette)]
}

// seriesName is a series' name, cut so that a legend has room for it; that of a
// verdict has its sign, for greys are alike.
func seriesName(s figure.Series) string {
	for _, f := range fills {
		if f.class != "" && f.class == s.Class && strings.HasSuffix(f.label, s.Name) {
			return f.label
		}
	}
	return cut(s.Name, 300)
}
