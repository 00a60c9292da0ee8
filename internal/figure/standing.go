package figure

import (
	"strings"

	"nianbao/internal/metric"
)

// Standing prints a place with those who share it and how it moved: "3/12",
// "3/12（并列 2 个）", "3/12（并列 2 个，比上年升 4 位）". Empty where there is none
// or nobody to be compared with.
func (w *Writer) Standing(s metric.Standing) string {
	if s.Place == 0 || s.Of < 2 {
		return ""
	}
	tied := ""
	if s.Ties > 1 {
		tied = "并列 " + count(s.Ties) + " 个"
	}
	return count(s.Place) + "/" + count(s.Of) + brackets(joined("，", tied, moved(s)))
}

// moved says how a place changed; empty where it cannot be compared.
func moved(s metric.Standing) string {
	switch {
	case !s.Compared:
		return ""
	case s.Risen > 0:
		return "比上年升 " + count(s.Risen) + " 位"
	case s.Risen < 0:
		return "比上年降 " + count(-s.Risen) + " 位"
	}
	return "与上年同位"
}

// PlaceWords says a place in prose: “第3位”, “并列第3位”.
func (w *Writer) PlaceWords(s metric.Standing) string {
	tied := ""
	if s.Ties > 1 {
		tied = "并列"
	}
	return tied + "第" + count(s.Place) + "位"
}

// MoveWords says by how many places one rose or fell, without naming the year:
// “上升2位”, “下降1位”, “持平”.
func (w *Writer) MoveWords(s metric.Standing) string {
	switch {
	case s.Risen > 0:
		return "上升" + count(s.Risen) + "位"
	case s.Risen < 0:
		return "下降" + count(-s.Risen) + "位"
	}
	return "持平"
}

// Place prints a place alone: "3/12". Empty where Standing is.
func (w *Writer) Place(s metric.Standing) string {
	s.Ties, s.Compared = 1, false
	return w.Standing(s)
}

// Rise is how a place moved, as a mark: "↑ 2 位", "同位"; the zero Mark where it
// cannot be compared.
func (w *Writer) Rise(s metric.Standing) Mark {
	switch {
	case !s.Compared:
		return Mark{}
	case s.Risen > 0:
		return Mark{Sign: "↑", Word: count(s.Risen) + " 位", Class: "better"}
	case s.Risen < 0:
		return Mark{Sign: "↓", Word: count(-s.Risen) + " 位", Class: "worse"}
	}
	return Mark{Word: "同位", Class: "same"}
}

// Standings are the places of an area in those around it, such as its street and
// the district, each with the name of what it is a place in: at most so many, the
// nearest and the whole.
func (w *Writer) Standings(m metric.Metric, most int) []metric.Standing {
	if m.Area.Whole() || !m.Value.Known() {
		return nil
	}
	around := w.data().Enclosing(m.Area)
	if n := len(around); n > most {
		around = append(around[:most-1], around[n-1])
	}
	var out []metric.Standing
	for _, a := range around {
		out = append(out, w.Metrics.Standing(m, a))
	}
	return out
}

// Extreme names areas that share a place, at most three: “甲街道、乙镇（95.0%）”.
func (w *Writer) Extreme(list []metric.Metric) string {
	const most = 3
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, m := range list[:min(most, len(list))] {
		names = append(names, m.Area.Name)
	}
	text := strings.Join(names, "、")
	if len(list) > most {
		text += "等 " + count(len(list)) + " 个"
	}
	return text + "（" + w.Value(list[0]) + "）"
}
