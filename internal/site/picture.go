package site

import (
	"fmt"
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
	var years []stat.Year
	for _, y := range v.c.data.Years {
		if y <= m.Year {
			years = append(years, y)
		}
	}
	years = years[max(0, len(years)-sparkYears):]
	if len(years) < 2 || m.High.Known() { // a range has no single line
		return Spark{}
	}
	values := make([]stat.Quantity, len(years))
	var label []string
	for k, y := range years {
		x := v.c.Metrics.At(m.Indicator, m.Area, y)
		values[k] = x.Value
		v.shows(v.c.Writer.Bare(x))
		label = append(label, fmt.Sprintf("%d 年 %s", y, v.c.Writer.Value(x)))
	}
	s := draw(values, aim(m))
	s.Label = strings.Join(label, "，")
	return s
}

// draw puts values into the box, with a target if it is known. A spark with
// fewer than two values is left out.
func draw(values []stat.Quantity, target stat.Quantity) Spark {
	low, high, n := math.Inf(1), math.Inf(-1), 0
	for _, q := range values {
		if q.Known() {
			low, high, n = min(low, q.Float()), max(high, q.Float()), n+1
		}
	}
	if n < 2 {
		return Spark{}
	}
	if target.Known() { // a target far away would flatten the line
		if t := target.Float(); t <= high+(high-low)*2 && t >= low-(high-low)*2 {
			low, high = min(low, t), max(high, t)
		} else {
			target = stat.Quantity{}
		}
	}
	height := func(q stat.Quantity) float64 {
		if high == low {
			return sparkHeight / 2
		}
		return round(sparkMargin + (sparkHeight-2*sparkMargin)*(high-q.Float())/(high-low))
	}
	s := Spark{}
	if target.Known() {
		s.Aimed, s.Target = true, height(target)
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
		x := round(sparkMargin + (sparkWidth-2*sparkMargin)*float64(k)/float64(len(values)-1))
		run = append(run, Dot{X: x, Y: height(q)})
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
		for _, q := range []stat.Quantity{m.Value, aim(m)} {
			if q.Known() {
				most = max(most, q.Float())
			}
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
