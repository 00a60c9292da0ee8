package build_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
)

// Of many texts every page shows as many as people look through, and says where the
// others are; each is listed once, the latest first, and is bound only if asked for.
func TestManyTexts(t *testing.T) {
	var many strings.Builder
	many.WriteString(district("3"))
	for n := range 519 {
		fmt.Fprintf(&many, "-- content/speeches/s%03d.md --\n+++\ntitle = \"第%d篇\"\ndate = 2023-02-%02d\nstatus = \"草稿\"\nyear = 2022\n+++\n会议开得好。\n", n, n, n%28+1)
	}
	var problems diag.List
	draft := build.Compose(sample.Project(many.String()), build.Edition{}, drawn(t), nil, &problems)
	if draft == nil {
		t.Fatal(problems.Sorted())
	}
	page := func(name string) string {
		data, ok := draft.File(name)
		if !ok {
			t.Fatalf("no page %s", name)
		}
		return string(data)
	}
	first, second := page("speeches/index.html"), page("speeches/list/2.html")
	if a, b := strings.Count(first, `<th scope="row">`), strings.Count(second, `<th scope="row">`); a != 500 || b != 20 {
		t.Errorf("the lists have %d and %d lines, want 500 and 20", a, b)
	}
	for _, want := range []string{`href="list/2.html">501–520</a>`, `<a href="2023/`} {
		if !strings.Contains(first, want) {
			t.Errorf("the first list has no %s", want)
		}
	}
	if !strings.Contains(second, `href="../index.html">1–500</a>`) || !strings.Contains(second, "2023-01-10") || strings.Contains(first, "2023-01-10") {
		t.Error("the second list does not lead to the first, or not the oldest stands on it")
	}
	for n := 28; n < 519-28; n += 28 { // those of a day stand together, by name
		if a, b := strings.Index(first, fmt.Sprintf(">第%d篇<", n-1)), strings.Index(first, fmt.Sprintf(">第%d篇<", n+27)); a < 0 || b < a {
			t.Errorf("text %d does not stand before text %d", n-1, n+27)
		}
	}
	downloads := page("2022/downloads.html")
	for _, want := range []string{"本年有 520 篇，超过 100 篇的不自动合成一本", "共 520 篇，这里列最近的 500 篇；其余在各篇的页面上下载。"} {
		if !strings.Contains(downloads, want) {
			t.Errorf("the downloads do not say %s", want)
		}
	}
	if n := strings.Count(downloads, ".docx\" download="); n != 500 {
		t.Errorf("%d Word files are offered, want 500", n)
	}
	if search := page("search.html"); !strings.Contains(search, "共 520 篇，这里列最近的 500 篇") || strings.Contains(search, "全文只搜") {
		t.Error("the search page does not say what it leaves out, or more")
	}
}

// A text that is saved while the site is being made stops it: no page shows what was
// not looked at.
func TestTextChangedMeanwhile(t *testing.T) {
	for _, stage := range []string{"计算", "渲染"} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, sample.Project(district("3"))); err != nil {
			t.Fatal(err)
		}
		saving := func(now string) {
			if now != stage {
				return
			}
			file := filepath.Join(dir, "content/speeches/a.md")
			text, err := os.ReadFile(file)
			if err == nil {
				err = os.WriteFile(file, bytes.Replace(text, []byte("持证率"), []byte("持证的比率"), 1), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		var problems diag.List
		if site := build.Build(os.DirFS(dir), build.Edition{}, drawn(t), saving, &problems); site != nil || !problems.Any() {
			t.Errorf("%s: a site was made", stage)
		}
		if !slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Code == "text-changed" && p.File == "content/speeches/a.md" }) {
			t.Errorf("%s: it is not said why: %v", stage, problems.Sorted())
		}
	}
}
