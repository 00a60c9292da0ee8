package docx

import (
	"regexp"
	"strings"
)

// A Chart stands in a line and can be edited in Word.
type Chart struct {
	Kind          ChartKind
	Categories    []string
	Series        []Series
	Width, Height int
	Alt           string // what it shows
	Look          Look   // of its words: Font, Latin, Size, Color
}

// A ChartKind is the form of a Chart.
type ChartKind int

const (
	Columns ChartKind = iota // upright
	Bars                     // lying, the first category on top
	Stack                    // upright, the series one on the other
	Line
	Pie // of the first series
)

// A Series is a number for each category.
type Series struct {
	Name   string
	Color  string // RRGGBB
	Ink    string // of labels that stand on Color
	Hatch  bool   // striped, to be told apart in grey
	Dash   string // of lines: sysDash, dash; empty: solid
	Sign   string // of lines at each point: circle, square, triangle, diamond; empty: none
	Across bool   // a line across the chart, such as a target; not of Bars and Pie
	Points []Point
}

// A Point is a number and how its label is printed.
type Point struct {
	Value  string // a decimal number; what is none makes a gap
	Format string // such as 0.0"%"; empty: 0
	Color  string // where it is not that of the series
	Hatch  bool   // where the series has none
	Place  Place  // of the label
}

// A Place is where a label stands.
type Place int

const (
	Beyond Place = iota // past the end of a column, above a point, in the middle of a part of a stack
	Inside              // in the middle of a column, in the Ink of the series
	Below               // under a point
	Nowhere
)

var decimal = regexp.MustCompile(`^-?[0-9]{1,300}(\.[0-9]{1,300})?$`)

func (p Point) known() bool { return decimal.MatchString(p.Value) }

func (p Point) format() string {
	if p.Format == "" {
		return "0"
	}
	return p.Format
}

// even gives each series a point for each category, and no more.
func (c Chart) even() Chart {
	list := make([]Series, len(c.Series))
	for k, s := range c.Series {
		points := make([]Point, len(c.Categories))
		copy(points, s.Points)
		s.Points = points
		s.Across = s.Across && c.Kind != Bars && c.Kind != Pie
		list[k] = s
	}
	c.Series = list
	if c.Kind == Pie && len(list) > 1 {
		c.Series = list[:1]
	}
	return c
}

func (c Chart) write(a *part) {
	if len(c.Categories) == 0 || len(c.Series) == 0 {
		return
	}
	c = c.even()
	a.drawing(c.Width, c.Height, c.Alt, "c", "http://schemas.openxmlformats.org/drawingml/2006/chart", func(n int) {
		a.empty("c:chart", "r:id", a.relate(office+"chart", c.part(a.pack, n)))
	})
}

