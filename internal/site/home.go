package site

import (
	"cmp"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

const (
	homeGaps      = 10 // lines of the list of those who fall short
	matrixColumns = 8  // what a page holds beside the names
	homeTexts     = 6
)

func (c *composer) home(path string, y stat.Year) Page {
	title := c.site.Title
	if title == "" {
		title = c.site.District + "社区建设统计年报"
	}
	return Page{Path: path, Kind: Home, Title: title, Year: y, twin: homePath, own: ofArea(c.data.Whole, y), body: func(v *view) any {
		district := c.data.Whole
		gaps, more := v.gaps(district, homeGaps)
		return HomeView{
			Sentences: v.phrases(c.Writer.Highlights(district, y)...),
			Cards:     v.cards(district),
			Charts:    v.charts(v.homeFigures()...),
			Matrix:    v.matrix(district, c.parts(y), v.Part),
			Gaps:      gaps, MoreGaps: more,
			Texts: v.recentTexts(homeTexts), Downloads: v.link("下载统计表、材料汇编和 Word 文件", downloadsPath(y)),
		}
	}}
}

// matrix sets areas against the headline indicators, the enclosing area on top.
func (v *view) matrix(total stat.Area, areas []stat.Area, words string) Matrix {
	m := Matrix{Words: words}
	if len(areas) == 0 {
		return m
	}
	if most := rowsFor(areas[0].Level); len(areas) > most {
		m.Left, areas = len(areas)-most, areas[:most]
	}
	var shown []*check.Indicator
	for _, i := range v.c.headlines {
		if !banded(i) && i.Has(areas[0].Level) && len(shown) < matrixColumns && v.anyKnown(i, areas) {
			shown = append(shown, i)
		}
	}
	if areas[0].Level == stat.Community { // headlines are rates of larger areas: fill up with what is judged
		for _, i := range v.c.data.Indicators {
			if len(shown) < matrixColumns && i.Base == stat.Community && i.Has(stat.Community) &&
				!slices.Contains(shown, i) && v.anyJudged(i, areas) {
				shown = append(shown, i)
			}
		}
	}
	for _, i := range shown {
		m.Columns = append(m.Columns, Column{Title: i.Title, Unit: v.at(i, areas[0]).Unit, Numeric: true, Href: v.indicatorLink(i).Href})
	}
	if len(shown) == 0 {
		return m
	}
	for k, a := range append([]stat.Area{total}, areas...) {
		row := MatrixRow{Area: v.areaLink(a), Total: k == 0}
		if row.Area.Current {
			row.Area.Href = ""
		}
		for k, i := range shown {
			x := v.at(i, a)
			cell := Place{Value: v.value(x), Mark: figure.VerdictMark(x.Verdict)}
			if x.Unit != m.Columns[k].Unit { // a roll-up may have a unit of its own
				cell.Value.Bare = cell.Value.Text
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// rowsFor is how many rows a matrix of areas of a level has.
func rowsFor(level stat.Level) int {
	if level == stat.Community {
		return mostMembers
	}
	return mostStreets
}

// banded reports whether an indicator is only there to be cut into bands: its
// number for a larger area is a count that says nothing by itself.
func banded(i *check.Indicator) bool { return i.Rollup == check.Count }

func (v *view) anyKnown(i *check.Indicator, areas []stat.Area) bool {
	return slices.ContainsFunc(areas, func(a stat.Area) bool { return v.at(i, a).Value.Known() })
}

func (v *view) anyJudged(i *check.Indicator, areas []stat.Area) bool {
	return slices.ContainsFunc(areas, func(a stat.Area) bool {
		verdict := v.at(i, a).Verdict
		return verdict == metric.Pass || verdict == metric.Fail
	})
}

// gaps are the communities inside an area that fall short, at most so many:
// for each indicator in turn, headlines first, those with the largest gaps. more
// counts the rest.
func (v *view) gaps(inside stat.Area, most int) (out []Gap, more int) {
	var lists []shortfall
	all := 0
	for _, i := range v.c.data.Indicators {
		if i.Base != stat.Community {
			continue
		}
		if list, n := v.c.Metrics.LargestGaps(i, inside, v.Year, most); n > 0 {
			lists, all = append(lists, shortfall{list, n}), all+n
		}
	}
	slices.SortStableFunc(lists, weightier)
	each := 1
	for each < all && taken(lists, each) < most {
		each++
	}
	for _, list := range lists {
		for _, m := range list.first[:min(each, len(list.first))] {
			if len(out) < most {
				gap := v.short(m)
				if gap.Street.Text = v.c.way(m.Area, inside); gap.Street.Text == "" {
					gap.Street = Link{} // it is the page's own
				}
				out = append(out, gap)
			}
		}
	}
	return out, all - len(out)
}

// A shortfall is who falls short of an indicator's target, those who do most.
type shortfall struct {
	first []metric.Metric
	all   int
}

// way names the areas between one and a larger one, the larger first: of a community
// in a district its street, in a province its city, district and street.
func (c *composer) way(a, inside stat.Area) string {
	out := ""
	for _, around := range c.data.Enclosing(a) {
		if around.Code == inside.Code {
			break
		}
		out = around.Name + out
	}
	return out
}

// weightier sorts lists of gaps: headline indicators in their order, then those
// by which most fall short.
func weightier(a, b shortfall) int {
	x, y := a.first[0].Indicator.Headline, b.first[0].Indicator.Headline
	if (x > 0) != (y > 0) {
		return y - x
	}
	return cmp.Or(x-y, b.all-a.all)
}

func taken(lists []shortfall, each int) (n int) {
	for _, l := range lists {
		n += min(each, l.all)
	}
	return n
}

// short is a line of the list of those who fall short. Where nothing should be
// left the number is the gap itself, and stands in that column, too: a dash
// would say that nothing is lacking.
func (v *view) short(m metric.Metric) Gap {
	missing := v.gap(m)
	if missing.Text == "" {
		missing = Value{Text: v.c.Writer.GapSize(m), Sort: plain(m.Gap)}
	}
	return Gap{
		Area: v.areaLink(m.Area), Street: v.parentLink(m.Area), Indicator: v.indicatorLink(m.Indicator),
		Value: v.value(m), Target: v.c.Writer.Target(m), Missing: missing, Change: v.change(m), Dated: v.dated(),
		Word: v.c.level(stat.Community), Around: v.c.level(stat.Subdistrict),
	}
}
