package figure

import (
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Trend shows an indicator of an area over the years. Years without a number
// are gaps in the line.
func (w *Writer) Trend(i *check.Indicator, area stat.Area) Figure {
	return w.keep("trend", i, area, func() Figure { return w.trend(i, area) })
}

func (w *Writer) trend(i *check.Indicator, area stat.Area) Figure {
	history := w.history(i, area)
	last := history[len(history)-1]
	f := w.of(Line, "trend", i, last)
	f.Axis = "年份"
	f.Title = w.trendTitle(history)
	f.Subtitle = subtitle(measured(i, last.Unit), w.called(area), w.span())
	for _, m := range history {
		f.Categories = append(f.Categories, strconv.Itoa(int(m.Year)))
	}
	f.Series = w.series(w.called(area), history)
	f.Guides, f.Notes = w.targets(history)
	f.Breaks = w.breaks(area)
	f.Notes = append(f.Notes, w.changes(area)...)
	if note := w.Comparable(i, area); note != "" {
		f.Notes = append(f.Notes, note+"。")
	}
	f.Notes = append(f.Notes, w.unreported(last)...)
	f.Sources = w.sources(history...)
	return f.described()
}

// history is an indicator of an area in all years.
func (w *Writer) history(i *check.Indicator, area stat.Area) []metric.Metric {
	var out []metric.Metric
	for _, y := range w.data().Years {
		out = append(out, w.Metrics.At(i, area, y))
	}
	return out
}

// span is “2018—2022 年”.
func (w *Writer) span() string {
	years := w.data().Years
	if len(years) == 1 {
		return yearly(years[0])
	}
	return strconv.Itoa(int(years[0])) + "—" + yearly(years[len(years)-1])
}

// trendTitle is the last number, how it changed, and the way since the first year.
func (w *Writer) trendTitle(history []metric.Metric) Sentence {
	last := history[len(history)-1]
	s := w.lead(last)
	if !last.Value.Known() {
		return s
	}
	before, first := w.Metrics.Change(last), firstKnown(history)
	c := metric.Change{From: first, To: last, Comparable: first.Unit == last.Unit, Difference: last.Value.Sub(first.Value)}
	far := last.Year-first.Year > 1 && !last.High.Known()
	if far && comparable(before) && comparable(c) && before.Difference.Sign() == 0 && c.Difference.Sign() == 0 {
		s.say("，")
		s.bind("change", "与"+yearBefore(before)+"和"+yearBefore(c)+w.stillWord(c), last)
		return s
	}
	s.add(w.change(last))
	if words := w.ChangeWords(c); far && words != "" {
		s.say("，")
		s.bind("change", words, last)
	}
	return s
}

func firstKnown(history []metric.Metric) metric.Metric {
	for _, m := range history {
		if m.Value.Known() {
			return m
		}
	}
	return metric.Metric{}
}

// targets is the target of the last year as a line, and a note where earlier
// years were held against another one.
func (w *Writer) targets(history []metric.Metric) (guides []Guide, notes []string) {
	last := history[len(history)-1]
	guides = w.guide(last)
	since := last.Year
	for k := len(history) - 1; k >= 0 && w.Target(history[k]) == w.Target(last); k-- {
		since = history[k].Year
	}
	if len(guides) == 0 || since == history[0].Year {
		return guides, nil
	}
	note := "目标 " + w.Target(last) + " 自 " + yearly(since) + "起适用"
	if before := w.Target(w.Metrics.At(last.Indicator, last.Area, since-1)); before != "" {
		note += "，此前为 " + before
	}
	guides[0].Text += "（" + yearly(since) + "起）"
	return guides, []string{note + "。"}
}
