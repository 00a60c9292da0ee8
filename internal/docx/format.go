package docx

// A Format is how a paragraph is set. What is zero or nil is as the style has it.
type Format struct {
	KeepNext   bool // on the page of the next paragraph
	KeepLines  bool // on one page
	BreakFirst bool // on a new page
	Free       bool // off the grid of lines
	Above      *Rule
	Below      *Rule
	Tabs       []Tab
	Spacing    *Spacing
	Indent     *Indent
	Align      string // left, right, center, both, distribute
	Outline    int    // level of a heading, from 1
	Tight      bool   // no space between Chinese and letters or digits
	Loose      bool   // a paragraph may leave one line alone on a page
}

// A Rule is a line above or below a paragraph.
type Rule struct {
	Size  int    // eighths of a point
	Color string // RRGGBB
	Space int    // points between text and line
}

// A Tab is a stop.
type Tab struct {
	At     int
	Align  string // left, right, center
	Dotted bool
}

// A Spacing is the height of lines and the room above and below.
type Spacing struct {
	Before, After int
	Line          int
	AtLeast       bool // Line is the least height, else the height
}

// An Indent is how far lines are set in. Those in characters, 1/100 of one, go
// before those in twips, which serve readers that know no characters.
type Indent struct {
	Left, Right, First                int // First may be negative: the others hang
	LeftChars, RightChars, FirstChars int
}

// write writes what stands in w:pPr, in the order of CT_PPr.
func (f Format) write(m *markup, style string, list, level int) {
	m.val("w:pStyle", style)
	m.on("w:keepNext", f.KeepNext)
	m.on("w:keepLines", f.KeepLines)
	m.on("w:pageBreakBefore", f.BreakFirst)
	if f.Loose {
		m.val("w:widowControl", "0")
	}
	if list > 0 {
		m.begin("w:numPr")
		m.val("w:ilvl", itoa(level))
		m.val("w:numId", itoa(list))
		m.end(1)
	}
	f.borders(m)
	f.tabs(m)
	if f.Tight {
		m.val("w:autoSpaceDE", "0")
		m.val("w:autoSpaceDN", "0")
	}
	if f.Free {
		m.val("w:snapToGrid", "0")
	}
	f.Spacing.write(m)
	f.Indent.write(m)
	m.val("w:jc", f.Align)
	if f.Outline > 0 {
		m.val("w:outlineLvl", itoa(min(f.Outline, 9)-1))
	}
}

func (f Format) borders(m *markup) {
	if f.Above == nil && f.Below == nil {
		return
	}
	m.begin("w:pBdr")
	f.Above.write(m, "w:top")
	f.Below.write(m, "w:bottom")
	m.end(1)
}

func (l *Rule) write(m *markup, name string) {
	if l != nil {
		m.empty(name, "w:val", "single", "w:sz", itoa(l.Size), "w:space", itoa(l.Space), "w:color", l.Color)
	}
}

func (f Format) tabs(m *markup) {
	if len(f.Tabs) == 0 {
		return
	}
	m.begin("w:tabs")
	for _, t := range f.Tabs {
		leader := ""
		if t.Dotted {
			leader = "dot"
		}
		m.empty("w:tab", "w:val", t.Align, "w:leader", leader, "w:pos", itoa(t.At))
	}
	m.end(1)
}

func (s *Spacing) write(m *markup) {
	if s == nil {
		return
	}
	rule := "exact"
	switch {
	case s.AtLeast:
		rule = "atLeast"
	case s.Line == 0:
		rule = ""
	}
	m.empty("w:spacing", "w:before", itoa(s.Before), "w:after", itoa(s.After), "w:line", some(s.Line), "w:lineRule", rule)
}

func (i *Indent) write(m *markup) {
	if i == nil {
		return
	}
	attributes := []string{"w:leftChars", itoa(i.LeftChars), "w:left", itoa(i.Left), "w:rightChars", itoa(i.RightChars), "w:right", itoa(i.Right)}
	if i.First < 0 || i.FirstChars < 0 {
		attributes = append(attributes, "w:hangingChars", itoa(-i.FirstChars), "w:hanging", itoa(-i.First))
	} else {
		attributes = append(attributes, "w:firstLineChars", itoa(i.FirstChars), "w:firstLine", itoa(i.First))
	}
	m.empty("w:ind", attributes...)
}
