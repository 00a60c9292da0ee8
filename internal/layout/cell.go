package layout

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/xls"
)

// A Cell is what stood in a column; a cell without text was empty.
type Cell struct {
	Raw    string // unformatted value: a number as decimal, a text as typed
	Kind   CellKind
	Ref    string // A1 form of the cell that holds the value: the first one of a merged range
	Is1904 bool   // date serials of this workbook count from 1904
}

// A CellKind is what the workbook says a cell holds.
type CellKind uint8

const (
	Empty   CellKind = iota
	Words            // text
	Figure           // a number
	Percent          // a number shown as per cent: 0.3 shown as 30%
	Moment           // a serial shown as a date
	Logical          // 1 or 0
	Broken           // #DIV/0! and its like
	NoCache          // a formula whose result was never stored
)

// A place is a cell in a line of a grid. Cells of a merged range are places of
// the one that holds the value.
type place struct {
	raw         string
	row, column int32 // of the cell that holds the value
	at          int32 // where it stands in its line, from 1
	kind        CellKind
}

// ref is the A1 form of the cell that holds the value.
func (p place) ref() string { return xls.Ref(int(p.row), int(p.column)) }

// is reports whether two places hold the value of one cell.
func (p place) is(other place) bool { return p.row == other.row && p.column == other.column }

// maxLabel is the length in bytes up to which words can be a header, a total or
// a note. Longer ones are not looked at, which keeps hostile sheets cheap.
const maxLabel = 600

// isLabel reports whether a cell holds words that can be a label.
func (p place) isLabel() bool { return p.kind == Words && len(p.raw) <= maxLabel && p.text() != "" }

// label is the cell's words folded for comparison, "" where they are no label.
func (p place) label() string {
	if p.kind == Empty || len(p.raw) > maxLabel {
		return ""
	}
	return numeral.Fold(p.raw)
}

// text is what stands in a cell if it is words or a number, without spaces around.
func (p place) text() string { return strings.TrimSpace(p.raw) }
