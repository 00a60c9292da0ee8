package source

import (
	"bytes"
	"errors"
	"strings"

	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// Errors of a scan say why a sheet is not read.
var (
	errDisorder = errors.New("行或单元格的次序颠倒")
	errText     = errors.New("单元格指向的文字不在文字表里")
	errCut      = errors.New("工作表没有写完")
)

// A scanner reads the XML of a sheet once, from the first tag to the last, into
// a grid. The grid's limits end it as soon as they are met, so that a sheet
// whose last cell is XFD1048576 costs no more than what stands in it.
type scanner struct {
	*markup
	grid        *layout.Grid
	texts       []string
	kinds       styles
	stop        func() error // says that time is up
	row, column int
	inData      bool // in the rows
	whole       bool // the sheet's last tag was met
	cell        opened
}

// An opened is a cell whose closing tag is not met yet.
type opened struct {
	open, formula, stored bool
	style                 int
	kind                  string // s, str, inlineStr, b, e, d, n or nothing
	raw                   string
}

// scan reads the XML of a sheet.
func scan(m *markup, texts []string, kinds styles, stop func() error) (*layout.Grid, error) {
	s := scanner{markup: m, grid: &layout.Grid{HiddenRows: map[int]bool{}}, texts: texts, kinds: kinds, stop: stop}
	if err := s.each(s.take); err != nil {
		return nil, err
	}
	if !s.whole {
		return nil, errCut
	}
	return s.grid, nil
}

// take reads what a tag says.
func (s *scanner) take(tag []byte) error {
	name := tagName(tag)
	if s.inData {
		return s.takeData(name, tag)
	}
	switch string(name) {
	case "sheetData":
		s.inData = !bytes.HasSuffix(tag, []byte("/"))
	case "col":
		if len(s.grid.HiddenColumns) > layout.MaxColumns {
			return errMarkup
		}
		if yes(attr(tag, "hidden")) {
			s.grid.HiddenColumns = append(s.grid.HiddenColumns, layout.Span{Left: number(attr(tag, "min")), Right: number(attr(tag, "max"))})
		}
	case "mergeCell":
		return s.merge(string(attr(tag, "ref")))
	case "/worksheet":
		s.whole = true
	}
	return nil
}

// merge notes a merged range, as long as there are not too many.
func (s *scanner) merge(ref string) error {
	if len(s.grid.Merges) == layout.MaxMerges {
		return layout.ErrMerges
	}
	if m, ok := parseSpan(ref); ok {
		s.grid.Merges = append(s.grid.Merges, m)
	}
	return nil
}

// takeData reads a tag within the rows.
func (s *scanner) takeData(name, tag []byte) error {
	switch string(name) {
	case "row":
		return s.openRow(tag)
	case "c":
		return s.openCell(tag)
	case "/c":
		return s.closeCell()
	case "f":
		s.cell.formula = s.cell.open
	case "v", "is":
		return s.fill(string(name), tag)
	case "/sheetData":
		s.inData = false
	}
	return nil
}

// openRow begins a row. Which row is meant by one that does not ascend nobody
// can say.
func (s *scanner) openRow(tag []byte) error {
	next := s.row + 1
	if r := attr(tag, "r"); r != nil {
		next = number(r)
	}
	if next <= s.row || s.cell.open {
		return errDisorder
	}
	s.row, s.column = next, 0
	if yes(attr(tag, "hidden")) && next <= layout.MaxRows {
		s.grid.HiddenRows[next] = true
	}
	if next%1024 == 0 {
		return s.stop()
	}
	return nil
}

func (s *scanner) openCell(tag []byte) error {
	next := s.column + 1
	if ref := attr(tag, "r"); ref != nil {
		row, column, ok := xlsx.Place(string(ref))
		if !ok || row != s.row {
			return errDisorder
		}
		next = column
	}
	if next <= s.column || s.cell.open {
		return errDisorder
	}
	s.column = next
	s.cell = opened{open: !bytes.HasSuffix(tag, []byte("/")), style: number(attr(tag, "s")), kind: string(attr(tag, "t"))}
	return nil
}

// fill reads what is stored in the open cell.
func (s *scanner) fill(name string, tag []byte) error {
	if !s.cell.open {
		return nil
	}
	s.cell.stored = s.cell.stored || !bytes.HasSuffix(tag, []byte("/"))
	read := s.content
	if name == "is" {
		read = s.runs
	}
	text, err := read(tag)
	if name == "is" || s.cell.raw == "" { // an inline text counts more than a value
		s.cell.raw = text
	}
	return err
}

// closeCell enters the open cell.
func (s *scanner) closeCell() error {
	c := s.cell
	if s.cell = (opened{}); !c.open {
		return nil
	}
	raw, kind, err := s.value(c)
	if err != nil {
		return err
	}
	return s.grid.Enter(s.row, s.column, raw, kind)
}

// value is what a cell holds; numbers become plain decimals.
func (s *scanner) value(c opened) (string, layout.CellKind, error) {
	switch {
	case c.formula && !c.stored:
		return "", layout.NoCache, nil
	case c.raw == "":
		return "", layout.Empty, nil
	}
	switch c.kind {
	case "s":
		text, err := s.text(c.raw)
		if text == "" {
			return "", layout.Empty, err
		}
		return text, layout.Words, err
	case "e":
		return c.raw, layout.Broken, nil
	case "b":
		return truth(c.raw), layout.Logical, nil
	case "", "n":
		if plain, ok := decimal(strings.TrimSpace(c.raw)); ok {
			text, kind := s.kinds.of(c.style).read(plain)
			return text, kind, nil
		}
	}
	return c.raw, layout.Words, nil
}

// text is one of the workbook's table of texts.
func (s *scanner) text(at string) (string, error) {
	n := number([]byte(strings.TrimSpace(at)))
	if n < 0 || n >= len(s.texts) {
		return "", errText
	}
	return s.texts[n], nil
}

// truth writes as 1 or 0 what XML may also call true or false.
func truth(raw string) string {
	switch raw {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	return raw
}

// parseSpan reads B2:D5.
func parseSpan(ref string) (layout.Span, bool) {
	first, last, _ := strings.Cut(ref, ":")
	top, left, ok := xlsx.Place(first)
	bottom, right, ok2 := xlsx.Place(last)
	return layout.Span{Top: min(top, bottom), Left: min(left, right), Bottom: max(top, bottom), Right: max(left, right)}, ok && ok2
}
