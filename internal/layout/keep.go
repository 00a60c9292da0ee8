package layout

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

var errRows = errors.New("no lines of a table")

// MarshalBinary writes lines: how many cells each has, how many there are, then
// of each the number and length, then their packed cells.
func (r Rows) MarshalBinary() ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(r.cells))
	out = binary.AppendUvarint(out, uint64(len(r.numbers)))
	from := uint32(0)
	for n, end := range r.ends {
		out = binary.AppendUvarint(out, uint64(r.numbers[n]))
		out = binary.AppendUvarint(out, uint64(end-from))
		from = end
	}
	return append(out, r.packed...), nil
}

// UnmarshalBinary reads what MarshalBinary wrote. It refuses anything else, for
// nothing looks at packed cells again.
func (r *Rows) UnmarshalBinary(data []byte) error {
	whole := true
	number := func(most uint64) uint64 {
		x, size := binary.Uvarint(data)
		if whole = whole && size > 0 && x <= most; !whole {
			return 0
		}
		data = data[size:]
		return x
	}
	read := Rows{cells: int(number(MaxColumns))}
	end := uint64(0)
	for n := number(MaxRows); n > 0 && whole; n-- {
		read.numbers = append(read.numbers, int32(number(MaxRows)))
		end += number(math.MaxUint32 - end)
		read.ends = append(read.ends, uint32(end))
	}
	read.packed = string(data)
	if !whole || end != uint64(len(data)) || !read.sound() {
		return errRows
	}
	*r = read
	return nil
}

// sound reports whether every line holds its cells and nothing else.
func (r Rows) sound() bool {
	from := uint32(0)
	for _, end := range r.ends {
		rest, ok := r.packed[from:end], true
		for range r.cells {
			if rest, ok = skipCell(rest); !ok {
				return false
			}
		}
		if from = end; rest != "" {
			return false
		}
	}
	return true
}

// skipCell cuts a packed cell off.
func skipCell(s string) (rest string, ok bool) {
	if s == "" || s[0]&kindBits > byte(NoCache) || s[0] > elsewhere|is1904|kindBits {
		return "", false
	}
	texts := 1
	if s[0]&elsewhere != 0 {
		texts = 2
	}
	rest, ok = s[1:], true
	for range texts {
		rest, ok = skipText(rest)
		if !ok {
			return "", false
		}
	}
	return rest, true
}

// skipText cuts a text with its length before it off.
func skipText(s string) (rest string, ok bool) {
	length, size := binary.Uvarint([]byte(s[:min(len(s), binary.MaxVarintLen64)]))
	if size <= 0 || length > uint64(len(s)-size) {
		return "", false
	}
	return s[size+int(length):], true
}

// Whole reports whether every line of a table that was read back has a cell for
// each column.
func (t *Table) Whole() bool {
	return t.Rows.cells == len(t.Columns) && !slices.ContainsFunc(t.Totals, func(l Total) bool { return len(l.Cells) != len(t.Columns) })
}
