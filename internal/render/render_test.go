package render_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/render"
	"nianbao/internal/sample"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// pictures stand in for ECharts, which other tests draw with.
type pictures struct{}

func (pictures) Picture(f figure.Figure) (render.Picture, error) {
	return render.Picture{
		SVG:    fmt.Appendf(nil, `<svg viewBox="0 0 720 400"><title>%s</title></svg>`, html.EscapeString(f.Title.String())),
		Option: fmt.Appendf(nil, `{"series":[],"name":%q}`, f.Subtitle),
	}, nil
}

// build makes a site of a project with the theme gov; any problem with the pages
// fails the test.
func build(t *testing.T, project fs.FS) map[string][]byte {
	t.Helper()
	return dressed(t, project, "gov")
}

// dressed makes a site of a project with a theme of the repository.
func dressed(t *testing.T, project fs.FS, name string) map[string][]byte {
	t.Helper()
	var problems, found diag.List
	data := check.Data(source.Read(project, os.DirFS("../.."), &problems), &problems)
	if problems.Any() {
		t.Fatalf("the project has errors: %v", problems.Sorted())
	}
	metrics := metric.Compute(data)
	writer := figure.New(metrics)
	theme, err := fs.Sub(os.DirFS("../.."), "themes/"+name)
	if err != nil {
		t.Fatal(err)
	}
	s := site.Compose(site.Input{Metrics: metrics, Writer: writer, Texts: speech.Texts(writer, data.Content, &found),
		Problems: problems.Sorted()}, &found)
	files := render.Files(s, theme, pictures{}, nil, &found)
	for _, p := range found.Sorted() {
		if p.Code == "text-html" && p.Severity == diag.Warning {
			continue // the hostile speech is meant to be pointed out, and built
		}
		t.Errorf("%s %s: %s", p.Code, p.File, p.Message)
	}
	return files
}

// The repository is itself a project; its site has to be whole, in each of its
// themes.
func TestRepositorySite(t *testing.T) {
	for _, theme := range []string{"gov", "plain"} {
		t.Run(theme, func(t *testing.T) { repositorySite(t, theme) })
	}
}

func repositorySite(t *testing.T, theme string) {
	files := dressed(t, os.DirFS("../.."), theme)
	pages := map[string]*page{}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = parse(t, data)
		}
	}
	if len(pages) < 600 {
		t.Errorf("%d pages, want a page for each indicator, street and community of five years", len(pages))
	}
	for _, name := range []string{"index.html", "2022/index.html", "2018/index.html", "2022/indicators/index.html",
		"2022/indicators/cert_rate.html", "2022/areas/index.html", "2022/areas/329901001.html", "2022/areas/329901001001.html",
		"speeches/index.html", "speeches/2022-tuijinhui.html", "standards/s1-2020.html", "2022/quality.html",
		"2022/compare/index.html", "2022/compare/2018/index.html", "2022/compare/2018/329901001.html", "2022/compare/areas/329901001.html", "2022/wall.html", "assets/style.css"} {
		if files[name] == nil {
			t.Errorf("no %s", name)
		}
	}
	crowds := map[string]int{}
	for name := range files {
		crowds[path.Dir(name)]++
		if strings.ContainsFunc(name, func(r rune) bool { return r > 126 || r <= ' ' }) {
			t.Errorf("%q is no ASCII name", name)
		}
	}
	for folder, n := range crowds {
		if n > 400 {
			t.Errorf("%s holds %d files", folder, n)
		}
	}
	for name, p := range pages {
		p.check(t, name, files, pages)
	}
	if lively := files["charts/2022/indicators/cert_rate.js"] != nil; lively != (theme == "gov") {
		t.Errorf("a script of chart options: %v", lively)
	}
}

// A page is what the test sees of one HTML file.
type page struct {
	ids, links []string
	h1         int
	text       string
	lang       string
}

func parse(t *testing.T, data []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{}
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			p.text += n.Data
		}
		if n.Type == html.ElementNode && n.Data == "h1" {
			p.h1++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				p.ids = append(p.ids, a.Val)
			case a.Key == "href" || a.Key == "src":
				p.links = append(p.links, a.Val)
			case a.Key == "lang":
				p.lang = a.Val
			}
		}
	}
	return p
}

