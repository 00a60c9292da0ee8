package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
)

const good = "社区名称|户数\n甲社区|99"

// packed is a zip of parts, given as name and content in turn.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withSheet is the good workbook with other XML for its sheet.
func withSheet(t testing.TB, xml string) []byte {
	t.Helper()
	data := workbookOf(t, good)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, part := range z.File {
		content, err := fs.ReadFile(z, part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			content = []byte(xml)
		}
		parts = append(parts, part.Name, string(content))
	}
	return packed(t, parts...)
}

const (
	sheetHead = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	twoRows   = `<row r="1"><c r="A1" t="inlineStr"><is><t>社区名称</t></is></c><c r="B1" t="inlineStr"><is><t>户数</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>甲社区</t></is></c><c r="B2"><v>99</v></c></row>`
	sheetTail = `</sheetData></worksheet>`
)

func TestFilesThatAreNotRead(t *testing.T) {
	merges := strings.Repeat(`<mergeCell ref="A1:B2"/>`, layout.MaxMerges+1)
	cases := []struct {
		name string
		data []byte
		want string // code and message
	}{
		{"empty", nil, "workbook-broken 文件是空的"},
		{"cut off", workbookOf(t, good)[:2000], "workbook-broken 工作簿不完整，可能没有传完或没有保存完"},
		{"word file", packed(t, "word/document.xml", "<w/>"), "workbook-broken 这不是工作簿，是别的压缩文件或文档"},
		{"ods", packed(t, "content.xml", "<x/>"), "workbook-old-format 这是 .ods 表格，本程序不读"},
		{"xml 2003", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), "workbook-old-format 这是 XML 表格（Excel 2003），本程序不读"},
		{"web page", []byte("<HTML><table></table></HTML>"), "workbook-old-format 这是网页形式的表格，本程序不读"},
		{"bytes", []byte{1, 0, 2, 0}, "workbook-broken 这不是工作簿，或已损坏"},
		{"no workbook inside", packed(t, "xl/nothing.xml", "<x/>"), "workbook-broken 工作簿损坏，打不开"},
		{"bomb", packed(t, "xl/workbook.xml", strings.Repeat(" ", maxUnzipped+1)), "workbook-too-large 解开后超过 200 MB，没有读"},
		{"bomb of texts", packed(t, "xl/workbook.xml", "<workbook/>", "xl/sharedStrings.xml", "<sst>"+strings.Repeat(" ", maxStrings)), "workbook-too-large 里面的 sharedStrings.xml 太大，没有读"},
		{"bomb of styles", packed(t, "xl/workbook.xml", "<workbook/>", "xl/styles.xml", "<styleSheet>"+strings.Repeat(" ", maxOther)), "workbook-too-large 里面的 styles.xml 太大，没有读"},
		{"merges", withSheet(t, sheetHead+twoRows+`</sheetData><mergeCells>`+merges+`</mergeCells></worksheet>`), "sheet-too-large 工作表“社区年报”合并区域超过 5000 个，没有读"},
		{"far row", withSheet(t, sheetHead+twoRows+`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`+sheetTail), "sheet-too-large 工作表“社区年报”有数据的行超过 100000 行，没有读"},
		{"row in the billions", withSheet(t, sheetHead+twoRows+`<row r="4294967297"><c r="A1"><v>1</v></c></row>`+sheetTail), "sheet-broken 工作表“社区年报”读不下去：行或单元格的次序颠倒"},
		{"far column", withSheet(t, sheetHead+`<row r="1"><c r="XFD1"><v>1</v></c></row>`+sheetTail), "sheet-too-large 工作表“社区年报”有数据的列超过 2000 列，没有读"},
		{"rows in disorder", withSheet(t, sheetHead+`<row r="3"/><row r="2"/>`+sheetTail), "sheet-broken 工作表“社区年报”读不下去：行或单元格的次序颠倒"},
		{"cells in disorder", withSheet(t, sheetHead+`<row r="3"><c r="B3"/><c r="A3"/></row>`+sheetTail), "sheet-broken 工作表“社区年报”读不下去：行或单元格的次序颠倒"},
		{"cell of another row", withSheet(t, sheetHead+`<row r="3"><c r="B4"/></row>`+sheetTail), "sheet-broken 工作表“社区年报”读不下去：行或单元格的次序颠倒"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p, problems := readOne(t, c.data)
			if len(p.Years) != 1 || len(p.Years[0].Tables) > 0 || len(p.Years[0].Files) != 1 {
				t.Errorf("years are %v", p.Years)
			}
			found := false
			for _, problem := range problems {
				found = found || problem.Code+" "+problem.Message == c.want && problem.File == "data/2022/a.xlsx" && problem.Severity == diag.Error && problem.Hint != ""
			}
			if !found {
				t.Errorf("problems are\n%swant\n%s", list(problems), c.want)
			}
		})
	}
}

