package layout

import (
	"encoding/binary"
	"iter"
	"strconv"

	"nianbao/internal/xlsx"
)

// Rows are the lines of a table. They are kept as one text, in a tenth of the
// room: those of a country's communities must lie in memory together.
type Rows struct {
	numbers []int32
	ends    []uint32 // of the lines in packed
	packed  string   // by cell: its head, its place if that is not its own, its raw text
	cells   int      // in a line
}

// heads of packed cells: the kind in the lowest bits, and these.
const (
	kindBits  = 1<<3 - 1
	is1904    = 1 << 3
	elsewhere = 1 << 4
)

// Pack makes Rows of lines that have a cell for each column.
func Pack(lines []Row, columns []Column) Rows {
	r := Rows{cells: len(columns)}
	var packed []byte
	for _, line := range lines {
		for n, c := range line.Cells {
			packed = c.pack(packed, columns[n].Ref(line.Number))
		}
		r.numbers = append(r.numbers, int32(line.Number))
		r.ends = append(r.ends, uint32(len(packed)))
	}
	r.packed = string(packed)
	return r
}

func (c Cell) pack(to []byte, own string) []byte {
	head := byte(c.Kind)
	if c.Is1904 {
		head |= is1904
	}
	if c.Ref != own {
		head |= elsewhere
	}
	to = append(to, head)
	if c.Ref != own {
		to = append(binary.AppendUvarint(to, uint64(len(c.Ref))), c.Ref...)
	}
	return append(binary.AppendUvarint(to, uint64(len(c.Raw))), c.Raw...)
}

// Len is how many lines there are.
func (r Rows) Len() int { return len(r.numbers) }

// All yields the lines in order. The cells of one hold until the next is asked
// for.
func (r Rows) All() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		cells := make([]Cell, r.cells)
		for n := range r.numbers {
			if !yield(r.unpack(n, cells)) {
				return
			}
		}
	}
}

// At is the n-th line.
func (r Rows) At(n int) Row { return r.unpack(n, make([]Cell, r.cells)) }

func (r Rows) unpack(n int, into []Cell) Row {
	from := uint32(0)
	if n > 0 {
		from = r.ends[n-1]
	}
	rest := r.packed[from:r.ends[n]]
	for k := range into {
		head := rest[0]
		into[k] = Cell{Kind: CellKind(head & kindBits), Is1904: head&is1904 != 0}
		rest = rest[1:]
		if head&elsewhere != 0 {
			into[k].Ref, rest = cutText(rest)
		}
		into[k].Raw, rest = cutText(rest)
	}
	return Row{int(r.numbers[n]), into}
}

// cutText cuts a text with its length before it off packed cells.
func cutText(s string) (text, rest string) {
	length, shift := uint64(0), 0
	for n := range len(s) {
		length |= uint64(s[n]&0x7f) << shift
		if shift += 7; s[n] < 0x80 {
			end := n + 1 + int(length)
			return s[n+1 : end], s[end:]
		}
	}
	return "", ""
}

// Place is the place in A1 form of the n-th cell of a line.
func (t *Table) Place(line Row, n int) string {
	if ref := line.Cells[n].Ref; ref != "" {
		return ref
	}
	return t.Columns[n].Ref(line.Number)
}

// Ref is the place in A1 form of a line's own cell in a column; empty where the
// column is none of the sheet.
func (c Column) Ref(number int) string {
	switch {
	case c.Letter == "":
		return ""
	case '0' <= c.Letter[0] && c.Letter[0] <= '9': // on its side
		return xlsx.Letter(number) + c.Letter
	}
	return c.Letter + strconv.Itoa(number)
}
