package form

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// What two streets sent, each in its own way.
var twoStreets = map[string]string{
	"data/2022/甲街道.xlsx.tsv": "街道\t社区代码\t社区名称\t户数\t办公用房面积\t服务用房面积\t社区工作者数\t党员活动室\t换届日期\t备注\n" +
		"甲街道\t329901001001\t东门社区\t约1200\t120.5\t260\t8\t有\t2021年12月\t\n" +
		"甲街道\t329901001002\t西门社区\t1,500\t95㎡\t\t…\t不适用\t2021-12-31\t@共用\n" +
		"合计\t\t\t2700\t215.5\t260\t8\n",
	"data/2022/乙镇.xlsx.tsv":   "# title 乙镇年报\n街道\t社区代码\t社区名称\t户数(千户)\t社区工作者数\n乙镇\t329901002001\t河东社区\t0.9\t×\n# sheet 补报\n社区名称\t社区代码\t办公用房面积\t党员活动室\n河东社区\t329901002001\t88\t否\n",
	"data/2022/district.toml": "social_orgs_registered = \"约40\"\n",
}

func mergeOf(t *testing.T, project fs.FS) (*check.Dataset, []diag.Problem, []byte) {
	t.Helper()
	data, problems := checked(project)
	for _, p := range problems {
		if p.Severity == diag.Error {
			t.Fatalf("the project has an error: %+v", p)
		}
	}
	return data, problems, Merge{Year: 2022, Data: data, Problems: problems}.Book()
}

