package figure

import (
	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// maxRows is how many rows a heat map has at most.
const maxRows = 60

// matrix sets the streets of the district, or the communities of a street,
// against the parts of an indicator.
func (w *Writer) matrix(q Ask) Figure {
	var list []*check.Indicator
	for _, p := range q.Indicator.Parts {
		if p.Indicator != nil {
			list = append(list, p.Indicator)
		}
	}
	areas := w.abreast(q.Area, q.Year)
	if q.Area.Level == stat.Subdistrict {
		areas = w.data().Communities(q.Area, q.Year)
	}
	return w.Matrix(list, areas, q.Year)
}

// Matrix shows how areas stand to the targets of several indicators: a row an
// area, a column an indicator, a cell the number with its verdict. Columns in
// which nothing is judged are left out.
func (w *Writer) Matrix(list []*check.Indicator, areas []stat.Area, year stat.Year) Figure {
	f := Figure{Kind: Heat, Axis: "地区"}
	if len(areas) > maxRows {
		f.Notes = append(f.Notes, "图中只列前 "+count(maxRows)+" 个，共 "+count(len(areas))+" 个。")
		areas = areas[:maxRows]
	}
	var all []metric.Metric
	parts := []string{"matrix", yearly(year)}
	for _, a := range areas {
		f.Axis = w.level(a.Level)
		f.Categories = append(f.Categories, a.Name)
		f.Areas = append(f.Areas, a)
		parts = append(parts, a.Code)
	}
	for _, i := range list {
		column := w.column(i, areas, year)
		if judged(column) == 0 {
			continue
		}
		s := Series{Name: i.Title, Unit: column[0].Unit}
		for _, m := range column {
			s.Points = append(s.Points, w.point(m))
		}
		f.Series = append(f.Series, s)
		all = append(all, column...)
		parts = append(parts, i.ID)
	}
	f.ID = identifier(parts...)
	f.Title = w.matrixTitle(f, all)
	f.Subtitle = subtitle("各"+f.Axis+"指标是否达标", yearly(year))
	f.Sources = w.sources(all...)
	return f.described()
}

func (w *Writer) column(i *check.Indicator, areas []stat.Area, year stat.Year) []metric.Metric {
	var out []metric.Metric
	for _, a := range areas {
		out = append(out, w.Metrics.At(i, a, year))
	}
	return out
}

// matrixTitle counts the verdicts: “5 个街道、9 项指标共判断 45 次：达标 15 次、
// 不达标 30 次”.
func (w *Writer) matrixTitle(f Figure, all []metric.Metric) Sentence {
	if judged(all) == 0 {
		return Say("没有适用的标准")
	}
	var parts []string
	for _, v := range marks {
		if n := tally(all, v.verdict); n > 0 {
			parts = append(parts, count(n)+" 项次"+v.mark.Word)
		}
	}
	if n := withheld(all); n > 0 {
		parts = append(parts, count(n)+" 项次"+Unshown)
	}
	return Say(count(len(f.Categories)) + " 个" + f.Axis + "的 " + count(len(f.Series)) + " 项指标共评判 " +
		count(judged(all)) + " 项次：" + joined("，", parts...))
}
