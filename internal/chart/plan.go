package chart

import (
	"strings"

	"nianbao/internal/figure"
)

// Narrow is how wide a picture is that shares its row with another; wider ones
// want the whole page.
const Narrow = 580

const (
	fontSize   = 13
	linePixels = 240  // height of the plot of lines
	wide       = 1100 // a picture over the whole page
	rowPixel   = 30   // a lying bar with its gap
	legendRow  = 24   // a row of the names of the series
	narrowest  = 240  // a picture on the smallest phone
	underTiles = 44   // a row of classes below tiles
	maxNames   = 168  // pixels for the names of bars; longer names end in …
)

// A plan is the size of a picture and the room around its axes, in pixels.
type plan struct {
	width, height            int
	left, right, top, bottom int
	names                    int // room for the names at the left
	head                     int // room for the names at the top
	clear                    int // room between names and axis, for labels
}

// pixels are how many pixels wide 1 of a scale along the picture is.
func (p plan) pixels(s scale) float64 { return float64(p.width-p.left-p.right) / (s.max - s.min) }

// layout plans a picture by what has to be written around it.
func layout(f figure.Figure) plan {
	p := plan{width: Narrow, height: 320, left: 56, right: 32, top: 36, bottom: 36}
	switch f.Kind {
	case figure.Bars:
		p.names = widest(rowNames(f)) + 4
		p.left, p.right, p.top, p.bottom = p.names+12, labelRoom(f), 12, 32
		if len(f.Guides) > 0 {
			p.top = 14 + 18*len(f.Guides)
		}
		p.height = p.top + p.bottom + rowPixel*len(f.Categories)
	case figure.Dumbbell, figure.Range, figure.Hundred, figure.Box:
		p = lyingPlan(f, p)
	case figure.Line, figure.Step:
		p.left, p.right, p.top = axisRoom(f), lineRoom(f), 44
		if len(f.Series) > 1 && !named(f) {
			p.top += legendRow * legendRows(f, p.width)
		}
		p.height = p.top + p.bottom + linePixels
	case figure.Slope:
		p = slopePlan(f, p)
	case figure.Columns, figure.Waterfall:
		p.left, p.height = axisRoom(f), 300
		p.right = max(p.right, guideRoom(f))
		p.bottom = 20 + 18*lineCount(columnNames(f), (p.width-p.left-p.right)/len(f.Categories)-8)
	case figure.Histogram:
		p.left, p.height, p.top = axisRoom(f), 300, 44+18*len(f.Guides)
		if len(f.Categories) >= len(f.Edges) {
			p.bottom, p.height = p.bottom+17, p.height+17
		}
	case figure.Stack:
		p.left = axisRoom(f)
		if p.top = 40; len(f.Series) > 1 {
			p.top += legendRow * legendRows(f, p.width)
		}
		p.height = 280 + p.top
	case figure.Heat:
		p = heatPlan(f)
	case figure.Tiles:
		p = tilePlan(f)
	case figure.Treemap:
		p.head, p.height = 160, 380
		if len(f.Categories) > 15 {
			p.width = wide
		}
	case figure.Scatter:
		p.left, p.height, p.bottom, p.top = 56, 400, 56, 36+legendRow
		p.right = max(p.right, rayRoom(f))
	case figure.Sankey:
		p = sankeyPlan(f, p)
	case figure.Radar:
		p.height, p.top, p.bottom = 400, 84, 56
	case figure.Pie:
		p.height = 240
	}
	return p
}

// lyingPlan gives lying rows the room that their names and numbers need.
func lyingPlan(f figure.Figure, p plan) plan {
	p.names = widest(cutAll(f.Categories)) + 4
	p.left, p.right, p.top, p.bottom = p.names+12, labelRoom(f)+8, 14+18*len(f.Guides), 32
	switch f.Kind {
	case figure.Dumbbell, figure.Range:
		p.clear = pairRoom(f, p)
		p.left += p.clear
		if f.Kind == figure.Dumbbell {
			p.top += legendRow * legendRows(f, p.width)
		}
	case figure.Hundred:
		p.top += legendRow * legendRows(f, p.width)
		p.right = 24 + textWidth("合计 100.0% ✓")
	}
	p.height = p.top + p.bottom + rowPixel*len(f.Categories)
	return p
}

// slopePlan leaves room for the labels at both ends.
func slopePlan(f figure.Figure, p plan) plan {
	var left, right []string
	for _, s := range f.Series {
		left, right = append(left, s.Points[0].Label()), append(right, s.Points[1].Label()+" "+cut(s.Name, maxNames))
	}
	p.left, p.right, p.top, p.bottom = widest(left)+lead+16, widest(right)+lead+16, 44, 16
	p.height = p.top + p.bottom + max(linePixels+20, int(slopeLine)*len(f.Series))
	return p
}