// check holds a page to what every page promises: links that lead somewhere,
// anchors included, one headline, ids that are told once.
func (p *page) check(t *testing.T, name string, files map[string][]byte, pages map[string]*page) {
	t.Helper()
	if p.h1 != 1 || p.lang != "zh-CN" {
		t.Errorf("%s: %d h1, language %q", name, p.h1, p.lang)
	}
	slices.Sort(p.ids)
	if once := slices.Compact(slices.Clone(p.ids)); len(once) != len(p.ids) {
		t.Errorf("%s: an id twice in %v", name, p.ids)
	}
	for _, l := range p.links {
		if strings.Contains(l, ":") || strings.HasPrefix(l, "/") {
			t.Errorf("%s: %s is not relative", name, l)
			continue
		}
		file, fragment, _ := strings.Cut(l, "#")
		target := name
		if file != "" {
			target = path.Join(path.Dir(name), file)
		}
		if files[target] == nil {
			t.Errorf("%s: %s leads nowhere", name, l)
		} else if fragment != "" && !slices.Contains(pages[target].ids, fragment) {
			t.Errorf("%s: %s has no #%s", name, target, fragment)
		}
	}
}

// Two builds differ in no byte, whatever the order in which pages were done.
func TestSameBytesTwice(t *testing.T) {
	digest := func() string {
		files := build(t, sample.Project(hostile))
		sum := sha256.New()
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(sum, "%s %x\n", name, sha256.Sum256(files[name]))
		}
		return fmt.Sprintf("%x", sum.Sum(nil))
	}
	if a, b := digest(), digest(); a != b {
		t.Errorf("%s and %s", a, b)
	}
}

// Names are text, whatever they contain: on pages, in attributes, and in downloads.
func TestHostileNames(t *testing.T) {
	files := build(t, sample.Project(hostile))
	for name, data := range files {
		if strings.HasSuffix(name, ".html") && (bytes.Contains(data, []byte("<script>alert")) || bytes.Contains(data, []byte("<img src=x"))) {
			t.Errorf("%s: a name became markup", name)
		}
		if strings.HasSuffix(name, ".csv") {
			for _, line := range strings.Split(string(data), "\r\n") {
				for _, cell := range strings.Split(line, ",") {
					if strings.HasPrefix(strings.Trim(cell, `"`), "=") {
						t.Errorf("%s: %q would run", name, line)
					}
				}
			}
		}
	}
	for name, want := range map[string]string{
		"2022/areas/329901001001.html":   `甲</script><script>alert(1)</script>`,
		"2022/indicators/cert_rate.html": `=HYPERLINK("x")`,
		"speeches/jiang-hua.html":        `<img src=x onerror=alert(2)>`,
		"standards/s.html":               `标准"><b>`,
		"2022/areas/index.html":          `甲</script>`,
	} {
		if !strings.Contains(parse(t, files[name]).text, want) {
			t.Errorf("%s does not show %q as text", name, want)
		}
	}
}

const hostile = `
-- nianbao.toml --
title = "年报<script>alert(0)</script>"
[district]
name = "示例区"
code = "329901"
[[judging]]
from = 2021
to = 2022
standards = ["s"]
-- data/fields.toml --
[[field]]
id = "region_code"
title = "社区代码"
type = "text"
[[field]]
id = "community_name"
title = "社区名称"
type = "text"
[[field]]
id = "street_name"
title = "街道(镇)"
type = "text"
[[field]]
id = "workers"
title = "社区工作者数"
type = "integer"
unit = "人"
[[field]]
id = "certified"
title = "持证人数"
type = "integer"
unit = "人"
-- data/indicators/all.toml --
title = "全部"
[[indicator]]
id = "cert_rate"
title = "持证率"
definition = "持证人数除以社区工作者数 </script><img src=x onerror=alert(3)>"
unit = "%"
decimals = 1
direction = "higher"
formula = "certified / workers"
source = "测试"
headline = 1
-- data/standards/s.toml --
id = "s"
title = "标准\"><b>"
from = 2021
[[clause]]
indicator = "cert_rate"
basis = "30%"
min = 30
-- data/2021/a.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数
329901001001	明珠街道	甲</script><script>alert(1)</script>	10	1
329901001002	^	'=HYPERLINK("x")	20	2
-- data/2022/a.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数
329901001001	明珠街道	甲</script><script>alert(1)</script>	10	2
329901001002	^	'=HYPERLINK("x")	28	8
-- content/speeches/讲话.md --
+++
title = "讲话<img src=x onerror=alert(2)>"
date = 2023-01-01
status = "草稿"
year = 2022
+++
持证率{{持证率}}。<script>alert(4)</script>

` + "```chart\nindicator = \"持证率\"\nform = \"排名\"\n```\n"
