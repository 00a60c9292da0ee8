package source

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// read reads a project of files on top of projectOf and returns its problems as
// lines with their places.
func read(files map[string][]byte, defaults fs.FS) (*Project, string) {
	var problems diag.List
	p := Read(projectOf(files), defaults, &problems)
	var b strings.Builder
	for _, x := range problems.Sorted() {
		if x.Severity != diag.Info {
			fmt.Fprintf(&b, "%s:%d:%d %s %s\n", x.File, x.Line, x.Column, x.Code, x.Message)
		}
	}
	return p, b.String()
}

func TestProject(t *testing.T) {
	p, problems := read(map[string][]byte{
		"nianbao.toml":            []byte("title = \"年报\"\ntheme = \"plain\"\n[district]\nname = \"示例区\"\ncode = \"329901\"\n[[judging]]\nfrom = 2018\nto = 2022\nstandards = [\"s1\"]\n"),
		"data/indicators/b.toml":  []byte("title = \"乙\"\norder = 1\n[[indicator]]\nid = \"x\"\nformula = \"户数 / 2\"\nat_subdistrict = 3\n"),
		"data/standards/s1.toml":  []byte("title = \"办法\"\n[[clause]]\nindicator = \"x\"\nmin = 0.30\nall = [{of = \"户数\", min = 1}]\n[[bands]]\nindicator = \"x\"\nedges = [0, 5]\n"),
		"data/areas.toml":         []byte("[[street]]\ncode = \"329901001\"\nname = \"明珠街道\"\n[[community]]\ncode = \"329901001001\"\nname = \"甲社区\"\nstreet = \"329901001\"\n[[change]]\nyear = 2020\nkind = \"新设\"\n"),
		"data/2021/district.toml": []byte("\uFEFFtotal = 0.30\n\"户数\" = 1_000 # 户\nnote = \"约300\"\nblank = \"\"\nyes = true\nday = 2022-12-31\n"),
		"data/2020/a.xlsx":        workbookOf(t, good),
	}, nil)
	if problems != "" {
		t.Fatal(problems)
	}
	if p.Config.District.Code != "329901" || p.Config.Judging[0].Place.Line != 6 || p.Config.Rounding != "half-up" {
		t.Errorf("config is %+v", p.Config)
	}
	if got := []string{p.Themes[0].ID, p.Themes[1].ID}; !slices.Equal(got, []string{"housing", "b"}) {
		t.Errorf("themes are %v, want them by order", got)
	}
	place := func(file string, line, column int) diag.Place {
		return diag.Place{File: file, Line: line, Column: column}
	}
	i := p.Themes[1].Indicators[0]
	if i.Formula != (Expression{"户数 / 2", place("data/indicators/b.toml", 5, 12)}) || i.AtStreet.Text != "3" || i.Place.Line != 3 {
		t.Errorf("indicator is %+v", i)
	}
	s := p.Standards[0]
	if s.ID != "s1" || s.Clauses[0].Min.Text != "0.30" || s.Clauses[0].All[0].Min.Place != place("data/standards/s1.toml", 5, 26) || s.Bands[0].Edges[1].Text != "5" {
		t.Errorf("standard is %+v", s)
	}
	if p.Areas.Streets[0].Name != "明珠街道" || p.Areas.Communities[0].Place.Line != 4 || p.Areas.Changes[0].Year != 2020 {
		t.Errorf("areas are %+v", p.Areas)
	}
	var entries []string
	for _, e := range p.Years[1].District {
		entries = append(entries, fmt.Sprintf("%d:%d %s=%s", e.Place.Line, e.Place.Column, e.Key, e.Raw))
	}
	want := []string{"1:9 total=0.30", "2:8 户数=1000", "3:9 note=约300", "5:7 yes=true", "6:7 day=2022-12-31"}
	if diff := cmp.Diff(want, entries); diff != "" || p.Years[0].Year != stat.Year(2020) || len(p.Years[0].Tables) != 1 {
		t.Errorf("years are %v\n%s", p.Years, diff)
	}
	if p.Fields[3].Level != stat.Community || p.Fields[3].Place.Line != 17 || p.Fields[9].Level != stat.Subdistrict {
		t.Errorf("fields are %+v", p.Fields)
	}
	if _, err := fs.Stat(p.Design, "page.html"); err != nil {
		t.Error(err)
	}
}

