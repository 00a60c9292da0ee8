package figure

import (
	"cmp"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// behind says who is behind: the areas inside that fail with what they lack
// together, or the last one where nobody is judged.
func (w *Writer) behind(m metric.Metric) Sentence {
	if m.Area.Level == stat.Community || m.Area.Level == m.Indicator.Base && !w.rated(m) {
		return w.place(m)
	}
	judge := w.Metrics.At(w.Judge(m.Indicator), m.Area, m.Year)
	if w.Metrics.Veiled(m.Indicator, m.Area, m.Year) || w.Metrics.Veiled(judge.Indicator, m.Area, m.Year) {
		return nil
	}
	if w.Metrics.Judged(judge.Indicator, m.Area, m.Year) == 0 {
		return w.last(m)
	}
	return w.failed(judge, w.Metrics.Gaps(judge.Indicator, m.Area, m.Year), len(limits(m.Target)) > 0 && judge.Indicator == m.Indicator)
}

// Judge is the indicator whose verdicts an indicator counts, such as 用房达标
// for 用房达标率; itself for others, also for those that count some failures only.
func (w *Writer) Judge(i *check.Indicator) *check.Indicator {
	refs := i.Formula.Refs()
	if len(refs) > 0 && refs[0].Aspect == formula.Passes && !slices.ContainsFunc(refs, w.narrows) {
		if other, ok := w.data().Indicator(refs[0].ID); ok {
			return other
		}
	}
	return i
}

// narrows reports whether a name in a formula asks for what areas reported.
func (w *Writer) narrows(r formula.Ref) bool { return w.data().FieldOf(r) != nil }

// rated reports whether a metric counts verdicts of another indicator.
func (w *Writer) rated(m metric.Metric) bool { return w.Judge(m.Indicator) != m.Indicator }

// failed is “27 个社区不达标，4 个豁免，合计缺 2,660 ㎡，最多的是明珠社区（缺 300 ㎡）”.
// The sum is left out where the larger area has a target of its own, for there
// the surplus of some makes up for the lack of others and its gap is another number.
func (w *Writer) failed(m metric.Metric, gaps []metric.Metric, own bool) Sentence {
	var s Sentence
	for _, v := range []metric.Verdict{metric.Fail, metric.Exempt} {
		n := tally(gaps, v)
		if n == 0 {
			continue
		}
		if len(s) > 0 {
			s.say("，")
		}
		s.bind("count", count(n)+" 个", m)
		s.say(map[bool]string{true: w.level(m.Indicator.Base), false: ""}[len(s) == 1], VerdictMark(v).Word)
	}
	if total := w.total(gaps); total != "" && !own {
		s.say("，合计")
		s.bind("gap", total, m)
	}
	if len(gaps) > 0 && w.Gap(gaps[0]) != "" {
		s.say("，")
		s.add(w.widest(gaps))
	}
	return s
}

// widest is “最多的是明珠社区（缺 300 ㎡）” of gaps sorted by size, “是明珠社区（缺 300 ㎡）”
// of one. Where several share the first place it is “明珠社区等 2 个社区并列最多（各缺 300 ㎡）”,
// where all do “各缺 300 ㎡”.
func (w *Writer) widest(gaps []metric.Metric) Sentence {
	first := w.Gap(gaps[0])
	ties := 1
	for ties < len(gaps) && w.Gap(gaps[ties]) == first {
		ties++
	}
	var s Sentence
	switch {
	case ties == len(gaps) && ties > 1:
		s.say("各")
		s.bind("gap", first, gaps[0])
		return s
	case ties == 1:
		s.say(map[bool]string{true: "是", false: "最多的是"}[len(gaps) == 1])
		s.area(gaps[0].Area)
		s.say("（")
	default:
		s.area(gaps[0].Area)
		s.say("等 ", count(ties), " 个", w.level(gaps[0].Area.Level), "并列最多（各")
	}
	s.bind("gap", first, gaps[0])
	s.say("）")
	return s
}

// total adds up gaps of one unit and one side.
func (w *Writer) total(gaps []metric.Metric) string {
	if len(gaps) < 2 {
		return ""
	}
	sum := gaps[0]
	for _, g := range gaps[1:] {
		if g.GapUnit != sum.GapUnit || g.GapUnit == "%" || exceeds(g) != exceeds(sum) {
			return ""
		}
		sum.Gap = sum.Gap.Add(g.Gap)
	}
	return w.Gap(sum)
}

// last names the area with the weakest number, where the indicator has a better
// and a worse.
func (w *Writer) last(m metric.Metric) Sentence {
	ranked := w.ranked(w.below(m))
	if len(ranked) < 2 || m.Indicator.Better(ranked[0].Area.Level) == "" {
		return nil
	}
	first, last := ranked[0], ranked[len(ranked)-1]
	if first.Value.Cmp(last.Value) == 0 {
		return nil
	}
	return w.extreme(ranked, last, direction(last.Value.Sub(first.Value), "最高", "最低"))
}

// place is where an area stands among those of its level.
func (w *Writer) place(m metric.Metric) Sentence {
	place, of := w.Metrics.Rank(m, w.data().Whole)
	if m.Indicator.Better(m.Area.Level) == "" || m.Area.Whole() || place == 0 || of < 2 {
		return nil
	}
	var s Sentence
	s.say("在", w.level(w.data().Whole.Level), " ", count(of), " 个", w.level(m.Area.Level), "中列第 ", count(place))
	return s
}

// below are the metrics of the next smaller areas that the indicator has.
func (w *Writer) below(m metric.Metric) []metric.Metric {
	ladder := w.data().Ladder
	for level := ladder.Below(m.Area.Level); level != ""; level = ladder.Below(level) {
		if m.Indicator.Has(level) {
			var out []metric.Metric
			for _, a := range w.data().Subareas(m.Area, level, m.Year) {
				out = append(out, w.Metrics.At(m.Indicator, a, m.Year))
			}
			return out
		}
	}
	return nil
}

// ranked sorts metrics that have a number from best to worst; by size where
// neither is better. Equal ones stay in the order of the areas.
func (w *Writer) ranked(list []metric.Metric) []metric.Metric {
	lower := len(list) > 0 && list[0].Indicator != nil && list[0].Indicator.Direction == "lower"
	return sorted(list, known, func(a, b *metric.Metric) int {
		if lower {
			return a.Value.Cmp(b.Value)
		}
		return b.Value.Cmp(a.Value)
	})
}

// sorted are the metrics of a list that are wanted, in order, equal ones as they come.
// A metric is long, and a country has half a million: numbers are sorted, and metrics
// moved once.
func sorted(list []metric.Metric, wanted func(*metric.Metric) bool, order func(a, b *metric.Metric) int) []metric.Metric {
	var at []int32
	for k := range list {
		if wanted(&list[k]) {
			at = append(at, int32(k))
		}
	}
	slices.SortFunc(at, func(a, b int32) int { return cmp.Or(order(&list[a], &list[b]), cmp.Compare(a, b)) })
	out := make([]metric.Metric, len(at))
	for n, k := range at {
		out[n] = list[k]
	}
	return out
}

// having are the metrics of a list that are wanted.
func having(list []metric.Metric, wanted func(*metric.Metric) bool) (out []metric.Metric) {
	for k := range list {
		if wanted(&list[k]) {
			out = append(out, list[k])
		}
	}
	return out
}

// many counts the metrics of a list that are wanted.
func many(list []metric.Metric, wanted func(*metric.Metric) bool) (n int) {
	for k := range list {
		if wanted(&list[k]) {
			n++
		}
	}
	return n
}

// positive reports whether there is something of what a metric counts.
func positive(m *metric.Metric) bool { return m.Value.Sign() > 0 }

// descending puts the largest number first.
func descending(a, b *metric.Metric) int { return b.Value.Cmp(a.Value) }

// judged counts the metrics that a standard applies to.
func judged(list []metric.Metric) int { return len(list) - tally(list, metric.None) - tally(list, "") }

func tally(list []metric.Metric, v metric.Verdict) int {
	return many(list, func(m *metric.Metric) bool { return m.Verdict == v })
}
