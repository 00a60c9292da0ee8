package source

import (
	"encoding/xml"
	"errors"
	"strconv"

	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// Errors of a scan say why a sheet is not read.
var (
	errDisorder = errors.New("行或单元格的次序颠倒")
	errText     = errors.New("单元格指向的文字不在文字表里")
	errStyle    = errors.New("单元格指向的样式不在样式表里")
	errRowText  = errors.New("有一行的文字太长")
	errSpread   = errors.New("里的数据散得太开")
)

// A scanner takes the frame of a sheet.
type scanner struct {
	*markup
	frame
	texts       []int32      // the table of texts: their sizes
	stop        func() error // says that time is up
	row, column int
	cells       int
	last        int // column of its row that holds something
	spread      int
	inCell      bool
	valued      bool // the cell has a place for a value
	isText      bool // its formula gives a text
	over        bool // the rows are
	cell        mark
	index       []byte // of its text in the table
	rowText     int    // bytes
	sheetText   int
}

// scan takes the frame of a sheet, or says why it must not be read.
func scan(m *markup, texts []int32, stop func() error) (*frame, error) {
	s := scanner{markup: m, frame: frame{hiddenRows: map[int]bool{}}, texts: texts, stop: stop}
	return &s.frame, m.each(s.take)
}

func (s *scanner) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return s.begin(t)
	case xml.CharData:
		return s.characters(t)
	case xml.EndElement:
		return s.end()
	}
	return nil
}

func (s *scanner) begin(t xml.StartElement) error {
	s.isSheet = s.isSheet || len(s.path) == 1 && s.element() == "worksheet"
	switch name := s.element(); {
	case name == "col" && yes(attr(t, "hidden")):
		return s.hide(t)
	case name == "mergeCell":
		return s.merge(attr(t, "ref"))
	case s.over:
		return nil
	case name == "row":
		return s.openRow(t)
	case name == "c":
		return s.openCell(t)
	case name == "f":
		s.cell.formula = s.inCell
	case name == "v":
		s.valued = true
	}
	return nil
}

func (s *scanner) hide(t xml.StartElement) error {
	first, err := strconv.Atoi(attr(t, "min"))
	last, err2 := strconv.Atoi(attr(t, "max"))
	if err != nil || err2 != nil || len(s.hiddenColumns) > layout.MaxColumns {
		return errMarkup
	}
	s.hiddenColumns = append(s.hiddenColumns, layout.Span{Left: first, Right: last})
	return nil
}

// merge notes a merged range, as long as there are not too many.
func (s *scanner) merge(ref string) error {
	if len(s.merges) == layout.MaxMerges {
		return layout.ErrMerges
	}
	if m, ok := parseSpan(ref); ok {
		s.merges = append(s.merges, m)
	}
	return nil
}

// openRow begins a row. Which row is meant by one that does not ascend nobody
// can say.
func (s *scanner) openRow(t xml.StartElement) error {
	next := s.row + 1
	if r := attr(t, "r"); r != "" {
		next, _ = strconv.Atoi(r) // 0, or very large, for what is no number
	}
	if next <= s.row || s.inCell {
		return errDisorder
	}
	s.row, s.column, s.last, s.rowText = next, 0, 0, 0
	if yes(attr(t, "hidden")) && next <= layout.MaxRows {
		s.hiddenRows[next] = true
	}
	if next%256 == 0 {
		return s.stop()
	}
	return nil
}

func (s *scanner) openCell(t xml.StartElement) error {
	next := s.column + 1
	if ref := attr(t, "r"); ref != "" {
		row, column, ok := xlsx.Place(ref)
		if !ok || row != s.row {
			return errDisorder
		}
		next = column
	}
	if next <= s.column || s.inCell {
		return errDisorder
	}
	style := uint64(0)
	if number := attr(t, "s"); number != "" {
		var err error
		if style, err = strconv.ParseUint(number, 10, 16); err != nil {
			return errStyle
		}
	}
	kind := attr(t, "t")
	s.column, s.inCell, s.valued, s.isText, s.index = next, true, false, kind == "str", s.index[:0]
	s.cell = mark{column: uint16(min(next, 1<<16-1)), style: uint16(style), kind: kindOf(kind), shared: kind == "s"}
	return nil
}

// characters notes that a value stands in a cell.
func (s *scanner) characters(text []byte) error {
	if name := s.element(); !s.inCell || name != "v" && name != "t" || len(text) == 0 {
		return nil
	}
	s.cell.stored = true
	if s.cell.shared {
		s.index = append(s.index, text[:min(len(text), 20)]...)
		return nil
	}
	return s.weigh(weight(text))
}

func (s *scanner) end() error {
	switch s.element() {
	case "c":
		if s.inCell {
			return s.closeCell()
		}
	case "sheetData":
		s.over = true
	}
	return nil
}

// closeCell notes the open cell, if it holds something. A formula may have given
// the empty text.
func (s *scanner) closeCell() error {
	s.inCell = false
	if !s.cell.stored && (!s.cell.formula || s.isText && s.valued) {
		return nil
	}
	switch {
	case s.row > layout.MaxRows:
		return layout.ErrRows
	case s.column > layout.MaxColumns:
		return layout.ErrColumns
	case s.cells == layout.MaxCells:
		return layout.ErrCells
	case s.spread > maxSpread:
		return errSpread
	}
	s.cells++
	s.spread += s.column - s.last
	s.last = s.column
	for len(s.rows) <= s.row {
		s.rows = append(s.rows, nil)
	}
	if s.rows[s.row] == nil { // likely as long as the one before
		s.rows[s.row] = make([]mark, 0, max(4, len(s.rows[s.row-1])))
	}
	s.rows[s.row] = append(s.rows[s.row], s.cell)
	if s.cell.shared && s.cell.stored {
		return s.weighShared()
	}
	return nil
}

// attr is the value of an attribute, "" where the tag has none; of two, that of
// the last one, as excelize has it.
func attr(t xml.StartElement, name string) (value string) {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			value = a.Value
		}
	}
	return value
}

func yes(value string) bool { return value == "1" || value == "true" }