// What the project lacks comes from the defaults, a whole folder at a time.
func TestDefaults(t *testing.T) {
	defaults := projectOf(map[string][]byte{"themes/gov/page.html": []byte("gov"), "data/indicators/second.toml": nil})
	var problems diag.List
	p := Read(fstest.MapFS{"nianbao.toml": {}, "data/standards/own.toml": {}}, defaults, &problems)
	if len(p.Fields) != 12 || len(p.Themes) != 2 || len(p.Standards) != 1 || p.Standards[0].ID != "own" || problems.Any() {
		t.Errorf("%d fields, %d themes, %d standards\n%s", len(p.Fields), len(p.Themes), len(p.Standards), list(problems.Sorted()))
	}
	if _, err := fs.Stat(p.Design, "page.html"); err != nil {
		t.Error(err)
	}
}

func TestProblemsOfProject(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"theme", "nianbao.toml", "theme = \"blue\"", "nianbao.toml:0:0 theme-missing 主题“blue”不存在\n"},
		{"theme outside", "nianbao.toml", "theme = \"../data\"", "nianbao.toml:0:0 theme-missing 主题“../data”不存在\n"},
		{"misspelt key", "data/fields.toml", fields + "titel = \"x\"\n", "data/fields.toml:68:1 toml-unknown-key 不认识的项“titel”\n"},
		{"in GBK", "nianbao.toml", "theme = \"plain\"\ntitle = \"年\xc4\xea\"", "nianbao.toml:0:0 theme-missing 主题“gov”不存在\nnianbao.toml:2:11 file-not-utf8 文件不是 UTF-8 编码\n"},
		{"same alias", "data/fields.toml", fields + "[[field]]\nid = \"flats\"\naliases = [\"总户数\"]\n", "data/fields.toml:68:1 header-ambiguous “总户数”既指 households 又指 flats，不用它认列\n"},
		{"no area field", "data/fields.toml", strings.ReplaceAll(fields, "street_name", "other"), "data/fields.toml:0:0 area-field-missing 字段表里没有 street_name，认不出表里各行是哪个地区\n"},
		{"unknown in data", "data/说明.docx", "x", "data/说明.docx:0:0 data-unknown data 里不认识“说明.docx”，没有读\n"},
		{"unknown in year", "data/2022/照片.jpg", "x", "data/2022/照片.jpg:0:0 data-unknown 不认识“照片.jpg”，没有读\n"},
		{"packed", "data/2022/明珠街道.rar", "Rar!", "data/2022/明珠街道.rar:0:0 data-unknown 不认识“明珠街道.rar”，没有读\n"},
		{"folder in year", "data/2022/明珠/a.xlsx", "x", "data/2022/明珠:0:0 data-unknown “明珠”是文件夹，里面的文件没有读\n"},
		{"lock file", "data/2022/~$a.xlsx", "x", ""},
		{"lock file of WPS", "data/2022/.~a.et", "x", ""},
		{"table in district", "data/2022/district.toml", "[全区]", "data/2022/district.toml:1:2 toml-syntax TOML 写法有误：方括号里的表名没有写完\n"},
		{"list in district", "data/2022/district.toml", "a = [1]", "data/2022/district.toml:1:5 toml-wrong-type “a”应当是一个数或一段文字，这里是一列值\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := read(map[string][]byte{c.file: []byte(c.text)}, nil); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// A street that sends its workbooks packed is not lost: they are to be unpacked.
func TestPackedWorkbooksAreToBeUnpacked(t *testing.T) {
	for name, want := range map[string]string{"data/2022/明珠街道.ZIP": "先解压", "data/各街道.7z": "先解压", "data/2022/说明.docx": "另存为 .xlsx"} {
		var problems diag.List
		Read(projectOf(map[string][]byte{name: []byte("x")}), nil, &problems)
		if p := problems.Sorted()[0]; p.File != name || !strings.Contains(p.Hint, want) {
			t.Errorf("%s: %s → %s", p.File, p.Message, p.Hint)
		}
	}
}

func TestNoProject(t *testing.T) {
	var problems diag.List
	p := Read(fstest.MapFS{}, projectOf(map[string][]byte{"themes/gov/x": nil}), &problems)
	if got := list(problems.Sorted()); got != "error config-missing 项目文件夹里没有 nianbao.toml\n" || p.Design == nil {
		t.Error(got)
	}
	problems = diag.List{}
	Read(fstest.MapFS{}, nil, &problems)
	want := "error file-unreadable 文件打不开\nerror config-missing 项目文件夹里没有 nianbao.toml\nerror theme-missing 主题“gov”不存在\n"
	if got := list(problems.Sorted()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestContent(t *testing.T) {
	const matter = "+++\ntitle = \"题\"\ndate = 2023-01-12\nstatus = \"定稿\"\nyear = 2022\n+++\n"
	p, problems := read(map[string][]byte{
		"content/speeches/a.md":   []byte(matter + "正文\n第二行\n"),
		"content/reports/2022.md": []byte("\uFEFF" + strings.ReplaceAll(matter, "\n", "\r\n") + "正文"),
		"content/about.md":        []byte(matter),
		"content/.draft.md":       []byte("x"),
		"content/speeches/a.jpg":  []byte("x"),
		"content/other/x.md":      []byte(matter),
		"content/speeches/b.md":   []byte("没有说明"),
		"content/speeches/c.md":   []byte("+++\ntitle = \"题\"\n"),
		"content/speeches/d.md":   []byte("+++\ndate = \"2023-1-2\"\nstatus = \"完成\"\ntittle = \"题\"\n+++\n"),
		"content/speeches/e.md":   []byte("+++\ntitle = \"题\n+++\n"),
	}, nil)
	want := `content/other/x.md:0:0 content-folder 不认识的文件夹 content/other
content/speeches/b.md:1:1 front-matter-missing 文稿开头没有用 +++ 围起的说明
content/speeches/c.md:1:1 front-matter-open 开头的说明没有用 +++ 结束
content/speeches/d.md:1:1 front-matter-key 文稿没有日期（date），或写得不对
content/speeches/d.md:1:1 front-matter-key 文稿没有标题（title）
content/speeches/d.md:1:1 front-matter-key 文稿没有状态（status），或写得不对
content/speeches/d.md:4:1 toml-unknown-key 不认识的项“tittle”
content/speeches/e.md:2:11 toml-syntax TOML 写法有误：文字缺右边的引号
`
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var got []string
	for _, d := range p.Content {
		d, _ = d.Read(new(diag.List))
		got = append(got, fmt.Sprintf("%s %s %s %s %d %q %d", d.Path, d.Kind, d.Title, d.Date, d.Year, d.Body, d.BodyLine))
	}
	wantDocuments := []string{
		`content/about.md pages 题 2023-01-12 2022 "" 7`,
		`content/other/x.md other 题 2023-01-12 2022 "" 7`,
		`content/reports/2022.md reports 题 2023-01-12 2022 "正文" 7`,
		`content/speeches/a.md speeches 题 2023-01-12 2022 "正文\n第二行\n" 7`,
		`content/speeches/b.md speeches   0 "没有说明" 1`,
		`content/speeches/c.md speeches   0 "+++\ntitle = \"题\"\n" 1`,
		`content/speeches/d.md speeches  2023-1-2 0 "" 6`,
		`content/speeches/e.md speeches   0 "" 4`,
	}
	if diff := cmp.Diff(wantDocuments, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Front matter and body together are the text, and the body begins on the line
// that is told.
func FuzzCutMatter(f *testing.F) {
	f.Add("+++\na=1\n+++\nx\n+++\n")
	f.Add("+++\r\n+++ \r\n")
	f.Add("+++")
	f.Fuzz(func(t *testing.T, text string) {
		matter, body, line, found := cutMatter(text)
		switch {
		case !found && (matter != "" || body != text):
			t.Errorf("%q is %q and %q", text, matter, body)
		case found && !strings.HasSuffix(text, body):
			t.Errorf("%q does not end in %q", text, body)
		case found && line != strings.Count(strings.TrimSuffix(text, body), "\n")+1 && body != "":
			t.Errorf("%q: body on line %d", text, line)
		}
	})
}

// Every kind of problem has a name of its own, in the one spelling.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	all := slices.Concat(layout.Codes, Codes)
	for _, c := range all {
		if seen[c.Name] || c.Meaning == "" || strings.ToLower(c.Name) != c.Name || strings.ContainsAny(c.Name, "_ ") {
			t.Errorf("code %+v", c)
		}
		seen[c.Name] = true
	}
	if len(all) < 40 {
		t.Errorf("%d codes", len(all))
	}
}
