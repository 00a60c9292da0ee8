package figure

import (
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// to stands between the ends of a range.
const to = "—"

// ends are the two ends of a range, each as a metric of its own; false for a
// single number, and for a range that has shrunk to one.
func ends(m metric.Metric) (low, high metric.Metric, is bool) {
	low, high = m, m
	low.High, high.High = stat.Quantity{}, stat.Quantity{}
	high.Value = m.High
	return low, high, m.High.Known() && m.High.Cmp(m.Value) != 0
}

// inRange prints both ends of a range. The unit stands once, but for 万, 亿 and %,
// which the first number must not lose (900—1,100元, 5万—10万元, 20%—30%).
func (w *Writer) inRange(s Style, low, high metric.Metric) (digits, unit string) {
	first, own := w.styled(s, low)
	last, unit := w.styled(s, high)
	switch {
	case unit == "%" || unit == "‰":
		return first + unit + to + last, unit
	case own != unit:
		return first + own + to + last, unit
	case unit != low.Unit:
		return first + s.Scale + to + last, unit
	}
	return first + to + last, unit
}

// series are the numbers of a list as they are drawn: the ends of ranges apart,
// so that no range looks like its lower end.
func (w *Writer) series(name string, list []metric.Metric) []Series {
	one, top, ranges := Series{Name: name}, Series{Name: name + "上限"}, false
	for _, m := range list {
		low, high, is := ends(m)
		ranges = ranges || is
		one.Points = append(one.Points, w.point(low))
		if !high.Value.Known() {
			high = low
		}
		top.Points = append(top.Points, w.point(high))
	}
	if !ranges {
		return []Series{one}
	}
	one.Name += "下限"
	return []Series{one, top}
}
