package docx

import (
	"archive/zip"
	"bytes"
	"slices"
)

// workbook is the data of a chart as an .xlsx: names and numbers in Sheet1, the
// numbers in the formats of their labels. Without it Word shows the chart but
// cannot edit it.
func (c Chart) workbook() []byte {
	const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	formats := c.formats()
	var types, book, styles markup
	types.WriteString(header)
	types.begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	types.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	types.empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, o := range [][2]string{{"workbook", "sheet.main+xml"}, {"worksheets/sheet1", "worksheet+xml"}, {"styles", "styles+xml"}} {
		types.empty("Override", "PartName", "/xl/"+o[0]+".xml", "ContentType", sheet+o[1])
	}
	types.end(1)
	book.WriteString(header)
	book.begin("workbook", "xmlns", spreadsheet, "xmlns:r", namespaces[3])
	book.begin("sheets")
	book.empty("sheet", "name", "Sheet1", "sheetId", "1", "r:id", "rId1")
	book.end(2)
	styles.WriteString(header)
	styleSheet(&styles, formats)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", types.Bytes()},
		{"_rels/.rels", rels([]relation{{kind: office + "officeDocument", target: "xl/workbook.xml"}})},
		{"xl/workbook.xml", book.Bytes()},
		{"xl/_rels/workbook.xml.rels", rels([]relation{{kind: office + "worksheet", target: "worksheets/sheet1.xml"}, {kind: office + "styles", target: "styles.xml"}})},
		{"xl/worksheets/sheet1.xml", c.sheet(formats)},
		{"xl/styles.xml", styles.Bytes()},
	} {
		press := pressCommon
		if f.name == "xl/worksheets/sheet1.xml" {
			press = pressOwn
		}
		_ = press(f.data).into(z, f.name) // a buffer takes everything
	}
	_ = z.Close()
	return out.Bytes()
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// formats are the number formats of a chart, each once.
func (c Chart) formats() []string {
	var out []string
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.known() && !slices.Contains(out, p.format()) {
				out = append(out, p.format())
			}
		}
	}
	return out
}

func styleSheet(m *markup, formats []string) {
	m.begin("styleSheet", "xmlns", spreadsheet)
	if len(formats) > 0 {
		m.begin("numFmts", "count", itoa(len(formats)))
		for k, f := range formats {
			m.empty("numFmt", "numFmtId", itoa(164+k), "formatCode", f)
		}
		m.end(1)
	}
	m.begin("fonts", "count", "1")
	m.begin("font")
	m.empty("sz", "val", "11")
	m.empty("name", "val", "宋体")
	m.end(2)
	m.begin("fills", "count", "2")
	for _, kind := range []string{"none", "gray125"} {
		m.begin("fill")
		m.empty("patternFill", "patternType", kind)
		m.end(1)
	}
	m.end(1)
	m.begin("borders", "count", "1")
	m.empty("border")
	m.end(1)
	m.begin("cellStyleXfs", "count", "1")
	m.empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0")
	m.end(1)
	m.begin("cellXfs", "count", itoa(len(formats)+1))
	m.empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0", "xfId", "0")
	for k := range formats {
		m.empty("xf", "numFmtId", itoa(164+k), "fontId", "0", "fillId", "0", "borderId", "0", "xfId", "0", "applyNumberFormat", "1")
	}
	m.end(2)
}

// sheet is the grid: names of the series in the first row, of the categories in
// the first column.
func (c Chart) sheet(formats []string) []byte {
	var m markup
	m.WriteString(header)
	m.begin("worksheet", "xmlns", spreadsheet)
	m.begin("sheetData")
	for r := range len(c.Categories) + 1 {
		m.begin("row", "r", itoa(r+1))
		if r > 0 {
			name(&m, "A"+itoa(r+1), c.Categories[r-1])
		}
		for k, s := range c.Series {
			at := column(k+1) + itoa(r+1)
			if r == 0 {
				name(&m, at, s.Name)
			} else if p := s.Points[r-1]; p.known() {
				m.begin("c", "r", at, "s", itoa(slices.Index(formats, p.format())+1))
				m.leaf("v", p.Value)
				m.end(1)
			}
		}
		m.end(1)
	}
	m.end(2)
	return m.Bytes()
}

func name(m *markup, at, text string) {
	m.begin("c", "r", at, "t", "inlineStr")
	m.begin("is")
	m.leaf("t", text, "xml:space", "preserve")
	m.end(2)
}

// column is the letters of the n-th column of a sheet, from 0: A, Z, AA.
func column(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return column(n/26-1) + string(rune('A'+n%26))
}
