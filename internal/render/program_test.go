package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// drawn is a picture that needs no drawing.
func drawn(c site.Chart) drawing {
	return drawing{SVG: template.HTML("<svg>" + template.HTMLEscapeString(c.Figure.Title.String()) + "</svg>"), Wide: len(c.ID)%2 == 0, page: c.Page, id: c.ID, keep: &options{}}
}

// What a program prints is what html/template prints, byte for byte, on every page of
// the repository's site in each of its themes; and there is a program for all of them.
func TestProgramsPrintTheSame(t *testing.T) {
	var problems diag.List
	data := check.Data(source.Read(os.DirFS("../.."), os.DirFS("../.."), &problems), &problems)
	metrics := metric.Compute(data)
	writer := figure.New(metrics)
	s := site.Compose(site.Input{Metrics: metrics, Writer: writer, Texts: speech.Texts(writer, data.Content, &problems), Problems: problems.Sorted()}, &problems)
	views := map[site.Kind]int{}
	for _, page := range s.Pages {
		if views[page.Kind]++; views[page.Kind] > 7 { // there are hundreds of communities, one like the other
			continue
		}
		v := s.View(page)
		for _, name := range []string{"gov", "plain"} {
			held(t, themed(t, name), page.Path, v)
		}
	}
	if len(views) < 20 {
		t.Errorf("pages of %d kinds were printed", len(views))
	}
}

var themes = map[string]*theme{}

func themed(t *testing.T, name string) *theme {
	t.Helper()
	if themes[name] == nil {
		var problems diag.List
		design, err := fs.Sub(os.DirFS("../../themes"), name)
		made, ok := themeOf(design, drawn, &problems)
		if err != nil || !ok {
			t.Fatal(err, problems.Sorted())
		}
		themes[name] = made
	}
	return themes[name]
}

// held holds a program against html/template, and how its page is read against how
// golang.org/x/net/html reads it.
func held(t *testing.T, th *theme, path string, v site.View) {
	t.Helper()
	var fast, slow bytes.Buffer
	if p := th.programs[v.Kind](); p == nil || !p.print(&fast, v) {
		t.Errorf("%s: there is no program for %s", path, v.Kind)
		return
	}
	if err := th.kinds[v.Kind].ExecuteTemplate(&slow, entry(v.Kind), v); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fast.Bytes(), slow.Bytes()) {
		t.Errorf("%s: %s", path, firstDifference(fast.String(), slow.String()))
	}
	if said, ok := scanned(slow.Bytes()); !ok {
		t.Errorf("%s is not written plainly", path)
	} else if other := tokenized(slow.Bytes()); said != other {
		t.Errorf("%s: %s", path, firstDifference(said, other))
	}
}

func firstDifference(a, b string) string {
	k := 0
	for k < min(len(a), len(b)) && a[k] == b[k] {
		k++
	}
	return fmt.Sprintf("at %d %q, else %q", k, a[k:min(len(a), k+80)], b[k:min(len(b), k+80)])
}

type (
	word  string
	stamp struct{ At string }
)

func (w word) String() string   { return "<" + string(w) + ">" }
func (s stamp) Text() string    { return s.At + "&" }
func (s *stamp) Behind() string { return s.At }

// hard are texts that escapers treat in their own way.
var hard = []string{"", "plain 中文", `a"b'c<d>e&f+g`, "\x00\xff\u2028é", "</script><b>", "a b?c=d&e=f#g", "javascript:alert(1)", "http://x.cn/%7e%zz", "x:y/z", "../中 文.html", "mailto:a@b.cn", "{{.}}", "&amp;"}

