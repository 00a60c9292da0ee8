package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// mostSlices is how many parts a pie may have, mostRows how many lying bars.
const (
	mostSlices = 3
	mostRows   = 12
)

// parts are what the charts of an indicator set side by side for an area and a
// year: its own parts, or the choices of its field. Their numbers have one unit.
func (w *Writer) parts(i *check.Indicator, area stat.Area, year stat.Year) (names []string, points []Point, unit string) {
	if i.Choice != nil {
		return w.choices(i, area, year)
	}
	var list []metric.Metric
	d := 0
	for _, p := range i.Parts {
		m := w.Metrics.Part(i, p, area, year)
		list, names, unit = append(list, m), append(names, p.Name), cmp.Or(p.Unit, m.Unit)
		d = max(d, w.partDecimals(m))
	}
	for _, m := range list {
		points = append(points, w.part(m, d))
	}
	return names, points, unit
}

// partDecimals is how many decimals a part needs, at most those of its indicator
// or one; a share has those of its indicator.
func (w *Writer) partDecimals(m metric.Metric) int {
	if m.Unit == "%" {
		return columnDecimals(m)
	}
	return w.needed(printed(m.Value, m.Unit), max(1, columnDecimals(m)))
}

// part is a part as it is drawn and printed. How it is judged by itself is told
// elsewhere.
func (w *Writer) part(m metric.Metric, d int) Point {
	v := printed(m.Value, m.Unit)
	p := Point{Value: w.round(v, d), Text: w.digits(v, d)}
	if m.Unit == "%" && v.Known() {
		p.Text += "%"
	}
	return p
}

// choices are the areas by what they chose; those that nobody chose are left out.
func (w *Writer) choices(i *check.Indicator, area stat.Area, year stat.Year) (names []string, points []Point, unit string) {
	for k, n := range w.Metrics.Chosen(i, area, year) {
		name, p := Unreported, tallied(n)
		if k < len(i.Choice.Choices) {
			name = i.Choice.Choices[k]
		} else {
			p.Mark = Mark{Class: "nodata"}
		}
		names, points = append(names, name), append(points, p)
	}
	return names, points, "个"
}

// partSources are the files behind the parts of an indicator in some years.
func (w *Writer) partSources(i *check.Indicator, area stat.Area, years ...stat.Year) []string {
	var out []string
	for _, y := range years {
		out = merged(out, w.sources(w.Metrics.At(i, area, y)))
		for _, p := range i.Parts {
			out = merged(out, w.Metrics.PartFiles(i, p, area, y))
		}
	}
	return out
}

// whole shows what an area's number is made of: a ring of two or three parts of
// a whole, else lying bars, the longest first where it is choices that are counted.
func (w *Writer) whole(q Ask) Figure {
	i := q.Indicator
	f := w.of(Bars, "parts", i, w.Metrics.At(i, q.Area, q.Year))
	names, points, unit := w.parts(i, q.Area, q.Year)
	s := Series{Name: w.called(q.Area)}
	for k, p := range points {
		if i.Choice != nil && p.Value.Sign() == 0 {
			continue
		}
		f.Categories, s.Points = append(f.Categories, names[k]), append(s.Points, p)
	}
	if len(s.Points) == 0 || i.Choice != nil && slices.Equal(f.Categories, []string{Unreported}) {
		return Figure{}
	}
	f.Unit, f.Axis, f.Series = unit, i.Title, []Series{s}
	if i.Choice != nil {
		f.Axis = i.Choice.Title
	}
	if adds(s.Points, unit) && len(s.Points) <= mostSlices && !f.nothing() {
		f.Kind = Pie
	} else if i.Choice != nil {
		f.sortByValue()
	}
	if len(i.Parts) > 0 && unit == "%" {
		w.judgeParts(&f, i, q)
	}
	f.Title = w.wholeTitle(f, unit)
	f.Subtitle = subtitle(f.Axis+brackets(unit), w.called(q.Area), yearly(q.Year))
	f.Sources = w.partSources(i, q.Area, q.Year)
	return f.described()
}

// judgeParts gives shares that stand side by side their verdicts, and the target
// of the first as a line.
func (w *Writer) judgeParts(f *Figure, i *check.Indicator, q Ask) {
	for k, p := range i.Parts {
		m := w.Metrics.Part(i, p, q.Area, q.Year)
		f.Series[0].Points[k].Mark = VerdictMark(m.Verdict)
		if k == 0 {
			f.Guides = w.guide(m)
		}
	}
}

