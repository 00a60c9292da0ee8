package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// The tables of a year (统计表): a table for each theme and level, its indicators
// side by side, its areas one below the other. A workbook and CSV are made of them.

// A Yearbook is the tables of a year and what has to be known of them.
type Yearbook struct {
	Year     stat.Year
	Title    string
	Owner    string
	Edition  string // 公开版; empty for the office's
	Date     string // of the archive or the report of the year, YYYY-MM-DD; may be empty
	License  string // may be empty
	Source   string
	Tables   []YearTable
	Notes    []string
	Meanings []Meaning
}

// A YearTable is one table.
type YearTable struct {
	ID      string // ASCII: space-communities
	Title   string // 社区用房·社区
	Theme   string
	Level   stat.Level
	Called  string // the level for people
	Names   int    // columns that name the area
	Columns []YearColumn
	Lines   []YearLine
}

// A YearColumn is a column; Group is the indicator that it belongs to.
type YearColumn struct {
	Group     string
	Title     string // within the group; the same in no other column together with Group and Unit
	Unit      string
	Words     bool             // verdicts and names, no numbers
	Over      [2]int           // the columns whose quotient it is, from 1; 0, 0: of none
	Indicator *check.Indicator // nil: names
}

// A YearLine is an area's line, or one of sums.
type YearLine struct {
	Area  stat.Area
	Of    []int // the lines that it sums up; nil: an area of the table's own level
	Cells []YearCell
}

// A YearCell is a value: exact, and as the site prints it.
type YearCell struct {
	Text  string        // of numbers, the digits that the site prints; else what stands there
	Value stat.Quantity // plain, a share is 10/38; missing where the cell has words, or nothing
}

// A Meaning is the definition of an indicator of a Yearbook.
type Meaning struct{ Theme, Title, Unit, Definition, Formula, Basis string }

// Head is the name of a column in one line: 用房达标率：分子（个）.
func (c YearColumn) Head() string {
	head := c.Group
	if c.Title != "" {
		head = strings.TrimPrefix(head+"："+c.Title, "：")
	}
	if c.Unit != "" {
		head += "（" + c.Unit + "）"
	}
	return head
}

// mostSheetLines is how many lines of communities a workbook takes; more are left
// to the CSV, mostTableLines in all.
const (
	mostSheetLines = 2000
	mostTableLines = 20000
)

// yearTable composes a table; false where there is nothing in it.
func (v *view) yearTable(t check.Theme, level stat.Level) (YearTable, bool) {
	out := YearTable{ID: slug(t.ID) + "-" + v.c.data.Ladder.Folder(level), Title: t.Title + "·" + v.c.level(level), Theme: t.Title, Level: level, Called: v.c.level(level)}
	for _, s := range v.c.data.Ladder.Up(level) {
		out.Columns = append(out.Columns, YearColumn{Title: v.c.data.Ladder.Heading(s.Level), Words: true})
	}
	out.Columns = append(out.Columns, YearColumn{Title: "代码", Words: true})
	out.Names = len(out.Columns)
	out.Lines = v.yearLines(level, out.Names)
	numbers := make([]metric.Metric, len(out.Lines))
	for _, i := range t.Indicators {
		if i.Has(level) || !out.Grouped() && v.c.throughout(i) {
			v.yearColumns(&out, i, numbers)
		}
	}
	return out, len(out.Columns) > out.Names
}

// Grouped reports whether a table has lines of sums for the areas around those that
// it lists, besides that of the whole.
func (t YearTable) Grouped() bool { return t.Names > 2 }

