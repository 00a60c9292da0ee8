package form

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A merged sheet has a line for each area of a level, street by street, with the
// sums below them. Its sheet of origins tells of each value, in the same cell,
// where that stood.
type merged struct {
	*merger
	broad
	origins  broad
	decimals []int // that a column's numbers need

	blocks [][2]int // first and last row of each street
	sums   []int    // the rows that hold the sums of the streets
	total  tally
}

// A tally is what came together in each column.
type tally struct {
	sums   []stat.Quantity // missing where nobody reported
	counts []int           // of values
	about  []bool          // some of them are estimates
}

func newTally(columns int) tally {
	return tally{make([]stat.Quantity, columns), make([]int, columns), make([]bool, columns)}
}

// add adds what is known.
func (t *tally) add(i int, q stat.Quantity, count int, about bool) {
	t.counts[i], t.about[i] = t.counts[i]+count, t.about[i] || about
	switch {
	case !t.sums[i].Known():
		t.sums[i] = q
	case q.Known():
		t.sums[i] = t.sums[i].Add(q)
	}
}

// sourceField heads the column that names the tables in which a line stood.
var sourceField = &check.Field{Field: source.Field{Title: "数据出处", Group: "出处", Type: stat.Text}}

// lines makes a sheet of a level.
func (m *merger) lines(name string, level stat.Level) {
	s := &merged{merger: m, broad: newBroad(m.Data, name, level, func(f *check.Field) bool { return m.reported[f] })}
	s.columns = append(s.columns, sourceField)
	s.Columns = append(s.Columns, xlsx.Column{})
	s.widen()
	s.origins = s.broad
	s.origins.Sheet = &xlsx.Sheet{Name: xlsx.SheetName(originSheet + name), Top: headRow, Left: 1, Tab: "A6A6A6", Columns: s.Columns}
	s.total = newTally(len(s.columns))
	s.heads()
	for _, street := range m.streets {
		s.block(street)
	}
	s.totals()
	s.Filter = xlsx.Range(headRow, 1, max(firstRow, len(s.Rows)-2), len(s.columns))
	s.paper(m.called(), toRead)
	s.origins.paper(m.called(), toRead)
	m.made = append(m.made, s)
}

// heads writes what stands over the lines of both sheets.
func (s *merged) heads() {
	names := func(f *check.Field) string { return withUnit(f.Title, f.Unit) }
	s.title(fmt.Sprintf("%d年%s　%s", s.Year, s.Data.Whole.Name, s.Name),
		"空格是没有报，不是 0；× 不适用，… 不足一个单位；斜体“约”是估计数。小计、合计只加报了的数，浅黄的还有没报的。每个数的来处见“"+s.origins.Name+"”的同一格。")
	s.headRows(names)
	s.origins.title(fmt.Sprintf("%d年%s　%s", s.Year, s.Data.Whole.Name, s.origins.Name),
		"每一格写着“"+s.Name+"”同一格的数原来在哪一格；没有圈号的，在“数据出处”一栏的第一张表。")
	s.origins.headRows(names)
	for _, f := range s.columns {
		s.decimals = append(s.decimals, s.decimalsOf(f))
	}
}

// mostDecimals is how many are shown; a cell holds all.
const mostDecimals = 4

func (s *merged) decimalsOf(f *check.Field) int {
	places := 0
	if f.Type != stat.Number {
		return 0
	}
	for _, a := range s.Data.Areas(s.level, s.Year) {
		if o := s.Data.Observe(f, a, s.Year); o.Known() {
			_, decimals, _ := strings.Cut(decimal(o.Rat()), ".")
			places = max(places, len(strings.TrimRight(decimals, "0")))
		}
	}
	return min(places, mostDecimals)
}

// block writes the lines of a street, and its sums where there are other streets.
func (s *merged) block(street stat.Area) {
	from, here := len(s.Rows)+1, newTally(len(s.columns))
	for _, a := range s.Data.Subareas(street, s.level, s.Year) {
		s.line(a, &here)
	}
	to := len(s.Rows)
	if to < from {
		return
	}
	s.blocks = append(s.blocks, [2]int{from, to})
	for i := range s.columns {
		s.total.add(i, here.sums[i], here.counts[i], here.about[i])
	}
	if s.grouped() {
		s.sums = append(s.sums, to+1)
		s.sumRow(street.Name+"小计", partSumLook, here, func(i int) string { return s.sumOf(i, []string{xlsx.Range(from, i+1, to, i+1)}) })
		s.markOpen(from, to)
	}
}

// grouped reports whether each street has a line of sums.
func (s *merged) grouped() bool { return s.level == stat.Community && len(s.streets) > 1 }

