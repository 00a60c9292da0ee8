package main

import (
	"fmt"
	"io"
	"strings"

	"nianbao/internal/diag"
)

// A limit that does not fit a place says the same of every community. Of six and
// more that are alike the first three are told in full, of the others where they
// are. Errors are always told in full.
const (
	fewestAlike = 6
	shownAlike  = 3
)

// An alike is what problems have in common that differ in their area only.
type alike struct{ file, sheet, code, field string }

func likeness(p diag.Problem) alike { return alike{p.File, p.Sheet, p.Code, p.Field} }

// likes are the indices of the problems that are alike, errors and those without
// a field left out.
func likes(list []diag.Problem) map[alike][]int {
	out := map[alike][]int{}
	for i, p := range list {
		if p.Severity != diag.Error && p.Cell != "" && p.Field != "" {
			out[likeness(p)] = append(out[likeness(p)], i)
		}
	}
	return out
}

// printAlike says where the same was found again.
func printAlike(w io.Writer, list []diag.Problem, again []int) {
	cells := make([]string, len(again))
	for k, i := range again {
		cells[k] = list[i].Cell
	}
	p := list[again[0]]
	fmt.Fprintf(w, "  %s 同样的%s（%s）还有 %d 处：%s\n", position(diag.Place{Sheet: p.Sheet}), severities[p.Severity], p.Code, len(again), strings.Join(cells, "、"))
}
