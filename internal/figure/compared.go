package figure

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// waterfall shows what there should be, what there is, and what is left between
// the two.
func (w *Writer) waterfall(q Ask) Figure {
	i := q.Indicator
	f := w.of(Waterfall, "waterfall", i, w.Metrics.At(i, q.Area, q.Year))
	names, points, unit := w.parts(i, q.Area, q.Year)
	if len(points) < 2 || !points[0].Value.Known() || !points[1].Value.Known() {
		return Figure{}
	}
	f.Unit, f.Axis = unit, i.Title
	lack := points[0].Value.Sub(points[1].Value)
	word, class := map[int]string{1: "还缺", 0: "不缺", -1: "多出"}[lack.Sign()], "pass"
	if lack.Sign() > 0 {
		class = "fail"
	}
	d := w.needed(lack, max(1, f.Decimals))
	rest := Point{Value: w.round(lack.Abs(), d), Text: w.digits(lack.Abs(), d), Mark: Mark{Class: class}}
	f.Categories = append(names[:2:2], word)
	f.Series = []Series{{Name: w.called(q.Area), Points: append(points[:2:2], rest)}}
	f.Title = Say(joined("，", told(f.Categories[:2], f.Series[0].Points[:2], unit)...) + "，" + word)
	if lack.Sign() != 0 {
		f.Title.bind("gap", " "+withUnit(rest.Text, unit), w.Metrics.At(i, q.Area, q.Year))
	}
	f.Subtitle = subtitle(i.Title+brackets(unit), w.called(q.Area), yearly(q.Year))
	f.Sources = w.partSources(i, q.Area, q.Year)
	return f.described()
}

// pair shows two numbers as the ends of a line or of a bar: of those communities
// in which they are farthest apart, or year by year where only the whole area
// has them.
func (w *Writer) pair(kind Kind, q Ask) Figure {
	if q.Indicator.Base == stat.Community && kind == Dumbbell {
		return w.pairAreas(kind, q)
	}
	return w.keep(string(kind), q.Indicator, q.Area, func() Figure { return w.pairYears(kind, q) })
}

// pairRow is a line of a pair; it is false where one number is missing.
func (w *Writer) pairRow(f *Figure, name string, i *check.Indicator, a stat.Area, y stat.Year) bool {
	names, points, unit := w.parts(i, a, y)
	if len(points) < 2 || !points[0].Value.Known() || !points[1].Value.Known() {
		return false
	}
	f.Unit, f.Categories = unit, append(f.Categories, name)
	if f.Series == nil {
		f.Series = []Series{{Name: names[0]}, {Name: names[1]}}
	}
	for k := range f.Series {
		f.Series[k].Points = append(f.Series[k].Points, points[k])
	}
	return true
}

func (w *Writer) pairYears(kind Kind, q Ask) Figure {
	i := q.Indicator
	f := Figure{ID: identifier(string(kind), i.ID, q.Area.Code), Kind: kind, Axis: "年份", Decimals: i.Decimals}
	for _, y := range w.data().Years {
		w.pairRow(&f, yearlyID(y), i, q.Area, y)
	}
	if len(f.Categories) == 0 {
		return Figure{}
	}
	last := len(f.Categories) - 1
	a, b := f.Series[0].Points[last], f.Series[1].Points[last]
	f.Title = Say(f.Categories[last] + " 年" + i.Title + "：" + joined("，", told([]string{f.Series[0].Name, f.Series[1].Name}, []Point{a, b}, f.Unit)...))
	f.Subtitle = subtitle(f.Series[0].Name+"和"+f.Series[1].Name+brackets(f.Unit), w.called(q.Area), w.span())
	f.Sources = w.partSources(i, q.Area, w.data().Years...)
	return f.described()
}

func (w *Writer) pairAreas(kind Kind, q Ask) Figure {
	i := q.Indicator
	f := w.of(kind, string(kind), i, w.Metrics.At(i, q.Area, q.Year))
	var shown []stat.Area
	for _, m := range w.Metrics.Members(i, q.Area, q.Year) {
		if w.pairRow(&f, m.Area.Name, i, m.Area, q.Year) {
			shown = append(shown, m.Area)
		}
	}
	if len(shown) == 0 {
		return Figure{}
	}
	under, over, all := 0, 0, len(shown)
	for k := range shown {
		switch f.between(k).Sign() {
		case 1:
			under++
		case -1:
			over++
		}
	}
	f.Areas = shown
	f.farthest(mostRows)
	if all > mostRows {
		f.Notes = []string{"图中只列相差最多的 " + count(mostRows) + " 个，共 " + count(all) + " 个。"}
	}
	f.Axis = w.level(i.Base)
	f.Title = w.pairTitle(f, under, over, all)
	f.Subtitle = subtitle(f.Series[0].Name+"和"+f.Series[1].Name+brackets(f.Unit), w.called(q.Area)+"各"+f.Axis, yearly(q.Year))
	f.Sources = w.partSources(i, q.Area, q.Year)
	return f.described()
}

// pairTitle is “实拨：13 个社区低于应拨，3 个高于；和平社区相差最多（598 元）”.
func (w *Writer) pairTitle(f Figure, under, over, all int) Sentence {
	a, b := f.Series[0].Name, f.Series[1].Name
	if under+over == 0 {
		return Say(count(all) + " 个" + f.Axis + "的" + a + "和" + b + "相同")
	}
	told := joined("，", some(under, "个低于"+b), some(over, "个高于"+map[bool]string{true: b}[under == 0]), some(all-under-over, "个相同"))
	s := Say(a + "：" + naming(told, f.Axis) + "；")
	s.area(f.Areas[0])
	s.say("相差最多（", withUnit(w.digits(f.between(0).Abs(), w.needed(f.between(0), 2)), f.Unit), "）")
	return s
}

// between is how much the second number of a row exceeds the first.
func (f Figure) between(k int) stat.Quantity {
	return f.Series[1].Points[k].Value.Sub(f.Series[0].Points[k].Value)
}

// farthest keeps so many rows, those with the largest difference first.
func (f *Figure) farthest(most int) {
	order := make([]int, len(f.Categories))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.between(b).Abs().Cmp(f.between(a).Abs()) })
	f.keepRows(order[:min(most, len(order))])
}

// keepRows puts the categories of a figure, with their areas and points, into a
// new order and leaves out those that are not in it.
func (f *Figure) keepRows(order []int) {
	old := *f
	f.Categories, f.Areas, f.Series = nil, nil, slices.Clone(old.Series)
	for n := range f.Series {
		f.Series[n].Points = nil
	}
	for _, k := range order {
		f.Categories = append(f.Categories, old.Categories[k])
		if len(old.Areas) > 0 {
			f.Areas = append(f.Areas, old.Areas[k])
		}
		for n := range f.Series {
			f.Series[n].Points = append(f.Series[n].Points, old.Series[n].Points[k])
		}
	}
}
