package docx

// series writes columns, or the parts of a pie.
func (c Chart) series(m *markup, k int, s Series) {
	m.begin("c:ser")
	c.name(m, k, s)
	m.begin("c:spPr")
	fill(m, s.Color, "FFFFFF", s.Hatch)
	line(m, "FFFFFF", 50, "")
	m.end(1)
	if c.Kind != Pie {
		m.val("c:invertIfNegative", "0")
	}
	for n, p := range s.Points {
		c.point(m, n, p)
	}
	c.labels(m, s)
	c.data(m, k, s)
	m.end(1)
}

// line writes a line.
func (c Chart) line(m *markup, k int, s Series) {
	m.begin("c:ser")
	c.name(m, k, s)
	width, dash, sign := 225, s.Dash, s.Sign
	if s.Across {
		width, dash, sign = 150, "dash", ""
	}
	m.begin("c:spPr")
	line(m, s.Color, width, dash)
	m.end(1)
	c.sign(m, sign, s.Color)
	c.labels(m, s)
	c.data(m, k, s)
	m.val("c:smooth", "0")
	m.end(1)
}

func (c Chart) name(m *markup, k int, s Series) {
	m.val("c:idx", itoa(k))
	m.val("c:order", itoa(k))
	m.begin("c:tx")
	m.begin("c:strRef")
	m.leaf("c:f", "Sheet1!$"+column(k+1)+"$1")
	m.begin("c:strCache")
	m.val("c:ptCount", "1")
	m.begin("c:pt", "idx", "0")
	m.leaf("c:v", s.Name)
	m.end(4)
}

func (c Chart) sign(m *markup, sign, color string) {
	m.begin("c:marker")
	if sign == "" {
		m.val("c:symbol", "none")
		m.end(1)
		return
	}
	m.val("c:symbol", sign)
	m.val("c:size", "7")
	m.begin("c:spPr")
	fill(m, color, "", false)
	line(m, "FFFFFF", 50, "")
	m.end(2)
}

// point writes the look of a column that has its own.
func (c Chart) point(m *markup, n int, p Point) {
	if p.Color == "" {
		return
	}
	m.begin("c:dPt")
	m.val("c:idx", itoa(n))
	if c.Kind != Pie {
		m.val("c:invertIfNegative", "0")
	}
	m.val("c:bubble3D", "0")
	m.begin("c:spPr")
	fill(m, p.Color, "FFFFFF", p.Hatch)
	line(m, "FFFFFF", 50, "")
	m.end(2)
}

// labels writes the number at each point. The format and the place of the first
// are the series'; points that print otherwise, or not at all, have a label of
// their own.
func (c Chart) labels(m *markup, s Series) {
	common := s.common()
	m.begin("c:dLbls")
	for n, p := range s.Points {
		switch {
		case !p.known():
		case p.Place == Nowhere || s.Across:
			m.begin("c:dLbl")
			m.val("c:idx", itoa(n))
			m.val("c:delete", "1")
			m.end(1)
		case p.format() != common.format() || p.Place != common.Place:
			m.begin("c:dLbl")
			m.val("c:idx", itoa(n))
			c.label(m, s, p)
			m.end(1)
		}
	}
	if s.Across {
		m.val("c:delete", "1")
	} else {
		c.label(m, s, common)
		if c.Kind == Pie {
			m.val("c:showLeaderLines", "0")
		}
	}
	m.end(1)
}

// common is the first point of the series that has a label.
func (s Series) common() Point {
	for _, p := range s.Points {
		if p.known() && p.Place != Nowhere {
			return p
		}
	}
	return Point{}
}

// label writes what a label shows, and where.
func (c Chart) label(m *markup, s Series, p Point) {
	m.empty("c:numFmt", "formatCode", p.format(), "sourceLinked", "0")
	m.begin("c:spPr")
	m.empty("a:noFill")
	line(m, "", 0, "")
	m.end(1)
	color := c.Look.Color
	if s.Ink != "" && (c.Kind == Stack || p.Place == Inside) {
		color = s.Ink
	}
	words(m, c.Look, color)
	m.val("c:dLblPos", c.place(p))
	m.val("c:showLegendKey", "0")
	m.val("c:showVal", "1")
	m.val("c:showCatName", map[bool]string{true: "1", false: "0"}[c.Kind == Pie])
	m.val("c:showSerName", "0")
	m.val("c:showPercent", "0")
	m.val("c:showBubbleSize", "0")
	if c.Kind == Pie {
		m.leaf("c:separator", " ")
	}
}

// place is the word for where a label stands. Each kind of chart knows its own.
func (c Chart) place(p Point) string {
	switch {
	case c.Kind == Stack:
		return "ctr"
	case c.Kind == Line && p.Place == Below:
		return "b"
	case c.Kind == Line:
		return "t"
	case p.Place == Inside:
		return "ctr"
	}
	return "outEnd"
}

// data writes where the numbers stand in the workbook, and the numbers.
func (c Chart) data(m *markup, k int, s Series) {
	last := itoa(len(c.Categories) + 1)
	m.begin("c:cat")
	m.begin("c:strRef")
	m.leaf("c:f", "Sheet1!$A$2:$A$"+last)
	m.begin("c:strCache")
	m.val("c:ptCount", itoa(len(c.Categories)))
	for n, name := range c.Categories {
		m.begin("c:pt", "idx", itoa(n))
		m.leaf("c:v", name)
		m.end(1)
	}
	m.end(3)
	m.begin("c:val")
	m.begin("c:numRef")
	m.leaf("c:f", "Sheet1!$"+column(k+1)+"$2:$"+column(k+1)+"$"+last)
	m.begin("c:numCache")
	m.leaf("c:formatCode", s.common().format())
	m.val("c:ptCount", itoa(len(s.Points)))
	for n, p := range s.Points {
		if p.known() {
			m.begin("c:pt", "idx", itoa(n), "formatCode", p.format())
			m.leaf("c:v", p.Value)
			m.end(1)
		}
	}
	m.end(3)
}
