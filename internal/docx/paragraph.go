package docx

import "strings"

// A Paragraph is lines of text.
type Paragraph struct {
	Style   string
	Format  Format // what differs from the style
	List    int    // place in Document.Lists, from 1; 0: no item of a list
	Level   int    // of the item, from 0
	Content []Inline

	last func() // writes the section that ends with the paragraph
}

func (p Paragraph) write(a *part) {
	a.begin("w:p")
	a.begin("w:pPr")
	p.Format.write(&a.markup, p.Style, p.List, min(max(p.Level, 0), levels-1))
	if p.last != nil {
		p.last()
	}
	a.end(1)
	for _, i := range p.Content {
		i.write(a)
	}
	a.end(1)
}

// A Text is text of one look. A line end in it begins a new line, a tab leads
// to the next stop.
type Text struct {
	Look Look
	Text string
}

func (t Text) write(a *part) {
	if t.Text == "" {
		return
	}
	a.begin("w:r")
	t.Look.write(&a.markup)
	a.words(t.Text)
	a.end(1)
}

// words writes the text of a run.
func (a *part) words(text string) {
	for {
		k := strings.IndexAny(text, "\n\t")
		if k < 0 {
			a.plain(text)
			return
		}
		a.plain(text[:k])
		if text[k] == '\n' {
			a.empty("w:br")
		} else {
			a.empty("w:tab")
		}
		text = text[k+1:]
	}
}

func (a *part) plain(text string) {
	if text != "" {
		a.leaf("w:t", text, "xml:space", "preserve")
	}
}

// A Link leads to an address, or to a Mark of the document.
type Link struct {
	Address string
	Mark    string // goes before Address
	Content []Inline
}

func (l Link) write(a *part) {
	switch {
	case l.Mark != "":
		a.begin("w:hyperlink", "w:anchor", l.Mark, "w:history", "1")
	case l.Address != "":
		a.begin("w:hyperlink", "r:id", a.out(l.Address), "w:history", "1")
	}
	for _, i := range l.Content {
		i.write(a)
	}
	if l.Mark != "" || l.Address != "" {
		a.end(1)
	}
}

// A Mark names a place in the text, for links and page numbers.
type Mark struct {
	Name    string // a letter, then letters, digits and _; at most 40
	Content []Inline
}

func (m Mark) write(a *part) {
	id := itoa(a.pack.marks)
	a.pack.marks++
	a.empty("w:bookmarkStart", "w:id", id, "w:name", m.Name)
	for _, i := range m.Content {
		i.write(a)
	}
	a.empty("w:bookmarkEnd", "w:id", id)
}

// A Field is text that Word works out, such as PAGE or PAGEREF name.
type Field struct {
	Look Look
	Code string
	Text string // what is shown until Word has worked it out
}

func (f Field) write(a *part) {
	for _, step := range []func(){
		func() { a.empty("w:fldChar", "w:fldCharType", "begin") },
		func() { a.leaf("w:instrText", " "+f.Code+" ", "xml:space", "preserve") },
		func() { a.empty("w:fldChar", "w:fldCharType", "separate") },
		func() { a.plain(f.Text) },
		func() { a.empty("w:fldChar", "w:fldCharType", "end") },
	} {
		a.begin("w:r")
		f.Look.write(&a.markup)
		step()
		a.end(1)
	}
}

// A Ruby is text with its reading in small letters above.
type Ruby struct {
	Look Look // of the text; its Size says how large the reading is
	Text string
	Over string
}

func (r Ruby) write(a *part) {
	over := r.Look
	over.Size = max(r.Look.Size/2, 2)
	a.begin("w:r")
	r.Look.write(&a.markup)
	a.begin("w:ruby")
	a.begin("w:rubyPr")
	a.val("w:rubyAlign", "center")
	a.val("w:hps", itoa(over.Size))
	a.val("w:hpsRaise", itoa(r.Look.Size*9/10))
	a.val("w:hpsBaseText", itoa(r.Look.Size))
	a.val("w:lid", "zh-CN")
	a.end(1)
	for _, half := range []struct {
		name, text string
		look       Look
	}{{"w:rt", r.Over, over}, {"w:rubyBase", r.Text, r.Look}} {
		a.begin(half.name)
		Text{half.look, half.text}.write(a)
		a.end(1)
	}
	a.end(2)
}

// A Note is a footnote.
type Note struct{ Blocks []Block }

func (n Note) write(a *part) {
	if a.inNote {
		return // Word knows no notes in notes
	}
	a.pack.notes = append(a.pack.notes, n)
	a.begin("w:r")
	Look{Style: "FootnoteReference"}.write(&a.markup)
	a.empty("w:footnoteReference", "w:id", itoa(len(a.pack.notes)))
	a.end(1)
}

// notesPart writes word/footnotes.xml: the two lines that Word draws above
// notes, then the notes from 1.
func (p *pack) notesPart() {
	a := p.add("word/footnotes.xml", word+"footnotes+xml")
	p.main.relate(office+"footnotes", "footnotes.xml")
	a.inNote = true
	a.begin("w:footnotes", namespaces...)
	for id, kind := range []string{"separator", "continuationSeparator"} {
		a.begin("w:footnote", "w:type", kind, "w:id", itoa(id-1))
		a.begin("w:p")
		a.begin("w:r")
		a.empty("w:" + kind)
		a.end(3)
	}
	for k, n := range p.notes {
		a.begin("w:footnote", "w:id", itoa(k+1))
		a.blocks(n.signed())
		a.end(1)
	}
	a.end(1)
}

// signed puts the sign of the note before its first words.
func (n Note) signed() []Block {
	first := Paragraph{Style: "FootnoteText"}
	rest := n.Blocks
	if len(rest) > 0 {
		if p, ok := rest[0].(Paragraph); ok {
			first, rest = p, rest[1:]
		}
	}
	first.Content = append([]Inline{sign{}, Text{Text: " "}}, first.Content...)
	return append([]Block{first}, rest...)
}

// A sign is the number of the note in which it stands.
type sign struct{}

func (sign) write(a *part) {
	a.begin("w:r")
	Look{Style: "FootnoteReference"}.write(&a.markup)
	a.empty("w:footnoteRef")
	a.end(1)
}
