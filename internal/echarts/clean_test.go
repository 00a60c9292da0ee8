package echarts

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
)

// What may leave this package, written down a second time on purpose: to widen
// the cleaner, one has to say so here too.
var (
	auditElements = regexp.MustCompile(`^(svg|title|desc|g|defs|clipPath|pattern|linearGradient|radialGradient|stop|path|rect|circle|ellipse|line|polyline|polygon|text)$`)
	auditNames    = regexp.MustCompile(`^(xmlns|viewBox|role|aria-labelledby|aria-describedby|id|clip-path|d|points|x|y|width|height|cx|cy|r|rx|ry|x1|y1|x2|y2|fx|fy|offset|transform|patternTransform|gradientTransform|patternUnits|gradientUnits|clipPathUnits|fill|stroke|opacity|stop-(color|opacity)|(fill|stroke)-opacity|fill-rule|clip-rule|stroke-(width|linecap|linejoin|miterlimit|dasharray|dashoffset)|paint-order|text-anchor|dominant-baseline|font-(family|size|weight|style)|space)$`)
	auditValues   = regexp.MustCompile(`(?i)javascript|["<>;\\]|:|url\([^#]`)
)

// audit fails t unless svg is one well-formed element with listed things only.
func audit(t testing.TB, svg string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			auditElement(t, token)
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("%T in the picture", token)
		}
	}
}

func auditElement(t testing.TB, e xml.StartElement) {
	t.Helper()
	if !auditElements.MatchString(e.Name.Local) || e.Name.Space != svgSpace {
		t.Errorf("element %v in the picture", e.Name)
	}
	for _, a := range e.Attr {
		if !auditNames.MatchString(a.Name.Local) {
			t.Errorf("attribute %s of %s in the picture", a.Name.Local, e.Name.Local)
		}
		if a.Name.Local != "xmlns" && auditValues.MatchString(a.Value) {
			t.Errorf("%s=%q in the picture", a.Name.Local, a.Value)
		}
	}
}

const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">`

// cleaned cleans the inside of an svg element.
func cleaned(inside string) (string, error) {
	svg, err := clean(open+inside+"</svg>", Job{ID: "c", Title: "甲 < 乙"})
	return string(svg), err
}

