package figure

import (
	"regexp"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Worked is how a number was computed, with the numbers put in: "178 ÷ 626 =
// 28.4%", "89 + 364 = 453 ㎡", "60 个社区相加 = 14,069 ㎡". Empty where there is no
// number, or the formula asks for more than a line can show.
func (w *Writer) Worked(m metric.Metric) string {
	var how string
	switch {
	case !m.Value.Known() || m.High.Known():
		return ""
	case m.Numerator.Known() && m.Denominator.Sign() != 0:
		how = w.divided(m)
	case m.Area.Level != m.Indicator.Base && m.Indicator.Own[m.Area.Level] == nil && m.Indicator.Rollup != check.InPlace:
		how = w.together(m)
	default:
		how = w.filledIn(m)
	}
	if how == "" {
		return ""
	}
	return how + " = " + w.Value(m)
}

// divided is “178 ÷ 626”, with the factor of a rate.
func (w *Writer) divided(m metric.Metric) string {
	out := w.plainly(m.Numerator) + " ÷ " + w.plainly(m.Denominator)
	factor := m.Value.Per(m.Numerator.Per(m.Denominator))
	if factor.Known() && factor.Cmp(stat.Int(1)) != 0 {
		out += " × " + w.plainly(factor)
	}
	return out
}

// plainly prints a number with the decimals that it has, at most four.
func (w *Writer) plainly(q stat.Quantity) string { return w.digits(q, w.needed(q, 4)) }

// together is how the numbers of smaller areas became one.
func (w *Writer) together(m metric.Metric) string {
	n := count(m.Covered) + " 个" + w.level(m.Indicator.Base)
	if m.Indicator.Rollup == check.Sum && m.Indicator.Formula.Counts() {
		return n + "中符合条件的"
	}
	switch m.Indicator.Rollup {
	case check.Sum:
		return n + "相加"
	case check.Count:
		return "有数的" + w.level(m.Indicator.Base) + "个数"
	case check.Median:
		return n + "的中位数"
	case check.Largest:
		return n + "中最大的"
	case check.Smallest:
		return n + "中最小的"
	}
	return ""
}

// signs are those of formulas as people write them.
var signs = strings.NewReplacer(" * ", " × ", " / ", " ÷ ", " - ", " − ")

// term is a name in a formula, or a text between quotation marks.
var term = regexp.MustCompile(`"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_]*`)

// filledIn is a formula of plain names with their values in their places; empty
// where it has functions, conditions or other years.
func (w *Writer) filledIn(m metric.Metric) string {
	f := m.Indicator.Formula
	if own := m.Indicator.Own[m.Area.Level]; own != nil {
		f = own
	}
	if len(f.Refs()) < 2 || len(f.Sums()) > 0 || f.Counts() {
		return ""
	}
	values := map[string]string{}
	for _, r := range f.Refs() {
		q := w.operand(m, r)
		if r.Use != (formula.Use{}) || !q.Known() {
			return ""
		}
		values[r.ID] = w.plainly(q)
	}
	known := true
	out := term.ReplaceAllStringFunc(f.String(), func(name string) string {
		text, ok := values[w.idOf(name)]
		known = known && ok
		return text
	})
	if !known {
		return ""
	}
	return signs.Replace(out)
}

func (w *Writer) idOf(name string) string {
	if f, ok := w.data().Field(name); ok {
		return f.ID
	}
	if i, ok := w.data().Indicator(name); ok {
		return i.ID
	}
	return name
}

// operand is what a plain name in a metric's formula stands for, as printed.
func (w *Writer) operand(m metric.Metric, r formula.Ref) stat.Quantity {
	if f := w.data().FieldOf(r); f != nil {
		return w.data().Observe(f, m.Area, m.Year).Quantity
	}
	if i := w.data().IndicatorOf(r); i != nil && i.Has(m.Area.Level) {
		return printed(w.Metrics.At(i, m.Area, m.Year).Value, i.Unit)
	}
	return stat.Quantity{}
}
