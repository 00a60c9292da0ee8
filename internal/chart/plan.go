package chart

import (
	"strings"

	"nianbao/internal/figure"
)

const (
	fontSize   = 13
	linePixels = 240  // height of the plot of lines
	narrow     = 580  // a picture as wide as one of two in a row
	wide       = 1100 // a heat map over the whole page
	rowPixel   = 30   // a lying bar with its gap
	maxNames   = 168  // pixels for the names of bars; longer names end in …
)

// A plan is the size of a picture and the room around its axes, in pixels.
type plan struct {
	width, height            int
	left, right, top, bottom int
	names                    int // room for the names at the left
	head                     int // room for the names at the top
}

// layout plans a picture by what has to be written around it.
func layout(f figure.Figure) plan {
	p := plan{width: narrow, height: 320, left: 56, right: 32, top: 36, bottom: 36}
	switch f.Kind {
	case figure.Bars:
		p.names = widest(rowNames(f)) + 4
		p.left, p.right, p.top, p.bottom = p.names+12, labelRoom(f), 12, 32
		if len(f.Guides) > 0 {
			p.top = 14 + 18*len(f.Guides)
		}
		p.height = p.top + p.bottom + rowPixel*len(f.Categories)
	case figure.Line:
		p.left, p.right, p.top = axisRoom(f), lineRoom(f), 44
		if len(f.Series) > 1 && !named(f) {
			p.top += 24 * legendRows(f, p.width)
		}
		p.height = p.top + p.bottom + linePixels
	case figure.Columns:
		p.left, p.height = axisRoom(f), 300
		p.bottom = 20 + 18*lineCount(columnNames(f), (p.width-p.left-p.right)/len(f.Categories)-8)
	case figure.Stack:
		p.left = axisRoom(f)
		p.top = 40 + 24*legendRows(f, p.width)
		p.height = 280 + p.top
	case figure.Heat:
		p = heatPlan(f)
	case figure.Pie:
		p.height = 240
	}
	return p
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

// heatPlan gives each column the room that its numbers and its name need.
func heatPlan(f figure.Figure) plan {
	p := plan{width: narrow, right: 16, bottom: 44}
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

// lineRoom is the room at the right for names at the ends of lines, or for the
// labels of lines across.
func lineRoom(f figure.Figure) int {
	var texts []string
	for _, g := range f.Guides {
		texts = append(texts, strings.Split(guideText(g), "\n")...)
	}
	if named(f) {
		for _, s := range f.Series {
			texts = append(texts, endText(s))
		}
	}
	return max(28, widest(texts)+16)
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
	s := fit(span(f), f.Kind != figure.Line)
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
