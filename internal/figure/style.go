package figure

import (
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A Style is how a text wants its numbers written, within what GB/T 15835
// leaves open. The zero Style is the house's: a comma between thousands, no 万,
// and as many decimals as the indicator has.
type Style struct {
	Grouping Grouping
	Scale    string // 万 or 亿, for numbers of at least one such; empty: none
	Fixed    bool   // Decimals are told
	Decimals int
	Spelled  bool // in characters: 四十三个
}

// A Grouping is what stands between thousands.
type Grouping int

const (
	Commas    Grouping = iota // 千分撇 286,412
	Spaces                    // 千分空 286 412, which do not break
	Ungrouped                 // 286412
)

// scales are the words that Style.Scale may be, in ones.
var scales = map[string]int64{"万": 1e4, "亿": 1e8}

// narrow is a space that is narrow and does not break a line.
const narrow = "\u202f"

// Group sets the thousands of a printed text as the style wants them.
func (s Style) Group(text string) string {
	switch s.Grouping {
	case Spaces:
		return strings.ReplaceAll(text, ",", narrow)
	case Ungrouped:
		return strings.ReplaceAll(text, ",", "")
	}
	return text
}

// In prints a metric with its unit as prose does: "2,660㎡", "28.6万人".
func (w *Writer) In(s Style, m metric.Metric) string {
	digits, unit := w.styled(s, m)
	if absent(digits) {
		return digits
	}
	return digits + unit
}

// BareIn prints a metric without its unit: "2,660", "28.6万".
func (w *Writer) BareIn(s Style, m metric.Metric) string {
	digits, unit := w.styled(s, m)
	if strings.HasPrefix(unit, s.Scale) && unit != m.Unit {
		return digits + s.Scale
	}
	return digits
}

// RoundedIn is the number that In prints, in the metric's own unit, exact;
// missing where there is none, and for a range.
func (w *Writer) RoundedIn(s Style, m metric.Metric) stat.Quantity {
	if _, _, is := ends(m); is {
		return stat.Quantity{}
	}
	value := printed(m.Value, m.Unit)
	by, _, scaled := s.scaled(value, m.Unit)
	return w.round(value.Per(by), w.places(s, m, value.Per(by), by, scaled)).Mul(by)
}

// styled is a metric's digits, and the unit that they are then in.
func (w *Writer) styled(s Style, m metric.Metric) (digits, unit string) {
	if !m.Value.Known() {
		return m.Status.Sign(), m.Unit
	}
	if low, high, is := ends(m); is {
		return w.inRange(s, low, high)
	}
	value := printed(m.Value, m.Unit)
	by, unit, scaled := s.scaled(value, m.Unit)
	value = value.Per(by)
	return s.Group(ungrouped(w.digits(value, w.places(s, m, value, by, scaled)), unit)), unit
}

// places is how many decimals a number gets that was divided by a scale. As
// everywhere, rounding must not move it onto its limit or across.
func (w *Writer) places(s Style, m metric.Metric, value, by stat.Quantity, scaled bool) int {
	switch {
	case s.Fixed && !scaled && columnDecimals(m) == 0 && whole(value):
		return 0 // what is counted has no decimals
	case s.Fixed:
		return w.beside(m.Target, value, by, s.Decimals)
	case scaled && whole(value):
		return 0
	case scaled:
		return w.beside(m.Target, value, by, 1)
	}
	return w.decimals(m)
}

// scaled is by what a printed value is divided to be told in the style's scale,
// and its unit there: 12,345 万元 in 亿 is divided by 10,000 and told in 亿元.
func (s Style) scaled(value stat.Quantity, unit string) (by stat.Quantity, name string, yes bool) {
	base, per, cut := strings.Cut(unit, "/")
	own := int64(1)
	for _, word := range []string{"亿", "万"} {
		if rest, ok := strings.CutPrefix(base, word); ok && rest != "" {
			own, base = scales[word], rest
			break
		}
	}
	by = stat.Int(max(1, scales[s.Scale]/own))
	if scales[s.Scale] <= own || base == "" || base == "%" || base == "‰" || !value.Known() || value.Abs().Cmp(by) < 0 {
		return stat.Int(1), unit, false
	}
	name = s.Scale + strings.ReplaceAll(base, "㎡", "平方米")
	if cut {
		name += "/" + per
	}
	return by, name, true
}
