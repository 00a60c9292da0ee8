package form

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/xlsx"
)

// read gives the tables of a project's workbooks, by file.
func read(project fstest.MapFS) ([]layout.Table, []diag.Problem) {
	var problems diag.List
	raw := source.Read(project, nil, &problems)
	return raw.Years[len(raw.Years)-1].Tables, problems.Sorted()
}

const asCSV = "街道(镇),社区代码,社区名称,户数,党员活动室\r\n甲街道,329901001001,东门社区,很多,TRUE\r\n甲街道,329901001002,\"西门\r\n社区\",#DIV/0!,是\r\n甲街道,329901001003,南门社区,0.5,否\r\n"

// A workbook that comes back, corrected or not, is read as the one that was
// sent; its new sheet is no data.
func TestReturnedIsReadTheSame(t *testing.T) {
	project := projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty, "data/2022/乙街道.csv": strings.ReplaceAll(strings.ReplaceAll(asCSV, "甲", "乙"), "329901001", "329901002")})
	want, _ := read(project)
	r := returned(t, project)
	again := maps.Clone(project)
	for _, b := range r.Books {
		delete(again, b.File)
		again["data/2022/"+b.Name] = &fstest.MapFile{Data: b.Book}
	}
	got, problems := read(again)
	for i := range want { // a .csv has its own name for its sheet and its file
		want[i].File = strings.Replace(want[i].File, ".csv", ".xlsx", 1)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(layout.Rows{})); diff != "" || len(got) != 2 {
		t.Error(diff)
	}
	for _, p := range problems {
		if p.Sheet == NoticeSheet {
			t.Errorf("the list itself is read: %+v", p)
		}
		if p.Code == "cell-comment" {
			t.Errorf("our own comment is pointed out: %+v", p)
		}
	}
	if twice := returned(t, again); len(twice.Books) != 2 {
		t.Errorf("the second time %d workbooks return", len(twice.Books))
	} else if f := opened(t, twice.Books[0].Book); f.SheetCount != 2 {
		t.Errorf("the second time the workbook has the sheets %v", f.GetSheetList())
	}
}

// Each workbook goes back in the form in which its street can open it.
func TestKindsOfWorkbooks(t *testing.T) {
	project := projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty, "data/2022/甲街道.csv": asCSV, "data/2022/空.xlsx": "", "data/2022/乙.xlsm.tsv": strings.ReplaceAll(faulty, "329901001", "329901003")})
	book := project["data/2022/甲街道.xlsx"].Data
	project["data/2022/半截.XLSX"] = &fstest.MapFile{Data: book[:len(book)/2]}
	project["data/2022/好.xlsx"] = projectOf(t, map[string]string{"a.tsv": "街道\t社区代码\t社区名称\t户数\n丙街道\t329901009001\t桥东社区\t900\n"})["a"]
	var got []string
	for _, b := range returned(t, project).Books {
		got = append(got, b.File+" → "+b.Name+map[bool]string{true: " alone"}[b.Alone]+map[bool]string{true: " rebuilt"}[b.Rebuilt]+" "+strings.Join(opened(t, b.Book).GetSheetList(), "+"))
	}
	want := []string{
		"data/2022/乙.xlsm → 乙.xlsm 退回说明+社区年报",
		"data/2022/半截.XLSX → 半截.xlsx alone 退回说明",
		"data/2022/甲街道.csv → 甲街道.xlsx rebuilt 退回说明+甲街道",
		"data/2022/甲街道.xlsx → 甲街道（2）.xlsx 退回说明+社区年报",
		"data/2022/空.xlsx → 空.xlsx alone 退回说明",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What a street did not report is put to its workbook; a street that sent
// nothing is named; what no street can mend is kept apart.
func TestWhatIsMissing(t *testing.T) {
	project := projectOf(t, map[string]string{
		"data/2022/甲街道.xlsx.tsv":  "街道\t社区代码\t社区名称\t户数\n甲街道\t329901001001\t东门社区\t900\n",
		"data/2022/district.toml": "\"没有这一项\" = 3\n",
		"data/areas.toml": `
street = [{code = "329901001", name = "甲街道"}, {code = "329901002", name = "乙街道"}]
community = [{code = "329901001001", name = "东门社区", street = "329901001"}, {code = "329901001002", name = "西门社区", street = "329901001"},
  {code = "329901002001", name = "桥东社区", street = "329901002"}]
`,
	})
	r := returned(t, project)
	if len(r.Books) != 1 || r.Books[0].Warnings != 1 || !slices.Equal(r.Silent, []string{"乙街道"}) || len(r.Ours) != 1 || r.Ours[0].Code != "district-unknown-field" {
		t.Fatalf("%d returned, silent are %v, ours %v", len(r.Books), r.Silent, r.Ours)
	}
	if text := rows(t, opened(t, r.Books[0].Book), NoticeSheet); !strings.Contains(text, "1 | 提醒 |  | 整个文件 | 西门社区 |  |  | 社区“西门社区”（甲街道）2022 年没有报数 | 催报") {
		t.Errorf("the list is\n%s", text)
	}
	const letter = "\uFEFF致各街道：2022年度报表核对情况\r\n示例区民政局\r\n\r\n────────────────────\r\n致甲街道：\r\n《甲街道.xlsx》已经核对，1 处请核对。请在退回的《甲街道.xlsx》里改，改完报回。\r\n请核对的：\r\n  1．整个文件：社区“西门社区”（甲街道）2022 年没有报数。催报；已撤并的，在 data/areas.toml 用 [[change]] 写明。\r\n\r\n还没有交表的：乙街道。请尽快报送。\r\n"
	if diff := cmp.Diff(letter, string(r.Letter)); diff != "" {
		t.Error(diff)
	}
}

// Texts of a workbook never become formulas in what goes back, whatever they
// begin with; ours quote them.
func TestHostileTexts(t *testing.T) {
	evil := []string{`=HYPERLINK("http://x","y")`, "+1+1", "-2+3", "@SUM(A1)", `")=0,1)+CMD("`, "＝1", `a","b`, "\x01<x>&'"}
	project := projectOf(t, nil)
	text := "街道(镇),社区代码,社区名称,户数\n"
	for i, e := range evil {
		text += "甲街道,32990100100" + string(rune('1'+i)) + ",社区" + string(rune('一'+i)) + ",\"" + strings.ReplaceAll(e, `"`, `""`) + "\"\n"
	}
	project["data/2022/=甲.csv"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "\x01", ""))}
	f := opened(t, returned(t, project).Books[0].Book)
	for _, sheet := range f.GetSheetList() {
		list, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range list {
			for j := range row {
				cell := xlsx.Ref(i+1, j+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil || formula != "" && !strings.HasPrefix(formula, "IF(EXACT(") {
					t.Errorf("%s!%s is a formula: %s (%v)", sheet, cell, formula, err)
				}
				if strings.HasPrefix(formula, "IF(EXACT(") {
					if state, err := f.CalcCellValue(sheet, cell); err != nil || state != "未改" {
						t.Errorf("%s says %s (%v): %s", cell, state, err, formula)
					}
				}
			}
		}
	}
}

func TestReturnIsTheSameEveryTime(t *testing.T) {
	project := projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty, "data/2022/乙街道.csv": asCSV})
	a, b := returned(t, project), returned(t, project)
	for i := range a.Books {
		if !bytes.Equal(a.Books[i].Book, b.Books[i].Book) {
			t.Errorf("%s differs", a.Books[i].Name)
		}
	}
	if !bytes.Equal(a.Letter, b.Letter) {
		t.Error("the letter differs")
	}
}
