package answer

import (
	"cmp"
	"slices"
)

// An Answer is the table that a database gave.
type Answer struct {
	Head
	Columns []string
	Lines   [][]Cell // each as long as Columns
}

// A Head says where an answer came from. No text of it has line breaks.
type Head struct {
	Database  string // as the office calls it
	Query     string // the file that holds it
	Statement string // Digest of what was asked
	Time      string // when, by the clock of the database, in China: 2026-11-22 10:30:05
	Server    string // what the database calls itself
	Rows      int
}

// A Cell is a value as text, empty where there is none.
type Cell struct {
	Text   string
	Number bool // an exact decimal, without exponent
}

// Sort brings the lines into the one order that depends on what they hold alone:
// a database gives equal answers in any order.
func (a *Answer) Sort() {
	slices.SortFunc(a.Lines, func(x, y []Cell) int { return slices.CompareFunc(x, y, compare) })
}

func compare(x, y Cell) int { return cmp.Compare(x.Text, y.Text) }
