package build_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// A theme that is older than the program still makes a site: without the pages for
// which it has no template, and without links to them.
func TestOlderTheme(t *testing.T) {
	fsys := project(t, villages())
	gone := []string{"clearance", "downloads", "compare", "years", "members", "wall", "origins", "origin"}
	theme := os.DirFS("../../themes/gov")
	err := fs.WalkDir(theme, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || slices.Contains(gone, strings.TrimSuffix(name, ".html")) {
			return err
		}
		text, err := fs.ReadFile(theme, name)
		fsys["themes/gov/"+name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	site := build.Build(fsys, build.Edition{}, drawn(t), nil, &problems)
	if site == nil {
		t.Fatalf("no site: %v", problems.Sorted())
	}
	missing := 0
	for _, p := range problems.Sorted() {
		if p.Code == "template-missing" {
			missing++
		}
	}
	if missing != len(gone) || site.Files["2022/index.html"] == nil || site.Files["2022/wall.html"] != nil || site.Files["2022/downloads.html"] != nil {
		t.Errorf("%d templates are said to be missing, want %d", missing, len(gone))
	}
	delete(fsys, "themes/gov/home.html")
	if build.Build(fsys, build.Edition{}, drawn(t), nil, &problems) != nil {
		t.Error("a site without a home page was made")
	}
}
