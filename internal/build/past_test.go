package build_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

// discussed is a district with a text of which there is much to say: it agrees with the
// data, contradicts them, contradicts itself, and has numbers of its own.
var discussed = district("3") + `-- content/speeches/b.md --
+++
title = "工作会"
date = 2023-01-10
status = "定稿"
year = 2022
+++

2022年全区社区工作者29人，持证率31%。东门社区持证人数2人。全部社区持证率达标。

全县48所学校中，1000人以上的12所，500—999人的20所，499人以下的15所。社区工作者{{持证率 | 分母}}人。
`

// reviewed is a project in a folder, built once, so that it remembers its texts.
func reviewed(t *testing.T, e build.Edition) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, sample.Project(discussed)); err != nil {
		t.Fatal(err)
	}
	builtOf(t, publish.Open(dir, "one program"), e)
	return dir
}

// What is remembered of a text is what is said of it, and it is really used.
func TestRememberedReviewsAreAsSaid(t *testing.T) {
	dir := reviewed(t, build.Edition{})
	plain := builtOf(t, os.DirFS(dir), build.Edition{})
	sheet := string(plain["speeches/proof/b.html"])
	for _, said := range []string{"与数据相符 1，不符 1，没有对照 8", "12所＋20所＋15所=47所", "27.6%，文中写作 31%"} {
		if !strings.Contains(sheet, said) {
			t.Fatalf("the sheet does not say %q: the test tests little", said)
		}
	}
	p := listen(dir, "one program", "texts")
	if got := builtOf(t, p, build.Edition{}); !maps.EqualFunc(got, plain, slices.Equal) || p.found != 2 || p.added != 0 {
		t.Errorf("%d of 2 reviews were recalled, %d added; the sites are the same: %v", p.found, p.added, maps.EqualFunc(got, plain, slices.Equal))
	}
}

// Where what was said is spoiled or cut, in its digest or behind, it is said anew.
func TestSpoiledReviewIsNotTaken(t *testing.T) {
	dir := reviewed(t, build.Edition{})
	want := builtOf(t, os.DirFS(dir), build.Edition{})
	spoiling(t, memories(t, dir, "texts"), 3, func(where string) {
		if got := builtOf(t, publish.Look(dir, "one program"), build.Edition{}); !maps.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%s: the site is another", where)
		}
	})
}

// A review is of a text, held against the names, the data, the formulas and the
// standards of a project, by a program. Whatever of these changes, all is said anew.
func TestReviewBelongsToAllThatItDependsOn(t *testing.T) {
	replaced := func(name, old, new string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			text, err := fs.ReadFile(sample.Project(discussed), name)
			if err != nil {
				text, err = fs.ReadFile(nianbao.Defaults, name)
			}
			if err != nil || !strings.Contains(string(text), old) {
				t.Fatalf("%s has no %q: %v", name, old, err)
			}
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	const speech = "content/speeches/b.md"
	for name, change := range map[string]func(t *testing.T, dir string){
		"the text":         replaced(speech, "29人", "30人"),
		"its year":         replaced(speech, "year = 2022", "year = 2021"),
		"its date":         replaced(speech, "date = 2023", "date = 2022"),
		"a cell":           func(t *testing.T, dir string) { rewrite(t, dir, district("5"), "data/2022/甲街道.xlsx") },
		"a name":           replaced("data/fields.toml", "title = \"持证人数\"\naliases = [", "title = \"持有证书的人数\"\naliases = [\"持证人数\", "),
		"the years judged": replaced("nianbao.toml", "from = 2021", "from = 2022"),
		"which one judges": replaced("nianbao.toml", `"s1-2020", "s3-2009"`, `"s3-2009", "s1-2020"`),
		"the rounding":     replaced("nianbao.toml", `title = "测试年报"`, "title = \"测试年报\"\nrounding = \"gbt8170\""),
	} {
		t.Run(name, func(t *testing.T) {
			dir := reviewed(t, build.Edition{})
			change(t, dir)
			p := listen(dir, "one program", "texts")
			got := builtOf(t, p, build.Edition{})
			if p.added == 0 {
				t.Error("nothing was said anew")
			}
			if want := builtOf(t, os.DirFS(dir), build.Edition{}); !maps.EqualFunc(got, want, slices.Equal) {
				t.Error("the site is another than without a memory")
			}
		})
	}
	t.Run("the program", func(t *testing.T) {
		p := listen(reviewed(t, build.Edition{}), "another program", "texts")
		if builtOf(t, p, build.Edition{}); p.found != 0 || p.added != 2 {
			t.Errorf("%d reviews of another program were taken", p.found)
		}
	})
	t.Run("a theme does not matter", func(t *testing.T) {
		dir := reviewed(t, build.Edition{})
		themes, err := fs.Sub(nianbao.Defaults, "themes")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, "themes"), themes); err != nil {
			t.Fatal(err)
		}
		p := listen(dir, "one program", "texts")
		if builtOf(t, p, build.Edition{}); p.found != 2 || p.added != 0 {
			t.Errorf("%d of 2 reviews were taken", p.found)
		}
	})
}

func rewrite(t *testing.T, dir, project, name string) {
	t.Helper()
	text, err := fs.ReadFile(sample.Project(project), name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Editions forget nothing of each other; of a text that was deleted nothing stays.
func TestDeletedTextsAreForgotten(t *testing.T) {
	dir := reviewed(t, build.Edition{})
	for _, e := range []build.Edition{{Public: true}, {Years: []stat.Year{2021}}} {
		builtOf(t, publish.Open(dir, "one program"), e)
	}
	if n := len(memories(t, dir, "texts")); n != 4 {
		t.Fatalf("%d answers are remembered, want two of each text", n)
	}
	if err := os.Remove(filepath.Join(dir, "content/speeches/b.md")); err != nil {
		t.Fatal(err)
	}
	builtOf(t, publish.Open(dir, "one program"), build.Edition{})
	if n := len(memories(t, dir, "texts")); n != 2 {
		t.Errorf("%d answers are remembered, want those of the text that is left", n)
	}
}

// What a text was held against while somebody saved a workbook is not remembered: it
// would be taken for what the saved one says.
func TestReviewOfChangingDataIsNotRemembered(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, sample.Project(discussed)); err != nil {
		t.Fatal(err)
	}
	saving := func(stage string) {
		if stage == "计算" {
			rewrite(t, dir, district("5"), "data/2022/甲街道.xlsx")
		}
	}
	var problems diag.List
	if build.Build(publish.Open(dir, "one program"), build.Edition{}, drawn(t), saving, &problems) == nil {
		t.Fatal(problems.Sorted())
	}
	if n := len(memories(t, dir, "texts")); n != 0 {
		t.Errorf("%d reviews are remembered", n)
	}
}
