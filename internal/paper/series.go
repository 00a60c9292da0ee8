package paper

import (
	"strings"

	"nianbao/internal/docx"
	"nianbao/internal/figure"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// Colours that stay apart in grey; what is not reported is striped.
const (
	ink    = "1F2933"
	accent = "1F4E79"
	blank  = "9AA3AE"
)

var (
	verdicts = map[string]string{"pass": accent, "fail": "B8480B", "exempt": "5F6B7A", "nodata": blank} // dark enough for white words, but the last
	palette  = []string{accent, "E69F00", "009E73", "D55E00", "56B4E9", "CC79A7"}
	shades   = []string{"DEEBF7", "B5D2EA", "85B4D9", "5593C3", "2F72A8", "1F4E79", "123456"} // from light to dark
	signs    = []string{"circle", "square", "triangle", "diamond"}
	dashes   = []string{"", "", "sysDash", "sysDash", "sysDot", "sysDot"}
)

// drawnSeries is the k-th series of a figure. Where there are many numbers those
// of a line are printed at its end only.
func drawnSeries(f figure.Figure, k int, s figure.Series, many bool) docx.Series {
	out := docx.Series{Name: s.Name, Color: palette[k%len(palette)], Ink: ink, Sign: signs[k%len(signs)], Dash: dashes[k%len(dashes)]}
	if f.Kind == figure.Stack {
		out.Color, out.Ink = shade(k, len(f.Series))
	}
	if s.Class == "missing" {
		out.Color, out.Hatch, out.Ink = blank, true, ink
	}
	for n, p := range s.Points {
		point := pointOf(p)
		switch color := verdicts[p.Mark.Class]; {
		case f.Kind == figure.Line:
		case f.Kind == figure.Stack:
		case color != "":
			point.Color, point.Hatch = color, p.Mark.Class == "nodata"
		case f.Kind == figure.Pie:
			point.Color = palette[n%len(palette)]
		}
		if hidden(f, n, p, many) {
			point.Place = docx.Nowhere
		}
		out.Points = append(out.Points, point)
	}
	return out
}

// hidden reports whether a point has no label: nothing is to be read in an empty
// part of a stack, and of many numbers in a line only the last has room.
func hidden(f figure.Figure, n int, p figure.Point, many bool) bool {
	switch f.Kind {
	case figure.Stack:
		return p.Value.Sign() == 0
	case figure.Line:
		return many && n < len(f.Categories)-1
	}
	return many
}

// clear moves labels off the lines across: those of columns into the columns,
// those of points that lie just under a line to beneath the points.
func clear(f figure.Figure, c *docx.Chart) {
	most := 0.0
	for _, s := range f.Series {
		for _, p := range s.Points {
			most = max(most, p.Value.Float())
		}
	}
	for k, s := range f.Series {
		for n, p := range s.Points {
			at := &c.Series[k].Points[n]
			if at.Place == docx.Nowhere || !p.Value.Known() || len(f.Guides) == 0 {
				continue
			}
			switch c.Kind {
			case docx.Columns:
				if p.Value.Float() > most/5 && !at.Hatch && len(f.Series) == 1 {
					at.Place, c.Series[k].Ink = docx.Inside, "FFFFFF"
				}
			case docx.Line:
				for _, g := range f.Guides {
					if up := g.Value.Float() - p.Value.Float(); up >= 0 && up < most/6 {
						at.Place = docx.Below
					}
				}
			}
		}
	}
}

// shade is the k-th of n colours from light to dark, and that of words on it.
func shade(k, n int) (color, words string) {
	if n > 1 {
		k = k * (len(shades) - 1) / (n - 1)
	}
	k = min(k, len(shades)-1)
	if k >= 3 {
		return shades[k], "FFFFFF"
	}
	return shades[k], ink
}

// across is a line at the height of a target or of a larger area.
func across(g figure.Guide, n int) docx.Series {
	s := docx.Series{Name: g.Label(), Color: "000000", Across: true}
	if !g.Target {
		s.Color = "7A8594"
	}
	for range n {
		s.Points = append(s.Points, docx.Point{Value: value(g.Value)})
	}
	return s
}

// pointOf is a point with a format by which Word prints it as the site does.
func pointOf(p figure.Point) docx.Point {
	return docx.Point{Value: value(p.Value), Format: format(p)}
}

// value is a quantity as it prints, digit for digit; empty while missing.
func value(q stat.Quantity) string {
	if !q.Known() {
		return ""
	}
	if _, finite := q.Rat().FloatPrec(); !finite { // a limit such as 1/3; points are rounded before
		return numeral.Fixed(q.Rat(), 6, numeral.HalfUp)
	}
	return numeral.Exact(q.Rat())
}

// format is the number format that prints a point's value as its label: 28.9 as
// "28.9% ✗" by #,##0.0"% ✗". A label that is no number is printed as it is.
func format(p figure.Point) string {
	label := p.Label()
	minus := ""
	for _, m := range []string{"−", "-"} {
		if rest, ok := strings.CutPrefix(label, m); ok {
			minus, label = m, rest
			break
		}
	}
	end := 0
	for end < len(label) && strings.IndexByte("0123456789,.", label[end]) >= 0 {
		end++
	}
	if end == 0 {
		return literal(p.Label())
	}
	code := "#,##0"
	if _, decimals, ok := strings.Cut(label[:end], "."); ok {
		code += "." + strings.Repeat("0", len(decimals))
	}
	code += literal(label[end:])
	if minus != "" {
		code += ";" + literal(minus) + code
	}
	return code
}

// literal is text in a number format.
func literal(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(text, `"`, "”") + `"`
}
