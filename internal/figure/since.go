package figure

import (
	"strconv"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Since says how the numbers of an area moved from an earlier year: Moves, and what
// became of the headline indicators. It is empty where nothing can be compared.
func (w *Writer) Since(area stat.Area, year, since stat.Year) []Sentence {
	out := w.Moves(area, year, since)
	if len(out) == 0 {
		return nil
	}
	return append(out, w.headlinesSince(area, year, since, maxHighlights-len(out))...)
}

// Moves say how many numbers of an area moved for the better from an earlier year, and
// which verdicts turned.
func (w *Writer) Moves(area stat.Area, year, since stat.Year) []Sentence {
	if !w.data().HasYear(since) {
		return nil
	}
	var all []metric.Change
	for _, m := range w.all(w.data().Indicators, area, year) {
		if c := w.Metrics.Since(m, since); comparable(c) {
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return nil
	}
	out := []Sentence{w.balance(all, since)}
	for _, s := range []Sentence{
		w.turned(all, metric.Fail, metric.Pass, "由不达标转为达标"),
		w.turned(all, metric.Pass, metric.Fail, "由达标转为不达标"),
	} {
		if len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// balance is “与 2018 年相比，40 项指标可比：变好 25 项，变差 6 项，持平 9 项。”
func (w *Writer) balance(all []metric.Change, since stat.Year) Sentence {
	tally := map[string]int{}
	for _, c := range all {
		tally[w.Change(c).Class]++
	}
	var parts []string
	for _, k := range []struct{ class, words string }{{"better", "变好"}, {"worse", "变差"}, {"same", "持平或基本持平"}, {"changed", "增减不分好坏"}} {
		if n := tally[k.class]; n > 0 {
			parts = append(parts, k.words+" "+count(n)+" 项")
		}
	}
	return Say("与 " + strconv.Itoa(int(since)) + " 年相比，" + count(len(all)) + " 项指标可比：" + joined("，", parts...) + "。")
}

// turned names the indicators whose verdict became another one, at most six.
func (w *Writer) turned(all []metric.Change, from, to metric.Verdict, words string) Sentence {
	const most = 6
	var names Sentence
	n := 0
	for _, c := range all {
		if c.From.Verdict != from || c.To.Verdict != to {
			continue
		}
		if n++; n > most {
			continue
		}
		if n > 1 {
			names.say("、")
		}
		names.bind("value", c.To.Indicator.Title, c.To)
	}
	if n == 0 {
		return nil
	}
	if n > most {
		names.say("等")
	}
	s := Say(words + " " + count(n) + " 项：")
	s.add(names)
	s.say("。")
	return s
}

// headlinesSince are the headline indicators, each with its change.
func (w *Writer) headlinesSince(area stat.Area, year, since stat.Year, most int) []Sentence {
	var out []Sentence
	for _, m := range w.all(w.Headlines(), area, year) {
		words := w.ChangeWords(w.Metrics.Since(m, since))
		if words == "" || len(out) == most {
			continue
		}
		s := w.lead(m)
		s.say("，")
		s.bind("change", words, m)
		s.say("。")
		out = append(out, s)
	}
	return out
}
