package build_test

import (
	"bytes"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// archived is the small district with two sealed years, each in both variants.
func archived(t *testing.T) fstest.MapFS {
	t.Helper()
	p := sealable(t, villages())
	for name, s := range map[string]struct {
		year   stat.Year
		public bool
	}{"2021": {2021, false}, "2021-public": {2021, true}, "2022": {2022, false}, "2022-public": {2022, true}} {
		p["archive/"+name+".zip"] = &fstest.MapFile{Data: zipped(t, sealedBag(t, p, s.year, s.public))}
	}
	return p
}

// today builds a project; nil where it has errors. said are the problems that
// concern sealed years.
func today(t *testing.T, p fstest.MapFS, e build.Edition) (site *build.Site, said []diag.Problem) {
	t.Helper()
	var problems diag.List
	site = build.Build(p, e, drawn(t), nil, &problems)
	return site, slices.DeleteFunc(problems.Sorted(), func(p diag.Problem) bool {
		return !strings.HasPrefix(p.Code, "snapshot-") && !strings.HasPrefix(p.Code, "correction-")
	})
}

var bar = regexp.MustCompile(`(?s)<!--sealed-bar-->.*?<!--/sealed-bar-->`)

// A sealed year is shown to the byte as it was: every file of it, and every page
// when the bar is taken away. The bar leads to today and to the other year.
func TestSealedYearIsShownAsItWas(t *testing.T) {
	p := archived(t)
	for _, e := range []build.Edition{{}, public} {
		site, said := today(t, p, e)
		if site == nil || len(said) > 0 {
			t.Fatal(said)
		}
		was := sealedBag(t, p, 2021, e.Public).Payload
		pages := 0
		for name, text := range was {
			file, ok := strings.CutPrefix(name, "site/")
			if !ok {
				continue
			}
			got := site.Files["archive/2021/"+file]
			if strings.HasSuffix(file, ".html") {
				pages++
				if len(bar.FindAll(got, -1)) != 1 || !bytes.Contains(got, []byte(`<strong>2021 年度档案</strong> 2022-04-12 由办公室封存`)) {
					t.Fatalf("%s has no bar", file)
				}
				got = bar.ReplaceAll(got, nil)
			}
			if !bytes.Equal(got, text) {
				t.Errorf("public %v: %s is not as it was sealed", e.Public, file)
			}
		}
		if pages < 20 {
			t.Errorf("the sealed year has %d pages only", pages)
		}
		top := string(bar.Find(site.Files["archive/2021/2021/indicators/dibao_cover.html"]))
		for _, link := range []string{`<a href="../../../../2021/indicators/dibao_cover.html">今天的这一页</a>`, `<a href="../../../2022/2022/indicators/dibao_cover.html">2022 年（2023-04-10 封存）</a>`, `<a href="../../../index.html">全部档案和更正</a>`} {
			if !strings.Contains(top, link) {
				t.Errorf("the bar has no %s:\n%s", link, top)
			}
		}
		if !bytes.Contains(site.Files["2021/indicators/dibao_cover.html"], []byte(`<a href="../../archive/2021/2021/indicators/dibao_cover.html">2022-04-12 封存的这一页</a>`)) {
			t.Error("today's page does not lead to the sealed one")
		}
	}
}

// A page that today's site has no more leads on to the sealed one.
func TestOldLinksNeverDie(t *testing.T) {
	p := archived(t)
	gone := slices.Collect(maps.Keys(p))
	gone = slices.DeleteFunc(gone, func(name string) bool { return !strings.HasPrefix(name, "content/speeches/") })
	for _, name := range gone {
		delete(p, name)
	}
	site, said := today(t, p, build.Edition{})
	if site == nil || len(gone) == 0 {
		t.Fatal(said, gone)
	}
	moved := 0
	for name := range sealedBag(t, archived(t), 2022, false).Payload {
		if file, ok := strings.CutPrefix(name, "site/"); ok && strings.HasSuffix(file, ".html") && site.Files[file] == nil {
			t.Errorf("%s was published and is no more", file)
		}
	}
	for name, text := range site.Files {
		if bytes.Contains(text, []byte("已经没有这一页")) {
			if moved++; !strings.HasPrefix(name, "speeches/") || !bytes.Contains(text, []byte("archive/2022/speeches/")) {
				t.Errorf("%s leads nowhere", name)
			}
		}
	}
	if moved < 2 {
		t.Errorf("%d pages lead on", moved)
	}
}

// What was changed after its year was sealed is found, with its cell, whoever says
// so; the reason is what people give. The public site lists what it shows.
func TestCorrectionsAreFound(t *testing.T) {
	p := archived(t)
	lines := villages()
	lines[2].residents, lines[3].residents = lines[2].residents+10, lines[3].residents+20 // of 2021
	lines[0].hh, lines[0].persons = 3, 5                                                  // hidden
	now := project(t, lines)
	for _, y := range []string{"2021", "2022"} {
		p["data/"+y+"/年报.csv"] = now["data/"+y+"/年报.csv"]
	}
	p["data/2021/district.toml"] = &fstest.MapFile{Data: bytes.Replace(p["data/2021/district.toml"].Data, []byte("286"), []byte("287"), 1)}
	p["data/corrections.toml"] = &fstest.MapFile{Data: []byte("[[correction]]\nyear = 2021\narea = \"第3社区\"\nfield = \"residents\"\ndate = 2023-05-06\nreason = \"漏报一户\"\n" +
		"[[correction]]\nyear = 2019\narea = \"x\"\nfield = \"y\"\ndate = 2023-05-06\nreason = \"没有封存\"\n" +
		"[[correction]]\nyear = 2022\narea = \"第3社区\"\nfield = \"residents\"\ndate = 2023-05-06\nreason = \"没有变\"\n")}
	site, said := today(t, p, build.Edition{})
	if site == nil {
		t.Fatal(said)
	}
	var messages []string
	for _, p := range said {
		messages = append(messages, p.Code+" "+p.File+" "+p.Cell+" "+p.Message)
	}
	all := strings.Join(messages, "\n")
	for _, want := range []string{
		"correction-missing data/2021/年报.csv F5 第4社区 2021 年的常住人口，封存时（archive/2021.zip）是 ",
		"correction-idle data/corrections.toml  2022 年 第3社区 的 residents 与封存时相同",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("problems are\n%s\nwant %s", all, want)
		}
	}
	if strings.Contains(all, "2019") {
		t.Errorf("a year that is not sealed is spoken of:\n%s", all)
	}
	page := string(site.Files["archive/index.html"])
	for _, want := range []string{"漏报一户", "data/2021/年报.csv 年报!F4", "没有写明", "第1社区", "2023-05-06"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of corrections does not say %s", want)
		}
	}
	site, said = today(t, p, public)
	if site == nil || len(said) > 0 {
		t.Fatal(said)
	}
	if page := string(site.Files["archive/index.html"]); !strings.Contains(page, "漏报一户") || strings.Contains(page, "第1社区") {
		t.Error("the public page of corrections shows what is hidden, or not what is shown")
	}
}

