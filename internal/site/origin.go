package site

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// mostTold is how many cells an Origin tells one by one; of more it tells how
// many of each field there are, and where they are listed.
const mostTold = 12

// An Origin is a line of a page's 出处表: where a number comes from.
type Origin struct {
	ID        string // anchor
	Number    int    // in a text
	Text      string // as the text has it; empty on pages of figures
	Same      int    // number of the line that tells how; 0: this one
	Indicator Link
	About     string // id of the indicator, where its definition is not among Terms
	Area      Link
	Year      int
	Value     Value
	Mark      figure.Mark
	Terms     []Term      // 口径, 公式, 代入, 覆盖, 依据
	Sheets    []Worksheet // the cells, where they are few
	Fields    []FieldCount
	Files     int
	Cells     int // all of them
	All       Link
	Note      string
}

// A FieldCount says how many cells of a field a number was computed from.
type FieldCount struct {
	Title   string
	Count   int
	Missing int
}

// Origins are a page's 出处表.
type Origins struct {
	Rows  []Origin
	Text  bool // the page is a text: its numbers have places
	Notes bool // on paper they are its endnotes

	// A page tells hundreds of numbers. What all lines share stands here once, and the
	// script that opens a line puts it back. Whose and Sheet are of pages of one area.
	Terms string    // script with the definitions
	Whose string    // area and year
	Sheet Worksheet // most cells are in it

	// Where all lines of the year are; empty where no number of the page is without one
	// here. Those that are have it on a page of their own, and there would be too many.
	All Link
}

// mostLent is how many lines that stand on other pages, too, a page's 出处表 has: as
// many as anybody attaches to a paper.
const mostLent = 240

// usualLines is how many lines the page of a community has room for, of which there are
// most.
const usualLines = 64

// originID is the anchor of a number's line on the page of its area, or on that
// of its theme.
func originID(m metric.Metric) string {
	if m.Area.Whole() {
		return themeOriginID(m)
	}
	return "o-" + slug(m.Indicator.ID)
}

func themeOriginID(m metric.Metric) string {
	return "o-" + slug(m.Indicator.ID) + "-" + slug(m.Area.Code)
}

// originPath is where a number's line stands: on the page of its area, for the
// district on the page of the indicator's theme.
func (v *view) originPath(m metric.Metric) string {
	if m.Area.Whole() {
		return themePath(m.Indicator.Theme, m.Year) + "#" + originID(m)
	}
	return v.areaPath(m.Area, m.Year) + "#" + originID(m)
}

// from gives a value the way to where it comes from, and the page its line if
// the number is one of its own; plain is the value there.
func (v *view) from(m metric.Metric, plain, value Value) Value {
	if !m.Indicator.Has(m.Area.Level) {
		return value // a part of a larger area's number, which its own page does not tell
	}
	path := v.originPath(m)
	if l := v.link("", path); l.Href != "" {
		value.Href = l.Href
	}
	if v.page.own == nil {
		return value
	}
	id := v.lineID(m)
	if _, met := v.listed[id]; !met {
		v.list(id, m, plain, cutFragment(path) == v.Path)
	}
	if v.listed[id] {
		value.Origin = id
	}
	return value
}

// lineID is the anchor of a number's line on this page.
func (v *view) lineID(m metric.Metric) string {
	switch {
	case v.ofOne() && v.page.own(m):
		return originID(m)
	case m.Year != v.Year:
		return fmt.Sprintf("%s-%d", themeOriginID(m), m.Year)
	}
	return themeOriginID(m)
}

// list gives a number its line if it is one of the page's own and there is room, of
// which those that are at home here need none.
func (v *view) list(id string, m metric.Metric, plain Value, home bool) {
	if v.listed == nil {
		v.listed, v.Origins.Rows = map[string]bool{}, make([]Origin, 0, usualLines)
	}
	v.listed[id] = v.page.own(m) && (home || v.lent < mostLent)
	if !v.listed[id] {
		if v.Origins.All.Text == "" {
			v.Origins.All = v.link(fmt.Sprintf("%d 年数据出处", v.Year), originsPath(v.Year))
		}
		return
	}
	if !home {
		v.lent++
	}
	v.Origins.Rows = append(v.Origins.Rows, v.origin(id, m, plain))
}

