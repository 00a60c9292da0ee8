package site

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// The tables of a year as a Data Package of the Frictionless specifications
// (version 1, profile tabular-data-package): the tables as CSV, and a descriptor
// that says what their columns are.

// A tableFile is a table as CSV.
type tableFile struct {
	YearTable
	name  string // space-communities.csv
	data  []byte
	lines int
	words []string // that stand in columns of numbers where there is no number
}

// csvFile prints a table for programs: no lines of sums among the communities,
// plain numbers, a share in per cent as its head says.
func (t YearTable) csvFile() tableFile {
	f := tableFile{YearTable: t, name: t.ID + ".csv"}
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Head())
	}
	rows := [][]string{head}
	for _, l := range t.Lines {
		if l.Area.Level != t.Level && !l.Area.Whole() || l.Area.Whole() && t.Grouped() {
			continue
		}
		row := make([]string, len(l.Cells))
		for k, c := range l.Cells {
			if row[k] = c.plain(t.Columns[k]); !t.Columns[k].Words && !c.Value.Known() && c.Text != "" && !slices.Contains(f.words, c.Text) {
				f.words = append(f.words, c.Text)
			}
		}
		rows = append(rows, row)
	}
	slices.Sort(f.words)
	f.data, f.lines = writeCSV(rows), len(rows)-1
	return f
}

func (c YearCell) plain(of YearColumn) string {
	switch {
	case !c.Value.Known():
		return c.Text
	case of.Unit == "%":
		return plain(c.Value.Mul(stat.Int(100)))
	}
	return plain(c.Value)
}

// The parts of a descriptor, with the keys of the specification.
type (
	dataPackage struct {
		Profile      string        `json:"profile"`
		Name         string        `json:"name"`
		Title        string        `json:"title"`
		Description  string        `json:"description"`
		Version      string        `json:"version,omitempty"`
		Licenses     []dataLicense `json:"licenses,omitempty"`
		Sources      []dataTitle   `json:"sources"`
		Contributors []dataTitle   `json:"contributors"`
		Resources    []dataTable   `json:"resources"`
	}
	dataLicense struct {
		Name  string `json:"name,omitempty"`
		Path  string `json:"path,omitempty"`
		Title string `json:"title,omitempty"`
	}
	dataTitle struct {
		Title string `json:"title"`
		Role  string `json:"role,omitempty"`
	}
	dataTable struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Path        string     `json:"path"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Format      string     `json:"format"`
		Mediatype   string     `json:"mediatype"`
		Encoding    string     `json:"encoding"`
		Bytes       int        `json:"bytes"`
		Hash        string     `json:"hash"`
		Dialect     dialect    `json:"dialect"`
		Schema      dataSchema `json:"schema"`
	}
	dialect struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
	dataSchema struct {
		Fields        []dataField `json:"fields"`
		MissingValues []string    `json:"missingValues"`
		PrimaryKey    string      `json:"primaryKey"`
	}
	dataField struct {
		Name        string         `json:"name"`
		Type        string         `json:"type"`
		Title       string         `json:"title"`
		Description string         `json:"description,omitempty"`
		Unit        string         `json:"unit,omitempty"`
		Indicator   string         `json:"indicator,omitempty"` // id; not of the specification, which lets more in
		Constraints map[string]any `json:"constraints,omitempty"`
	}
)

// descriptor describes the tables of a package.
func (b Yearbook) descriptor(name string, l source.License, tables []tableFile) []byte {
	p := dataPackage{
		Profile: "tabular-data-package", Name: name, Title: b.Title, Description: strings.Join(b.Notes, "\n"), Version: b.Date,
		Sources: []dataTitle{{Title: b.Source}}, Contributors: []dataTitle{{Title: b.Owner, Role: "publisher"}},
	}
	if b.Edition != "" {
		p.Title += "（" + b.Edition + "）"
	}
	if l.Name != "" || l.URL != "" {
		p.Licenses = []dataLicense{{l.Name, l.URL, l.Title}}
	}
	for _, t := range tables {
		p.Resources = append(p.Resources, t.resource())
	}
	text, _ := json.MarshalIndent(p, "", "  ") // strings and numbers
	return append(text, '\n')
}

func (t tableFile) resource() dataTable {
	r := dataTable{
		Profile: "tabular-data-resource", Name: t.ID, Path: t.name, Title: t.Title, Description: t.says(), Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Bytes: len(t.data), Hash: fmt.Sprintf("sha256:%x", sha256.Sum256(t.data)),
		Dialect: dialect{Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		Schema:  dataSchema{MissingValues: append([]string{""}, t.words...), PrimaryKey: t.Columns[t.Names-1].Head()},
	}
	for k, c := range t.Columns {
		f := dataField{Name: c.Head(), Title: cmp.Or(strings.Trim(c.Group+"："+c.Title, "："), c.Head()), Type: "number", Unit: c.Unit}
		switch {
		case k == t.Names-1:
			f.Type, f.Constraints = "string", map[string]any{"required": true, "unique": true}
		case c.Words:
			f.Type = "string"
		}
		if i := c.Indicator; i != nil {
			f.Indicator, f.Description = i.ID, i.Definition
		}
		r.Schema.Fields = append(r.Schema.Fields, f)
	}
	return r
}

// says tells what a table holds.
func (t tableFile) says() string {
	indicators := map[string]bool{}
	for _, c := range t.Columns[t.Names:] {
		indicators[c.Group] = true
	}
	return fmt.Sprintf("%s：%d 项指标，每行一个%s，%d 行", t.Theme, len(indicators), t.Called, t.lines)
}

// packed is the package in one file, the same bytes each time. Its tables begin
// without the mark that tells Excel of UTF-8: programs take it for a part of the
// first head.
func (b Yearbook) packed(name string, l source.License, tables []tableFile) []byte {
	bare := slices.Clone(tables)
	for k := range bare {
		bare[k].data = bytes.TrimPrefix(bare[k].data, []byte(mark))
	}
	files := []Download{{Path: "datapackage.json", Data: b.descriptor(name, l, bare)}}
	for _, t := range bare {
		files = append(files, Download{Path: t.name, Data: t.data})
	}
	return zipped(files)
}

func zipped(files []Download) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b) // a buffer takes everything
	for _, f := range files {
		w, _ := z.CreateHeader(&zip.FileHeader{Name: f.Path, Method: zip.Deflate})
		_, _ = w.Write(f.Data)
	}
	_ = z.Close()
	return b.Bytes()
}