// Each construct that a program knows does what it does in html/template, for hard
// texts in each place where a text may stand; what it does not know, it leaves to it.
func TestProgramsPrintHardTexts(t *testing.T) {
	for _, c := range []struct {
		text  string
		known bool
	}{
		{`<p title="{{.Title}}" data-x='{{.Title}}'>{{.Title}}</p><title>{{.Title}}</title><textarea>{{.Title}}</textarea>`, true},
		{`<a href="{{.Title}}">{{.Title}}</a>`, true},
		{`<a href="x.html?q={{.Title}}#{{.Title}}">`, true},
		{`<a href="a/{{.Title}}">`, true},
		{`{{with .Body}}{{.Word}} {{.Number}} {{.Share}} {{.Yes}} {{.Safe}} {{.Stamp.Text}} {{.Stamp.At}}{{end}}`, true},
		{`<b title="{{.Body.Word}}{{.Body.Number}}">`, true},
		{`{{range $k, $w := .Body.List}}{{if $k}}，{{end}}{{$k}}{{$w}}{{else}}none{{end}}{{range .Body.None}}{{.}}{{else}}none{{end}}`, true},
		{`{{range $w := .Body.List}}{{$w}}{{$.Title}}{{end}}{{range .Body.List}}{{.}}{{end}}`, true},
		{`{{$x := .Title}}{{if $x}}{{$x := len $x}}{{end}}{{if or .Body.Empty .Title}}{{or .Body.Empty "—"}}{{end}}`, false}, // the length of a text
		{`{{$x := .Title}}{{if $x}}{{$x := .Path}}{{$x}}{{end}}{{$x}}{{if or .Body.Empty .Title}}{{or .Body.Empty "—"}}{{end}}`, true},
		{`{{if and .Title (ne .Title .Path)}}a{{else if eq .Title "plain 中文"}}b{{else}}c{{end}}{{if not .Body.None}}d{{end}}`, true},
		{`{{if eq .Body.Number 3}}three{{end}}{{index .Body.List 1}}{{len .Body.List}}{{(index .Body.Stamps 0).At}}`, true},
		{`{{define "x"}}[{{.}}{{$}}]{{end}}{{template "x" .Title}}<i title="{{template "x" .Title}}">{{template "x"}}`, false}, // nothing is printed of nothing
		{`{{define "x"}}[{{.}}{{$}}]{{end}}{{template "x" .Title}}`, true},
		{`{{define "x"}}[{{.}}{{$}}]{{end}}<i title="{{template "x" .Title}}">`, false}, // a template of another kind of place

		{`{{trusted .Title}}<i title="{{trusted .Title}}">`, false}, // tags are taken out of an attribute
		{`{{trusted .Title}}`, true},
		{`<script>var x = {{.Title}}</script>`, false},
		{`<p style="color: {{.Title}}">`, false},
		{`<p title={{.Title}}>`, false},
		{`{{printf "%q" .Title}}`, false},
		{`{{.Title | len}}`, false},
		{`{{with .Body.Pointer}}{{.At}}{{.Text}}{{end}}{{if .Body.Nothing}}a{{end}}`, true},
		{`{{.Body.Nothing.At}}`, false},
		{`{{(index .Body.Stamps 0).Behind}}`, false},
		{`{{range .Body.Table}}{{.}}{{end}}`, false},
		{`{{range .Body.Mixed}}{{.}}{{end}}{{index .Body.Mixed 0}}`, false}, // of any type
		{`{{range .Body.List}}{{break}}{{end}}`, false},
		{`{{$x := 1}}{{$x = 2}}{{$x}}`, false},
		{`{{.Body.Gone}}`, false},
		{`{{.Title}`, false},
	} {
		own, err := template.New("layout").Funcs(template.FuncMap{"trusted": func(s string) template.HTML { return template.HTML(s) }, "draw": drawn}).Parse(c.text)
		if err != nil {
			if c.known {
				t.Fatal(err)
			}
			continue
		}
		p := programOf(own, "layout", drawn)
		for _, text := range hard {
			v := viewOf(text)
			var fast, slow bytes.Buffer
			err := own.ExecuteTemplate(&slow, "layout", v)
			ok := p != nil && p.print(&fast, v)
			if c.known && !ok && !strings.Contains(text, ":") { // an address of another scheme is left to html/template
				t.Errorf("%s: there is no program for %q", c.text, text)
			}
			if ok && (err != nil || fast.String() != slow.String()) {
				t.Errorf("%s of %q: %v %s", c.text, text, err, firstDifference(fast.String(), slow.String()))
			}
			if !c.known && ok && text != "" {
				t.Errorf("%s has become known: say so here", c.text)
			}
		}
	}
}

func viewOf(text string) site.View {
	return site.View{Title: text, Path: "plain", Body: struct {
		Word    word
		Number  int
		Share   float64
		Yes     bool
		Safe    template.HTML
		Stamp   stamp
		Stamps  []stamp
		List    []string
		None    []int
		Empty   string
		Pointer *stamp
		Nothing *stamp
		Table   map[string]int
		Mixed   []any
	}{word(text), 3, 0.1, true, "<b>" + template.HTML(template.HTMLEscapeString(text)), stamp{text}, []stamp{{text}}, []string{text, "b", ""}, nil, "", &stamp{text}, nil, map[string]int{text: 1}, []any{template.HTML("<b>"), text}}}
}
