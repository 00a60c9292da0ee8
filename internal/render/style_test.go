package render

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	action    = regexp.MustCompile(`\{\{[^}]*\}\}`)
	attribute = regexp.MustCompile(`class="([^"]*)"`)
)

// TestEveryClassIsStyled keeps the templates of each theme and its style sheet
// together: a class without a rule and without a script that looks for it is a
// part of the page that nobody has dressed. An SVG shape without a rule is black.
func TestEveryClassIsStyled(t *testing.T) {
	themes := os.DirFS("../../themes")
	names, err := fs.Glob(themes, "*/layout.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no themes", err)
	}
	for _, layout := range names {
		dir := strings.TrimSuffix(layout, "/layout.html")
		dress := contents(t, themes, dir+"/assets/*.css") + contents(t, themes, dir+"/assets/*.js")
		plain := action.ReplaceAllString(contents(t, themes, dir+"/*.html")+contents(t, themes, dir+"/partials/*.html"), " ")
		seen := 0
		for _, m := range attribute.FindAllStringSubmatch(plain, -1) {
			for _, class := range strings.Fields(m[1]) {
				seen++
				if !dressed(dress, class) {
					t.Errorf("themes/%s: class %q is in a template, but neither in its style nor its scripts", dir, class)
				}
			}
		}
		if seen < 50 {
			t.Errorf("themes/%s: %d classes seen", dir, seen)
		}
	}
}

// dressed reports whether a selector or a script names the class. One that ends
// in a dash is the constant part of a name that the page completes.
func dressed(dress, class string) bool {
	word := regexp.QuoteMeta(class)
	if !strings.HasSuffix(class, "-") {
		word += `($|[^\w-])`
	}
	return regexp.MustCompile(`[.]` + word).MatchString(dress)
}

func contents(t *testing.T, fsys fs.FS, pattern string) string {
	t.Helper()
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
