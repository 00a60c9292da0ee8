package figure

import (
	"slices"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// histogram counts the areas inside an area in classes of equal width, so that
// it is seen where they crowd and on which side of the target.
func (w *Writer) histogram(q Ask) Figure {
	m := w.Metrics.At(q.Indicator, q.Area, q.Year)
	members := w.Metrics.Members(q.Indicator, q.Area, q.Year)
	known := w.ranked(members)
	if len(known) < 2 || known[0].Value.Cmp(known[len(known)-1].Value) == 0 {
		return Figure{} // nothing to be spread
	}
	f := w.of(Histogram, "histogram", q.Indicator, m)
	unit := known[0].Unit
	s := Series{Name: w.level(q.Indicator.Base) + "数"}
	bands, width := w.classes(members, members, fineClasses)
	for _, b := range bands {
		p := tallied(b.Count)
		if b.Missing {
			if b.Count == 0 {
				continue
			}
			p.Mark = Mark{Class: "nodata"}
		} else {
			f.Edges, f.Open = append(f.Edges, b.Low), !b.High.Known()
		}
		f.Categories = append(f.Categories, w.Band(b, unit))
		s.Points = append(s.Points, p)
	}
	f.Edges = append(f.Edges, f.Edges[len(f.Edges)-1].Add(width))
	f.Series = []Series{s}
	f.Axis, f.Unit, f.Decimals = measured(q.Indicator, unit), "个", 0
	f.Guides, f.Notes = w.common(known)
	if unit == metric.CalendarYear && width.Cmp(stat.Int(1)) == 0 {
		w.yearByYear(&f, known[0])
	}
	f.withinEdges()
	f.Title = w.spreadTitle(m, members, known)
	f.Subtitle = subtitle("按"+f.Axis+"分段的"+w.level(q.Indicator.Base)+"数（个）", w.called(q.Area), yearly(q.Year))
	f.Sources = w.sources(m)
	return f.described()
}

// withinEdges says of a target that lies outside the classes of a histogram where it
// is, for the picture does not go that far.
func (f *Figure) withinEdges() {
	f.Guides = slices.DeleteFunc(f.Guides, func(g Guide) bool {
		out := len(f.Edges) > 0 && (g.Value.Cmp(f.Edges[0]) < 0 || g.Value.Cmp(f.Edges[len(f.Edges)-1]) > 0)
		if out {
			f.Notes = append(f.Notes, g.Name+" "+g.Text+" 在图的范围以外。")
		}
		return out
	})
}

// yearByYear makes classes of one year each columns that are named for it: no
// number lies between two years, and no target among their counts.
func (w *Writer) yearByYear(f *Figure, m metric.Metric) {
	for n := range f.Edges[1:] {
		f.Categories[n] = ungrouped(w.exact(f.Edges[n]), m.Unit) + m.Unit
	}
	f.Kind, f.Edges, f.Guides = Columns, nil, nil
	if target := w.TargetWords(m); target != "" {
		f.Notes = append(f.Notes, "目标："+target+"。")
	}
}

// common is the target that all of several areas share as a line; where they
// differ there is a note instead.
func (w *Writer) common(list []metric.Metric) ([]Guide, []string) {
	first := w.Target(list[0])
	for _, m := range list {
		if w.Target(m) != first {
			return nil, []string{"目标因" + w.level(m.Area.Level) + "而异，图中不画。"}
		}
	}
	return w.guide(list[0]), nil
}

// spreadTitle is “专职人员：60 个社区中 37 个达标，23 个不达标，中位数 7 人”; where nobody
// is judged it names the highest and the lowest instead.
func (w *Writer) spreadTitle(m metric.Metric, members, ranked []metric.Metric) Sentence {
	s := Say(m.Indicator.Title + "：")
	if judged(ranked) > 0 {
		s.add(w.verdictsOf(m, members))
		s.say("，")
	}
	s.bind("median", "中位数 "+w.quartile(ranked, 2), m)
	if extremes := w.extremes(ranked); judged(ranked) == 0 && len(extremes) > 0 {
		s.say("；")
		s.add(extremes)
	}
	return s
}

// quartile prints a quartile of metrics that all have a number.
func (w *Writer) quartile(list []metric.Metric, k int64) string {
	q := printed(quantile(list, k), list[0].Unit)
	return withUnit(w.digits(q, w.between(q, columnDecimals(list[0]))), list[0].Unit)
}

// between is how many decimals a quartile prints with: one more where it lies
// half-way between two whole numbers.
func (w *Writer) between(q stat.Quantity, decimals int) int { return max(decimals, w.needed(q, 1)) }

// quantile is the k-th quartile, 0 the least and 4 the most; between two numbers
// it lies in proportion.
func quantile(list []metric.Metric, k int64) stat.Quantity {
	values := make([]stat.Quantity, len(list))
	for n, m := range list {
		values[n] = m.Value
	}
	slices.SortFunc(values, stat.Quantity.Cmp)
	at := stat.Int(k * int64(len(values)-1)).Per(stat.Int(4))
	low := at.Floor()
	n := int(low.Float())
	if n+1 == len(values) {
		return values[n]
	}
	return values[n].Add(values[n+1].Sub(values[n]).Mul(at.Sub(low)))
}

// boxNames are the five numbers of a box, the least first.
var boxNames = []string{"最低", "下四分位", "中位数", "上四分位", "最高"}

// boxes shows for each street where its communities lie: from the lowest to the
// highest, the middle half as a box.
func (w *Writer) boxes(q Ask) Figure {
	m := w.Metrics.At(q.Indicator, q.Area, q.Year)
	f := w.of(Box, "box", q.Indicator, m)
	for _, name := range boxNames {
		f.Series = append(f.Series, Series{Name: name})
	}
	rows := w.streetMembers(q)
	if len(rows) < 2 {
		return Figure{}
	}
	f.Unit, f.Axis = rows[0].list[0].Unit, w.level(rows[0].street.Level)
	drawn, left := behindMost(rows, q.Indicator.Direction)
	for _, r := range drawn {
		f.Categories = append(f.Categories, r.street.Name+"（"+count(len(r.list))+" 个）")
		f.Areas = append(f.Areas, r.street)
		for k := range f.Series {
			f.Series[k].Points = append(f.Series[k].Points, w.quartilePoint(r.list, int64(k)))
		}
	}
	all := w.ranked(w.Metrics.Members(q.Indicator, q.Area, q.Year))
	f.Guides, f.Notes = w.common(all)
	if left != "" {
		f.Notes = append(f.Notes, "图中只列中位数"+left+"的 "+count(maxBars)+" 个，共 "+count(len(rows))+" 个。")
	}
	f.Notes = append(f.Notes, "箱子是中间一半的"+w.level(q.Indicator.Base)+"，竖线是中位数，两端是最低和最高。")
	f.Title = w.boxTitle(m, rows)
	f.Subtitle = subtitle(measured(q.Indicator, f.Unit), w.called(q.Area)+"各"+f.Axis+"的"+w.level(q.Indicator.Base), yearly(q.Year))
	f.Sources = w.sources(m)
	return f.described()
}

// behindMost are the streets that the picture has room for, and which end of the list
// that is; empty where it has room for all.
func behindMost(rows []streetRow, direction string) (drawn []streetRow, end string) {
	switch over := len(rows) - maxBars; {
	case over <= 0:
		return rows, ""
	case direction == "lower":
		return rows[:maxBars], "最高"
	default:
		return rows[over:], "最低"
	}
}

// quartilePoint is a quartile as it is drawn and printed.
func (w *Writer) quartilePoint(list []metric.Metric, k int64) Point {
	q := printed(quantile(list, k), list[0].Unit)
	d := w.between(q, columnDecimals(list[0]))
	p := Point{Value: w.round(q, d), Text: ungrouped(w.digits(q, d), list[0].Unit)}
	if list[0].Unit == "%" {
		p.Text += "%"
	}
	return p
}

// A streetRow is a street with those of its communities that have a number.
type streetRow struct {
	street stat.Area
	list   []metric.Metric
}

// streetMembers are the streets with at least one number, the highest median first; none where
// they are more than a picture holds.
func (w *Writer) streetMembers(q Ask) []streetRow {
	var out []streetRow
	for _, a := range w.data().Parts(q.Area, q.Year) {
		if a.Level == stat.Community {
			return nil
		}
		if list := w.ranked(w.Metrics.Members(q.Indicator, a, q.Year)); len(list) > 0 {
			out = append(out, streetRow{a, list})
		}
		if len(out) > mostNames {
			return nil
		}
	}
	slices.SortStableFunc(out, func(a, b streetRow) int { return quantile(b.list, 2).Cmp(quantile(a.list, 2)) })
	return out
}

// boxTitle is “中位数：明珠街道最高（32%），云台镇最低（18%）；望湖街道内部差得最多”.
func (w *Writer) boxTitle(m metric.Metric, rows []streetRow) Sentence {
	widest := rows[0]
	for _, r := range rows {
		if spread(r).Cmp(spread(widest)) > 0 {
			widest = r
		}
	}
	s := Say(m.Indicator.Title + "的中位数：")
	if first := rows[0]; middle(first).Cmp(middle(rows[len(rows)-1])) == 0 {
		s.bind("median", count(len(rows))+" 个"+w.level(first.street.Level)+"都是 "+w.quartile(first.list, 2), m)
	} else {
		s.add(w.middles(m, rows, first, "最高"))
		s.say("，")
		s.add(w.middles(m, rows, rows[len(rows)-1], "最低"))
	}
	if spread(widest).Sign() > 0 {
		s.say("；")
		s.area(widest.street)
		s.bind("median", "内部差得最多（"+w.quartile(widest.list, 0)+"—"+w.quartile(widest.list, 4)+"）", m)
	}
	return s
}

// middles names the street with the highest or lowest median, and how many share it.
func (w *Writer) middles(m metric.Metric, rows []streetRow, r streetRow, word string) Sentence {
	ties := 0
	for _, o := range rows {
		if middle(o).Cmp(middle(r)) == 0 {
			ties++
		}
	}
	var s Sentence
	s.area(r.street)
	if ties > 1 {
		s.say("等 ", count(ties), " 个", w.level(r.street.Level), "并列")
	}
	s.bind("median", word+"（"+w.quartile(r.list, 2)+"）", m)
	return s
}

func middle(r streetRow) stat.Quantity { return quantile(r.list, 2) }

func spread(r streetRow) stat.Quantity { return quantile(r.list, 4).Sub(quantile(r.list, 0)) }
