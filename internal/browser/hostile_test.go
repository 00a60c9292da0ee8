package browser

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
	"nianbao/internal/sample"
)

// attacks are texts of which each would do something if it were taken for more
// than text: set a mark, fetch, ask, run as a formula, turn its neighbours.
var attacks = []string{
	`<script>window.ran=1;alert(1)</script>`,
	`"><img src=x onerror=window.ran=2>`,
	`'><svg/onload=window.ran=3><animate onbegin=window.ran=3>`,
	`</script><script>window.ran=4</script>`,
	`</title></textarea></style><iframe src=//evil.example></iframe>`,
	`{{.Site}}{{template "head" .}}{{"{{"}}`,
	"\u202e倒\u2066看\u200f",
	`=HYPERLINK("http://evil.example/","点")`,
	`@SUM(1+1)*cmd|'/c calc'!A0`,
	`../../../../etc/passwd`,
	`javascript:window.ran=5`,
	"a\u2028b\\u003cscript\\u003e<!--]]>",
	`&lt;script&gt;&#60;img src=x&#62;`,
}

// hostile is a project in which people have typed attacks wherever they can type.
func hostile() fstest.MapFS {
	all := strings.Join(attacks, " ")
	toml := func(text string) string {
		out, _ := json.Marshal(text) // a JSON string is one of TOML
		return string(out)
	}
	short := func(n int) string { return attacks[n%len(attacks)] }
	p := sample.Project("")
	put := func(name, text string) { p[name] = &fstest.MapFile{Data: []byte(text)} }
	put("nianbao.toml", "title = "+toml("年报"+all)+"\nowner = "+toml("民政局"+all)+"\n[district]\nname = "+toml("示例区"+short(0))+"\ncode = \"329901\"\n"+
		"[[judging]]\nfrom = 2021\nto = 2022\nstandards = [\"s\"]\n")
	field := func(id, title, kind, more string) string {
		return "[[field]]\nid = \"" + id + "\"\ntitle = " + toml(title) + "\ntype = \"" + kind + "\"\nnote = " + toml(all) + "\n" + more
	}
	put("data/fields.toml", field("region_code", "社区代码", "text", "")+field("community_name", "社区名称", "text", "")+field("street_name", "街道(镇)", "text", "")+
		field("workers", "社区工作者数", "integer", "unit = \"人\"\nrequired = true\n")+field("certified", "持证人数", "integer", "unit = \"人\"\n")+field("remark", "备注", "text", "")+
		field("households", "户数", "integer", "unit = "+toml("户")+"\nlow = 1000\n"))
	put("data/indicators/all.toml", "title = "+toml("全部"+all)+"\n[[indicator]]\nid = \"cert_rate\"\ntitle = "+toml("持证率"+short(0)+short(1))+"\naliases = [\"持证率\"]\ndefinition = "+toml(all)+
		"\nunit = \"%\"\ndecimals = 1\ndirection = \"higher\"\nformula = \"certified / workers\"\nsource = "+toml(all)+"\nheadline = 1\n"+
		"[[indicator]]\nid = \"../x<b>\"\ntitle = "+toml("人数"+short(9))+"\ndefinition = \"数\"\nunit = \"人\"\nformula = \"workers\"\nrollup = \"sum\"\nsource = "+toml(short(4))+"\n")
	put("data/standards/s.toml", "id = \"s\"\ntitle = "+toml("标准"+all)+"\nfrom = 2021\n[[clause]]\nindicator = \"cert_rate\"\nbasis = "+toml(all)+"\nmin = 30\n")
	put("data/areas.toml", "[[change]]\nyear = 2022\nkind = \"更名\"\ncommunity = \"329901001001\"\nnote = "+toml(all)+"\n")
	for _, year := range []string{"2021", "2022"} {
		var sheet bytes.Buffer
		w := csv.NewWriter(&sheet)
		w.Write([]string{"社区代码", "街道(镇)", "社区名称", "社区工作者数", "持证人数", "备注", "户数"})
		for n, a := range attacks {
			w.Write([]string{fmt.Sprintf("329901001%03d", n+1), "街道" + short(0) + short(6), "社区" + fmt.Sprint(n) + a, fmt.Sprint(10 + n), fmt.Sprint(n), all, fmt.Sprint(900 + n)})
		}
		w.Flush()
		put("data/"+year+"/<img src=x onerror=ran=6>{{.}}\u202e'\".csv", sheet.String())
	}
	put("data/2022/accepted.toml", "[[accepted]]\nrule = \"value-unusual\"\narea = \"329901001001\"\nreason = "+toml(all)+"\nwho = "+toml(all)+"\nwhen = "+toml(short(1))+"\n")
	matter := "+++\ntitle = " + toml("讲话"+all) + "\noccasion = " + toml(all) + "\nspeaker = " + toml(all) + "\ndate = 2023-01-01\nstatus = \"定稿\"\nyear = 2022\n[paper]\nissuer = " + toml(all) + "\nto = " + toml(all) + "\n+++\n"
	body := "持证率{{持证率}}。" + strings.ReplaceAll(strings.Join(attacks, "\n\n"), "{{", "{ {") + "\n\n" +
		"[点](javascript:window.ran=7) [点](data:text/html,<script>ran=7</script>) <https://evil.example/\"onclick=ran=7>\n\n" +
		"# <svg onload=ran=8> {onclick=ran=8}\n\n<details ontoggle=ran=9 open>\n\n| <b>甲 | `=1+1` |\n|---|---|\n| " + attacks[7] + " | <script>ran=9</script> |\n\n" +
		"```<script>\n</code></pre><script>window.ran=10</script>\n```\n\n```chart\nindicator = \"持证率\"\nform = \"排名\"\n```\n"
	put("content/speeches/<svg onload=ran=11>\u202e.md", matter+body)
	put("content/pages/..\\..\\evil.md", matter+"持证率{{持证率}}。\n")
	return p
}

