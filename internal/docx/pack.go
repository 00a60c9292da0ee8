package docx

import (
	"archive/zip"
	"io"
	"slices"
	"time"
)

const (
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	word   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// namespaces are those of a part of WordprocessingML.
var namespaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart",
}

// A pack is the file being written: parts in a zip, tied together by relations.
type pack struct {
	*Document
	root     []relation
	parts    []*part
	main     *part
	notes    []Note
	drawings int
	marks    int
}

// A part is one file of the pack.
type part struct {
	markup
	pack      *pack
	name      string // word/document.xml
	kind      string // content type; empty where its ending tells
	relations []relation
	outside   map[string]string // ids by address
	inNote    bool              // a note in a note is written as its text
	own       bool              // no other file has the like
}

// A relation leads from a part to another, or out of the file.
type relation struct {
	kind, target string
	outside      bool
}

func newPack(d *Document) *pack { return &pack{Document: d} }

// add begins a part of XML.
func (p *pack) add(name, kind string) *part {
	a := &part{pack: p, name: name, kind: kind}
	a.WriteString(header)
	p.parts = append(p.parts, a)
	return a
}

// put adds a part that is finished.
func (p *pack) put(name, kind string, data []byte) {
	a := &part{pack: p, name: name, kind: kind, own: true}
	a.Write(data)
	p.parts = append(p.parts, a)
}

// relate returns the id of a new relation of a part.
func (a *part) relate(kind, target string) string {
	a.relations = append(a.relations, relation{kind: kind, target: target})
	return "rId" + itoa(len(a.relations))
}

// out returns the id of the relation to an address outside.
func (a *part) out(address string) string {
	if id, ok := a.outside[address]; ok {
		return id
	}
	a.relations = append(a.relations, relation{office + "hyperlink", address, true})
	if a.outside == nil {
		a.outside = map[string]string{}
	}
	a.outside[address] = "rId" + itoa(len(a.relations))
	return a.outside[address]
}

// zip writes the pack: the list of types first, as readers expect.
func (p *pack) zip(w io.Writer) error {
	out := zip.NewWriter(w)
	if err := pressCommon(p.types()).into(out, "[Content_Types].xml"); err != nil {
		return err
	}
	if err := pressCommon(rels(p.root)).into(out, "_rels/.rels"); err != nil {
		return err
	}
	for _, a := range p.parts {
		press := pressCommon
		if a.own {
			press = pressOwn
		}
		if err := press(a.Bytes()).into(out, a.name); err != nil {
			return err
		}
		if len(a.relations) > 0 {
			if err := pressCommon(rels(a.relations)).into(out, relsName(a.name)); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// types is [Content_Types].xml.
func (p *pack) types() []byte {
	var m markup
	m.WriteString(header)
	m.begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, d := range [][2]string{
		{"jpeg", "image/jpeg"}, {"png", "image/png"}, {"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"svg", "image/svg+xml"},
		{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, {"xml", "application/xml"},
	} {
		m.empty("Default", "Extension", d[0], "ContentType", d[1])
	}
	for _, a := range p.parts {
		if a.kind != "" {
			m.empty("Override", "PartName", "/"+a.name, "ContentType", a.kind)
		}
	}
	m.end(1)
	return m.Bytes()
}

func rels(list []relation) []byte {
	var m markup
	m.WriteString(header)
	m.begin("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for k, r := range list {
		mode := ""
		if r.outside {
			mode = "External"
		}
		m.empty("Relationship", "Id", "rId"+itoa(k+1), "Type", r.kind, "Target", r.target, "TargetMode", mode)
	}
	m.end(1)
	return m.Bytes()
}

// relsName is where the relations of a part lie: word/_rels/document.xml.rels.
func relsName(part string) string {
	at := slices.Index([]byte(part), '/')
	for k := at + 1; k < len(part); k++ {
		if part[k] == '/' {
			at = k
		}
	}
	return part[:at+1] + "_rels/" + part[at+1:] + ".rels"
}

// properties are docProps: title, author and date, and nothing of the machine.
func (p *pack) properties() {
	core := p.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	core.own = true
	core.begin("cp:coreProperties", "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	core.leaf("dc:title", p.Title)
	core.leaf("dc:creator", p.Author)
	if !p.Date.IsZero() {
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			core.leaf(name, p.Date.UTC().Format(time.RFC3339), "xsi:type", "dcterms:W3CDTF")
		}
	}
	core.end(1)
	p.root = append(p.root,
		relation{kind: office + "officeDocument", target: p.main.name},
		relation{kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: core.name})
}
