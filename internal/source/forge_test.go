package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// A forgery is an .xlsx put together by hand, so that each of its parts can be
// left out, doubled, or be what no program writes.
type forgery []forged

type forged struct{ name, content string }

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	linkSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// forge makes a workbook of sheets that are given as their rows, the first one
// called 社区年报.
func forge(sheets ...string) forgery {
	var list, links strings.Builder
	links.WriteString(relationship("rT", "sharedStrings", "sharedStrings.xml") + relationship("rS", "styles", "styles.xml"))
	out := forgery{}
	for i, rows := range sheets {
		name := "社区年报"
		if i > 0 {
			name = fmt.Sprint("表", i+1)
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="r%d"/>`, name, i+1, i+1)
		links.WriteString(relationship(fmt.Sprint("r", i+1), "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)))
		out = append(out, forged{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet ` + mainSpace + `><sheetData>` + rows + `</sheetData></worksheet>`})
	}
	return append(forgery{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{"_rels/.rels", `<Relationships ` + linkSpace + `>` + relationship("r1", "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{"xl/workbook.xml", `<workbook ` + mainSpace + ` xmlns:r="` + officeRel + `"><sheets>` + list.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships ` + linkSpace + `>` + links.String() + `</Relationships>`},
		{"xl/sharedStrings.xml", `<sst ` + mainSpace + `><si><t>社区名称</t></si><si><t>户数</t></si><si><t>甲社区</t></si></sst>`},
		{"xl/styles.xml", `<styleSheet ` + mainSpace + `><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`},
	}, out...)
}

func relationship(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, officeRel, kind, target)
}

// goodRows are a table of one community.
const goodRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>99</v></c></row>`

// with gives a part other content; one that is not there is added.
func (f forgery) with(name, content string) forgery {
	out := forgery{}
	for _, p := range f {
		if p.name != name {
			out = append(out, p)
		}
	}
	return append(out, forged{name, content})
}

// without leaves a part out.
func (f forgery) without(name string) forgery { return f.with(name, "")[:len(f)-1] }

// swap writes something else in the place of a text of a part.
func (f forgery) swap(name, old, new string) forgery {
	for _, p := range f {
		if p.name == name {
			return f.with(name, strings.Replace(p.content, old, new, 1))
		}
	}
	return f
}

// bytes packs the parts as they stand, two of one name too.
func (f forgery) bytes(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range f {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
