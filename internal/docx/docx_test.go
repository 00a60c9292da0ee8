package docx

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"
)

// dot is a PNG of one pixel.
var dot, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// everything is a Document in which each thing stands that can.
func everything() *Document {
	body := Look{Font: "仿宋_GB2312", Size: 32}
	all := Look{Style: "Hyperlink", Font: "楷体", Latin: "Times New Roman", Bold: true, Italic: true, Strike: true, Underline: true, Color: "C00000", Spread: -5, Size: 24, Raised: true}
	chart := Chart{Categories: []string{"甲", "乙", "丙"}, Width: Mm(150), Height: Mm(60), Alt: "图", Look: Look{Font: "仿宋", Size: 20, Color: "000000"}, Series: []Series{
		{Name: "达标率", Color: "1F4E79", Ink: "FFFFFF", Sign: "circle", Points: []Point{{Value: "28.9", Format: `0.0"%"`}, {Place: Below}, {Value: "-3", Color: "B8480B", Hatch: true, Place: Inside}}},
		{Name: "目标", Color: "000000", Across: true, Points: []Point{{Value: "30"}, {Value: "30"}, {Value: "30", Place: Nowhere}}},
	}}
	page := Page{Width: Mm(210), Height: Mm(297), Top: Mm(37), Right: Mm(26), Bottom: Mm(35), Left: Mm(28), Foot: Mm(25), Pitch: 579, Own: true, Start: 1, NoteFormat: "decimalEnclosedCircleChinese",
		Odd:  []Block{Paragraph{Format: Format{Align: "right"}, Content: []Inline{Text{body, "— "}, Field{body, "PAGE", "1"}, Text{body, " —"}}}},
		Even: []Block{Paragraph{Content: []Inline{Field{body, "PAGE", "2"}}}}}
	blocks := []Block{
		Paragraph{Style: "Heading1", Content: []Inline{Mark{"part1", []Inline{Text{Text: "一、标题"}}}}},
		Paragraph{Format: Format{KeepNext: true, KeepLines: true, BreakFirst: true, Free: true, Above: &Rule{8, "FF0000", 1}, Below: &Rule{4, "000000", 1}, Tabs: []Tab{{8000, "right", true}},
			Spacing: &Spacing{Before: 10, After: 20, Line: 579}, Indent: &Indent{First: 640, FirstChars: 200}, Align: "both", Outline: 1, Tight: true, Loose: true},
			Content: []Inline{Text{all, "甲\n乙\t丙"}, Link{Address: "https://example.cn/?a=1&b=2", Content: []Inline{Text{Text: "链接"}}}, Link{Mark: "part1", Content: []Inline{Field{Code: "PAGEREF part1", Text: "1"}}},
				Note{[]Block{Paragraph{Style: "FootnoteText", Content: []Inline{Text{Text: "注"}, Link{Address: "https://example.cn/", Content: []Inline{Text{Text: "出处"}}}}}}},
				Note{[]Block{Table{Widths: []int{100}, Rows: []Row{{}}}, Paragraph{Content: []Inline{Note{}}}}}, Ruby{body, "26.3%", "百分之二十六点三"}}},
		Paragraph{List: 1, Level: 1, Content: []Inline{Text{Text: "项"}}}, Paragraph{List: 1, Level: 99},
		Table{Style: "Grid", Widths: []int{1000, 2000, 3000}, Head: 2, Alt: "表", Rows: []Row{
			{[]Cell{{Down: 2, Fill: "EEEEEE"}, {Across: 2}}}, {[]Cell{{}, {}}}, {[]Cell{{Across: 9, Down: 9, Blocks: []Block{Table{Widths: []int{9}, Rows: []Row{{}}}}}}}, {},
		}},
		Table{Widths: []int{1}, Rows: []Row{{}}}, Table{}, Table{Widths: []int{1}},
		Paragraph{Content: []Inline{Picture{Data: dot, Kind: "png", Vector: []byte("<svg/>"), Width: 100, Height: 100, Alt: "点"}, Picture{Data: dot, Kind: "png"}, Picture{Kind: "gif"}}},
	}
	for k := Columns; k <= Pie; k++ {
		c := chart
		c.Kind = k
		blocks = append(blocks, Paragraph{Content: []Inline{c}})
	}
	blocks = append(blocks, Paragraph{Content: []Inline{Chart{}, Chart{Categories: []string{"甲"}, Series: []Series{{}}}}}, Table{Widths: []int{Mm(156)}, AtFoot: true, Rows: []Row{{}}})
	return &Document{
		Title: "标题 <&>", Author: "某办", Date: time.Date(2023, 2, 16, 0, 0, 0, 0, time.UTC), Mirrored: true, Refresh: true,
		Fonts: []Font{{"仿宋_GB2312", "仿宋"}}, Default: body,
		Styles: []Style{{ID: "Heading1", Name: "heading 1", Based: "Normal", Format: Format{Outline: 1}, Look: Look{Font: "黑体"}}, {ID: "FootnoteText", Name: "footnote text"},
			{ID: "Hyperlink", Name: "Hyperlink", Kind: "character", Look: Look{Underline: true}}, {ID: "FootnoteReference", Name: "footnote reference", Kind: "character", Look: Look{Raised: true}},
			{ID: "Grid", Name: "表格", Kind: "table", Based: "TableNormal", Table: &TableLook{Outer: 8, Inner: 4, Margin: 57, Open: true}}},
		Lists:    []List{{[]Level{{Kind: "decimal", Text: "%1.", Start: 3, Indent: Indent{Left: 640, First: -320}}, {Kind: "bullet", Text: "●", Look: Look{Size: 16}}}}},
		Sections: []Section{{Page: page, Blocks: blocks}, {Page: Page{Width: Mm(297), Height: Mm(210)}, Blocks: []Block{Table{Widths: []int{1}, Rows: []Row{{}}}}}, {}},
	}
}