// A dress is the hostile project as a site.
type dress struct {
	name, theme string
	edition     build.Edition
}

var dresses = []dress{{"gov", "gov", build.Edition{}}, {"plain", "plain", build.Edition{}}, {"public", "gov", build.Edition{Public: true}}}

// attacked are the files of those sites, each built once.
var attacked = func() map[string]func() (map[string][]byte, []diag.Problem) {
	out := map[string]func() (map[string][]byte, []diag.Problem){}
	for _, d := range dresses {
		out[d.name] = sync.OnceValues(func() (map[string][]byte, []diag.Problem) { return d.build() })
	}
	return out
}()

func (d dress) build() (map[string][]byte, []diag.Problem) {
	p := hostile()
	_ = fs.WalkDir(os.DirFS(repository), "themes/"+d.theme, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			text, _ := os.ReadFile(filepath.Join(repository, name))
			p[name] = &fstest.MapFile{Data: text}
		}
		return err
	})
	config := p["nianbao.toml"]
	config.Data = append([]byte("theme = \""+d.theme+"\"\n"), config.Data...)
	return built(p, d.edition)
}

// built are the files of a project's site, nil where it has errors.
func built(p fs.FS, e build.Edition) (map[string][]byte, []diag.Problem) {
	pictures, err := build.NewPictures(publish.NewCache(repository))
	if err != nil {
		panic(err)
	}
	var problems diag.List
	site := build.Build(p, e, pictures, nil, &problems)
	if site == nil {
		return nil, problems.Sorted()
	}
	return site.Files, problems.Sorted()
}

// hostileFiles are the files of a dress, which must have been built.
func hostileFiles(t *testing.T, name string) map[string][]byte {
	t.Helper()
	files, problems := attacked[name]()
	if files == nil {
		for _, p := range problems {
			if p.Severity == diag.Error {
				t.Errorf("%s %s:%d %s", p.Code, p.File, p.Line, p.Message)
			}
		}
		t.Fatalf("the %s site was not built", name)
	}
	return files
}

