package figure

import (
	"slices"
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Distribution counts the areas inside an area by band: the bands of the
// standard in force, else classes of equal width. 未报 comes last.
func (w *Writer) Distribution(i *check.Indicator, area stat.Area, year stat.Year) Figure {
	m := w.Metrics.At(i, area, year)
	f := w.of(Columns, "distribution", i, m)
	bands, unit := w.bands(m, []metric.Metric{m})
	s := Series{Name: w.level(i.Base) + "数"}
	for _, b := range bands {
		p := tallied(b.Count)
		if b.Missing || b.Hidden {
			p.Mark = Mark{Class: "nodata"}
		}
		f.Categories = append(f.Categories, w.Band(b, unit))
		s.Points = append(s.Points, p)
	}
	f.Series = []Series{s}
	f.Axis, f.Unit, f.Decimals = i.Title, "个", 0
	f.Title = w.bandTitle(m, bands, unit)
	f.Subtitle = subtitle("按"+measured(i, unit)+"分档的"+w.level(i.Base)+"数（个）", w.called(area), yearly(year))
	f.Sources = w.sources(m)
	return f.described()
}

// bands are those of the standard, or made ones that hold all values of a
// history, and the unit of their edges.
func (w *Writer) bands(m metric.Metric, history []metric.Metric) ([]metric.Band, string) {
	members := w.Metrics.Members(m.Indicator, m.Area, m.Year)
	unit := m.Unit
	if len(members) > 0 {
		unit = members[0].Unit
	}
	if len(m.Bands) > 0 {
		return m.Bands, unit
	}
	var span []metric.Metric
	for _, h := range history {
		span = append(span, w.Metrics.Members(h.Indicator, h.Area, h.Year)...)
	}
	classes, _ := w.classes(members, span, maxClasses)
	return classes, unit
}

// bandTitle names the largest band, and how many did not report.
func (w *Writer) bandTitle(m metric.Metric, bands []metric.Band, unit string) Sentence {
	var most []metric.Band // with as many as each other
	all, missing, hidden := 0, 0, 0
	for _, b := range bands {
		all += b.Count
		switch {
		case b.Missing:
			missing = b.Count
		case b.Hidden:
			hidden = b.Count
		case len(most) == 0 || b.Count > most[0].Count:
			most = []metric.Band{b}
		case b.Count == most[0].Count:
			most = append(most, b)
		}
	}
	var s Sentence
	level := w.level(m.Indicator.Base)
	s.bind("count", count(all)+" 个", m)
	s.say(level)
	switch {
	case all == missing:
		s.say("都没有报“", m.Indicator.Title, "”")
		return s
	case hidden > 0: // which band is the largest is not told
		s.say("中，", count(hidden), " 个", Unshown)
	case most[0].Count == all && all > 1:
		s.say("全部在“", w.Band(most[0], unit), "”一档")
	case most[0].Count == all:
		s.say("在“", w.Band(most[0], unit), "”一档")
	case len(most) == 1:
		s.say("中，“", w.Band(most[0], unit), "”最多，有 ")
		s.bind("count", count(most[0].Count)+" 个", m)
	default:
		s.say("中，", w.alike(most, unit), "最多，各有 ")
		s.bind("count", count(most[0].Count)+" 个", m)
	}
	if missing > 0 {
		s.say("，")
		s.bind("count", count(missing)+" 个", m)
		s.say(Unreported)
	}
	return s
}

// alike names bands that hold as many areas as each other, or says how many there are.
func (w *Writer) alike(list []metric.Band, unit string) string {
	if len(list) > 3 {
		return "有 " + count(len(list)) + " 档并列"
	}
	var names []string
	for _, b := range list {
		names = append(names, "“"+w.Band(b, unit)+"”")
	}
	return joined("、", names...)
}

// BandsOverYears shows how the bands of an area filled over the years, each
// year by the bands of the latest one, so that years compare.
func (w *Writer) BandsOverYears(i *check.Indicator, area stat.Area) Figure {
	return w.keep("bands", i, area, func() Figure { return w.bandsOverYears(i, area) })
}

func (w *Writer) bandsOverYears(i *check.Indicator, area stat.Area) Figure {
	history := w.history(i, area)
	last := history[len(history)-1]
	f := w.of(Stack, "bands", i, last)
	bands, unit := w.bands(last, history)
	f.Axis, f.Unit, f.Decimals = "年份", "个", 0
	veiled := slices.ContainsFunc(history, func(m metric.Metric) bool { return w.Metrics.Veiled(i, area, m.Year) })
	if veiled && !slices.ContainsFunc(bands, func(b metric.Band) bool { return b.Hidden }) {
		bands = append(bands, metric.Band{Hidden: true})
	}
	for _, m := range history {
		f.Categories = append(f.Categories, strconv.Itoa(int(m.Year)))
	}
	for _, b := range bands {
		s := Series{Name: w.Band(b, unit)}
		if b.Missing || b.Hidden {
			s.Class = "nodata"
		}
		for _, m := range history {
			s.Points = append(s.Points, tallied(w.within(b, m)))
		}
		f.Series = append(f.Series, s)
	}
	f.Series = slices.DeleteFunc(f.Series, func(s Series) bool { return s.Class != "" && (Figure{Series: []Series{s}}).nothing() })
	if f.Title = Say(i.Title); !veiled {
		f.Title = w.stackTitle(last, f)
	}
	f.Subtitle = subtitle("按"+measured(i, unit)+"分档的"+w.level(i.Base)+"数（个）", w.called(area), w.span())
	f.Notes = w.changes(area)
	f.Sources = w.sources(history...)
	return f.described()
}

// within counts the areas of a year that a band holds.
func (w *Writer) within(b metric.Band, m metric.Metric) (n int) {
	for _, x := range w.Metrics.Members(m.Indicator, m.Area, m.Year) {
		if holds(b, x) {
			n++
		}
	}
	return n
}

func holds(b metric.Band, m metric.Metric) bool {
	v := printed(m.Value, m.Unit)
	switch {
	case m.Status == stat.Hidden || b.Hidden:
		return m.Status == stat.Hidden && b.Hidden
	case b.Missing || !v.Known():
		return b.Missing && !v.Known()
	}
	return (!b.Low.Known() || v.Cmp(b.Low) >= 0) && (!b.High.Known() || v.Cmp(b.High) < 0)
}

// stackTitle says how the top band grew since the first year.
func (w *Writer) stackTitle(last metric.Metric, f Figure) Sentence {
	var top *Series
	for k := range f.Series {
		if f.Series[k].Class == "" {
			top = &f.Series[k]
		}
	}
	if top == nil {
		return w.lead(last)
	}
	first, now := top.Points[0], top.Points[len(top.Points)-1]
	var s Sentence
	order := now.Value.Cmp(first.Value)
	if order == 0 && now.Value.Sign() == 0 {
		s.say("没有")
	}
	s.say("“", top.Name, "”的", w.level(last.Indicator.Base))
	switch order {
	case 0:
		if now.Value.Sign() != 0 {
			s.say("有 ", now.Text, " 个")
		}
		if len(f.Categories) > 1 {
			s.say("，与 ", f.Categories[0], " 年相同")
		}
	default:
		s.say("由 ", f.Categories[0], " 年的 ", first.Text, " 个",
			direction(now.Value.Sub(first.Value), "增加到 ", "减少到 "))
		s.bind("count", now.Text+" 个", last)
	}
	return s
}
