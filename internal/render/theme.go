package render

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/site"
)

// A theme is a set of templates for each kind of page. layout.html, partials.html
// and any file under partials/ are shared; KIND.html defines "main".
type theme struct {
	kinds    map[site.Kind]*template.Template
	programs map[site.Kind]func() *program // of the same templates, made when one is wanted
}

// themeOf reads a theme's templates, and says no where a kind has none that works.
func themeOf(design fs.FS, draw func(site.Chart) drawing, problems *diag.List) (*theme, bool) {
	t := &theme{kinds: map[site.Kind]*template.Template{}, programs: map[site.Kind]func() *program{}}
	if design == nil {
		return t, false // source has said why
	}
	shared := template.New("layout").Option("missingkey=error").Funcs(template.FuncMap{
		"trusted": func(html string) template.HTML { return template.HTML(html) },
		"draw":    draw,
	})
	ok := read(shared, design, "layout.html", problems)
	for _, name := range partials(design) {
		ok = read(shared, design, name, problems) && ok
	}
	lacking := Lacking(design)
	for _, kind := range site.Kinds {
		if slices.Contains(lacking, kind) {
			continue
		}
		own, err := shared.Clone()
		if err == nil {
			ok = read(own, design, string(kind)+".html", problems) && ok
			t.kinds[kind], t.programs[kind] = own, sync.OnceValue(func() *program { return programOf(own, entry(kind), draw) })
		}
	}
	return t, ok
}

// Lacking are the kinds of pages for which a theme has no template: those that the
// program learnt to make after the theme was made. Without a home page there is no
// site, so that its template is never among them.
func Lacking(design fs.FS) []site.Kind {
	var out []site.Kind
	for _, kind := range site.Kinds {
		if design == nil || kind == site.Home {
			continue
		}
		if _, err := fs.Stat(design, string(kind)+".html"); errors.Is(err, fs.ErrNotExist) {
			out = append(out, kind)
		}
	}
	return out
}

func partials(design fs.FS) []string {
	names, _ := fs.Glob(design, "partials/*.html") // the pattern is well formed
	if _, err := fs.Stat(design, "partials.html"); err == nil {
		names = append([]string{"partials.html"}, names...)
	}
	return names
}

func read(into *template.Template, design fs.FS, name string, problems *diag.List) bool {
	text, err := fs.ReadFile(design, name)
	if err == nil {
		_, err = into.New(name).Parse(strings.TrimPrefix(string(text), "\ufeff"))
	}
	if err != nil {
		problems.Add(diag.Problem{Code: "template-broken", Severity: diag.Error, Place: diag.Place{File: name},
			Message: "主题的模板不能用：" + err.Error(), Hint: "改主题文件夹里的 " + name})
	}
	return err == nil
}

// print does what the templates of the view's kind say.
func (t *theme) print(b *bytes.Buffer, v site.View) error {
	if p := t.programs[v.Kind](); p != nil && p.print(b, v) {
		return nil
	}
	b.Reset()
	return t.kinds[v.Kind].ExecuteTemplate(b, entry(v.Kind), v)
}

// entry is the template that makes a page.
func entry(kind site.Kind) string {
	if kind == site.Sealed {
		return "main" // the bar alone: the page is there already
	}
	return "layout"
}