// Whatever people type, it is text: no page of any kind, in neither theme nor the
// public edition, runs it, fetches for it, breaks its policy or asks anything.
func TestHostileTextIsText(t *testing.T) {
	b := browser(t)
	for _, d := range dresses {
		t.Run(d.name, func(t *testing.T) {
			files := hostileFiles(t, d.name)
			folder := filepath.Join(t.TempDir(), "站")
			var problems diag.List
			if err := publish.Site(folder, files, &problems); err != nil || problems.Any() {
				t.Fatal(err, problems.Sorted())
			}
			root := (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/"}).String()
			tab := open(t, b, 1280, true)
			asked := 0
			if err := chromedp.Listen(tab.Context, func(e any) {
				if _, ok := e.(*cdppage.EventJavascriptDialogOpening); ok {
					asked++
				}
			}); err != nil {
				t.Fatal(err)
			}
			seen := 0
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if path.Ext(name) != ".html" {
					continue
				}
				seen++
				tab.visit(root + name)
				if got := eval[bool](tab, "'ran' in window"); got {
					t.Errorf("%s runs what was typed", name)
				}
				if over := eval[int](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
					t.Errorf("%s is %d pixels too wide: %s", name, over, eval[string](tab, sticksOut))
				}
				tab.quietly(root)
			}
			if asked > 0 || seen < 20 {
				t.Errorf("%d dialogs on %d pages", asked, seen)
			}
		})
	}
}

// The searches that people make find the attacks and show them as text.
func TestHostileTextIsFound(t *testing.T) {
	files := hostileFiles(t, "gov")
	folder := filepath.Join(t.TempDir(), "站")
	var problems diag.List
	if err := publish.Site(folder, files, &problems); err != nil {
		t.Fatal(err)
	}
	root := (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/"}).String()
	tab := open(t, browser(t), 1280, true)
	for _, q := range []string{"社区0", "onerror", "<script>"} {
		tab.visit(root + "search.html")
		tab.wait(`document.querySelector('#search-here').getAttribute('data-ready') === 'yes'`)
		shown := eval[string](tab, ask1(q))
		if shown == "" {
			t.Errorf("searching for %q finds %q", q, shown)
		}
		if eval[bool](tab, "'ran' in window") {
			t.Errorf("searching for %q runs what was typed", q)
		}
		tab.quietly(root)
	}
}

var slugged = regexp.MustCompile(`^[a-z0-9_][a-z0-9_.-]*$`)

// No name leads out of the site, is other than ASCII, or too long for a disk; no
// text turns its neighbours; data are well formed, and no cell is a formula.
func TestHostileFiles(t *testing.T) {
	for _, d := range dresses {
		for name, data := range hostileFiles(t, d.name) {
			for part := range strings.SplitSeq(name, "/") {
				if (!slugged.MatchString(part) || len(part) > 120) && !strings.HasPrefix(name, "assets/") {
					t.Errorf("%s: the name %q", d.name, name)
				}
			}
			if text := string(data); path.Ext(name) != ".docx" && path.Ext(name) != ".xlsx" && !strings.HasPrefix(name, "assets/") &&
				strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
				t.Errorf("%s: %s turns its neighbours", d.name, name)
			}
			switch path.Ext(name) {
			case ".csv":
				harmlessTable(t, name, data)
			case ".json":
				if !json.Valid(data) {
					t.Errorf("%s is no JSON", name)
				}
			case ".docx", ".xlsx":
				wellFormed(t, name, data)
			}
		}
	}
}

func harmlessTable(t *testing.T, name string, data []byte) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	number := regexp.MustCompile(`^-[0-9.]+$`)
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !number.MatchString(cell) {
				t.Errorf("%s: the cell %q would run", name, cell)
			}
		}
	}
}

// typed are links that people typed, and may follow.
var typed = regexp.MustCompile(`^https?://|^mailto:`)

