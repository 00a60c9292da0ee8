package build_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"nianbao/internal/site"
)

// pages are the Markdown files of the repository that are ours and no input.
func pages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		name = strings.TrimPrefix(filepath.ToSlash(name), top)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (slices.Contains([]string{"node_modules", "public", "bin", "content", "testdata"}, d.Name()) || strings.HasPrefix(name, ".")):
			return fs.SkipDir
		case strings.HasSuffix(name, ".md") && !strings.HasPrefix(name, "cmd/"):
			out = append(out, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("found %d pages only: %v", len(out), out)
	}
	return out
}

var (
	linkForm    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	headingForm = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
)

// Every relative link leads to a file, and to a heading where it names one.
func TestDocsLinks(t *testing.T) {
	for _, file := range pages(t) {
		for _, m := range linkForm.FindAllStringSubmatch(codeText.ReplaceAllString(page(t, file), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			name, anchor, _ := strings.Cut(m[1], "#")
			target := file
			if name != "" {
				target = path.Join(path.Dir(file), name)
			}
			if _, err := os.Stat(top + target); err != nil {
				t.Errorf("%s links to %s: no such file", file, m[1])
			} else if anchor != "" && !slices.Contains(anchors(page(t, target)), anchor) {
				t.Errorf("%s links to %s: no such heading", file, m[1])
			}
		}
	}
}

// anchors are the names of a page's headings, as code hosts make them.
func anchors(text string) []string {
	var out []string
	for _, m := range headingForm.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return out
}

// Every page of docs/ can be reached from its index, and the README leads there.
func TestDocsIndex(t *testing.T) {
	index := page(t, "docs/README.md")
	for _, file := range pages(t) {
		if dir, name := path.Split(file); dir == "docs/" && name != "README.md" && !strings.Contains(index, "("+name+")") {
			t.Errorf("docs/README.md does not lead to %s", name)
		}
	}
}

// The theme's own page tells of the template of every kind of page.
func TestDocsThemes(t *testing.T) {
	text := page(t, "themes/gov/README.md")
	for _, k := range site.Kinds {
		if !strings.Contains(text, "`"+string(k)+".html`") {
			t.Errorf("themes/gov/README.md does not speak of %s.html", k)
		}
	}
}
