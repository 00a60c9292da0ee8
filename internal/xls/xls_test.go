package xls

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFixtures(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			m := f.make()
			for form, data := range map[string][]byte{"in a container": m.file(), "bare": m.stream()} {
				book, err := Open(data)
				if err != nil {
					t.Fatalf("%s: %v", form, err)
				}
				if got := dump(book); got != strings.TrimPrefix(f.want, "\n") {
					t.Errorf("%s: got\n%s", form, got)
				}
				if err := sound(book); err != nil {
					t.Errorf("%s: %v", form, err)
				}
			}
		})
	}
}

// dump writes a workbook down, cell by cell, so that a test can be read.
// "=" marks results of formulas.
func dump(b *Book) string {
	var out strings.Builder
	if b.Date1904 {
		out.WriteString("1904\n")
	}
	for _, s := range b.Sheets {
		out.WriteString(s.Name + map[bool]string{true: " hidden"}[s.Hidden] + "\n")
		for _, c := range s.Cells {
			words := []string{Ref(c.Row, c.Column), c.Kind.String()}
			if c.Formula {
				words = append(words, "=")
			}
			if c.Raw != "" {
				words = append(words, c.Raw)
			}
			if c.Format != "General" {
				words = append(words, c.Format)
			}
			out.WriteString(strings.Join(words, " ") + "\n")
		}
		for _, r := range s.Merged {
			fmt.Fprintf(&out, "merged %s:%s\n", Ref(r.Top, r.Left), Ref(r.Bottom, r.Right))
		}
		out.WriteString(list("hidden rows", s.HiddenRows) + list("hidden columns", s.HiddenColumns))
		for _, c := range s.Comments {
			fmt.Fprintf(&out, "comment %s %s\n", Ref(c.Row, c.Column), c.Text)
		}
	}
	return out.String()
}

func list(what string, numbers []int) string {
	if len(numbers) == 0 {
		return ""
	}
	return what + " " + strings.Trim(fmt.Sprint(numbers), "[]") + "\n"
}

// sound checks what holds for every workbook that is read.
func sound(b *Book) error {
	if len(b.Sheets) == 0 {
		return errors.New("no sheets")
	}
	for _, s := range b.Sheets {
		for i, c := range s.Cells {
			if i > 0 && byPlace(s.Cells[i-1], c) >= 0 {
				return fmt.Errorf("%s out of order", Ref(c.Row, c.Column))
			}
			if err := soundCell(c); err != nil {
				return fmt.Errorf("%s %v: %v", Ref(c.Row, c.Column), c, err)
			}
			if s.At(c.Row, c.Column) != c {
				return fmt.Errorf("%s is not found", Ref(c.Row, c.Column))
			}
		}
		if !slices.IsSorted(s.HiddenRows) || !slices.IsSorted(s.HiddenColumns) {
			return errors.New("hidden rows or columns out of order")
		}
	}
	return nil
}

func soundCell(c Cell) error {
	if c.Row < 1 || c.Row > maxRows || c.Column < 1 || c.Column > maxColumns {
		return errors.New("outside the sheet")
	}
	empty := c.Kind == Blank || c.Kind == NoResult
	switch {
	case empty && !c.Formula:
		return errors.New("a blank cell that is no formula")
	case empty != (c.Raw == ""):
		return errors.New("value and kind differ")
	case !utf8.ValidString(c.Raw):
		return errors.New("broken text")
	}
	if c.Kind != Number && c.Kind != Percent && c.Kind != Date {
		return nil
	}
	if _, err := strconv.ParseFloat(c.Raw, 64); err != nil || strings.ContainsAny(c.Raw, "eExX_") {
		return errors.New("no plain decimal")
	}
	return nil
}

func TestAtOfBlank(t *testing.T) {
	s := &Sheet{Cells: []Cell{{Row: 1, Column: 2, Kind: Text, Raw: "户"}}}
	if got := s.At(2, 1); got != (Cell{}) {
		t.Errorf("A2 is %v, want a blank cell", got)
	}
}

func TestRef(t *testing.T) {
	for want, place := range map[string][2]int{"A1": {1, 1}, "Z9": {9, 26}, "AA10": {10, 27}, "AB7": {7, 28}, "IV65536": {65536, 256}} {
		if got := Ref(place[0], place[1]); got != want {
			t.Errorf("Ref(%d, %d) is %s, want %s", place[0], place[1], got, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		value float64
		want  string
	}{
		{0.1 + 0.2, "0.3"},
		{0.30000000000000004, "0.3"},
		{9.6731999999999996, "9.6732"},
		{42.989996634953656, "42.9899966349537"},
		{1.005, "1.005"},
		{-2.5, "-2.5"},
		{999999999999999, "999999999999999"},
		{1234567890123456, "1234567890123460"},
		{0.999999999999999999, "1"},
		{1e20, "100000000000000000000"},
		{1.5e-7, "0.00000015"},
	} {
		if got, ok := decimal(c.value); got != c.want || !ok {
			t.Errorf("decimal(%v) is %q, want %q", c.value, got, c.want)
		}
	}
}

func TestKindShown(t *testing.T) {
	for code, want := range map[string]Kind{
		"General": Number, "G/通用格式": Number, "0.00E+00": Number, "@": Number,
		`0"days"`: Number, `#,##0_ ;[Red]\-#,##0\ `: Number, `0.0,"万"`: Number, "[Magenta]0": Number,
		`_ * #,##0.00_ ;_ * "-"??_ `: Number, `0\%`: Number, `[>100]0"h";0`: Number, `0;"d"%`: Number,
		"0%": Percent, "0.00%;[Red]-0.00%": Percent, "[<0.1]0.00%;0": Percent,
		"yyyy/m/d": Date, `yyyy"年"m"月"`: Date, "[$-804]yyyy年m月d日;@": Date, "h:mm AM/PM": Date,
		"[h]:mm": Date, "[mm]:ss": Date, "[DBNum1][$-804]yyyy年m月;@": Date, "[$-804]aaaa;@": Date, "ggge年": Date, "m月d日": Date,
	} {
		if got := kindShown(code); got != want {
			t.Errorf("%s shows a %v, want %v", code, got, want)
		}
	}
}

// Where the table of strings is broken into records changes nothing.
func TestBreaksAnywhere(t *testing.T) {
	fixture := fixtures[slices.IndexFunc(fixtures, func(f fixture) bool { return strings.HasPrefix(f.name, "strings broken") })]
	for longest := 16; longest < 400; longest++ {
		m := fixture.make()
		m.longest = longest
		m.strings = append([]typed{{}, {text: "x"}}, m.strings...)
		s := m.sheets[0]
		s.records = nil
		for i := range m.strings {
			s.cell(idLabelSST, Ref(i+1, 1), 0, uint32(i))
		}
		book, err := Open(m.stream())
		if err != nil {
			t.Fatalf("records of %d bytes: %v", longest, err)
		}
		for i, want := range m.strings {
			if got := book.Sheets[0].At(i+1, 1).Raw; got != want.text {
				t.Fatalf("records of %d bytes: A%d is %q, want %q", longest, i+1, got, want.text)
			}
		}
	}
}

// A text may change from one byte a character to two where a record ends.
func TestBrokenText(t *testing.T) {
	narrow := append([]byte{6, 0, 0}, "A-1"...)
	widened := []byte{1, 0x65, 0x67, 0x57, 0x4E, 'x', 0}
	c := newChunks([][]byte{narrow, {}, widened}, &budget{})
	if got, err := c.text(); got != "A-1来乗x" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
