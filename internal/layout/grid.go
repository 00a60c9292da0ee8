package layout

import (
	"cmp"
	"slices"

	"nianbao/internal/xls"
)

// A Grid is a sheet as cells, whatever the format of the file was. Rows and
// columns count from 1.
type Grid struct {
	Hidden        bool // the whole sheet
	IsText        bool // as a .csv, which holds what was shown, not what was meant
	Is1904        bool
	Merges        []Span
	HiddenRows    map[int]bool
	HiddenColumns []Span // their rows are unused
	Comments      []Comment
	Long          []string // cells whose text is longer than MaxText, which was cut

	rows     [][]place // by row and then column, without empty cells
	width    int       // the last column
	cells    int       // entered
	bytes    int       // of their texts
	sideways bool      // its rows are the columns of the sheet
}

// A Comment is a note that someone attached to a cell.
type Comment struct {
	Row, Column int
	Text        string
}

// A Span is a rectangle of cells, its edges included.
type Span struct{ Top, Left, Bottom, Right int }

// Enter adds a cell that stands behind all others of its row. It refuses what
// goes beyond the limits of a sheet.
func (g *Grid) Enter(row, column int, raw string, kind CellKind) error {
	switch {
	case kind == Empty:
		return nil
	case row > MaxRows:
		return ErrRows
	case column > MaxColumns:
		return ErrColumns
	case g.cells == MaxCells:
		return ErrCells
	case g.bytes > maxBytes:
		return ErrText
	}
	for len(g.rows) <= row {
		g.rows = append(g.rows, nil)
	}
	if g.rows[row] == nil { // likely as long as the one before
		g.rows[row] = make([]place, 0, max(4, len(g.rows[max(0, row-1)])))
	}
	if short := first(raw, MaxText); len(short) < len(raw) {
		raw = short
		if len(g.Long) < maxLong {
			g.Long = append(g.Long, xls.Ref(row, column))
		}
	}
	g.bytes += len(raw)
	g.rows[row] = append(g.rows[row], place{raw, int32(row), int32(column), int32(column), kind})
	g.cells++
	g.width = max(g.width, column)
	return nil
}

// first is a text up to n characters.
func first(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for at := range text {
		if n--; n < 0 {
			return text[:at]
		}
	}
	return text
}

// Fill writes the first cell of every merged range into the whole of it, within
// the part of the sheet that holds something.
func (g *Grid) Fill() error {
	if len(g.Merges) > MaxMerges {
		return ErrMerges
	}
	budget := maxFilled
	for _, m := range g.Merges {
		first := g.at(m.Top, m.Left)
		if first.kind == Empty {
			continue
		}
		bottom, right := min(m.Bottom, len(g.rows)-1), min(m.Right, g.width)
		if budget -= (bottom - m.Top + 1) * (right - m.Left + 1); budget < 0 {
			return ErrFill
		}
		for row := m.Top; row <= bottom; row++ {
			g.put(row, m.Left, right, first)
		}
	}
	return nil
}

// put writes a cell into some columns of a row.
func (g *Grid) put(row, left, right int, cell place) {
	from, _ := slices.BinarySearchFunc(g.rows[row], left, byColumn)
	to, _ := slices.BinarySearchFunc(g.rows[row], right+1, byColumn)
	copies := make([]place, 0, max(0, right-left+1))
	for column := left; column <= right; column++ {
		cell.at = int32(column)
		copies = append(copies, cell)
	}
	g.rows[row] = slices.Replace(g.rows[row], from, to, copies...)
}

// Cells is how many cells were entered.
func (g *Grid) Cells() int { return g.cells }

// Rows is the number of the last row that holds something.
func (g *Grid) Rows() int { return max(0, len(g.rows)-1) }

// At is the cell of a row and column; empty where nothing stands.
func (g *Grid) At(row, column int) Cell { return g.cell(g.at(row, column)) }

// cell is a place as a table keeps it.
func (g *Grid) cell(p place) Cell {
	if p.kind == Empty {
		return Cell{}
	}
	return Cell{Raw: p.raw, Kind: p.kind, Ref: p.ref(), Is1904: g.Is1904}
}

// at is the place of a row and column; the zero place where nothing stands.
func (g *Grid) at(row, column int) place {
	if row < 1 || row >= len(g.rows) {
		return place{}
	}
	line := g.rows[row]
	if i, ok := slices.BinarySearchFunc(line, column, byColumn); ok {
		return line[i]
	}
	return place{}
}

// text is what stands in a cell, without spaces around.
func (g *Grid) text(row, column int) string { return g.at(row, column).text() }

// crop is the part of a grid between two columns.
func (g *Grid) crop(left, right int) *Grid {
	part := *g
	part.rows = make([][]place, len(g.rows))
	part.width = min(g.width, right)
	for row, line := range g.rows {
		from, _ := slices.BinarySearchFunc(line, left, byColumn)
		to, _ := slices.BinarySearchFunc(line, right+1, byColumn)
		part.rows[row] = line[from:to:to]
	}
	return &part
}

func byColumn(p place, column int) int { return cmp.Compare(int(p.at), column) }

// Columns is the number of the last column that holds something.
func (g *Grid) Columns() int { return g.width }
