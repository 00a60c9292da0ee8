package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// A sink prints a value, escaped for the place where it stands.
type sink func(out *bytes.Buffer, v reflect.Value)

// sinks are by the functions that html/template has put at the end of a pipeline.
// What they print is what those give; a test holds the two together.
var sinks = map[string]sink{
	"_html_template_htmlescaper":   writeText,
	"_html_template_attrescaper":   writeAttribute,
	"_html_template_rcdataescaper": writeAttribute,
	"_html_template_jsvalescaper":  writeScript,
	"_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper": writeAddress,
	"_html_template_urlnormalizer _html_template_attrescaper":                          func(out *bytes.Buffer, v reflect.Value) { writeEscaped(out, percent(words(v), true)) },
	"_html_template_urlescaper _html_template_attrescaper":                             writeAddressPart,
}

// sinkOf parts a pipeline into what gives the value and what prints it; nil where
// nobody knows how.
func sinkOf(cmds []*parse.CommandNode) ([]*parse.CommandNode, sink) {
	var names []string
	for _, c := range cmds[1:] {
		names = append(names, c.String())
	}
	return cmds[:1], sinks[strings.Join(names, " ")]
}

var (
	plainType  = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	scriptType = reflect.TypeFor[template.JS]()

	// safeTypes are trusted where they belong, and cut to fit elsewhere.
	safeTypes = map[reflect.Type]bool{
		htmlType: true, scriptType: true, reflect.TypeFor[template.CSS](): true, reflect.TypeFor[template.HTMLAttr](): true,
		reflect.TypeFor[template.JSStr](): true, reflect.TypeFor[template.URL](): true, reflect.TypeFor[template.Srcset](): true,
	}
)

// words are a value as text.
func words(v reflect.Value) string {
	if !v.IsValid() {
		panic(errUnknown)
	}
	t := v.Type()
	switch {
	case t == plainType:
		return v.String()
	case safeTypes[t], v.Kind() == reflect.Pointer, v.Kind() == reflect.Interface:
		panic(errUnknown)
	case t.NumMethod() > 0:
		return fmt.Sprint(v.Interface())
	case v.Kind() == reflect.String:
		return v.String()
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	}
	return fmt.Sprint(v.Interface())
}

func writeText(out *bytes.Buffer, v reflect.Value) {
	if v.IsValid() && v.Type() == htmlType {
		out.WriteString(v.String())
		return
	}
	writeEscaped(out, words(v))
}

func writeAttribute(out *bytes.Buffer, v reflect.Value) { writeEscaped(out, words(v)) }

// writeScript prints a script that is one already.
func writeScript(out *bytes.Buffer, v reflect.Value) {
	if !v.IsValid() || v.Type() != scriptType {
		panic(errUnknown)
	}
	out.WriteString(v.String())
}

func writeAddress(out *bytes.Buffer, v reflect.Value) {
	address := words(v)
	if !harmless(address) {
		panic(errUnknown) // html/template says so in its own way
	}
	writeEscaped(out, percent(address, true))
}

func writeAddressPart(out *bytes.Buffer, v reflect.Value) {
	writeEscaped(out, percent(words(v), false))
}

// harmless reports whether an address has no scheme.
func harmless(address string) bool {
	before, _, ok := strings.Cut(address, ":")
	return !ok || strings.Contains(before, "/")
}

// entities are what stands for a byte that could end a text or an attribute.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

func writeEscaped(out *bytes.Buffer, s string) {
	from := 0
	for k := 0; k < len(s); k++ {
		if e := entities[s[k]]; e != "" {
			out.WriteString(s[from:k])
			out.WriteString(e)
			from = k + 1
		}
	}
	out.WriteString(s[from:])
}

const (
	alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	unreserved   = alphanumeric + "-._~"
	reserved     = "!#$&*+,/:;=?@[]"
)

var inPart, inAddress = bytesOf(unreserved), bytesOf(unreserved + reserved)

func bytesOf(s string) (in [256]bool) {
	for k := range len(s) {
		in[s[k]] = true
	}
	return in
}

// percent writes an address, or a part of one, with percent signs where it needs
// them. Those of an address are left as they are.
func percent(s string, whole bool) string {
	kept := &inPart
	if whole {
		kept = &inAddress
	}
	k := 0
	for k < len(s) && kept[s[k]] {
		k++
	}
	if k == len(s) {
		return s
	}
	var out strings.Builder
	for k := range len(s) {
		c := s[k]
		switch {
		case kept[c], whole && c == '%' && k+2 < len(s) && isHex(s[k+1]) && isHex(s[k+2]):
			out.WriteByte(c)
		default:
			fmt.Fprintf(&out, "%%%02x", c)
		}
	}
	return out.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
