package oracle

import (
	"fmt"
	"hash/fnv"
	"slices"
	"testing"

	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// names are the fields that say which area a row is; they stay as they are.
var names = map[string]bool{"region_code": true, "community_name": true, "street_name": true, "street_code": true, "stat_year": true}

// pierce empties one cell in so many, and as many lines of the district, the
// same ones each time, so that there are missing numbers of every kind.
func pierce(t *testing.T, p *source.Project, oneIn uint32) {
	t.Helper()
	n := 0
	cells(p, func(y stat.Year, file, field string, c *layout.Cell) {
		if !names[field] && chosen(oneIn, y, file, c.Ref) {
			*c = layout.Cell{Ref: c.Ref}
			n++
		}
	})
	for y := range p.Years {
		p.Years[y].District = slices.DeleteFunc(p.Years[y].District, func(e source.Entry) bool {
			return chosen(oneIn, p.Years[y].Year, e.Key)
		})
	}
	if n < 1000 {
		t.Fatalf("only %d cells were emptied", n)
	}
	t.Logf("%d cells emptied", n)
}

// edges are values that just meet, or just miss, what a standard or a
// definition asks for.
var edges = map[string][]string{
	"office_area":                 {"100", "200", "99.9"},
	"service_area":                {"200", "100", "300", "199.9"},
	"outdoor_area":                {"200", "199.99"},
	"street_center_area":          {"1000", "999.9"},
	"computers":                   {"1", "2", "0"},
	"printers":                    {"0", "1"},
	"fulltime_staff":              {"8", "7"},
	"coordinators":                {"3", "2", "4"},
	"registered_volunteers":       {"340", "339"},
	"collective_operating_income": {"100", "200", "100.1", "199.9"},
	"paired_units":                {"1", "0", "2"},
	"joint_projects_done":         {"1", "2", "0"},
	"party_members":               {"100", "50", "49", "99"},
	"formal_party_members":        {"90", "91"},
	"fulltime_deputy_sec":         {"1", "0"},
	"party_org_form":              {"支部", "总支"},
	"org_life_meetings":           {"12", "11"},
	"police":                      {"1", "0"},
	"guards":                      {"4", "3"},
	"community_orgs":              {"2", "1"},
	"professional_orgs":           {"1", "0"},
	"labour_assistants":           {"1", "0"},
	"last_election":               {"2016-12-01", "2013-12-01", "2015-12-01", "2014-12-01"},
}

// edge gives most cells of those fields a value at a limit.
func edge(t *testing.T, p *source.Project) {
	t.Helper()
	n := 0
	cells(p, func(y stat.Year, file, field string, c *layout.Cell) {
		for k, v := range edges[field] {
			if chosen(uint32(len(edges[field])+1), y, file, c.Ref, k) {
				c.Raw, c.Kind = v, layout.Words
				n++
			}
		}
	})
	if n < 1000 {
		t.Fatalf("only %d cells were changed", n)
	}
	t.Logf("%d cells set to a limit", n)
}

// cells visits all cells of all years that stand in a known column.
func cells(p *source.Project, visit func(y stat.Year, file, field string, c *layout.Cell)) {
	for _, y := range p.Years {
		for n := range y.Tables {
			table := &y.Tables[n]
			var lines []layout.Row
			for row := range table.Rows.All() {
				for k := range row.Cells {
					row.Cells[k].Ref = table.Place(row, k)
					visit(y.Year, table.File, table.Columns[k].Field, &row.Cells[k])
				}
				row.Cells = slices.Clone(row.Cells)
				lines = append(lines, row)
			}
			table.Rows = layout.Pack(lines, table.Columns)
		}
	}
}

// chosen picks one in so many of all places, by nothing but their names.
func chosen(oneIn uint32, at ...any) bool {
	h := fnv.New32a()
	fmt.Fprint(h, at...)
	sum := h.Sum32()
	return (sum^sum>>16)%oneIn == 0 // the last letters alone sway the low bits
}