// What is only formatted, far away or hidden does not keep a table from being read.
func TestSheetsThatAreReadAllTheSame(t *testing.T) {
	for name, xml := range map[string]string{
		"formatted row at the end": sheetHead + twoRows + `<row r="1048576" s="1"><c r="A1048576" s="1"/></row>` + sheetTail,
		"no references":            sheetHead + strings.NewReplacer(` r="1"`, "", ` r="2"`, "", ` r="A1"`, "", ` r="B1"`, "", ` r="A2"`, "", ` r="B2"`, "").Replace(twoRows) + sheetTail,
		"a comment":                sheetHead + `<!-- <row r="99999"><c><v>1</v></c></row> -->` + twoRows + sheetTail,
		"title merged to XFD":      sheetHead + twoRows + `</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells></worksheet>`,
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := readOne(t, withSheet(t, xml))
			want := "社区年报 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n"
			if got := show(p.Years[0].Tables); got != want {
				t.Errorf("got\n%s%s", got, list(problems))
			}
		})
	}
}

func TestHiddenThings(t *testing.T) {
	f := excelize.NewFile()
	sheetOf(t, f, "Sheet1", "社区名称|户数\n甲社区|99\n乙社区|98\n合计|197")
	sheetOf(t, f, "藏", "社区名称|户数\n丙社区|50")
	sheetOf(t, f, "字典", "是\n否")
	for _, err := range []error{
		f.SetRowVisible("Sheet1", 3, false), f.SetRowVisible("Sheet1", 4, false), f.SetColVisible("Sheet1", "B:D", false),
		f.SetSheetVisible("藏", false), f.SetSheetVisible("字典", false, true),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p, problems := readOne(t, saved(t, f))
	want := "warning columns-hidden Sheet1! B 列是隐藏的，已照读\n" +
		"warning rows-hidden Sheet1! 第 3 行是隐藏的，已照读\n" +
		"info sheet-no-table 字典! 工作表“字典”里没有认出表头，没有读\n" +
		"warning sheet-hidden 藏! 工作表“藏”是隐藏的，里面的表已照读\n"
	if got := list(problems, "table-read"); got != want || len(p.Years[0].Tables) != 2 {
		t.Errorf("got %d tables and\n%swant\n%s", len(p.Years[0].Tables), got, want)
	}
}

func TestDates1904(t *testing.T) {
	f := excelize.NewFile()
	sheetOf(t, f, "Sheet1", "社区名称|户数\n甲社区|99\nformat B2 yyyy-mm-dd")
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	p, _ := readOne(t, saved(t, f))
	if c := p.Years[0].Tables[0].Rows.At(0).Cells[1]; !c.Is1904 || c.Kind != layout.Moment {
		t.Errorf("cell is %+v", c)
	}
}

func TestShownAs(t *testing.T) {
	for _, c := range []struct {
		id   int
		code string
		want layout.CellKind
	}{
		{0, "", layout.Figure}, {2, "", layout.Figure}, {9, "", layout.Percent}, {10, "", layout.Percent}, {14, "", layout.Moment}, {31, "", layout.Moment}, {49, "", layout.Figure},
		{0, "0.00%", layout.Percent}, {0, `0.00"%"`, layout.Figure}, {0, `0\%`, layout.Figure}, {0, "yyyy/m/d;@", layout.Moment}, {0, `[$-804]yyyy"年"m"月"`, layout.Moment},
		{0, "General", layout.Figure}, {0, "G/通用格式", layout.Figure}, {0, "0.00E+00", layout.Figure}, {0, `[Red]0.0_);(0.0)`, layout.Figure}, {0, `#,##0"元"`, layout.Figure},
		{0, `0!.0,"万"`, layout.Figure}, {0, `0"days"`, layout.Figure}, {0, `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, layout.Figure}, {0, "h:mm", layout.Moment},
	} {
		if got := shownAs(c.id, c.code); got != c.want {
			t.Errorf("shownAs(%d, %q) is %d, want %d", c.id, c.code, got, c.want)
		}
	}
}

// A number whose format puts 约 before it is the estimate that people see, and
// one whose format fills it up with zeros is the code that they see.
func TestShownAsMore(t *testing.T) {
	for code, want := range map[string]string{`"约"#,##0`: "约800", `约0.0`: "约800", `[Red]"约"0;-0`: "约800", `0"约"`: "800", `0;"约"0`: "800", "General": "800", "00000": "00800", "000": "800", "0": "800", "0.00": "800", "0;00000": "800"} {
		f := excelize.NewFile()
		sheetOf(t, f, "Sheet1", "社区名称|户数\n甲社区|800\nformat B2 "+code)
		p, _ := readOne(t, saved(t, f))
		if got := p.Years[0].Tables[0].Rows.At(0).Cells[1].Raw; got != want {
			t.Errorf("under %s it is read as %s, want %s", code, got, want)
		}
	}
}

// The problems of a project come out the same whichever file is ready first.
func TestSameProblemsInAnyOrder(t *testing.T) {
	files := map[string][]byte{}
	for i := range 12 {
		files[fmt.Sprintf("data/%d/%c.xlsx", 2020+i%3, 'a'+i)] = workbookOf(t, good+"\n|"+fmt.Sprint(i)+"\n合计|1")
	}
	files["data/2021/broken.xls"] = []byte("x")
	read := func() string {
		var problems diag.List
		p := Read(projectOf(files), nil, &problems)
		out := list(problems.Sorted())
		for _, y := range p.Years {
			out += fmt.Sprint(y.Year, y.Files, "\n") + show(y.Tables)
		}
		return out
	}
	first := read()
	if n := strings.Count(first, "households"); n != 12 {
		t.Fatalf("%d tables, want 12:\n%s", n, first)
	}
	for range 5 {
		if again := read(); again != first {
			t.Fatalf("first\n%s\nthen\n%s", first, again)
		}
	}
}

// A district's year: 25 workbooks of 60 communities and 60 columns.
func BenchmarkRead(b *testing.B) {
	f := excelize.NewFile()
	for row := 1; row <= 61; row++ {
		for column := 1; column <= 60; column++ {
			ref, _ := excelize.CoordinatesToCellName(column, row)
			var value any = float64(row*column) / 7
			switch {
			case row == 1 && column == 1:
				value = "社区名称"
			case row == 1:
				value = fmt.Sprintf("指标%d", column)
			case column == 1:
				value = fmt.Sprintf("第%d社区", row)
			}
			if err := f.SetCellValue("Sheet1", ref, value); err != nil {
				b.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	files := map[string][]byte{}
	for i := range 25 {
		files[fmt.Sprintf("data/2022/%02d.xlsx", i)] = out.Bytes()
	}
	var toml strings.Builder
	toml.WriteString(fields)
	for i := 2; i <= 60; i++ {
		fmt.Fprintf(&toml, "[[field]]\nid = \"f%d\"\ntitle = \"指标%d\"\ntype = \"number\"\n", i, i)
	}
	files["data/fields.toml"] = []byte(toml.String())
	fsys := projectOf(files)
	for b.Loop() {
		var problems diag.List
		if p := Read(fsys, nil, &problems); len(p.Years[0].Tables) != 25 || problems.Any() {
			b.Fatal(list(problems.Sorted()))
		}
	}
}
