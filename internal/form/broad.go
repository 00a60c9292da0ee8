package form

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A broad sheet has its fields side by side and its areas one below the other,
// under a title, a note, the groups and the names of the fields.
type broad struct {
	*xlsx.Sheet
	level   stat.Level
	member  string // the level for people
	columns []*check.Field
	names   int // columns that name the area
}

// Rows of a broad sheet.
const (
	titleRow = 1 + iota
	noteRow
	groupRow
	headRow
	firstRow
)

// Heights of its rows, in points.
const (
	titleHeight = 30.0
	noteHeight  = 16.0
	groupHeight = 18.0
	lineHeight  = 20.0 // of a line to be filled in
	readHeight  = 16.5 // of one that is only read
)

// newBroad begins a sheet of some fields of a level: what names the area, then
// those of the sheet that are wanted.
func newBroad(data *check.Dataset, name string, level stat.Level, wanted func(*check.Field) bool) broad {
	b := broad{Sheet: &xlsx.Sheet{Name: name, Top: headRow, Left: 1, Tab: "1F4E79"}, level: level, member: data.Ladder.Said(level)}
	naming := areaFields
	if level == stat.Subdistrict {
		naming = []string{"street_name"}
	}
	for _, id := range naming {
		if f, ok := data.Field(id); ok {
			b.columns = append(b.columns, f)
		}
	}
	b.names = len(b.columns)
	for _, f := range data.Fields {
		if f.Level == level && sheetOf(f) == name && !slices.Contains(b.columns, f) && wanted(f) {
			b.columns = append(b.columns, f)
		}
	}
	for i, f := range b.columns {
		b.Columns = append(b.Columns, xlsx.Column{Width: widthOf(f, i < b.names)})
	}
	return b
}

// widthOf is the width of a field's column: its head takes up to three lines.
func widthOf(f *check.Field, names bool) float64 {
	least := map[stat.Type]int{stat.Date: 11, stat.Choice: 10, stat.Text: 12}[f.Type]
	if names {
		least = 14
	}
	for _, c := range f.Choices {
		least = max(least, wide(c)+2)
	}
	name := wide(titleOf(f))
	width := max(least, 8, name/3+2, wide(f.Unit)+5)
	for name > width && name%(width/2*2) == 2 { // no line of one character
		width++
	}
	return float64(width)
}

// headOf is the name of a column to be filled in, with a star where it must be.
func headOf(f *check.Field) string { return withUnit(titleOf(f), f.Unit) }

// withUnit is the name of a column with its unit on a line of its own.
func withUnit(text, unit string) string {
	if unit != "" {
		text += "\n（" + unit + "）"
	}
	return text
}

// titleOf is the name of a column, with a star where it must be filled in.
func titleOf(f *check.Field) string {
	if f.Required && !slices.Contains(areaFields, f.ID) {
		return f.Title + "＊"
	}
	return f.Title
}

// title writes what the sheet is, and how to read it.
func (b *broad) title(text, note string) {
	b.Page.Title = text
	b.across(text, sheetTitle, titleHeight)
	b.across(note, hint, noteHeight)
}

// across writes a text over the columns that stay in sight and some more.
func (b *broad) across(text string, look xlsx.Style, height float64) {
	b.Rows = append(b.Rows, xlsx.Row{Height: height, Cells: []xlsx.Cell{{Column: 1, Look: look, Text: text}}})
}

// headRows write the names of the fields, and above them room for those of their
// groups.
func (b *broad) headRows(headOf func(*check.Field) string) {
	groups, names := xlsx.Row{Height: groupHeight}, xlsx.Row{}
	most := 0
	for i, f := range b.columns {
		groups.Cells = append(groups.Cells, xlsx.Cell{Column: i + 1, Look: head})
		names.Cells = append(names.Cells, xlsx.Cell{Column: i + 1, Look: head, Text: headOf(f)})
		most = max(most, lines(headOf(f), b.Columns[i].Width))
	}
	names.Height = float64(most)*13 + 6
	b.Rows = append(b.Rows, groups, names)
}

// groupAt names the group of a column, from 0.
func (b *broad) groupAt(i int) string {
	switch {
	case i == 0:
		return b.member
	case i < b.names:
		return "归属"
	}
	return b.columns[i].Group
}

// nameGroups writes the name of each group over its columns, on each page anew: a
// name that is merged over two pages stands on neither as it should.
func (b *broad) nameGroups() {
	for from, to := 0, 1; from < len(b.columns); to++ {
		if to < len(b.columns) && b.groupAt(to) == b.groupAt(from) && !slices.Contains(b.Page.Breaks, to+1) {
			continue
		}
		b.Rows[groupRow-1].Cells[from].Text = b.groupAt(from)
		if from+1 < to {
			b.Merged = append(b.Merged, xlsx.Range(groupRow, from+1, groupRow, to))
		}
		from = to
	}
}

// nameOf is what a field that names areas says of one; empty for other fields.
func nameOf(data *check.Dataset, f *check.Field, a stat.Area) string {
	switch f.ID {
	case "street_name":
		if a.Level == stat.Subdistrict {
			return a.Name
		}
		street, _ := data.Area(a.Parent)
		return street.Name
	case "region_code":
		return a.Code
	case "community_name":
		return a.Name
	}
	return ""
}
