package build_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// judged is what the reference implementation of the Data Package specifications
// says of a folder: faults of the descriptor, and of each table read by it.
func judged(t *testing.T, folder string) (faults string, rows int) {
	t.Helper()
	if _, err := os.Stat("../../node_modules/datapackage"); err != nil {
		t.Fatal("the Data Package library of npm is not there; make test fetches it")
	}
	out, err := exec.Command("node", "testdata/datapackage.mjs", folder).Output()
	if gave := new(exec.ExitError); errors.As(err, &gave) {
		return string(gave.Stderr), 0 // a file that is not there
	} else if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Faults []string
		Rows   int
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.Join(said.Faults, "\n"), said.Rows
}

// unzipped is a zip in a folder of its own.
func unzipped(t *testing.T, packed []byte) (folder string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	if err := os.CopyFS(folder, z); err != nil {
		t.Fatal(err)
	}
	return folder
}

// The tables that a year offers are a valid Data Package in both editions, and hold
// what the CSV files do; one that is spoilt is found to be so.
func TestDataPackage(t *testing.T) {
	for _, e := range []build.Edition{{}, public} {
		site := built(t, villages(), e)
		folder := unzipped(t, site["2022/tables/nianbao-329901-2022"+map[bool]string{true: "-public"}[e.Public]+".zip"])
		faults, rows := judged(t, folder)
		lines := 0
		for name, data := range site {
			if strings.HasPrefix(name, "2022/tables/") && strings.HasSuffix(name, ".csv") {
				lines += bytes.Count(data, []byte("\r\n")) - 1
				packedToo(t, name, data, folder)
			}
		}
		if faults != "" || rows != lines || rows == 0 {
			t.Errorf("public %t: %d of %d rows; %s", e.Public, rows, lines, faults)
		}
		raw, err := os.ReadFile(filepath.Join(folder, "datapackage.json"))
		if err != nil {
			t.Fatal(err)
		}
		if hidden := strings.Contains(string(raw), "隐去"); hidden != e.Public {
			t.Errorf("public %t: the descriptor says 隐去: %t", e.Public, hidden)
		}
		if e.Public {
			spoil(t, folder, string(raw))
		}
	}
}

// packedToo reports a CSV file that is not in the folder as it is, but for the mark
// before its first head.
func packedToo(t *testing.T, name string, data []byte, folder string) {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join(folder, path.Base(name)))
	if err != nil || !bytes.Equal(data, append([]byte("\ufeff"), packed...)) {
		t.Errorf("the package holds another %s, %v", name, err)
	}
}

// spoil spoils a descriptor in several ways; each must be found.
func spoil(t *testing.T, folder, descriptor string) {
	t.Helper()
	for was, is := range map[string]string{`"resources"`: `"tables"`, `"type": "string"`: `"type": "number"`, `"name": "nianbao-`: `"name": "年报 `, `"encoding": "utf-8"`: `"encoding": 8`,
		`.csv"`: `.txt"`, `"name": "代码"`: `"name": "编码"`, `"sha256:`: `"sha256:0`} {
		spoilt := strings.Replace(descriptor, was, is, 1)
		if err := os.WriteFile(filepath.Join(folder, "datapackage.json"), []byte(spoilt), 0o644); err != nil {
			t.Fatal(err)
		}
		if faults, _ := judged(t, folder); spoilt == descriptor || faults == "" {
			t.Errorf("with %s for %s it is valid, too", is, was)
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
	for _, want := range []string{"2022/papers/all.docx", "speeches/a.docx", "reports/b.docx", "speeches/c.docx", "2022/tables/tables-2022.xlsx", "2022/tables/nianbao-329901-2022-public.zip"} {
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
