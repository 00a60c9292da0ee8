package xls

import (
	"bytes"
	"encoding/binary"
	"math"
)

// What the stored result of a formula is if its last two bytes are 0xFFFF, by
// its first byte. Otherwise it is a number.
const (
	resultString = iota // in the following STRING record
	resultBool
	resultError
	resultEmpty // an empty string
)

// formula reads the stored result of a formula.
func (p *page) formula(f *fields, c *Cell, kind Kind) error {
	c.Formula = true
	result, flags := f.take(8), f.u16()
	switch {
	case f.short:
		return ErrDamaged
	case bytes.HasPrefix(result[6:], []byte{0xFF, 0xFF}):
		return p.special(int(result[0]), int(result[2]), c)
	case uncomputed(result, flags):
		c.Kind = NoResult
	default:
		c.number(math.Float64frombits(binary.LittleEndian.Uint64(result)), kind)
	}
	return nil
}

// uncomputed tells a formula that a program wrote and never computed: the
// result is all zeros and marked to be computed when the workbook is opened.
func uncomputed(result []byte, flags int) bool {
	const onOpening = 2
	return flags&onOpening != 0 && binary.LittleEndian.Uint64(result) == 0
}

func (p *page) special(what, value int, c *Cell) error {
	switch what {
	case resultString:
		return p.resultText(c)
	case resultBool:
		c.bool(value)
	case resultError:
		c.error(value)
	case resultEmpty:
	default:
		return ErrDamaged
	}
	return nil
}

// resultText reads the text behind a formula. Before it may stand the formula
// that several cells share.
func (p *page) resultText(c *Cell) error {
	for p.follows(idShared, idArray, idDataTable, idContinue) {
		if _, err := p.next(); err != nil {
			return err
		}
	}
	if !p.follows(idString) {
		c.Kind = NoResult
		return nil
	}
	rec, err := p.next()
	if err != nil {
		return err
	}
	s, err := p.plain(&fields{rest: rec.body})
	c.text(s)
	return err
}