// adds reports whether points are amounts of one thing, that may be added up.
func adds(points []Point, unit string) bool {
	return unit != "%" && !slices.ContainsFunc(points, func(p Point) bool { return !p.Value.Known() || p.Value.Sign() < 0 })
}

// sortByValue puts the categories of a figure of one series in order, the largest
// first, those that are not reported last.
func (f *Figure) sortByValue() {
	points := f.Series[0].Points
	order := make([]int, len(points))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := points[a], points[b]
		if (x.Mark.Class == "nodata") != (y.Mark.Class == "nodata") {
			return cmp.Compare(len(x.Mark.Class), len(y.Mark.Class))
		}
		return y.Value.Cmp(x.Value)
	})
	f.keepRows(order)
}

// wholeTitle names the parts where they are few, else the largest: “国资有偿租用最多，
// 有 22 个，占 36.7%”.
func (w *Writer) wholeTitle(f Figure, unit string) Sentence {
	points := f.Series[0].Points
	sum, most := stat.Int(0), 0
	for k, p := range points {
		if p.Value.Known() {
			sum = sum.Add(p.Value)
		}
		if p.Value.Known() && (!points[most].Value.Known() || p.Value.Cmp(points[most].Value) > 0) {
			most = k
		}
	}
	if len(points) <= mostSlices || unit == "%" {
		return Say(f.Axis + "：" + joined("，", told(f.Categories, points, unit)...))
	}
	text := f.Axis + "中，“" + f.Categories[most] + "”最多，有 " + withUnit(points[most].Text, unit)
	if adds(points, unit) && sum.Sign() > 0 {
		text += "，占 " + w.Number(points[most].Value.Per(sum), "%", 1)
	}
	return Say(text)
}

// told are points with their names: “新建 12 处”.
func told(names []string, points []Point, unit string) []string {
	var out []string
	for k, p := range points {
		text := p.Text
		if unit != "%" {
			text = withUnit(text, unit)
		}
		out = append(out, names[k]+" "+text)
	}
	return out
}

// stacked shows what an area's number is made of, year by year.
func (w *Writer) stacked(q Ask) Figure {
	return w.keep("stacked", q.Indicator, q.Area, func() Figure { return w.stackedByYear(q.Indicator, q.Area) })
}

func (w *Writer) stackedByYear(i *check.Indicator, area stat.Area) Figure {
	f := w.years(Stack, "stacked", i, area)
	for n, y := range w.data().Years {
		names, points, unit := w.parts(i, area, y)
		for k, p := range points {
			if n == 0 {
				f.Series = append(f.Series, Series{Name: names[k], Class: p.Mark.Class})
			}
			f.Series[k].Points = append(f.Series[k].Points, p)
		}
		f.Unit = unit
	}
	f.Series = slices.DeleteFunc(f.Series, func(s Series) bool { return (Figure{Series: []Series{s}}).nothing() })
	if len(f.Series) == 0 {
		return Figure{}
	}
	last := len(f.Categories) - 1
	var names []string
	var now []Point
	for _, s := range f.Series {
		names, now = append(names, s.Name), append(now, s.Points[last])
	}
	f.Title = Say(i.Title + "：" + yearly(w.data().Latest()) + joined("，", told(names, now, f.Unit)...))
	if len(now) > mostSlices {
		f.Title = append(Say(yearly(w.data().Latest())), w.wholeTitle(Figure{Axis: i.Title, Categories: names, Series: []Series{{Points: now}}}, f.Unit)...)
	}
	f.Subtitle = subtitle(madeOf(i)+brackets(f.Unit), w.called(area), w.span())
	f.Sources = w.partSources(i, area, w.data().Years...)
	return f.described()
}

// madeOf names what an indicator is made of.
func madeOf(i *check.Indicator) string {
	if strings.HasSuffix(i.Title, "构成") {
		return i.Title
	}
	return i.Title + "的构成"
}

// nothing reports whether all points are 0 or missing.
func (f Figure) nothing() bool {
	for _, s := range f.Series {
		for _, p := range s.Points {
			if p.Value.Sign() != 0 {
				return false
			}
		}
	}
	return true
}

