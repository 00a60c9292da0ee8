package echarts

import (
	"bytes"
	"strings"
)

// escape makes text fit for XML and HTML, between tags and in double quotes.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;").Replace

// writeRoot writes the whole picture of job: one image for assistive techniques,
// with a name and a description, scaled by the page for want of a size.
func writeRoot(b *bytes.Buffer, root *element, job Job) {
	b.WriteString(`<svg xmlns="` + svgSpace + `"`)
	writeAttrs(b, root.attrs)
	title, desc := attr{"id", job.ID + "-t"}, attr{"id", job.ID + "-d"}
	names := []attr{{"role", "img"}, {"aria-labelledby", title.value}}
	if job.Desc != "" {
		names = append(names, attr{"aria-describedby", desc.value})
	}
	writeAttrs(b, names)
	b.WriteString(">\n")
	write(b, &element{name: "title", attrs: []attr{title}, text: drawable(job.Title)})
	if job.Desc != "" {
		write(b, &element{name: "desc", attrs: []attr{desc}, text: drawable(job.Desc)})
	}
	for _, child := range root.children {
		write(b, child)
	}
	b.WriteString("</svg>\n")
}

// write writes e, one element a line so that a comparison of two sites shows
// what moved; inside text there is no room for line breaks.
func write(b *bytes.Buffer, e *element) {
	writeInline(b, e)
	b.WriteByte('\n')
}

// writeInline writes e with what it holds; the elements of a group on lines of their own.
func writeInline(b *bytes.Buffer, e *element) {
	b.WriteByte('<')
	b.WriteString(e.name)
	writeAttrs(b, e.attrs)
	if e.text == "" && len(e.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	b.WriteString(escape(e.text))
	if e.name == "g" {
		b.WriteByte('\n')
	}
	for _, child := range e.children {
		writeInline(b, child)
		if e.name == "g" {
			b.WriteByte('\n')
		}
	}
	b.WriteString("</" + e.name + ">")
}

func writeAttrs(b *bytes.Buffer, attrs []attr) {
	for _, a := range attrs {
		b.WriteString(" " + a.name + `="`)
		b.WriteString(escape(a.value))
		b.WriteByte('"')
	}
}
