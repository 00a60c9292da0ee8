package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// full is a workbook that uses all there is.
func full() *Book {
	head := Style{Font: "黑体", Bold: true, Fill: "DDEBF7", Border: Border{Line: "thin", Colour: "808080"}, Across: "center", Wrap: true}
	free := Style{Format: "#,##0", Unlocked: true, Border: Border{Line: "thin"}}
	return &Book{
		Title: "年报", Creator: "示例区民政局", Created: "2023-01-10T08:00:00Z",
		Properties: []Property{{"表式版本", "1 & 2"}},
		Names:      []Name{{Name: "数据区", Means: "'社区 年报'!$A$2:$C$3"}},
		Sheets: []*Sheet{
			{
				Name: "社区 年报", Tab: "1F4E79", Columns: []Column{{Width: 14}, {Width: 9}, {Hidden: true}}, Merged: []string{"A1:C1"},
				Rows: []Row{
					{Height: 30, Cells: []Cell{{Column: 1, Look: Style{Size: 16, Bold: true, Across: "center"}, Text: "2022年<年报>&“表”"}}},
					{Cells: []Cell{{Column: 1, Look: head, Text: "社区名称"}, {Column: 2, Look: head, Text: "户数"}, {Column: 3, Look: head, Text: "人口", To: "'说明'!A1", Tip: "说明"}}},
					{Cells: []Cell{{Column: 1, Text: "明珠社区"}, {Column: 2, Look: free, Number: "1234"}, {Column: 3, Look: free, Number: "0.5"}}},
					{Hidden: true, Cells: []Cell{{Column: 1, Text: "=HYPERLINK(\"x\")"}, {Column: 2, Look: free, Number: "766"}}},
					{Cells: []Cell{{Column: 1, Text: "合计"}, {Column: 2, Formula: "SUM(B3:B4)", Number: "2000"}, {Column: 3, Formula: `"甲"&"乙"`, Text: "甲乙"}}},
					{Cells: []Cell{{Column: 1, Truth: "1"}, {Column: 2, Fault: "#DIV/0!"}}},
				},
				Top: 2, Left: 1, Filter: "A2:C4", Locked: true, Zoom: 90,
				Rules: []Rule{
					{Cells: "A3:A9", List: "'字典'!$A$1:$A$2", Title: "社区", Hint: "从下拉里选", Refusal: "只能选"},
					{Cells: "B3:B9 C3:C9", Formula: "OR(B3=\"×\",AND(ISNUMBER(B3),B3>=0))", Title: strings.Repeat("长", 40), Hint: strings.Repeat("口径", 200), Lenient: true},
					{Cells: "D3", Title: "只说明", Hint: "随便填"},
				},
				Marks: []Mark{{Cells: "B3", Formula: "B3=1234", Look: Style{Bold: true, Colour: "9C0006", Fill: "FFC7CE", Border: Border{Line: "thin", Colour: "C00000"}}}},
				Notes: []Note{{Cell: "B3", Author: "核对", Head: "第1条", Text: "核对\n户数"}, {Cell: "A3", Author: "另一人", Text: "只有正文"}},
				Page:  Page{Landscape: true, Wide: 1, Heads: [2]int{1, 2}, Names: [2]int{1, 1}, Foot: "第 &P 页，共 &N 页", Area: "A1:C5"},
			},
			{Name: "说明", Rows: []Row{{}, {Cells: []Cell{{Column: 1, Text: "口径"}}}}, Page: Page{Scale: 70, Breaks: []int{5, 9}}},
			{Name: "字典", Hidden: true, Rows: []Row{{Cells: []Cell{{Column: 1, Text: "明珠社区"}}}, {Cells: []Cell{{Column: 1, Text: "东城社区"}}}}},
		},
	}
}

func packed(t *testing.T, b *Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// unpacked are the parts of a workbook by name.
func unpacked(t *testing.T, book []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Name]; twice {
			t.Errorf("two parts %s", f.Name)
		}
		out[f.Name] = string(text)
	}
	return out
}

