package source

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/internal/answer"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
)

// isText reports whether a table of text can hold a drawing.
func (d drawing) isText() bool {
	cells := strings.Join(slices.Concat(d.rows...), "\x00")
	return len(d.merges)+len(d.formats) == 0 && strings.Trim(cells, "\x00") != "" && !strings.Contains("\x00"+cells, "\x00=")
}

// text writes a drawing as a table of text.
func (d drawing) text(t *testing.T, comma rune) string {
	t.Helper()
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = comma, true
	if err := w.WriteAll(d.rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func encoded(t *testing.T, e *encoding.Encoder, text string) []byte {
	t.Helper()
	data, err := e.Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func utf16Text(t *testing.T, text string) []byte {
	return encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), text)
}

func gb18030Text(t *testing.T, text string) []byte {
	return encoded(t, simplifiedchinese.GB18030.NewEncoder(), text)
}

// What is read from a table of text; the sheet is called like the file.
func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"lines around the table", "2022年统计表\n单位：户\n\n社区名称,户数\n甲社区,99\n\n合计,99\n数据来源：街道办\n", "甲街道 community\nA community_name [] 社区名称\nB households [户] 户数\n5: A5=甲社区 B5#=99\n合计 7: A7=合计 B7#=99\n"},
		{"kinds", "社区名称,户数,办公用房,服务用房,集体经营性收入\n甲社区, 99 ,TRUE,\"1,234\",35.7%\n乙社区,007,#DIV/0!,3.29901E+11,2022-12-31\n丙社区,12.30,FALSE,\"=\"\"0012\"\"\",-\n", "甲街道 community\n" +
			"A community_name [] 社区名称\nB households [] 户数\nC office_area [] 办公用房\nD service_area [] 服务用房\nE income [] 集体经营性收入\n" +
			"2: A2=甲社区 B2#=99 C2&=1 D2=1,234 E2=35.7%\n3: A3=乙社区 B3=007 C3!=#DIV/0! D3=3.29901E+11 E3=2022-12-31\n4: A4=丙社区 B4#=12.30 C4&=0 D4=0012 E4=-\n"},
		{"line breaks in cells, blank lines, spaces", "\n\"社区\n名称\",\"户\n\n数\"\n\n \n甲社区,99\n乙社区,98", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n5: A5=甲社区 B5#=99\n6: A6=乙社区 B6#=98\n"},
		{"ragged", "社区名称,户数\n甲社区,99,,,\n乙社区\n丙社区,97\n", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n3: A3=乙社区 B3=\n4: A4=丙社区 B4#=97\n"},
		{"ends of lines of old Macs", "社区名称,户数\r甲社区,99\r", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n"},
		{"end of file of DOS", "社区名称,户数\r\n甲社区,99\r\n\x1A", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n"},
		{"two marks", "\uFEFF\uFEFF社区名称,户数\n甲社区,99\n", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n"},
		{"thousands between tabs", "社区名称\t户数\t办公用房\t服务用房\n甲社区\t1,234\t2,345\t3,456,789\n", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\nC office_area [] 办公用房\nD service_area [] 服务用房\n2: A2=甲社区 B2=1,234 C2=2,345 D2=3,456,789\n"},
		{"semicolons", "说明：含农村社区,城市社区\n社区名称;户数\n甲社区;\"9;9\"\n", "甲街道 community\nA community_name [] 社区名称\nB households [] 户数\n3: A3=甲社区 B3=9;9\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := readAs(t, "甲街道.csv", []byte(c.text))
			if diff := cmp.Diff(c.want, show(p.Years[0].Tables)); diff != "" {
				t.Errorf("(-want +got)\n%s%s", diff, list(problems))
			}
		})
	}
}

// A number that a spreadsheet program shortened has lost digits; outside the
// columns that are read this does no harm, nor in a workbook.
func TestShortened(t *testing.T) {
	text := "社区代码,社区名称,户数,电话\n3.29901E+11,甲社区,99,1.3E+11\n"
	_, problems := readAs(t, "a.csv", []byte(text))
	want := "error csv-shortened a!A2 “3.29901E+11”是存成文本时缩写的数，后面的位数丢了\n"
	if got := list(problems, "table-read", "column-unknown"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if _, problems = readOne(t, workbookOf(t, "社区名称|户数\n甲社区|1E+3")); list(problems, "table-read") != "" {
		t.Errorf("a workbook's number is refused: %s", list(problems))
	}
}

func TestTextThatIsNotRead(t *testing.T) {
	table := "社区名称,户数\n甲社区,99\n"
	for _, c := range []struct {
		name string
		data []byte
		want string // code, line and column, message
	}{
		{"half a character at the end", []byte(strings.Repeat(table, 9) + "乙社\xe5\x8c"), "csv-encoding 19:3 这里有认不出的字"},
		{"a lost byte in UTF-8", []byte(strings.Repeat(table, 9) + "乙\xe7社区,98\n"), "csv-encoding 19:2 这里有认不出的字"},
		{"not UTF-8 behind the mark of UTF-8", []byte("\uFEFF社区名称,户数\n\xbc\xd7,1\n"), "csv-encoding 2:1 这里有认不出的字"},
		{"not GB18030", []byte("\xc9\xe7\xc7\xf8,\xbb\xa7\xca\xfd\n\xc9\xff,1\n"), "csv-encoding 2:1 这里有认不出的字"},
		{"lost by somebody else", []byte("社区名称,户数\n甲社\uFFFD,1\n"), "csv-encoding 2:3 这里有认不出的字"},
		{"half a character of UTF-16", append(utf16Text(t, table), 'x'), "csv-encoding 3:1 这里有认不出的字"},
		{"open quote", []byte(table + "\"乙社区,98\n丙社区,97\n"), "csv-quotes 3:0 从这一行起英文引号（\"）不成对"},
		{"quote within", []byte(table + "5\"管社区,98\n"), "csv-quotes 3:0 从这一行起英文引号（\"）不成对"},
		{"zero bytes", append([]byte(strings.Repeat(table, 200)), "\x00,1"...), "workbook-broken 0:0 这不是工作簿，或已损坏"},
		{"zero bytes in UTF-16", utf16Text(t, table+"\x00"), "workbook-broken 0:0 这不是工作簿，或已损坏"},
		{"control characters", []byte(table + "\x02\x01"), "workbook-broken 0:0 这不是工作簿，或已损坏"},
		{"PDF", []byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "workbook-broken 0:0 这不是工作簿，或已损坏"},
		{"RTF", []byte(`{\rtf1\ansi}`), "workbook-broken 0:0 这不是工作簿，或已损坏"},
		{"mail with a table", []byte("MIME-Version: 1.0\nContent-Type: multipart/related\n"), "workbook-old-format 0:0 这是网页形式的表格，本程序不读"},
		{"too long", []byte(strings.Repeat(" \n", maxDelimited/2+1)), "workbook-too-large 0:0 文本表格超过 16 MB，没有读"},
		{"rows", []byte(table + strings.Repeat("\n", layout.MaxRows) + "乙社区,1\n"), "sheet-too-large 0:0 工作表“甲街道”有数据的行超过 100000 行，没有读"},
		{"columns", []byte(table + strings.Repeat(",", layout.MaxColumns) + "1\n"), "sheet-too-large 0:0 工作表“甲街道”有数据的列超过 2000 列，没有读"},
		{"separators", []byte(table + strings.Repeat(",", maxSeparators+1)), "sheet-too-large 0:0 工作表“甲街道”有数据的列超过 2000 列，没有读"},
		{"separators behind line breaks", []byte(table + strings.Repeat("\"\n\",", maxSeparators+1)), "sheet-too-large 0:0 工作表“甲街道”有数据的列超过 2000 列，没有读"},
		{"cells", []byte(table + strings.Repeat(strings.Repeat("1,", 1000)+"\n", layout.MaxCells/1000+1)), "sheet-too-large 0:0 工作表“甲街道”有数据的单元格超过 250 万个，没有读"},
		{"no table", []byte("请各街道按时上报。\n"), "workbook-no-table 0:0 整个工作簿里没有认出一张表"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := readAs(t, "甲街道.csv", c.data)
			var errors []string
			for _, x := range problems {
				if x.Severity == diag.Error {
					errors = append(errors, fmt.Sprintf("%s %d:%d %s", x.Code, x.Line, x.Column, x.Message))
				}
			}
			if len(p.Years[0].Tables) > 0 || len(errors) != 1 || !strings.HasPrefix(errors[0], c.want) {
				t.Errorf("%d tables, %q, want %q", len(p.Years[0].Tables), errors, c.want)
			}
		})
	}
}

// Whatever stands in a table comes back from each encoding and each separator,
// cell by cell.
func TestTextComesBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"社区", "甲", "𠮷", "1,234", "9;9", "\t", "\"", "\n", "，", " ", "é", "99", "单位：", "—", "a"}
	commas := []rune{',', ';', '\t'}
	for n := range 2000 {
		var d drawing
		want := map[string]string{}
		for row := range 1 + random.IntN(6) {
			d.rows = append(d.rows, []string{"甲", "乙", "丙", "丁", "戊", "己", "庚"}) // which show the separator
			var line []string
			for column := range 1 + random.IntN(5) {
				value := ""
				for range random.IntN(4) {
					value += pieces[random.IntN(len(pieces))]
				}
				line = append(line, value)
				if strings.TrimSpace(value) != "" {
					want[fmt.Sprintf("%c%d", 'A'+column, 2*row+2)] = strings.TrimSpace(value)
				}
			}
			d.rows = append(d.rows, line)
		}
		text := d.text(t, commas[n%3])
		data := [][]byte{[]byte(text), []byte("\uFEFF" + text), utf16Text(t, text), gb18030Text(t, text)}[random.IntN(4)]
		b := newBook(t.Context(), "a.csv", nil, 2022)
		got := map[string]string{}
		b.take = func(_ string, g *layout.Grid) {
			for row := 2; row <= g.Rows(); row += 2 {
				for column := range g.Columns() {
					if c := g.At(row, column+1); c.Kind != layout.Empty {
						got[c.Ref] = strings.TrimSpace(c.Raw)
					}
				}
			}
		}
		b.read(data)
		if len(d.rows[1]) == 1 && d.rows[1][0] == "" {
			continue // nothing but an empty line, which is none
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-want +got)\n%s%s", text, diff, list(b.problems.Sorted()))
		}
	}
}

