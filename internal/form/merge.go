package form

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A Merge is one workbook of all that was reported in a year, to be made.
type Merge struct {
	Year     stat.Year
	Data     *check.Dataset
	Problems []diag.Problem // of the year, none of them an error
}

// Sheets of a merged workbook beside those that hold the values. The reader
// passes over them.
const (
	coverSheet  = "汇总说明"
	originSheet = "出处：" // and the name of the sheet of whose values it tells
)

// Book makes the workbook.
func (m Merge) Book() []byte {
	r := &merger{Merge: m, communities: m.Data.Areas(stat.Community, m.Year), streets: m.Data.Areas(stat.Subdistrict, m.Year)}
	r.choose()
	for _, level := range []stat.Level{stat.Community, stat.Subdistrict} {
		for _, name := range r.sheets(level) {
			r.lines(name, level)
		}
	}
	district := r.list()
	book := &xlsx.Book{Title: r.called(), Creator: r.author(), Created: fmt.Sprintf("%d-12-31T00:00:00Z", m.Year),
		Properties: []xlsx.Property{{Name: "统计年度", Value: fmt.Sprint(m.Year)}}}
	book.Sheets = append(book.Sheets, r.cover(district))
	for _, s := range r.made {
		book.Sheets = append(book.Sheets, s.Sheet)
	}
	if district != nil {
		book.Sheets = append(book.Sheets, district)
	}
	book.Sheets = append(book.Sheets, r.definitions())
	for _, s := range r.made {
		book.Sheets = append(book.Sheets, s.origins.Sheet)
	}
	return written(book)
}

// A merger makes a merged workbook.
type merger struct {
	Merge
	communities []stat.Area // street by street
	streets     []stat.Area
	reported    map[*check.Field]bool // by anybody
	made        []*merged
}

func (m *merger) called() string {
	return fmt.Sprintf("%d年%s社区年报汇总", m.Year, m.Data.Whole.Name)
}

func (m *merger) author() string { return cmp.Or(m.Data.Config.Owner, m.Data.Whole.Name) }

// choose finds the fields that anybody reported; a column without a value would
// only hide the others.
func (m *merger) choose() {
	m.reported = map[*check.Field]bool{}
	for _, f := range m.Data.Fields {
		m.reported[f] = slices.ContainsFunc(m.Data.Areas(f.Level, m.Year), func(a stat.Area) bool {
			return m.Data.Observe(f, a, m.Year).Status != stat.Missing
		})
	}
}

// sheets are the names of the sheets of a level that have values.
func (m *merger) sheets(level stat.Level) []string {
	var out []string
	for _, f := range m.Data.Fields {
		if name := sheetOf(f); f.Level == level && m.reported[f] && !slices.Contains(areaFields, f.ID) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
