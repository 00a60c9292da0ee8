package source

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/xls"
)

// A grid is a sheet as cells, merged ranges filled, whatever the format of the
// file was.
type grid struct {
	rows    [][]place // by row from 1 and then column, without empty cells
	frame   *frame
	hidden  bool
	isText  bool // as a .csv, which holds what was shown, not what was meant
	lastCol int
	cells   int // entered
}

// A place is a cell in its column.
type place struct {
	column int
	Cell
}

// at is the cell of a row and column; empty where nothing stands.
func (g *grid) at(row, column int) Cell {
	if row < 1 || row >= len(g.rows) {
		return Cell{}
	}
	line := g.rows[row]
	if i, ok := slices.BinarySearchFunc(line, column, func(p place, c int) int { return cmp.Compare(p.column, c) }); ok {
		return line[i].Cell
	}
	return Cell{}
}

// text is what stands in a cell if it is words or a number, without spaces around.
func (g *grid) text(row, column int) string { return strings.TrimSpace(g.at(row, column).Raw) }

// maxLabel is the length in bytes up to which words can be a header, a total or
// a note. Longer ones are not looked at, which keeps hostile sheets cheap.
const maxLabel = 600

// label is the cell's words folded for comparison, "" where they are no label.
func (c Cell) label() string {
	if c.Kind == Empty || len(c.Raw) > maxLabel {
		return ""
	}
	return numeral.Fold(c.Raw)
}

// enter adds a cell that stands behind all others of its row. It refuses what
// goes beyond the limits of a sheet.
func (g *grid) enter(row, column int, cell Cell) error {
	switch {
	case cell.Kind == Empty:
		return nil
	case row > maxRows:
		return errRows
	case column > maxColumns:
		return errColumns
	case g.cells == maxCells:
		return errCells
	}
	for len(g.rows) <= row {
		g.rows = append(g.rows, nil)
	}
	cell.Ref = xls.Ref(row, column)
	g.rows[row] = append(g.rows[row], place{column, cell})
	g.cells++
	g.lastCol = max(g.lastCol, column)
	return nil
}

// maxFilled is how many cells merged ranges may fill; filling is slow.
const maxFilled = 200_000

var errFill = errors.New("合并区域太大")

// fill writes the first cell of every merged range into the whole of it, within
// the part of the sheet that holds something.
func (g *grid) fill() error {
	budget := maxFilled
	for _, m := range g.frame.merges {
		first := g.at(m.top, m.left)
		if first.Kind == Empty {
			continue
		}
		bottom, right := min(m.bottom, len(g.rows)-1), min(m.right, g.lastCol)
		if budget -= (bottom - m.top + 1) * (right - m.left + 1); budget < 0 {
			return errFill
		}
		for row := m.top; row <= bottom; row++ {
			g.put(row, m.left, right, first)
		}
	}
	return nil
}

// put writes a cell into some columns of a row.
func (g *grid) put(row, left, right int, cell Cell) {
	line := slices.DeleteFunc(g.rows[row], func(p place) bool { return left <= p.column && p.column <= right })
	for column := left; column <= right; column++ {
		line = append(line, place{column, cell})
	}
	slices.SortFunc(line, func(a, b place) int { return cmp.Compare(a.column, b.column) })
	g.rows[row] = line
}