// Any bytes are read as text without a panic, within the limits, and to the
// same end each time; and what was saved as UTF-8 is read no differently once
// it is saved as UTF-16, nor as GB18030.
func FuzzText(f *testing.F) {
	f.Add([]byte("社区名称,户数\n甲社区,99\n"))
	f.Add([]byte("\xff\xfe\x3e\x79\x3a\x53,\x00\n\x00"))
	f.Add([]byte("\xc9\xe7\xc7\xf8;\"\xbb\xa7\n\xca\xfd\"\r\n=\"1\"\t\"=\"\"1\"\"\"\n"))
	fetched := answer.Answer{Columns: []string{"社区名称", "户数"}, Lines: [][]answer.Cell{{{Text: "=甲社区"}, {Text: "99", Number: true}}}}
	f.Add(fetched.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		first := textRead(t, data)
		if again := textRead(t, data); first != again {
			t.Errorf("first %s, then %s", first, again)
		}
		text := strings.TrimPrefix(string(data), "\uFEFF")
		if !utf8.ValidString(text) || strings.ContainsRune(text, '\uFEFF') || utf16Mark(data) {
			return
		}
		if got := textRead(t, utf16Text(t, text)); got != first {
			t.Errorf("as UTF-8 %s, as UTF-16 %s", first, got)
		}
		chinese, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		if err != nil || meantUTF8(chinese) || utf16Mark(chinese) {
			return // a text that happens to mean something else
		}
		if back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(chinese); err != nil || string(back) != text {
			return // which the encoding cannot hold
		}
		if got := textRead(t, chinese); got != first {
			t.Errorf("as UTF-8 %s, as GB18030 %s", first, got)
		}
	})
}

// textRead shows what a table of text holds, or why it is not read.
func textRead(t *testing.T, data []byte) (shown string) {
	b := newBook(t.Context(), "a.csv", nil, 2022)
	b.take = func(_ string, g *layout.Grid) {
		if g.Rows() > layout.MaxRows || g.Columns() > layout.MaxColumns || g.Cells() > layout.MaxCells {
			t.Errorf("beyond the limits: %d rows, %d columns, %d cells", g.Rows(), g.Columns(), g.Cells())
		}
		shown = lines(g)
		if shown == "" {
			shown = "empty"
		}
	}
	b.readText(data)
	if (shown == "") == (b.problems.Count(diag.Error) == 0) {
		t.Errorf("%q: neither read nor refused, or both: %s", data, list(b.problems.Sorted()))
	}
	return shown + list(b.problems.Sorted())
}
