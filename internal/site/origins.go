package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// The pages that say where all figures of a year come from: one a theme for the
// district and its streets, with tables to download. Those of a community stand
// on its own page, so that no page grows with the number of communities.

func originsPath(y stat.Year) string { return in(y, "origins/index.html") }
func termsPath(y stat.Year) string   { return in(y, "origins/terms.js") }

func themePath(id string, y stat.Year) string {
	return in(y, "origins/"+slug(id)+".html")
}

// OriginsView is the index: the themes, and the tables of all figures.
type OriginsView struct {
	Themes []OriginTheme
	Book   Link   // workbook of all of them; empty without a Maker
	Tables []Link // CSV
	Count  string // figures of the district, its streets and its communities
}

// An OriginBook is the 出处表 of all figures of a year, for a workbook.
type OriginBook struct {
	Title       string
	Year        int
	Owner, Date string // Date may be empty
	Sheets      []OriginSheet
}

// An OriginSheet is the 出处表 of some areas: a row of heads, then a row a figure.
type OriginSheet struct {
	Name string
	Rows [][]string
}

// An OriginTheme is a theme's indicators with the district's numbers.
type OriginTheme struct {
	Link Link
	Rows []OriginEntry
}

// An OriginEntry is a line of the index.
type OriginEntry struct {
	Indicator Link
	Value     Value
}

// ThemeOriginsView is the page of one theme.
type ThemeOriginsView struct {
	Indicators []IndicatorOrigins
}

// IndicatorOrigins are an indicator's lines: the district, then its streets.
type IndicatorOrigins struct {
	Link  Link
	Terms []Term
	Rows  []Origin
}

func (c *composer) origins(y stat.Year) {
	c.add(Page{Path: originsPath(y), Kind: OriginIndex, Title: "数据出处", Year: y, twin: originsPath,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any { return v.originIndex() }})
	for _, t := range c.data.Themes {
		c.add(Page{Path: themePath(t.ID, y), Kind: ThemeOrigins, Title: "数据出处：" + t.Title, Year: y,
			twin:  func(y stat.Year) string { return themePath(t.ID, y) },
			trail: []target{{"首页", homePath(y)}, {"数据出处", originsPath(y)}},
			body:  func(v *view) any { return v.themeOrigins(t) }})
	}
}

func (v *view) originIndex() OriginsView {
	var out OriginsView
	for _, t := range v.c.data.Themes {
		theme := OriginTheme{Link: v.link(t.Title, themePath(t.ID, v.Year))}
		for _, i := range t.Indicators {
			if m := v.at(i, v.c.data.Whole); v.c.throughout(i) && m.Value.Known() {
				theme.Rows = append(theme.Rows, OriginEntry{v.indicatorLink(i), v.value(m)})
			}
		}
		out.Themes = append(out.Themes, theme)
	}
	tables, sheets, n := v.originTables()
	out.Tables, out.Count = tables, count(n)
	out.Book = v.originBook(sheets)
	v.Downloads = append(v.Downloads, Download{Path: termsPath(v.Year), Data: v.definitions()})
	return out
}

func (v *view) themeOrigins(t check.Theme) ThemeOriginsView {
	areas := []stat.Area{v.c.data.Whole}
	if !v.c.many(v.Year) { // else on the streets' own pages only
		areas = append(areas, v.c.parts(v.Year)...)
	}
	var out ThemeOriginsView
	for _, i := range t.Indicators {
		list := IndicatorOrigins{Link: v.indicatorLink(i), Terms: v.definition(i)}
		for _, a := range areas {
			if m := v.at(i, a); i.Has(a.Level) && m.Value.Known() {
				o := v.origin(themeOriginID(m), m, v.plainValue(m))
				o.Terms = slices.DeleteFunc(o.Terms, func(t Term) bool { return slices.Contains(list.Terms, t) }) // told above
				list.Rows = append(list.Rows, o)
			}
		}
		if len(list.Rows) > 0 {
			out.Indicators = append(out.Indicators, list)
		}
	}
	return out
}

// definition is what an indicator is, in two lines.
func (v *view) definition(i *check.Indicator) []Term {
	var out []Term
	for _, t := range []Term{{Name: "口径", Text: i.Definition}, {Name: "公式", Text: v.c.formula(i.Formula)}} {
		if t.Text != "" {
			out = append(out, t)
		}
	}
	return out
}

