package speech

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Forms that speak of the areas inside an area: how many, which, and who is
// first or last.

// within are the levels that a form may name, by the word for it: those of which
// the whole is made up.
func within(ladder stat.Ladder) map[string]stat.Level {
	out := map[string]stat.Level{}
	for _, s := range ladder.Up(stat.Community) {
		out[s.Name] = s.Level
	}
	return out
}

// verdictForms are 达标数, 不达标街道数, 豁免社区名单 and their like.
// Without a level they speak of those that the indicator is computed at.
func verdictForms(ladder stat.Ladder) map[string]form {
	out, levels := map[string]form{}, within(ladder)
	levels[""] = ""
	for word, level := range levels {
		for _, v := range []metric.Verdict{metric.Pass, metric.Fail, metric.Exempt, metric.NoData} {
			out[v.Chinese()+word+"数"] = form{among: true, say: func(b *binder, q request, m metric.Metric) answer {
				return b.tally(q, m, level, v)
			}}
			out[v.Chinese()+word+"名单"] = form{among: true, say: func(b *binder, q request, m metric.Metric) answer {
				return b.list(q, m, level, v)
			}}
		}
	}
	return out
}

// inside are the metrics of the areas that a request speaks of.
func (b *binder) inside(q request, level stat.Level) []metric.Metric {
	if level == "" {
		return slices.Clone(b.writer.Metrics.Members(q.indicator, q.area, q.year))
	}
	var out []metric.Metric
	for _, a := range b.data().Subareas(q.area, level, q.year) {
		if q.indicator.Has(level) && a.Code != q.area.Code {
			out = append(out, b.writer.Metrics.At(q.indicator, a, q.year))
		}
	}
	return out
}

func (b *binder) tally(q request, m metric.Metric, level stat.Level, v metric.Verdict) answer {
	n, judged := 0, false
	for _, x := range b.inside(q, level) {
		judged = judged || x.Verdict != metric.None
		if x.Verdict == v {
			n++
		}
	}
	if !judged {
		return unjudged(q)
	}
	return said(strconv.Itoa(n)+"个", m)
}

func unjudged(q request) answer {
	return unsaid("%d 年没有标准评判%s的“%s”，说不出“%s”", q.year, q.area.Name, q.indicator.Title, q.form)
}

// list names the areas with a verdict; those that fail by their gap, the
// largest first.
func (b *binder) list(q request, m metric.Metric, level stat.Level, v metric.Verdict) answer {
	all := b.inside(q, level)
	if !slices.ContainsFunc(all, func(x metric.Metric) bool { return x.Verdict != metric.None }) {
		return unjudged(q)
	}
	found := slices.DeleteFunc(all, func(x metric.Metric) bool { return x.Verdict != v })
	if len(found) == 0 {
		return unsaid("%s的“%s”%d 年没有%s的，列不出名单", b.data().Called(q.area), q.indicator.Title, q.year, v.Chinese())
	}
	slices.SortStableFunc(found, byGap)
	return said(b.listed(q, found, func(x metric.Metric) string {
		if v == metric.Fail {
			return strings.ReplaceAll(b.writer.Gap(x), " ", "")
		}
		return b.writer.In(q.style, x)
	}), m)
}

func byGap(a, b metric.Metric) int {
	if !a.Gap.Known() || !b.Gap.Known() {
		return 0
	}
	return b.Gap.Cmp(a.Gap)
}

// listed names areas: “甲、乙、丙”, or “甲、乙等6个社区” where fewer are wanted.
func (b *binder) listed(q request, list []metric.Metric, number func(metric.Metric) string) string {
	var out []string
	for k, x := range list {
		if q.most > 0 && k == q.most {
			return fmt.Sprintf("%s等%d个%s", strings.Join(out, "、"), len(list), b.level(x.Area.Level))
		}
		name := x.Area.Name
		if text := number(x); q.numbered && text != "" {
			name += "（" + q.style.Group(text) + "）"
		}
		out = append(out, name)
	}
	return strings.Join(out, "、")
}

// extremeForms are 最高街道, 最少社区 and their like.
func extremeForms(ladder stat.Ladder) map[string]form {
	out := map[string]form{}
	for word, largest := range map[string]bool{"最高": true, "最多": true, "最低": false, "最少": false} {
		for name, level := range within(ladder) {
			out[word+name] = form{among: true, say: func(b *binder, q request, _ metric.Metric) answer {
				return b.extreme(q, level, word, largest)
			}}
		}
	}
	return out
}

// extreme names the area with the largest or the smallest number, all of them
// where several have it: “甲街道、乙街道（并列）”. Where all are the same nobody is.
func (b *binder) extreme(q request, level stat.Level, word string, largest bool) answer {
	list := slices.DeleteFunc(b.inside(q, level), func(x metric.Metric) bool { return x.Expected == 0 && !x.Value.Known() })
	first := figure.Extremes(list, largest)
	known := 0
	for _, x := range list {
		if x.Value.Known() {
			known++
		}
	}
	switch {
	case known < 2:
		return unsaid("“%s”%d 年有数的%s不到两个，说不出“%s”", q.indicator.Title, q.year, b.level(level), q.form)
	case len(first) == known:
		return unsaid("“%s”%d 年 %d 个%s都是 %s，说不出“%s”", q.indicator.Title, q.year, known, b.level(level), b.writer.In(q.style, first[0]), q.form)
	}
	out := answer{said: b.winners(q, first)}
	if known < len(list) {
		out.note = fmt.Sprintf("%d 个%s中 %d 个有数，没有报的不参加比较", len(list), b.level(level), known)
	}
	return out
}

// winners are the names of those who share a place, each bound to its own
// number.
func (b *binder) winners(q request, list []metric.Metric) figure.Sentence {
	var s figure.Sentence
	var aside []string
	for k, x := range list {
		if q.most > 0 && k == q.most {
			s = append(s, figure.Part{Text: fmt.Sprintf("等%d个%s", len(list), b.level(x.Area.Level))})
			break
		}
		if k > 0 {
			s = append(s, figure.Part{Text: "、"})
		}
		s = append(s, figure.Part{Text: x.Area.Name, Role: "area", Metric: &x})
	}
	if len(list) > 1 {
		aside = append(aside, "并列")
	}
	if q.numbered {
		aside = append(aside, b.writer.In(q.style, list[0]))
	}
	if len(aside) > 0 {
		s = append(s, figure.Part{Text: "（" + strings.Join(aside, "，") + "）"})
	}
	return s
}
