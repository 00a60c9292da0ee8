package site

import (
	"fmt"
	"path"
	"testing"

	"nianbao/internal/source"
)

// However many texts a project has, none of its folders gets crowded, no two texts
// share a path, and a text stays where it is when another comes. A few lie together.
func TestTextPaths(t *testing.T) {
	written := func(n, years int) (out []source.Document) {
		for k := range n {
			out = append(out, source.Document{Kind: "speeches", Path: fmt.Sprintf("content/speeches/讲话%d.md", k), Date: fmt.Sprintf("%d-01-10", 2023-k%years)})
		}
		return out
	}
	for _, c := range []struct {
		texts, years int
		first        string
	}{
		{150, 1, "speeches/jiang-hua-0.html"},
		{1500, 10, "speeches/2023/jiang-hua-0.html"},
		{10_000, 1, "speeches/2023/82/jiang-hua-0.html"},
		{20_000, 2, "speeches/2023/82/jiang-hua-0.html"},
	} {
		paths := textPaths(written(c.texts, c.years))
		if paths[0] != c.first {
			t.Errorf("%d texts of %d years: the first is %s, want %s", c.texts, c.years, paths[0], c.first)
		}
		entries, seen := map[string]int{}, map[string]bool{}
		for _, p := range paths {
			if seen[p] {
				t.Errorf("%s comes twice", p)
			}
			seen[p] = true
			entries[path.Dir(p)] += 2 // a page and its Word file
			for dir := path.Dir(p); dir != "." && !seen[dir]; dir = path.Dir(dir) {
				seen[dir] = true
				entries[path.Dir(dir)]++
			}
		}
		for dir, n := range entries {
			if n > crowd {
				t.Errorf("%d texts of %d years: %d entries in %s", c.texts, c.years, n, dir)
			}
		}
		for k, p := range textPaths(append(written(c.texts, c.years), source.Document{Kind: "reports", Path: "content/reports/a.md"}))[:c.texts] {
			if p != paths[k] {
				t.Errorf("%s has moved to %s", paths[k], p)
			}
		}
	}
}
