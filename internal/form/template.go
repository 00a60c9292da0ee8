package form

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// Sheets of the fill-in workbook.
const (
	communitySheet  = "社区年报"
	streetSheet     = "街道年报"
	districtSheet   = "全区年报"
	proseSheet      = "口径说明"
	revisionSheet   = "修订记录"
	dictionarySheet = "填报选项" // what may be chosen; nobody sees it
)

// The fields that name an area, in the order in which they head a line: the
// name first, which stays in sight and stands on every page.
var areaFields = []string{"community_name", "region_code", "street_name"}

// A Template is a fill-in workbook to be made.
type Template struct {
	Year   stat.Year
	Street stat.Area      // the zero Area: all, and the district's own figures
	Data   *check.Dataset // with last year's figures, where there are some
}

// Book makes the workbook.
func (t Template) Book() []byte {
	m := &maker{Template: t, version: t.version(), choices: map[string]string{}, book: &xlsx.Book{
		Title: fmt.Sprintf("%d年%s年报表", t.Year, t.who()), Creator: cmp.Or(t.Data.Config.Owner, t.Data.Whole.Name), Created: fmt.Sprintf("%d-01-01T00:00:00Z", t.Year),
	}}
	m.book.Properties = []xlsx.Property{{Name: "表式版本", Value: m.version}}
	m.book.Names = []xlsx.Name{{Name: "表式版本", Means: xlsx.String(m.version)}}
	communities := t.communities()
	for _, name := range t.sheets(stat.Community) {
		m.add(m.upright(name, stat.Community, communities))
	}
	for _, name := range t.sheets(stat.Subdistrict) {
		m.add(m.upright(name, stat.Subdistrict, t.streets(communities)))
	}
	if t.Street.Code == "" {
		m.add(m.listed())
	}
	m.add(m.prose())
	m.add(m.revisions())
	m.add(m.dictionary())
	return written(m.book)
}

// who is the street, or the district.
func (t Template) who() string { return cmp.Or(t.Street.Name, t.Data.Whole.Name) }

// communities are those that have a line.
func (t Template) communities() []stat.Area {
	return slices.DeleteFunc(slices.Clone(t.Data.Expected(t.Year)), func(a stat.Area) bool {
		return t.Street.Code != "" && a.Parent != t.Street.Code
	})
}

// streets are those of some communities, or the one.
func (t Template) streets(communities []stat.Area) []stat.Area {
	if t.Street.Code != "" {
		return []stat.Area{t.Street}
	}
	var out []stat.Area
	for _, c := range communities {
		if s, ok := t.Data.Area(c.Parent); ok && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sheets are the names of a level's sheets, in the order of their fields.
func (t Template) sheets(level stat.Level) []string {
	var out []string
	for _, f := range t.Data.Fields {
		if name := sheetOf(f); f.Level == level && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// sheetOf is the sheet on which a field stands.
func sheetOf(f *check.Field) string {
	return cmp.Or(xlsx.SheetName(cmp.Or(f.Sheet, map[stat.Level]string{
		stat.Community: communitySheet, stat.Subdistrict: streetSheet, stat.District: districtSheet,
	}[f.Level])))
}

// version names the form: the year, and a mark that changes when a field does.
func (t Template) version() string {
	sum := sha256.New()
	for _, f := range t.Data.Fields {
		fmt.Fprintln(sum, f.ID, f.Title, f.Level, f.Type, f.Unit, f.Group, f.Sheet, f.Choices)
	}
	return fmt.Sprintf("%d-%x", t.Year, sum.Sum(nil)[:3])
}

// A maker makes a fill-in workbook.
type maker struct {
	Template
	version string
	book    *xlsx.Book
	choices map[string]string // the range of the dictionary that lists some words, by those words
	lists   [][]string        // in the order of the dictionary's columns
}

func (m *maker) add(s *xlsx.Sheet) { m.book.Sheets = append(m.book.Sheets, s) }

// choice is the range that lists some words.
func (m *maker) choice(words []string) string {
	key := fmt.Sprintf("%q", words)
	if _, known := m.choices[key]; !known {
		m.lists = append(m.lists, words)
		column := len(m.lists)
		m.choices[key] = xlsx.Quote(dictionarySheet) + "!" + xlsx.Fixed(1, column) + ":" + xlsx.Fixed(len(words), column)
	}
	return m.choices[key]
}

// dictionary holds what may be chosen, a list a column.
func (m *maker) dictionary() *xlsx.Sheet {
	s := &xlsx.Sheet{Name: dictionarySheet, Hidden: true}
	for column, words := range m.lists {
		for i, word := range words {
			for len(s.Rows) <= i {
				s.Rows = append(s.Rows, xlsx.Row{})
			}
			s.Rows[i].Cells = append(s.Rows[i].Cells, xlsx.Cell{Column: column + 1, Text: word})
		}
	}
	return s
}
