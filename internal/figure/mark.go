package figure

import (
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A Mark is a sign with its word, so that nothing rests on colour alone.
type Mark struct {
	Sign   string // ✓ ✗ – ○ ↑ ↓
	Word   string // 达标
	Detail string // 缺 35 ㎡
	Class  string // pass fail exempt nodata; better worse same changed; empty: no mark
}

// String is the mark as people read it: "✗ 不达标 缺 35 ㎡", "– 豁免（拆迁，2023 年底）".
func (m Mark) String() string {
	switch {
	case m.Detail == "":
		return strings.TrimSpace(m.Sign + " " + m.Word)
	case m.Class == "exempt":
		return m.Sign + " " + m.Word + "（" + m.Detail + "）"
	}
	return m.Sign + " " + m.Word + " " + m.Detail
}

// marks are the verdicts, in the order in which a legend lists them.
var marks = []struct {
	verdict metric.Verdict
	mark    Mark
}{
	{metric.Pass, Mark{Sign: "✓", Word: "达标", Class: "pass"}},
	{metric.Fail, Mark{Sign: "✗", Word: "不达标", Class: "fail"}},
	{metric.Exempt, Mark{Sign: "–", Word: "豁免", Class: "exempt"}},
	{metric.NoData, Mark{Sign: "○", Word: "无数据", Class: "nodata"}},
}

// VerdictMark is the mark of a verdict without details; the zero Mark for None.
func VerdictMark(v metric.Verdict) Mark {
	for _, m := range marks {
		if m.verdict == v {
			return m.mark
		}
	}
	return Mark{}
}

// Verdict says how a metric stands to its target; the zero Mark where no
// standard applies.
func (w *Writer) Verdict(m metric.Metric) Mark {
	mark := VerdictMark(m.Verdict)
	switch m.Verdict {
	case metric.Fail:
		mark.Detail = w.Gap(m)
	case metric.Exempt:
		mark.Detail = joined("，", m.Target.Reason, w.due(m.Target.Due))
	}
	return mark
}

// Gap says what is missing to the target: "缺 35 ㎡"; "多 12 ㎡" where a maximum
// is exceeded; "差 1.6 个百分点" for shares. Empty where the target is met or
// there is none.
func (w *Writer) Gap(m metric.Metric) string {
	size := w.GapSize(m)
	switch {
	case size == "", cleared(m.Target):
		return "" // where nothing should be left, the number itself is the gap
	case exceeds(m):
		return "多 " + size
	case strings.HasSuffix(size, points):
		return "差 " + size
	}
	return "缺 " + size
}

// cleared reports whether a target wants nothing to be left.
func cleared(t metric.Target) bool {
	sides := limits(t)
	return len(t.Parts) == 0 && len(sides) == 1 && sides[0].sign == "≤" && sides[0].value.Sign() == 0
}

// points is the unit in which shares differ.
const points = "个百分点"

// GapSize is the gap without its verb: "35 ㎡". It is empty where Gap is.
func (w *Writer) GapSize(m metric.Metric) string {
	gap, unit := m.Gap, m.GapUnit
	if m.Verdict == metric.Pass || !gap.Known() || gap.Sign() == 0 {
		return ""
	}
	if unit == "%" {
		return w.visible(gap, w.decimals(m)) + " " + points
	}
	return withUnit(w.visible(gap, w.needed(gap, max(1, w.decimals(m)))), unit)
}

// exceeds reports whether a metric fails only by being too much.
func exceeds(m metric.Metric) bool {
	if len(m.Target.Parts) == 0 {
		below := m.Target.Clause != nil && m.Target.Clause.GapIn != "" // too much for one is too few of what it is divided by
		return over(m.Target, printed(m.Value, m.Unit)) != below
	}
	for _, o := range m.Target.Parts {
		if !o.Passes && !over(o.Limits, o.Value) {
			return false
		}
	}
	return true
}

// over reports whether a printed value lies above the limits.
func over(t metric.Target, v stat.Quantity) bool {
	return v.Known() && (t.Max.Known() && v.Cmp(t.Max) > 0 || t.Below.Known() && v.Cmp(t.Below) >= 0)
}

// due prints the date by which an exemption ends; “2023-12-31” is 2023 年底. What
// is no date stands as it was written.
func (w *Writer) due(text string) string {
	q, ok := stat.Decimal(text)
	if !ok || !whole(q) {
		return text
	}
	s := numeral.Fixed(q.Rat(), 0, numeral.HalfUp)
	if len(s) != 8 {
		return text
	}
	switch year, month, day := s[:4], strings.TrimLeft(s[4:6], "0"), strings.TrimLeft(s[6:], "0"); {
	case month == "":
		return year + " 年"
	case s[4:] == "1231":
		return year + " 年底"
	case day == "":
		return year + " 年 " + month + " 月"
	default:
		return year + " 年 " + month + " 月 " + day + " 日"
	}
}

// joined joins the texts that are not empty.
func joined(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}