// yearLines are the lines of a level with the names of their areas: those of one
// enclosing area side by side with a line of sums under them, and at the end the
// whole.
func (v *view) yearLines(level stat.Level, names int) []YearLine {
	var out []YearLine
	var sums []int
	add := func(a stat.Area, of []int, first ...string) {
		cells := make([]YearCell, names)
		for k, name := range append(first, v.c.names(a)...) {
			cells[k].Text = name
		}
		cells[names-1].Text = a.Code
		out = append(out, YearLine{Area: a, Of: of, Cells: cells})
	}
	around := v.c.data.Whole
	subtotal := func(from int) {
		if from < len(out) && !around.Whole() {
			sums = append(sums, len(out))
			add(around, span(from, len(out)), around.Name+"小计")
		}
	}
	from := 0
	for _, a := range v.c.data.Areas(level, v.Year) {
		if a.Parent != around.Code {
			subtotal(from)
			around, _ = v.c.data.Area(a.Parent)
			from = len(out)
		}
		add(a, nil)
		if around.Whole() {
			sums = append(sums, len(out)-1)
		}
	}
	subtotal(from)
	if len(sums) > 0 && names > 2 {
		add(v.c.data.Whole, sums, "合计")
	} else if len(sums) > 0 {
		add(v.c.data.Whole, sums)
	}
	return out
}

// names are those of an area and the ones around it, below the whole; the whole has
// its own.
func (c *composer) names(a stat.Area) []string {
	out := []string{c.data.Called(a)}
	for _, around := range c.data.Enclosing(a) {
		if !around.Whole() {
			out = append(out, around.Name)
		}
	}
	return out
}

func span(from, to int) (out []int) {
	for k := from; k < to; k++ {
		out = append(out, k)
	}
	return out
}

// yearColumns adds the columns of an indicator: the parts of a ratio, the value,
// how it was judged and what is missing to the target, as far as there is anything
// to be said of an area. In numbers there is room for those of the lines.
func (v *view) yearColumns(t *YearTable, i *check.Indicator, numbers []metric.Metric) {
	unit, any, parts, high, judged, short := "", false, false, false, false, false
	for k, l := range t.Lines {
		m := v.at(i, l.Area)
		if unit == "" && shown(m) {
			unit = m.Unit
		}
		if m.Unit != unit {
			m = metric.Metric{} // without an indicator
		}
		numbers[k] = m
		any = any || shown(m)
		parts = parts || m.Numerator.Known() && m.Denominator.Known()
		high = high || m.High.Known()
		judged = judged || m.Verdict.Chinese() != ""
		short = short || m.Gap.Known() && m.Gap.Sign() > 0
	}
	if !any {
		return
	}
	add := func(c YearColumn, cell func(metric.Metric) YearCell) int {
		c.Group, c.Indicator = i.Title, i
		t.Columns = append(t.Columns, c)
		for k := range t.Lines {
			t.Lines[k].Cells = append(t.Lines[k].Cells, cell(numbers[k]))
		}
		return len(t.Columns)
	}
	value := YearColumn{Unit: unit}
	if high {
		value.Title = "下限"
	}
	at := add(value, v.valueCell)
	if high {
		add(YearColumn{Title: "上限", Unit: unit}, v.partCell(func(m metric.Metric) stat.Quantity { return m.High }))
	}
	if judged {
		add(YearColumn{Title: "判定", Words: true}, func(m metric.Metric) YearCell { return YearCell{Text: m.Verdict.Chinese()} })
	}
	if short {
		add(YearColumn{Title: "缺口", Unit: gapUnit(numbers)}, v.gapCell)
	}
	if parts {
		up := add(YearColumn{Title: "分子", Unit: partUnit(numbers)}, v.partCell(func(m metric.Metric) stat.Quantity { return m.Numerator }))
		t.Columns[at-1].Over = [2]int{up, add(YearColumn{Title: "分母"}, v.partCell(func(m metric.Metric) stat.Quantity { return m.Denominator }))}
	}
}

func partUnit(list []metric.Metric) string {
	k := slices.IndexFunc(list, func(m metric.Metric) bool { return m.Numerator.Known() })
	return list[k].NumeratorUnit
}

// gapUnit is the unit of what is missing; shares differ by points.
func gapUnit(list []metric.Metric) string {
	k := slices.IndexFunc(list, func(m metric.Metric) bool { return m.Gap.Known() && m.Gap.Sign() > 0 })
	if u := list[k].GapUnit; u != "%" {
		return u
	}
	return "百分点"
}

