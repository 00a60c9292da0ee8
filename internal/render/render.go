// Package render prints a site's pages with the templates of a theme.
//
// It stands after site and before publish: views go in, files come out. It
// composes nothing and words nothing; what a page says was decided by site and
// figure, how it looks is decided by the theme. It draws no chart itself but
// asks for the picture, and writes nothing to the disk.
//
// Invariant: every page that leaves was inspected: its links lead to files of
// the site, and it carries a content security policy and nothing that the policy
// forbids, whatever the theme or the data contain.
package render

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/site"
)

// Pictures draws figures. It is used from several goroutines.
type Pictures interface {
	Picture(f figure.Figure) (Picture, error)
}

// A Picture is a drawn figure: a cleaned SVG element to stand in the page, and
// the ECharts option, JSON, from which the page draws it again.
type Picture struct {
	SVG, Option []byte
	Wide        bool // it wants the whole width of a page
}

// A Reader is shown everything that leaves: what pages say, the data of their
// charts, and the files beside them. It is used from several goroutines.
type Reader interface {
	Text(file, text string)
	JSON(file string, data []byte)
	File(file string, data []byte)
}

// Files renders a whole site: file contents by path. It reports what is wrong
// with the theme or with a page, and goes on.
func Files(s *site.Site, design fs.FS, pictures Pictures, reader Reader, problems *diag.List) map[string][]byte {
	files := map[string][]byte{}
	press, ok := Open(s, design, pictures, reader, problems)
	if !ok {
		return files
	}
	put := func(path string, data []byte) { files[path] = bytes.Clone(data) }
	press.Assets(put)
	for _, page := range s.Pages {
		press.Page(page, put)
	}
	press.Anchors()
	return files
}

// A Press prints the pages of a site one by one, as they are asked for. It is
// used from several goroutines.
type Press struct {
	site     *site.Site
	theme    *theme
	pictures Pictures
	reader   Reader
	problems *diag.List
	files    []asset
	assets   map[string]bool
	anchors  anchors
	options  options
}

// Open sets up a press; false where the theme cannot be used, which it reports.
// The reader may be nil.
func Open(s *site.Site, design fs.FS, pictures Pictures, reader Reader, problems *diag.List) (*Press, bool) {
	p := &Press{site: s, pictures: pictures, reader: reader, problems: problems}
	theme, ok := themeOf(design, p.draw, problems)
	if !ok {
		return nil, false
	}
	p.theme, p.files = theme, theme.assets(design, problems)
	p.assets = paths(p.files)
	return p, true
}

// Assets emits what goes into the site as it is: files of the theme, and those
// that the site keeps.
func (p *Press) Assets(emit func(path string, data []byte)) {
	for _, a := range p.files {
		emit(a.path, a.data)
	}
	for name, data := range p.site.Kept {
		emit(name, data)
	}
}

// Page prints, inspects and emits one page with the files beside it. What is emitted
// lasts until emit returns: whoever keeps it takes a copy.
func (p *Press) Page(page site.Page, emit func(path string, data []byte)) {
	view := p.site.View(page)
	b := drafts.Get().(*bytes.Buffer)
	defer drafts.Put(b)
	b.Reset()
	if err := p.theme.print(b, view); err != nil {
		p.problems.Add(diag.Problem{Code: "template-failed", Severity: diag.Error, Place: diag.Place{File: page.Path},
			Message: "页面没有排出来：" + err.Error(), Hint: "改主题里的模板 " + string(page.Kind) + ".html"})
		return
	}
	beside := map[string]bool{}
	for _, d := range view.Downloads {
		beside[d.Path] = true
		emit(d.Path, straightFile(d.Path, d.Data))
	}
	options := p.options.take(page.Path)
	if len(options) > 0 {
		emit(optionsPath(page.Path), straight(optionsScript(options)))
	}
	html := straight(tidy(b.Bytes()))
	if sealed, ok := view.Body.(site.SealedView); ok {
		html = under(html, sealed.Original)
	}
	in := inspect(page.Path, html, func(path string) bool {
		return p.site.Has(path) || p.assets[path] || beside[path]
	})
	for _, fault := range in.faults {
		p.problems.Add(fault)
	}
	if page.Kind == site.Text {
		p.anchors.add(page.Path, in.away)
	}
	if p.reader != nil && page.Kind != site.Sealed { // which was shown when it was sealed
		p.show(page.Path, in, options, view.Downloads)
	}
	emit(page.Path, html)
}

// show shows the reader what leaves with a page.
func (p *Press) show(page string, in *inspection, options []option, beside []site.Download) {
	p.reader.Text(page, in.says.String())
	for _, data := range in.islands {
		p.reader.JSON(page, data)
	}
	for _, o := range options {
		p.reader.JSON(optionsPath(page), o.json)
	}
	for _, d := range beside {
		p.reader.File(d.Path, d.Data)
	}
}

// drafts are buffers that one page after the other is printed into.
var drafts = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// tidy takes out the empty lines that templates leave behind, where they lie.
func tidy(html []byte) []byte {
	out := html[:0]
	for len(html) > 0 {
		end := bytes.Index(html, []byte("\n\n"))
		if end < 0 {
			return append(out, html...)
		}
		out = append(out, html[:end+1]...)
		html = bytes.TrimLeft(html[end:], "\n")
	}
	return out
}

// An asset is a file of the theme that goes into the site as it is.
type asset struct {
	path string
	data []byte
}

func paths(assets []asset) map[string]bool {
	out := map[string]bool{"assets/echarts.min.js": true, "assets/numbers.js": true} // come with the program
	for _, a := range assets {
		out[a.path] = true
	}
	return out
}

func (t *theme) assets(design fs.FS, problems *diag.List) []asset {
	var out []asset
	err := fs.WalkDir(design, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		data, err := fs.ReadFile(design, name)
		out = append(out, asset{name, data})
		return err
	})
	if err != nil {
		problems.Add(diag.Problem{Code: "theme-unreadable", Severity: diag.Error, Place: diag.Place{File: "assets"},
			Message: "主题的 assets 文件夹读不出来：" + err.Error(), Hint: "核对主题文件夹里有没有 assets/style.css 和 assets/app.js"})
	}
	return out
}
