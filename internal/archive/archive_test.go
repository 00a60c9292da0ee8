package archive

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/bag"
	"nianbao/internal/diag"
	"nianbao/internal/source"
)

func seal(public bool) Seal {
	return Seal{Year: 2022, Public: public, Title: "年报", Owner: "区民政局", District: "示例区", Code: "329901",
		Sealing: source.Sealing{Year: 2022, Date: "2023-04-10", Officer: "办公室", Retention: "永久"},
		Program: Program{Version: "v1", Go: "go1", ECharts: "6", Modules: []string{"b v2", "a v1"}}, Site: "abc"}
}

func contents() Contents {
	return Contents{
		Project: map[string][]byte{"nianbao.toml": []byte("x"), "data/2022/甲.xlsx": {1, 2}, "data/2021/甲.xlsx": {3}, "content/a.md": nil, "data/fields.toml": nil},
		Site:    map[string][]byte{"index.html": []byte("<p>"), "a.docx": nil},
		Tables: Tables{
			Numbers: []Number{{Area: "329901", AreaName: "示例区", Indicator: "rate", Title: "达标率", Unit: "%", Exact: "10/38", Display: "26.3%"}},
			Cells:   []Cell{{Area: "1", Field: "note", Value: "=cmd()", Raw: "'-危险", At: "C7", Shown: "否"}, {Value: "-5", Raw: "+5%", File: "＝1+1"}},
		},
		Pages: 1, Streets: 1, Communities: 3, Warnings: 2,
	}
}

func open(t *testing.T, s Seal, c Contents) *Snapshot {
	t.Helper()
	var b bytes.Buffer
	if err := s.Bag(c).Write(&b, nil); err != nil {
		t.Fatal(err)
	}
	out, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if f := out.Faults(); len(f) > 0 {
		t.Fatal(f)
	}
	return out
}

func names(t *testing.T, s *Snapshot) string {
	t.Helper()
	var list []string
	err := fs.WalkDir(s.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, " ")
}

// What was sealed is read back, tables included: what a spreadsheet would run is
// made harmless in the file and is itself again when read.
func TestSealReadsBack(t *testing.T) {
	s := open(t, seal(false), contents())
	if got := s.Seal; got.Year != 2022 || got.Title != "年报" || got.Officer != "办公室" || got.Date != "2023-04-10" || got.Program.Version != "v1" || got.Public {
		t.Errorf("the seal says %+v", got)
	}
	tables, ok := s.Tables()
	if want := contents().Tables; !ok || len(tables.Numbers) != 1 || tables.Numbers[0] != want.Numbers[0] || len(tables.Cells) != 2 || tables.Cells[0] != want.Cells[0] || tables.Cells[1] != want.Cells[1] {
		t.Errorf("the tables read back as %+v", tables)
	}
	text, _ := fs.ReadFile(s.Files, "data/tables/cells.csv")
	for _, cell := range []string{",'=cmd(),", ",''-危险,", ",-5,'+5%,", ",'＝1+1,"} {
		if !strings.Contains(string(text), cell) {
			t.Errorf("cells.csv has no %s:\n%s", cell, text)
		}
	}
	if data, err := fs.ReadFile(s.Project(), "data/2022/甲.xlsx"); err != nil || !bytes.Equal(data, []byte{1, 2}) {
		t.Errorf("the workbook reads back as %v, %v", data, err)
	}
}

// The cover says in both its forms what the seal is, and what it holds.
func TestCoverSaysWhatItIs(t *testing.T) {
	s := open(t, seal(false), contents())
	for _, name := range []string{"归档说明.txt", "归档说明.html"} {
		text, err := fs.ReadFile(s.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"年报 2022 年度档案（内部版）", "区民政局", "示例区 329901", "2023-04-10", "办公室", "永久", "1 个街道（镇）、3 个社区",
			"2022 年的工作簿和数据文件 1 个，以前各年（计算增减用）1 个", "共 2 个文件", "data/project/content/：1 篇", "numbers.csv 每个指标数 1 行，cells.csv 每个读入的单元格 2 行",
			"1 页，2 个文件", ".docx，1 个", "2 个，列在网站", "nianbao v1，go1，ECharts 6", "abc", "nianbao verify", "sha256sum -c"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not say %s:\n%s", name, want, text)
			}
		}
		if strings.Contains(string(text), "档号") {
			t.Errorf("%s speaks of a number that there is not", name)
		}
	}
}

