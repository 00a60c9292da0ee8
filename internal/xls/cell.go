package xls

import "fmt"

// isCell tells the records of one cell.
func isCell(id uint16) bool {
	switch id {
	case idNumber, idRK, idLabel, idRichString, idLabelSST, idBoolError, idFormula:
		return true
	}
	return false
}

// cell reads a record of one cell: row, column, style, value.
func (p *page) cell(id uint16, f *fields) error {
	c := Cell{Row: f.u16() + 1, Column: f.u16() + 1}
	shown := p.styled(f.u16())
	if err := p.value(id, f, &c, shown.kind); err != nil {
		return err
	}
	return p.add(c, shown)
}

// value reads what a cell holds. Numbers take the kind that their format gives
// them.
func (p *page) value(id uint16, f *fields, c *Cell, kind Kind) error {
	switch id {
	case idNumber:
		c.number(f.float(), kind)
	case idRK:
		c.number(rk(f.u32()), kind)
	case idBoolError:
		c.boolError(f)
	case idLabel, idRichString:
		return p.label(f, c)
	case idLabelSST:
		return p.shared(f, c)
	case idFormula:
		return p.formula(f, c, kind)
	}
	return nil
}

// add keeps a cell, unless it is an empty text.
func (p *page) add(c Cell, shown format) error {
	if c.Column > maxColumns {
		return ErrDamaged
	}
	if c.Kind != Blank || c.Formula {
		c.Format = shown.code
		p.Cells = append(p.Cells, c)
	}
	return nil
}

// manyRK reads numbers beside each other: row, first column, style and number
// by turns, last column.
func (p *page) manyRK(f *fields) error {
	c := Cell{Row: f.u16() + 1, Column: f.u16() + 1}
	for len(f.rest) > 2 {
		shown := p.styled(f.u16())
		c.number(rk(f.u32()), shown.kind)
		if err := p.add(c, shown); err != nil {
			return err
		}
		c.Column++
	}
	if last := f.u16() + 1; last != c.Column-1 {
		return ErrDamaged
	}
	return nil
}

func (c *Cell) number(value float64, kind Kind) {
	text, ok := decimal(value)
	if !ok {
		c.Kind, c.Raw = Error, "#NUM!"
		return
	}
	c.Kind, c.Raw = kind, text
}

func (c *Cell) text(s string) {
	if s != "" {
		c.Kind, c.Raw = Text, s
	}
}

func (c *Cell) bool(value int) {
	c.Kind, c.Raw = Bool, "TRUE"
	if value == 0 {
		c.Raw = "FALSE"
	}
}

var errorNames = map[int]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
	0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}

func (c *Cell) error(code int) {
	c.Kind, c.Raw = Error, errorNames[code]
	if c.Raw == "" {
		c.Raw = fmt.Sprintf("#%d!", code)
	}
}

func (c *Cell) boolError(f *fields) {
	value, isError := f.u8(), f.u8() != 0
	if isError {
		c.error(value)
	} else {
		c.bool(value)
	}
}

// label reads a text that stands in the cell's own record.
func (p *page) label(f *fields, c *Cell) error {
	s, err := p.plain(f)
	c.text(s)
	return err
}

// shared reads a text of the table of strings.
func (p *page) shared(f *fields, c *Cell) error {
	at := f.u32()
	if int64(at) >= int64(len(p.strings)) {
		return ErrDamaged
	}
	c.text(p.strings[at])
	return nil
}
