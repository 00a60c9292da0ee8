package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// addNotes hangs notes on cells. A note that a cell has already is kept, ours
// goes below it; what an earlier amendment wrote is taken off first. Threads of
// comments, which programs write anew from another part, are left alone.
func (s *sheetAmender) addNotes(notes []Note) error {
	if s.strict { // the strict form of the standard has no boxes for them
		return nil
	}
	links, err := s.relations(s.part)
	if err != nil {
		return err
	}
	n := &noteAmender{sheetAmender: s, links: links, notes: map[string]Note{}}
	for _, note := range notes {
		note.Head = n.tag() + note.Head
		n.notes[note.Cell] = note
		n.order = append(n.order, note.Cell)
	}
	if name, ok := links.of("comments"); ok {
		if err := n.revise(name); err != nil {
			return err
		}
	} else if len(notes) > 0 {
		if err := n.begin(); err != nil {
			return err
		}
	}
	return n.draw()
}

// A noteAmender works on the words and boxes of a sheet's notes.
type noteAmender struct {
	*sheetAmender
	links links
	notes map[string]Note // still to be hung, by cell
	order []string        // of their cells
	boxes []Note          // that need a box
	gone  map[string]bool // cells whose box goes
}

// tag begins what we write, so that it is known again.
func (n *noteAmender) tag() string { return "【" + n.First.Name + "】" }

// begin makes the part of words for a sheet that has none.
func (n *noteAmender) begin() error {
	name := n.unused("xl/comments%d.xml")
	for _, cell := range n.order {
		n.boxes = append(n.boxes, n.notes[cell])
	}
	n.write(name, []byte(comments(n.boxes)))
	if err := n.declare(name, noteContent); err != nil {
		return err
	}
	_, err := n.relate(n.part, n.kind("comments"), name, n.links)
	return err
}

// revise changes the part of words.
func (n *noteAmender) revise(name string) error {
	data, err := n.read(name)
	if err != nil {
		return err
	}
	if len(n.notes) == 0 && !bytes.Contains(data, []byte(n.tag())) {
		return nil
	}
	o, err := sketch(data)
	if err != nil {
		return err
	}
	all, ok := o.child("commentList")
	authors, has := o.child("authors")
	if !ok || !has {
		return errNotWorkbook
	}
	n.gone = map[string]bool{}
	names := o.kids(authors)
	for _, c := range o.kids(all) {
		n.reviseOne(o, c, threaded(o, c, names))
	}
	known := list{from: len(names), at: map[string]int{}}
	for i, a := range names {
		known.at[string(o.data[a.inside:a.until])] = i
	}
	var b strings.Builder
	for _, cell := range n.order {
		if note, left := n.notes[cell]; left {
			b.WriteString(note.markup(known.add(esc(note.Author))))
			n.boxes = append(n.boxes, note)
		}
	}
	for _, name := range known.items {
		o.append(authors, `<author>`+name+`</author>`)
	}
	if b.Len() > 0 {
		o.append(all, b.String())
	}
	n.write(name, o.bytes())
	return nil
}

// reviseOne changes the words of one note that is there.
func (n *noteAmender) reviseOne(o *outline, c element, thread bool) {
	cell := c.attr("ref")
	text, ok := inner(o.kids(c), "text")
	if !ok || thread {
		delete(n.notes, cell)
		return
	}
	words := plain(o.data[text.from:text.to])
	theirs, _, old := strings.Cut(words, n.tag())
	theirs = strings.TrimRight(theirs, "\n ")
	note, wanted := n.notes[cell]
	switch {
	case old && theirs == "":
		o.remove(c)
		n.gone[cell] = true
		return
	case old && wanted:
		o.replace(text.from, text.to, o.prefixed(`<text>`+run(false, theirs+"\n\n")+note.runs()+`</text>`))
	case old:
		o.replace(text.from, text.to, o.prefixed(`<text>`+run(false, theirs)+`</text>`))
	case wanted:
		note.Head = "\n\n" + note.Head
		o.append(text, note.runs())
	}
	delete(n.notes, cell)
}

func inner(list []element, name string) (element, bool) {
	for _, e := range list {
		if e.name == name {
			return e, true
		}
	}
	return element{}, false
}

// threaded reports whether a note is the plain form of a thread of comments.
func threaded(o *outline, c element, authors []element) bool {
	n, err := strconv.Atoi(c.attr("authorId"))
	return err == nil && n >= 0 && n < len(authors) && strings.HasPrefix(string(o.data[authors[n].inside:authors[n].until]), "tc=")
}

