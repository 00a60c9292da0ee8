package site

import (
	"math"
	"strconv"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// The small pictures that stand in tables. Their numbers are only lengths; the
// printed ones stand beside them.

const (
	sparkYears  = 5
	sparkWidth  = 120.0
	sparkHeight = 32.0
	sparkMargin = 4.0
)

// spark draws a metric over the years up to its own.
func (v *view) spark(m metric.Metric) Spark {
	years := v.yearsUpTo()
	years = years[max(0, len(years)-sparkYears):]
	if len(years) < 2 || m.High.Known() { // a range has no single line
		return Spark{}
	}
	row := v.series(m.Indicator, m.Area, years)
	s := draw(quantities(row), aim(m), sparkFrame(quantities(row)))
	s.Label = v.inWords(row)
	return s
}

// A frame is the box of a small picture, and the values at its bottom and top.
type frame struct {
	width, height float64
	low, high     float64
}

// sparkFrame is the box of a line in a table, as high as its own values.
func sparkFrame(values []stat.Quantity) frame {
	low, high := ends(values)
	return frame{sparkWidth, sparkHeight, low, high}
}

// ends are the least and the largest of those values that are known.
func ends(values []stat.Quantity) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, q := range values {
		if q.Known() {
			low, high = min(low, q.Float()), max(high, q.Float())
		}
	}
	return low, high
}

// countKnown counts the values that are known.
func countKnown(values []stat.Quantity) (n int) {
	for _, q := range values {
		if q.Known() {
			n++
		}
	}
	return n
}

// reach makes room for a target; one that is far away would flatten the lines,
// and is left out.
func (f *frame) reach(target stat.Quantity) stat.Quantity {
	if !target.Known() {
		return target
	}
	if t := target.Float(); t <= f.high+(f.high-f.low)*2 && t >= f.low-(f.high-f.low)*2 {
		f.low, f.high = min(f.low, t), max(f.high, t)
		return target
	}
	return stat.Quantity{}
}

// y is how far down a value stands.
func (f frame) y(q stat.Quantity) float64 {
	if f.high == f.low {
		return f.height / 2
	}
	return round(sparkMargin + (f.height-2*sparkMargin)*(f.high-q.Float())/(f.high-f.low))
}

// x is how far right the k-th of n values stands.
func (f frame) x(k, n int) float64 {
	return round(sparkMargin + (f.width-2*sparkMargin)*float64(k)/float64(n-1))
}

// draw puts values into the box, with a target if it is known. A line with fewer
// than two values is left out.
func draw(values []stat.Quantity, target stat.Quantity, f frame) Spark {
	if countKnown(values) < 2 {
		return Spark{}
	}
	s := Spark{}
	if target = f.reach(target); target.Known() {
		s.Aimed, s.Target = true, f.y(target)
	}
	var run []Dot
	flush := func() {
		if len(run) == 1 {
			s.Dots = append(s.Dots, run[0])
		} else if len(run) > 1 {
			s.Lines = append(s.Lines, points(run))
		}
		run = nil
	}
	for k, q := range values {
		if !q.Known() {
			flush()
			continue
		}
		run = append(run, Dot{X: f.x(k, len(values)), Y: f.y(q)})
	}
	if last := len(values) - 1; values[last].Known() {
		own := run[len(run)-1]
		own.Own = true
		if len(run) > 1 {
			flush()
		}
		run = nil
		s.Dots = append(s.Dots, own)
	}
	flush()
	return s
}

func points(run []Dot) string {
	var b strings.Builder
	for k, d := range run {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(d.X, 'f', -1, 64) + "," + strconv.FormatFloat(d.Y, 'f', -1, 64))
	}
	return b.String()
}

// aim is the limit of a target with one side, as a plain value.
func aim(m metric.Metric) stat.Quantity {
	t := m.Target
	if len(t.Parts) > 0 {
		return stat.Quantity{}
	}
	for _, q := range []stat.Quantity{t.Min, t.Above, t.Max, t.Below} {
		if q.Known() {
			if m.Unit == "%" {
				q = q.Per(stat.Int(100))
			}
			return q
		}
	}
	return stat.Quantity{}
}

// longest is the number that fills a bar: the largest value or target.
func longest(list []metric.Metric) float64 {
	most := 0.0
	for _, m := range list {
		most = max(most, reach(m))
	}
	return most
}

// reach is how far a metric or its target goes; nothing goes below 0.
func reach(m metric.Metric) float64 {
	most := 0.0
	for _, q := range [...]stat.Quantity{m.Value, aim(m)} {
		if q.Known() {
			most = max(most, q.Float())
		}
	}
	return most
}

// bar is a metric as a share of the longest; values below zero have none.
func bar(m metric.Metric, longest float64) Bar {
	b := Bar{Class: string(m.Verdict)}
	if !m.Value.Known() || longest <= 0 {
		return b
	}
	b.Shown, b.Width = true, round(100*max(0, m.Value.Float())/longest)
	if t := aim(m); t.Known() && t.Sign() > 0 {
		b.Aimed, b.Target = true, min(99.5, round(100*t.Float()/longest))
	}
	return b
}

// part is n of a whole as a bar.
func part(n, of int) Bar {
	if of == 0 {
		return Bar{}
	}
	return Bar{Shown: true, Width: round(100 * float64(n) / float64(of))}
}

// round keeps one decimal: the same on every machine, and short.
func round(x float64) float64 { return math.Round(x*10) / 10 }
