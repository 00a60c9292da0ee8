package build_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// A described package, as far as the tests look at it.
type described struct {
	Profile, Name, Title, Description string
	Licenses, Sources, Contributors   []map[string]string
	Resources                         []struct {
		Profile, Name, Path, Title, Format, Mediatype, Encoding, Hash string
		Bytes                                                         int
		Dialect                                                       struct {
			Delimiter, LineTerminator, QuoteChar string
			DoubleQuote, Header                  bool
		}
		Schema struct {
			Fields []struct {
				Name, Type, Unit, Description string
				Constraints                   map[string]bool
			}
			MissingValues []string
			PrimaryKey    string
		}
	}
}

var (
	packageName = regexp.MustCompile(`^[-a-z0-9._/]+$`)
	digestOf    = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
	fieldTypes  = []string{"string", "number", "integer", "boolean", "date", "year"}
)

// faults holds a descriptor and its tables against the rules of the Data Package
// specifications, version 1: profiles tabular-data-package and tabular-data-resource,
// Table Schema, CSV Dialect.
func faults(descriptor []byte, file func(name string) []byte) (out []string) {
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	var p described
	if err := json.Unmarshal(descriptor, &p); err != nil {
		return []string{err.Error()}
	}
	if p.Profile != "tabular-data-package" || !packageName.MatchString(p.Name) || p.Title == "" || len(p.Resources) == 0 {
		fault("package %q %q %q of %d tables", p.Profile, p.Name, p.Title, len(p.Resources))
	}
	for _, l := range p.Licenses {
		if l["name"] == "" && l["path"] == "" {
			fault("a license without name and path")
		}
	}
	for _, s := range append(slices.Clone(p.Sources), p.Contributors...) {
		if s["title"] == "" {
			fault("a source or contributor without title")
		}
	}
	names := map[string]bool{}
	for _, r := range p.Resources {
		if r.Profile != "tabular-data-resource" || !packageName.MatchString(r.Name) || names[r.Name] || r.Title == "" {
			fault("table %q %q", r.Profile, r.Name)
		}
		names[r.Name] = true
		if path.IsAbs(r.Path) || path.Clean(r.Path) != r.Path || strings.HasPrefix(r.Path, ".") || r.Format != "csv" || r.Mediatype != "text/csv" || r.Encoding != "utf-8" {
			fault("%s lies at %q, %s %s %s", r.Name, r.Path, r.Format, r.Mediatype, r.Encoding)
		}
		data := file(r.Path)
		if !digestOf.MatchString(r.Hash) || r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256(data)) || r.Bytes != len(data) {
			fault("%s has %d bytes and another digest than %s", r.Name, len(data), r.Hash)
		}
		if d := r.Dialect; d.Delimiter != "," || d.LineTerminator != "\r\n" || d.QuoteChar != `"` || !d.DoubleQuote || !d.Header {
			fault("%s: dialect %+v", r.Name, d)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
		if err != nil || len(rows) < 2 || !bytes.HasPrefix(data, []byte("\ufeff")) {
			fault("%s: %v, %d rows", r.Path, err, len(rows))
			continue
		}
		heads, keys, key := map[string]bool{}, map[string]bool{}, -1
		if len(r.Schema.Fields) != len(rows[0]) {
			fault("%s: %d fields, %d columns", r.Name, len(r.Schema.Fields), len(rows[0]))
			continue
		}
		for k, f := range r.Schema.Fields {
			if f.Name != rows[0][k] || f.Name == "" || heads[f.Name] || !slices.Contains(fieldTypes, f.Type) {
				fault("%s: column %q is described as %q, a %q", r.Name, rows[0][k], f.Name, f.Type)
			}
			if heads[f.Name] = true; f.Name == r.Schema.PrimaryKey {
				key = k
			}
			for _, row := range rows[1:] {
				_, err := strconv.ParseFloat(row[k], 64)
				if missing := slices.Contains(r.Schema.MissingValues, row[k]); f.Type == "number" && err != nil && !missing {
					fault("%s: %s is %q, no number", r.Name, f.Name, row[k])
				} else if f.Constraints["required"] && missing {
					fault("%s: %s is missing", r.Name, f.Name)
				}
			}
		}
		for _, row := range rows[1:] {
			if key < 0 || keys[row[key]] {
				fault("%s: no key, or twice", r.Name)
				break
			}
			keys[row[key]] = true
		}
	}
	return out
}

// The tables that a year offers are a valid Data Package in both editions, the
// packed one holds the same, and a descriptor that is not valid is found to be so.
func TestDataPackage(t *testing.T) {
	for _, e := range []build.Edition{{}, public} {
		site := built(t, villages(), e)
		beside := func(name string) []byte { return site["2022/tables/"+name] }
		descriptor := beside("datapackage.json")
		for _, f := range faults(descriptor, beside) {
			t.Error(f)
		}
		if hidden := strings.Contains(string(descriptor), "隐去"); hidden != e.Public {
			t.Errorf("public %t: the descriptor says 隐去: %t", e.Public, hidden)
		}
		name := "2022/tables/nianbao-329901-2022" + map[bool]string{true: "-public"}[e.Public] + ".zip"
		z, err := zip.NewReader(bytes.NewReader(site[name]), int64(len(site[name])))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if data, err := io.ReadAll(r); err != nil || !bytes.Equal(data, beside(f.Name)) {
				t.Errorf("%s holds another %s, %v", name, f.Name, err)
			}
		}
		if tables := strings.Count(string(descriptor), `"tabular-data-resource"`); tables < 2 || len(z.File) != tables+1 {
			t.Errorf("%d tables, %d files", tables, len(z.File))
		}
		for was, is := range map[string]string{`"tabular-data-package"`: `"data"`, `"number"`: `"quantity"`, `"sha256:`: `"md5:`, `"name": "nianbao-`: `"name": "年报 `, `"utf-8"`: `"gbk"`,
			`"primaryKey": "代码"`: `"primaryKey": "号码"`, `.csv"`: `.txt"`, `"name": "代码"`: `"name": "编码"`, `"title": "示例区民政局"`: `"title": ""`} {
			if spoilt := strings.Replace(string(descriptor), was, is, 1); spoilt == string(descriptor) || len(faults([]byte(spoilt), beside)) == 0 {
				t.Errorf("with %s for %s it is valid, too", is, was)
			}
		}
	}
}

