package source

import (
	"bytes"
	bits "encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/xls"
)

// record is a piece of an .xls: what it is about, and values in little-endian
// order.
func record(id uint16, values ...any) []byte {
	var body []byte
	for _, v := range values {
		body, _ = bits.Append(body, bits.LittleEndian, v) // all values have a size
	}
	head := bits.LittleEndian.AppendUint16(nil, id)
	return append(bits.LittleEndian.AppendUint16(head, uint16(len(body))), body...)
}

const globals, worksheet = 5, 16 // parts of a workbook

func begin(part int) []byte {
	return record(0x0809, uint16(0x0600), uint16(part), make([]byte, 12))
}

var end = record(0x000A)

// wide is a text in UTF-16 behind the flag that says so.
func wide(s string) []byte {
	body := []byte{1}
	for _, unit := range utf16.Encode([]rune(s)) {
		body = bits.LittleEndian.AppendUint16(body, unit)
	}
	return body
}

func length(s string) uint16 { return uint16(len(utf16.Encode([]rune(s)))) }

// binaryBook is an .xls of one sheet 社区年报, given as records, with some more
// that hold for all sheets. It has no container, which some exporters leave out.
func binaryBook(sheet []byte, more ...[]byte) []byte {
	head := func(at int) []byte {
		return slices.Concat(begin(globals), slices.Concat(more...),
			record(0x0085, uint32(at), uint16(0), uint8(4), wide("社区年报")), end)
	}
	return slices.Concat(head(len(head(0))), begin(worksheet), sheet, end)
}

// binary writes a drawing as an .xls.
func (d drawing) binary() []byte {
	styles := [][]byte{record(0x00E0, make([]byte, 20))}
	for i, format := range d.formats {
		styles = append(styles, record(0x041E, uint16(164+i), length(format[1]), wide(format[1])))
	}
	for i := range d.formats {
		styles = append(styles, record(0x00E0, uint16(0), uint16(164+i), make([]byte, 16)))
	}
	return binaryBook(d.sheet(), styles...)
}

// sheet writes the records of cells and merged ranges.
func (d drawing) sheet() []byte {
	var sheet []byte
	for row, values := range d.rows {
		for column, value := range values {
			sheet = append(sheet, d.cell(row, column, value)...)
		}
	}
	for _, m := range d.merges {
		s, _ := parseSpan(m) // pages write them well
		sheet = append(sheet, record(0x00E5, uint16(1), uint16(s.Top-1), uint16(s.Bottom-1), uint16(s.Left-1), uint16(s.Right-1))...)
	}
	return sheet
}

func (d drawing) cell(row, column int, value string) []byte {
	style := slices.IndexFunc(d.formats, func(f [2]string) bool { return f[0] == xls.Ref(row+1, column+1) }) + 1
	place := []any{uint16(row), uint16(column), uint16(style)}
	of := func(id uint16, values ...any) []byte { return record(id, append(place, values...)...) }
	switch number := 0.0; {
	case value == "":
		return nil
	case strings.HasPrefix(value, "="):
		return of(0x0006, uint64(0), uint16(2), uint32(0)) // to be computed on opening
	case value == "TRUE":
		return of(0x0205, uint8(1), uint8(0))
	case isNumber(value, &number):
		return of(0x0203, number)
	}
	return of(0x0204, length(value), wide(value))
}

