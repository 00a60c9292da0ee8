package echarts

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// clean turns ECharts' SVG text into the picture of job: only listed elements
// and attributes, no style sheet and no style attribute (the page's policy
// forbids them), nothing invisible, ids that are unique in the page, numbers
// short, fonts said once, and a title and description. It is a pure function.
func clean(raw string, job Job) ([]byte, error) {
	root, err := parse(raw)
	if err != nil {
		return nil, err
	}
	c := cleaner{ids: identities{prefix: job.ID, known: map[string]string{}, defined: map[string]bool{}}}
	if err := c.element(root); err != nil {
		return nil, err
	}
	if err := c.ids.check(); err != nil {
		return nil, err
	}
	sweep(root)
	walk(root, place)
	for _, name := range []string{"font-family", "font-size"} {
		hoist(root, name)
	}
	group(root)
	var b bytes.Buffer
	writeRoot(&b, root, job)
	return b.Bytes(), nil
}

// A cleaner rewrites attributes, from the root down.
type cleaner struct{ ids identities }

func (c *cleaner) element(e *element) error {
	attrs := e.attrs
	e.attrs = nil
	for _, a := range attrs {
		if err := c.attribute(e, a); err != nil {
			return err
		}
	}
	for _, child := range e.children {
		if err := c.element(child); err != nil {
			return err
		}
	}
	return nil
}

// attribute adds a to e in its clean form, or leaves it out if it is not listed.
func (c *cleaner) attribute(e *element, a attr) error {
	if a.name == "style" {
		for _, declared := range declarations(a.value) {
			if err := c.attribute(e, declared); err != nil {
				return err
			}
		}
		return nil
	}
	if e.name == "svg" && a.name != "viewBox" {
		return nil // the page gives the size; role and names are ours
	}
	form, listed := attributes[a.name]
	if !listed || e.get(a.name) != "" {
		return nil
	}
	value, ok := form(c, e.name, strings.TrimSpace(a.value))
	if !ok && strings.Contains(a.value, "NaN") {
		return errors.New("图中有算不出的坐标（NaN）：请核对图的数据，对数轴上不能有零和负数，数值不要超过 1e300")
	}
	if !ok {
		return fmt.Errorf("画出的 SVG 里 <%s> 的 %s 是“%s”，不合格式：请核对选项里的颜色、字体和数据", e.name, a.name, short(a.value))
	}
	e.attrs = append(e.attrs, attr{a.name, value})
	return nil
}

// declarations splits a style attribute into attributes of the same meaning.
func declarations(style string) []attr {
	var found []attr
	for declaration := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		switch name, value = strings.TrimSpace(name), strings.TrimSpace(value); name {
		case "font":
			found = append(found, shorthand(value)...)
		case "font-family", "font-size", "font-weight", "font-style":
			found = append(found, attr{name, value})
		}
	}
	return found
}

// shorthand splits the CSS font "italic bold 12px Some Family".
func shorthand(font string) []attr {
	var found []attr
	words := strings.Fields(font)
	for i, word := range words {
		switch {
		case word == "normal":
		case word == "italic" || word == "oblique":
			found = append(found, attr{"font-style", word})
		case strings.HasSuffix(word, "px"):
			return append(found, attr{"font-size", word}, attr{"font-family", strings.Join(words[i+1:], " ")})
		default:
			found = append(found, attr{"font-weight", word})
		}
	}
	return found
}

// sweep removes what paints nothing: hit areas for the mouse, empty groups.
func sweep(e *element) {
	if e.name == "defs" || e.name == "clipPath" || e.name == "pattern" {
		return // a clip works by its outline, whatever its paint
	}
	kept := e.children[:0]
	for _, child := range e.children {
		if sweep(child); !invisible(child) {
			kept = append(kept, child)
		}
	}
	e.children = kept
}

// invisible tells whether e, swept, paints nothing.
func invisible(e *element) bool {
	switch e.name {
	case "defs", "g":
		return len(e.children) == 0
	case "path":
		return e.get("d") == "" || transparent(e)
	case "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return transparent(e)
	}
	return false
}

func transparent(e *element) bool {
	return e.get("opacity") == "0" || !filled(e) && !stroked(e)
}

func filled(e *element) bool {
	fill := e.get("fill")
	return fill != "none" && fill != "transparent" && e.get("fill-opacity") != "0"
}

func stroked(e *element) bool {
	switch e.get("stroke") {
	case "", "none", "transparent":
		return false
	}
	return e.get("stroke-width") != "0" && e.get("stroke-opacity") != "0"
}

// hoist says the most frequent value of an inherited attribute once, at the
// root, and leaves it out wherever it stands. ECharts writes a font on every
// text, so that no text changes its look.
func hoist(root *element, name string) {
	count, most := map[string]int{}, ""
	walk(root, func(e *element) {
		value := e.get(name)
		if value == "" {
			return
		}
		if count[value]++; count[value] > count[most] {
			most = value
		}
	})
	if most == "" {
		return
	}
	walk(root, func(e *element) { e.drop(attr{name, most}) })
	root.attrs = append(root.attrs, attr{name, most})
}

// walk visits e and all below it, in order of the file.
func walk(e *element, visit func(*element)) {
	visit(e)
	for _, child := range e.children {
		walk(child, visit)
	}
}

// drop removes an attribute if it has that value.
func (e *element) drop(unwanted attr) {
	kept := e.attrs[:0]
	for _, a := range e.attrs {
		if a != unwanted {
			kept = append(kept, a)
		}
	}
	e.attrs = kept
}
