package xlsx

import (
	"bytes"
	"encoding/xml"
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
