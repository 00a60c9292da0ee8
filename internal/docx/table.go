package docx

// A Table is a grid of cells.
type Table struct {
	Style  string
	Widths []int // of the columns
	Head   int   // rows that are repeated on each page
	Rows   []Row
	Alt    string // what the table shows, for those who do not see it
	AtFoot bool   // at the foot of the page on which the next paragraph stands, which there must be
}

// A Row is a line of a Table, its cells from the left.
type Row struct{ Cells []Cell }

// A Cell may reach over cells to its right and below, which then are left out.
type Cell struct {
	Across, Down int // cells that it covers; 0 is 1
	Fill         string
	Blocks       []Block // at least a paragraph stands in every cell
}

// A TableLook is what a style says of tables. Lines are in eighths of a point; 0
// is none.
type TableLook struct {
	Outer  int  // around
	Inner  int  // between
	Margin int  // beside the text of a cell
	Open   bool // at the sides and between columns
}

func (t TableLook) write(m *markup) {
	m.begin("w:tblPr")
	m.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
	if t.Outer > 0 || t.Inner > 0 {
		m.begin("w:tblBorders")
		for _, side := range []struct {
			name string
			size int
			open bool
		}{{"top", t.Outer, false}, {"left", t.Outer, t.Open}, {"bottom", t.Outer, false}, {"right", t.Outer, t.Open}, {"insideH", t.Inner, false}, {"insideV", t.Inner, t.Open}} {
			if side.size == 0 || side.open {
				m.empty("w:"+side.name, "w:val", "nil")
			} else {
				m.empty("w:"+side.name, "w:val", "single", "w:sz", itoa(side.size), "w:space", "0", "w:color", "000000")
			}
		}
		m.end(1)
	}
	m.begin("w:tblCellMar")
	for _, side := range []string{"left", "right"} {
		m.empty("w:"+side, "w:w", itoa(t.Margin), "w:type", "dxa")
	}
	m.end(2)
}

func (t Table) write(a *part) {
	if len(t.Widths) == 0 || len(t.Rows) == 0 {
		return
	}
	a.begin("w:tbl")
	t.properties(&a.markup)
	a.begin("w:tblGrid")
	for _, w := range t.Widths {
		a.empty("w:gridCol", "w:w", itoa(w))
	}
	a.end(1)
	for k, row := range t.grid() {
		a.begin("w:tr")
		a.begin("w:trPr")
		a.empty("w:cantSplit")
		a.on("w:tblHeader", k < t.Head)
		a.end(1)
		for _, c := range row {
			t.cell(a, c)
		}
		a.end(1)
	}
	a.end(1)
}

func (t Table) properties(m *markup) {
	total := 0
	for _, w := range t.Widths {
		total += w
	}
	m.begin("w:tblPr")
	m.val("w:tblStyle", t.Style)
	if t.AtFoot {
		m.empty("w:tblpPr", "w:vertAnchor", "margin", "w:horzAnchor", "margin", "w:tblpXSpec", "left", "w:tblpYSpec", "bottom")
	}
	m.empty("w:tblW", "w:w", itoa(total), "w:type", "dxa")
	if !t.AtFoot {
		m.val("w:jc", "center")
	}
	m.empty("w:tblLayout", "w:type", "fixed")
	m.empty("w:tblLook", "w:val", "0420", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1")
	m.val("w:tblDescription", t.Alt)
	m.end(1)
}

// A placed cell knows where it stands.
type placed struct {
	Cell
	column int
	below  bool // covered by the cell above
}

// grid places the cells so that every row fills every column: what a cell covers
// below is there as its continuation, and what a row lacks is empty.
func (t Table) grid() [][]placed {
	columns := len(t.Widths)
	left := make([]int, columns) // rows that a cell above still covers
	wide := make([]int, columns) // its width
	var out [][]placed
	for r, row := range t.Rows {
		var line []placed
		cells := row.Cells
		for c := 0; c < columns; {
			if left[c] > 0 {
				line = append(line, placed{Cell{Across: wide[c]}, c, true})
				left[c]--
				c += wide[c]
				continue
			}
			var cell Cell
			if len(cells) > 0 {
				cell, cells = cells[0], cells[1:]
			}
			cell.Across = room(left[c:], cell.Across)
			cell.Down = min(max(cell.Down, 1), len(t.Rows)-r)
			left[c], wide[c] = cell.Down-1, cell.Across
			line = append(line, placed{cell, c, false})
			c += cell.Across
		}
		out = append(out, line)
	}
	return out
}

// room is how many columns a cell may have that wants n of those that are free.
func room(left []int, n int) int {
	k := 1
	for k < n && k < len(left) && left[k] == 0 {
		k++
	}
	return k
}

func (t Table) cell(a *part, c placed) {
	width := 0
	for _, w := range t.Widths[c.column : c.column+c.Across] {
		width += w
	}
	a.begin("w:tc")
	a.begin("w:tcPr")
	a.empty("w:tcW", "w:w", itoa(width), "w:type", "dxa")
	if c.Across > 1 {
		a.val("w:gridSpan", itoa(c.Across))
	}
	switch {
	case c.below:
		a.empty("w:vMerge")
	case c.Down > 1:
		a.val("w:vMerge", "restart")
	}
	if c.Fill != "" {
		a.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.Fill)
	}
	a.val("w:vAlign", "center")
	a.end(1)
	a.blocks(c.Blocks)
	if len(c.Blocks) == 0 || !isParagraph(c.Blocks[len(c.Blocks)-1]) {
		Paragraph{}.write(a) // a cell ends in a paragraph
	}
	a.end(1)
}

func isParagraph(b Block) bool {
	_, ok := b.(Paragraph)
	return ok
}

func (a *part) blocks(list []Block) {
	for k, b := range list {
		if k > 0 && !isParagraph(b) && !isParagraph(list[k-1]) {
			Paragraph{}.write(a) // else Word makes one table of two
		}
		b.write(a)
	}
}