// wellFormed checks the parts of an office file: XML that parses, no formula with
// an attack in it, no link but those that people typed, no sign that turns text.
func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, part := range z.File {
		if strings.Contains(part.Name, "..") || strings.HasPrefix(part.Name, "/") {
			t.Errorf("%s: the part %q", name, part.Name)
		}
		if ext := path.Ext(part.Name); ext != ".xml" && ext != ".rels" {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for x := xml.NewDecoder(bytes.NewReader(text)); ; {
			token, err := x.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: %s: %v", name, part.Name, err)
				break
			}
			if e, ok := token.(xml.StartElement); ok {
				for _, a := range e.Attr {
					if a.Name.Local == "Target" && strings.Contains(a.Value, ":") && !typed.MatchString(a.Value) {
						t.Errorf("%s: %s leads to %s", name, part.Name, a.Value)
					}
				}
			}
		}
		if strings.HasSuffix(name, ".docx") && bytes.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%s: %s turns its neighbours", name, part.Name)
		}
	}
}

// A name of 64 KB is refused with a sentence that names its place; a text of that
// size, where texts may stand, breaks no layout.
func TestEndlessNames(t *testing.T) {
	endless := strings.Repeat("长W", 32<<10)
	for _, c := range []struct{ file, old, new, want string }{
		{"nianbao.toml", "年报", endless, "name-too-long"},
		{"nianbao.toml", "民政局", endless, "name-too-long"},
		{"data/fields.toml", "备注", endless, "name-too-long"},
		{"data/indicators/all.toml", "title = \"持证率", "title = \"" + endless, "name-too-long"},
		{"data/standards/s.toml", "标准", endless, "name-too-long"},
		{"content/speeches/", "讲话", endless, "name-too-long"},
		{"data/2022/", "社区1", endless[:60<<10], "name-too-long"},
		{"data/2022/", "街道<", endless[:60<<10], "name-too-long"},
		{"data/2022/", "社区1", endless, "cell-too-long"},
		{"data/indicators/all.toml", "definition = \"", "definition = \"" + endless, ""},
		{"content/speeches/", "持证率{{", endless + "{{", ""},
	} {
		p := hostile()
		for name, f := range p {
			if strings.HasPrefix(name, c.file) && strings.Contains(string(f.Data), c.old) && !strings.HasSuffix(name, "accepted.toml") {
				p[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), c.old, c.new, 1))}
			}
		}
		files, problems := built(p, build.Edition{})
		at := slices.IndexFunc(problems, func(x diag.Problem) bool { return x.Code == c.want && strings.HasPrefix(x.File, c.file) })
		switch {
		case c.want == "" && files == nil:
			t.Errorf("%s with an endless %q is refused: %v", c.file, c.old, problems)
		case c.want != "" && (files != nil || at < 0):
			t.Errorf("%s with an endless %q: no %s there", c.file, c.old, c.want)
		case c.want != "" && len(problems[at].Message) > 400:
			t.Errorf("%s: the message has %d bytes", c.want, len(problems[at].Message))
		}
	}
}

// The names of files may be endless, too; what they become is short, and another
// for each.
func TestEndlessFileNames(t *testing.T) {
	p := hostile()
	page := p["content/pages/..\\..\\evil.md"]
	for _, end := range []string{"甲", "乙"} {
		p["content/speeches/"+strings.Repeat("长W", 32<<10)+end+".md"] = page
	}
	files, problems := built(p, build.Edition{})
	if files == nil {
		t.Fatal(problems)
	}
	long := 0
	for name := range files {
		if len(name) > 160 {
			t.Errorf("a file is called %s", name)
		}
		if strings.HasPrefix(name, "speeches/zhang-w") || strings.HasPrefix(name, "speeches/chang-w") {
			if path.Ext(name) == ".html" {
				long++
			}
		}
	}
	if long != 2 {
		t.Errorf("two texts became %d pages", long)
	}
}