// definitions is the script with the definitions of all indicators, which pages with
// many of them ask for when the first number is opened.
func (v *view) definitions() []byte {
	terms := map[string][]string{}
	for _, i := range v.c.data.Indicators {
		terms[i.ID] = []string{i.Definition, v.c.formula(i.Formula)}
	}
	return script("nianbaoTerms", terms)
}

// originTables puts all figures of the year into tables, one for the district
// and its streets and one for the communities of each street.
func (v *view) originTables() (links []Link, sheets []OriginSheet, figures int) {
	add := func(text, name string, areas []stat.Area) {
		rows := v.originRows(areas)
		sheets = append(sheets, OriginSheet{text, rows})
		path := fmt.Sprintf("%d/csv/origins/%s.csv", v.Year, slug(name))
		v.Downloads = append(v.Downloads, Download{Path: path, Data: writeCSV(rows)})
		links = append(links, Link{Text: fmt.Sprintf("%s（%s 行）", text, count(len(rows)-1)), Href: relative(v.Path, path)})
		figures += len(rows) - 1
	}
	district, parts := v.c.data.Whole, v.c.parts(v.Year)
	if v.c.many(v.Year) { // the lines of the others are on their own pages
		add(v.Whole, district.Code, []stat.Area{district})
		return links, sheets, figures
	}
	add(v.Whole+"和各"+v.Part, district.Code, append([]stat.Area{district}, parts...))
	for _, s := range parts {
		add(s.Name+"各"+v.Smaller, s.Code, v.c.data.Parts(s, v.Year))
	}
	return links, sheets, figures
}

// originBook puts the tables into one workbook and leads to it.
func (v *view) originBook(sheets []OriginSheet) Link {
	if v.c.Maker == nil {
		return Link{}
	}
	book := OriginBook{Title: fmt.Sprintf("%s%d年数据出处表", v.c.data.Whole.Name, v.Year), Year: int(v.Year),
		Owner: cmp.Or(v.c.site.Owner, v.c.data.Whole.Name), Date: v.c.dated(v.Year), Sheets: sheets}
	path := fmt.Sprintf("%d/origins/origins-%d.xlsx", v.Year, v.Year)
	v.Downloads = append(v.Downloads, Download{Path: path, Data: v.c.Maker.Origins(book)})
	return Link{Text: fmt.Sprintf("全部数的出处（%d 张表）", len(sheets)), Href: relative(v.Path, path)}
}

func (v *view) originRows(areas []stat.Area) [][]string {
	out := [][]string{{"指标", "id", "地区", "代码", "年", "印出的数", "数值", "单位", "分子", "分母", "有数", "应有", "公式", "代入", "依据", "要求", "评判", "单元格"}}
	for _, i := range v.c.data.Indicators {
		for _, a := range areas {
			if m := v.at(i, a); i.Has(a.Level) && m.Value.Known() {
				out = append(out, v.originRow(m))
			}
		}
	}
	return out
}

func (v *view) originRow(m metric.Metric) []string {
	w := v.c.Writer
	name := v.c.data.Called(m.Area)
	return []string{m.Indicator.Title, m.Indicator.ID, name, m.Area.Code, fmt.Sprint(int(m.Year)), w.Value(m), plain(printed(m)), m.Unit,
		plain(m.Numerator), plain(m.Denominator), fmt.Sprint(m.Covered), fmt.Sprint(m.Expected), v.c.formulaAt(m), w.Worked(m),
		w.Basis(m), w.Target(m), m.Verdict.Chinese(), v.cellList(m)}
}

// cited is a cell in full: “data/2022/甲.xlsx 社区年报!H5”.
func cited(o stat.Origin) string {
	if o.Fetch != "" {
		return o.File + "［" + o.Fetch + "］" + o.Where()
	}
	return o.File + " " + strings.TrimPrefix(o.Sheet+"!", "!") + o.Cell
}

// cellList names the cells of a number: “data/2022/甲.xlsx 社区年报!H5”.
func (v *view) cellList(m metric.Metric) string {
	var out []string
	trail := v.c.Metrics.Trail(m, metric.MostInputs)
	for _, in := range trail.Inputs {
		if o := in.Origin; o.File != "" && len(out) < mostTold {
			out = append(out, cited(o))
		}
	}
	if trail.Placed > mostTold {
		out = append(out, fmt.Sprintf("等 %d 格", trail.Placed))
	}
	return strings.Join(out, "；")
}
