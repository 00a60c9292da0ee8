package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// newServed is a preview of a small project, and its folder.
func newServed(t *testing.T) (*preview, string) {
	t.Helper()
	dir := filepath.Join(newWorkshop(t), "年报")
	cmd := &cobra.Command{}
	cmd.SetOut(io.Discard)
	cmd.SetErr(io.Discard)
	p := newPreview(cmd, dir)
	t.Cleanup(p.halt)
	if err := p.rebuild(); err != nil {
		t.Fatal(err)
	}
	return p, dir
}

// get asks for a path under a host name.
func get(p *preview, method, host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Host = host
	w := httptest.NewRecorder()
	p.handler("127.0.0.1:8300").ServeHTTP(w, r)
	return w
}

func TestPreviewAnswers(t *testing.T) {
	p, _ := newServed(t)
	const here = "127.0.0.1:8300"
	for _, c := range []struct {
		method, host, path string
		status             int
		contains           string
	}{
		{"GET", here, "/", 200, "<script src=\"/.nianbao/reload.js\"></script></body>"},
		{"GET", "localhost:8300", "/index.html", 200, "default-src 'none'; connect-src 'self'; script-src 'self'"},
		{"GET", "[::1]:8300", "/2022/", 200, "<!doctype html>"},
		{"GET", here, "/2022", 302, ""},
		{"GET", here, "/assets/style.css", 200, "{"},
		{"GET", here, "/.nianbao/reload.js", 200, "fetch('/.nianbao/version'"},
		{"GET", here, "/.nianbao/version", 200, `"errors":0`},
		{"GET", here, "/.nianbao/problems", 200, "0 个错误"},
		{"GET", here, "/.nianbao/problems.html", 404, ""},
		{"GET", here, "/没有.html", 404, ""},
		{"POST", here, "/", 405, ""},
		// Other names of this machine are a page of the internet asking.
		{"GET", "example.com", "/", 403, ""},
		{"GET", "example.com:8300", "/.nianbao/version", 403, ""},
		{"GET", "127.0.0.1.example.com", "/", 403, ""},
		{"GET", "10.0.0.7:8300", "/", 403, ""},
		{"GET", "", "/", 403, ""},
		// Nothing outside the site can be asked for.
		{"GET", here, "/../nianbao.toml", 307, ""},
		{"GET", here, "/..%2fnianbao.toml", 404, ""},
		{"GET", here, "/2022/%2e%2e/%2e%2e/nianbao.toml", 404, ""},
		{"GET", here, "//etc/passwd", 307, ""},
		{"GET", here, "/nianbao.toml", 404, ""},
		{"GET", here, "/data/2022/", 404, ""},
	} {
		w := get(p, c.method, c.host, c.path)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.contains) {
			t.Errorf("%s %s %s: status %d, want %d with %q", c.method, c.host, c.path, w.Code, c.status, c.contains)
		}
		if w.Code == 307 && strings.Contains(w.Body.String(), "title") {
			t.Errorf("%s: content of the project came out", c.path)
		}
	}
}

// Where the preview is open to others on purpose, they may ask by number.
func TestPreviewOpenToOthers(t *testing.T) {
	for host, want := range map[string]bool{"10.0.0.7:8300": true, "[fe80::1]:8300": true, "localhost": true, "example.com": false} {
		if got := welcome(host, "0.0.0.0"); got != want {
			t.Errorf("host %s: %v, want %v", host, got, want)
		}
	}
	if !welcome("tongji.local:8300", "tongji.local") {
		t.Error("the name that --addr gives is refused")
	}
}

// A change is built by itself; a bad one leaves the site and shows its cell.
func TestPreviewFollowsChanges(t *testing.T) {
	p, dir := newServed(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	changes, err := watch(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	go p.follow(ctx, changes)

	first := p.version()
	hold(t, filepath.Dir(dir), "1300")
	later := eventually(t, p, first)

	hold(t, filepath.Dir(dir), "很多")
	bad := eventually(t, p, later)
	if w := get(p, "GET", "127.0.0.1", "/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<main") {
		t.Error("the old site is gone")
	}
	page := get(p, "GET", "127.0.0.1", "/.nianbao/problems").Body.String()
	for _, want := range []string{"1 个错误", "data/2022/甲街道.xlsx", "［社区年报］E2", "很多", "→"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of problems lacks %s:\n%s", want, page)
		}
	}

	// A new folder with a new text is seen, too.
	hold(t, filepath.Dir(dir), "1300")
	good := eventually(t, p, bad)
	if good != later {
		t.Errorf("the same project has another version: %s, was %s", good, later)
	}
	if err := write(filepath.Join(dir, "content", "reports", "new.md"), []byte("+++\ntitle = \"新\"\ndate = 2023-01-01\nstatus = \"草稿\"\n+++\n\n正文。\n")); err != nil {
		t.Fatal(err)
	}
	eventually(t, p, good)
	if w := get(p, "GET", "127.0.0.1", "/reports/new.html"); w.Code != http.StatusOK {
		t.Errorf("the new text has no page: status %d", w.Code)
	}
}

// eventually waits for a version other than the old one.
func eventually(t *testing.T, p *preview, old string) string {
	t.Helper()
	for range 600 {
		if v := p.version(); v != old {
			return v
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the change was not built within half a minute")
	return ""
}

// A project that never built shows its problems on every page, none of them
// taken for HTML.
func TestPreviewWithoutASite(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "nianbao.toml"), []byte("\"<script>\" = 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := &cobra.Command{}
	cmd.SetOut(io.Discard)
	cmd.SetErr(io.Discard)
	p := newPreview(cmd, dir)
	t.Cleanup(p.halt)
	if err := p.rebuild(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/2022/index.html"} {
		page := get(p, "GET", "127.0.0.1:8300", path).Body.String()
		if !strings.Contains(page, "没有生成网站") || !strings.Contains(page, "nianbao.toml") {
			t.Errorf("%s does not show the problems:\n%s", path, page)
		}
		if strings.Contains(page, "“<script>”") || !strings.Contains(page, "&lt;script&gt;") {
			t.Errorf("%s: a text of the input became HTML:\n%s", path, page)
		}
	}
}