// Another library reads what was written.
func TestBookIsRead(t *testing.T) {
	f := opened(t, packed(t, full()))
	if got := strings.Join(f.GetSheetList(), " | "); got != "社区 年报 | 说明 | 字典" {
		t.Errorf("sheets are %s", got)
	}
	for cell, want := range map[string]string{
		"A1": "2022年<年报>&“表”", "A3": "明珠社区", "B3": "1234", "C3": "0.5", "A4": "=HYPERLINK(\"x\")", "B5": "2000", "C5": "甲乙", "A6": "1", "B6": "#DIV/0!",
	} {
		if got, _ := f.GetCellValue("社区 年报", cell, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if formula, _ := f.GetCellFormula("社区 年报", "A4"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	if formula, _ := f.GetCellFormula("社区 年报", "B5"); formula != "SUM(B3:B4)" {
		t.Errorf("the formula is %q", formula)
	}
	if sum, err := f.CalcCellValue("社区 年报", "B5"); err != nil || sum != "2000" {
		t.Errorf("the formula gives %s, %v; stored is 2000", sum, err)
	}
	if rules, err := f.GetDataValidations("社区 年报"); err != nil || len(rules) != 3 || rules[0].Formula1 != "'字典'!$A$1:$A$2" || len([]rune(*rules[1].PromptTitle)) != 32 || len([]rune(*rules[1].Prompt)) != 255 {
		t.Errorf("rules are %+v, %v", rules, err)
	}
	if notes, err := f.GetComments("社区 年报"); err != nil || len(notes) != 2 || notes[0].Author != "核对" || notes[1].Author != "另一人" {
		t.Errorf("notes are %+v, %v", notes, err)
	}
	if yes, to, err := f.GetCellHyperLink("社区 年报", "C2"); !yes || to != "'说明'!A1" || err != nil {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if props, err := f.GetCustomProps(); err != nil || len(props) != 1 || props[0].Value != "1 & 2" {
		t.Errorf("properties are %v, %v", props, err)
	}
	var names []string
	for _, n := range f.GetDefinedName() {
		names = append(names, n.Name+"="+n.RefersTo)
	}
	want := "_xlnm._FilterDatabase='社区 年报'!$A$2:$C$4 | _xlnm.Print_Area='社区 年报'!$A$1:$C$5 | _xlnm.Print_Titles='社区 年报'!$A:$A,'社区 年报'!$1:$2 | 数据区='社区 年报'!$A$2:$C$3"
	if got := strings.Join(names, " | "); got != want {
		t.Errorf("names are %s, want %s", got, want)
	}
	if visible, _ := f.GetSheetVisible("字典"); visible {
		t.Error("the hidden sheet shows")
	}
	if style, _ := f.GetCellStyle("社区 年报", "A4"); !quoted(t, f, style) {
		t.Error("a text that begins with = becomes a formula when it is edited")
	}
}

// quoted reports whether a style keeps a text from becoming a formula.
func quoted(t *testing.T, f *excelize.File, style int) bool {
	t.Helper()
	x := f.Styles.CellXfs.Xf[style]
	return x.QuotePrefix != nil && *x.QuotePrefix && *x.NumFmtID == 49
}

// Programs refuse parts whose elements are in another order than the standard's.
func TestElementsAreInOrder(t *testing.T) {
	orders := map[string][]string{"xl/workbook.xml": bookOrder, "xl/styles.xml": styleOrder}
	for name, text := range unpacked(t, packed(t, full())) {
		inOrder(t, name, text, orders[name])
	}
}

// inOrder checks that a part is well formed and its root's children come in
// order, each once unless it may come again.
func inOrder(t *testing.T, name, text string, order []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Errorf("%s is not well formed: %v", name, err)
			return
		}
	}
	if strings.HasPrefix(name, "xl/worksheets/sheet") {
		order = sheetOrder
	}
	if order == nil {
		return
	}
	o, err := sketch([]byte(text))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	last := -1
	for _, c := range o.children {
		rank := slices.Index(order, c.name)
		if rank < last || rank == last && c.name != "conditionalFormatting" || rank < 0 {
			t.Errorf("%s: %s stands where it must not", name, c.name)
		}
		last = rank
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(packed(t, full()), packed(t, full())) {
		t.Error("two workbooks of the same sheets differ")
	}
}

func TestNamesAndTexts(t *testing.T) {
	for name, want := range map[string]string{
		"社区年报": "社区年报", "a/b[1]:*?": "a／b（1）：＊？", "": "表", "'x'": "x", " History ": "表History", "\x00\x01": "表",
		strings.Repeat("长", 40): strings.Repeat("长", 30) + "…",
	} {
		if got := SheetName(name); got != want {
			t.Errorf("SheetName(%q) is %q, want %q", name, got, want)
		}
	}
	for text, want := range map[string]string{
		"a\x00b\x1fc": "abc", "_x0041_": "_x005F_x0041_", "甲\r\n乙": "甲&#10;乙", "\xff": "", "<&>\"": "&lt;&amp;&gt;&quot;",
	} {
		if got := escText(text); got != want {
			t.Errorf("escText(%q) is %q, want %q", text, got, want)
		}
	}
	if got := String(`他说"好"`); got != `"他说""好"""` {
		t.Errorf("String is %s", got)
	}
	if got := Quote("it's"); got != "'it''s'" {
		t.Errorf("Quote is %s", got)
	}
	for ref, want := range map[string][2]int{"A1": {1, 1}, "$AB$7": {7, 28}, "b3:d9": {3, 2}, "XFD1048576": {1048576, 16384}} {
		if row, column, ok := Place(ref); !ok || row != want[0] || column != want[1] {
			t.Errorf("Place(%s) is %d, %d, %v", ref, row, column, ok)
		}
	}
	for _, ref := range []string{"", "A", "7", "第3行", "A0", "XFE1", "A1048577", "A-1", "AAAA1", "A+1"} {
		if _, _, ok := Place(ref); ok {
			t.Errorf("Place(%q) is a cell", ref)
		}
	}
}
