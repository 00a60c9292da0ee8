package site

import (
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Year against year: each year has a page against each earlier one, for the
// district and for each street that existed in both.

// YearsView sets two years of an area side by side.
type YearsView struct {
	From, To  string // "2018", "2022"
	Sentences []Phrase
	Others    []Link // the same area against another year
	Areas     []Link // the same years of the district and of each street
	Headlines []YearsHeadline
	Groups    []YearsGroup
	Ranked    bool     // whether the lines have places
	Changes   []string // what became of communities between the two years
}

// A YearsHeadline is an indicator of which the streets are compared.
type YearsHeadline struct {
	Indicator Link
	Unit      string
	Charts    []Chart // at most one
	Rows      []YearsRow
	Ranked    bool
}

// A YearsGroup is a theme's lines.
type YearsGroup struct {
	ID, Title string
	Rows      []YearsRow
}

// A YearsRow is a number in two years: of an indicator, or of a street.
type YearsRow struct {
	Name               Link
	From, To           Value
	FromMark, ToMark   figure.Mark
	Change             Change
	Growth             string // "4.2%", of amounts
	FromPlace, ToPlace string // "3/5"
	Rise               figure.Mark
	Total              bool // the enclosing area
}

func (p paths) since(a stat.Area, y, since stat.Year) string {
	if a.Whole() {
		return fmt.Sprintf("%d/compare/%d/index.html", y, since)
	}
	return fmt.Sprintf("%d/compare/%d/%s.html", y, since, p.chain(a))
}

func (c *composer) yearPages(y stat.Year) {
	for _, since := range c.Years {
		if since >= y {
			return
		}
		for _, a := range c.comparedAreas(y, since) {
			c.add(c.sincePage(a, y, since))
		}
	}
}

// comparedAreas are the whole and the areas between it and the communities that existed in both years.
func (c *composer) comparedAreas(y, since stat.Year) []stat.Area {
	out := []stat.Area{c.data.Whole}
	for _, level := range c.between() {
		for _, a := range c.data.Areas(level, y) {
			if c.data.Exists(a.Code, since) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (c *composer) sincePage(a stat.Area, y, since stat.Year) Page {
	return Page{Path: c.paths.since(a, y, since), Kind: Years, Title: fmt.Sprintf("%s：%d 年与 %d 年对比", c.data.Called(a), y, since), Year: y,
		twin:  func(y stat.Year) string { return c.paths.since(a, y, since) },
		trail: []target{{"首页", homePath(y)}, {"对比", comparePath(y)}}, own: ofHeadlines,
		body: func(v *view) any { return v.since(a, since) }}
}

func (v *view) since(a stat.Area, since stat.Year) YearsView {
	out := YearsView{
		From: fmt.Sprint(int(since)), To: fmt.Sprint(int(v.Year)), Ranked: !a.Whole(),
		Sentences: v.phrases(v.c.Writer.Since(a, v.Year, since)...), Groups: v.yearsGroups(a, since),
	}
	for _, y := range slices.Backward(v.c.Years) {
		if l := v.link(fmt.Sprint(int(y)), v.c.paths.since(a, v.Year, y)); y < v.Year && l.Href != "" {
			out.Others = append(out.Others, l)
		}
	}
	for _, b := range v.near(a, since) {
		out.Areas = append(out.Areas, v.link(v.c.data.Called(b), v.c.paths.since(b, v.Year, since)))
	}
	if a.Whole() {
		out.Headlines = v.yearsHeadlines(since)
	}
	for _, ch := range v.c.data.Changes {
		if y := stat.Year(ch.Year); since < y && y <= v.Year && v.concerns(ch.Community, a) {
			out.Changes = append(out.Changes, v.changed(ch))
		}
	}
	return out
}

// near are the areas to which the page of one leads: the whole, those around it and
// those beside it; from the whole its parts.
func (v *view) near(a stat.Area, since stat.Year) []stat.Area {
	out, list := []stat.Area{v.c.data.Whole}, v.c.parts(v.Year)
	if around := v.c.data.Enclosing(a); len(around) > 1 {
		slices.Reverse(around)
		out, list = around, v.c.data.Parts(around[len(around)-1], v.Year)
	}
	list = slices.DeleteFunc(slices.Clone(list), func(b stat.Area) bool { return !v.c.data.Exists(b.Code, since) })
	return append(out[:len(out):len(out)], neighbours(list, a)...)
}

// concerns reports whether a community lies in an area.
func (v *view) concerns(code string, inside stat.Area) bool {
	a, ok := v.c.data.Area(code)
	return ok && v.c.data.Lies(a, inside)
}

// yearsGroups are all indicators that have a number in either year, by theme.
func (v *view) yearsGroups(a stat.Area, since stat.Year) []YearsGroup {
	var out []YearsGroup
	for _, t := range v.c.data.Themes {
		g := YearsGroup{ID: slug(t.ID), Title: t.Title}
		for _, i := range t.Indicators {
			from, to := v.c.Metrics.At(i, a, since), v.at(i, a)
			if i.Has(a.Level) && (shown(from) || shown(to)) {
				g.Rows = append(g.Rows, v.yearsRow(v.indicatorLink(i), to, since))
			}
		}
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// shown reports whether there is anything to print of a number.
func shown(m metric.Metric) bool { return m.Value.Known() || m.Status == stat.Hidden }

// yearsRow is a number and what it was in an earlier year.
func (v *view) yearsRow(name Link, m metric.Metric, since stat.Year) YearsRow {
	w := v.c.Writer
	c := v.c.Metrics.Since(m, since)
	row := YearsRow{
		Name: name, From: v.value(c.From), To: v.value(m),
		FromMark: figure.VerdictMark(c.From.Verdict), ToMark: figure.VerdictMark(m.Verdict),
		Change: Change{Mark: w.Change(c), Sort: plain(c.Difference)}, Growth: w.GrowthSize(figure.Style{}, c),
	}
	if m.Area.Whole() {
		return row
	}
	s := v.c.Metrics.StandingSince(m, v.c.data.Whole, since)
	row.ToPlace, row.Rise = w.Place(s), w.Rise(s)
	row.FromPlace = w.Place(v.c.Metrics.Standing(c.From, v.c.data.Whole))
	return row
}

// yearsHeadlines compare the streets by each headline indicator.
func (v *view) yearsHeadlines(since stat.Year) []YearsHeadline {
	streets := v.c.parts(v.Year)
	var out []YearsHeadline
	for _, i := range v.c.headlines {
		if !v.c.parted(i) || banded(i) || !v.anyKnown(i, streets) || len(streets) > mostStreets {
			continue
		}
		out = append(out, v.yearsHeadline(i, streets, since))
	}
	return out
}

func (v *view) yearsHeadline(i *check.Indicator, streets []stat.Area, since stat.Year) YearsHeadline {
	ask := figure.Ask{Shape: check.Slope, Indicator: i, Area: v.c.data.Whole, Year: v.Year, Since: since}
	out := YearsHeadline{Indicator: v.indicatorLink(i), Unit: v.at(i, streets[0]).Unit, Charts: v.charts(v.c.Writer.Answer(ask))}
	if v.c.throughout(i) {
		row := v.yearsRow(v.areaLink(v.c.data.Whole), v.at(i, v.c.data.Whole), since)
		row.Total = true
		out.Rows = append(out.Rows, row)
	}
	for _, a := range streets {
		row := v.yearsRow(v.link(a.Name, v.c.paths.since(a, v.Year, since)), v.at(i, a), since)
		out.Ranked = out.Ranked || row.ToPlace != ""
		out.Rows = append(out.Rows, row)
	}
	return out
}
