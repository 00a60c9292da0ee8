package xlsx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// A Book is a workbook to be written.
type Book struct {
	Title      string
	Creator    string
	Created    string // such as 2023-01-10T08:00:00Z; never the clock's
	Properties []Property
	Names      []Name
	Sheets     []*Sheet // at least one; the first is the one that is shown
}

// A Property is one of the workbook's own properties, which programs show under
// 文件 → 信息 → 属性 → 自定义.
type Property struct{ Name, Value string }

// A Name stands for cells or a constant in formulas.
type Name struct {
	Name  string
	Means string // '社区年报'!$A$4:$Z$60
	sheet int    // to which it belongs, from 1; 0: to all
}

// Write writes the workbook.
func (b *Book) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, p := range b.parts() {
		if err := put(z, p.name, []byte(p.text)); err != nil {
			return err
		}
	}
	return z.Close()
}

// A part is one file of a workbook.
type part struct{ name, text string }

// parts are all files, what others refer to behind those that do.
func (b *Book) parts() []part {
	looks := newStyles()
	var sheets []part
	for i, s := range b.Sheets {
		p := printer{Sheet: s, looks: looks, first: i == 0}
		name := fmt.Sprintf("sheet%d.xml", i+1)
		sheets = append(sheets, part{"xl/worksheets/" + name, p.markup()})
		if len(s.Notes) > 0 {
			sheets = append(sheets, part{"xl/worksheets/_rels/" + name + ".rels", relations(noteRelations(i + 1)...)},
				part{fmt.Sprintf("xl/comments%d.xml", i+1), comments(s.Notes)}, part{fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", i+1), drawing(s.shapes())})
		}
	}
	out := []part{
		{"[Content_Types].xml", b.contentTypes()},
		{"_rels/.rels", relations(
			relation{"rId1", "officeDocument", "xl/workbook.xml"},
			relation{"rId2", coreType, "docProps/core.xml"},
			relation{"rId3", "extended-properties", "docProps/app.xml"},
			relation{"rId4", "custom-properties", "docProps/custom.xml"})},
		{"docProps/app.xml", declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nianbao</Application></Properties>`},
		{"docProps/core.xml", b.core()},
		{"docProps/custom.xml", b.custom()},
		{"xl/workbook.xml", b.workbook()},
		{"xl/_rels/workbook.xml.rels", b.workbookRelations()},
		{"xl/styles.xml", looks.sheet()},
	}
	return append(out, sheets...)
}

const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS       = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNS    = "http://schemas.openxmlformats.org/package/2006/relationships"
	coreType     = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	sheetContent = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	noteContent  = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlContent   = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// A relation leads from a part to another.
type relation struct{ id, kind, target string }

func (r relation) markup() string {
	kind := r.kind
	if !strings.Contains(kind, "/") {
		kind = relationNS + "/" + kind
	}
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, kind, esc(r.target))
}

func relations(list ...relation) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(r.markup())
	}
	return declaration + `<Relationships xmlns="` + packageNS + `">` + b.String() + `</Relationships>`
}

func (b *Book) workbookRelations() string {
	var list []relation
	for i := range b.Sheets {
		list = append(list, relation{fmt.Sprintf("rId%d", i+1), "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	return relations(append(list, relation{fmt.Sprintf("rId%d", len(list)+1), "styles", "styles.xml"})...)
}

func (b *Book) contentTypes() string {
	const office = "application/vnd.openxmlformats-officedocument."
	var t strings.Builder
	override := func(name, kind string) { fmt.Fprintf(&t, `<Override PartName="/%s" ContentType="%s"/>`, name, kind) }
	override("docProps/app.xml", office+"extended-properties+xml")
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/custom.xml", office+"custom-properties+xml")
	override("xl/workbook.xml", office+"spreadsheetml.sheet.main+xml")
	override("xl/styles.xml", office+"spreadsheetml.styles+xml")
	for i, s := range b.Sheets {
		override(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheetContent)
		if len(s.Notes) > 0 {
			override(fmt.Sprintf("xl/comments%d.xml", i+1), noteContent)
		}
	}
	return declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="vml" ContentType="` + vmlContent + `"/><Default Extension="xml" ContentType="application/xml"/>` + t.String() + `</Types>`
}

func (b *Book) core() string {
	date := func(name string) string {
		return `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + esc(b.Created) + `</dcterms:` + name + `>`
	}
	return declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + esc(b.Title) + `</dc:title><dc:creator>` + esc(b.Creator) + `</dc:creator>` +
		when(b.Created != "", date("created")+date("modified")) + `</cp:coreProperties>`
}

func (b *Book) custom() string {
	var t strings.Builder
	for i, p := range b.Properties {
		fmt.Fprintf(&t, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, i+2, esc(p.Name), esc(p.Value))
	}
	return declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` + t.String() + `</Properties>`
}

func (b *Book) workbook() string {
	var t strings.Builder
	t.WriteString(declaration + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relationNS + `"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800"/></bookViews><sheets>`)
	for i, s := range b.Sheets {
		fmt.Fprintf(&t, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, esc(s.Name), i+1, when(s.Hidden, ` state="veryHidden"`), i+1)
	}
	t.WriteString(`</sheets>`)
	var names strings.Builder
	for i, s := range b.Sheets {
		for _, n := range s.printNames() {
			n.sheet = i + 1
			names.WriteString(n.markup())
		}
	}
	for _, n := range b.Names {
		names.WriteString(n.markup())
	}
	t.WriteString(wrap("definedNames", names.String()))
	t.WriteString(`<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`)
	return t.String()
}

func (n Name) markup() string {
	return `<definedName name="` + esc(n.Name) + `"` + when(n.sheet > 0, fmt.Sprintf(` localSheetId="%d"`, n.sheet-1)) + `>` + esc(n.Means) + `</definedName>`
}