// brief reports whether the page tells so many indicators that their definitions lie
// in a script beside it.
func (v *view) brief() bool { return v.Kind != Indicator && v.Kind != Text && v.Kind != ThemeOrigins }

// ofOne reports whether the lines of the page are of one area in one year.
func (v *view) ofOne() bool {
	return v.Kind == Community || v.Kind == Street || v.Kind == Home || v.Kind == Indicators
}

// origin says where a number comes from.
func (v *view) origin(id string, m metric.Metric, plain Value) Origin {
	there := v.inYear(m.Year)
	out := Origin{ID: id, Indicator: v.indicatorIn(m.Indicator, m.Year), Value: plain, Terms: v.originTerms(m)}
	there.addCells(&out, m)
	if v.brief() {
		out.About = m.Indicator.ID
		if v.Origins.Terms == "" {
			v.Origins.Terms = relative(v.Path, termsPath(v.Year))
		}
	}
	if v.ofOne() {
		if v.Origins.Whose == "" {
			v.Origins.Whose = fmt.Sprintf("%s，%d 年", v.c.data.Called(m.Area), m.Year)
		}
		v.Origins.share(&out)
		return out
	}
	out.Area, out.Year, out.Mark, out.All = there.areaLink(m.Area), int(m.Year), v.c.Writer.Verdict(m), there.allCells(m)
	return out
}

// share takes out of a line the worksheet that most lines of the page have.
func (list *Origins) share(o *Origin) {
	if len(o.Sheets) == 0 {
		return
	}
	if first := o.Sheets[0]; list.Sheet.File == "" {
		list.Sheet = Worksheet{File: first.File, Name: first.Name}
	}
	if first := &o.Sheets[0]; first.File == list.Sheet.File && first.Name == list.Sheet.Name {
		first.File, first.Name = "", ""
	}
}

// boundOrigins are the lines of the bound figures of a text. A figure that
// quotes the same number as one before it refers to its line.
func (v *view) boundOrigins(list []speech.Bound) []Origin {
	type key struct {
		indicator *check.Indicator
		code      string
		year      stat.Year
		earlier   stat.Year // that a change was compared with: such a line tells the cells of both
	}
	first := map[key]int{}
	var out []Origin
	for n, b := range list {
		v.shows(b.Text)
		o := v.origin(speech.Anchor(n+1), b.Metric, v.plainValue(b.Metric))
		o.Number, o.Text, o.Note = n+1, b.Text, b.Note
		k := key{b.Metric.Indicator, b.Metric.Area.Code, b.Metric.Year, b.Earlier.Year}
		if first[k] == 0 {
			first[k] = n + 1
		} else {
			o.Same, o.Terms, o.Sheets, o.Fields = first[k], nil, nil, nil
		}
		o.Terms = append(o.Terms, v.earlierTerms(b.Earlier)...)
		out = append(out, o)
	}
	return out
}

// earlierTerms say where the number comes from that a change was compared with.
func (v *view) earlierTerms(m metric.Metric) []Term {
	if m.Indicator == nil {
		return nil
	}
	var out []Term
	for _, t := range []Term{{Name: "代入", Text: v.c.Writer.Worked(m)}, {Name: "单元格", Text: v.cellsOf(m)}} {
		if t.Text != "" {
			out = append(out, Term{Name: fmt.Sprintf("%d 年%s", m.Year, t.Name), Text: t.Text})
		}
	}
	return out
}

// cellsOf names the cells of a number where they are few, else says how many of
// each field there are.
func (v *view) cellsOf(m metric.Metric) string {
	var o Origin
	v.inYear(m.Year).addCells(&o, m)
	if len(o.Fields) == 0 {
		return v.cellList(m)
	}
	var fields []string
	for _, f := range o.Fields {
		fields = append(fields, fmt.Sprintf("%s %s 格", f.Title, count(f.Count)))
	}
	return fmt.Sprintf("%s，在 %d 个文件里", strings.Join(fields, "、"), o.Files)
}

