package figure

import (
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Verdicts shows how the areas inside an area split into 达标, 不达标, 豁免 and
// 无数据: a pie of up to three parts, else columns.
func (w *Writer) Verdicts(i *check.Indicator, area stat.Area, year stat.Year) Figure {
	m := w.Metrics.At(i, area, year)
	members := w.Metrics.Members(i, area, year)
	f := w.of(Pie, "verdicts", i, m)
	f.Axis, f.Unit, f.Decimals = "结论", "个", 0
	s := Series{Name: i.Base.Chinese() + "数"}
	for _, v := range marks {
		n := tally(members, v.verdict)
		if n == 0 {
			continue
		}
		p := tallied(n)
		p.Mark = v.mark
		f.Categories = append(f.Categories, v.mark.Word)
		s.Points = append(s.Points, p)
	}
	if n := withheld(members); n > 0 {
		f.Categories = append(f.Categories, Unshown)
		s.Points = append(s.Points, tallied(n))
	}
	f.Series = []Series{s}
	if len(f.Categories) > 3 {
		f.Kind = Columns
	}
	if judged(members) > 0 {
		f.Title = append(Say(i.Title+"："), w.verdictsOf(m, members)...)
	} else {
		f.Title = Say(i.Title + "没有适用的标准")
	}
	f.Subtitle = subtitle(measured(i, ""), areaName(area), yearly(year))
	f.Sources = w.sources(m)
	return f.described()
}

// Parts compares several indicators of one unit for one area: a pie of two or
// three that are parts of a whole when whole is true, else bars.
func (w *Writer) Parts(list []*check.Indicator, area stat.Area, year stat.Year, whole bool) Figure {
	f := Figure{Kind: Bars, Axis: "指标", ID: "parts"}
	if whole && len(list) <= 3 {
		f.Kind = Pie
	}
	s := Series{Name: areaName(area)}
	parts := []string{"parts", area.Code, strconv.Itoa(int(year))}
	var all []metric.Metric
	for _, i := range list {
		m := w.Metrics.At(i, area, year)
		all = append(all, m)
		f.Unit, f.Decimals = m.Unit, max(f.Decimals, i.Decimals)
		f.Categories = append(f.Categories, i.Title)
		s.Points = append(s.Points, w.point(m))
		parts = append(parts, i.ID)
	}
	f.ID = identifier(parts...)
	f.Series = []Series{s}
	f.Title = w.listed(all)
	f.Subtitle = subtitle(areaName(area), yearly(year), f.Unit)
	f.Sources = w.sources(all...)
	return f.described()
}

// listed is “甲 12 个，乙 5 个”.
func (w *Writer) listed(all []metric.Metric) Sentence {
	var s Sentence
	for k, m := range all {
		if k > 0 {
			s.say("，")
		}
		s.say(m.Indicator.Title, " ")
		s.bind("value", w.Value(m), m)
	}
	return s
}

// Lines compares areas over the years, a line each; more than six are too many
// to tell apart and the rest is left out with a note.
func (w *Writer) Lines(i *check.Indicator, areas []stat.Area) Figure {
	const most = 6
	f := Figure{Kind: Line, Axis: "年份", Decimals: i.Decimals}
	if len(areas) > most {
		f.Notes = append(f.Notes, "图中只列前 "+count(most)+" 个，共 "+count(len(areas))+" 个。")
		areas = areas[:most]
	}
	parts := []string{"lines", i.ID}
	var lasts []metric.Metric
	for _, a := range areas {
		s := Series{Name: areaName(a)}
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
	if f.Title = w.extremes(lasts); len(f.Title) == 0 {
		f.Title = Say(i.Title)
	}
	f.Subtitle = subtitle(measured(i, f.Unit), w.span())
	if len(lasts) > 0 {
		f.Guides = w.guide(lasts[0])
	}
	f.Sources = w.sources(lasts...)
	return f.described()
}
