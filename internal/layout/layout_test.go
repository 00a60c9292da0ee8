package layout

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// fields are a few that tests report.
var fields = []Field{
	{ID: "region_code", Title: "社区代码", Aliases: []string{"区划代码"}, Level: stat.Community, Type: stat.Text},
	{ID: "street_name", Title: "街道(镇)", Aliases: []string{"镇街", "街道名称"}, Level: stat.Community, Type: stat.Text},
	{ID: "community_name", Title: "社区名称", Aliases: []string{"社区", "村(居)名称"}, Level: stat.Community, Type: stat.Text},
	{ID: "households", Title: "户数", Aliases: []string{"总户数"}, Level: stat.Community, Type: stat.Integer, Unit: "户"},
	{ID: "office_area", Title: "办公用房面积", Aliases: []string{"办公用房"}, Level: stat.Community, Type: stat.Number, Unit: "㎡"},
	{ID: "service_area", Title: "服务用房面积", Aliases: []string{"服务用房"}, Level: stat.Community, Type: stat.Number, Unit: "㎡"},
	{ID: "center_area", Title: "街道服务中心面积", Level: stat.Subdistrict, Type: stat.Number, Unit: "㎡"},
}

// gridOf makes a grid of lines of cells parted by |; what is only digits is a
// number.
func gridOf(text string) *Grid {
	g := &Grid{HiddenRows: map[int]bool{}}
	for row, line := range strings.Split(text, "\n") {
		for column, raw := range strings.Split(line, "|") {
			kind := Words
			switch {
			case strings.TrimSpace(raw) == "":
				kind = Empty
			case strings.Trim(raw, "0123456789.") == "":
				kind = Figure
			}
			_ = g.Enter(row+1, column+1, raw, kind) // beyond the limits nothing is entered
		}
	}
	return g
}

// Any sheet is read without a panic, and every cell of the tables that are
// found is one of the sheet, in none of them twice.
func FuzzTables(f *testing.F) {
	f.Add("街道|社区|户数\n明珠街道|甲社区|120\n合计||9", uint8(0))
	f.Add("镇街|社区名称|用房面积(㎡)||户数\n||办公用房面积|服务用房面积|\n甲|乙|1|2|3\n注：|", uint8(7))
	f.Add("单位：万元、元\n街道名称|街道服务中心面积\n", uint8(2))
	f.Add("社区|户数|社区|户数\n甲|1|乙|2\n\n续表\n社区|办公用房|2021年|社区|办公用房\n甲|1|2|乙|3", uint8(0x31))
	var problems diag.List
	names := Index(fields, &problems)
	f.Fuzz(func(t *testing.T, text string, merge uint8) {
		g := gridOf(text)
		g.HiddenRows[2] = true
		top, left := int(merge&3)+1, int(merge>>2&3)+1
		g.Merges = []Span{{top, left, top + int(merge>>4&3), left + int(merge>>6)}}
		if err := g.Fill(); err != nil {
			t.Skip()
		}
		var problems diag.List
		for _, table := range NewFinder(names, 2022, &problems).Tables(Sheet{File: "a.xlsx", Name: "表", Grid: g}) {
			for _, row := range table.Rows {
				if len(row.Cells) != len(table.Columns) {
					t.Fatalf("row %d has %d cells of %d columns", row.Number, len(row.Cells), len(table.Columns))
				}
				for _, c := range row.Cells {
					if c.Kind != Empty && !holds(g, c) {
						t.Fatalf("row %d has %+v, which the sheet has not", row.Number, c)
					}
				}
			}
		}
		for _, p := range problems.Sorted() {
			if p.Message == "" || strings.Contains(fmt.Sprint(p), "%!") {
				t.Errorf("problem %+v", p)
			}
		}
	})
}

// holds reports whether a sheet has a cell.
func holds(g *Grid, c Cell) bool {
	for row := 1; row <= g.Rows(); row++ {
		for column := 1; column <= g.Columns(); column++ {
			if g.At(row, column) == c {
				return true
			}
		}
	}
	return false
}
