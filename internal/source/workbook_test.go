package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"nianbao"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
)

// fields is a small data/fields.toml.
const fields = `
[[field]]
id = "region_code"
title = "社区代码"
aliases = ["区划代码"]
type = "text"
[[field]]
id = "street_name"
title = "街道(镇)"
aliases = ["镇街", "街道名称"]
type = "text"
[[field]]
id = "community_name"
title = "社区名称"
aliases = ["社区", "村(居)名称"]
type = "text"
[[field]]
id = "households"
title = "户数"
aliases = ["总户数"]
type = "integer"
unit = "户"
[[field]]
id = "office_area"
title = "办公用房面积"
aliases = ["办公用房"]
type = "number"
unit = "㎡"
[[field]]
id = "service_area"
title = "服务用房面积"
aliases = ["服务用房"]
type = "number"
unit = "㎡"
[[field]]
id = "income"
title = "集体经营性收入"
type = "number"
unit = "万元"
[[field]]
id = "budget"
title = "办公经费(拨付)"
type = "number"
unit = "元"
[[field]]
id = "spent"
title = "办公经费(支出)"
type = "number"
unit = "元"
[[field]]
id = "center_area"
title = "街道服务中心面积"
level = "subdistrict"
type = "number"
unit = "㎡"
[[field]]
id = "orgs"
title = "登记社会组织数"
level = "district"
type = "integer"
unit = "家"
[[field]]
id = "fund"
title = "慈善救助资金"
level = "district"
type = "number"
unit = "万元"
`

// A drawing is a sheet of a page before it is written in some format.
type drawing struct {
	rows    [][]string // cells as typed: =1/0 is a formula, TRUE a truth, 12 a number
	merges  []string   // B2:C3
	formats [][2]string
}

// draw reads a sheet: lines of cells parted by |. Lines “merge B2:C2” and
// “format C2 0.0%” say what they say.
func draw(text string) drawing {
	var d drawing
	for line := range strings.Lines(strings.Trim(text, "\n") + "\n") {
		line = strings.TrimSuffix(line, "\n")
		switch words := strings.Fields(line); {
		case len(words) == 2 && words[0] == "merge":
			d.merges = append(d.merges, words[1])
		case len(words) == 3 && words[0] == "format":
			d.formats = append(d.formats, [2]string{words[1], words[2]})
		default:
			var row []string
			for value := range strings.SplitSeq(line, "|") {
				row = append(row, strings.ReplaceAll(strings.TrimSpace(value), `\n`, "\n"))
			}
			d.rows = append(d.rows, row)
		}
	}
	return d
}

// sheetOf fills a sheet of an .xlsx.
func sheetOf(t testing.TB, f *excelize.File, sheet, text string) {
	t.Helper()
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if index, _ := f.GetSheetIndex(sheet); index < 0 {
		_, err := f.NewSheet(sheet)
		try(err)
	}
	d := draw(text)
	for _, m := range d.merges {
		from, to, _ := strings.Cut(m, ":")
		try(f.MergeCell(sheet, from, to))
	}
	for _, format := range d.formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format[1]})
		try(err)
		try(f.SetCellStyle(sheet, format[0], format[0], style))
	}
	for row, values := range d.rows {
		for column, value := range values {
			ref, _ := excelize.CoordinatesToCellName(column+1, row+1)
			switch number := 0.0; {
			case value == "":
			case strings.HasPrefix(value, "="):
				try(f.SetCellFormula(sheet, ref, value[1:]))
			case value == "TRUE":
				try(f.SetCellBool(sheet, ref, true))
			case isNumber(value, &number):
				try(f.SetCellValue(sheet, ref, number))
			default:
				try(f.SetCellStr(sheet, ref, value))
			}
		}
	}
}

func isNumber(text string, into *float64) bool {
	n, err := fmt.Sscanf(text+"$", "%g$", into)
	return err == nil && n == 1
}

// workbookOf is a workbook with one sheet 社区年报.
func workbookOf(t testing.TB, text string) []byte {
	t.Helper()
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", "社区年报"); err != nil {
		t.Fatal(err)
	}
	sheetOf(t, f, "社区年报", text)
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// projectOf is a project with the small fields, a theme and the given files.
func projectOf(files map[string][]byte) fstest.MapFS {
	words, _ := nianbao.Defaults.ReadFile("data/words.toml") // embedded
	fsys := fstest.MapFS{
		"nianbao.toml":                 {Data: []byte("title = \"年报\"\ntheme = \"plain\"\n")},
		"data/fields.toml":             {Data: []byte(fields)},
		"data/words.toml":              {Data: words},
		"themes/plain/page.html":       {Data: []byte("page")},
		"data/indicators/housing.toml": {Data: []byte("title = \"用房\"\n")},
		"data/standards/s1.toml":       {Data: []byte("title = \"办法\"\n")},
	}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// readOne reads a project with one workbook data/2022/a.xlsx.
func readOne(t *testing.T, data []byte) (*Project, []diag.Problem) {
	t.Helper()
	return readAs(t, "a.xlsx", data)
}

// readAs reads a project with one workbook of a name in data/2022.
func readAs(t *testing.T, name string, data []byte) (*Project, []diag.Problem) {
	t.Helper()
	var problems diag.List
	p := Read(projectOf(map[string][]byte{"data/2022/" + name: data}), nil, &problems)
	return p, problems.Sorted()
}

var kindSigns = map[layout.CellKind]string{
	layout.Percent: "%", layout.Moment: "@", layout.Broken: "!", layout.NoCache: "?", layout.Logical: "&", layout.Figure: "#",
}

// show writes tables as pages: columns, then rows.
func show(tables []layout.Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s %s\n", t.Sheet, t.Level)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "%s %s [%s] %s%s\n", c.Letter, c.Field, c.Unit, c.Header, map[bool]string{true: "（猜）"}[c.Guessed])
		}
		if t.Sender.Kind != layout.Empty {
			fmt.Fprintf(&b, "sent by %s=%s\n", t.Sender.Ref, t.Sender.Raw)
		}
		for r := range t.Rows.All() {
			for n := range r.Cells {
				r.Cells[n].Ref = t.Place(r, n)
			}
			showRow(&b, r)
		}
		for _, total := range t.Totals {
			fmt.Fprintf(&b, "%s ", total.Label)
			showRow(&b, total.Row)
		}
	}
	return b.String()
}

func showRow(b *strings.Builder, r layout.Row) {
	fmt.Fprintf(b, "%d:", r.Number)
	for _, c := range r.Cells {
		fmt.Fprintf(b, " %s%s=%s", c.Ref, kindSigns[c.Kind], c.Raw)
	}
	b.WriteByte('\n')
}

// list writes problems as lines, those of the kinds left out.
func list(problems []diag.Problem, without ...string) string {
	var b strings.Builder
	for _, p := range problems {
		skip := false
		for _, w := range without {
			skip = skip || p.Code == w
		}
		if skip {
			continue
		}
		fmt.Fprintf(&b, "%s %s", p.Severity, p.Code)
		if p.Sheet != "" || p.Cell != "" {
			fmt.Fprintf(&b, " %s!%s", p.Sheet, p.Cell)
		}
		fmt.Fprintf(&b, " %s\n", p.Message)
	}
	return b.String()
}
