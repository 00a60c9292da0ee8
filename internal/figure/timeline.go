package figure

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// timeline is a trend in another form.
func (w *Writer) timeline(kind Kind, q Ask) Figure {
	return w.keep(string(kind), q.Indicator, q.Area, func() Figure {
		f := w.trend(q.Indicator, q.Area)
		f.ID, f.Kind = identifier(string(kind), q.Indicator.ID, q.Area.Code), kind
		return f
	})
}

// years begins a figure whose categories are all years.
func (w *Writer) years(kind Kind, name string, i *check.Indicator, area stat.Area) Figure {
	f := Figure{ID: identifier(name, i.ID, area.Code), Kind: kind, Axis: "年份"}
	for _, y := range w.data().Years {
		f.Categories = append(f.Categories, strconv.Itoa(int(y)))
	}
	return f
}

// Lines compares areas over the years, a line each; more than six are too many
// to tell apart and the rest is left out with a note.
func (w *Writer) Lines(i *check.Indicator, areas []stat.Area) Figure {
	f := Figure{Kind: Line, Axis: "年份", Decimals: i.Decimals}
	all := w.column(i, areas, w.data().Latest())
	if len(areas) > mostAbreast {
		areas = w.farApart(&f, areas, all)
	}
	parts := []string{"lines", i.ID}
	var lasts []metric.Metric
	for _, a := range areas {
		s := Series{Name: w.called(a)}
		history := w.history(i, a)
		for _, m := range history {
			s.Points = append(s.Points, w.point(m))
		}
		f.Series = append(f.Series, s)
		f.Areas = append(f.Areas, a)
		lasts = append(lasts, history[len(history)-1])
		f.Unit = lasts[0].Unit
		parts = append(parts, a.Code)
	}
	for _, y := range w.data().Years {
		f.Categories = append(f.Categories, strconv.Itoa(int(y)))
	}
	f.ID = identifier(parts...)
	f.Title = Say(i.Title)
	if extremes := w.extremes(all); len(extremes) > 0 {
		f.Title.say("：", yearly(w.data().Latest()))
		if extremes[0].Area == nil { // a number follows
			f.Title.say(" ")
		}
		f.Title.add(extremes)
	}
	f.Subtitle = subtitle(measured(i, f.Unit), w.span())
	if len(lasts) > 0 {
		f.Guides = w.guide(lasts[0])
	}
	f.Sources = w.sources(lasts...)
	return f.described()
}

// mostAbreast is how many lines an eye can follow.
const mostAbreast = 6

// farApart are those of many areas that stand highest and lowest, in the order of
// all; where some are hidden, which is not told, the first of them.
func (w *Writer) farApart(f *Figure, areas []stat.Area, all []metric.Metric) []stat.Area {
	ranked := w.ranked(all)
	if len(ranked) < mostAbreast || withheld(all) > 0 {
		f.Notes = append(f.Notes, "图中只列前 "+count(mostAbreast)+" 个，共 "+count(len(areas))+" 个。")
		return areas[:mostAbreast]
	}
	ends := slices.Concat(ranked[:mostAbreast/2], ranked[len(ranked)-mostAbreast/2:])
	f.Notes = append(f.Notes, "图中只列排在最前的 "+count(mostAbreast/2)+" 个和最后的 "+count(mostAbreast/2)+" 个，共 "+count(len(areas))+" 个。")
	return slices.DeleteFunc(slices.Clone(areas), func(a stat.Area) bool {
		return !slices.ContainsFunc(ends, func(m metric.Metric) bool { return m.Area.Code == a.Code })
	})
}

// slope sets two years of each street side by side.
func (w *Writer) slope(q Ask) Figure {
	i, since := q.Indicator, q.Since
	if since == 0 {
		since = w.data().Years[0]
	}
	f := Figure{Kind: Slope, Axis: "年份", Decimals: i.Decimals, Categories: []string{strconv.Itoa(int(since)), strconv.Itoa(int(q.Year))},
		ID: identifier("slope", i.ID, q.Area.Code, strconv.Itoa(int(since)), strconv.Itoa(int(q.Year)))}
	var changes []metric.Change
	for _, a := range w.abreast(q.Area, q.Year) {
		m := w.Metrics.At(i, a, q.Year)
		c := w.Metrics.Since(m, since)
		if !c.Comparable {
			continue
		}
		f.Unit = m.Unit
		f.Areas = append(f.Areas, a)
		f.Series = append(f.Series, Series{Name: a.Name, Points: []Point{w.point(c.From), w.point(m)}})
		changes = append(changes, c)
	}
	if since >= q.Year || len(changes) == 0 {
		return Figure{}
	}
	f.Title = w.slopeTitle(i, changes)
	f.Subtitle = subtitle(measured(i, f.Unit), w.called(q.Area)+"各"+w.level(f.Areas[0].Level), strconv.Itoa(int(since))+" 年和 "+yearly(q.Year))
	for _, c := range changes {
		f.Sources = merged(f.Sources, w.sources(c.From, c.To))
	}
	return f.described()
}

// slopeTitle is “持证率：5 个街道中 4 个提高，1 个下降；青石街道变化最大（比 2018 年提高
// 8.1 个百分点）”.
func (w *Writer) slopeTitle(i *check.Indicator, changes []metric.Change) Sentence {
	up, down, most := 0, 0, changes[0]
	for _, c := range changes {
		switch c.Difference.Sign() {
		case 1:
			up++
		case -1:
			down++
		}
		if c.Difference.Abs().Cmp(most.Difference.Abs()) > 0 {
			most = c
		}
	}
	var s Sentence
	s.say(i.Title, "：", count(len(changes)), " 个", w.level(changes[0].To.Area.Level), course(most.To, up, down, len(changes)-up-down))
	if words := w.ChangeWords(most); most.Difference.Sign() != 0 && words != "" {
		s.say("；")
		s.area(most.To.Area)
		s.say("变化最大（")
		s.bind("change", words, most.To)
		s.say("）")
	}
	return s
}

// course says how many of an indicator's numbers rose, fell and stayed: “都提高”,
// “中 4 个增加，1 个减少”.
func course(m metric.Metric, up, down, kept int) string {
	var out []string
	rose, fell := turns(m)
	for _, c := range []struct {
		n    int
		word string
	}{{up, rose}, {down, fell}, {kept, "持平"}} {
		switch {
		case c.n == up+down+kept && c.n > 1:
			return "都" + c.word
		case c.n == up+down+kept:
			return c.word
		}
		out = append(out, some(c.n, "个"+c.word))
	}
	return "中 " + joined("，", out...)
}

// some is "3 个", empty for none.
func some(n int, what string) string {
	if n == 0 {
		return ""
	}
	return count(n) + " " + what
}

// naming says once in a list of some what they are: “12 个社区升档，3 个降档”.
func naming(told, level string) string { return strings.Replace(told, "个", "个"+level, 1) }
