package figure

import (
	"slices"
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// maxHighlights is how many sentences a reader takes in.
const maxHighlights = 8

// Headlines are the indicators of the home page, in their order.
func (w *Writer) Headlines() []*check.Indicator {
	var out []*check.Indicator
	for _, i := range w.data().Indicators {
		if i.Headline > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b *check.Indicator) int { return a.Headline - b.Headline })
	return out
}

// Highlights are the message of a year for an area: first how many targets are
// met, then the findings of the headline indicators; those without a number
// are left out.
func (w *Writer) Highlights(area stat.Area, year stat.Year) []Sentence {
	var out []Sentence
	if overview := w.Overview(area, year); len(overview) > 0 {
		out = append(out, overview)
	}
	for _, m := range w.all(w.Headlines(), area, year) {
		if m.Value.Known() && len(out) < maxHighlights {
			out = append(out, w.Finding(m.Indicator, area, year))
		}
	}
	return out
}

// Overview is “2022 年 10 项重点指标有目标，6 项达到，4 项没有达到：用房达标率、持证率。”
// It is empty where no headline indicator has a target.
func (w *Writer) Overview(area stat.Area, year stat.Year) Sentence {
	metrics := w.all(w.Headlines(), area, year)
	n := judged(metrics)
	if n == 0 {
		return nil
	}
	var s Sentence
	s.say(strconv.Itoa(int(year)), " 年 ", count(n), " 项重点指标有目标，")
	if tally(metrics, metric.NoData) == n {
		s.say("都没有数据；报了的数见“指标”页。")
		return s
	}
	s.add(w.outcome(metrics))
	s.say("。")
	return s
}

// Summary is one line about an area: how many of its targets are met and which
// are not.
func (w *Writer) Summary(area stat.Area, year stat.Year) Sentence {
	metrics := w.all(w.data().Indicators, area, year)
	n := judged(metrics)
	var s Sentence
	if n == 0 {
		s.say(strconv.Itoa(int(year)), " 年没有适用的标准。")
		return s
	}
	s.say(count(n), " 项指标有标准，")
	s.add(w.outcome(metrics))
	s.say("。")
	return s
}

// all are the metrics of those indicators that an area's level has.
func (w *Writer) all(list []*check.Indicator, area stat.Area, year stat.Year) []metric.Metric {
	var out []metric.Metric
	for _, i := range list {
		if i.Has(area.Level) {
			out = append(out, w.Metrics.At(i, area, year))
		}
	}
	return out
}

// outcome counts verdicts and names what fails: “6 项达标，2 项不达标：用房面积
// （缺 35 ㎡）、持证率（差 1.6 个百分点），1 项无数据”.
func (w *Writer) outcome(metrics []metric.Metric) Sentence {
	var s Sentence
	for _, v := range marks {
		n := tally(metrics, v.verdict)
		if n == 0 {
			continue
		}
		if len(s) > 0 {
			s.say("；")
		}
		s.say(count(n), " 项", v.mark.Word)
		if v.verdict == metric.Fail {
			s.say("：")
			s.add(w.named(metrics))
		}
	}
	if n := withheld(metrics); n > 0 {
		s.say("；", count(n), " 项", Unshown)
	}
	return s
}

// named lists what fails, at most six.
func (w *Writer) named(metrics []metric.Metric) Sentence {
	const most = 6
	var s Sentence
	n := 0
	for _, m := range metrics {
		if m.Verdict != metric.Fail {
			continue
		}
		if n++; n > most {
			continue
		}
		if n > 1 {
			s.say("、")
		}
		s.bind("value", m.Indicator.Title, m)
		if gap := w.Gap(m); gap != "" {
			s.say("（")
			s.bind("gap", gap, m)
			s.say("）")
		}
	}
	if n > most {
		s.say("等")
	}
	return s
}
