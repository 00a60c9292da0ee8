package docx

// A Font is named by the styles; where a machine has it not, Word takes Instead.
type Font struct {
	Name    string
	Instead string
}

// A Look is how text is set. What is zero is as the style has it.
type Look struct {
	Style     string // a character style
	Font      string // of Chinese characters
	Latin     string // of letters and digits; empty: as Font
	Bold      bool
	Italic    bool
	Strike    bool
	Underline bool
	Color     string // RRGGBB
	Spread    int    // twips between characters, may be negative
	Size      int    // half points
	Raised    bool   // superscript
}

// write writes w:rPr in the order of CT_RPr; it writes nothing of an empty Look.
func (l Look) write(m *markup) {
	if l == (Look{}) {
		return
	}
	m.begin("w:rPr")
	m.val("w:rStyle", l.Style)
	if l.Font != "" || l.Latin != "" {
		latin := l.Latin
		if latin == "" {
			latin = l.Font
		}
		m.empty("w:rFonts", "w:hint", "eastAsia", "w:ascii", latin, "w:hAnsi", latin, "w:eastAsia", l.Font, "w:cs", latin)
	}
	m.on("w:b", l.Bold)
	m.on("w:i", l.Italic)
	m.on("w:strike", l.Strike)
	m.val("w:color", l.Color)
	m.val("w:spacing", some(l.Spread))
	m.val("w:sz", some(l.Size))
	m.val("w:szCs", some(l.Size))
	if l.Underline {
		m.val("w:u", "single")
	}
	if l.Raised {
		m.val("w:vertAlign", "superscript")
	}
	m.end(1)
}

// A Style is a named set of Format and Look.
type Style struct {
	ID     string // ASCII
	Name   string // as Word lists it; "heading 1" and its like are Word's own
	Based  string // id of the style that it changes
	Kind   string // paragraph, character, table; empty: paragraph
	Format Format
	Look   Look
	Table  *TableLook
}

func (p *pack) stylesPart() {
	a := p.add("word/styles.xml", word+"styles+xml")
	p.main.relate(office+"styles", "styles.xml")
	a.begin("w:styles", namespaces[:4]...)
	a.begin("w:docDefaults")
	a.begin("w:rPrDefault")
	p.Default.write(&a.markup)
	a.end(1)
	a.empty("w:pPrDefault")
	a.end(1)
	a.begin("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
	a.val("w:name", "Normal")
	a.on("w:qFormat", true)
	a.end(1)
	a.begin("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	a.val("w:name", "Normal Table")
	TableLook{}.write(&a.markup)
	a.end(1)
	for _, s := range p.Styles {
		s.write(&a.markup)
	}
	a.end(1)
}

func (s Style) write(m *markup) {
	kind := s.Kind
	if kind == "" {
		kind = "paragraph"
	}
	m.begin("w:style", "w:type", kind, "w:customStyle", custom(s.ID), "w:styleId", s.ID)
	m.val("w:name", s.Name)
	m.val("w:basedOn", s.Based)
	m.on("w:qFormat", kind == "paragraph")
	if kind == "paragraph" {
		m.begin("w:pPr")
		s.Format.write(m, "", 0, 0)
		m.end(1)
	}
	s.Look.write(m)
	if s.Table != nil {
		s.Table.write(m)
	}
	m.end(1)
}

// custom tells Word's own styles from others.
func custom(id string) string {
	for _, own := range []string{"Heading", "Footer", "Footnote", "Hyperlink", "Title", "TOC"} {
		if len(id) >= len(own) && id[:len(own)] == own {
			return ""
		}
	}
	return "1"
}

func (p *pack) fontsPart() {
	a := p.add("word/fontTable.xml", word+"fontTable+xml")
	p.main.relate(office+"fontTable", "fontTable.xml")
	a.begin("w:fonts", namespaces[:4]...)
	for _, f := range p.Fonts {
		a.begin("w:font", "w:name", f.Name)
		a.val("w:altName", f.Instead)
		a.val("w:charset", "86") // GB 2312
		a.val("w:family", "auto")
		a.val("w:pitch", "variable")
		a.end(1)
	}
	a.end(1)
}
