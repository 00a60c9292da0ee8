package main

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
)

//go:embed preview
var previewFiles embed.FS

var problemsPage = template.Must(template.ParseFS(previewFiles, "preview/problems.html"))

// handler answers from memory alone: no request reaches the disk.
func (p *preview) handler(addr string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.nianbao/version", p.serveVersion)
	mux.HandleFunc("GET /.nianbao/problems", p.serveProblems)
	mux.HandleFunc("GET /.nianbao/{name}", serveOwn)
	mux.HandleFunc("GET /", p.serveSite)
	host, _, _ := net.SplitHostPort(addr)
	return guard(host, mux)
}

// guard refuses requests that name another host: a page of the internet must
// not read the preview by a name of its own that leads to this machine.
func guard(own string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		if !welcome(r.Host, own) {
			http.Error(w, "预览不认识这个地址："+r.Host, http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// welcome reports whether a request's host is this machine. Where the preview
// was opened to others, any number and the machine's own name will do.
func welcome(host, own string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if loopback(name) || own != "" && name == own {
		return true
	}
	if loopback(own) {
		return false
	}
	machine, _ := os.Hostname()
	return net.ParseIP(name) != nil || machine != "" && strings.EqualFold(name, machine)
}

// serveVersion answers when there is something else than what the page has seen.
func (p *preview) serveVersion(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(p.after(r.Context(), r.URL.Query().Get("seen"))) // the reader may be gone
}

// serveOwn gives the preview's own script and style.
func serveOwn(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	text, err := previewFiles.ReadFile("preview/" + name)
	if err != nil || name == "problems.html" {
		http.NotFound(w, r)
		return
	}
	send(w, name, text)
}

// serveSite gives a file of the site, or the problems while there is no site.
func (p *preview) serveSite(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, site := p.state(); !site {
		p.serveProblems(w, r)
		return
	}
	if !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	if text, ok := p.file(name); ok {
		send(w, name, live(name, text))
		return
	}
	if _, ok := p.file(path.Join(name, "index.html")); ok {
		http.Redirect(w, r, path.Base(name)+"/", http.StatusFound)
		return
	}
	if problems, _ := p.state(); problems.Any() { // perhaps for them the page could not be printed
		p.serveProblems(w, r)
		return
	}
	http.NotFound(w, r)
}

func send(w http.ResponseWriter, name string, text []byte) {
	w.Header().Set("Content-Type", mediaType(name))
	_, _ = w.Write(text) // the reader may be gone
}

// mediaTypes are those of the files that a site has, whatever the system's own
// table says.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".png": "image/png", ".jpg": "image/jpeg", ".woff2": "font/woff2",
}

func mediaType(name string) string {
	if t, ok := mediaTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// live gives a page the script that asks for newer ones, and the right to ask.
func live(name string, text []byte) []byte {
	if path.Ext(name) != ".html" {
		return text
	}
	text = bytes.Replace(text, []byte("default-src 'none';"), []byte("default-src 'none'; connect-src 'self';"), 1)
	return bytes.Replace(text, []byte("</body>"), []byte(`<script src="/.nianbao/reload.js"></script></body>`), 1)
}

// A section of the problems page is what is wrong with one file.
type section struct {
	Name     string
	Problems []shownProblem
}

type shownProblem struct {
	diag.Problem
	At, Word string
}

func (p *preview) serveProblems(w http.ResponseWriter, _ *http.Request) {
	problems, site := p.state()
	page := struct {
		Counts       string
		Failed, Site bool
		Files        []section
	}{Counts: counts(problems), Failed: problems.Any(), Site: site}
	list := graver(problems)
	slices.SortStableFunc(list, func(a, b diag.Problem) int { return cmp.Compare(a.Severity, b.Severity) }) // errors before warnings
	for i, one := range list {
		if n := len(page.Files); i == 0 || page.Files[n-1].Name != fileName(one.File) {
			page.Files = append(page.Files, section{Name: fileName(one.File)})
		}
		last := &page.Files[len(page.Files)-1]
		last.Problems = append(last.Problems, shownProblem{one, position(one.Place), severities[one.Severity]})
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'")
	w.Header().Set("Content-Type", mediaType(".html"))
	_ = problemsPage.Execute(w, page) // the reader may be gone
}
