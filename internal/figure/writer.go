// Package figure says what the numbers mean: it is the one place where a number
// becomes words, and where it is decided what a chart shows and a table lists.
//
// It stands after metric and before speech, site, chart and paper, which all
// print through it. It computes no indicator, knows no HTML and no ECharts, and
// writes no file.
//
// Invariant: no number contradicts another. A number is rounded once, here, on
// its exact value; a word of direction is chosen from a sign; a chart and its
// table come from the same points; a failure never rounds to a pass.
package figure

import (
	"strconv"
	"strings"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// Absent stands where there is no number, Withheld where the public edition does
// not show it. What does not apply and what is below the smallest unit have
// signs of their own.
const (
	Absent   = "—"
	Withheld = "＊"
)

// absent reports whether digits are a sign in the place of a number.
func absent(digits string) bool {
	return digits == Absent || digits == Withheld || digits == stat.NotApplicable.Sign() || digits == stat.BelowUnit.Sign()
}

// A Writer puts numbers into words. It is safe for use from several goroutines.
type Writer struct {
	Metrics *metric.Metrics
	kept    sync.Map // figures over all years, which stand on the pages of each year
}

// keep makes a figure once for an indicator and an area.
func (w *Writer) keep(kind string, i *check.Indicator, area stat.Area, make func() Figure) Figure {
	type key struct{ kind, indicator, area string }
	f, _ := w.kept.LoadOrStore(key{kind, i.ID, area.Code}, sync.OnceValue(make))
	return f.(func() Figure)()
}

// New returns a Writer over computed metrics.
func New(m *metric.Metrics) *Writer { return &Writer{Metrics: m} }

// data is the dataset behind the metrics.
func (w *Writer) data() *check.Dataset { return w.Metrics.Data }

// Number prints a plain quantity in a unit: Number(10/38, "%", 1) is "26.3%",
// Number(2660, "㎡", 0) is "2,660 ㎡". A missing one is "—".
func (w *Writer) Number(q stat.Quantity, unit string, decimals int) string {
	return withUnit(w.digits(printed(q, unit), decimals), unit)
}

// Value prints a metric with its unit: "28.9%".
func (w *Writer) Value(m metric.Metric) string {
	value, _ := w.Both(m)
	return value
}

// Both are what Value and Bare print.
func (w *Writer) Both(m metric.Metric) (value, bare string) {
	bare = w.Bare(m)
	return withUnit(bare, m.Unit), bare
}

// Compact prints a metric with its unit and without a space between, as official
// prose does: "2,660㎡".
func (w *Writer) Compact(m metric.Metric) string {
	return strings.ReplaceAll(w.Value(m), " ", "")
}

// Bare prints a metric without its unit: "28.9".
func (w *Writer) Bare(m metric.Metric) string {
	if m.Status == stat.Hidden {
		return Withheld
	}
	digits, _ := w.styled(Style{}, m)
	return digits
}

// Share prints the parts of a ratio: "11/38"; empty where there are none, or
// where they are amounts and no counts that a reader could check.
func (w *Writer) Share(m metric.Metric) string {
	if m.Unit != "%" || strings.ContainsAny(m.NumeratorUnit, "元㎡米") || !whole(m.Numerator) || !whole(m.Denominator) {
		return ""
	}
	return w.digits(m.Numerator, 0) + "/" + w.digits(m.Denominator, 0)
}

// Coverage says how many of the areas inside gave data, where not all did:
// "57/60 个社区有数". Of an area by itself, Why says what is missing.
func (w *Writer) Coverage(m metric.Metric) string {
	if m.Covered >= m.Expected || m.Indicator == nil || m.Each == m.Area.Level {
		return ""
	}
	return count(m.Covered) + "/" + count(m.Expected) + " 个" + w.level(m.Each) + "有数"
}

// decimals is how many a metric prints with. They are the indicator's, and more
// where those would move the number onto its limit or across, or where a median
// lies between two numbers.
func (w *Writer) decimals(m metric.Metric) int {
	d := columnDecimals(m)
	if m.Indicator != nil && m.Indicator.Rollup == check.Median && m.Area.Level != m.Indicator.Base {
		d = w.between(printed(m.Value, m.Unit), d)
	}
	return w.beside(m.Target, printed(m.Value, m.Unit), stat.Int(1), d)
}

// beside raises d, at most by six, until rounding leaves a value, divided by a
// scale, on its side of each limit.
func (w *Writer) beside(t metric.Target, value, by stat.Quantity, d int) int {
	for most := d + 6; d < most && w.crosses(t, value, by, d); d++ {
	}
	return d
}

// columnDecimals are the decimals that all numbers of an indicator and a level
// share. What rolls up to a share or a count has those of its own unit.
func columnDecimals(m metric.Metric) int {
	switch {
	case m.Indicator == nil:
		return 0
	case m.Unit == m.Indicator.Unit:
		return m.Indicator.Decimals
	case m.Unit == "%" || m.Unit == "‰":
		return max(1, m.Indicator.Decimals)
	}
	return 0
}

// crosses reports whether rounding to d decimals puts a value, divided by a
// scale, on another side of a limit than where it is.
func (w *Writer) crosses(t metric.Target, value, by stat.Quantity, d int) bool {
	for _, limit := range [...]stat.Quantity{t.Min, t.Max, t.Above, t.Below} {
		if !limit.Known() || !value.Known() {
			continue
		}
		if limit = limit.Per(by); w.round(value, d).Cmp(limit) != value.Cmp(limit) {
			return true
		}
	}
	return false
}

// digits prints a quantity that is already in its printed unit.
func (w *Writer) digits(q stat.Quantity, decimals int) string {
	if !q.Known() {
		return Absent
	}
	if num, den, ok := q.Fraction(); ok {
		return typeset(numeral.FixedFraction(num, den, decimals, w.data().Rounding))
	}
	return typeset(numeral.Fixed(q.Rat(), decimals, w.data().Rounding))
}

// exact prints a limit or an edge as it was written: "30", "98.5".
func (w *Writer) exact(q stat.Quantity) string {
	return w.digits(q, w.needed(q, 6))
}

// Part prints a quantity that stands beside a number and is in its printed unit
// already, such as the numerator of a ratio: whole where it is, else with as many
// decimals as it needs, at most two.
func (w *Writer) Part(q stat.Quantity) string { return w.visible(q, w.needed(q, 2)) }

// visible prints a quantity that is not zero so that it does not look like zero.
func (w *Writer) visible(q stat.Quantity, decimals int) string {
	return w.digits(q, w.visibleTo(q, decimals))
}

// visibleTo is how many decimals visible prints with.
func (w *Writer) visibleTo(q stat.Quantity, decimals int) int {
	for most := decimals + 6; decimals < most && q.Sign() != 0 && w.round(q, decimals).Sign() == 0; decimals++ {
	}
	return decimals
}

// needed is how many decimals, at most so many, print q without loss.
func (w *Writer) needed(q stat.Quantity, most int) int {
	if whole(q) {
		return 0
	}
	all := w.round(q, most)
	for d := 0; d < most && q.Known(); d++ {
		if w.round(q, d).Cmp(all) == 0 {
			return d
		}
	}
	return most
}

// round is what digits prints, as a quantity.
func (w *Writer) round(q stat.Quantity, decimals int) stat.Quantity {
	if !q.Known() {
		return q
	}
	if num, den, ok := q.Fraction(); ok {
		if whole, _, ok := numeral.RoundFraction(num, den, decimals, w.data().Rounding); ok {
			return stat.Scaled(whole, decimals)
		}
	}
	return stat.FromRat(numeral.Round(q.Rat(), decimals, w.data().Rounding))
}

// typeset gives a printed decimal its thousands and its minus sign.
func typeset(s string) string {
	return strings.Replace(numeral.Group(s, ","), "-", "−", 1)
}

// printed turns a plain quantity into the unit in which it prints.
func printed(q stat.Quantity, unit string) stat.Quantity {
	return q.Mul(metric.Scale(unit))
}

// withUnit adds a unit to digits: "28.9%", "35 ㎡", "2026 年".
func withUnit(digits, unit string) string {
	digits = ungrouped(digits, unit)
	switch {
	case unit == "" || absent(digits):
		return digits
	case unit == "%" || unit == "‰":
		return digits + unit
	}
	return digits + " " + unit
}

// ungrouped takes the thousands out of what names a year.
func ungrouped(digits, unit string) string {
	if unit == metric.CalendarYear {
		return strings.ReplaceAll(digits, ",", "")
	}
	return digits
}

func whole(q stat.Quantity) bool { return q.Known() && q.Cmp(q.Floor()) == 0 }

// count prints a number of things.
func count(n int) string { return typeset(strconv.Itoa(n)) }
