package layout

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// Fields are those that clerks report.
var Fields = fields

// A Drawing is what a clerk drew, for tests that write it as a file.
type Drawing struct {
	Layout string
	Cells  []DrawnCell // by row, then column
	Merges []Span
	Want   map[string]string // what it says, by community and field
	Shown  string
}

// A DrawnCell is a cell that holds something.
type DrawnCell struct {
	Row, Column int
	Text        string
	IsNumber    bool // typed as one
}

// Draw is the sheet of the clerk of a seed.
func Draw(seed uint64) Drawing {
	c := newClerk(seed)
	c.fill()
	d := Drawing{Layout: c.layout, Merges: c.merges, Want: c.want, Shown: c.String()}
	for _, at := range slices.SortedFunc(maps.Keys(c.cells), func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) }) {
		text := c.cells[at]
		d.Cells = append(d.Cells, DrawnCell{at[0], at[1], text, strings.Trim(text, "0123456789") == "" && c.maybe(90)})
	}
	return d
}

// Said is what tables say, by community and field.
func Said(t *testing.T, tables []Table) map[string]string {
	var problems diag.List
	names := Index(fields, words(t), &problems)
	said := map[string]string{}
	for _, table := range tables {
		readBack(table, names, said)
	}
	return said
}
