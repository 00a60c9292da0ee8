package figure

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// maxBars is how many names a picture holds; the table of the page lists all.
const maxBars = 30

// abreast are the areas that a comparison at an area sets side by side: those of
// which it is made up, of a street or a community the streets beside it.
func (w *Writer) abreast(a stat.Area, year stat.Year) []stat.Area {
	for _, around := range w.data().Enclosing(a) {
		if a.Level == stat.Community || a.Level == stat.Subdistrict {
			a = around
		}
	}
	return w.data().Parts(a, year)
}

// Streets compares the streets of the district, or what another area is made up
// of, the best first, with the area itself and the target as lines.
func (w *Writer) Streets(i *check.Indicator, area stat.Area, year stat.Year) Figure {
	parts := w.abreast(area, year)
	var list []metric.Metric
	for _, a := range parts {
		list = append(list, w.Metrics.At(i, a, year))
	}
	if len(parts) > 0 {
		area, _ = w.data().Area(parts[0].Parent)
	}
	whole := w.Metrics.At(i, area, year)
	f := w.bars("streets", i, whole, list)
	if i.Rollup != check.Sum && i.Rollup != check.Count { // a total is no measure for its parts
		f.Guides = append(f.Guides, w.reference(whole)...)
	}
	if i.Rollup == check.Sum && len(f.Series) > 0 && !AddUp(w.point(whole).Value, values(f.Series[0])) {
		f.Notes = append(f.Notes, Unadjusted)
	}
	return f.described()
}

func values(s Series) []stat.Quantity {
	var out []stat.Quantity
	for _, p := range s.Points {
		out = append(out, p.Value)
	}
	return out
}

// Ranking compares the communities of an area, the best first. Of more than
// thirty it shows the last ones, who need to be seen.
func (w *Writer) Ranking(i *check.Indicator, area stat.Area, year stat.Year) Figure {
	whole := w.Metrics.At(i, area, year)
	var list []metric.Metric
	for _, a := range w.data().Communities(area, year) {
		if m := w.Metrics.At(i, a, year); m.Value.Known() || m.Expected > 0 {
			list = append(list, m)
		}
	}
	return w.bars("ranking", i, whole, list).described()
}

// bars compares areas of one level by name.
func (w *Writer) bars(name string, i *check.Indicator, whole metric.Metric, list []metric.Metric) Figure {
	f := w.of(Bars, name, i, whole)
	f.Title = w.compareTitle(whole, list)
	f.Sources = w.sources(whole)
	shown := w.shown(&f, list)
	for _, m := range shown {
		f.Unit, f.Axis = m.Unit, w.level(m.Area.Level)
		f.Categories = append(f.Categories, m.Area.Name)
		f.Areas = append(f.Areas, m.Area)
	}
	f.Series = w.series(i.Title, shown)
	f.Subtitle = subtitle(measured(i, f.Unit), w.called(whole.Area)+"各"+f.Axis, yearly(whole.Year))
	if len(shown) > 0 {
		f.Guides = w.guide(shown[0])
	}
	return f
}

// compareTitle is “持证率：5 个街道中 2 个达标，3 个不达标；甲街道最高（40%），
// 乙街道最低（12%），全区 28.4%”.
func (w *Writer) compareTitle(whole metric.Metric, list []metric.Metric) Sentence {
	extremes := w.extremes(list)
	if len(extremes) == 0 {
		return w.lead(whole)
	}
	s := Say(whole.Indicator.Title + "：")
	same := uniform(list)
	if judged(list) > 0 {
		s.add(w.verdictsOf(whole, list))
		s.say(map[bool]string{true: "，", false: "；"}[same])
	}
	if same && judged(list) == len(list) {
		s.say("都是 ")
		s.bind("value", w.Value(list[0]), list[0])
	} else {
		s.add(extremes)
	}
	if whole.Value.Known() && whole.Unit == list[0].Unit && !(same && w.Value(whole) == w.Value(list[0])) {
		s.say("，", w.called(whole.Area), " ")
		s.bind("value", w.Value(whole), whole)
	}
	return s
}

// uniform reports whether all have a number, and the same one.
func uniform(list []metric.Metric) bool {
	return !slices.ContainsFunc(list, func(m metric.Metric) bool {
		return !m.Value.Known() || m.High.Known() || m.Value.Cmp(list[0].Value) != 0
	})
}

// verdictsOf is “5 个街道中 2 个达标，3 个不达标”.
func (w *Writer) verdictsOf(whole metric.Metric, list []metric.Metric) Sentence {
	var s Sentence
	all := judged(list)
	s.say(count(all), " 个", w.level(list[0].Area.Level))
	between := "中 "
	for _, v := range marks {
		switch n := tally(list, v.verdict); {
		case n == all && n > 1:
			s.say("全部", v.mark.Word)
		case n == all:
			s.say(v.mark.Word)
		case n > 0:
			s.say(between)
			s.bind("count", count(n)+" 个", whole)
			s.say(v.mark.Word)
			between = "，"
		}
	}
	return s
}

// shown are the metrics that the picture has room for: ranked, then those
// without a number.
func (w *Writer) shown(f *Figure, list []metric.Metric) []metric.Metric {
	out := w.ranked(list)
	if over := len(out) - maxBars; over > 0 {
		f.Notes = append(f.Notes, "图中只列排在后面的 "+count(maxBars)+" 个，共 "+count(len(out))+" 个。")
		out = out[over:]
	}
	missing := 0
	for _, m := range list {
		if m.Value.Known() {
			continue
		}
		if missing++; len(out) < maxBars {
			out = append(out, m)
		}
	}
	hidden := withheld(list)
	if missing > hidden {
		f.Notes = append(f.Notes, count(missing-hidden)+" 个没有数，不按 0 计。")
	}
	if hidden > 0 {
		f.Notes = append(f.Notes, count(hidden)+" 个公开版隐去。")
	}
	return out
}