// tilePlan makes tiles wide enough for four characters.
func tilePlan(f figure.Figure) plan {
	rows, columns := spread(f)
	p := plan{width: Narrow, top: 8, bottom: underTiles, left: 8, right: 8}
	if columns > 8 {
		p.width = wide
	}
	p.bottom = underRoom(f, p)
	p.head = (p.width-16)/columns - 8
	p.height = p.top + p.bottom + 46*rows
	return p
}

// underRoom is the room for the names of classes below tiles: a row of them, or a
// line each where they are too wide for that, on a phone too.
func underRoom(f figure.Figure, p plan) int {
	used := 24
	for _, name := range occurring(f) {
		used += textWidth(name) + 39
	}
	if used <= 340 || p.width == wide && used <= wide {
		return underTiles
	}
	return 28 + 19*len(occurring(f))
}

// sankeyPlan leaves room for the names on both sides.
func sankeyPlan(f figure.Figure, p plan) plan {
	var left, right []string
	for _, e := range f.Ends {
		if e.Right {
			right = append(right, strings.Split(endName(e), "\n")...)
		} else {
			left = append(left, strings.Split(endName(e), "\n")...)
		}
	}
	p.left, p.right, p.top, p.bottom = widest(left)+16, widest(right)+16, 36, 16
	p.height = p.top + p.bottom + 280
	return p
}

// heatPlan gives each column the room that its numbers and its name need.
func heatPlan(f figure.Figure) plan {
	p := plan{width: Narrow, right: 16, bottom: 44}
	p.names = widest(rowNames(f)) + 4
	p.left = p.names + 12
	if len(f.Series) > 6 {
		p.width = wide
	}
	p.head = max(24, (p.width-p.left-p.right)/len(f.Series)-6)
	p.top = 16 + 18*lineCount(headings(f, p.head), p.head)
	p.height = p.top + p.bottom + 30*len(f.Categories)
	return p
}

// guideRoom is the room at the right for the labels of lines across.
func guideRoom(f figure.Figure) int {
	var texts []string
	for _, g := range f.Guides {
		texts = append(texts, strings.Split(guideText(g), "\n")...)
	}
	return widest(texts) + 16
}

// lineRoom is the room at the right for names at the ends of lines, or for the
// labels of lines across.
func lineRoom(f figure.Figure) int {
	var texts []string
	if named(f) {
		for _, s := range f.Series {
			texts = append(texts, endText(s))
		}
	}
	return max(28, widest(texts)+16, guideRoom(f))
}

// labelRoom is the room for the labels at the ends of lying bars.
func labelRoom(f figure.Figure) int {
	room := 40
	for _, s := range f.Series {
		for _, p := range s.Points {
			room = max(room, textWidth(p.Label())+18)
		}
	}
	return max(room, textWidth(f.Unit)+24)
}

// axisRoom is the room for the numbers of an upright axis.
func axisRoom(f figure.Figure) int {
	s := fit(span(f), true)
	if f.Kind == figure.Line || f.Kind == figure.Step {
		s = lineScale(f)
	}
	return max(44, textWidth(grouped(s.print(s.max)))+20)
}

// widest is the width of the longest of several texts.
func widest(texts []string) int {
	w := 0
	for _, t := range texts {
		w = max(w, textWidth(t))
	}
	return w
}

// lineCount is how many lines the longest of several texts takes in a width.
func lineCount(texts []string, width int) int {
	width = max(width, fontSize)
	n := 1
	for _, t := range texts {
		lines := 0
		for _, line := range strings.Split(t, "\n") {
			lines += max(1, (textWidth(line)+width-1)/width)
		}
		n = max(n, lines)
	}
	return min(n, 6)
}

// textWidth is how wide a text is drawn: a Chinese character is as wide as it is
// high, others are about 0.6 of that.
func textWidth(s string) int {
	w := 0
	for _, r := range s {
		if r < 0x2000 {
			w += fontSize * 60
		} else {
			w += fontSize * 100
		}
	}
	return (w + 99) / 100
}

// cut shortens a text to a width.
func cut(s string, width int) string {
	if textWidth(s) <= width {
		return s
	}
	out := ""
	for _, r := range s {
		if textWidth(out+string(r)+"…") > width {
			break
		}
		out += string(r)
	}
	return out + "…"
}
