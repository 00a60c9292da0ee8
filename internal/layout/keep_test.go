package layout

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func someRows() (Rows, []Column) {
	columns := []Column{{Field: "community", Letter: "B"}, {Field: "residents", Letter: "C"}, {Field: "street", Letter: ""}}
	return Pack([]Row{
		{4, []Cell{{"东门社区", Words, "B4", false}, {"3600", Figure, "C4", false}, {"甲街道", Words, "A1", false}}},
		{5, []Cell{{"", Empty, "B5", false}, {"44927", Moment, "C4", true}, {}}},
		{99_999, []Cell{{"a\x00b\xff", Words, "B99999", false}, {"0.3", Percent, "C99999", false}, {"", NoCache, "", false}}},
	}, columns), columns
}

func linesOf(r Rows) (lines []Row) {
	for line := range r.All() {
		line.Cells = slices.Clone(line.Cells)
		lines = append(lines, line)
	}
	return lines
}

// Lines come back as they were.
func TestRowsAreWrittenAndReadBack(t *testing.T) {
	for _, r := range []Rows{Pack(nil, nil), func() Rows { r, _ := someRows(); return r }()} {
		data, err := r.MarshalBinary()
		var back Rows
		if err != nil || back.UnmarshalBinary(data) != nil {
			t.Fatal("lines are refused that were written")
		}
		if diff := cmp.Diff(linesOf(r), linesOf(back)); diff != "" {
			t.Error(diff)
		}
	}
}

// Whatever the bytes are, what is taken can be read without a crash.
func TestRowsThatAreNoneAreRefused(t *testing.T) {
	r, columns := someRows()
	data, _ := r.MarshalBinary()
	refused := 0
	for at := range data {
		for b := range 256 {
			other := slices.Clone(data)
			other[at] = byte(b)
			refused += taken(t, other, columns)
		}
		refused += taken(t, data[:at], columns)
	}
	if refused < len(data) {
		t.Errorf("only %d of the spoiled lines were refused", refused)
	}
	t.Logf("%d of %d spoiled lines were refused, the others could be read", refused, 257*len(data))
}

func taken(t *testing.T, data []byte, columns []Column) (refused int) {
	var back Rows
	if back.UnmarshalBinary(data) != nil {
		return 1
	}
	if table := (Table{Columns: columns, Rows: back}); !table.Whole() {
		return 1
	}
	if n := len(linesOf(back)); n != back.Len() {
		t.Errorf("%d lines of %d", n, back.Len())
	}
	return 0
}

func FuzzRows(f *testing.F) {
	r, columns := someRows()
	data, _ := r.MarshalBinary()
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) { taken(t, data, columns) })
}
