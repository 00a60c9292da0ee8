package figure

import (
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// growthFrom is the size, in the printed unit, from which a change is also told
// in per cent; below it a per cent says more than the numbers do.
var growthFrom = stat.Int(100)

// Change is the difference to another year as a mark: "↑ 5.3 百分点", "↓ 12 个".
// Shares change in points, all others in their unit. It is the zero Mark where
// the two years cannot be compared.
func (w *Writer) Change(c metric.Change) Mark {
	if !comparable(c) {
		return Mark{}
	}
	if w.still(c) {
		return Mark{Word: w.stillWord(c), Class: "same"}
	}
	size := w.digits(printed(c.Difference, c.To.Unit).Abs(), w.changeDecimals(c))
	unit := " " + c.To.Unit
	if c.To.Unit == "%" {
		unit = " 百分点"
	}
	return Mark{Sign: arrow(c.Difference), Word: strings.TrimSpace(size + unit), Class: changeClass(c)}
}

// ChangeWords is the difference to another year in prose: "比上年提高 5.3
// 个百分点", "比上年增加 120 ㎡，增长 4.2%", "与上年持平". Empty where the two
// years cannot be compared.
func (w *Writer) ChangeWords(c metric.Change) string {
	than := yearBefore(c)
	switch {
	case !comparable(c):
		return ""
	case w.still(c):
		return "与" + than + w.stillWord(c)
	}
	size := w.digits(printed(c.Difference, c.To.Unit).Abs(), w.changeDecimals(c))
	return "比" + than + turn(c) + " " + withUnit(size, changeUnit(c.To)) + w.growth(c)
}

// turn is the word for a change.
func turn(c metric.Change) string {
	up, down := turns(c.To)
	return direction(c.Difference, up, down)
}

// turns are the words for a rise and a fall: shares and averages 提高, amounts 增加.
func turns(m metric.Metric) (up, down string) {
	switch {
	case m.Unit == "%":
		return "提高", "下降"
	case strings.Contains(m.Unit, "/") || m.Indicator.Rollup == check.Ratio:
		return "提高", "降低"
	}
	return "增加", "减少"
}

// changeUnit is the unit in which a metric changes: shares do in points.
func changeUnit(m metric.Metric) string {
	if m.Unit == "%" {
		return points
	}
	return m.Unit
}

// growth is the change in per cent, for amounts that are large enough.
func (w *Writer) growth(c metric.Change) string {
	if !c.Growth.Known() || c.From.Value.Cmp(growthFrom) < 0 || c.To.Value.Sign() < 0 || w.round(printed(c.Growth, "%"), 1).Sign() == 0 {
		return ""
	}
	return "，" + direction(c.Growth, "增长", "下降") + " " + w.digits(printed(c.Growth.Abs(), "%"), 1) + "%"
}

func comparable(c metric.Change) bool { return c.Comparable && c.Difference.Known() }

// still reports whether a change is none, or too small to be printed.
func (w *Writer) still(c metric.Change) bool {
	return w.round(printed(c.Difference, c.To.Unit), w.changeDecimals(c)).Sign() == 0
}

func (w *Writer) stillWord(c metric.Change) string {
	if c.Difference.Sign() == 0 {
		return "持平"
	}
	return "基本持平"
}

// changeDecimals are those of the two numbers that are compared.
func (w *Writer) changeDecimals(c metric.Change) int {
	return max(w.decimals(c.From), w.decimals(c.To))
}

// changeClass says whether a change is for the better.
func changeClass(c metric.Change) string {
	if c.To.Indicator == nil {
		return "changed"
	}
	switch c.To.Indicator.Better(c.To.Area.Level) {
	case "higher":
		return direction(c.Difference, "better", "worse")
	case "lower":
		return direction(c.Difference, "worse", "better")
	}
	return "changed"
}

func arrow(q stat.Quantity) string { return direction(q, "↑", "↓") }

// direction chooses a word by the sign, so that no word can contradict its
// number. It is asked for changes that are not zero only.
func direction(q stat.Quantity, up, down string) string {
	if q.Sign() < 0 {
		return down
	}
	return up
}

// yearBefore names the year that is compared with.
func yearBefore(c metric.Change) string {
	if c.To.Year-c.From.Year == 1 {
		return "上年"
	}
	return " " + strconv.Itoa(int(c.From.Year)) + " 年"
}
