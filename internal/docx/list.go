package docx

const levels = 9 // of a list, as Word has them

// A List numbers paragraphs, or puts marks before them. Each list counts for
// itself.
type List struct{ Levels []Level }

// A Level is one depth of a list.
type Level struct {
	Kind   string // decimal, bullet, decimalEnclosedCircleChinese, …
	Text   string // "%1." or a mark
	Start  int
	Look   Look
	Indent Indent
}

func (p *pack) listsPart() {
	a := p.add("word/numbering.xml", word+"numbering+xml")
	p.main.relate(office+"numbering", "numbering.xml")
	a.begin("w:numbering", namespaces[:4]...)
	for k, l := range p.Lists {
		a.begin("w:abstractNum", "w:abstractNumId", itoa(k))
		a.val("w:multiLevelType", "multilevel")
		for n, level := range l.Levels[:min(len(l.Levels), levels)] {
			level.write(&a.markup, n)
		}
		a.end(1)
	}
	for k := range p.Lists {
		a.begin("w:num", "w:numId", itoa(k+1))
		a.val("w:abstractNumId", itoa(k))
		a.end(1)
	}
	a.end(1)
}

func (l Level) write(m *markup, n int) {
	m.begin("w:lvl", "w:ilvl", itoa(n))
	m.val("w:start", itoa(l.Start))
	m.val("w:numFmt", l.Kind)
	m.val("w:suff", "space")
	m.empty("w:lvlText", "w:val", l.Text)
	m.val("w:lvlJc", "left")
	m.begin("w:pPr")
	l.Indent.write(m)
	m.end(1)
	l.Look.write(m)
	m.end(1)
}