// plain are the words in some markup, those of phonetic guides left out.
func plain(markup []byte) string {
	d := xml.NewDecoder(bytes.NewReader(markup))
	var b strings.Builder
	in, guide := false, false
	for {
		token, err := d.RawToken()
		if err != nil {
			return b.String()
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t"
			guide = guide || t.Name.Local == "rPh"
		case xml.EndElement:
			in = false
			guide = guide && t.Name.Local != "rPh"
		case xml.CharData:
			if in && !guide {
				b.Write(t)
			}
		}
	}
}

// draw adds the boxes of new notes and takes away those of notes that are gone.
func (n *noteAmender) draw() error {
	if len(n.boxes) == 0 && len(n.gone) == 0 {
		return nil
	}
	shapes := n.shapes()
	legacy, has := n.child("legacyDrawing")
	if !has {
		if len(shapes) == 0 {
			return nil
		}
		return n.beginDrawing(shapes)
	}
	name := n.links[legacy.attrOf("id")].target
	data, err := n.read(name)
	if err != nil {
		return err
	}
	end := bytes.LastIndex(data, []byte("</xml>"))
	if end < 0 {
		return errNotWorkbook
	}
	head := boxes.ReplaceAllFunc(data[:end], n.keep)
	first := lastNumber(head)
	var b bytes.Buffer
	b.Write(head)
	if !bytes.Contains(head, []byte(`"_x0000_t202"`)) {
		b.WriteString(shapeType)
	}
	for i, s := range shapes {
		s.number = first + i + 1 - 1024
		b.WriteString(s.markup())
	}
	b.Write(data[end:])
	n.write(name, b.Bytes())
	return nil
}

var (
	boxes      = regexp.MustCompile(`(?s)<v:shape\s.*?</v:shape>`)
	boxRow     = regexp.MustCompile(`<x:Row>\s*(\d+)\s*</x:Row>`)
	boxColumn  = regexp.MustCompile(`<x:Column>\s*(\d+)\s*</x:Column>`)
	boxNumbers = regexp.MustCompile(`_x0000_s(\d+)`)
)

// keep drops the box of a note that is gone.
func (n *noteAmender) keep(box []byte) []byte {
	row, column := boxRow.FindSubmatch(box), boxColumn.FindSubmatch(box)
	if row == nil || column == nil {
		return box
	}
	r, _ := strconv.Atoi(string(row[1]))
	c, _ := strconv.Atoi(string(column[1]))
	if n.gone[Ref(r+1, c+1)] {
		return nil
	}
	return box
}

// lastNumber is the highest number of a box, at least the last that a sheet
// does not use.
func lastNumber(data []byte) int {
	last := 1024
	for _, m := range boxNumbers.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1])) // digits; 0 where there are too many
		last = max(last, n)
	}
	return last
}

// beginDrawing makes the part of boxes for a sheet that has none.
func (n *noteAmender) beginDrawing(shapes []shape) error {
	name := n.unused("xl/drawings/vmlDrawing%d.vml")
	n.write(name, []byte(drawing(shapes)))
	if err := n.declare(name, vmlContent); err != nil {
		return err
	}
	id, err := n.relate(n.part, n.kind("vmlDrawing"), name, n.links)
	if err != nil {
		return err
	}
	n.insert("legacyDrawing", fmt.Sprintf(`<legacyDrawing xmlns:r="%s" r:id="%s"/>`, relationNS, id), sheetOrder)
	return nil
}

// shapes are the boxes of new notes, as wide as the sheet's columns need.
func (n *noteAmender) shapes() []shape {
	s := &Sheet{Notes: n.boxes}
	list := s.shapes()
	wide := n.widths()
	for i := range list {
		list[i].wide = wide
	}
	return list
}

// widths tells how wide the sheet's columns are shown.
func (n *noteAmender) widths() func(column int) int {
	type run struct{ from, to, pixels int }
	var runs []run
	standard := 64
	if f, ok := n.child("sheetFormatPr"); ok {
		if w, err := strconv.ParseFloat(f.attr("defaultColWidth"), 64); err == nil && w > 0 && w < 256 {
			standard = pixels(w)
		}
	}
	if cols, ok := n.child("cols"); ok {
		for _, c := range n.kids(cols) {
			from, _ := strconv.Atoi(c.attr("min"))
			to, _ := strconv.Atoi(c.attr("max"))
			w, err := strconv.ParseFloat(c.attr("width"), 64)
			switch hidden := c.attr("hidden"); {
			case hidden == "1" || hidden == "true":
				runs = append(runs, run{from, to, 0})
			case err == nil && w >= 0 && w < 256:
				runs = append(runs, run{from, to, pixels(w)})
			}
		}
	}
	return func(column int) int {
		for _, r := range runs {
			if r.from <= column && column <= r.to {
				return r.pixels
			}
		}
		return standard
	}
}
