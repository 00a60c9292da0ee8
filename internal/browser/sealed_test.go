package browser

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/archive"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
	"nianbao/internal/sample"
)

// keptProject is a street of two communities in two years, of which the first
// can be sealed.
const keptProject = `
-- nianbao.toml --
title = "测试年报"
[district]
name = "测试区"
code = "329901"
[[judging]]
from = 2021
to = 2022
standards = ["s1-2020", "s3-2009"]
[[sealing]]
year = 2021
date = 2022-04-12
officer = "办公室"
-- content/speeches/a.md --
+++
title = "讲话"
date = 2022-01-10
status = "定稿"
year = 2021
+++

持证率{{持证率}}。
-- data/2021/甲街道.xlsx --
# title 2021年社区建设情况统计年报
统计年度	街道(镇)	社区代码	社区名称	户数	常住人口	社区工作者数	持证人数	办公用房面积	服务用房面积
2021	甲街道	329901001001	东门社区	1200	3600	9	2	90	300
2021	^	329901001002	西门社区	1500	4500	11	2	120	400
-- data/2022/甲街道.xlsx --
# title 2022年社区建设情况统计年报
统计年度	街道(镇)	社区代码	社区名称	户数	常住人口	社区工作者数	持证人数	办公用房面积	服务用房面积
2022	甲街道	329901001001	东门社区	1200	3600	9	4	110	300
2022	^	329901001002	西门社区	1500	4500	11	3	120	400
`

// sealedSite is the folder of a site that shows a sealed year.
func sealedSite(t *testing.T) string {
	t.Helper()
	project := sample.Project(keptProject)
	pictures, err := build.NewPictures(publish.NewCache(repository))
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	bag, err := build.Snapshot(project, 2021, false, archive.Program{Version: "v1", Go: "go1", ECharts: "6"}, pictures, nil, &problems)
	if err != nil || bag == nil {
		t.Fatal(err, problems.Sorted())
	}
	var zip bytes.Buffer
	if err := bag.Write(&zip, nil); err != nil {
		t.Fatal(err)
	}
	project[archive.Path(2021, false)] = &fstest.MapFile{Data: zip.Bytes()}
	site := build.Build(project, build.Edition{}, pictures, nil, &problems)
	folder := filepath.Join(t.TempDir(), "封存 的")
	if site == nil {
		t.Fatal(problems.Sorted())
	}
	if err := publish.Site(folder, site.Files, &problems); err != nil || problems.Any() {
		t.Fatal(err, problems.Sorted())
	}
	return folder
}

// Sealed pages open as they were under a bar that leads to today: nothing leaves
// the folder, no rule is broken, and axe-core finds nothing.
func TestSealedPagesOpen(t *testing.T) {
	folder := sealedSite(t)
	source := axe(t)
	b := browser(t)
	kinds := []string{"index.html", "2021/index.html", "2021/indicators/*.html", "2021/areas/*.html", "speeches/*.html", "standards/*.html", "search.html"}
	for _, p := range placesOf(t, folder) {
		for _, colours := range []string{"light", "dark"} {
			tab := open(t, b, 1280, true)
			scheme(tab, colours)
			tab.visit(p.root + "archive/index.html")
			tab.quietly(p.root) // before axe, which asks for the style sheet and is refused
			tab.axe(source, "archive, "+colours)
			for _, path := range sealedPaths(t, folder, kinds) {
				tab.visit(p.root + path)
				if bar := eval[string](tab, "(document.querySelector('.sealed-bar') || {textContent: ''}).textContent"); !strings.Contains(bar, "2021 年度档案") || !strings.Contains(bar, "办公室封存") {
					t.Errorf("%s: the bar says %q", path, bar)
				}
				if policy := eval[string](tab, `(document.querySelector('meta[http-equiv="Content-Security-Policy"]') || {content: ''}).content`); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
					t.Errorf("%s has the policy %q", path, policy)
				}
				tab.quietly(p.root)
				tab.axe(source, path+", "+colours)
				for _, link := range eval[[]string](tab, `[...new Set([...document.querySelectorAll('.sealed-bar a')].map(a => a.href))]`) {
					tab.visit(link)
					if title := eval[string](tab, "document.title"); title == "" || strings.Contains(title, "404") {
						t.Errorf("%s: the bar leads to %s, which says %q", path, link, title)
					}
					tab.quietly(p.root)
				}
			}
		}
	}
}

// sealedPaths are one sealed page of each kind.
func sealedPaths(t *testing.T, folder string, kinds []string) []string {
	t.Helper()
	found := map[string]bool{}
	for _, kind := range kinds {
		matches, err := filepath.Glob(filepath.Join(folder, "archive", "2021", filepath.FromSlash(kind)))
		if err != nil || len(matches) == 0 {
			t.Fatalf("no sealed page %s: %v", kind, err)
		}
		rel, _ := filepath.Rel(folder, matches[len(matches)-1])
		found[filepath.ToSlash(rel)] = true
	}
	return slices.Sorted(maps.Keys(found))
}
