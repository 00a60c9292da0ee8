package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// An Amendment is what is added to a workbook.
type Amendment struct {
	// First is put in front of all sheets. What an earlier amendment whose
	// First had the same name added is taken out again.
	First  *Sheet
	Sheets map[string]Addition // by name; names that the workbook does not have are passed over
}

// An Addition is what is added to one sheet.
type Addition struct {
	Marks []Mark
	Notes []Note // one a cell
	Links []Link
}

// A Link makes a cell lead to another of the same workbook.
type Link struct {
	Cell, To, Tip string
}

// Amend returns a workbook with additions. It fails where the workbook is built
// in a way that it cannot follow; nothing is wrong with such a workbook.
func Amend(book []byte, with Amendment) ([]byte, error) {
	a, err := openArchive(book)
	if err != nil {
		return nil, err
	}
	m := &amender{archive: a, Amendment: with}
	for _, step := range []func() error{m.open, m.openStyles, m.amendSheets, m.putFirst, m.closeStyles} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return a.pack()
}

type amender struct {
	*archive
	Amendment
	name   string // of the part that lists the sheets
	book   *outline
	links  links
	strict bool

	styleName string
	style     *outline
	looks     *styles
}

func (m *amender) open() error {
	roots, err := m.relations("")
	if err != nil {
		return err
	}
	name, ok := roots.of("officeDocument")
	if !ok {
		return errNotWorkbook
	}
	data, err := m.read(name)
	if err != nil {
		return err
	}
	m.name = name
	if m.book, err = sketch(data); err != nil {
		return err
	}
	m.strict = bytes.Contains(data[:m.book.root.inside], []byte("purl.oclc.org"))
	m.links, err = m.relations(name)
	return err
}

// openStyles enters the looks that there are, so that ours go on behind them and
// none is added twice.
func (m *amender) openStyles() error {
	name, ok := m.links.of("styles")
	if !ok {
		return errNotWorkbook
	}
	data, err := m.read(name)
	if err != nil {
		return err
	}
	m.styleName = name
	if m.style, err = sketch(data); err != nil {
		return err
	}
	m.looks = &styles{}
	for _, l := range m.lists() {
		l.list.at = map[string]int{}
		if c, ok := m.style.child(l.name); ok {
			for n, e := range m.style.kids(c) {
				l.list.from, l.list.at[string(data[e.from:e.to])] = n+1, n
			}
		}
	}
	m.looks.formats = list{from: firstFormat, at: map[string]int{}}
	if c, ok := m.style.child("numFmts"); ok {
		for _, f := range m.style.kids(c) {
			n, _ := strconv.Atoi(f.attr("numFmtId")) // 0 where it is no number
			m.looks.formats.from = max(m.looks.formats.from, n+1)
			m.looks.formats.at[f.attr("formatCode")] = n
		}
	}
	return nil
}

// lists are the kinds of looks that are plain lists, by the element that holds
// them.
func (m *amender) lists() []struct {
	name string
	list *list
} {
	return []struct {
		name string
		list *list
	}{{"fonts", &m.looks.fonts}, {"fills", &m.looks.fills}, {"borders", &m.looks.borders}, {"cellXfs", &m.looks.cells}, {"dxfs", &m.looks.marks}}
}

func (m *amender) closeStyles() error {
	var formats list
	for i, code := range m.looks.formats.items {
		formats.add(fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, m.looks.formats.from+i, esc(code)))
	}
	if c, ok := m.style.child("numFmts"); ok {
		formats.from = len(m.style.kids(c))
	}
	m.style.grow("numFmts", formats)
	for _, l := range m.lists() {
		m.style.grow(l.name, *l.list)
	}
	m.write(m.styleName, m.style.bytes())
	return nil
}

