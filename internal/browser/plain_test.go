package browser

import (
	"net/url"
	"path/filepath"
	"testing"
)

// A theme of templates and a style sheet keeps the promises that the first one
// keeps: nothing from outside, no script, no page wider than its window, nothing
// for axe-core to find, and each number with its link.
func TestPlainThemeKeepsThePromises(t *testing.T) {
	folder, err := plainly()
	if err != nil {
		t.Fatal(err)
	}
	root := (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/"}).String()
	source := axe(t)
	for _, colours := range []string{"light", "dark"} {
		tab := open(t, browser(t), 1280, true)
		scheme(tab, colours)
		for _, path := range pages(t) {
			tab.visit(root + path)
			tab.quietly(root)
			if n := eval[int](tab, "document.scripts.length"); n > 0 {
				t.Errorf("%s has %d scripts", path, n)
			}
			if n := eval[int](tab, "document.querySelectorAll('main a[href]').length"); n == 0 && path != "2022/compare/index.html" {
				t.Errorf("%s leads nowhere", path)
			}
			tab.axe(source, path+", "+colours)
		}
	}
	narrow := open(t, browser(t), 320, true)
	for _, path := range pages(t) {
		narrow.visit(root + path)
		if over := eval[int](narrow, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
			t.Errorf("%s is %d pixels too wide: %s", path, over, eval[string](narrow, sticksOut))
		}
	}
}
