package figure

import (
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// How many classes of equal width a table or a stack has at most, and how many a
// histogram, whose classes need no names.
const (
	maxClasses  = 8
	fineClasses = 14
)

var hundred = stat.Int(100)

// classes sorts areas into at most so many classes of an equal, round width that
// hold all values of span, and adds those without a value as 未报,
// those with a hidden one as 隐去.
func (w *Writer) classes(members, span []metric.Metric, most int64) (out []metric.Band, width stat.Quantity) {
	low, high := bounds(span)
	if low.Known() {
		width = classWidth(span, most)
		for from := low.Per(width).Floor().Mul(width); from.Cmp(high) <= 0; from = from.Add(width) {
			b := metric.Band{Low: from, High: from.Add(width), Above: len(out) > 0}
			if from.Cmp(hundred) == 0 && high.Cmp(hundred) == 0 && members[0].Unit == "%" {
				b.High = stat.Quantity{} // a share does not go on
			}
			out = append(out, b)
		}
	}
	out = append(out, metric.Band{Missing: true})
	if withheld(members) > 0 {
		out = append(out, metric.Band{Hidden: true})
	}
	for _, m := range members {
		for k := range out {
			if holds(out[k], m) {
				out[k].Count++
				out[k].Areas = append(out[k].Areas, m.Area)
			}
		}
	}
	return out, width
}

// classWidth is the width of the classes that hold all values of a span; of
// whole numbers it is whole.
func classWidth(span []metric.Metric, most int64) stat.Quantity {
	low, high := bounds(span)
	width := roundWidth(high.Sub(low), most)
	for _, m := range span {
		if v := printed(m.Value, m.Unit); v.Known() && !whole(v) {
			return width
		}
	}
	return stat.Max(width, stat.Int(1))
}

// bounds are the least and the largest printed value; missing where there are none.
func bounds(members []metric.Metric) (low, high stat.Quantity) {
	for _, m := range members {
		v := printed(m.Value, m.Unit)
		switch {
		case !v.Known():
		case !low.Known():
			low, high = v, v
		default:
			low, high = stat.Min(low, v), stat.Max(high, v)
		}
	}
	return low, high
}

// roundWidth is the smallest of 1, 2, 5 times a power of ten that needs no more
// classes than there may be, the one that a start below the least value costs
// included.
func roundWidth(span stat.Quantity, most int64) stat.Quantity {
	if span.Sign() == 0 {
		return stat.Int(1)
	}
	wanted, width := span.Per(stat.Int(most-2)), stat.Int(1)
	for width.Cmp(wanted) < 0 {
		width = width.Mul(stat.Int(10))
	}
	for width.Cmp(wanted) >= 0 {
		width = width.Per(stat.Int(10))
	}
	for _, step := range []int64{2, 5, 10} {
		if next := width.Mul(stat.Int(step)); next.Cmp(wanted) >= 0 {
			return next
		}
	}
	return width.Mul(stat.Int(10))
}
