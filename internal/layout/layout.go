// Package layout finds the tables in the cells of a sheet, however a clerk
// laid them out.
//
// It stands between the bytes of workbooks, which source reads, and check,
// which reads the values. It names each column by a field, takes the lines of
// areas and leaves out titles, units, totals, notes and repeated headers. It
// opens no file, reads no number, knows no list of areas, and judges nothing.
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
}

// A Table is one table of a sheet, its headers matched to fields.
type Table struct {
	File    string
	Sheet   string
	Level   stat.Level // what a row is: a community or a subdistrict
	Columns []Column
	Rows    []Row
}

// A Column is one that was recognised.
type Column struct {
	Field  string // id
	Header string // as written, rows joined
	Unit   string // as the header or the unit row says; empty where neither does
	Letter string // A, B, …
	Cell   string // of the header, such as H3
}

// A Row is an area's line; totals, notes and empty lines are left out.
type Row struct {
	Number int // in the sheet, from 1
	Cells  []Cell
}

// A Finder finds the tables of one workbook.
type Finder struct {
	Problems *diag.List
	names    *Names
	year     int // of the folder that the workbook lies in
	memo     map[question]string
}

// A question is what a Finder remembers the answer to.
type question struct {
	level stat.Level
	text  string
}

// NewFinder makes a Finder that knows the names of fields and the year that is
// reported, and adds to a list of problems.
func NewFinder(names *Names, year stat.Year, problems *diag.List) *Finder {
	return &Finder{Problems: problems, names: names, year: int(year), memo: map[question]string{}}
}
