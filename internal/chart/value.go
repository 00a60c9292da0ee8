package chart

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/figure"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// number is a quantity as a JSON number, digit for digit as it prints; "-",
// which ECharts leaves out, where it is missing.
func number(q stat.Quantity) any {
	if !q.Known() {
		return "-"
	}
	r := q.Rat()
	if _, finite := r.FloatPrec(); !finite { // a limit such as 1/3; points are rounded before
		return json.Number(numeral.Fixed(r, 6, numeral.HalfUp))
	}
	return json.Number(numeral.Exact(r))
}

// told is a point as a screen reader or a pointer tells it.
func told(category string, s figure.Series, p figure.Point, many bool) string {
	name := category
	if many {
		name += " " + s.Name
	}
	return name + "：" + strings.TrimSpace(p.Text+" "+p.Mark.Sign+" "+p.Mark.Word)
}

// A scale is a value axis that begins and ends at round numbers and holds all
// points and lines across.
type scale struct {
	min, max, step float64
	decimals       int
}

// fit makes the scale for values; whole says that bars stand on it, which begin
// at 0. Lines may leave 0 out where all values lie in the upper quarter.
func fit(values []float64, whole bool) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = math.Min(low, v), math.Max(high, v)
	}
	if math.IsInf(low, 0) || math.IsInf(high, 0) {
		return scale{max: 1, step: 1}
	}
	if whole || low > 0 && low < high*0.75 || low == high {
		low, high = math.Min(low, 0), math.Max(high, 0)
	}
	if low == high {
		high = 1
	}
	step, decimals := roundStep((high - low) / 5)
	if decimals > 0 && !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) }) {
		step, decimals = max(1, 2*step), 0 // things are counted whole
	}
	return scale{math.Floor(low/step) * step, math.Ceil(high/step) * step, step, decimals}
}

// tight is a scale that leaves 0 out and has some room at both ends, for marks
// that are told apart by where they stand and not by how long they are.
func tight(values []float64, room float64) scale {
	if len(values) == 0 {
		return fit(values, false)
	}
	low, high := slices.Min(values), slices.Max(values)
	if low == high {
		return fit(values, true)
	}
	pad := (high - low) * room
	step, decimals := roundStep((high - low + 2*pad) / 5)
	s := scale{math.Floor((low-pad)/step) * step, math.Ceil((high+pad)/step) * step, step, decimals}
	if low >= 0 {
		s.min = math.Max(s.min, 0)
	}
	return s
}

// snug is a scale for an axis that nobody reads numbers from: it ends where the
// values do.
func snug(values []float64) scale {
	if len(values) == 0 || slices.Min(values) == slices.Max(values) {
		return tight(values, 0)
	}
	low, high := slices.Min(values), slices.Max(values)
	step, decimals := roundStep((high - low) / 50)
	return scale{math.Floor(low/step) * step, math.Ceil(high/step) * step, step, decimals}
}

// roundStep is the smallest of 1, 2, 2.5, 5 times a power of ten not below width,
// with the decimals that it takes to print it.
func roundStep(width float64) (step float64, decimals int) {
	exponent := int(math.Floor(math.Log10(width)))
	for _, digits := range []string{"10", "20", "25", "50", "100"} {
		step, _ = strconv.ParseFloat(digits+"e"+strconv.Itoa(exponent-1), 64)
		if step >= width {
			decimals = -exponent
			if digits == "25" {
				decimals++
			}
			break
		}
	}
	return step, max(0, decimals)
}

// print writes a number of the axis.
func (s scale) print(v float64) json.Number {
	return json.Number(strconv.FormatFloat(v, 'f', s.decimals, 64))
}

// span are the values of a figure that its axis has to hold.
func span(f figure.Figure) []float64 {
	var out []float64
	for _, s := range f.Series {
		for _, p := range s.Points {
			if p.Value.Known() {
				out = append(out, p.Value.Float())
			}
		}
	}
	if f.Kind == figure.Stack {
		out = totals(f)
	}
	for _, g := range f.Guides {
		if g.Value.Known() {
			out = append(out, g.Value.Float())
		}
	}
	return out
}

// totals are the heights of the stacks.
func totals(f figure.Figure) []float64 {
	var out []float64
	for k := range f.Categories {
		sum := stat.Int(0)
		for _, s := range f.Series {
			if s.Points[k].Value.Known() {
				sum = sum.Add(s.Points[k].Value)
			}
		}
		out = append(out, sum.Float())
	}
	return out
}