// valueCell is a number as the pages print it, or the word that stands for it.
func (v *view) valueCell(m metric.Metric) YearCell {
	switch {
	case m.Status == stat.Hidden:
		v.shows(figure.Withheld)
		return YearCell{Text: figure.Unshown}
	case m.Indicator == nil || m.Status == stat.Missing:
		return YearCell{}
	case !m.Value.Known():
		return YearCell{Text: m.Status.Sign()}
	case m.High.Known():
		return YearCell{Text: v.c.Writer.Part(m.Value), Value: m.Value}
	}
	return YearCell{Text: v.c.Writer.Bare(m), Value: m.Value}
}

// partCell is a number beside the value.
func (v *view) partCell(of func(metric.Metric) stat.Quantity) func(metric.Metric) YearCell {
	return func(m metric.Metric) YearCell {
		if q := of(m); q.Known() {
			return YearCell{Text: v.c.Writer.Part(q), Value: q}
		}
		return YearCell{}
	}
}

// gapCell is what is missing to the target, with the digits of the pages.
func (v *view) gapCell(m metric.Metric) YearCell {
	digits := v.c.Writer.GapSize(m)
	end := strings.IndexFunc(digits, func(r rune) bool { return !strings.ContainsRune("0123456789,.", r) })
	if digits == "" || end == 0 || !m.Gap.Known() {
		return v.partCell(func(m metric.Metric) stat.Quantity { return m.Gap })(m)
	}
	if end > 0 {
		digits = digits[:end]
	}
	return YearCell{Text: digits, Value: m.Gap}
}

// meanings are the definitions of the indicators of some tables.
func (v *view) meanings(tables []YearTable) []Meaning {
	var out []Meaning
	for _, t := range v.c.data.Themes {
		for _, i := range t.Indicators {
			used := func(c YearColumn) bool { return c.Indicator == i }
			if slices.ContainsFunc(tables, func(y YearTable) bool { return slices.ContainsFunc(y.Columns, used) }) {
				out = append(out, Meaning{t.Title, i.Title, i.Unit, i.Definition, v.c.formula(i.Formula), i.Source})
			}
		}
	}
	return out
}

// dated is the date that the project gives for a year: that of its archive, else
// that of its report.
func (c *composer) dated(y stat.Year) string {
	for _, s := range c.data.Config.Sealing {
		if s.Year == int(y) {
			return s.Date
		}
	}
	latest := ""
	for _, t := range c.texts {
		if t.Document.Kind == "reports" && t.Document.Year == int(y) {
			latest = max(latest, t.Document.Date)
		}
	}
	return latest
}

// yearbook is the year without tables.
func (v *view) yearbook() Yearbook {
	c := v.c
	b := Yearbook{
		Year: v.Year, Title: fmt.Sprintf("%s%d年社区建设统计表", c.data.Whole.Name, v.Year), Owner: cmp.Or(c.site.Owner, c.data.Whole.Name),
		Edition: c.edition(), Date: c.dated(v.Year), Source: v.source(),
	}
	l := c.data.Config.License
	b.License = cmp.Or(l.Title, l.Name, l.URL)
	b.Notes = []string{
		"空格是没有数（没有报，或缺了算它要用的数），不是 0。“不适用”是这一项对那里不成立，“…”是有而不足一个单位。",
		"比例、比率旁边列着分子、分母；" + v.c.level(stat.Subdistrict) + "、" + v.Whole + "的比率是各" + v.Smallest + "分子之和除以分母之和，不是比率的平均。",
		"判定按当年有效的标准；缺口是离目标还差的数。口径、算法和依据见“指标说明”。",
	}
	if c.Public {
		b.Notes = append(b.Notes, "写着“"+figure.Unshown+"”的数因为太小、可能看出个人情况，公开版不登。")
	}
	return b
}
