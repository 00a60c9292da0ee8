package sample

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestBookKeepsWhatATableSays(t *testing.T) {
	book := mustOpen(t, `
# title 2022年社区年报
# note 单位：户、万元
# header 2
街道	社区	规模			率
		户数	收入	截止	
明珠街道	东苑社区	1200	=B1|56.5	2022-12-31	12.5%
^	西苑社区	1,234	#DIV/0!	'2022.12	'30%
# hidden
^	329901001003	+329901001003	TRUE	=SUM(C5:C6)	=B5|东<苑	 35㎡
# footer 填表人：（签字）
`)
	rows, err := book.GetRows("社区年报", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"2022年社区年报"},
		{"单位：户、万元"},
		{"街道", "社区", "规模", "", "", "率"},
		{"", "", "户数", "收入", "截止"},
		{"明珠街道", "东苑社区", "1200", "56.5", "44926", "0.125"},
		{"", "西苑社区", "1,234", "#DIV/0!", "2022.12", "30%"},
		{"", "329901001003", "329901001003", "1", "", "东<苑", " 35㎡"},
		{"填表人：（签字）"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	types := map[string]excelize.CellType{
		"C5": excelize.CellTypeUnset, "D5": excelize.CellTypeUnset, "E5": excelize.CellTypeUnset,
		"C6": excelize.CellTypeSharedString, "D6": excelize.CellTypeError, "B7": excelize.CellTypeSharedString,
		"C7": excelize.CellTypeUnset, "D7": excelize.CellTypeBool, "E7": excelize.CellTypeUnset,
	}
	for cell, want := range types {
		if got, err := book.GetCellType("社区年报", cell); err != nil || got != want {
			t.Errorf("%s has type %v, want %v (%v)", cell, got, want, err)
		}
	}
	if f, _ := book.GetCellFormula("社区年报", "E7"); f != "SUM(C5:C6)" {
		t.Errorf("formula of E7 is %q", f)
	}
	if seen, _ := book.GetRowVisible("社区年报", 7); seen {
		t.Error("row 7 can be seen")
	}
}

func TestBookMergesHeadersAndStreets(t *testing.T) {
	book := mustOpen(t, "# title 表\n# header 2\n街道\t规模\t\t备注\n\t户数\t人口\t\n明珠\t1\t2\t\n^\t3\t4\t\n^\t5\t6\t\n青石\t7\t8\t\n")
	merged, err := book.GetMergeCells("社区年报")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, m := range merged {
		got[m.GetStartAxis()+":"+m.GetEndAxis()] = true
	}
	want := map[string]bool{"A1:D1": true, "A2:A3": true, "B2:C2": true, "D2:D3": true, "A4:A6": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBookIsTheSameEveryTime(t *testing.T) {
	sheets := []Sheet{{Name: "一", Header: [][]string{{"甲", "乙"}}, Rows: [][]string{{"1", "2"}}}, {Name: "二", Title: "题", Rows: [][]string{{"字"}}}}
	a, err := Book(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Book(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

func TestSumIsAFormulaWithItsResult(t *testing.T) {
	s := Sheet{Title: "表", Header: [][]string{{"社区", "面积"}}, Rows: [][]string{{"东苑", "100.5"}, {"西苑", "约20"}, {"南苑", "30"}}}
	want := []string{"合计", "=SUM(B3:B5)|130.5"}
	if diff := cmp.Diff(want, s.Sum("合计", 1)); diff != "" {
		t.Error(diff)
	}
}

func TestFromTSVRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":              "no line of a table",
		"# colour red":  `line 1: unknown word "colour" after the number sign`,
		"甲\n# header 2": `line 2: header "2": want a number of rows, before the table`,
	} {
		if _, err := FromTSV(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func mustOpen(t *testing.T, tsv string) *excelize.File {
	t.Helper()
	sheets, err := FromTSV(tsv)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Book(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
