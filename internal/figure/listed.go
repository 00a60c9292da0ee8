package figure

import (
	"slices"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

const (
	mostNamed = 12 // names in a note
	mostTop   = 10 // of the largest
)

// top lists the communities with the largest numbers, good or bad.
func (w *Writer) top(q Ask) Figure {
	whole := w.Metrics.At(q.Indicator, q.Area, q.Year)
	members := w.Metrics.Members(q.Indicator, q.Area, q.Year)
	list := sorted(members, positive, descending)
	if len(list) == 0 {
		return Figure{}
	}
	f := w.rows("top", whole, list[:min(mostTop, len(list))])
	if more := len(list) - len(f.Categories); more > 0 {
		f.Notes = append(f.Notes, "图中只列最大的 "+count(len(f.Categories))+" 个，共 "+count(len(list))+" 个。")
	}
	f.Guides = w.guide(list[0])
	f.Title = append(Say(q.Indicator.Title+"："), w.extreme(list, list[0], "最多")...)
	if known := many(members, known); len(list) < known {
		f.Title.say("，", count(known), " 个", f.Axis, "中 ", count(len(list)), " 个大于 0")
	}
	f.Subtitle = subtitle(measured(q.Indicator, f.Unit), w.called(q.Area)+"最多的"+f.Axis, yearly(q.Year))
	return f.described()
}

// rows are lying bars of areas in the order given.
func (w *Writer) rows(name string, whole metric.Metric, list []metric.Metric) Figure {
	f := w.of(Bars, name, whole.Indicator, whole)
	s := Series{Name: whole.Indicator.Title}
	for _, m := range list {
		f.Unit, f.Axis = m.Unit, w.level(m.Area.Level)
		f.Categories, f.Areas = append(f.Categories, m.Area.Name), append(f.Areas, m.Area)
		s.Points = append(s.Points, w.point(m))
	}
	f.Series = []Series{s}
	f.Sources = w.sources(whole)
	return f
}

// gaps lists those that fall short, by how much they do.
func (w *Writer) gaps(q Ask) Figure {
	whole := w.Metrics.At(q.Indicator, q.Area, q.Year)
	all := byGap(w.Metrics.Gaps(q.Indicator, q.Area, q.Year))
	if len(all) == 0 {
		return Figure{}
	}
	list := all[:min(maxBars, len(all))]
	f := w.rows("gaps", whole, list)
	f.Unit = list[0].GapUnit
	f.Series[0].Name = map[bool]string{true: "超出", false: "缺口"}[exceeds(list[0])]
	for k, m := range list {
		f.Series[0].Points[k] = w.gapPoint(m)
	}
	if more := len(all) - len(list); more > 0 {
		f.Notes = append(f.Notes, "图中只列差得最多的 "+count(len(list))+" 个，共 "+count(len(all))+" 个。")
	}
	f.Title = append(Say(q.Indicator.Title+"："), w.failed(whole, all, false)...)
	f.Subtitle = subtitle("离目标还差多少"+brackets(f.Unit), w.called(q.Area)+"各"+f.Axis, yearly(q.Year))
	return f.described()
}

// gapPoint is how far a metric is from its target, drawn and printed as GapSize
// prints it.
func (w *Writer) gapPoint(m metric.Metric) Point {
	d := w.decimals(m)
	if m.GapUnit != "%" {
		d = w.needed(m.Gap, max(1, d))
	}
	d = w.visibleTo(m.Gap, d)
	p := Point{Value: w.round(m.Gap, d), Text: w.digits(m.Gap, d), Mark: VerdictMark(m.Verdict)}
	if m.GapUnit == "%" {
		p.Text += "%"
	}
	return p
}

// byGap keeps the metrics whose gap is known and in the unit of the first, the
// largest first.
func byGap(list []metric.Metric) []metric.Metric {
	return sorted(list, func(m *metric.Metric) bool { return m.Gap.Known() && m.Gap.Sign() != 0 && m.GapUnit == list[0].GapUnit },
		func(a, b *metric.Metric) int { return b.Gap.Cmp(a.Gap) })
}

func names(list []metric.Metric) []string {
	var out []string
	for _, m := range list {
		out = append(out, m.Area.Name)
	}
	return out
}

// listing is a note that names areas; many are cut short and counted.
func listing(word string, names []string) []string {
	switch {
	case len(names) == 0:
		return nil
	case len(names) > mostNamed:
		return []string{word + "：" + joined("、", names[:mostNamed]...) + "等 " + count(len(names)) + " 个。"}
	}
	return []string{word + "：" + joined("、", names...) + "。"}
}

// tiles lays the communities out as areas.toml places them: with their verdicts,
// or where nothing judges them in classes.
func (w *Writer) tiles(q Ask) Figure {
	whole := w.Metrics.At(q.Indicator, q.Area, q.Year)
	placed := func(m *metric.Metric) bool { return m.Area.Row > 0 }
	members := w.Metrics.Members(q.Indicator, q.Area, q.Year)
	if many(members, placed) > mostSpots {
		return Figure{}
	}
	list := having(members, placed)
	if len(list) == 0 || !slices.ContainsFunc(list, func(m metric.Metric) bool { return m.Value.Known() }) {
		return Figure{}
	}
	f := w.rows("tiles", whole, list)
	f.Kind = Tiles
	if judged(list) == 0 {
		w.classify(&f, whole, list)
	}
	f.Title = w.spreadTitle(whole, list, w.ranked(list))
	f.Subtitle = subtitle(measured(q.Indicator, f.Unit), w.called(q.Area)+"各"+f.Axis+"，按方位排列", yearly(q.Year))
	return f.described()
}

// classify puts the points of a figure into bands, the lowest first.
func (w *Writer) classify(f *Figure, whole metric.Metric, list []metric.Metric) {
	bands, unit := w.bands(whole, []metric.Metric{whole})
	for k, b := range bands {
		f.Classes = append(f.Classes, w.Band(b, unit))
		for n, m := range list {
			if holds(b, m) {
				f.Series[0].Points[n].Class = k
			}
		}
	}
}

// treemap shows many parts of a whole as areas: the parts of the indicator, or
// its communities in their streets.
func (w *Writer) treemap(q Ask) Figure {
	i := q.Indicator
	whole := w.Metrics.At(i, q.Area, q.Year)
	if len(i.Parts) > 0 || i.Choice != nil {
		f := w.whole(q)
		if f.nothing() {
			return Figure{}
		}
		f.ID, f.Kind = identifier("treemap", i.ID, q.Area.Code, yearlyID(q.Year)), Treemap
		return f
	}
	members := w.Metrics.Members(i, q.Area, q.Year)
	if n := many(members, positive); n < 2 || n > mostNames {
		return Figure{}
	}
	list := sorted(members, positive, descending)
	f := w.rows("treemap", whole, list)
	f.Kind = Treemap
	for n, m := range list {
		f.Series[0].Points[n].Mark = Mark{}
		if part, ok := w.data().Part(q.Area, m.Area); ok {
			f.Groups = append(f.Groups, part.Name)
		}
	}
	if len(f.Groups) != len(list) {
		f.Groups = nil
	}
	f.Title = w.concentration(whole, list)
	f.Subtitle = subtitle(measured(i, f.Unit), w.called(q.Area)+"各"+f.Axis, yearly(q.Year))
	return f.described()
}

// concentration is “集体经营性收入合计：最大的 5 个社区占全区的 31.2%”.
func (w *Writer) concentration(whole metric.Metric, list []metric.Metric) Sentence {
	const largest = 5
	sum, head := stat.Int(0), stat.Int(0)
	for k, m := range list {
		sum = sum.Add(m.Value)
		if k < largest {
			head = head.Add(m.Value)
		}
	}
	s := Say(whole.Indicator.Title + "：")
	if len(list) <= largest || list[0].Value.Cmp(list[len(list)-1].Value) == 0 {
		s.add(w.extremes(w.Metrics.Members(whole.Indicator, whole.Area, whole.Year))) // also of those too small to draw
		return s
	}
	s.say("最大的 ", count(largest), " 个", w.level(list[0].Area.Level), "占", w.called(whole.Area), "的 ")
	s.bind("share", w.Number(head.Per(sum), "%", 1), whole)
	return s
}
