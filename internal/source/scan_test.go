package source

import (
	"bytes"
	stdcmp "cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// What a cell's XML says. Signs of kinds are those of testdata/tables.
func TestCellsOfXML(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{`<c r="A1"><v>99</v></c>`, "#99"},
		{`<c r="A1" s="1"><v>0.3567</v></c>`, "%0.3567"},
		{`<c r="A1" s="9"><v>1</v></c>`, "error 单元格指向的样式不在样式表里"},
		{`<c r="A1" s="one"><v>1</v></c>`, "error 单元格指向的样式不在样式表里"},
		{`<c r="A1"><v>0.30000000000000004</v></c>`, "#0.3"},
		{`<c r="A1"><v>9.6731999999999996</v></c>`, "#9.6732"},
		{`<c r="A1"><v>42.989996634953656</v></c>`, "#42.9899966349537"},
		{`<c r="A1"><v>1.5E-5</v></c>`, "#0.000015"},
		{`<c r="A1"><v> -12.50 </v></c>`, "#-12.50"},
		{`<c r="A1"><v>007</v></c>`, "#7"},
		{`<c r="A1"><v>1.23456789012346E+15</v></c>`, "#1234567890123460"},
		{`<c r="A1"><v>Infinity</v></c>`, "=Infinity"},
		{`<c r="A1"><v>0x1p4</v></c>`, "=0x1p4"},
		{`<c r="A1"><v>1e999</v></c>`, "=1e999"},
		{`<c r="A1" t="s"><v>0</v></c>`, "=甲"},
		{`<c r="A1" t="s"><v>1</v></c>`, ""},
		{`<c r="A1" t="s"/>`, ""},
		{`<c r="A1" t="s"><v>2</v></c>`, "error 单元格指向的文字不在文字表里"},
		{`<c r="A1" t="s"><v>one</v></c>`, "error 单元格指向的文字不在文字表里"},
		{`<c r="A1" t="s"><v>-1</v></c>`, "error 单元格指向的文字不在文字表里"},
		{`<c r="A1" t="str"><f>B1</f><v>约12</v></c>`, "=约12"},
		{`<c r="A1" t="str"><f>B1</f><v></v></c>`, ""},
		{`<c r="A1"><f>B1</f></c>`, "?"},
		{`<c r="A1"><f>B1</f><v/></c>`, "?"},
		{`<c r="A1"><f>B1</f><v></v></c>`, "?"},
		{`<c r="A1" t="str"><f>B1</f></c>`, "?"},
		{`<c r="A1"><f t="shared" si="0"/><v>7</v></c>`, "#7"},
		{`<c r="A1"><f si="one"/><v>7</v></c>`, "error 工作表“社区年报”的内部结构有误，没有读"},
		{`<c r="A1"><is><t>甲</t></is></c>`, "error 工作表“社区年报”的内部结构有误，没有读"},
		{`<c r="A1" t="inlineStr"><is><t>a_x0041__x0008_b_x005F_x0041_</t></is></c>`, "=aAb_x0041_"},
		{`<c r="A1" t="e"><v>#DIV/0!</v></c>`, "!#DIV/0!"},
		{`<c r="A1" t="b"><v>1</v></c>`, "&1"},
		{`<c r="A1" t="b"><v>false</v></c>`, "&0"},
		{`<c r="A1" t="d"><v>2022-12-31</v></c>`, "=2022-12-31"},
		{`<c r="A1" t="inlineStr"><is><t>甲社区</t></is></c>`, "=甲社区"},
		{`<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 社区</t></r><rPh sb="0" eb="1"><t>jiǎ</t></rPh></is></c>`, "=甲 社区"},
		{`<c r="A1" t="inlineStr"><v>甲</v></c>`, "=甲"},
		{`<c r="A1" t="str"><v>&lt;甲&gt; &amp;&quot;&apos;&#20013;&#x4E2D;</v></c>`, `=<甲> &"'中中`},
		{`<c r="A1" t="str"><v><![CDATA[<甲> &amp;]]></v></c>`, "=<甲> &amp;"},
		{`<c r="A1" t="str"><v>甲<!-- 乙 -->丙<?x?></v></c>`, "=甲丙"},
		{"<c r=\"A1\" t=\"str\"><v>甲\r\n乙\r丙_x000D_\n丁</v></c>", `="甲\n乙\n丙\n丁"`},
		{`<c r="A1" cm="a>b" t="str"><v>甲</v></c>`, "=甲"},
		{"<c\n r = 'A1'\tt = 'str' ><v\n>甲</v\n></c\n>", "=甲"},
		{`<x:c r="A1" t="str"><x:v>甲</x:v></x:c>`, "=甲"},
		{`<c r="A1" t="str"><v>&nbsp;</v></c>`, "error 内部的 XML 读不下去"},
		{`<c r="A1" t="str"><v>&#0;</v></c>`, "error 内部的 XML 读不下去"},
		{`<c r="A1" t="str"><v>&</v></c>`, "error 内部的 XML 读不下去"},
		{"<c r=\"A1\" t=\"str\"><v>\x01</v></c>", "error 内部的 XML 读不下去"},
		{"<c r=\"A1\" t=\"str\"><v>\xff</v></c>", "error 内部的 XML 读不下去"},
		{`<c r="A1" t="str"><v>甲<b/></v></c>`, "=甲"},
		{`<c r="A1" t="str"><v>甲</c>`, "error 内部的 XML 读不下去"},
		{`<c r="A1"><v>1</v>`, "error 内部的 XML 读不下去"},
		{`<c r="A1"><c r="B1"><v>1</v></c></c>`, "error 行或单元格的次序颠倒"},
	} {
		g, err := scanned(t, `<worksheet><sheetData><row>`+c.cell+`</row><row/></sheetData></worksheet>`)
		if got := said(g, err); got != c.want {
			t.Errorf("%s says %s, want %s", c.cell, got, c.want)
		}
	}
}

