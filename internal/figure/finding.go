package figure

import (
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Finding is the message of an indicator for an area and a year: its number, how
// it stands to its target, how it changed, and who is behind.
func (w *Writer) Finding(i *check.Indicator, area stat.Area, year stat.Year) Sentence {
	m := w.Metrics.At(i, area, year)
	s := w.lead(m)
	switch {
	case !m.Value.Known():
		return s
	case i.Rollup == check.Count && len(m.Bands) > 0: // how many have a number says little
		s = Say(i.Title + "：")
		bands, unit := w.bands(m, nil)
		s.add(w.bandTitle(m, bands, unit))
	default:
		s.add(w.standing(m))
		s.add(w.change(m))
	}
	if behind := w.behind(m); len(behind) > 0 {
		s.say("；")
		s.add(behind)
	}
	s.say("。")
	return s
}

// lead is the subject with its number: “用房达标率 28.9%（11/38）”.
func (w *Writer) lead(m metric.Metric) Sentence {
	var s Sentence
	if !m.Area.Whole() {
		s.area(m.Area)
	}
	s.say(follow(m.Area, m.Indicator.Title))
	if m.Status == stat.Hidden {
		s.say(w.Why(m), "。")
		return s
	}
	if !m.Value.Known() {
		s.say("暂无数据：", w.Why(m), "。")
		return s
	}
	s.say(" ")
	s.add(w.number(m))
	if c := w.Coverage(m); c != "" {
		s.say("，")
		s.bind("count", c, m)
	}
	return s
}

// follow is a title after the name of an area, without a word twice: 新桥社区
// and 社区用房 make 新桥社区用房.
func follow(a stat.Area, title string) string {
	for _, word := range []string{"社区", "街道"} {
		if cut := strings.TrimPrefix(title, word); !a.Whole() && strings.HasSuffix(a.Name, word) && cut != "" {
			return cut
		}
	}
	return title
}

// number is a value with its parts: “28.9%（11/38）”.
func (w *Writer) number(m metric.Metric) Sentence {
	var s Sentence
	s.bind("value", w.Value(m), m)
	if share := w.Share(m); share != "" {
		s.say("（")
		s.bind("share", share, m)
		s.say("）")
	}
	return s
}

// standing says how a metric stands to its target. The words follow the verdict.
func (w *Writer) standing(m metric.Metric) Sentence {
	var s Sentence
	sides := limits(m.Target)
	switch {
	case m.Verdict == metric.Exempt:
		s.say("，未达到")
		s.bind("target", w.Target(m), m)
		s.say("，按规定", w.Verdict(m).Word, brackets(w.Verdict(m).Detail))
	case m.Verdict != metric.Pass && m.Verdict != metric.Fail:
		return nil
	case len(sides) == 0 && len(m.Target.Parts) == 0:
		return nil // judged by its members, of whom behind tells
	case len(sides) != 1 || len(m.Target.Parts) > 0:
		s.say(map[metric.Verdict]string{metric.Pass: "，符合“", metric.Fail: "，没有达到“"}[m.Verdict])
		s.bind("target", w.TargetWords(m), m)
		s.say("”的标准")
		w.sayGap(&s, m, "，")
	default:
		s.add(w.oneSided(m, sides[0]))
	}
	return s
}

// oneSided is standing for a target with a single limit.
func (w *Writer) oneSided(m metric.Metric, side limit) Sentence {
	var s Sentence
	if cleared(m.Target) {
		before := map[metric.Verdict]string{metric.Pass: "，已经", metric.Fail: "，没有"}[m.Verdict]
		if m.Verdict == metric.Pass && w.Coverage(m) != "" { // the others may have some
			before = "，有数的已经"
		}
		s.say(before)
		s.bind("target", "清零", m)
		return s
	}
	before, after := sideWords(side.sign, m.Verdict)
	s.say("，", before)
	s.bind("target", withUnit(w.exact(side.value), m.Unit), m)
	if strings.HasSuffix(m.Unit, "%") {
		s.say(" ")
	}
	s.say(after)
	if m.Verdict != metric.Fail {
		return s
	}
	if off := side.value.Sub(printed(m.Value, m.Unit)); off.Sign() != 0 {
		s.say(direction(off, "，差 ", "，高出 "))
		s.bind("gap", w.distance(off.Abs(), m), m)
	}
	if m.GapUnit != m.Unit && m.GapUnit != "%" {
		if gap := w.Gap(m); gap != "" {
			s.say("（")
			s.bind("gap", gap, m)
			s.say("）")
		}
	}
	return s
}

// sideWords are what stands before and after the limit.
func sideWords(sign string, v metric.Verdict) (before, after string) {
	passes := v == metric.Pass
	switch {
	case sign == "≥" && passes:
		return "达到 ", "的目标"
	case sign == "≥":
		return "没有达到 ", "的目标"
	case sign == "≤" && passes:
		return "控制在 ", "以内"
	case sign == "≤":
		return "超出 ", "的上限"
	case sign == ">" && passes:
		return "超过 ", "的目标线"
	case sign == ">":
		return "没有超过 ", "的目标线"
	case passes:
		return "不满 ", "，符合要求"
	}
	return "没有控制在 ", "以下"
}

// distance is how far a value is from its limit, both in the printed unit.
func (w *Writer) distance(off stat.Quantity, m metric.Metric) string {
	size := w.visible(off, w.decimals(m))
	if m.Unit == "%" {
		return size + " " + points
	}
	return withUnit(size, m.Unit)
}

// change adds what changed since the year before.
func (w *Writer) change(m metric.Metric) Sentence {
	c := w.Metrics.Change(m)
	words := w.ChangeWords(c)
	if words == "" {
		return nil
	}
	var s Sentence
	s.say("，")
	s.bind("change", words, m)
	if more := c.To.Numerator.Sub(c.From.Numerator); w.Share(c.To) != "" && w.Share(c.From) != "" &&
		more.Sign() != 0 && more.Sign() == c.Difference.Sign() {
		s.bind("change", "（"+direction(more, "多 ", "少 ")+withUnit(w.digits(more.Abs(), 0), m.NumeratorUnit)+"）", m)
	}
	return s
}

func (w *Writer) sayGap(s *Sentence, m metric.Metric, before string) {
	if gap := w.Gap(m); gap != "" {
		s.say(before)
		s.bind("gap", gap, m)
	}
}

func brackets(text string) string {
	if text == "" {
		return ""
	}
	return "（" + text + "）"
}