var (
	offered = regexp.MustCompile(`<a href="([^"]+)" download="[^"]+">[^<]+</a></th><td>[^<]+</td><td class="num">([^<]+)</td>`)
	linked  = regexp.MustCompile(`href="([^"]+downloads\.html|downloads\.html)"`)
)

// The page of downloads offers files that exist, with their size; home and texts
// lead to it. What one year offers, the other years' pages do not.
func TestDownloads(t *testing.T) {
	fsys := project(t, villages())
	for name, text := range map[string]string{
		"content/speeches/a.md": "+++\ntitle = \"讲话\"\ndate = 2023-01-12\nstatus = \"定稿\"\nyear = 2022\n+++\n低保 {{dibao_total}}。\n",
		"content/reports/b.md":  "+++\ntitle = \"报告\"\ndate = 2023-03-01\nstatus = \"定稿\"\nyear = 2022\n+++\n正文。\n",
		"content/speeches/c.md": "+++\ntitle = \"旧稿\"\ndate = 2009-03-01\nstatus = \"定稿\"\nyear = 2008\n+++\n正文。\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site := builtOf(t, fsys, public)
	page := string(site["2022/downloads.html"])
	files := map[string]bool{}
	for _, m := range offered.FindAllStringSubmatch(page, -1) {
		name := path.Join("2022", m[1])
		files[name] = true
		if data, ok := site[name]; !ok || len(data) == 0 || strings.HasSuffix(m[2], "KB") && m[2] != fmt.Sprintf("%d\u00a0KB", (len(data)+500)/1000) {
			t.Errorf("%s of %s: there are %d bytes", name, m[2], len(data))
		}
	}
	for _, want := range []string{"2022/papers/all.docx", "speeches/a.docx", "reports/b.docx", "speeches/c.docx", "2022/tables/tables-2022.xlsx", "2022/tables/datapackage.json"} {
		if !files[want] {
			t.Errorf("%s is not offered, only %s", want, slices.Sorted(maps.Keys(files)))
		}
	}
	for _, from := range []string{"index.html", "2022/index.html", "speeches/a.html", "2022/indicators/index.html"} {
		m := linked.FindStringSubmatch(string(site[from]))
		if m == nil || path.Join(path.Dir(from), m[1]) != "2022/downloads.html" {
			t.Errorf("%s leads to %q", from, m)
		}
	}
	if other := string(site["2021/downloads.html"]); !strings.Contains(other, "tables-2021.xlsx") || strings.Contains(other, ".docx") || strings.Contains(other, "2022.xlsx") {
		t.Error("2021 offers the files of another year")
	}
}

// A meeting of the project is bound as its agenda has it; the public edition does
// not say when and where it is held. One that names no text of the project is a
// problem.
func TestMeetingOfTheProject(t *testing.T) {
	fsys := project(t, villages())
	fsys["content/speeches/a.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"讲话\"\ndate = 2023-01-12\nstatus = \"定稿\"\nyear = 2022\n+++\n正文。\n")}
	fsys["content/meetings/会议.toml"] = &fstest.MapFile{Data: []byte("title = \"会议汇编\"\ndate = 2023-02-16\nroom = \"三楼会议室\"\n[[agenda]]\ntime = \"9:00\"\nitem = \"讲话\"\nfile = \"content/speeches/a.md\"\n")}
	for _, e := range []build.Edition{{}, public} {
		site := builtOf(t, fsys, e)
		text := parse(t, partsOf(t, site["2022/papers/hui-yi.docx"])["word/document.xml"]).text()
		if strings.Contains(text, "三楼会议室") == e.Public || strings.Contains(text, "9:00") == e.Public || !strings.Contains(text, "会议汇编") {
			t.Errorf("public %t: the paper says %.300s", e.Public, text)
		}
		if _, default_ := site["2022/papers/all.docx"]; default_ {
			t.Error("the texts are bound twice")
		}
	}
	fsys["content/meetings/会议.toml"] = &fstest.MapFile{Data: []byte("title = \"会议汇编\"\ndate = 2023-02-16\n[[agenda]]\nitem = \"讲话\"\nfile = \"content/speeches/nirgends.md\"\n")}
	var problems diag.List
	build.Compose(fsys, build.Edition{}, drawn(t), func(string) {}, &problems)
	if !slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Code == "meeting-text" && p.Line == 3 }) {
		t.Errorf("problems are %v", problems.Sorted())
	}
}
