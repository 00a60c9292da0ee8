package form

import (
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// Lines left for areas that nobody knows of yet: a few beside those that are
// known, and enough where none is.
const (
	spare       = 3
	spareAll    = 30
	spareStreet = 10
)

// Rows of an upright sheet.
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
	lineHeight  = 20.0
	thenHeight  = 16.0
)

// An upright sheet has its fields side by side and its areas one below the other.
type upright struct {
	*maker
	*xlsx.Sheet
	level   stat.Level
	areas   []stat.Area
	columns []*check.Field
	names   int // columns that name the area
}

// upright makes one sheet of a level.
func (m *maker) upright(name string, level stat.Level, areas []stat.Area) *xlsx.Sheet {
	u := &upright{maker: m, Sheet: &xlsx.Sheet{Name: name, Locked: true, Top: headRow, Tab: "1F4E79"}, level: level, areas: areas}
	u.choose()
	u.heads()
	u.lines()
	u.totals()
	u.then()
	u.ruleAll()
	u.paper()
	return u.Sheet
}

// choose settles the columns: what names the area, then the sheet's own fields.
func (u *upright) choose() {
	naming := areaFields
	if u.level == stat.Subdistrict {
		naming = []string{"street_name"}
	}
	for _, id := range naming {
		if f, ok := u.Data.Field(id); ok {
			u.columns = append(u.columns, f)
		}
	}
	u.names = len(u.columns)
	u.Left = 1
	for _, f := range u.Data.Fields {
		if f.Level == u.level && sheetOf(f) == u.Name && !slices.Contains(u.columns, f) {
			u.columns = append(u.columns, f)
		}
	}
	for i, f := range u.columns {
		u.Columns = append(u.Columns, xlsx.Column{Width: widthOf(f, i < u.names)})
	}
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

// heads writes what stands over the lines: title, note, groups, names.
func (u *upright) heads() {
	last := len(u.columns)
	u.Page.Title = fmt.Sprintf("%d年%s　%s", u.Year, u.who(), u.Name)
	u.across(u.Page.Title, sheetTitle, titleHeight)
	u.across("表式 "+u.version+"　　只填白色格。＊必填；不清楚的留空，确实没有的填 0，不适用的填 ×。口径见“"+proseSheet+"”，选中一格也能看到。", hint, noteHeight)
	groups, names := xlsx.Row{Height: groupHeight}, xlsx.Row{}
	from, most := 1, 0
	for i, f := range u.columns {
		groups.Cells = append(groups.Cells, xlsx.Cell{Column: i + 1, Look: head})
		names.Cells = append(names.Cells, xlsx.Cell{Column: i + 1, Look: head, Text: headOf(f)})
		most = max(most, lines(headOf(f), u.Columns[i].Width))
		if i > 0 && i+1 <= last && u.groupAt(i) != u.groupAt(i-1) {
			u.group(&groups, from, i)
			from = i + 1
		}
	}
	u.group(&groups, from, last)
	names.Height = float64(most)*13 + 6
	u.Rows = append(u.Rows, groups, names)
}

// groupAt names the group of a column, from 0.
func (u *upright) groupAt(i int) string {
	switch {
	case i == 0:
		return u.level.Chinese()
	case i < u.names:
		return "归属"
	}
	return u.columns[i].Group
}

func (u *upright) group(row *xlsx.Row, from, to int) {
	row.Cells[from-1].Text = u.groupAt(from - 1)
	if from < to {
		u.Merged = append(u.Merged, xlsx.Range(groupRow, from, groupRow, to))
	}
}

// headOf is the name of a column, with its unit on a line of its own.
func headOf(f *check.Field) string {
	text := titleOf(f)
	if f.Unit != "" {
		text += "\n（" + f.Unit + "）"
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

// across writes a text over the columns that stay in sight and some more.
func (u *upright) across(text string, look xlsx.Style, height float64) {
	u.Rows = append(u.Rows, xlsx.Row{Height: height, Cells: []xlsx.Cell{{Column: 1, Look: look, Text: text}}})
}

// lines writes a line for each area, and spare ones below.
func (u *upright) lines() {
	for _, a := range u.areas {
		row := xlsx.Row{Height: lineHeight}
		for i, f := range u.columns {
			c := xlsx.Cell{Column: i + 1, Look: inputLook(f)}
			if text := u.known(f, a); text != "" {
				c = xlsx.Cell{Column: i + 1, Look: knownLook, Text: text}
				if f.ID == "stat_year" {
					c.Text, c.Number = "", text
				}
			}
			row.Cells = append(row.Cells, c)
		}
		u.Rows = append(u.Rows, row)
	}
	for range u.spare() {
		row := xlsx.Row{Height: lineHeight}
		for i, f := range u.columns {
			row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: inputLook(f)})
		}
		u.Rows = append(u.Rows, row)
	}
}

func (u *upright) spare() int {
	switch known := len(u.areas) > 0; {
	case u.level == stat.Community && known:
		return spare
	case u.level == stat.Community:
		return spareAll
	case !known:
		return spareStreet
	}
	return 0
}

// known is what the form says itself of an area.
func (u *upright) known(f *check.Field, a stat.Area) string {
	switch f.ID {
	case "street_name":
		if a.Level == stat.Subdistrict {
			return a.Name
		}
		street, _ := u.Data.Area(a.Parent)
		return street.Name
	case "region_code":
		return a.Code
	case "community_name":
		return a.Name
	case "street_code":
		if len(a.Code) == 9 {
			return a.Code
		}
	case "stat_year":
		return fmt.Sprint(u.Year)
	}
	return ""
}

// lastRow is the last one that may be filled in.
func (u *upright) lastRow() int { return headRow + len(u.areas) + u.spare() }

// totals writes the sums, which a street can check while it fills in.
func (u *upright) totals() {
	row := xlsx.Row{Height: lineHeight}
	for i, f := range u.columns {
		c := xlsx.Cell{Column: i + 1, Look: sumLook}
		switch {
		case i == 0:
			c.Text, c.Look.Across = "合计", "center"
		case sums(f):
			c.Formula = fmt.Sprintf("SUM(%s)", xlsx.Range(firstRow, i+1, u.lastRow(), i+1))
		}
		row.Cells = append(row.Cells, c)
	}
	u.Rows = append(u.Rows, row)
}

// sums reports whether the numbers of areas add up to something.
func sums(f *check.Field) bool {
	return (f.Type == stat.Integer || f.Type == stat.Number) && !f.Average && f.ID != "stat_year" && f.Unit != "%"
}

// then writes last year's figures in grey below the lines, in the same columns.
// The line over them ends the table for whoever reads it.
func (u *upright) then() {
	last := u.Year - 1
	if !u.Data.HasYear(last) {
		return
	}
	u.Rows = append(u.Rows, xlsx.Row{Height: 8})
	u.across(fmt.Sprintf("上年数（%d）", last), thenTitle, groupHeight)
	said := &u.Rows[len(u.Rows)-1]
	said.Cells = append(said.Cells, xlsx.Cell{Column: 2, Look: thenTitle, Text: "供核对，不要改；从这一行起不当作本年的数读。"})
	for _, a := range u.areas {
		if !u.Data.Exists(a.Code, last) {
			continue
		}
		row := xlsx.Row{Height: thenHeight}
		for i, f := range u.columns {
			c := valueOf(f, u.Data.Observe(f, a, last))
			if i < u.names {
				c = xlsx.Cell{Text: u.known(f, a)}
			}
			c.Column, c.Look = i+1, thenLook(f, c)
			if i < u.names {
				c.Look.Across = "center"
			}
			row.Cells = append(row.Cells, c)
		}
		u.Rows = append(u.Rows, row)
	}
}

// paper lays the sheet out for A4: a page as wide as whole groups are, the names
// of the areas again on each.
func (u *upright) paper() {
	height := 0.0
	for _, r := range u.Rows[groupRow-1:] {
		height += r.Height
	}
	width := 0
	for i := range u.columns {
		width += u.pixels(i)
	}
	u.Page = xlsx.Page{Landscape: true, Heads: [2]int{groupRow, headRow}, Names: [2]int{1, 1}, Title: u.Page.Title, Foot: "第 &P 页，共 &N 页　　表式 " + u.version,
		Area: xlsx.Range(groupRow, 1, len(u.Rows), len(u.columns))}
	u.Page.Scale = scaleFor(height)
	if whole := pagePixels * 100 / width; whole >= smallest {
		u.Page.Scale = min(u.Page.Scale, whole)
	}
	room := pagePixels * 100 / u.Page.Scale
	used := 0
	for from := 0; from < len(u.columns); {
		to := from + 1
		for to < len(u.columns) && u.groupAt(to) == u.groupAt(from) {
			to++
		}
		for i := from; i < to; i++ {
			w := u.pixels(i)
			whole := 0
			for k := i; k < to && i == from; k++ {
				whole += u.pixels(k)
			}
			if used > 0 && i > u.names && (used+w > room || used+whole > room && whole <= room-u.pixels(0)) {
				u.Page.Breaks = append(u.Page.Breaks, i+1)
				used = u.pixels(0) // the names, again
			}
			used += w
		}
		from = to
	}
}

func (u *upright) pixels(i int) int { return int(u.Columns[i].Width*7 + 5) }

// A4 lying, between its margins.
const (
	pagePixels = 960 // wide, at full size
	pagePoints = 470 // high
)

// Sizes in per cent: what is smaller than the smallest cannot be filled in by
// hand, and what has to go on several pages anyway is printed at the usual.
const (
	largest  = 80
	usual    = 75
	smallest = 55
)

// scaleFor is the size, in per cent, at which so many points fit on one page;
// what does not fit at a size that can be read goes on several.
func scaleFor(height float64) int {
	switch scale := int(pagePoints * 100 / height); {
	case scale > largest:
		return largest
	case scale < smallest:
		return usual
	default:
		return scale
	}
}

// ruleAll says for each column what may be typed.
func (u *upright) ruleAll() {
	for i, f := range u.columns {
		if f.ID == "stat_year" {
			continue
		}
		cells, first := xlsx.Range(firstRow, i+1, u.lastRow(), i+1), xlsx.Ref(firstRow, i+1)
		if i < u.names && u.spare() == 0 {
			continue
		}
		u.Rules = append(u.Rules, u.rule(f, cells, first))
		if f.Required && i >= u.names && len(u.areas) > 0 {
			u.Marks = append(u.Marks, xlsx.Mark{Cells: xlsx.Range(firstRow, i+1, headRow+len(u.areas), i+1), Formula: "ISBLANK(" + first + ")", Look: requiredLook})
		}
	}
}
