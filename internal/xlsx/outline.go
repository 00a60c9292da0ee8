package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
)

// An outline is where the children of an XML part's root stand, so that bytes
// can be put between them.
type outline struct {
	data     []byte
	root     element
	children []element
	changes  []change
}

// An element is where an element stands among the bytes of its part.
type element struct {
	prefix, name string // x: and sheet, or nothing and sheet
	from, inside int    // its opening tag
	until, to    int    // its closing tag; all of inside, until and to are the same where it has none
	attributes   []xml.Attr
}

func (e element) attr(name string) string {
	for _, a := range e.attributes {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// attrOf is an attribute with any prefix, as r:id.
func (e element) attrOf(name string) string {
	for _, a := range e.attributes {
		if a.Name.Local == name && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

var errMarkup = errors.New("the XML of a part cannot be followed")

// sketch finds the children of a part's root. The rows of a sheet, which may be
// many, are stepped over.
func sketch(data []byte) (*outline, error) {
	o := &outline{data: data}
	found, err := elements(data, 0, len(data), 2)
	if err != nil || len(found) == 0 {
		return nil, errMarkup
	}
	o.root, o.children = found[0], found[1:]
	if o.root.inside == o.root.to {
		return nil, errMarkup
	}
	return o, nil
}

// kids are the elements right inside another.
func (o *outline) kids(e element) []element {
	if e.inside == e.to {
		return nil
	}
	found, err := elements(o.data, e.inside, e.until, 1)
	if err != nil {
		return nil
	}
	return found
}

// elements lists the elements in some bytes down to a depth, from 1, in the
// order in which they begin.
func elements(data []byte, from, to, depth int) ([]element, error) {
	var out []element
	var open []int // places in out of what is open; −1 below the depth
	base := from
	d := xml.NewDecoder(bytes.NewReader(data[from:to]))
	for {
		at := base + int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		now := base + int(d.InputOffset())
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) >= depth {
				open = append(open, -1)
				continue
			}
			open = append(open, len(out))
			out = append(out, element{prefix: colon(t.Name.Space), name: t.Name.Local, from: at, inside: now, attributes: slices.Clone(t.Attr)})
			if end := skip(data[:to], now, t); end > now {
				base, d = end, xml.NewDecoder(bytes.NewReader(data[end:to]))
			}
		case xml.EndElement:
			if len(open) == 0 {
				return nil, errMarkup
			}
			if n := open[len(open)-1]; n >= 0 {
				out[n].until, out[n].to = at, now
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return nil, errMarkup
	}
	return out, nil
}

func colon(prefix string) string {
	if prefix == "" {
		return ""
	}
	return prefix + ":"
}

// skip finds the end of the rows of a sheet; 0 for other elements.
func skip(data []byte, inside int, t xml.StartElement) int {
	if t.Name.Local != "sheetData" || data[inside-2] == '/' {
		return 0
	}
	return inside + max(0, bytes.LastIndex(data[inside:], []byte("</"+colon(t.Name.Space)+"sheetData")))
}

// child is the first child of a name.
func (o *outline) child(name string) (element, bool) {
	for _, c := range o.children {
		if c.name == name {
			return c, true
		}
	}
	return element{}, false
}

// A change puts text in the place of some bytes.
type change struct {
	from, to int
	text     string
}

func (o *outline) replace(from, to int, text string) {
	o.changes = append(o.changes, change{from, to, text})
}

// prefixed gives our elements the prefix of the part's own.
func (o *outline) prefixed(markup string) string {
	if o.root.prefix == "" {
		return markup
	}
	return tags.ReplaceAllString(markup, "<${1}"+o.root.prefix+"${2}")
}

var tags = regexp.MustCompile(`<(/?)([A-Za-z])`)

// insert puts markup where children of a name belong by the order of the
// standard: before the first child that comes after it there.
func (o *outline) insert(name, markup string, order []string) {
	rank := slices.Index(order, name)
	at := o.root.until
	for _, c := range o.children {
		if slices.Index(order, c.name) > rank || c.name == "extLst" {
			at = c.from
			break
		}
	}
	o.replace(at, at, o.prefixed(markup))
}

// extend puts markup at the end of the child of a name, which is made where there
// is none.
func (o *outline) extend(name, markup string, order []string) {
	if markup == "" {
		return
	}
	c, ok := o.child(name)
	if !ok {
		o.insert(name, wrap(name, markup), order)
		return
	}
	o.append(c, markup)
}

// append puts markup at the end of an element.
func (o *outline) append(e element, markup string) {
	markup = o.prefixed(markup)
	if e.inside < e.to {
		o.replace(e.until, e.until, markup)
		return
	}
	open := strings.TrimSuffix(string(o.data[e.from:e.inside]), "/>")
	o.replace(e.from, e.to, open+">"+markup+"</"+e.prefix+e.name+">")
}

// set gives an attribute of an opening tag another value, if it is there.
func (o *outline) set(e element, name, value string) {
	tag := o.data[e.from:e.inside]
	found := regexp.MustCompile(`\s` + name + `\s*=\s*("[^"]*"|'[^']*')`).FindSubmatchIndex(tag)
	if found != nil {
		o.replace(e.from+found[2], e.from+found[3], `"`+value+`"`)
	}
}

func (o *outline) remove(e element) { o.replace(e.from, e.to, "") }

// bytes are those of the part with its changes.
func (o *outline) bytes() []byte {
	slices.SortStableFunc(o.changes, func(a, b change) int { return a.from - b.from })
	var b bytes.Buffer
	at := 0
	for _, c := range o.changes {
		b.Write(o.data[at:max(at, c.from)])
		b.WriteString(c.text)
		at = max(at, c.to)
	}
	b.Write(o.data[at:])
	return b.Bytes()
}