// said is what the first cell of a grid holds.
func said(g *layout.Grid, err error) string {
	if err != nil {
		return "error " + err.Error()
	}
	switch c := g.At(1, 1); {
	case c.Kind == layout.Words && strings.Contains(c.Raw, "\n"):
		return fmt.Sprintf("=%q", c.Raw)
	case c.Kind == layout.Words:
		return "=" + c.Raw
	default:
		return kindSigns[c.Kind] + c.Raw
	}
}

// A sheet that ends before its last tag was not written to the end.
func TestSheetCutAnywhere(t *testing.T) {
	whole := sheetHead + twoRows + `</sheetData><mergeCells><mergeCell ref="A3:B3"/></mergeCells>` + "</worksheet>"
	for n := range whole {
		if _, err := scanned(t, whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken for a sheet: %s", n, len(whole), whole[:n])
		}
	}
	if _, err := scanned(t, whole); err != nil {
		t.Error(err)
	}
}

// No way of writing keeps a row from the eyes of the scan.
func TestNoRowHides(t *testing.T) {
	far := `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`
	for name, xml := range map[string]string{
		"zero bytes":             strings.Join(strings.Split(far, ""), "\x00"),
		"prefix":                 strings.NewReplacer("<", "<x:", "<x:/", "</x:").Replace(far),
		"single quotes":          strings.ReplaceAll(far, `"`, `'`),
		"more blanks":            strings.ReplaceAll(far, ` r=`, "\n\tspans='1:9'\r\n r="),
		"blanks around =":        strings.ReplaceAll(far, `=`, " = "),
		"behind a > in quotes":   strings.ReplaceAll(far, ` r=`, ` a="/>" r=`),
		"after a comment":        "<!-- > <!- -->" + far,
		"after an open comment":  "<!--> <![CDATA[ -->" + far + "]]>",
		"after literal text":     "<v><![CDATA[ > <!-- ]]></v>" + far + "<!-- -->",
		"after an instruction":   "<?x > <!-- ?>" + far + "<!-- -->",
		"after a document type":  `<!DOCTYPE a ">" "<!--">` + far + "<!-- -->",
		"behind a long tag":      "<x a='" + strings.Repeat("b", 200_000) + "'/>" + far,
		"in a long tag":          strings.Replace(far, "<row", "<row a='"+strings.Repeat("b", 200_000)+"'", 1),
		"behind a long comment":  "<!--" + strings.Repeat("-", 64<<10-6) + "-->" + far + "<!-- -->",
		"behind another comment": "<!--" + strings.Repeat("-", 64<<10-5) + "-->" + far + "<!-- -->",
	} {
		if g, err := scanned(t, sheetHead+twoRows+xml+sheetTail); err == nil {
			t.Errorf("%s: taken, last row %d", name, g.Rows())
		}
	}
}