// A sealed year that was touched is not shown; nothing is built.
func TestTouchedSealStopsTheBuild(t *testing.T) {
	for want, change := range map[string]func(fstest.MapFS){
		"snapshot-altered":    func(p fstest.MapFS) { p["archive/2021.zip"].Data[9000] ^= 1 },
		"snapshot-unreadable": func(p fstest.MapFS) { p["archive/2021.zip"].Data = p["archive/2021.zip"].Data[:5000] },
		"snapshot-name":       func(p fstest.MapFS) { p["archive/二〇二一.zip"] = p["archive/2021.zip"] },
	} {
		p := archived(t)
		change(p)
		site, said := today(t, p, build.Edition{})
		if site != nil || !slices.ContainsFunc(said, func(p diag.Problem) bool { return p.Code == want && p.Severity == diag.Error }) {
			t.Errorf("want %s, problems are %v", want, said)
		}
	}
}

// Every default that a project may do without is sealed with it, so that a later
// program with other defaults builds the same.
func TestSealHoldsAllDefaults(t *testing.T) {
	p := sealable(t, villages())
	for name := range p {
		if strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "data/20") || strings.HasPrefix(name, "content/") || strings.HasPrefix(name, "themes/") {
			delete(p, name)
		}
	}
	p["nianbao.toml"] = &fstest.MapFile{Data: []byte("title = \"年报\"\nowner = \"局\"\n[district]\nname = \"示例区\"\ncode = \"329901\"\n" + sealing)}
	delete(p, "data/2021/district.toml")
	delete(p, "data/2022/district.toml")
	b := sealedBag(t, p, 2022, false)
	for _, name := range defaults(t) {
		if b.Payload["project/"+name] == nil {
			t.Errorf("the default %s is not sealed", name)
		}
	}
}

// defaults are the paths of what the program gives.
func defaults(t *testing.T) (out []string) {
	t.Helper()
	err := fs.WalkDir(nianbao.Defaults, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			out = append(out, name)
		}
		return err
	})
	if err != nil || len(out) < 40 {
		t.Fatal(err, out)
	}
	return out
}