// The public variant has the site and what says what it is, and nothing else.
func TestPublicHoldsTheSiteAlone(t *testing.T) {
	s := open(t, seal(true), contents())
	want := "bag-info.txt bagit.txt data/site/a.docx data/site/index.html manifest-sha256.txt manifest-sm3.txt program.txt tagmanifest-sha256.txt tagmanifest-sm3.txt 归档说明.html 归档说明.txt"
	if got := names(t, s); got != want {
		t.Errorf("it holds %s, want %s", got, want)
	}
	text, _ := fs.ReadFile(s.Files, "归档说明.txt")
	for _, not := range []string{"工作簿和数据文件", "提醒", "数据摘要"} {
		if strings.Contains(string(text), not) {
			t.Errorf("the cover of the public variant speaks of %s", not)
		}
	}
	if s.Value("Nianbao-Input-Digest") != "" {
		t.Error("the public variant has a digest of what went in")
	}
}

// Bags of others, and of later programs, are refused.
func TestOpenRefuses(t *testing.T) {
	for want, info := range map[string][]bag.Entry{
		"不是 nianbao 封存的": {{Label: "Source-Organization", Value: "别处"}},
		"请换新版程序":         {{Label: "Nianbao-Format", Value: "2"}},
		"读不懂":            {{Label: "Nianbao-Format", Value: "1"}, {Label: "Nianbao-Year", Value: "2022"}, {Label: "Nianbao-Edition", Value: "secret"}, {Label: "Bagging-Date", Value: "2023-04-10"}},
	} {
		var b bytes.Buffer
		if err := (bag.Bag{Name: "b", Info: info}).Write(&b, nil); err != nil {
			t.Fatal(err)
		}
		_, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if r := (*bag.Refusal)(nil); !errors.As(err, &r) || !strings.Contains(r.What, want) {
			t.Errorf("error is %v, want a refusal with %s", err, want)
		}
	}
}

// A sealed file is written once: the same bytes do no harm, others are refused.
func TestSaveNeverReplaces(t *testing.T) {
	file := filepath.Join(t.TempDir(), "archive", "2022.zip")
	for _, c := range []struct {
		data          string
		same, refused bool
	}{{"one", false, false}, {"one", true, false}, {"two", false, true}} {
		var problems diag.List
		same, err := Save(file, []byte(c.data), &problems)
		if err != nil || same != c.same || problems.Any() != c.refused {
			t.Errorf("%s: same %v, problems %v, %v", c.data, same, problems.Sorted(), err)
		}
		if text, _ := os.ReadFile(file); string(text) != "one" {
			t.Errorf("afterwards the file says %q", text)
		}
	}
}

// Seals are found in a project, and each has its address by its name.
func TestListAndAddress(t *testing.T) {
	project := fstest.MapFS{"archive/2022.zip": {}, "archive/2022-2.zip": {}, "archive/2021-public.zip": {}, "archive/目录.txt": {}, "data/2022/a.zip": {}}
	if got := strings.Join(List(project), " "); got != "archive/2021-public.zip archive/2022-2.zip archive/2022.zip" {
		t.Errorf("found %s", got)
	}
	for file, want := range map[string]string{"archive/2022.zip": "archive/2022", "archive/2022-2.zip": "archive/2022-2", "archive/2021-public.zip": "archive/2021"} {
		if got := Address(file); got != want {
			t.Errorf("%s lies at %s, want %s", file, got, want)
		}
	}
}
