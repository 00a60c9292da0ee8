package gate

import (
	"io/fs"
	"path"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
)

// An index tells where in the project something stands, by kind and key.
type index map[string][]diag.Place

// places looks through all that people typed. It is only asked when something was
// found.
func (g *Gate) places(project fs.FS, data *check.Dataset) index {
	x := index{}
	add := func(text string, at diag.Place) {
		for _, m := range g.find(text) {
			x[string(m.Kind)+" "+m.Key] = append(x[string(m.Kind)+" "+m.Key], at)
		}
	}
	_ = fs.WalkDir(project, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != "." {
			return fs.SkipDir // what cannot be read was reported when it was read
		}
		if !d.IsDir() && typed(name) {
			text, _ := fs.ReadFile(project, name)
			n := 0
			for line := range strings.Lines(string(text)) {
				n++
				for _, m := range g.find(line) {
					at := diag.Place{File: name, Line: n, Column: len([]rune(line[:m.From])) + 1}
					x[string(m.Kind)+" "+m.Key] = append(x[string(m.Kind)+" "+m.Key], at)
				}
			}
		}
		return nil
	})
	cells(data, add)
	return x
}

// typed reports whether a file is one that people write as text and that enters
// the site; the list of what may pass is not.
func typed(name string) bool {
	folder, _, _ := strings.Cut(name, "/")
	switch ext := path.Ext(name); {
	case name == "nianbao.toml":
		return true
	case folder == "data":
		return ext == ".toml" && name != "data/allowed.toml"
	case folder == "content":
		return ext == ".md"
	}
	return false
}

// cells shows every cell that was read, as it was written, and the names of files
// and worksheets.
func cells(data *check.Dataset, show func(text string, at diag.Place)) {
	seen := map[string]bool{}
	for _, y := range data.Years {
		for _, level := range data.Ladder.Levels() {
			for _, a := range data.Areas(level, y) {
				for _, f := range data.Fields {
					if f.Level != level {
						continue
					}
					o := data.Observe(f, a, y)
					if o.Origin.File == "" || o.Origin.Raw == "" {
						continue
					}
					show(o.Origin.Raw, diag.Place{File: o.Origin.File, Sheet: o.Origin.Sheet, Cell: o.Origin.Cell, Line: o.Origin.Line})
					if name := o.Origin.File + "\n" + o.Origin.Sheet; !seen[name] {
						seen[name] = true
						show(name, diag.Place{File: o.Origin.File, Sheet: o.Origin.Sheet})
					}
				}
			}
		}
	}
}
