package xls

import (
	"encoding/binary"
	"unicode/utf16"
)

// Bits of the byte that stands before characters.
const (
	wide     = 1 << iota // two bytes a character (UTF-16), else one (Latin-1)
	_                    //
	phonetic             // how the text is pronounced comes behind it
	rich                 // changes of font come behind it
)

// chunks reads text that may run on in CONTINUE records.
type chunks struct {
	fields          // the rest of the present record
	later  [][]byte // the records after it
	units  []uint16 // reused
	spent  *budget
}

// newChunks reads from parts, of which there is at least one.
func newChunks(parts [][]byte, spent *budget) *chunks {
	return &chunks{fields: fields{rest: parts[0]}, later: parts[1:], spent: spent}
}

// advance goes to the next record that holds something when the present one is
// used up. It is false at the end.
func (c *chunks) advance() bool {
	for len(c.rest) == 0 {
		if len(c.later) == 0 {
			return false
		}
		c.rest, c.later = c.later[0], c.later[1:]
	}
	return true
}

// skip passes n bytes that are not text.
func (c *chunks) skip(n int) {
	for n > 0 {
		if !c.advance() {
			c.short = true
			return
		}
		passed := min(n, len(c.rest))
		c.take(passed)
		n -= passed
	}
}

// chars reads n characters. Where they run on in a further record, that one
// says again how wide they are.
func (c *chunks) chars(n, flags int) (string, error) {
	c.units = c.units[:0]
	for n > 0 {
		if len(c.rest) == 0 {
			if !c.advance() {
				return "", ErrDamaged
			}
			flags = c.u8()
		}
		width := 1 + flags&wide
		count := min(n, len(c.rest)/width)
		if count == 0 && len(c.rest) > 0 {
			return "", ErrDamaged // half a character
		}
		if err := c.spent.addText(count * width); err != nil {
			return "", err
		}
		c.units = appendUnits(c.units, c.take(count*width), width)
		n -= count
	}
	return string(utf16.Decode(c.units)), nil
}

func appendUnits(units []uint16, b []byte, width int) []uint16 {
	if width == 1 {
		for _, unit := range b {
			units = append(units, uint16(unit))
		}
		return units
	}
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, binary.LittleEndian.Uint16(b))
	}
	return units
}

// text reads a string of the shared table: length, flags, the sizes of what
// comes behind, the characters, and what comes behind.
func (c *chunks) text() (string, error) {
	if !c.advance() {
		return "", ErrDamaged
	}
	n, flags, behind := c.u16(), c.u8(), 0
	if flags&rich != 0 {
		behind = 4 * c.u16()
	}
	if flags&phonetic != 0 {
		size := c.u32()
		if size > maxText {
			return "", ErrDamaged
		}
		behind += int(size)
	}
	s, err := c.chars(n, flags)
	c.skip(behind)
	return s, damaged(&c.fields, err)
}

// sharedStrings reads the table of strings that cells refer to by position.
func (b *reader) sharedStrings(body []byte) error {
	parts, err := b.continued(body)
	if err != nil {
		return err
	}
	c := newChunks(parts, &b.spent)
	c.u32() // how often the strings are used
	n := c.u32()
	if n > maxStrings {
		return tooLarge("文字", maxStrings, "条")
	}
	for range n {
		if !c.advance() {
			break // some programs count too many; a cell that wants a missing one is refused
		}
		s, err := c.text()
		if err != nil {
			return err
		}
		b.strings = append(b.strings, s)
	}
	return damaged(&c.fields, nil)
}

// plain reads the only string of a record: length, flags, characters. Some
// programs leave the flags out where there are no characters.
func (b *reader) plain(f *fields) (string, error) {
	parts, err := b.continued(f.rest)
	if err != nil {
		return "", err
	}
	c := newChunks(parts, &b.spent)
	n := c.u16()
	if n == 0 {
		return "", damaged(&c.fields, nil)
	}
	s, err := c.chars(n, c.u8())
	return s, damaged(&c.fields, err)
}