// originTerms are what a number is, and how it was computed and judged.
func (v *view) originTerms(m metric.Metric) []Term {
	w := v.c.Writer
	var out []Term
	add := func(name, text string) {
		if text != "" {
			out = append(out, Term{Name: name, Text: text})
		}
	}
	if !v.brief() {
		add("口径", m.Indicator.Definition)
	}
	if !v.brief() || m.Indicator.Own[m.Area.Level] != nil { // the script has the usual one
		add("公式", v.c.formulaAt(m))
	}
	add("代入", w.Worked(m))
	if m.Area.Level != m.Indicator.Base && m.Expected > 0 {
		add("覆盖", count(m.Covered)+"/"+count(m.Expected)+" 个"+v.c.level(m.Indicator.Base))
	}
	add("依据", v.clauseWords(m))
	if v.ofOne() {
		add("评判", v.c.Writer.Verdict(m).String())
	}
	return out
}

// clauseWords is the clause that judges a number, with what it asks for.
func (v *view) clauseWords(m metric.Metric) string {
	basis, target := v.c.Writer.Basis(m), v.c.Writer.TargetWords(m)
	if basis == "" || target == "" {
		return basis + target
	}
	return basis + "：" + target
}

// formulaAt is the formula that gave a number, in Chinese.
func (c *composer) formulaAt(m metric.Metric) string {
	if own := m.Indicator.Own[m.Area.Level]; own != nil {
		return c.formula(own)
	}
	return c.formula(m.Indicator.Formula)
}

// addCells tells the cells of a number one by one, or counts them by field.
func (v *view) addCells(o *Origin, m metric.Metric) {
	trail := v.c.Metrics.Trail(m, mostTold)
	o.Cells, o.Files = trail.Count+len(trail.Policies), len(trail.Files)
	if o.Cells > mostTold {
		o.Fields = counted(trail.Fields)
		return
	}
	for _, in := range trail.Inputs {
		o.Sheets = filed(o.Sheets, v.cell(in.Field, in.Area, in.Observation), o.Cells)
	}
	for _, p := range trail.Policies {
		o.Sheets = filed(o.Sheets, v.policy(p), len(trail.Policies))
	}
}

// counted are fields by their titles, which several may share.
func counted(list []metric.FieldCount) (out []FieldCount) {
	for _, f := range list {
		k := slices.IndexFunc(out, func(o FieldCount) bool { return o.Title == f.Field.Title })
		if k < 0 {
			k = len(out)
			out = append(out, FieldCount{Title: f.Field.Title})
		}
		out[k].Count += f.Count
		out[k].Missing += f.Missing
	}
	return out
}

// allCells leads to where all cells of a number are listed.
func (v *view) allCells(m metric.Metric) Link {
	if m.Area.Level == stat.Community {
		return v.link(m.Area.Name+"上报的全部单元格", v.areaPath(m.Area, m.Year)+"#h-cells")
	}
	return v.link("指标页列出的单元格", indicatorPath(m.Indicator, m.Year)+"#h-cells")
}

// ofArea, ofIndicator and ofHeadlines are the numbers of a year whose lines stand on
// a page, everything all that it shows.
func ofArea(a stat.Area, y stat.Year) func(metric.Metric) bool {
	return func(m metric.Metric) bool { return m.Area.Code == a.Code && m.Year == y }
}

func ofIndicator(i *check.Indicator, y stat.Year) func(metric.Metric) bool {
	return func(m metric.Metric) bool { return m.Indicator == i && m.Area.Level != stat.Community && m.Year == y }
}

func ofHeadlines(m metric.Metric) bool { return m.Indicator.Headline > 0 }

func everything(metric.Metric) bool { return true }

// At is the cell as people read it: H5“12”.
func (c Cell) At() string {
	at := c.Ref
	if c.Raw != "" {
		at += "“" + strings.TrimSpace(c.Raw) + "”"
	}
	return at
}
