package echarts

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	svgSpace    = "http://www.w3.org/2000/svg"
	maxElements = 200_000 // of one picture; a heat map of 40×12 cells has 700
	maxDepth    = 32      // of one picture; ECharts writes 5
)

// elements are the SVG elements that may stay in a picture.
var elements = map[string]bool{
	"svg": true, "g": true, "defs": true, "clipPath": true, "pattern": true,
	"linearGradient": true, "radialGradient": true, "stop": true,
	"path": true, "rect": true, "circle": true, "ellipse": true, "line": true,
	"polyline": true, "polygon": true, "text": true,
}

// An element is one of the SVG elements of a picture, its attributes as read.
type element struct {
	name     string
	attrs    []attr
	children []*element
	text     string // of text only
}

// An attr is an attribute of an element, unescaped.
type attr struct{ name, value string }

// get returns the value of an attribute, or "".
func (e *element) get(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// parse reads the text of an SVG picture. Style sheets are left out, for the
// page's policy forbids them; any other element that is not listed is refused,
// for without it the picture would not be what was drawn.
func parse(raw string) (*element, error) {
	p := parser{decoder: xml.NewDecoder(strings.NewReader(drawable(raw)))}
	for {
		token, err := p.decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("画出的 SVG 不成格式（%v）：请核对选项里的颜色和字体", err)
		}
		if err := p.token(token); err != nil {
			return nil, err
		}
	}
	if p.root == nil {
		return nil, errors.New("画出的 SVG 是空的：请核对图的类型和数据")
	}
	return p.root, nil
}

// A parser builds the tree of a picture.
type parser struct {
	decoder *xml.Decoder
	root    *element
	open    []*element // from the root down to the element being read
	count   int
}

func (p *parser) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t)
	case xml.EndElement:
		p.open = p.open[:len(p.open)-1]
	case xml.CharData:
		p.chars(string(t))
	}
	return nil // comments, instructions and a doctype draw nothing
}

func (p *parser) start(t xml.StartElement) error {
	if t.Name.Local == "style" {
		return p.decoder.Skip()
	}
	if known := t.Name.Space == svgSpace && elements[t.Name.Local]; !known || (t.Name.Local == "svg") != (p.root == nil) {
		return fmt.Errorf("画出的 SVG 含有不许用的元素 <%s>：请核对选项里的颜色、字体和图片", short(t.Name.Local))
	}
	if p.count++; p.count > maxElements || len(p.open) >= maxDepth {
		return fmt.Errorf("画出的 SVG 太大（最多 %d 个元素、%d 层）：请减少图中的数据，或改用表格", maxElements, maxDepth)
	}
	e := &element{name: t.Name.Local}
	for _, a := range t.Attr {
		e.attrs = append(e.attrs, attr{qualified(a.Name), a.Value})
	}
	if p.root == nil {
		p.root = e
	} else if len(p.open) == 0 {
		return errors.New("画出的 SVG 有两个根元素：请核对选项里的颜色和字体")
	} else {
		parent := p.open[len(p.open)-1]
		parent.children = append(parent.children, e)
	}
	p.open = append(p.open, e)
	return nil
}

// chars keeps characters where they are words; elsewhere they are line breaks.
func (p *parser) chars(s string) {
	if len(p.open) == 0 {
		return
	}
	if e := p.open[len(p.open)-1]; e.name == "text" {
		e.text += s
	}
}

// qualified writes an attribute's name as it stands in the file, as far as it
// can be on the list of attributes.
func qualified(name xml.Name) string {
	switch name.Space {
	case "":
		return name.Local
	case "http://www.w3.org/XML/1998/namespace":
		return "xml:" + name.Local
	}
	return "?:" + name.Local
}

// drawable drops the characters that XML forbids, such as the control
// characters that come along when cells are copied; they have no picture.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', 0x20 <= r && r <= 0xD7FF,
			0xE000 <= r && r <= 0xFFFD, 0x10000 <= r && r <= 0x10FFFF:
			return r
		}
		return -1
	}, s)
}