// grow puts entries at the end of a counted list.
func (o *outline) grow(name string, l list) {
	if len(l.items) == 0 {
		return
	}
	count := itoa(l.from + len(l.items))
	c, ok := o.child(name)
	switch {
	case !ok:
		o.insert(name, `<`+name+` count="`+count+`">`+l.markup()+`</`+name+`>`, styleOrder)
	case c.inside == c.to:
		o.replace(c.from, c.to, o.prefixed(`<`+name+` count="`+count+`">`+l.markup()+`</`+name+`>`))
	default:
		o.set(c, "count", count)
		o.append(c, l.markup())
	}
}

// sheets are the entries of the workbook's list.
func (m *amender) sheets() []element {
	list, ok := m.book.child("sheets")
	if !ok {
		return nil
	}
	return m.book.kids(list)
}

func (m *amender) amendSheets() error {
	for _, entry := range m.sheets() {
		r := m.links[entry.attrOf("id")]
		if !strings.HasSuffix(r.kind, "/worksheet") || entry.attr("name") == m.First.Name {
			continue
		}
		if err := m.amendSheet(r.target, m.Sheets[entry.attr("name")]); err != nil {
			return err
		}
	}
	return nil
}

// putFirst puts the first sheet into the workbook and into its list.
func (m *amender) putFirst() error {
	p := printer{Sheet: m.First, looks: m.looks, first: true}
	text := p.markup()
	if m.strict {
		text = strictly.Replace(text)
	}
	entries := m.sheets()
	if len(entries) == 0 {
		return errNotWorkbook
	}
	if first := entries[0]; first.attr("name") == m.First.Name {
		target := m.links[first.attrOf("id")].target
		m.write(target, []byte(text))
		if rels := relationsName(target); m.has(rels) { // nothing that it had is left
			m.write(rels, []byte(relations()))
		}
		m.write(m.name, m.book.bytes())
		return nil
	}
	name := m.unused("xl/worksheets/sheet%d.xml")
	m.write(name, []byte(text))
	if err := m.declare(name, sheetContent); err != nil {
		return err
	}
	id, err := m.relate(m.name, m.kind("worksheet"), name, m.links)
	if err != nil {
		return err
	}
	m.enter(entries, id)
	m.write(m.name, m.book.bytes())
	return nil
}

// enter puts the first sheet on the list and shifts what counts sheets.
func (m *amender) enter(entries []element, id string) {
	number := 0
	for _, e := range entries {
		n, _ := strconv.Atoi(e.attr("sheetId")) // 0 where it is no number
		number = max(number, n)
	}
	ns := relationNS
	if m.strict {
		ns = strictly.Replace(ns)
	}
	at := entries[0].from
	m.book.replace(at, at, m.book.prefixed(fmt.Sprintf(`<sheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, ns, esc(m.First.Name), number+1, id)))
	if views, ok := m.book.child("bookViews"); ok {
		for _, v := range m.book.kids(views) {
			m.book.set(v, "activeTab", "0")
			m.book.set(v, "firstSheet", "0")
		}
	}
	if names, ok := m.book.child("definedNames"); ok {
		for _, n := range m.book.kids(names) {
			if sheet, err := strconv.Atoi(n.attr("localSheetId")); err == nil {
				m.book.set(n, "localSheetId", itoa(sheet+1))
			}
		}
	}
	var own strings.Builder
	for _, n := range m.First.printNames() {
		n.sheet = 1
		own.WriteString(n.markup())
	}
	m.book.extend("definedNames", own.String(), bookOrder)
}

// kind is the full name of a kind of relation.
func (m *amender) kind(name string) string {
	if m.strict {
		return strictly.Replace(relationNS) + "/" + name
	}
	return relationNS + "/" + name
}

// strictly turns names of the common form of the standard into those of the
// strict one.
var strictly = strings.NewReplacer(mainNS, "http://purl.oclc.org/ooxml/spreadsheetml/main", relationNS, "http://purl.oclc.org/ooxml/officeDocument/relationships")

var selected = regexp.MustCompile(`tabSelected\s*=\s*["'](1|true)["']`)
