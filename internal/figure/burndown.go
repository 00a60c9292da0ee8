package figure

import (
	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// burndown shows how the work that there was in the first year is being done:
// year by year the areas that failed then and still do, and those that came
// later; for a share of a whole what of the whole is left.
func (w *Writer) burndown(q Ask) Figure {
	i := q.Indicator
	if len(i.Parts) > 0 && i.Parts[0].Indicator != nil {
		i = i.Parts[0].Indicator
	}
	return w.keep("burndown", q.Indicator, q.Area, func() Figure {
		if i.Base == q.Area.Level {
			return w.leftOver(q.Indicator, q.Area)
		}
		return w.stillFailing(q.Indicator, i, q.Area)
	})
}

// stillFailing follows the areas that failed in the first year that tells.
func (w *Writer) stillFailing(asked, i *check.Indicator, area stat.Area) Figure {
	f := w.years(Stack, "burndown", asked, area)
	f.Unit = "个"
	first, start := map[string]bool(nil), stat.Year(0)
	var old, late Series
	for _, y := range w.data().Years {
		failing, told := w.failing(i, area, y)
		if !told {
			old.Points, late.Points = append(old.Points, Point{Text: Absent}), append(late.Points, Point{Text: Absent})
			continue
		}
		if first == nil {
			first, start = failing, y
		}
		n := 0
		for code := range failing {
			if first[code] {
				n++
			}
		}
		old.Points, late.Points = append(old.Points, tallied(n)), append(late.Points, tallied(len(failing)-n))
	}
	if len(first) == 0 {
		return Figure{}
	}
	old.Name, old.Class = yearly(start)+"起一直没有销号", "main"
	late.Name, late.Class = "后来新增", "rest"
	f.Series = []Series{old, late}
	last := w.Metrics.At(asked, area, w.data().Latest())
	f.Title = w.burndownTitle(last, i, len(first), start, old.Points[len(old.Points)-1], late.Points[len(late.Points)-1])
	f.Subtitle = subtitle(asked.Title+"：还没有达到的"+w.level(i.Base)+"（个）", w.called(area), w.span())
	f.Notes = w.changes(area)
	f.Sources = w.sources(w.history(i, area)...)
	return f.described()
}

// failing are the codes of the members that fail, excused or not; of an
// indicator that only counts, those that it counts. It is false where nothing
// is known of them.
func (w *Writer) failing(i *check.Indicator, area stat.Area, y stat.Year) (codes map[string]bool, told bool) {
	members := w.Metrics.Members(i, area, y)
	codes = map[string]bool{}
	judged := judged(members) > 0
	for _, m := range members {
		told = told || judged && m.Verdict != metric.NoData || !judged && m.Value.Known()
		if judged && (m.Verdict == metric.Fail || m.Verdict == metric.Exempt) || !judged && m.Value.Sign() > 0 {
			codes[m.Area.Code] = true
		}
	}
	return codes, told
}

// burndownTitle is “2018 年未达到的 26 个社区，到 2022 年还剩 2 个，另有 1 个后来新增”.
func (w *Writer) burndownTitle(last metric.Metric, i *check.Indicator, had int, start stat.Year, left, late Point) Sentence {
	var s Sentence
	s.say(yearly(start), "未达到的 ", count(had), " 个", w.level(i.Base), "，到 ", yearly(last.Year))
	switch {
	case !left.Value.Known():
		s.say("没有数据")
		return s
	case left.Value.Sign() == 0:
		s.say("全部销号")
	default:
		s.say("还剩 ")
		s.bind("count", left.Text+" 个", last)
	}
	if late.Value.Sign() > 0 {
		s.say("，另有 ")
		s.bind("count", late.Text+" 个", last)
		s.say("后来新增")
	}
	return s
}

// leftOver is what a share has not reached yet: its whole less its part.
func (w *Writer) leftOver(i *check.Indicator, area stat.Area) Figure {
	f := w.years(Columns, "burndown", i, area)
	history := w.history(i, area)
	s := Series{Name: "还剩"}
	for _, m := range history {
		f.Unit = m.NumeratorUnit
		left := w.round(m.Denominator.Sub(m.Numerator), 0)
		s.Points = append(s.Points, Point{Value: left, Text: w.digits(left, 0)})
	}
	f.Series = []Series{s}
	f.Title = w.trendTitle(history)
	if last := s.Points[len(s.Points)-1]; last.Value.Known() {
		f.Title = append(f.Title, Part{Text: "，还剩 " + withUnit(last.Text, f.Unit)})
	}
	f.Subtitle = subtitle("“"+i.Title+"”还没有完成的", f.Unit, w.called(area), w.span())
	f.Sources = w.sources(history...)
	return f.described()
}

// verdicts shows how the areas inside an area were judged year by year.
func (w *Writer) verdicts(q Ask) Figure {
	return w.keep("verdicts", q.Indicator, q.Area, func() Figure { return w.verdictsByYear(q.Indicator, q.Area) })
}

func (w *Writer) verdictsByYear(i *check.Indicator, area stat.Area) Figure {
	f := w.years(Stack, "verdicts", i, area)
	f.Unit = "个"
	var members [][]metric.Metric
	for _, y := range w.data().Years {
		members = append(members, w.Metrics.Members(i, area, y))
	}
	for _, v := range marks {
		s, n := Series{Name: v.mark.Word, Class: v.mark.Class}, 0
		for _, list := range members {
			p := tallied(tally(list, v.verdict))
			p.Mark = v.mark
			n += tally(list, v.verdict)
			s.Points = append(s.Points, p)
		}
		if n > 0 {
			f.Series = append(f.Series, s)
		}
	}
	last := w.Metrics.At(i, area, w.data().Latest())
	if now := members[len(members)-1]; judged(now) > 0 {
		f.Title = append(Say(i.Title+"："+yearly(last.Year)+" "), w.verdictsOf(last, now)...)
	} else {
		f.Title = Say(i.Title + "没有适用的标准")
	}
	f.Subtitle = subtitle(measured(i, "")+"各"+w.level(i.Base)+"的评判（个）", w.called(area), w.span())
	f.Notes = w.changes(area)
	f.Sources = w.sources(w.history(i, area)...)
	return f.described()
}