// part writes word/charts/chartN.xml with its workbook, and returns its name.
func (c Chart) part(p *pack, n int) string {
	name := "charts/chart" + itoa(n) + ".xml"
	a := p.add("word/"+name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	book := "embeddings/chart" + itoa(n) + ".xlsx"
	p.put("word/"+book, "", c.workbook())
	id := a.relate(office+"package", "../"+book)
	a.begin("c:chartSpace", "xmlns:c", namespaces[11], "xmlns:a", namespaces[7], "xmlns:r", namespaces[3])
	a.val("c:roundedCorners", "0")
	a.begin("c:chart")
	a.val("c:autoTitleDeleted", "1")
	c.plot(&a.markup)
	c.legend(&a.markup)
	a.val("c:plotVisOnly", "1")
	a.val("c:dispBlanksAs", "gap")
	a.end(1)
	a.begin("c:spPr")
	a.empty("a:noFill")
	line(&a.markup, "", 0, "")
	a.end(1)
	words(&a.markup, c.Look, c.Look.Color)
	a.begin("c:externalData", "r:id", id)
	a.val("c:autoUpdate", "0")
	a.end(2)
	return name
}

// plot writes the columns, lines or parts, and the axes.
func (c Chart) plot(m *markup) {
	m.begin("c:plotArea")
	m.empty("c:layout")
	switch c.Kind {
	case Pie:
		c.pie(m)
	case Line:
		c.lines(m, false)
		c.axes(m)
	default:
		c.columns(m)
		if c.across() > 0 {
			c.lines(m, true)
		}
		c.axes(m)
	}
	m.end(1)
}

// across is how many of the series are lines across.
func (c Chart) across() int {
	n := 0
	for _, s := range c.Series {
		if s.Across {
			n++
		}
	}
	return n
}

func (c Chart) columns(m *markup) {
	m.begin("c:barChart")
	m.val("c:barDir", map[bool]string{true: "bar", false: "col"}[c.Kind == Bars])
	m.val("c:grouping", map[bool]string{true: "stacked", false: "clustered"}[c.Kind == Stack])
	m.val("c:varyColors", "0")
	for k, s := range c.Series {
		if !s.Across {
			c.series(m, k, s)
		}
	}
	m.val("c:gapWidth", "40")
	if c.Kind == Stack {
		m.val("c:overlap", "100")
	}
	axisIDs(m)
	m.end(1)
}

// lines writes the series that are lines; with columns those across alone.
func (c Chart) lines(m *markup, acrossOnly bool) {
	m.begin("c:lineChart")
	m.val("c:grouping", "standard")
	m.val("c:varyColors", "0")
	for k, s := range c.Series {
		if s.Across || !acrossOnly {
			c.line(m, k, s)
		}
	}
	m.val("c:marker", "1")
	axisIDs(m)
	m.end(1)
}

func (c Chart) pie(m *markup) {
	m.begin("c:pieChart")
	m.val("c:varyColors", "1")
	c.series(m, 0, c.Series[0])
	m.val("c:firstSliceAng", "0")
	m.end(1)
}

func axisIDs(m *markup) {
	m.val("c:axId", "1")
	m.val("c:axId", "2")
}

// legend names the series where there are several.
func (c Chart) legend(m *markup) {
	if len(c.Series) < 2 {
		return
	}
	m.begin("c:legend")
	m.val("c:legendPos", "b")
	m.val("c:overlay", "0")
	m.end(1)
}

// words writes how words of a chart look.
func words(m *markup, l Look, color string) {
	m.begin("c:txPr")
	m.empty("a:bodyPr", "rot", "0", "vert", "horz")
	m.begin("a:p")
	m.begin("a:pPr")
	m.begin("a:defRPr", "sz", some(l.Size*50), "b", "0")
	fill(m, color, "", false)
	if l.Font != "" {
		latin := l.Latin
		if latin == "" {
			latin = l.Font
		}
		m.empty("a:latin", "typeface", latin)
		m.empty("a:ea", "typeface", l.Font)
	}
	m.end(2)
	m.empty("a:endParaRPr", "lang", "zh-CN")
	m.end(2)
}

// fill writes a colour, striped with white where hatch says so.
func fill(m *markup, color, back string, hatch bool) {
	switch {
	case color == "":
	case hatch:
		m.begin("a:pattFill", "prst", "wdUpDiag")
		solid(m, "a:fgClr", color)
		solid(m, "a:bgClr", "FFFFFF")
		m.end(1)
	default:
		solid(m, "a:solidFill", color)
	}
}

func solid(m *markup, name, color string) {
	m.begin(name)
	m.val("a:srgbClr", hex(color))
	m.end(1)
}

// hex is a colour as RRGGBB; what is none is black.
func hex(color string) string {
	if len(color) == 6 && strings.Trim(color, "0123456789abcdefABCDEF") == "" {
		return color
	}
	return "000000"
}

// line writes a line, width in 1/100 pt; 0 is none.
func line(m *markup, color string, width int, dash string) {
	if width == 0 {
		m.begin("a:ln")
		m.empty("a:noFill")
		m.end(1)
		return
	}
	m.begin("a:ln", "w", itoa(width*127), "cap", "rnd")
	solid(m, "a:solidFill", color)
	m.val("a:prstDash", dash)
	m.end(1)
}