// What an .xls can hold comes out as an .xlsx would give it.
func TestGridOf(t *testing.T) {
	cells := []xls.Cell{
		{Row: 1, Column: 1, Kind: xls.Text, Raw: " 社区 "}, {Row: 1, Column: 2, Kind: xls.Number, Raw: "0.3"},
		{Row: 1, Column: 3, Kind: xls.Percent, Raw: "0.3567"}, {Row: 1, Column: 4, Kind: xls.Date, Raw: "44926"},
		{Row: 2, Column: 1, Kind: xls.Bool, Raw: "TRUE"}, {Row: 2, Column: 2, Kind: xls.Bool, Raw: "FALSE", Formula: true},
		{Row: 2, Column: 3, Kind: xls.Error, Raw: "#DIV/0!"}, {Row: 2, Column: 4, Kind: xls.NoResult, Formula: true},
		{Row: 3, Column: 1, Kind: xls.Blank, Formula: true}, {Row: 3, Column: 2, Kind: xls.Number, Raw: "7"},
	}
	g, err := gridOf(&xls.Sheet{
		Hidden: true, Cells: cells, Merged: []xls.Range{{Top: 3, Left: 2, Bottom: 9, Right: 3}}, HiddenRows: []int{2, 4}, HiddenColumns: []int{3, 256},
	}, true)
	if err != nil {
		t.Fatal(err)
	}
	want := "1: A1= 社区  B1#0.3 C1%0.3567 D1@44926\n2: A2&1 B2&0 C2!#DIV/0! D2?\n3: B3#7 B3#7\n"
	if got := lines(g); got != want || !g.Is1904 {
		t.Errorf("the grid is\n%swant\n%s", got, want)
	}
	if !g.Hidden || !g.HiddenRows[4] || g.HiddenRows[3] || !slices.Contains(g.HiddenColumns, layout.Span{Left: 256, Right: 256}) {
		t.Errorf("grid is %+v", g)
	}
}

