package docx

const (
	axisInk = "7A8594" // of axes
	gridInk = "D9DEE4" // of the lines behind
)

// axes writes the axis of categories and that of values. Lying bars carry their
// numbers at their ends and need no axis of values.
func (c Chart) axes(m *markup) {
	lying := c.Kind == Bars
	m.begin("c:catAx")
	m.val("c:axId", "1")
	m.begin("c:scaling")
	m.val("c:orientation", map[bool]string{true: "maxMin", false: "minMax"}[lying])
	m.end(1)
	m.val("c:delete", "0")
	m.val("c:axPos", map[bool]string{true: "l", false: "b"}[lying])
	m.empty("c:numFmt", "formatCode", "General", "sourceLinked", "0")
	m.val("c:majorTickMark", "none")
	m.val("c:minorTickMark", "none")
	m.val("c:tickLblPos", "low")
	m.begin("c:spPr")
	line(m, axisInk, 75, "")
	m.end(1)
	words(m, c.Look, c.Look.Color)
	m.val("c:crossAx", "2")
	m.val("c:crosses", "autoZero")
	m.val("c:auto", "0")
	m.val("c:lblAlgn", "ctr")
	m.val("c:lblOffset", "100")
	m.val("c:noMultiLvlLbl", "1")
	m.end(1)
	c.values(m, lying)
}

func (c Chart) values(m *markup, lying bool) {
	m.begin("c:valAx")
	m.val("c:axId", "2")
	m.begin("c:scaling")
	m.val("c:orientation", "minMax")
	if c.Kind != Line && !c.negative() {
		m.val("c:min", "0")
	}
	m.end(1)
	m.val("c:delete", map[bool]string{true: "1", false: "0"}[lying])
	m.val("c:axPos", map[bool]string{true: "t", false: "l"}[lying])
	if !lying {
		m.begin("c:majorGridlines")
		m.begin("c:spPr")
		line(m, gridInk, 50, "")
		m.end(2)
	}
	m.empty("c:numFmt", "formatCode", "#,##0.######", "sourceLinked", "0")
	m.val("c:majorTickMark", "none")
	m.val("c:minorTickMark", "none")
	m.val("c:tickLblPos", "nextTo")
	m.begin("c:spPr")
	line(m, "", 0, "")
	m.end(1)
	m.val("c:crossAx", "1")
	m.val("c:crosses", "autoZero")
	m.val("c:crossBetween", "between")
	m.end(1)
}

// negative reports whether a value lies below zero.
func (c Chart) negative() bool {
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.known() && p.Value[0] == '-' {
				return true
			}
		}
	}
	return false
}
