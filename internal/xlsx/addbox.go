package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

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
