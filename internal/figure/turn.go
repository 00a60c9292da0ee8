package figure

import (
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// What a text says of a change. The words of direction come from the sign; a
// writer who wants one by name asks Turns first.

// ChangeIn is ChangeWords as prose writes it: "比上年提高5.3个百分点".
func (w *Writer) ChangeIn(s Style, c metric.Change) string {
	return s.Group(strings.ReplaceAll(w.ChangeWords(c), " ", ""))
}

// TurnIn is the change without the year: "提高5.3个百分点", "减少120㎡", "持平".
func (w *Writer) TurnIn(s Style, c metric.Change) string {
	switch {
	case !comparable(c):
		return ""
	case w.still(c):
		return w.stillWord(c)
	}
	return turn(c) + w.ChangeSize(s, c)
}

// ChangeSize is how much a metric changed, without sign: "5.3个百分点", "120㎡".
// Empty where it did not, or by too little to be printed.
func (w *Writer) ChangeSize(s Style, c metric.Change) string {
	if !comparable(c) || w.still(c) {
		return ""
	}
	size, d := printed(c.Difference, c.To.Unit).Abs(), w.changeDecimals(c)
	by, unit, scaled := s.scaled(size, changeUnit(c.To))
	switch {
	case scaled && !whole(size.Per(by)):
		d = 1
	case scaled:
		d = 0
	}
	if s.Fixed && (scaled || d > 0 || !whole(size)) {
		d = s.Decimals
	}
	return s.Group(w.visible(size.Per(by), d)) + unit
}

// GrowthSize is how much an amount changed in per cent, without sign: "4.2%".
// Empty where it did not, for shares, and from a year that was not above zero.
func (w *Writer) GrowthSize(s Style, c metric.Change) string {
	if !comparable(c) || !c.Growth.Known() || c.From.Value.Sign() <= 0 || c.Difference.Sign() == 0 {
		return ""
	}
	d := 1
	if s.Fixed {
		d = s.Decimals
	}
	return s.Group(w.visible(printed(c.Growth.Abs(), "%"), d)) + "%"
}

// Turns is the sign of a change as it is printed: 0 where nothing that could be
// printed has changed, or the years cannot be compared.
func (w *Writer) Turns(c metric.Change) int {
	if !comparable(c) || w.still(c) {
		return 0
	}
	return c.Difference.Sign()
}

// Extremes are the metrics with the largest number, or with the smallest, in
// the order of the list: more than one where they are exactly the same. Those
// without a number do not take part.
func Extremes(list []metric.Metric, largest bool) []metric.Metric {
	var out []metric.Metric
	for _, m := range list {
		if !m.Value.Known() {
			continue
		}
		order := 1
		if len(out) > 0 {
			order = m.Value.Cmp(out[0].Value)
			if !largest {
				order = -order
			}
		}
		switch {
		case order > 0:
			out = []metric.Metric{m}
		case order == 0:
			out = append(out, m)
		}
	}
	return out
}

// AddUp reports whether numbers that were rounded one by one add up to their
// rounded total.
func AddUp(total stat.Quantity, parts []stat.Quantity) bool {
	sum := stat.Int(0)
	for _, p := range parts {
		sum = sum.Add(p)
	}
	return !sum.Known() || !total.Known() || sum.Cmp(total) == 0
}

// Unadjusted is the note that statistics print where rounded parts do not add
// up to their rounded total.
const Unadjusted = "合计数与分项之和因四舍五入略有出入，未作调整。"