func written(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOrderOfElements(t *testing.T) {
	if n := readSchema(t).checkFile(t, written(t, everything())); n < 1000 {
		t.Errorf("looked at %d elements only", n)
	}
}

// A test that cannot fail is none: each fault is found.
func TestSchemaFindsFaults(t *testing.T) {
	s := readSchema(t)
	for _, bad := range []string{
		`<w:pPr><w:jc/><w:ind/></w:pPr>`, `<w:rPr><w:sz/><w:b/></w:rPr>`, `<w:tc><w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc>`, `<w:p>text</w:p>`, `<w:pPr><w:jc/><w:jc/></w:pPr>`,
	} {
		f := &faults{TB: t}
		s.check(f, "bad", []byte(bad))
		if f.n == 0 {
			t.Errorf("%s passed", bad)
		}
	}
}

// faults counts what a check complains of.
type faults struct {
	testing.TB
	n int
}

func (f *faults) Errorf(string, ...any) { f.n++ }

func TestSameBytes(t *testing.T) {
	if a, b := written(t, everything()), written(t, everything()); !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

// A cell that reaches over others leaves their place, and no row is short.
func TestMergedCells(t *testing.T) {
	table := Table{Widths: []int{1, 1, 1}, Rows: []Row{
		{[]Cell{{Down: 3}, {Across: 2}}},
		{[]Cell{{}, {Down: 2}}},
		{[]Cell{{Across: 5}}},
		{},
	}}
	want := "|1↓ 2|1^ 1 1↓|1^ 1 1^|1 1 1|"
	got := "|"
	for _, row := range table.grid() {
		var cells []string
		for _, c := range row {
			word := itoa(c.Across)
			switch {
			case c.below:
				word += "^"
			case c.Down > 1:
				word += "↓"
			}
			cells = append(cells, word)
		}
		got += strings.Join(cells, " ") + "|"
	}
	if got != want {
		t.Errorf("is %s want %s", got, want)
	}
}

// Whatever texts and numbers a Document holds, the file is well-formed and in
// order.
func FuzzDocument(f *testing.F) {
	f.Add("甲\x00<乙>&\xff", "28.9", `0.0"%"`, 3, -7)
	f.Add("]]>\n\t\r", "-", "", 0, 1<<40)
	s := readSchema(f)
	f.Fuzz(func(t *testing.T, text, number, format string, n, m int) {
		look := Look{Font: text, Color: text, Size: n, Spread: m}
		p := Paragraph{Style: text, List: n, Level: m, Format: Format{Align: text, Outline: n, Indent: &Indent{First: n, FirstChars: m}, Tabs: []Tab{{n, text, true}}},
			Content: []Inline{Text{look, text}, Link{Address: text, Content: []Inline{Mark{Name: text}}}, Field{look, text, text}, Ruby{look, text, text}, Note{[]Block{Paragraph{Content: []Inline{Text{Text: text}}}}},
				Picture{[]byte(text), "png", []byte(text), n, m, text},
				Chart{Kind: ChartKind(n), Categories: []string{text, text}, Width: n, Height: m, Alt: text, Look: look, Series: []Series{{Name: text, Color: text, Across: n%2 == 0, Points: []Point{{number, format, text, true, Place(n)}, {}, {}}}}}}}
		d := &Document{Title: text, Author: text, Default: look, Fonts: []Font{{text, text}}, Styles: []Style{{ID: text, Name: text, Kind: text, Format: p.Format, Look: look}},
			Lists:    []List{{[]Level{{Kind: text, Text: text, Start: n}}}},
			Sections: []Section{{Page{Width: n, Height: m, Even: []Block{p}, Own: true}, []Block{p, Table{Style: text, Widths: []int{n, m}, Head: n, Rows: []Row{{[]Cell{{n, m, text, []Block{p}}}}}}}}, {}}}
		s.checkFile(t, written(t, d))
	})
}