// scanned is a sheet read from its XML, with 甲 and nothing for texts and a
// percentage for style 1.
func scanned(t testing.TB, xml string) (g *layout.Grid, err error) {
	f := forge("").with(sheet1, xml).
		with("xl/sharedStrings.xml", `<sst `+mainSpace+`><si><t>甲</t></si><si><t/></si></sst>`).
		with("xl/styles.xml", `<styleSheet `+mainSpace+`><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>`)
	b := newBook(t.Context(), "a.xlsx", nil, 2022)
	b.take = func(_ string, read *layout.Grid) { g = read }
	b.read(f.bytes(t))
	for _, p := range b.problems.Sorted() {
		_, why, _ := strings.Cut(p.Message, "读不下去：")
		err = errors.New(stdcmp.Or(why, p.Message))
	}
	return g, err
}

// A standardSheet is a sheet as the standard library reads its XML.
type standardSheet struct {
	Rows []struct {
		R     string `xml:"r,attr"`
		Cells []struct {
			R string   `xml:"r,attr"`
			T string   `xml:"t,attr"`
			V []string `xml:"v"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Merges []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
}

// Any bytes for a sheet are read without a panic and within the limits, to the
// same end each time; and what the standard library's parser, which follows
// every rule of XML, finds in the sheet is found.
func FuzzScan(f *testing.F) {
	f.Add([]byte(sheetHead + twoRows + sheetTail))
	f.Add([]byte(sheetHead + `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="str"><v>a &amp; b_x000D_</v></c></row>` + `</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte(`<x:worksheet xmlns:x="y"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData><x:row hidden="true"><x:c/><x:c r="ZZ1" s="1"><x:v>1.50E-3</x:v></x:c></x:row></x:sheetData><!-- --></x:worksheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := scanned(t, string(data))
		again, err2 := scanned(t, string(data))
		if diff := cmp.Diff(said(g, err), said(again, err2)); diff != "" {
			t.Errorf("read twice (-first +then)\n%s", diff)
		}
		if err != nil {
			return
		}
		if g.Rows() > layout.MaxRows || g.Columns() > layout.MaxColumns || g.Cells() > layout.MaxCells || len(g.Merges) > layout.MaxMerges {
			t.Errorf("beyond the limits: %d rows, %d columns", g.Rows(), g.Columns())
		}
		if missing := absent(g, data); missing != "" {
			t.Errorf("%s is not found", missing)
		}
	})
}

// absent is the first thing that the standard library finds in a sheet and a
// grid has not.
func absent(g *layout.Grid, data []byte) string {
	var s standardSheet
	d := xml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&s); err != nil {
		return ""
	}
	if _, err := d.Token(); err != io.EOF {
		return "" // something after the end
	}
	for _, m := range s.Merges {
		if span, ok := parseSpan(m.Ref); ok && !slices.Contains(g.Merges, span) {
			return "merge " + m.Ref
		}
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			r, column, ok := xlsx.Place(c.R)
			if !ok || row.R == "" || len(c.V) != 1 || !slices.Contains([]string{"", "n", "str"}, c.T) || strings.Contains(c.V[0], "_x") {
				continue
			}
			if plain, number := decimal(strings.TrimSpace(c.V[0])); number && c.T != "str" {
				c.V[0] = plain
			}
			if got := g.At(r, column); got.Raw != c.V[0] {
				return fmt.Sprintf("%s with %q, but %q,", c.R, c.V[0], got.Raw)
			}
		}
	}
	return ""
}