func TestClean(t *testing.T) {
	head := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"%s role="img" aria-labelledby="c-t">` + "\n" + `<title id="c-t">甲 &lt; 乙</title>` + "\n"
	for _, test := range []struct{ name, in, font, want string }{
		{"numbers", `<path d="M1.2345 -0.001L 2.5,3.456e1 l.5.5Z"/>`, "", `<path d="M1.23 0L2.5 34.56l.5 .5Z"/>`},
		{"arcs", `<path d="M0 0A1.00006 1 0 1 1 0 -0.0002"/>`, "", `<path d="M0 0A1.0001 1 0 1 1 0-.0002"/>`},
		{"lines along an axis", `<path d="M4 5L9 5L9 2l0 1l-2 0.001C1 1 2 2 3 3L3 9ZL4 1"/>`, "", `<path d="M4 5H9V2v1h-2C1 1 2 2 3 3V9ZV1"/>`},
		{"transforms", `<rect transform="translate(1.005 2.337) rotate(29.999999)matrix(0.12345 0 0 1 2 3)"/>`, "",
			`<rect transform="translate(1 2.34) rotate(30) matrix(.1235 0 0 1 2 3)"/>`},
		{"what the mouse wants", `<path d="M0 0" fill="red" class="zr0-cls-1" pointer-events="visible" ecmeta_data_index="0"/>`, "", `<path d="M0 0" fill="red"/>`},
		{"hit areas", `<path d="M0 0" fill="none"/><rect fill="rgb(0,0,0)" fill-opacity="0" stroke="red" stroke-width="0"/><path d=""/><g><g/></g>`, "", ""},
		{"lines are seen", `<path d="M0 0L1 1" fill="none" stroke="red"/>`, "", `<path d="M0 0L1 1" fill="none" stroke="red"/>`},
		{"style sheets", `<style ><![CDATA[.a:hover{cursor:pointer}]]></style><rect/>`, "", `<rect/>`},
		{"ids", `<g clip-path="url(#zr7-c3)"><rect fill="url(#zr7-g1)"/></g><defs><clipPath id="zr7-c3"><path d="M0 0" fill="none"/></clipPath><linearGradient id="zr7-g1" x2="0.33333"/></defs>`, "",
			`<g clip-path="url(#c-0)">` + "\n" + `<rect fill="url(#c-1)"/>` + "\n" + `</g>` + "\n" + `<defs><clipPath id="c-0"><path d="M0 0" fill="none"/></clipPath><linearGradient id="c-1" x2=".3333"/></defs>`},
		{"fonts", `<text style="font-size:12px;font-family:A, B">一</text><text style="font: italic bold 18px A, B">二</text><text style="font: normal normal 12px C">三 &lt; &amp;</text>`,
			` font-family="A, B" font-size="12"`,
			`<text>一</text>` + "\n" + `<text font-style="italic" font-weight="bold" font-size="18">二</text>` + "\n" + `<text font-family="C">三 &lt; &amp;</text>`},
		{"words in their place", `<text dominant-baseline="central" text-anchor="start" xml:space="preserve" style="font-size:10px;font-family:A" y="-8" transform="translate(40.5 20)">甲 乙</text>`,
			` font-family="A" font-size="10"`, `<text x="40.5" y="15.6">甲 乙</text>`},
		{"words that are turned", `<text dominant-baseline="central" xml:space="preserve" style="font-size:10px" transform="translate(4 2) rotate(30)">甲  乙</text>`,
			` font-size="10"`, `<text y="3.6" xml:space="preserve" transform="translate(4 2) rotate(30)">甲  乙</text>`},
		{"what neighbours have in common", `<rect fill="#abcdef" stroke="#fedcba" opacity="0.5"/><rect fill="#abcdef" stroke="#fedcba" opacity="0.5"/><rect fill="#000000" stroke="#fedcba"/><rect fill="#abcdef"/>`, "",
			strings.Join([]string{`<g stroke="#fedcba">`, `<g fill="#abcdef">`, `<rect opacity=".5"/>`, `<rect opacity=".5"/>`, `</g>`, `<rect fill="#000000"/>`, `</g>`, `<rect fill="#abcdef"/>`}, "\n")},
		{"comments and instructions", `<!-- a --><?php b ?><rect/>`, "", `<rect/>`},
		{"unknown attributes", `<rect onload="alert(1)" href="javascript:alert(1)" xlink:href="a" style="background:url(a)" tabindex="0"/>`, "", `<rect/>`},
		{"control characters", "<text>a\x01\x0bb\uFFFE</text>", "", `<text>ab</text>`},
		{"words outside text", `甲<rect>乙</rect>`, "", `<rect/>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := strings.Replace(head, "%s", test.font, 1)
			if test.want != "" {
				want += test.want + "\n"
			}
			want += "</svg>\n"
			if got, err := cleaned(test.in); err != nil || got != want {
				t.Errorf("error %v, got\n%s\nwant\n%s", err, got, want)
			}
		})
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"script", `<path fill="red"><script>alert(1)</script></path>`, "不许用的元素 <script>"},
		{"foreign object", `<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`, "<foreignObject>"},
		{"script of another space", `<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>`, "<script>"},
		{"listed name of another space", `<path xmlns="http://www.w3.org/1999/xhtml"/>`, "<path>"},
		{"picture", `<image href="https://example.org/a.png"/>`, "<image>"},
		{"link", `<a href="javascript:alert(1)"><text>甲</text></a>`, "<a>"},
		{"animation", `<rect><set attributeName="href" to="javascript:alert(1)"/></rect>`, "<set>"},
		{"use", `<use href="#a"/>`, "<use>"},
		{"svg in svg", `<svg/>`, "<svg>"},
		{"second root", `</svg><g xmlns="http://www.w3.org/2000/svg">`, "两个根元素"},
		{"open end", `<g>`, "不成格式"},
		{"outside paint", `<rect fill="url(https://example.org/a#b)"/>`, "<rect> 的 fill"},
		{"script as paint", `<rect fill="javascript:alert(1)"/>`, "<rect> 的 fill"},
		{"declaration in paint", `<rect fill="red;x:expression(1)"/>`, "<rect> 的 fill"},
		{"no number", `<rect x="1; 2"/>`, "<rect> 的 x"},
		{"NaN", `<path d="M0 NaN"/>`, "算不出的坐标"},
		{"infinite", `<rect x="1e999"/>`, "<rect> 的 x"},
		{"no path", `<path d="M0 0 &quot;"/>`, "<path> 的 d"},
		{"no transform", `<rect transform="url(#a)"/>`, "<rect> 的 transform"},
		{"font", `<text style="font-family:url(a)">甲</text>`, "font-family"},
		{"missing id", `<rect fill="url(#a)"/>`, "不存在的“a”"},
		{"id twice", `<rect id="a"/><rect id="a"/>`, "<rect> 的 id"},
		{"too deep", strings.Repeat("<g>", 40) + strings.Repeat("</g>", 40), "太大"},
		{"entity", `<text>&xxe;</text>`, "不成格式"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := cleaned(test.in); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q; got %s", err, test.want, got)
			}
		})
	}
}

// FuzzClean: whatever ECharts might write, the cleaner refuses it or makes it
// well formed with nothing in it that is not listed; and it always does the same.
func FuzzClean(f *testing.F) {
	f.Add(`<path d="M1.5 2A3 3 0 1 1 1.5 1.9998Z" fill="red" onload="alert(2)" class="a"></path>`)
	f.Add(`<text style="font: bold 12px A;fill:red" transform="translate(1 2) rotate(3)">甲&lt;</text><style>a</style>`)
	f.Add(`<g clip-path="url(#a)"><rect x="1%" fill="url(#b)"/></g><defs><clipPath id="a"/><pattern id="b"/></defs>`)
	f.Add(`<script>alert(1)</script><foreignObject/><a href="javascript:alert(1)"/><![CDATA[</script>]]>`)
	f.Add(`</svg><svg xmlns="x" xmlns:svg="http://www.w3.org/2000/svg"><svg:path d="z"/>`)
	f.Fuzz(func(t *testing.T, inside string) {
		svg, err := cleaned(inside)
		if again, _ := cleaned(inside); again != svg {
			t.Errorf("two runs differ:\n%s\n%s", svg, again)
		}
		if err == nil {
			audit(t, svg)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	raw := open + strings.Repeat(`<path d="M108.5 266.1234l129.6 0l0 44l-129.6 0Z" transform="translate(1.2345 2)" fill="#5070dd" class="a"></path>`, 1000) + "</svg>"
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := clean(raw, Job{ID: "c", Title: "甲"}); err != nil {
			b.Fatal(err)
		}
	}
}
