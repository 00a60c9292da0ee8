package source

import (
	"strings"

	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// A frame is what the XML of a sheet says about its cells besides their values,
// which excelize reads. It is taken first, because excelize knows no limits, and
// gives no kinds and styles without a model of the whole sheet in memory.
type frame struct {
	isSheet       bool     // not a chart or macros
	rows          [][]mark // by row, from 0, which is none
	merges        []layout.Span
	hiddenRows    map[int]bool
	hiddenColumns []layout.Span // their rows are unused
}

// A mark is what a cell that holds something says of itself.
type mark struct {
	column, style           uint16
	kind                    layout.CellKind // Words, Figure, Logical or Broken
	shared, formula, stored bool            // its text stands in the table of texts; it computes; a value stands in it
}

// kindOf is what the type of a cell says; numbers may yet be dates.
func kindOf(kind string) layout.CellKind {
	switch kind {
	case "", "n":
		return layout.Figure
	case "b":
		return layout.Logical
	case "e":
		return layout.Broken
	}
	return layout.Words
}

// parseSpan reads B2:D5.
func parseSpan(ref string) (layout.Span, bool) {
	first, last, _ := strings.Cut(ref, ":")
	top, left, ok := xlsx.Place(first)
	bottom, right, ok2 := xlsx.Place(last)
	return layout.Span{Top: min(top, bottom), Left: min(left, right), Bottom: max(top, bottom), Right: max(left, right)}, ok && ok2
}
