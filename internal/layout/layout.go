// Package layout finds the tables in the cells of a sheet, however a clerk
// laid them out.
//
// It stands between the bytes of workbooks, which source reads, and check,
// which reads the values. It names each column by a field, takes the lines of
// areas and leaves out titles, units, notes and repeated headers; totals are
// kept apart. It opens no file, converts no number, knows no list of areas, and
// judges nothing.
//
// Invariant: what was taken and what was left out is said, with the reason; a
// header is taken by its name or alias only, never because it is nearly one.
// No sheet within the limits of a Grid makes it panic or hang.
package layout

import (
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// A Sheet is a worksheet of a file, in whatever format it was stored.
type Sheet struct {
	File string // path within the project
	Name string
	Grid *Grid
	Fetch
}

// A Fetch says from where a database gave a sheet; the zero one that none did.
type Fetch struct {
	Database string // as the office calls it
	Query    string // the file that asked
	Time     string
	Above    int // rows over the first that the database gave
}

// A Table is one table of a sheet, its headers matched to fields.
type Table struct {
	File    string
	Sheet   string
	Fetch   Fetch
	Level   stat.Level // what a row is: a community or a subdistrict
	Sender  Cell       // who sent it, where a note over it says so: 填报单位：明珠街道
	Columns []Column
	Rows    Rows
	Totals  []Total
}

// A Column is one that was recognised.
type Column struct {
	Field  string // id
	Header string // as written, rows joined
	Unit   string // as the header or the unit row says; empty where neither does
	Letter string // A, B, …; a number where the fields stand one below the other
	Cell   string // of the header, such as H3

	Guessed bool // said by the name of the sheet or file only
}

// A Row is an area's line; totals, notes and empty lines are left out. Its
// cells have their places, be they empty or not; in a line of Rows a cell that
// stands where Column.Ref says need not.
type Row struct {
	Number int // in the sheet, from 1; of a column where the fields stand one below the other
	Cells  []Cell
}

// A Total is a line of sums over areas, as the sheet states them.
type Total struct {
	Row
	Label string // 合计, or the street that it sums
}

// A Finder finds the tables of one workbook.
type Finder struct {
	Problems *diag.List

	names *Names
	maps  []Mapping
	met   map[string]bool // sheets that were seen
	year  int             // of the folder that the workbook lies in
	memo  map[question]string
	years map[string]yearCut
	bare  map[string]string
	heads map[question]string
}

// NewFinder makes a Finder that knows the names of fields and the year that is
// reported, and adds to a list of problems.
func NewFinder(names *Names, year stat.Year, problems *diag.List) *Finder {
	return &Finder{Problems: problems, names: names, year: int(year), met: map[string]bool{}, memo: map[question]string{}, years: map[string]yearCut{}, bare: map[string]string{}, heads: map[question]string{}}
}

// Map gives what map.toml says of the workbook.
func (f *Finder) Map(maps []Mapping) { f.maps = maps }

// Conclude reports the sheets that map.toml speaks of and the workbook has not.
func (f *Finder) Conclude() {
	for _, m := range f.maps {
		if m.Sheet != "" && len(f.met) > 0 && !f.met[sheetKey(m.Sheet)] {
			f.Problems.Add(mapPlace.At(m.Place, "核对工作表的名称，写得和标签上一样", "“%s”里没有工作表“%s”", m.File, m.Sheet))
		}
	}
}