// All that two streets reported, as another office reads it.
func TestMergedSheets(t *testing.T) {
	_, _, book := mergeOf(t, projectOf(t, twoStreets))
	f := opened(t, book)
	if got := strings.Join(f.GetSheetList(), " "); got != "汇总说明 社区年报 全区年报 口径说明 出处：社区年报" {
		t.Errorf("sheets are %s", got)
	}
	const want = `1: 2022年示例区　社区年报
2: 空格是没有报，不是 0；× 不适用，… 不足一个单位；斜体“约”是估计数。小计、合计只加报了的数，浅黄的还有没报的。每个数的来处见“出处：社区年报”的同一格。
3: 社区 | 归属 |  |  |  |  |  |  |  |  | 出处
4: 社区名称 | 社区代码 | 街道(镇) | 户数
（户） | 办公用房面积
（㎡） | 服务用房面积
（㎡） | 社区工作者数
（人） | 党员活动室 | 换届日期 | 备注 | 数据出处
5: 河东社区 | 329901002001 | 乙镇 | 900 | 88.0 |  | × | 否 |  |  | ①乙镇.xlsx［社区年报］第3行　②［补报］第2行
6: 乙镇小计 |  |  | 900 | 88.0 |  |  | 是 0
7: 东门社区 | 329901001001 | 甲街道 | 约1,200 | 120.5 | 260 | 8 | 是 | 2021年12月 |  | 甲街道.xlsx［社区年报］第2行
8: 西门社区 | 329901001002 | 甲街道 | 1,500 | 95.0 |  | … | 不适用 | 2021-12-31 | @共用 | 甲街道.xlsx［社区年报］第3行
9: 甲街道小计 |  |  | 约2,700 | 215.5 | 260 | 8 | 是 1
10: 合计 |  |  | 约3,600 | 303.5 | 260 | 8 | 是 1
11: 注：报了数的社区 |  |  | 3 | 3 | 1 | 1 | 2 | 2 | 1
`
	if diff := cmp.Diff(want, rows(t, f, communitySheet)); diff != "" {
		t.Error(diff)
	}
	const origins = `5: 河东社区 | 329901002001 | 乙镇 | D3 | ②C2 |  | E3 | ②D2 |  |  | ①乙镇.xlsx［社区年报］第3行　②［补报］第2行
6: 乙镇小计
7: 东门社区 | 329901001001 | 甲街道 | D2 | E2 | F2 | G2 | H2 | I2 |  | 甲街道.xlsx［社区年报］第2行
8: 西门社区 | 329901001002 | 甲街道 | D3 | E3 |  | G3 | H3 | I3 | J3 | 甲街道.xlsx［社区年报］第3行
9: 甲街道小计
10: 合计
`
	_, got, _ := strings.Cut(rows(t, f, "出处：社区年报"), "数据出处\n")
	if diff := cmp.Diff(origins, got); diff != "" {
		t.Error(diff)
	}
	for cell, want := range map[string]string{
		"D9": `IF(COUNT(D7:D8)=0,"",SUM(D7:D8))`, "D10": `IF(COUNT(D6,D9)=0,"",SUM(D6,D9))`, "H9": `IF(COUNTIF(H7:H8,"是")+COUNTIF(H7:H8,"否")=0,"",COUNTIF(H7:H8,"是"))`,
		"D11": "COUNT(D5,D7:D8)", "J9": "", "I9": "", "J11": "COUNTA(J5,J7:J8)",
	} {
		if formula, err := f.GetCellFormula(communitySheet, cell); formula != want || err != nil {
			t.Errorf("%s is =%s, want =%s", cell, formula, want)
		}
	}
	var notes []string
	comments, err := f.GetComments(communitySheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range comments {
		text := n.Text
		for _, run := range n.Paragraph {
			text += run.Text
		}
		notes = append(notes, n.Cell+" "+strings.ReplaceAll(text, "\n", " "))
	}
	if diff := cmp.Diff([]string{"D5 原样：0.9 出处：乙镇.xlsx［社区年报］D3", "D7 原样：约1200 出处：甲街道.xlsx［社区年报］D2"}, notes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("4:  | 登记社会组织数 | 个 | 约40 | district.toml 第1行\n", strings.TrimPrefix(rows(t, f, districtSheet), "1: 2022年示例区全区年报\n2: 没有报的项目不列。\n3: 栏目 | 项目 | 单位 | 数值 | 数据出处 | 口径\n")); diff != "" {
		t.Error(diff)
	}
}

// The cover says what the workbook holds, and what was found.
func TestMergedCover(t *testing.T) {
	files := maps.Clone(twoStreets)
	files["data/2022/accepted.toml"] = "[[accepted]]\nrule = \"required-missing\"\narea = \"北门社区\"\nfield = \"households\"\nreason = \"拆迁\"\nwho = \"民政科\"\nwhen = \"2023-01-12\"\n"
	files["data/2022/丙镇.xlsx.tsv"] = "街道\t社区代码\t社区名称\t户数\t社区工作者数\n丙镇\t329901003001\t北门社区\t\t5\n丙镇\t329901003002\t南门社区\t\t\n"
	_, _, book := mergeOf(t, projectOf(t, files))
	const want = `1: 2022年示例区社区年报汇总
2: 示例区民政局
3: 　　收录 3 个街道、5 个社区 2022 年报送的年报：报了数的 4 个，1 个没有报。数都照街道报来的，只统一了栏目、写法和计量单位；每个数可以查到原来的文件、工作表和单元格。
5: 各街道报送
6: 街道（镇） | 社区 | 报了数的 | 没有报的 | 文件 | 报来的文件；没有报的社区
`
	got := rows(t, opened(t, book), coverSheet)
	if !strings.HasPrefix(got, want) {
		t.Errorf("the cover is\n%s", got)
	}
	for _, line := range []string{
		"丙镇 | 2 | 1 | 1 | 1 | 丙镇.xlsx；没有报：南门社区\n",
		"社区年报 | 社区 | 5 | 7 | ",
		"备注只给办公室看",
		"没有一处报数的项目（表里不列）\n",
		"核对：没有错误；要核对的 1 处，已经说明属实的 1 处\n",
		"北门社区 | 户数 | 已说明 | 丙镇.xlsx | 社区年报 D2 | “北门社区”没有报户数（已说明：拆迁；民政科，2023-01-12）\n",
		"南门社区 |  | 请核对 | 丙镇.xlsx | 社区年报 D3 | “南门社区”这一行只有名称，一个数也没有填\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("the cover does not say %q:\n%s", line, got)
		}
	}
}

// A merged workbook put in the place of what the streets sent is read as the same
// observations, without a question.
func TestMergedIsReadTheSame(t *testing.T) {
	for name, project := range map[string]fs.FS{"sample": repository, "two streets": projectOf(t, twoStreets)} {
		data, _, book := mergeOf(t, project)
		again := fstest.MapFS{"themes/gov/style.css": {}, "data/2022/汇总.xlsx": &fstest.MapFile{Data: book}}
		for _, file := range []string{"nianbao.toml", "data/fields.toml", "data/words.toml", "data/areas.toml"} {
			if text, err := fs.ReadFile(project, file); err == nil {
				again[file] = &fstest.MapFile{Data: text}
			}
		}
		back, problems := checked(again)
		differ, n := said(data, back, 2022)
		if len(differ) > 0 || n < 17 || name == "sample" && n < 5000 {
			t.Errorf("%s: of %d values %d differ:\n%s", name, n, len(differ), strings.Join(differ[:min(len(differ), 20)], "\n"))
		}
		for _, level := range stat.Usual.Levels() {
			if a, b := data.Areas(level, 2022), back.Areas(level, 2022); len(a) != len(b) {
				t.Errorf("%s: %d areas became %d", name, len(a), len(b))
			}
		}
		for _, p := range problems {
			if asked := []string{"table-read", "cell-comment", "value-unusual", "heads-exceed-grids", "required-missing", "only-round-numbers", "digits-preferred", "office-share-high"}; p.File == "data/2022/汇总.xlsx" && !slices.Contains(asked, p.Code) {
				t.Errorf("%s: the merged workbook is asked about: %s %s %s", name, p.Code, p.Cell, p.Message)
			}
		}
	}
}

// A program that computes the formulas anew finds the results that were stored.
// LibreOffice is asked where it is installed; without it the test says so.
func TestMergedSumsAreThoseOfSpreadsheets(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("SKIPPED, NOT TESTED: no soffice to compute with")
	}
	_, _, book := mergeOf(t, repository)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "汇总.xlsx"), book, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "汇总.xlsx")).CombinedOutput()
	computed, missing := os.ReadFile(filepath.Join(dir, "out", "汇总.xlsx"))
	if missing != nil {
		t.Fatalf("LibreOffice does not open the workbook: %v %s", err, out)
	}
	if n := sameResults(t, opened(t, book), opened(t, computed)); n < 500 {
		t.Errorf("only %d formulas were compared", n)
	}
}

