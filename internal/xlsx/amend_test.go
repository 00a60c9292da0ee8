package xlsx

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// theirs is a workbook as an office keeps it, with everything that could get
// lost: another library made it.
func theirs(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(f.SetSheetName("Sheet1", "社区年报"))
	_, err := f.NewSheet("it's & 2")
	do(err)
	_, err = f.NewSheet("隐藏")
	do(err)
	do(f.SetSheetVisible("隐藏", false))
	for cell, value := range map[string]any{"A1": "2022年报表", "A3": "社区名称", "B3": "户数", "C3": "人口", "A4": "明珠社区", "B4": 1234, "C4": 3500.5, "A5": "东城社区", "B5": "很多", "C5": 4100} {
		do(f.SetCellValue("社区年报", cell, value))
	}
	do(f.SetCellFormula("社区年报", "B6", "SUM(B4:B5)"))
	do(f.MergeCell("社区年报", "A1", "C1"))
	style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: "黑体"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, CustomNumFmt: ptr(`#,##0"户"`)})
	do(err)
	do(f.SetCellStyle("社区年报", "A3", "C3", style))
	do(f.SetColWidth("社区年报", "A", "B", 33))
	do(f.SetColVisible("社区年报", "D", false))
	do(f.SetRowHeight("社区年报", 1, 40))
	do(f.AddComment("社区年报", excelize.Comment{Cell: "B4", Author: "街道", Paragraph: []excelize.RichTextRun{{Text: "含集体户", Font: &excelize.Font{Bold: true}}}}))
	do(f.AddComment("it's & 2", excelize.Comment{Cell: "A1", Author: "街道", Paragraph: []excelize.RichTextRun{{Text: "另一张"}}}))
	do(f.SetCellHyperLink("社区年报", "A4", "https://example.org/", "External"))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	do(err)
	do(f.SetConditionalFormat("社区年报", "B4:C9", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &red, Value: "2000"}}))
	rule := excelize.NewDataValidation(true)
	rule.Sqref = "A4:A9"
	do(rule.SetDropList([]string{"明珠社区", "东城社区"}))
	do(f.AddDataValidation("社区年报", rule))
	do(f.SetPanes("社区年报", &excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4", ActivePane: "bottomLeft"}))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'社区年报'!$1:$3", Scope: "社区年报"}))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "全表", RefersTo: "'社区年报'!$A$3:$C$6"}))
	do(f.AddChart("it's & 2", "C2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "户数", Categories: "社区年报!$A$4:$A$5", Values: "社区年报!$B$4:$B$5"}}}))
	do(f.SetPageLayout("社区年报", &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(9)}))
	do(f.SetHeaderFooter("社区年报", &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页"}))
	f.SetActiveSheet(1)
	var out bytes.Buffer
	do(f.Write(&out))
	return out.Bytes()
}

func ptr[T any](v T) *T { return &v }

// ours is what is added to it.
func ours() Amendment {
	red := Style{Bold: true, Colour: "9C0006", Fill: "FFC7CE"}
	return Amendment{
		First: &Sheet{Name: "退回说明", Columns: []Column{{Width: 20}}, Page: Page{Landscape: true, Wide: 1, Heads: [2]int{1, 1}},
			Rows: []Row{{Cells: []Cell{{Column: 1, Look: Style{Bold: true, Size: 16, Format: `0"处"`}, Number: "2"}, {Column: 2, Text: "社区年报 B5", To: "'社区年报'!B5"}}}}},
		Sheets: map[string]Addition{"社区年报": {
			Marks: []Mark{{Cells: "B5", Formula: `EXACT(B5,"很多")`, Look: red}, {Cells: "B4", Formula: "B4=1234", Look: red}},
			Notes: []Note{{Cell: "B5", Author: "年报核对", Head: "第 1 条", Text: "应当是数"}, {Cell: "B4", Author: "年报核对", Head: "第 2 条", Text: "核对户数"}},
			Links: []Link{{Cell: "B3", To: "'退回说明'!A1", Tip: "回到退回说明"}},
		}, "没有这张": {Marks: []Mark{{Cells: "A1", Formula: "TRUE"}}}},
	}
}

func amended(t *testing.T, book []byte, with Amendment) []byte {
	t.Helper()
	out, err := Amend(book, with)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// touched are the parts that an amendment of theirs may change; all others stay
// as they are, byte for byte.
var touched = regexp.MustCompile(`^(\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|xl/worksheets/sheet[12]\.xml|xl/comments1\.xml|xl/drawings/vmlDrawing1\.vml)$`)

func TestAmendTouchesNothingElse(t *testing.T) {
	book := theirs(t)
	before, after := unpacked(t, book), unpacked(t, amended(t, book, ours()))
	same := 0
	for name, text := range before {
		if after[name] == text {
			same++
		} else if !touched.MatchString(name) {
			t.Errorf("%s was changed", name)
		}
	}
	if same < 8 {
		t.Errorf("%d parts only stayed as they were", same)
	}
	for name, text := range after {
		orders := map[string][]string{"xl/workbook.xml": bookOrder, "xl/styles.xml": styleOrder}
		if _, was := before[name]; !was && name != "xl/worksheets/sheet4.xml" {
			t.Errorf("%s is new", name)
		}
		inOrder(t, name, text, orders[name])
	}
}

// What was cut into a part can be cut out again, and the part is as it came:
// cells, formulas, widths, styles and print set-up were never written anew.
func TestAmendOnlyInserts(t *testing.T) {
	book := theirs(t)
	before, after := unpacked(t, book), unpacked(t, amended(t, book, ours()))
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"} {
		if !subsequence(ranks.ReplaceAllString(before[name], ""), ranks.ReplaceAllString(after[name], "")) {
			t.Errorf("%s lost something:\n%s\n%s", name, before[name], after[name])
		}
	}
	rows := regexp.MustCompile(`(?s)<sheetData>.*</sheetData>`)
	if got, want := rows.FindString(after["xl/worksheets/sheet1.xml"]), rows.FindString(before["xl/worksheets/sheet1.xml"]); got != want || want == "" {
		t.Errorf("rows were %s, are %s", want, got)
	}
	if got, want := after["xl/worksheets/sheet2.xml"], strings.Replace(before["xl/worksheets/sheet2.xml"], `tabSelected="true"`, `tabSelected="0"`, 1); got != want {
		t.Errorf("the second sheet is %s, want %s", got, want)
	}
}

// ranks of conditions and counts of lists go up.
var ranks = regexp.MustCompile(` (priority|count)="\d+"`)

// subsequence reports whether b is a with bytes put in, in runs: a walk that
// takes each byte of a in turn must reach its end.
func subsequence(a, b string) bool {
	i := 0
	for j := 0; j < len(b) && i < len(a); j++ {
		if a[i] == b[j] {
			i++
		}
	}
	return i == len(a)
}

// Another library finds what was added, and all that was there.
func TestAmendIsRead(t *testing.T) {
	book := theirs(t)
	f, old := opened(t, amended(t, book, ours())), opened(t, book)
	if got := strings.Join(f.GetSheetList(), " | "); got != "退回说明 | 社区年报 | it's & 2 | 隐藏" {
		t.Errorf("sheets are %s", got)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Error("the first sheet is not the one that is shown")
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.RefersTo != "'"+n.Scope+"'!$1:$3" && n.Scope != "退回说明" {
			t.Errorf("%s prints %s at the head", n.Scope, n.RefersTo)
		}
	}
	for _, cell := range []string{"A1", "A3", "B4", "B5", "C4", "B6"} {
		a, b := style(t, old, cell), style(t, f, cell)
		if a.Font.Bold != b.Font.Bold || a.Font.Family != b.Font.Family || len(a.Fill.Color) != len(b.Fill.Color) || !slices.Equal(a.Fill.Color, b.Fill.Color) {
			t.Errorf("%s looks different: %+v, %+v", cell, a, b)
		}
	}
	own, _ := f.GetCellStyle("退回说明", "A1")
	if s, err := f.GetStyle(own); err != nil || s.Font.Size != 16 || s.CustomNumFmt == nil || *s.CustomNumFmt != `0"处"` {
		t.Errorf("the first sheet's style is %+v, %v", s, err)
	}
	notes, err := f.GetComments("社区年报")
	if err != nil || len(notes) != 2 {
		t.Fatalf("notes are %+v, %v", notes, err)
	}
	for _, n := range notes {
		text := ""
		for _, r := range n.Paragraph {
			text += r.Text
		}
		want := map[string]string{"B4": "含集体户\n\n【退回说明】第 2 条\n核对户数", "B5": "【退回说明】第 1 条\n应当是数"}[n.Cell]
		if text != want {
			t.Errorf("the note at %s is %q, want %q", n.Cell, text, want)
		}
	}
	if rules, err := f.GetConditionalFormats("社区年报"); err != nil || len(rules) != 3 {
		t.Errorf("conditions are %+v, %v", rules, err)
	}
	if yes, to, _ := f.GetCellHyperLink("社区年报", "B3"); !yes || to != "'退回说明'!A1" {
		t.Errorf("the head leads to %q", to)
	}
	if yes, to, _ := f.GetCellHyperLink("社区年报", "A4"); !yes || to != "https://example.org/" {
		t.Errorf("their link leads to %q", to)
	}
}

func style(t *testing.T, f *excelize.File, cell string) *excelize.Style {
	t.Helper()
	n, err := f.GetCellStyle("社区年报", cell)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.GetStyle(n)
	if err != nil {
		t.Fatal(err)
	}
	if s.Font == nil {
		s.Font = &excelize.Font{}
	}
	return s
}

// A second amendment takes out what the first added, so that returning a
// workbook twice leaves no old remark.
func TestAmendAgain(t *testing.T) {
	book := theirs(t)
	once := amended(t, book, ours())
	again := ours()
	again.Sheets = map[string]Addition{"社区年报": {Notes: []Note{{Cell: "C4", Author: "年报核对", Head: "第 1 条", Text: "第二次"}}}}
	twice := amended(t, once, again)
	f := opened(t, twice)
	if got := strings.Join(f.GetSheetList(), " | "); got != "退回说明 | 社区年报 | it's & 2 | 隐藏" {
		t.Errorf("sheets are %s", got)
	}
	var notes []string
	list, _ := f.GetComments("社区年报")
	for _, n := range list {
		notes = append(notes, n.Cell+" "+n.Text+texts(n.Paragraph))
	}
	if got := strings.Join(notes, " | "); got != "B4 含集体户 | C4 【退回说明】第 1 条\n第二次" {
		t.Errorf("notes are %s", got)
	}
	if rules, _ := f.GetConditionalFormats("社区年报"); len(rules) != 1 {
		t.Errorf("conditions are %+v", rules)
	}
	if yes, to, _ := f.GetCellHyperLink("社区年报", "B3"); yes {
		t.Errorf("the head still leads to %s", to)
	}
	boxes := unpacked(t, twice)["xl/drawings/vmlDrawing1.vml"]
	if n := strings.Count(boxes, "<v:shape "); n != 2 {
		t.Errorf("%d boxes, want 2: %s", n, boxes)
	}
	if !bytes.Equal(amended(t, twice, again), amended(t, amended(t, twice, again), again)) {
		t.Error("the same amendment a second time changes the workbook")
	}
}

func texts(runs []excelize.RichTextRun) string {
	out := ""
	for _, r := range runs {
		out += r.Text
	}
	return out
}

// Workbooks whose own elements have a prefix, or which have hardly anything, are
// amended too; what is no workbook is refused.
func TestAmendOtherShapes(t *testing.T) {
	bare := packed(t, &Book{Sheets: []*Sheet{{Name: "社区年报", Rows: []Row{{Cells: []Cell{{Column: 1, Text: "甲"}}}}}}})
	prefixed := repack(t, bare, func(name, text string) string {
		if strings.HasPrefix(name, "xl/worksheets/") || name == "xl/workbook.xml" || name == "xl/styles.xml" {
			text = tags.ReplaceAllString(text, "<${1}x:${2}")
			text = strings.Replace(text, `xmlns="`+mainNS, `xmlns:x="`+mainNS, 1)
		}
		return text
	})
	for name, book := range map[string][]byte{"bare": bare, "prefixed": prefixed} {
		out := amended(t, book, ours())
		for part, text := range unpacked(t, out) {
			inOrder(t, name+" "+part, text, map[string][]string{"xl/workbook.xml": bookOrder, "xl/styles.xml": styleOrder}[part])
		}
		if list, err := opened(t, out).GetComments("社区年报"); err != nil || len(list) != 2 {
			t.Errorf("%s: notes are %v, %v", name, list, err)
		}
	}
	for name, book := range map[string][]byte{"nothing": nil, "text": []byte("社区"), "half": bare[:len(bare)/2], "no styles": repack(t, bare, func(name, text string) string {
		return strings.ReplaceAll(text, "relationships/styles", "relationships/other")
	})} {
		if _, err := Amend(book, ours()); err == nil {
			t.Errorf("%s was amended", name)
		}
	}
}

// repack changes the parts of a workbook.
func repack(t *testing.T, book []byte, change func(name, text string) string) []byte {
	t.Helper()
	a, err := openArchive(book)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range unpacked(t, book) {
		a.write(name, []byte(change(name, text)))
	}
	out, err := a.pack()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Real workbooks come out with the same rows, and other libraries still open them.
func TestAmendRealWorkbooks(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/real/*/*.xls[xm]")
	if len(files) == 0 {
		t.Skip("NOT CHECKED: no real workbooks at ../../../shared/real")
	}
	done := 0
	for _, name := range files {
		book, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		old, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{UnzipSizeLimit: 100 << 20})
		if err != nil {
			continue
		}
		with := ours()
		for _, s := range old.GetSheetList() {
			with.Sheets[s] = with.Sheets["社区年报"]
		}
		out, err := Amend(book, with)
		if err != nil {
			t.Logf("%s: %v", filepath.Base(name), err)
			continue
		}
		done++
		f, err := excelize.OpenReader(bytes.NewReader(out), excelize.Options{UnzipSizeLimit: 100 << 20})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.SheetCount != old.SheetCount+1 {
			t.Errorf("%s: %d sheets became %d", name, old.SheetCount, f.SheetCount)
		}
		before, after := unpacked(t, book), unpacked(t, out)
		for part, text := range before {
			if strings.Contains(part, "worksheets/sheet") && strings.Contains(text, "<sheetData>") && text[strings.Index(text, "<sheetData>"):strings.LastIndex(text, "</sheetData>")] != after[part][strings.Index(after[part], "<sheetData>"):strings.LastIndex(after[part], "</sheetData>")] {
				t.Errorf("%s: rows of %s changed", name, part)
			}
		}
	}
	t.Logf("%d of %d amended", done, len(files))
	if done < len(files)/2 {
		t.Errorf("%d of %d real workbooks were amended", done, len(files))
	}
}
