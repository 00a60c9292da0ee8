package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
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
`

// sheetOf fills a sheet from lines of cells parted by |. What looks like a
// number becomes one; “merge B2:C2” and “format C2 0.0%” lines say what they say.
func sheetOf(t *testing.T, f *excelize.File, sheet, text string) {
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
	row := 0
	for line := range strings.Lines(strings.Trim(text, "\n") + "\n") {
		line = strings.TrimSuffix(line, "\n")
		switch words := strings.Fields(line); {
		case len(words) == 2 && words[0] == "merge":
			from, to, _ := strings.Cut(words[1], ":")
			try(f.MergeCell(sheet, from, to))
			continue
		case len(words) == 3 && words[0] == "format":
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &words[2]})
			try(err)
			try(f.SetCellStyle(sheet, words[1], words[1], style))
			continue
		}
		row++
		for column, value := range strings.Split(line, "|") {
			ref, _ := excelize.CoordinatesToCellName(column+1, row)
			value = strings.TrimSpace(value)
			switch number := 0.0; {
			case value == "":
			case strings.HasPrefix(value, "="):
				try(f.SetCellFormula(sheet, ref, value[1:]))
			case value == "TRUE":
				try(f.SetCellBool(sheet, ref, true))
			case isNumber(value, &number):
				try(f.SetCellValue(sheet, ref, number))
			default:
				try(f.SetCellStr(sheet, ref, strings.ReplaceAll(value, `\n`, "\n")))
			}
		}
	}
}

func isNumber(text string, into *float64) bool {
	n, err := fmt.Sscanf(text+"$", "%g$", into)
	return err == nil && n == 1
}

// workbookOf is a workbook with one sheet 社区年报.
func workbookOf(t *testing.T, text string) []byte {
	t.Helper()
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", "社区年报"); err != nil {
		t.Fatal(err)
	}
	sheetOf(t, f, "社区年报", text)
	return saved(t, f)
}

func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// projectOf is a project with the small fields, a theme and the given files.
func projectOf(files map[string][]byte) fstest.MapFS {
	fsys := fstest.MapFS{
		"nianbao.toml":                 {Data: []byte("title = \"年报\"\ntheme = \"plain\"\n")},
		"data/fields.toml":             {Data: []byte(fields)},
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
	var problems diag.List
	p := Read(projectOf(map[string][]byte{"data/2022/a.xlsx": data}), nil, &problems)
	return p, problems.Sorted()
}

// show writes tables as pages: columns, then rows.
func show(tables []Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s %s\n", t.Sheet, t.Level)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "%s %s [%s] %s\n", c.Letter, c.Field, c.Unit, c.Header)
		}
		for _, r := range t.Rows {
			fmt.Fprintf(&b, "%d:", r.Number)
			for _, c := range r.Cells {
				fmt.Fprintf(&b, " %s%s=%s", c.Ref, map[CellKind]string{Percent: "%", Moment: "@", Broken: "!", NoCache: "?", Logical: "&", Words: "", Figure: "#"}[c.Kind], c.Raw)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
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
