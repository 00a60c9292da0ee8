package site

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

const (
	mostPanels  = 12 // streets that fit on a page side by side
	panelWidth  = 160.0
	panelHeight = 64.0
)

// Multiples are small pictures of the same kind, one a street, all on one scale.
type Multiples struct {
	From, To string // the first and the last year
	Unit     string
	Part     string // level of the areas: 街道
	Target   string // "目标 ≥30%", where all have the same
	Panels   []Panel
}

// A Panel is a street's line over the years, drawn in a box of 160 × 64.
type Panel struct {
	Area        Link
	Spark       Spark
	First, Last string // as printed
	Mark        figure.Mark
}

// multiples draws an indicator of each street over all years up to the page's.
func (v *view) multiples(i *check.Indicator) Multiples {
	streets := v.c.parts(v.Year)
	years := v.yearsUpTo()
	if !v.c.parted(i) || i.Rollup == check.Count || len(years) < 2 || len(streets) < 2 || len(streets) > mostPanels {
		return Multiples{}
	}
	out := Multiples{Part: v.Part, From: fmt.Sprint(years[0]), To: fmt.Sprint(years[len(years)-1])}
	var rows [][]metric.Metric
	var all []stat.Quantity
	for _, a := range streets {
		row := v.series(i, a, years)
		rows, all = append(rows, row), append(all, quantities(row)...)
	}
	if countKnown(all) < 2 {
		return Multiples{}
	}
	low, high := ends(all)
	last := rows[0][len(years)-1]
	f := frame{panelWidth, panelHeight, low, high}
	target := f.reach(aim(last))
	out.Unit, out.Target = last.Unit, v.aim(last)
	for _, row := range rows {
		if own := v.aim(row[len(years)-1]); own != out.Target {
			out.Target, target = "", stat.Quantity{}
		}
	}
	for _, row := range rows {
		out.Panels = append(out.Panels, v.panel(row, target, f))
	}
	return out
}

func (v *view) panel(row []metric.Metric, target stat.Quantity, f frame) Panel {
	first, last := row[0], row[len(row)-1]
	p := Panel{Area: v.areaLink(last.Area), First: v.value(first).Text, Last: v.value(last).Text, Mark: figure.VerdictMark(last.Verdict)}
	p.Spark = draw(quantities(row), target, f)
	p.Spark.Label = v.inWords(row)
	return p
}

// yearsUpTo are the years with data up to the page's own.
func (v *view) yearsUpTo() []stat.Year {
	var out []stat.Year
	for _, y := range v.c.data.Years {
		if y <= v.Year {
			out = append(out, y)
		}
	}
	return out
}

// series is an indicator of an area over some years.
func (v *view) series(i *check.Indicator, a stat.Area, years []stat.Year) []metric.Metric {
	var out []metric.Metric
	for _, y := range years {
		m := v.c.Metrics.At(i, a, y)
		v.shows(v.c.Writer.Bare(m))
		out = append(out, m)
	}
	return out
}

func quantities(row []metric.Metric) []stat.Quantity {
	var out []stat.Quantity
	for _, m := range row {
		out = append(out, m.Value)
	}
	return out
}

// inWords reads a series out: “2021 年 28.0%，2022 年 28.9%”.
func (v *view) inWords(row []metric.Metric) string {
	var out []string
	for _, m := range row {
		out = append(out, fmt.Sprintf("%d 年 %s", m.Year, v.c.Writer.Value(m)))
	}
	return strings.Join(out, "，")
}
