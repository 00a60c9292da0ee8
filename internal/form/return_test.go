package form

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
	"nianbao/internal/source"
)

// projectOf is a project with the rules of testdata; files that end in .tsv
// become workbooks.
func projectOf(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	fields, err := os.ReadFile("testdata/fields.toml")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{
		"nianbao.toml":         {Data: []byte("title = \"年报\"\nowner = \"示例区民政局\"\n[district]\nname = \"示例区\"\ncode = \"329901\"\n")},
		"data/fields.toml":     {Data: fields},
		"data/words.toml":      sample.Project("")["data/words.toml"],
		"themes/gov/style.css": {},
	}
	for name, text := range files {
		if base, ok := strings.CutSuffix(name, ".tsv"); ok {
			sheets, err := sample.FromTSV(text)
			if err != nil {
				t.Fatal(err)
			}
			book, err := sample.Book(sheets...)
			if err != nil {
				t.Fatal(err)
			}
			out[base] = &fstest.MapFile{Data: book}
			continue
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// returned makes what goes back of the last year of a project.
func returned(t *testing.T, project fs.FS) *Return {
	t.Helper()
	var problems diag.List
	raw := source.Read(project, nil, &problems)
	data := check.Data(raw, &problems)
	r, err := Back(project, raw.Years[len(raw.Years)-1], data, problems.Sorted())
	if err != nil {
		t.Fatal(err)
	}
	return r
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

// rows are a sheet's rows, cells parted by bars, empty rows left out.
func rows(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	list, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, row := range list {
		if line := strings.TrimRight(strings.Join(row, " | "), " |"); line != "" {
			fmt.Fprintf(&b, "%d: %s\n", i+1, line)
		}
	}
	return b.String()
}

const faulty = `# title 2022年社区建设情况统计年报
街道(镇)	社区代码	社区名称	户数	办公用房面积	服务用房面积	社区工作者数	持证人数	好评度
甲街道	329901001001	东门社区	很多	120	260	8	12	1
^	329901001002	西门社区	1500	90	35-40	10	2	2
^	329901001003	南门社区	1000	300	230	8	4	3
合计			2500	510	490	26	18
`

// What a street reads when its workbook comes back.
func TestNotice(t *testing.T) {
	r := returned(t, projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty}))
	if len(r.Books) != 1 || r.Books[0].Name != "甲街道.xlsx" || r.Books[0].Rebuilt || r.Books[0].Alone {
		t.Fatalf("returned are %+v", r.Books)
	}
	f := opened(t, r.Books[0].Book)
	const want = `1: 2022年度报表退回说明
2: 甲街道：
3: 　　你单位报来的《甲街道.xlsx》已经核对，3 处错误必须改，1 处请核对，逐条列在下面。
4: 　　1．请就在本工作簿里改。点“单元格”一栏的蓝字就到那一格：红底粗字的必须改，黄底虚线框的请核对；指着格子可以看到问题和改法。
5: 　　2．数字改过以后，那一格的底色自己消去，“改了没有”自己变成“已改”。属实不用改的，在“街道答复”一栏写明原因。
6: 　　3．改完连同本页一起报回，不必另做表格。本页不当数据读，也可以打印出来对着改。
7: 序号 | 程度 | 工作表 | 单元格 | 街道、社区 | 项目 | 现在填的 | 问题 | 请这样改 | 改了没有 | 街道答复
8: 一、必须改正的：3 处
9: 1 | 错误 | 社区年报 | D3 | 东门社区 | 户数 | 很多 | “东门社区”的户数是“很多”，应当是数 | 填数；不知道的留空，不要填 0 | 未改
10: 2 | 错误 | 社区年报 | H3 | 东门社区 | 持证人数 | 12 | “东门社区”：持证人数 12 大于社区工作者数 8 | 核对 G3 与 H3 | 未改
11: 3 | 错误 | 社区年报 | F4 | 西门社区 | 服务用房面积 | 35-40 | “西门社区”的服务用房面积是一段范围“35-40”，应当是一个数 | 填一个数 | 未改
12: 二、请核对的（属实不用改，写明原因）：1 处
13: 4 | 提醒 | 社区年报 | E5 | 南门社区 | 办公用房面积 | 300 | “南门社区”：办公用房 300 大于服务用房 230 | 核对 E5 与 F5 | 待核
14: 三、供参考的（程序没有读的列等，不影响就不用管）：1 处
15: 5 | 说明 | 社区年报 | I2 |  |  | 好评度 | 未识别的列“好评度”，没有读 | 要读的话，改用字段表里的名称，或在 data/fields.toml 里给字段加别名
17: 示例区民政局　　　核对人：　　　　　　电话：　　　　　　　　　年　　月　　日
18: 街道填表人：　　　　　　　审核人：　　　　　　电话：　　　　　　　　　年　　月　　日
`
	if diff := cmp.Diff(want, rows(t, f, NoticeSheet)); diff != "" {
		t.Error(diff)
	}
	for cell, want := range map[string]string{"D9": "'社区年报'!D3", "D15": "'社区年报'!I2"} {
		if _, to, err := f.GetCellHyperLink(NoticeSheet, cell); to != want || err != nil {
			t.Errorf("%s leads to %s, %v", cell, to, err)
		}
	}
}

// The cells that a problem is about are marked, each with its note; both cells
// of a comparison are.
func TestMarksAndNotes(t *testing.T) {
	f := opened(t, returned(t, projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty})).Books[0].Book)
	formats, err := f.GetConditionalFormats("社区年报")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, cell := range strings.Fields("D3 G3 H3 F4 E5 F5 I2 D4") {
		if list := formats[cell]; len(list) == 1 {
			got = append(got, cell+" "+list[0].Criteria)
		}
	}
	want := []string{
		`D3 AND(N("退回说明")=0,OR(EXACT($D$3,"很多")))`,
		`G3 AND(N("退回说明")=0,OR(AND(AND(ISNUMBER($H$3),$H$3=12),AND(ISNUMBER($G$3),$G$3=8))))`,
		`H3 AND(N("退回说明")=0,OR(AND(AND(ISNUMBER($H$3),$H$3=12),AND(ISNUMBER($G$3),$G$3=8))))`,
		`F4 AND(N("退回说明")=0,OR(EXACT($F$4,"35-40")))`,
		`E5 AND(N("退回说明")=0,OR(AND(AND(ISNUMBER($E$5),$E$5=300),AND(ISNUMBER($F$5),$F$5=230))))`,
		`F5 AND(N("退回说明")=0,OR(AND(AND(ISNUMBER($E$5),$E$5=300),AND(ISNUMBER($F$5),$F$5=230))))`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, to, err := f.GetCellHyperLink("社区年报", "D2"); to != "'退回说明'!A1" || err != nil {
		t.Errorf("the head of the column leads to %q, %v", to, err)
	}
	notes, err := f.GetComments("社区年报")
	if err != nil || len(notes) != 6 {
		t.Fatalf("notes are %v, %v", notes, err)
	}
	text := ""
	for _, run := range notes[1].Paragraph {
		text += run.Text
	}
	if want := "【退回说明】第 2 条\n错误：“东门社区”：持证人数 12 大于社区工作者数 8\n→ 核对 G3 与 H3"; text != want || notes[1].Author != "示例区民政局" {
		t.Errorf("a note is %q", text)
	}
}

// A cell that was changed says so by itself.
func TestStateFollowsTheCells(t *testing.T) {
	book := returned(t, projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": faulty})).Books[0].Book
	f := opened(t, book)
	state := func(cell string) string {
		t.Helper()
		text, err := f.CalcCellValue(NoticeSheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for _, cell := range []string{"J9", "J10", "J11"} {
		if got := state(cell); got != "未改" {
			t.Errorf("before, %s says %s", cell, got)
		}
	}
	for cell, value := range map[string]any{"D3": 1200, "G3": 13} {
		if err := f.SetCellValue("社区年报", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for cell, want := range map[string]string{"J9": "已改", "J10": "已改", "J11": "未改", "J13": "待核"} {
		if got := state(cell); got != want {
			t.Errorf("after, %s says %s", cell, got)
		}
	}
}
