package form

import (
	"fmt"

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

// thenHeight is the height of a line of last year's, in points.
const thenHeight = 16.0

// An upright sheet is one to be filled in, with a line for each area.
type upright struct {
	*maker
	broad
	areas []stat.Area
}

// upright makes one sheet of a level.
func (m *maker) upright(name string, level stat.Level, areas []stat.Area) *xlsx.Sheet {
	u := &upright{maker: m, areas: areas, broad: newBroad(m.Data, name, level, func(*check.Field) bool { return true })}
	u.Locked = true
	u.heads()
	u.lines()
	u.totals()
	u.then()
	u.ruleAll()
	u.paper("表式 "+u.version, toFill)
	return u.Sheet
}

// heads writes what stands over the lines: title, note, groups, names.
func (u *upright) heads() {
	u.title(fmt.Sprintf("%d年%s　%s", u.Year, u.who(), u.Name),
		"表式 "+u.version+"　　只填白色格。＊必填；不清楚的留空，确实没有的填 0，不适用的填 ×。口径见“"+proseSheet+"”，选中一格也能看到。")
	u.headRows(headOf)
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
	case "street_code":
		if len(a.Code) == 9 {
			return a.Code
		}
	case "stat_year":
		return fmt.Sprint(u.Year)
	}
	return nameOf(u.Data, f, a)
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
