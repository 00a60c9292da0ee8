package chart

import (
	"slices"
	"strings"

	"nianbao/internal/figure"
)

// The colours of the house: data by Okabe and Ito, told apart by people who see
// few colours; text and verdicts with 4.5:1 and more on white.
const (
	ink    = "#1f2933" // text
	faint  = "#5f6b7a" // axes and their labels
	hair   = "#e3e7ec" // grid lines
	accent = "#1f4e79" // the series that is spoken of
	pass   = "#00795a" // 达标, blue-green
	fail   = "#b8480b" // 不达标, vermilion
	exempt = "#7a8594" // 豁免
	blank  = "#c9ced6" // 未报, 无数据; always hatched
	paper  = "#ffffff"
)

// palette is for series of equal standing.
var palette = []string{accent, "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7"}

// blues go from light to dark, for bands in order.
var blues = []string{"#deebf7", "#b5d2ea", "#85b4d9", "#5593c3", "#2f72a8", "#1f4e79", "#123456"}

// fills are the light colours of verdicts behind text.
var fills = []struct {
	class, label, fill string
}{
	{"pass", "✓ 达标", "#cfe9df"},
	{"fail", "✗ 不达标", "#f8d5c2"},
	{"exempt", "– 豁免", "#dfe3e8"},
	{"nodata", "○ 无数据", "#f4f5f7"},
	{"", "不判断", paper},
}

const fontStack = `PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif`

// symbols tell lines apart where colours do not.
var symbols = []string{"circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"}

// dashes do the same.
var dashes = []string{"solid", "solid", "dashed", "dashed", "dotted", "dotted"}

// verdictColour is the colour of a point with a mark.
func verdictColour(class string) string {
	return map[string]string{"pass": pass, "fail": fail, "exempt": exempt, "nodata": blank}[class]
}

// shade is the k-th of n blues, spread over the scale.
func shade(k, n int) string {
	if n < 2 {
		return accent
	}
	last := len(blues) - 2 // the darkest only where it is needed
	if n > last {
		last++
	}
	return blues[min((k*last+(n-1)/2)/(n-1), len(blues)-1)]
}

// onto is the colour of text on a blue or on a verdict.
func onto(ground string) string {
	if slices.Contains([]string{pass, fail, exempt}, ground) {
		return paper
	}
	for k, b := range blues {
		if b == ground && k >= 3 {
			return paper
		}
	}
	return ink
}

// hatch is the pattern of what is not reported.
var hatch = map[string]any{"color": "rgba(255,255,255,0.9)", "dashArrayX": []int{1, 0}, "dashArrayY": []int{2, 4}, "rotation": -0.7853981633974483}

// An item is a point of a series: go-echarts' own types know no decal.
type item struct {
	Name      string     `json:"name,omitempty"`
	Value     any        `json:"value"`
	Label     *label     `json:"label,omitempty"`
	ItemStyle *itemStyle `json:"itemStyle,omitempty"`
	Symbol    string     `json:"symbol,omitempty"`
}

type itemStyle struct {
	Color string `json:"color,omitempty"`
	Decal any    `json:"decal,omitempty"`
}

// A label is the text at a point; its formatter is the text itself.
type label struct {
	Show      bool      `json:"show"`
	Position  string    `json:"position,omitempty"` // where it differs from the series'
	Formatter string    `json:"formatter,omitempty"`
	Color     string    `json:"color,omitempty"`
	Offset    []float64 `json:"offset,omitempty"`
	Distance  int       `json:"distance,omitempty"`
	Halo      string    `json:"textBorderColor,omitempty"` // so that a line behind does not cross the digits
	HaloWidth int       `json:"textBorderWidth,omitempty"`
}

// thinned leaves numbers out that would run into each other, as on a phone.
func thinned() map[string]any {
	return map[string]any{"labelLayout": map[string]any{"hideOverlap": true}}
}

// beside is a label on paper, next to its point.
func beside(show bool, text string) *label {
	return &label{Show: show, Formatter: literal(text), Color: ink, Halo: paper, HaloWidth: 3}
}

// within is a label at the inner end of a bar, where no line across can touch
// it. Verdict colours are dark enough for white text (4.5:1).
func within(text string) *label {
	return &label{Show: true, Position: "insideRight", Formatter: literal(text), Color: paper}
}

// literal keeps ECharts from reading a text as a template.
func literal(text string) string { return strings.NewReplacer("{", "｛", "}", "｝").Replace(text) }

// style is the look of a point by its mark.
func style(p figure.Point) *itemStyle {
	switch c := verdictColour(p.Mark.Class); {
	case p.Mark.Class == "nodata":
		return &itemStyle{Color: c, Decal: hatch}
	case c != "":
		return &itemStyle{Color: c}
	}
	return nil
}
