package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"
)

// Whatever the bytes, a workbook that holds together or a sentence comes back;
// and what is read of a bare stream stands in it, as a second reader sees it
// that knows of nothing but numbers.
func FuzzOpen(f *testing.F) {
	for _, fixture := range fixtures {
		f.Add(fixture.make().file())
		f.Add(fixture.make().stream())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Open(data)
		var refusal *Refusal
		switch {
		case err == nil:
			if err := errors.Join(sound(book), standsIn(book, data)); err != nil {
				t.Error(err)
			}
		case !errors.As(err, &refusal):
			t.Errorf("%v is no Refusal", err)
		}
	})
}

// The second reader finds every number of the fixtures, so that FuzzOpen has
// something to hold on to.
func TestNumbersStandInTheirStream(t *testing.T) {
	n := 0
	for _, fixture := range fixtures {
		data := fixture.make().stream()
		book, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := standsIn(book, data); err != nil {
			t.Errorf("%s: %v", fixture.name, err)
		}
		n += len(numbersIn(data)) // a place counts once
		for _, s := range book.Sheets {
			for i, c := range s.Cells {
				if c.Kind == Number {
					s.Cells[i].Raw = c.Raw + "1"
					if standsIn(book, data) == nil {
						t.Errorf("%s: %s of the wrong value %s1 is found", fixture.name, Ref(c.Row, c.Column), c.Raw)
					}
					s.Cells[i].Raw = c.Raw
				}
			}
		}
	}
	if n < 30 {
		t.Errorf("the fixtures have %d numbers, want 30", n)
	}
}

// standsIn reports a number of a workbook that its bare stream has not at that
// place. Of a container nothing is said.
func standsIn(b *Book, stream []byte) error {
	if len(stream) >= len(magic) && slices.Equal(stream[:len(magic)], magic) {
		return nil
	}
	written := numbersIn(stream)
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			if c.Kind != Number && c.Kind != Percent && c.Kind != Date {
				continue
			}
			value, err := strconv.ParseFloat(c.Raw, 64)
			same := func(w float64) bool { return math.Abs(w-value) <= 1e-14*math.Abs(w) }
			if err != nil || !slices.ContainsFunc(written[[2]int{c.Row, c.Column}], same) {
				return fmt.Errorf("%s is %s, the stream has %v", Ref(c.Row, c.Column), c.Raw, written[[2]int{c.Row, c.Column}])
			}
		}
	}
	return nil
}

// numbersIn collects the numbers of a stream by row and column, of whatever
// sheet, which may begin wherever a record that begins one seems to stand.
func numbersIn(stream []byte) map[[2]int][]float64 {
	found := map[[2]int][]float64{}
	collect(stream, found)
	for at := range stream {
		if bytes.HasPrefix(stream[at:], []byte{0x09, 0x08}) {
			collect(stream[at:], found)
		}
	}
	return found
}

// collect takes of NUMBER and FORMULA records the float, of RK and MULRK what
// the description of the format says.
func collect(stream []byte, found map[[2]int][]float64) {
	u16 := func(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }
	short := func(b []byte) float64 {
		bits := binary.LittleEndian.Uint32(b)
		value := math.Float64frombits(uint64(bits>>2) << 34)
		if bits&2 != 0 {
			value = float64(int32(bits) >> 2)
		}
		return value / []float64{1, 100}[bits&1]
	}
	for len(stream) >= 4 {
		id, size := u16(stream), u16(stream[2:])
		if stream = stream[4:]; size > len(stream) {
			return
		}
		body := stream[:size]
		stream = stream[size:]
		if size < 10 {
			continue
		}
		at := [2]int{u16(body) + 1, u16(body[2:]) + 1}
		switch {
		case (id == 0x203 || id == 0x006) && size >= 14:
			found[at] = append(found[at], math.Float64frombits(binary.LittleEndian.Uint64(body[6:])))
		case id == 0x27E:
			found[at] = append(found[at], short(body[6:]))
		case id == 0x0BD:
			for n := 4; n+6 <= size; n += 6 {
				found[at] = append(found[at], short(body[n+2:]))
				at[1]++
			}
		}
	}
}
