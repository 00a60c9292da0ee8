package gate

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
	"nianbao/internal/source"
)

const project = `
-- themes/gov/layout.html --
-- nianbao.toml --
title = "测试年报"
owner = "民政局，电话0571-88123456"
[district]
name = "示例区"
code = "329901"
-- data/names.toml --
near = ["低保户"]
surnames = "张李"
after = ["家"]
-- data/allowed.toml --
[[allowed]]
text = "0571-88123456"
reason = "值班电话"
[[allowed]]
text = "zs@example.com"
reason = "单位邮箱"
[[allowed]]
text = "13900000000"
-- data/fields.toml --
[[field]]
id = "region_code"
title = "社区代码"
type = "text"
[[field]]
id = "community_name"
title = "社区名称"
type = "text"
[[field]]
id = "street_name"
title = "街道(镇)"
type = "text"
[[field]]
id = "remark"
title = "备注"
type = "text"
-- data/2022/甲街道.xlsx --
社区代码	社区名称	备注
329901001001	东门社区	找李四 １３８-0013-8000
329901001002	西门社区	13800138000
-- content/speeches/a.md --
+++
title = "讲话"
date = 2023-01-12
status = "定稿"
+++
低保户张三家，证号11010519491231002X。
`

// What is found is reported where it was typed, by its kind; what the list lets
// through is not, and what the list lacks or has too much of is told.
func TestReport(t *testing.T) {
	fsys := sample.Project(project)
	var problems diag.List
	raw := source.Read(fsys, nil, &problems)
	data := check.Data(raw, &problems)
	g := New(raw)
	g.Text("2022/b.html", "备注 13800138000，13800138000")
	g.Text("2022/a.html", "备注 138 0013 8000 电话0571—88123456")
	g.File("2022/a.csv", []byte("\ufeff电话,13800138001,人口\n\"1 3 8\",13800138002,0571 66554433\n"))
	g.File("a.docx", office(t, "word/document.xml", "<w:p><w:r><w:t>证号1101051949</w:t></w:r><w:r><w:t>1231002X</w:t></w:r></w:p><w:p>13800138009</w:p>"))
	g.File("a.xlsx", office(t, "docProps/core.xml", "<dc:creator>zw@example.org</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy>"))
	g.File("b.xlsx", office(t, "xl/worksheets/sheet1.xml", "<c><v>13800138007</v></c><c t=\"inlineStr\"><is><t>13800138008</t></is></c>"))
	g.File("a.xlsx", []byte("no archive 13800138006"))
	g.JSON("2022/a.html", []byte(`{"data":[13800138003,"低保户张三家 11010519491231002x","\u0031\u0033912345678"],"n":"\"a@b.cn\""}`))
	problems = diag.List{}
	g.Report(fsys, data, &problems)
	var got []string
	for _, p := range problems.Sorted() {
		at := p.Cell
		if p.Line > 0 {
			at = fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		got = append(got, strings.Join(strings.Fields(fmt.Sprint(p.Severity, " ", p.Code, " ", p.File, " ", at, " ", p.Message)), " "))
	}
	want := `warning privacy-telephone 2022/a.csv 有电话号码 057*****4433
warning privacy-mail 2022/a.html 有邮箱 a*****
error privacy-mobile 2022/a.html 有手机号 139****5678
warning privacy-telephone 2022/a.html 有电话号码 138****8000
error privacy-mobile a.docx 有手机号 138****8009
warning privacy-mail a.xlsx 有邮箱 z*@example.org
error privacy-mobile b.xlsx 有手机号 138****8008
warning privacy-name content/speeches/a.md 6:4 有疑似人名 张*，会出现在 2022/a.html
error privacy-identity content/speeches/a.md 6:10 有身份证号 110105********002X，会出现在 2022/a.html 等处
error privacy-mobile data/2022/甲街道.xlsx C2 有手机号 138****8000，会出现在 2022/b.html
error privacy-mobile data/2022/甲街道.xlsx C3 有手机号 138****8000，会出现在 2022/b.html
info allowed-unused data/allowed.toml 4:1 允许公开的“zs@example.com”没有出现
error allowed-without-reason data/allowed.toml 7:1 允许公开的“13900000000”没有写明内容（text）或理由（reason）`
	if strings.Join(got, "\n") != want {
		t.Errorf("reported\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// office is an office file with one part.
func office(t *testing.T, name, xml string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(xml))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Bare numbers in data are quantities, and broken data are no reason to stop.
func TestNumbersInData(t *testing.T) {
	g := New(&source.Project{})
	g.Text("", "329901001001 2,660 ㎡ 2022-12-31 30%—40% 1.23E+17")
	g.JSON("", []byte(`{"a":[13800138000,"\`))
	g.File("a.csv", []byte("13800138000\n\"13800138000"))
	if len(g.hits) > 0 {
		t.Errorf("found %v", g.hits)
	}
}

// A part that many files have is found in each of them; of those in which nothing was
// found only equal ones are passed over.
func TestPartsOfManyFiles(t *testing.T) {
	g := New(&source.Project{})
	for n := range 2 * mostClean {
		g.File(fmt.Sprintf("%d.docx", n), office(t, "word/footer.xml", fmt.Sprintf("<w:p>第 %d 页</w:p>", n%300)))
	}
	for _, file := range []string{"a.docx", "b.docx"} {
		g.File(file, office(t, "word/footer.xml", "<w:p>第 1 页</w:p>"))
		g.File(file, office(t, "word/footer.xml", "<w:p>第 1 页 13800138009</w:p>"))
	}
	if len(g.hits) != 1 || len(g.clean.parts) != mostClean {
		t.Fatalf("found %v, %d parts are remembered", g.hits, len(g.clean.parts))
	}
	for _, h := range g.hits {
		if len(h.files) != 2 {
			t.Errorf("found in %v, want in both files", h.files)
		}
	}
}
