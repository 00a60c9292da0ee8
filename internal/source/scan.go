package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/layout"
)

// A frame is what the XML of a sheet says about its cells besides their values.
// It is taken before the workbook library touches the sheet, since the library
// counts through empty rows without end, and takes minutes over many merges.
type frame struct {
	lastRow, lastColumn int // of the cells that hold something
	marks               map[spot]mark
	merges              []layout.Span
	hiddenRows          map[int]bool
	hiddenColumns       []layout.Span // rows unused
}

// A spot is a cell: row and column from 1.
type spot struct{ row, column int32 }

// A mark is what a cell says of itself.
type mark struct {
	style   int32
	kind    string // s, str, inlineStr, b, e, d, n or nothing
	formula bool
	value   bool // something was stored
}

// Errors of the scan say why a sheet is not read.
var (
	errDisorder = errors.New("行或单元格的次序颠倒")
	errMarkup   = errors.New("内部的 XML 读不下去")
)

// scan reads the XML of a sheet as a stream of tags. It keeps nothing of a
// sheet that goes beyond the limits.
func scan(r io.Reader) (*frame, error) {
	s := scanner{in: bufio.NewReaderSize(r, 64<<10), frame: &frame{marks: map[spot]mark{}, hiddenRows: map[int]bool{}}}
	for {
		tag, err := s.tag()
		if err == io.EOF {
			return s.frame, nil
		}
		if err != nil {
			return nil, err
		}
		if err := s.take(tag); err != nil {
			return nil, err
		}
	}
}

type scanner struct {
	in          *bufio.Reader
	frame       *frame
	row, column int
	cell        mark // the cell that is open
	inCell      bool
	seen        []byte // the end of what is being skipped
}

// take notes what a tag says.
func (s *scanner) take(tag []byte) error {
	name := tagName(tag)
	switch string(name) {
	case "row":
		return s.openRow(tag)
	case "c":
		return s.openCell(tag)
	case "/c":
		s.inCell = false
	case "f", "v", "is":
		return s.fill(string(name), bytes.HasSuffix(tag, []byte("/")))
	case "col":
		if yes(attr(tag, "hidden")) {
			s.frame.hiddenColumns = append(s.frame.hiddenColumns, layout.Span{Left: number(attr(tag, "min")), Right: number(attr(tag, "max"))})
		}
	case "mergeCell":
		if len(s.frame.merges) == layout.MaxMerges {
			return layout.ErrMerges
		}
		if m, ok := parseSpan(string(attr(tag, "ref"))); ok {
			s.frame.merges = append(s.frame.merges, m)
		}
	}
	return nil
}

// openRow begins a row. Rows that do not ascend would be taken for others by
// the workbook library.
func (s *scanner) openRow(tag []byte) error {
	next := s.row + 1
	if r := attr(tag, "r"); r != nil {
		next = number(r)
	}
	if next <= s.row {
		return errDisorder
	}
	s.row, s.column = next, 0
	if yes(attr(tag, "hidden")) && next <= layout.MaxRows {
		s.frame.hiddenRows[next] = true
	}
	return nil
}

func (s *scanner) openCell(tag []byte) error {
	next := s.column + 1
	if ref := attr(tag, "r"); ref != nil {
		column, row, err := excelize.CellNameToCoordinates(string(ref))
		if err != nil || row != s.row {
			return errDisorder
		}
		next = column
	}
	if next <= s.column {
		return errDisorder
	}
	s.column, s.inCell = next, !bytes.HasSuffix(tag, []byte("/"))
	s.cell = mark{style: int32(number(attr(tag, "s"))), kind: string(attr(tag, "t"))}
	return nil
}

// fill notes that the open cell has a formula or a value.
func (s *scanner) fill(what string, selfClosing bool) error {
	if !s.inCell {
		return nil
	}
	switch {
	case s.row > layout.MaxRows:
		return layout.ErrRows
	case s.column > layout.MaxColumns:
		return layout.ErrColumns
	case len(s.frame.marks) >= layout.MaxCells:
		return layout.ErrCells
	}
	s.cell.formula = s.cell.formula || what == "f"
	s.cell.value = s.cell.value || what != "f" && !selfClosing
	s.frame.marks[spot{int32(s.row), int32(s.column)}] = s.cell
	s.frame.lastRow = max(s.frame.lastRow, s.row)
	s.frame.lastColumn = max(s.frame.lastColumn, s.column)
	return nil
}
