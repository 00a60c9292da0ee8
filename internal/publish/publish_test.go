package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// site is a small one.
func site(text string) map[string][]byte {
	return map[string][]byte{"index.html": []byte(text), "2022/index.html": []byte(text), "assets/style.css": nil}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// list names all files under dir.
func list(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

const written = ".nianbao 2022/index.html assets/style.css index.html"

// What may be replaced and what not, by what lies in the folder before.
func TestSiteReplacesOnlyItsOwn(t *testing.T) {
	ours := map[string]string{mark: markText, "old.html": "", "2021/old.html": ""}
	for _, c := range []struct {
		name    string
		before  map[string]string // nil: no such folder
		foreign string            // named in the problem; empty: replaced
		after   string
	}{
		{"absent", nil, "", written},
		{"empty", map[string]string{}, "", written},
		{"only .gitignore", map[string]string{".gitignore": "*"}, "", ".gitignore " + written},
		{"written by us", ours, "", written},
		{"written by us, with .gitignore", map[string]string{mark: markText, ".gitignore": "*", "old.html": ""}, "", ".gitignore " + written},
		{"somebody's file", map[string]string{"工资表.xlsx": "x"}, "工资表.xlsx", "工资表.xlsx"},
		{"somebody's folder", map[string]string{".gitignore": "*", "照片/a.jpg": "x"}, "照片", ".gitignore 照片/a.jpg"},
		{"a mark of others", map[string]string{mark: "hello", "a": ""}, ".nianbao", ".nianbao a"},
		{"a project with its cache", map[string]string{".nianbao/charts/a": "", "nianbao.toml": ""}, ".nianbao", ".nianbao/charts/a nianbao.toml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "网站 输出")
			if c.before != nil {
				if err := os.Mkdir(dir, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for name, text := range c.before {
				put(t, filepath.Join(dir, name), text)
			}
			var problems diag.List
			if err := Site(dir, site("new"), &problems); err != nil {
				t.Fatal(err)
			}
			if got := list(t, dir); got != c.after {
				t.Errorf("afterwards the folder holds %s, want %s", got, c.after)
			}
			if (c.foreign != "") != problems.Any() {
				t.Fatalf("problems: %v, want one about %q", problems.Sorted(), c.foreign)
			}
			if c.foreign == "" {
				return
			}
			p := problems.Sorted()[0]
			if p.File != dir || !strings.Contains(p.Message, "“"+c.foreign+"”") || p.Hint == "" {
				t.Errorf("problem is %+v, want it to name %s and %s with a remedy", p, dir, c.foreign)
			}
		})
	}
}

// A path that would lead out of the folder is refused before the exchange.
func TestSiteRefusesPathsOutside(t *testing.T) {
	for _, name := range []string{"../a", "/a", "a/../../b", "", ".", "a//b", mark} {
		dir := filepath.Join(t.TempDir(), "public")
		put(t, filepath.Join(dir, mark), markText)
		put(t, filepath.Join(dir, "old.html"), "old")
		var problems diag.List
		if err := Site(dir, map[string][]byte{"index.html": nil, name: nil}, &problems); err == nil {
			t.Errorf("%q was written", name)
		}
		if got := list(t, dir); got != mark+" old.html" {
			t.Errorf("%q: afterwards the folder holds %s", name, got)
		}
	}
}

// A file, a link or a missing parent are told in a sentence; nothing is changed.
func TestSiteSaysWhatIsInTheWay(t *testing.T) {
	parent := t.TempDir()
	put(t, filepath.Join(parent, "file"), "text")
	if err := os.Symlink(parent, filepath.Join(parent, "link")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"file": "同名的文件", "link": "链接", "没有/public": "上级文件夹不存在"} {
		var problems diag.List
		err := Site(filepath.Join(parent, name), site("new"), &problems)
		if name == "link" && err == nil { // what a link leads to is somebody's
			if !problems.Any() {
				t.Errorf("a link was replaced")
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %s", name, err, want)
		}
	}
	if got := list(t, parent); !strings.Contains(got, "file") || strings.Contains(got, "index.html") {
		t.Errorf("afterwards there is %s", got)
	}
}

// What a killed run left is removed also where a build finds nothing to write:
// it asks Check first and then stops.
func TestCheckClearsUpAfterAKilledRun(t *testing.T) {
	parent := t.TempDir()
	put(t, filepath.Join(parent, "public", mark), markText)
	put(t, filepath.Join(parent, ".public.new-77", "index.html"), "half")
	var problems diag.List
	if err := Check(filepath.Join(parent, "public"), &problems); err != nil || problems.Any() {
		t.Fatal(err, problems.Any())
	}
	if got := list(t, parent); got != "public/"+mark {
		t.Errorf("left: %s", got)
	}
}