// lines writes a grid as lines of cells, each with its reference and kind.
func lines(g *layout.Grid) string {
	var b strings.Builder
	for row := 1; row <= g.Rows(); row++ {
		fmt.Fprintf(&b, "%d:", row)
		for column := 1; column <= g.Columns(); column++ {
			if c := g.At(row, column); c.Kind == layout.Words {
				fmt.Fprintf(&b, " %s=%s", c.Ref, c.Raw)
			} else if c.Kind != layout.Empty {
				fmt.Fprintf(&b, " %s%s%s", c.Ref, kindSigns[c.Kind], c.Raw)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The limits of a sheet are the same as for an .xlsx.
func TestGridOfLimits(t *testing.T) {
	cell := func(row, column int) xls.Cell { return xls.Cell{Row: row, Column: column, Kind: xls.Number, Raw: "1"} }
	many := make([]xls.Cell, layout.MaxCells+1)
	for i := range many {
		many[i] = cell(i/200+1, i%200+1)
	}
	for name, c := range map[string]struct {
		sheet xls.Sheet
		want  error
	}{
		"all it may have": {xls.Sheet{Cells: many[:layout.MaxCells], Merged: make([]xls.Range, layout.MaxMerges)}, nil},
		"far row":         {xls.Sheet{Cells: []xls.Cell{cell(layout.MaxRows+1, 1)}}, layout.ErrRows},
		"far column":      {xls.Sheet{Cells: []xls.Cell{cell(1, layout.MaxColumns+1)}}, layout.ErrColumns},
		"cells":           {xls.Sheet{Cells: many}, layout.ErrCells},
		"merges":          {xls.Sheet{Merged: make([]xls.Range, layout.MaxMerges+1)}, layout.ErrMerges},
		"filling":         {xls.Sheet{Cells: []xls.Cell{cell(1, 1), cell(layout.MaxRows, 256)}, Merged: []xls.Range{{Top: 1, Left: 1, Bottom: layout.MaxRows, Right: 256}}}, layout.ErrFill},
	} {
		if _, err := gridOf(&c.sheet, false); err != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// Hidden things of an .xls are reported as those of an .xlsx.
func TestHiddenThingsOfBinary(t *testing.T) {
	d := draw("社区名称|户数\n甲社区|99\n乙社区|98\n合计|197")
	row := func(n int) []byte { return record(0x0208, uint16(n-1), make([]byte, 10), uint32(0x20)) }
	sheet := slices.Concat(row(3), row(4), record(0x007D, uint16(1), uint16(3), uint32(0), uint16(1), uint16(0)), d.sheet())
	data := binaryBook(sheet, record(0x0022, uint16(1)))
	data[bytes.Index(data, wide("社区年报"))-3] = 1 // hides the sheet; after it come its kind and the length of its name
	p, problems := readAs(t, "a.et", data)
	want := "warning columns-hidden 社区年报! B 列是隐藏的，已照读\n" +
		"warning rows-hidden 社区年报! 第 3 行是隐藏的，已照读\n" +
		"warning sheet-hidden 社区年报! 工作表“社区年报”是隐藏的，里面的表已照读\n"
	if got := list(problems, "table-read"); got != want || len(p.Years[0].Tables) != 1 {
		t.Fatalf("got %d tables and\n%swant\n%s", len(p.Years[0].Tables), got, want)
	}
	if c := p.Years[0].Tables[0].Rows.At(0).Cells[1]; !c.Is1904 {
		t.Errorf("cell is %+v, want it to count days from 1904", c)
	}
}

// Every refusal of an .xls keeps its sentence and its remedy.
func TestBinaryThatIsNotRead(t *testing.T) {
	d := draw(good)
	whole := d.binary()
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"Excel 95", record(0x0809, uint16(0x0500), uint16(globals)), "workbook-old-format 这是 Excel 95 或更早的工作簿，本程序不读"},
		{"Excel 4", record(0x0409, uint16(0), uint16(worksheet)), "workbook-old-format 这是 Excel 95 或更早的工作簿，本程序不读"},
		{"password", binaryBook(nil, record(0x002F, make([]byte, 54))), "workbook-password 工作簿加了密，有打开密码或“保护工作簿”密码"},
		{"cut off", whole[:len(whole)-9], "workbook-broken 工作表“社区年报”：工作簿不完整，可能没有传完或没有保存完"},
		{"cut off container", append(slices.Clone(oleMagic), make([]byte, 20)...), "workbook-broken 这不是 .xls 或 .et 工作簿"},
		{"damaged", binaryBook(record(0x0203, uint16(1))), "workbook-broken 工作表“社区年报”：工作簿已损坏，内部结构前后不符"},
		{"texts", binaryBook(nil, record(0x00FC, uint32(0), uint32(1<<31))), "workbook-too-large "},
		{"merges", binaryBook(slices.Concat(d.sheet(), slices.Repeat(record(0x00E5, uint16(1), make([]byte, 8)), layout.MaxMerges+1))), "sheet-too-large 工作表“社区年报”合并区域超过 5000 个，没有读"},
		{"far column", binaryBook(slices.Concat(d.sheet(), d.cell(0, 255, "1"), d.cell(0, 256, "1"))), "workbook-broken 工作表“社区年报”：工作簿已损坏，内部结构前后不符"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := readAs(t, "a.xls", c.data)
			if len(p.Years[0].Tables) > 0 || len(problems) != 1 {
				t.Fatalf("%d tables, problems\n%s", len(p.Years[0].Tables), list(problems))
			}
			if got := problems[0]; !strings.HasPrefix(got.Code+" "+got.Message, c.want) || got.Severity != diag.Error || got.Hint == "" || strings.Contains(got.Message, got.Hint) {
				t.Errorf("problem is %+v, want %s", got, c.want)
			}
		})
	}
}

// Every sheet of every format is handed on, in the order of the tabs.
func TestSeveralSheets(t *testing.T) {
	var taken []string
	b := newBook(t.Context(), "a.xls", nil, 2022)
	b.take = func(sheet string, g *layout.Grid) { taken = append(taken, sheet) }
	f := excelize.NewFile()
	sheetOf(t, f, "Sheet1", good)
	sheetOf(t, f, "二", good)
	b.read(saved(t, f))
	b.read(draw(good).binary())
	b.read([]byte("a,b"))
	if want := []string{"Sheet1", "二", "社区年报", "a"}; !slices.Equal(taken, want) || b.problems.Any() {
		t.Errorf("sheets %v, want %v; %s", taken, want, list(b.problems.Sorted()))
	}
}