// Formulas of a small workbook, computed by another library.
func TestMergedSumsAreComputed(t *testing.T) {
	_, _, book := mergeOf(t, projectOf(t, twoStreets))
	f := opened(t, book)
	for _, row := range []int{6, 9, 10, 11} {
		for column := 4; column <= 10; column++ {
			cell := xlsx.Ref(row, column)
			stored, err := f.GetCellValue(communitySheet, cell, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := f.CalcCellValue(communitySheet, cell, excelize.Options{RawCellValue: true}); err != nil || got != stored {
				t.Errorf("%s holds %q and computes to %q, %v", cell, stored, got, err)
			}
		}
	}
}

// sameResults compares the results of all formulas of the first workbook with what
// the second holds, and counts them.
func sameResults(t *testing.T, stored, computed *excelize.File) (n int) {
	t.Helper()
	for _, sheet := range stored.GetSheetList() {
		list, err := stored.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range list {
			for j, was := range row {
				cell := xlsx.Ref(i+1, j+1)
				if formula, err := stored.GetCellFormula(sheet, cell); err != nil || formula == "" {
					continue
				}
				n++
				is, err := computed.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil || !equalNumbers(was, is) {
					t.Errorf("%s!%s holds %q and is computed to %q, %v", sheet, cell, was, is, err)
				}
			}
		}
	}
	return n
}

// equalNumbers compares as far as workbooks keep numbers.
func equalNumbers(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	if err1 != nil || err2 != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), 1)
}

func TestMergedIsTheSameEveryTime(t *testing.T) {
	_, _, a := mergeOf(t, repository)
	_, _, b := mergeOf(t, repository)
	if !bytes.Equal(a, b) {
		t.Error("two merged workbooks of the same project differ")
	}
	if len(a) < 100_000 {
		t.Errorf("the workbook has %s", fmt.Sprint(len(a), " bytes"))
	}
}