// Total is the class of a series that is written and not drawn.
const Total = "total"

// hundred shows what share each part has, year by year. Shares that were
// reported need not add up to 100%; where they do not, the total says so.
func (w *Writer) hundred(q Ask) Figure {
	return w.keep("hundred", q.Indicator, q.Area, func() Figure { return w.sharesByYear(q.Indicator, q.Area) })
}

func (w *Writer) sharesByYear(i *check.Indicator, area stat.Area) Figure {
	f := w.years(Hundred, "hundred", i, area)
	f.Unit, f.Decimals = "%", i.Decimals
	total := Series{Name: "合计", Class: Total}
	var off []string
	said := false
	for n, y := range w.data().Years {
		names, points, unit := w.parts(i, area, y)
		sum, full := stat.Int(0), true
		exact := w.exactShares(i, area, y)
		for k, p := range points {
			if n == 0 {
				f.Series = append(f.Series, Series{Name: names[k]})
			}
			if p.Value.Known() {
				sum = sum.Add(p.Value)
			}
			full = full && p.Value.Known()
		}
		said = said || full || sum.Sign() != 0
		for k, p := range points {
			f.Series[k].Points = append(f.Series[k].Points, w.shareOf(p, sum, unit, f.Decimals))
		}
		all := w.totalOf(sum, unit, f.Decimals)
		if all.Mark.Class == "fail" && exact.Known() && exact.Cmp(stat.Int(100)) == 0 { // only the printed ones do not add up
			all = w.totalOf(exact, unit, f.Decimals)
			f.Notes = []string{Unadjusted}
		}
		if all.Mark.Class == "fail" {
			off = append(off, yearly(y)+"合计 "+all.Text)
		}
		total.Points = append(total.Points, all)
	}
	if !said {
		return Figure{}
	}
	f.Series = append(f.Series, total)
	f.Title = w.sharesTitle(f, off, i)
	f.Subtitle = subtitle(madeOf(i)+"（%）", w.called(area), w.span())
	f.Sources = w.partSources(i, area, w.data().Years...)
	return f.described()
}

// exactShares is what the parts of an indicator sum up to before they are rounded,
// in per cent; missing where one of them is.
func (w *Writer) exactShares(i *check.Indicator, area stat.Area, year stat.Year) stat.Quantity {
	sum := stat.Int(0)
	for _, p := range i.Parts {
		m := w.Metrics.Part(i, p, area, year)
		sum = sum.Add(printed(m.Value, m.Unit))
	}
	return sum
}

// shareOf is a part as a share of a sum; what is a share already stays.
func (w *Writer) shareOf(p Point, sum stat.Quantity, unit string, decimals int) Point {
	if unit == "%" || !p.Value.Known() {
		return p
	}
	v := w.round(p.Value.Per(sum).Mul(stat.Int(100)), decimals)
	if !v.Known() {
		return Point{Text: Absent}
	}
	return Point{Value: v, Text: w.digits(v, decimals) + "%"}
}

// totalOf is the sum of shares, judged by whether it is 100%.
func (w *Writer) totalOf(sum stat.Quantity, unit string, decimals int) Point {
	switch {
	case sum.Sign() == 0:
		return Point{Text: Absent}
	case unit != "%":
		sum = stat.Int(100)
	}
	p := Point{Value: w.round(sum, decimals), Text: w.digits(sum, decimals) + "%", Mark: VerdictMark(metric.Pass)}
	if sum.Cmp(stat.Int(100)) != 0 {
		p.Mark = VerdictMark(metric.Fail)
		p.Mark.Word = "不等于 100%"
	} else {
		p.Mark.Word = "等于 100%"
	}
	return p
}

func (w *Writer) sharesTitle(f Figure, off []string, i *check.Indicator) Sentence {
	if len(off) > 0 {
		return Say(i.Title + "：" + joined("、", off...) + "，不等于 100%")
	}
	last := len(f.Categories) - 1
	var names []string
	var now []Point
	for _, s := range f.Series {
		if s.Class != Total {
			names, now = append(names, s.Name), append(now, s.Points[last])
		}
	}
	return Say(i.Title + "：" + strconv.Itoa(int(w.data().Latest())) + " 年" + joined("，", told(names, now, "%")...))
}
