package figure

import (
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// maxClasses is how many classes of equal width a picture has at most.
const maxClasses = 8

var hundred = stat.Int(100)

// classes sorts areas into at most eight classes of an equal, round width that
// hold all values of span, and adds those without a value as 未报,
// those with a hidden one as 隐去.
func (w *Writer) classes(members []metric.Metric, span []metric.Metric) []metric.Band {
	low, high := bounds(span)
	var out []metric.Band
	if low.Known() {
		width := roundWidth(high.Sub(low))
		for from := low.Per(width).Floor().Mul(width); from.Cmp(high) <= 0; from = from.Add(width) {
			b := metric.Band{Low: from, High: from.Add(width)}
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
				out[k].Areas = append(out[k].Areas, m.Area)
			}
		}
	}
	return out
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
func roundWidth(span stat.Quantity) stat.Quantity {
	if span.Sign() == 0 {
		return stat.Int(1)
	}
	wanted, width := span.Per(stat.Int(maxClasses-2)), stat.Int(1)
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
