package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	{ID: "income", Title: "集体经营性收入", Aliases: []string{"经营性收入"}, Level: stat.Community, Type: stat.Number, Unit: "万元"},
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

// Any sheet is read without a panic; every cell of the tables that are found is
// one of the sheet, a number in one place only; and the same sheet further down
// and to the right gives the same tables there.
func FuzzTables(f *testing.F) {
	f.Add("街道|社区|户数\n明珠街道|甲社区|120\n合计||9", uint8(0))
	f.Add("镇街|社区名称|用房面积(㎡)||户数\n||办公用房面积|服务用房面积|\n甲|乙|1|2|3\n注：|", uint8(7))
	f.Add("单位：万元、元\n街道名称|街道服务中心面积\n", uint8(2))
	f.Add("社区|户数|社区|户数\n甲|1|乙|2\n\n续表\n社区|办公用房|2021年|社区|办公用房\n甲|1|2|乙|3", uint8(0x31))
	pages, _ := filepath.Glob("../source/testdata/tables/*.txt") // a good pattern
	for n, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		_, sheet, _ := strings.Cut(string(data), "-- sheet --\n")
		sheet, _, _ = strings.Cut(sheet, "-- want --\n")
		f.Add(sheet, uint8(n))
	}
	var problems diag.List
	names := Index(fields, words(f), &problems)
	f.Fuzz(func(t *testing.T, text string, merge uint8) {
		g, tables := pageOf(names, text, merge, 0, 0)
		if g == nil {
			t.Skip()
		}
		once := map[string]bool{}
		for _, table := range tables {
			for row := range table.Rows.All() {
				if len(row.Cells) != len(table.Columns) {
					t.Fatalf("row %d has %d cells of %d columns", row.Number, len(row.Cells), len(table.Columns))
				}
				for n, c := range row.Cells {
					c.Ref = table.Place(row, n)
					if c.Kind != Empty && !stands(g, c) {
						t.Fatalf("row %d has %+v, which the sheet has not", row.Number, c)
					}
					if c.Kind == Figure && !IsArea(table.Columns[n].Field) {
						if once[c.Ref] && !merged(g, c.Ref) {
							t.Fatalf("row %d has %+v a second time", row.Number, c)
						}
						once[c.Ref] = true
					}
				}
			}
		}
		if _, moved := pageOf(names, text, merge, 3, 2); moved != nil {
			if here, there := values(tables), values(moved); here != there {
				t.Fatalf("at the top left\n%sthree rows down and two columns to the right\n%s", here, there)
			}
		}
	})
}

// pageOf finds the tables of lines of cells parted by |, with a hidden row and
// a merged range, so many rows and columns from the top left. The grid is nil
// where it goes beyond the limits.
func pageOf(names *Names, text string, merge uint8, down, right int) (*Grid, []Table) {
	g := gridOf(strings.Repeat("\n", down) + strings.ReplaceAll(strings.Repeat("|", right)+text, "\n", "\n"+strings.Repeat("|", right)))
	g.HiddenRows[2+down] = true
	top, left := int(merge&3)+1+down, int(merge>>2&3)+1+right
	g.Merges = []Span{{top, left, top + int(merge>>4&3), left + int(merge>>6)}}
	if g.Rows() > 100 || g.Columns() > 100 || g.Fill() != nil {
		return nil, nil
	}
	var problems diag.List
	tables := NewFinder(names, 2022, &problems).Tables(Sheet{File: "a.xlsx", Name: "表", Grid: g})
	for _, p := range problems.Sorted() {
		if p.Message == "" || strings.Contains(fmt.Sprint(p), "%!") {
			panic(fmt.Sprintf("problem %+v", p))
		}
	}
	return g, tables
}

// values writes what tables say, without their places.
func values(tables []Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s sent by %q:", t.Level, t.Sender.Raw)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, " %s %q %q %v;", c.Field, c.Header, c.Unit, c.Guessed)
		}
		b.WriteByte('\n')
		for row := range t.Rows.All() {
			for _, c := range row.Cells {
				fmt.Fprintf(&b, "%d %q|", c.Kind, c.Raw)
			}
			b.WriteByte('\n')
		}
		for _, total := range t.Totals {
			fmt.Fprintf(&b, "%q %d\n", total.Label, len(total.Cells))
		}
	}
	return b.String()
}

// merged reports whether a cell is the first of the grid's merged range.
func merged(g *Grid, ref string) bool {
	return g.at(g.Merges[0].Top, g.Merges[0].Left).ref() == ref
}

// stands reports whether a cell is one of the sheet. Of 社区：甲社区 in a form it
// is the end.
func stands(g *Grid, c Cell) bool {
	row, column, ok := parseRef(c.Ref)
	w := g.At(row, column)
	return ok && w.Kind == c.Kind && w.Is1904 == c.Is1904 && (w.Raw == c.Raw || c.Kind == Words && strings.HasSuffix(strings.TrimSpace(w.Raw), c.Raw))
}

// What is packed comes back, each cell with its place.
func TestRowsKeepCells(t *testing.T) {
	columns := []Column{{Letter: "A"}, {Letter: "BC"}, {Letter: "7"}, {Field: "guessed"}}
	long := strings.Repeat("长", 3000)
	lines := []Row{
		{5, []Cell{{Raw: "云台镇", Kind: Words, Ref: "A5"}, {Raw: "12.5", Kind: Figure, Ref: "BC5"}, {Raw: "", Ref: "E7"}, {Raw: "甲社区", Kind: Words}}},
		{300, []Cell{{Raw: "云台镇", Kind: Words, Ref: "A5"}, {Raw: "44926", Kind: Moment, Ref: "BC300", Is1904: true}, {Raw: long, Kind: NoCache, Ref: "KN7"}, {Raw: "甲社区", Kind: Words, Ref: "C1"}}},
	}
	table := Table{Columns: columns, Rows: Pack(lines, columns)}
	if n := len(table.Rows.packed); n > 9100+60 {
		t.Errorf("packed into %d bytes", n)
	}
	n := 0
	for row := range table.Rows.All() {
		for k := range row.Cells {
			row.Cells[k].Ref = table.Place(row, k)
		}
		if row.Number != lines[n].Number || !slices.Equal(row.Cells, lines[n].Cells) {
			t.Errorf("line %d is %+v, want %+v", n, row, lines[n])
		}
		n++
	}
	if n != table.Rows.Len() || table.Rows.At(1).Cells[2].Raw != long {
		t.Errorf("%d lines of %d", n, table.Rows.Len())
	}
}
