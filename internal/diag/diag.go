// Package diag holds what is wrong with the input: problems, each at a place
// where a clerk can look.
//
// All stages add to one List and go on, so that the user gets every problem at
// once. It stands beside stat among the words that all stages speak and prints
// nothing itself.
//
// Invariant: a List is always read in the same order, whatever the order in
// which the stages, or several goroutines, filled it.
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Severity says what a problem does to a build.
type Severity string

const (
	Error   Severity = "error"   // stops the build
	Warning Severity = "warning" // is reported; the build goes on
	Info    Severity = "info"    // says what was guessed or left out
)

// A Place is where a person can look. Cell is set for workbooks, Line and
// Column (from 1, in characters) for text; what does not apply is empty.
type Place struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Cell   string `json:"cell"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// A Problem is one thing that is wrong or worth knowing, with its remedy.
type Problem struct {
	Code     string   `json:"code"` // English, stable, documented in docs/problems.md
	Severity Severity `json:"severity"`
	Place
	Area    string `json:"area"`  // code of the area, if one is concerned
	Field   string `json:"field"` // id of the field or indicator, if one is
	Year    int    `json:"year"`  // 0 if no year is concerned
	Message string `json:"message"`
	Hint    string `json:"hint"`
	// Related are other places that take part: the cell of the total where the
	// problem stands at a part.
	Related []Place `json:"-"`
	// Explained says that somebody vouches for it (accepted.toml): it is Info then.
	Explained bool `json:"-"`
}

// YearOr is the year that the problem concerns: its own, else that of its folder,
// else the one given.
func (p Problem) YearOr(latest int) int {
	if p.Year != 0 {
		return p.Year
	}
	if parts := strings.Split(p.File, "/"); len(parts) > 2 && parts[0] == "data" {
		if y, err := strconv.Atoi(parts[1]); err == nil {
			return y
		}
	}
	return latest
}

// A List collects problems. The zero List is empty and ready; it may be used
// from several goroutines.
type List struct {
	mu       sync.Mutex
	problems []Problem
}

// Add puts a problem on the list.
func (l *List) Add(p Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, p)
}

// Count returns how many problems of one severity Sorted lists.
func (l *List) Count(s Severity) int {
	n := 0
	for _, p := range l.Sorted() {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Revise changes problems in place and returns how many it changed.
func (l *List) Revise(change func(p *Problem) bool) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for i := range l.problems {
		if change(&l.problems[i]) {
			n++
		}
	}
	return n
}

// Any reports whether the list holds an error, which forbids publishing.
func (l *List) Any() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.problems, func(p Problem) bool { return p.Severity == Error })
}

// Sorted returns the problems by file, sheet, row, column and code. What was said
// several times of one place, as of each line of a merged cell, stands there once.
func (l *List) Sorted() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.problems)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, same)
}

// same reports whether two problems say the same of the same place.
func same(a, b Problem) bool {
	return compare(a, b) == 0 && a.Place == b.Place && a.Severity == b.Severity && a.Hint == b.Hint
}

func compare(a, b Problem) int {
	arow, acol := a.Place.position()
	brow, bcol := b.Place.position()
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(arow, brow), cmp.Compare(acol, bcol),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Area, b.Area), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Field, b.Field),
	)
}

// position is the row and column of a place, be it a cell or a line of text.
func (p Place) position() (row, column int) {
	if p.Cell == "" {
		return p.Line, p.Column
	}
	for _, r := range p.Cell {
		switch {
		case 'A' <= r && r <= 'Z':
			column = column*26 + int(r-'A') + 1
		case '0' <= r && r <= '9':
			row = row*10 + int(r-'0')
		default: // "C7:C9" sorts where it begins
			return row, column
		}
	}
	return row, column
}
