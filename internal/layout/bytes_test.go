package layout_test

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/xls"
)

var inBytes = flag.Int("bytes", 600, "how many random layouts are written as files")

// Random layouts come back from real files as they do from cells in memory: as
// .xlsx, .xls and .csv, by turns.
func TestRandomLayoutsInBytes(t *testing.T) {
	words, err := nianbao.Defaults.ReadFile("data/words.toml")
	if err != nil {
		t.Fatal(err)
	}
	fields := toml()
	written := map[string]int{}
	for seed := range uint64(*inBytes) {
		d := layout.Draw(seed)
		name, data := write(t, d, seed)
		written[name]++
		var problems diag.List
		p := source.Read(fstest.MapFS{
			"nianbao.toml": {Data: []byte("title = \"年报\"\n")}, "data/fields.toml": {Data: []byte(fields)}, "data/words.toml": {Data: words},
			"data/2022/" + name: {Data: data},
		}, nil, &problems)
		if diff := cmp.Diff(d.Want, layout.Said(t, p.Years[0].Tables)); diff != "" {
			t.Fatalf("seed %d as %s, %s\n%s(-want +got)\n%s%v", seed, name, d.Layout, d.Shown, diff, problems.Sorted())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(written)) {
		t.Logf("%-20s %d", name, written[name])
	}
	if len(written) != 4 || slices.Min(slices.Collect(maps.Values(written))) < *inBytes/12 {
		t.Errorf("written are %v", written)
	}
}

// toml is the data/fields.toml of the fields that clerks report.
func toml() string {
	var b strings.Builder
	for _, f := range layout.Fields {
		fmt.Fprintf(&b, "[[field]]\nid = %q\ntitle = %q\nlevel = %q\ntype = %q\n", f.ID, f.Title, f.Level, f.Type)
		if f.Unit != "" {
			fmt.Fprintf(&b, "unit = %q\n", f.Unit)
		}
		if len(f.Aliases) > 0 {
			fmt.Fprintf(&b, "aliases = [\"%s\"]\n", strings.Join(f.Aliases, `", "`))
		}
	}
	return b.String()
}

// write makes a file of a drawing. A text cannot merge cells.
func write(t *testing.T, d layout.Drawing, seed uint64) (name string, data []byte) {
	switch {
	case seed%2 == 0 && len(d.Merges) == 0:
		text := asText(t, d)
		if seed%4 == 0 {
			return "社区年报.csv", []byte(text)
		}
		data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return "社区年报(GB).csv", data
	case seed%3 == 0:
		return "社区年报.xls", asBinary(d)
	}
	return "社区年报.xlsx", asOpenXML(t, d)
}

func asText(t *testing.T, d layout.Drawing) string {
	var records [][]string
	for _, c := range d.Cells {
		for len(records) < c.Row {
			records = append(records, make([]string, 40))
		}
		records[c.Row-1][c.Column-1] = c.Text
	}
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asOpenXML(t *testing.T, d layout.Drawing) []byte {
	f := excelize.NewFile()
	try := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	try(f.SetSheetName("Sheet1", "社区年报"))
	for _, c := range d.Cells {
		if n, err := strconv.Atoi(c.Text); err == nil && c.IsNumber {
			try(f.SetCellInt("社区年报", xls.Ref(c.Row, c.Column), int64(n)))
		} else {
			try(f.SetCellStr("社区年报", xls.Ref(c.Row, c.Column), c.Text))
		}
	}
	for _, m := range d.Merges {
		try(f.MergeCell("社区年报", xls.Ref(m.Top, m.Left), xls.Ref(m.Bottom, m.Right)))
	}
	var out bytes.Buffer
	try(f.Write(&out))
	return out.Bytes()
}

// asBinary writes the records of an .xls without their container, which some
// exporters leave out.
func asBinary(d layout.Drawing) []byte {
	record := func(id uint16, values ...any) []byte {
		var body []byte
		for _, v := range values {
			body, _ = binary.Append(body, binary.LittleEndian, v) // all have a size
		}
		head, _ := binary.Append(nil, binary.LittleEndian, []uint16{id, uint16(len(body))})
		return append(head, body...)
	}
	const globals, worksheet = uint16(5), uint16(16)
	begin := func(part uint16) []byte { return record(0x0809, uint16(0x0600), part, make([]byte, 12)) }
	units := func(s string) []uint16 { return utf16.Encode([]rune(s)) }
	end, name := record(0x000A), units("社区年报")
	head := func(at int) []byte {
		return slices.Concat(begin(globals), record(0x0085, uint32(at), uint16(0), uint8(len(name)), uint8(1), name), end)
	}
	out := append(head(len(head(0))), begin(worksheet)...)
	for _, c := range d.Cells {
		row, column := uint16(c.Row-1), uint16(c.Column-1)
		if n, err := strconv.ParseFloat(c.Text, 64); err == nil && c.IsNumber {
			out = append(out, record(0x0203, row, column, uint16(0), n)...)
		} else {
			text := units(c.Text)
			out = append(out, record(0x0204, row, column, uint16(0), uint16(len(text)), uint8(1), text)...)
		}
	}
	for _, m := range d.Merges {
		out = append(out, record(0x00E5, uint16(1), uint16(m.Top-1), uint16(m.Bottom-1), uint16(m.Left-1), uint16(m.Right-1))...)
	}
	return append(out, end...)
}
