package xls

import (
	"cmp"
	"slices"
	"strconv"
)

// A Book is a workbook.
type Book struct {
	Sheets   []Sheet // worksheets in the order of their tabs; no chart or macro sheets
	Date1904 bool    // serial 0 is 1904-01-01, not 1899-12-31
}

// A Sheet is a worksheet. Rows and columns count from 1.
type Sheet struct {
	Name          string
	Hidden        bool   // by the user, or by a program so that the user cannot show it
	Cells         []Cell // by row, then column, one a place; blank ones only where a formula stands
	Merged        []Range
	HiddenRows    []int // ascending; rows that a filter hides are among them
	HiddenColumns []int // ascending
	Comments      []Comment
}

// A Cell is what stands in one place of a sheet. The zero Cell is blank.
type Cell struct {
	Row, Column int
	Kind        Kind
	Formula     bool   // Raw is the stored result of a formula
	Raw         string // see Kind
	Format      string // number-format code, such as 0.0% or yyyy"年"m"月"; "General" if none
}

// A Kind says what a cell holds and how Raw writes it.
type Kind uint8

const (
	Blank    Kind = iota // nothing: Raw is ""
	Number               // a plain decimal of at most 15 significant digits, as Excel shows it
	Percent              // the same, under a format with %: Raw is 0.3567 where 35.67% is shown
	Date                 // the same, under a format of dates or times: Raw is the serial, in days
	Text                 // the characters as typed
	Bool                 // TRUE or FALSE
	Error                // #DIV/0!, #N/A …
	NoResult             // a formula that was never computed: Raw is ""
)

var kindNames = [...]string{"blank", "number", "percent", "date", "text", "bool", "error", "no result"}

func (k Kind) String() string { return kindNames[k] }

// A Range is a rectangle of cells, its edges included.
type Range struct{ Top, Left, Bottom, Right int }

// A Comment is a note that someone attached to a cell.
type Comment struct {
	Row, Column int
	Text        string // often begins with the author's name and a line break
}

// At returns the cell of a row and column, the zero Cell where nothing stands.
func (s *Sheet) At(row, column int) Cell {
	i, ok := slices.BinarySearchFunc(s.Cells, Cell{Row: row, Column: column}, byPlace)
	if !ok {
		return Cell{}
	}
	return s.Cells[i]
}

func byPlace(a, b Cell) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

// Ref writes a place the way spreadsheets do: Ref(7, 28) is "AB7".
func Ref(row, column int) string {
	var letters []byte
	for n := column; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('A'+(n-1)%26))
	}
	slices.Reverse(letters)
	return string(strconv.AppendInt(letters, int64(row), 10))
}
