package form

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// repository is the sample district.
var repository = os.DirFS("../..")

// checked reads and checks a project.
func checked(project fs.FS) (*check.Dataset, []diag.Problem) {
	var problems diag.List
	data := check.Data(source.Read(project, nil, &problems), &problems)
	return data, problems.Sorted()
}

// alone is a project with the rules and areas of the sample, and with some
// workbooks of one year.
func alone2022(t *testing.T, books map[string][]byte) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"themes/gov/style.css": {}}
	for _, name := range []string{"nianbao.toml", "data/fields.toml", "data/words.toml", "data/areas.toml"} {
		data, err := fs.ReadFile(repository, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	for name, book := range books {
		out["data/2022/"+name] = &fstest.MapFile{Data: book}
	}
	return out
}

// fill types a year's values into a form as a clerk does, sheet by sheet, and
// saves it by another library.
func fill(t *testing.T, book []byte, data *check.Dataset, y stat.Year) []byte {
	t.Helper()
	f := opened(t, book)
	for _, sheet := range []string{communitySheet, "党组织", streetSheet} {
		heads := columnsOf(t, f, sheet)
		for row := firstRow; ; row++ {
			area := areaAt(t, f, data, sheet, heads, row)
			if area.Code == "" {
				break
			}
			for _, field := range data.Fields {
				if column, ok := heads[headOf(field)]; ok && field.Level == area.Level && !slices.Contains(areaFields, field.ID) {
					typeIn(t, f, sheet, xlsx.Ref(row, column), valueOf(field, data.Observe(field, area, y)))
				}
			}
		}
	}
	if n, _ := f.GetSheetIndex(districtSheet); n >= 0 {
		items, _ := f.GetCols(districtSheet)
		for i, item := range items[itemColumn-1] {
			if field, ok := data.Field(item); ok && field.Level == stat.District {
				typeIn(t, f, districtSheet, xlsx.Ref(i+1, valueColumn), valueOf(field, data.Observe(field, data.Whole, y)))
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func columnsOf(t *testing.T, f *excelize.File, sheet string) map[string]int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for i, text := range rows[headRow-1] {
		out[text] = i + 1
	}
	return out
}

func areaAt(t *testing.T, f *excelize.File, data *check.Dataset, sheet string, heads map[string]int, row int) stat.Area {
	t.Helper()
	key := "社区代码"
	if sheet == streetSheet {
		key = "街道代码"
	}
	code, err := f.GetCellValue(sheet, xlsx.Ref(row, heads[key]))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := data.Area(code)
	return a
}

func typeIn(t *testing.T, f *excelize.File, sheet, cell string, c xlsx.Cell) {
	t.Helper()
	var err error
	switch {
	case c.Number != "":
		err = f.SetCellDefault(sheet, cell, c.Number)
	case c.Text != "":
		err = f.SetCellStr(sheet, cell, c.Text)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// said are observations that differ between two datasets in a year, of the
// fields of all levels; workbooks keep fifteen digits.
func said(a, b *check.Dataset, y stat.Year) (differ []string, n int) {
	for _, level := range stat.Usual.Levels() {
		for _, area := range a.Areas(level, y) {
			for _, f := range a.Fields {
				if f.Level != level || slices.Contains(areaFields, f.ID) {
					continue
				}
				g, _ := b.Field(f.ID)
				x, z := a.Observe(f, area, y), b.Observe(g, area, y)
				if x.Status != stat.Missing {
					n++
				}
				if x.Status != z.Status || x.Known() != z.Known() || x.Known() && decimal(x.Rat()) != decimal(z.Rat()) || f.Type != stat.Truth && x.Text != z.Text {
					differ = append(differ, fmt.Sprintf("%s %s: %q %v %v, %q %v %v", area.Name, f.Title, x.Origin.Raw, x.Rat(), x.Status, z.Origin.Raw, z.Rat(), z.Status))
				}
			}
		}
	}
	return differ, n
}

// A filled form is read without a guess: every value is what was typed, no
// column or sheet is asked about, and last year's figures are nobody's.
func TestFilledTemplateIsReadAsTyped(t *testing.T) {
	data, _ := checked(repository)
	for _, street := range []string{"", "明珠街道"} {
		form := Template{Year: 2022, Data: data}
		if street != "" {
			form.Street = data.AreasNamed(street)[0]
		}
		back, problems := checked(alone2022(t, map[string][]byte{"填报.xlsx": fill(t, form.Book(), data, 2022)}))
		differ, n := said(data, back, 2022)
		if street != "" { // the others have sent nothing
			differ = slices.DeleteFunc(differ, func(d string) bool { return !strings.HasPrefix(d, "明珠") })
		}
		if len(differ) > 0 || n < 5000 {
			t.Errorf("%s: of %d values %d differ:\n%s", street, n, len(differ), strings.Join(differ[:min(len(differ), 20)], "\n"))
		}
		kinds := map[string]int{}
		for _, p := range problems {
			if p.File == "data/2022/填报.xlsx" {
				kinds[p.Code]++
			}
		}
		want := []string{"digits-preferred", "heads-exceed-grids", "office-share-high", "table-read", "value-unusual"} // of the sample itself
		for _, code := range slices.Sorted(maps.Keys(kinds)) {
			if !slices.Contains(want, code) {
				t.Errorf("%s: the form is asked about: %d %s", street, kinds[code], code)
			}
		}
	}
}

// What the form of a street has, as its clerk sees it.
func TestTemplateSheets(t *testing.T) {
	project := projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": "街道\t社区代码\t社区名称\t户数\t办公用房面积\t党员活动室\t换届日期\n甲街道\t329901001001\t东门社区\t900\t120.5\t是\t2021-12-31\n甲街道\t329901001002\t西门社区\t×\t约800\t否\t2021年12月\n"})
	data, _ := checked(project)
	f := opened(t, Template{Year: 2023, Street: data.AreasNamed("甲街道")[0], Data: data}.Book())
	if got := strings.Join(f.GetSheetList(), " "); got != "社区年报 街道年报 口径说明 修订记录 填报选项" {
		t.Errorf("sheets are %s", got)
	}
	const want = `1: 2023年甲街道　社区年报
2: 表式 VERSION　　只填白色格。＊必填；不清楚的留空，确实没有的填 0，不适用的填 ×。口径见“口径说明”，选中一格也能看到。
3: 社区 | 归属
4: 社区名称 | 社区代码 | 街道(镇) | 统计年度 | 类型 | 户数＊
（户） | 办公用房面积
（㎡） | 服务用房面积
（㎡） | 社区工作者数
（人） | 持证人数
（人） | 党员活动室 | 换届日期 | 备注
5: 东门社区 | 329901001001 | 甲街道 | 2023
6: 西门社区 | 329901001002 | 甲街道 | 2023
10: 合计
12: 上年数（2022） | 供核对，不要改；从这一行起不当作本年的数读。
13: 东门社区 | 329901001001 | 甲街道 |  |  | 900 | 120.5 |  |  |  | 是 | 2021-12-31
14: 西门社区 | 329901001002 | 甲街道 |  |  | × | 约800 |  |  |  | 否 | 2021年12月
`
	got := rows(t, f, communitySheet)
	version, _ := f.GetCustomProps()
	if len(version) != 1 || version[0].Name != "表式版本" {
		t.Fatalf("properties are %v", version)
	}
	if diff := cmp.Diff(strings.ReplaceAll(want, "VERSION", fmt.Sprint(version[0].Value)), got); diff != "" {
		t.Error(diff)
	}
	if formula, _ := f.GetCellFormula(communitySheet, "F10"); formula != "SUM(F5:F9)" {
		t.Errorf("the total is %s", formula)
	}
	rules, err := f.GetDataValidations(communitySheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if r.Sqref == "F5:F9" && (html.UnescapeString(r.Formula1) != `OR(F5="×",AND(ISNUMBER(F5),F5>=100,F5<=10000,F5=INT(F5)))` || *r.Prompt != "100 到 10000 的整数，单位户；不清楚的留空，没有填 0，不适用填 ×。\n社区范围内的常住户数。") {
			t.Errorf("the rule of 户数 is %s, %q", r.Formula1, *r.Prompt)
		}
		if r.Sqref == "E5:E9" && r.Formula1 != "'填报选项'!$A$1:$A$2" && r.Formula1 != "'填报选项'!$B$1:$B$2" {
			t.Errorf("the rule of 类型 is %s", r.Formula1)
		}
	}
	if len(rules) != 12 {
		t.Errorf("%d rules, want 12", len(rules))
	}
}

// What may be typed is what check takes: the rule of a cell holds for a value
// where check finds nothing wrong with it.
func TestRulesAgreeWithCheck(t *testing.T) {
	data, _ := checked(projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": "街道\t社区代码\t社区名称\t户数\n甲街道\t329901001001\t东门社区\t900\n"}))
	households, _ := data.Field("households")
	for value, want := range map[string]bool{"100": true, "10000": true, "99": false, "10001": false, "900.5": false, "-900": false, "0": false, "很多": false, "×": true} {
		f := excelize.NewFile()
		if number := strings.Trim(value, "0123456789.-") == ""; number {
			f.SetCellDefault("Sheet1", "A1", value)
		} else {
			f.SetCellStr("Sheet1", "A1", value)
		}
		m := maker{Template: Template{Data: data}, choices: map[string]string{}}
		f.SetCellFormula("Sheet1", "B1", m.rule(households, "A1", "A1").Formula)
		took, err := f.CalcCellValue("Sheet1", "B1")
		if err != nil {
			t.Fatal(err)
		}
		_, problems := checked(projectOf(t, map[string]string{"data/2022/甲街道.xlsx.tsv": "街道\t社区代码\t社区名称\t户数\n甲街道\t329901001001\t东门社区\t" + value + "\n"}))
		fine := !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Severity == diag.Error && p.File != "nianbao.toml" })
		if took != strings.ToUpper(fmt.Sprint(want)) || fine != want {
			t.Errorf("%s: the form says %s, check %v, want %v", value, took, fine, want)
		}
	}
}

// A district without last year's figures, or without a list of its areas, gets a
// form with empty lines.
func TestTemplateOfANewProject(t *testing.T) {
	var problems diag.List
	data := check.Policy(source.Read(projectOf(t, nil), nil, &problems), &problems)
	f := opened(t, Template{Year: 2023, Data: data}.Book())
	text := rows(t, f, communitySheet)
	if strings.Contains(text, "上年数") || !strings.Contains(text, fmt.Sprintf("%d: 合计", headRow+spareAll+1)) {
		t.Errorf("the form is\n%s", text)
	}
	if _, problems := checked(func() fs.FS {
		p := projectOf(t, nil)
		p["data/2023/空表.xlsx"] = &fstest.MapFile{Data: Template{Year: 2023, Data: data}.Book()}
		return p
	}()); slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Severity == diag.Error }) {
		t.Errorf("an empty form is wrong: %v", problems)
	}
}

func TestTemplateIsTheSameEveryTime(t *testing.T) {
	data, _ := checked(repository)
	again, _ := checked(repository)
	if !bytes.Equal(Template{Year: 2023, Data: data}.Book(), Template{Year: 2023, Data: again}.Book()) {
		t.Error("two forms of the same project differ")
	}
}