// line writes what an area reported, and where that stood.
func (s *merged) line(a stat.Area, here *tally) {
	row, places, from := xlsx.Row{Height: readHeight}, xlsx.Row{Height: readHeight}, s.sourcesOf(a)
	if s.grouped() {
		row.Level, places.Level = 1, 1
	}
	for i, f := range s.columns {
		c, where := s.cell(i, f, a, from, here)
		c.Column, c.Look = i+1, s.look(i, c)
		row.Cells = append(row.Cells, c)
		row.Height = max(row.Height, float64(lines(c.Text, s.Columns[i].Width))*13+5)
		places.Cells = append(places.Cells, xlsx.Cell{Column: i + 1, Look: originLook(i, f, s.names), Text: where})
	}
	s.Rows, s.origins.Rows = append(s.Rows, row), append(s.origins.Rows, places)
}

// cell is what an area reported for a column, and where that stood.
func (s *merged) cell(i int, f *check.Field, a stat.Area, from sources, here *tally) (c xlsx.Cell, where string) {
	switch {
	case f == sourceField:
		return xlsx.Cell{Text: from.String()}, from.String()
	case i < s.names:
		name := nameOf(s.Data, f, a)
		return xlsx.Cell{Text: name}, name
	}
	o := s.Data.Observe(f, a, s.Year)
	if o.Status == stat.Missing {
		return xlsx.Cell{}, ""
	}
	if text := restated(f, o); text != "" {
		s.Notes = append(s.Notes, xlsx.Note{Cell: xlsx.Ref(len(s.Rows)+1, i+1), Author: s.author(), Head: text, Text: "出处：" + s.cite(o.Origin)})
	}
	count := 0
	if o.Known() || !f.Type.Numeric() {
		count = 1
	}
	here.add(i, map[bool]stat.Quantity{true: o.Quantity}[adds(f)], count, o.Status == stat.Estimated)
	return mergedValue(f, o), from.at(o.Origin)
}

// adds reports whether the values of a column come to a sum, be it of numbers or
// of those that say yes.
func adds(f *check.Field) bool { return sums(f) || f.Type == stat.Truth }

// mergedValue is an observation as a number wherever it is one, so that it can be
// added up: an estimate, too, whose format says that it is one.
func mergedValue(f *check.Field, o stat.Observation) xlsx.Cell {
	if o.Status == stat.Estimated && o.Known() && (f.Type == stat.Integer || f.Type == stat.Number) {
		return xlsx.Cell{Number: decimal(o.Rat()), Look: estimateLook}
	}
	return valueOf(f, o)
}

// restated is how a number was written that does not stand here as it was: an
// estimate, or one in another unit.
func restated(f *check.Field, o stat.Observation) string {
	raw := strings.TrimSpace(o.Origin.Raw)
	if !o.Known() || raw == "" || f.Type != stat.Integer && f.Type != stat.Number {
		return ""
	}
	if r := numeral.Cell(raw); r.Kind == numeral.Number && o.Status != stat.Estimated && r.Value.Cmp(o.Rat()) == 0 {
		return ""
	}
	return "原样：" + brief(raw, 60)
}

// look is how a value is shown.
func (s *merged) look(i int, c xlsx.Cell) xlsx.Style {
	f := s.columns[i]
	look := xlsx.Style{Size: 10, Across: across(f), Wrap: f.Type == stat.Text, Border: line, Format: s.format(i), Italic: c.Look.Italic, Colour: c.Look.Colour}
	switch {
	case i < s.names:
		look.Across, look.Format, look.Fill = map[bool]string{true: "left", false: "center"}[i == 0], "@", "F7FAFD"
	case c.Text != "":
		look.Format = "@"
	case c.Look.Italic:
		look.Format = `"约"` + look.Format
	}
	return look
}

// format is how a column's numbers are printed, with as many decimals as they
// need.
func (s *merged) format(i int) string {
	f := s.columns[i]
	if f.Type != stat.Number {
		return formatOf(f)
	}
	return decimalFormat(f, s.decimals[i])
}

// listedLook is how a value of the district's list is shown.
func listedLook(f *check.Field, c xlsx.Cell) xlsx.Style {
	look := xlsx.Style{Size: 10.5, Across: across(f), Wrap: true, Border: line, Format: formatOf(f), Italic: c.Look.Italic, Colour: c.Look.Colour}
	if f.Type == stat.Number {
		_, decimals, _ := strings.Cut(c.Number, ".")
		look.Format = decimalFormat(f, min(len(strings.TrimRight(decimals, "0")), mostDecimals))
	}
	switch {
	case c.Text != "":
		look.Format = "@"
	case c.Look.Italic:
		look.Format = `"约"` + look.Format
	}
	return look
}

// decimalFormat prints a number with some decimals, a share in per cent.
func decimalFormat(f *check.Field, places int) string {
	whole, mark := "#,##0", ""
	if f.Unit == "%" {
		whole, mark, places = "0", "%", max(0, places-2)
	}
	if places > 0 {
		whole += "." + strings.Repeat("0", places)
	}
	return whole + mark
}
