package browser

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

// repository is the root of the sample project.
const repository = "../.."

// published is the sample site, built once and published into a folder; plainly
// is the same with the theme plain.
var (
	published = sync.OnceValues(func() (string, error) { return publishAs("gov") })
	plainly   = sync.OnceValues(func() (string, error) { return publishAs("plain") })
)

// A dressing is the sample project with another theme.
type dressing struct {
	fs.FS
	theme string
}

func (d dressing) Open(name string) (fs.File, error) {
	if name != "nianbao.toml" {
		return d.FS.Open(name)
	}
	text, err := fs.ReadFile(d.FS, name)
	if err != nil {
		return nil, err
	}
	text = regexp.MustCompile(`(?m)^theme = "\w+"`).ReplaceAll(text, []byte(`theme = "`+d.theme+`"`))
	return fstest.MapFS{name: {Data: text}}.Open(name)
}

func publishAs(theme string) (folder string, err error) {
	parent, err := os.MkdirTemp("", "nianbao-browser-")
	if err != nil {
		return "", err
	}
	pictures, err := build.NewPictures(publish.NewCache(repository))
	if err != nil {
		return "", err
	}
	var problems diag.List
	site := build.Build(dressing{os.DirFS(repository), theme}, build.Edition{}, pictures, nil, &problems)
	folder = filepath.Join(parent, "示例区 年报")
	if site != nil {
		err = publish.Site(folder, site.Files, &problems)
	}
	if problems.Any() {
		return "", fmt.Errorf("the sample project has errors: %+v", problems.Sorted())
	}
	rubbish = append(rubbish, parent)
	return folder, err
}

var rubbish []string // folders to be removed

func TestMain(m *testing.M) {
	code := m.Run()
	for _, folder := range rubbish {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

// A place is where the site is opened from.
type place struct {
	name, root string // root ends with a slash; every request must begin with it
}

// places are those from which the sample's site is opened.
func places(t *testing.T) []place {
	t.Helper()
	folder, err := published()
	if err != nil {
		t.Fatal(err)
	}
	return placesOf(t, folder)
}

// placesOf are a folder opened by double click, and a sub-path of a server.
func placesOf(t *testing.T, folder string) []place {
	t.Helper()
	const under = "/统计 资料/2022/"
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(under, "/"), http.FileServer(http.Dir(folder))))
	t.Cleanup(server.Close)
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/"}
	web := url.URL{Path: under}
	return []place{{"file", file.String()}, {"server", server.URL + web.EscapedPath()}}
}

// pages are one page of each kind, found by the links of the site itself: home,
// then what it leads to.
func pages(t *testing.T) []string {
	t.Helper()
	folder, err := published()
	if err != nil {
		t.Fatal(err)
	}
	found := []string{"index.html"}
	for _, pattern := range []string{
		"20??/index.html", "20??/quality.html", "20??/clearance.html", "20??/indicators/index.html", "20??/indicators/space_pass_rate.html",
		"20??/indicators/income_band.html", "20??/areas/index.html", "20??/scorecards/index.html", "20??/scorecards/*.html", "20??/areas/*001.html", "20??/areas/*/*.html",
		"speeches/index.html", "speeches/*.html", "speeches/proof/*.html", "20??/origins/*.html", "reports/*.html", "standards/index.html", "standards/*.html", "search.html",
		"20??/compare/index.html", "20??/compare/2018/index.html", "20??/compare/2018/*1.html", "20??/compare/areas/*.html", "20??/wall.html",
	} {
		matches, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(matches) > 0 { // the last one: the newest year
			rel, _ := filepath.Rel(folder, matches[len(matches)-1])
			found = append(found, filepath.ToSlash(rel))
		}
	}
	if len(found) < 8 {
		t.Fatalf("only %d kinds of pages found: %v", len(found), found)
	}
	return found
}
