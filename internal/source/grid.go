package source

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/numeral"
)

// A grid is a sheet as cells, merged ranges filled.
type grid struct {
	rows    [][]place // by row from 1 and then column, without empty cells
	frame   *frame
	hidden  bool
	lastCol int
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

var errLibrary = errors.New("表格程序库不接受它")

// grid reads the values of a sheet by the workbook library and joins them with
// what the frame says.
func (b *book) grid(sheet string, f *frame) (*grid, error) {
	g := &grid{rows: make([][]place, f.lastRow+1), frame: f, lastCol: f.lastColumn}
	if visible, err := b.file.GetSheetVisible(sheet); err == nil {
		g.hidden = !visible
	}
	rows, err := b.file.Rows(sheet)
	if err != nil {
		return nil, errLibrary
	}
	defer rows.Close()
	for number := 1; number <= f.lastRow && rows.Next(); number++ {
		if number%256 == 0 && b.ctx.Err() != nil {
			return nil, b.ctx.Err()
		}
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, errLibrary
		}
		g.rows[number] = b.line(number, values, f)
	}
	return g, g.fill()
}

// line turns the values of a row into cells.
func (b *book) line(row int, values []string, f *frame) []place {
	var line []place
	for i, value := range values {
		m, ok := f.marks[spot{int32(row), int32(i + 1)}]
		if !ok {
			continue
		}
		cell := Cell{Raw: value, Is1904: b.is1904}
		cell.Kind = b.kind(m, &cell)
		if cell.Kind != Empty {
			cell.Ref, _ = excelize.CoordinatesToCellName(i+1, row) // both are within bounds
			line = append(line, place{i + 1, cell})
		}
	}
	return line
}

// kind says what a cell holds; numbers become plain decimals.
func (b *book) kind(m mark, c *Cell) CellKind {
	switch {
	case m.formula && !m.value && c.Raw == "":
		return NoCache
	case c.Raw == "":
		return Empty
	case m.kind == "e":
		return Broken
	case m.kind == "b":
		return Logical
	case m.kind == "" || m.kind == "n":
		if plain, ok := decimal(c.Raw); ok {
			c.Raw = plain
			return b.format(m.style)
		}
	}
	return Words
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
