package bench

import (
	"bufio"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

//go:embed all:hugo
var theme embed.FS

// rowBytes is about what a row of hugo/layouts/page.html comes to.
const rowBytes = 285

// Hugo writes a site for Hugo of so many pages of so many bytes each: one JSON file
// and a content adapter that makes a page of each of its entries.
func Hugo(dir string, pages int, size int64) error {
	if err := copyTheme(dir); err != nil {
		return err
	}
	path := filepath.Join(dir, "assets", "pages.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	rows := max(1, int(size/rowBytes))
	fmt.Fprint(w, "[")
	for n := range pages {
		if n > 0 {
			fmt.Fprint(w, ",\n")
		}
		text, _ := json.Marshal(hugoPage(n, rows)) // texts never fail
		w.Write(text)
	}
	fmt.Fprint(w, "]\n")
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

type entry struct {
	Path  string      `json:"path"`
	Title string      `json:"title"`
	Rows  [][6]string `json:"rows"`
}

// hugoPage is the n-th page; those of a hundred share a folder.
func hugoPage(n, rows int) entry {
	e := entry{Path: fmt.Sprintf("s%04d/p%02d", n/100, n%100), Title: fmt.Sprintf("第%d号社区", n)}
	for k := range rows {
		e.Rows = append(e.Rows, [6]string{fmt.Sprintf("第%d项指标", k), fmt.Sprintf("%d.%d", (n*31+k*17)%1000, k%10), "≥30%", "达标", fmt.Sprintf("+%d.%d", k%7, n%10), fmt.Sprintf("%d/%d", n%500+1, 500)})
	}
	return e
}

// Speeches writes so many speeches of about 3,000 characters, which both programs
// read: for Hugo under content/, for nianbao under content/speeches/.
func Speeches(dir string, n int) error {
	sentence := "各位同志，社区是基层治理的末梢，也是服务群众的前沿，用房、队伍、经费三件事要一件一件抓实。"
	for k := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "+++\ntitle = \"讲话第%d篇\"\ndate = 2023-01-10\nstatus = \"定稿\"\nyear = 2022\n+++\n\n", k)
		for p := range 14 {
			if p%4 == 0 {
				fmt.Fprintf(&b, "## 第%s部分\n\n", []string{"一", "二", "三", "四"}[p/4])
			}
			b.WriteString(strings.Repeat(sentence, 5) + "\n\n")
		}
		if err := write(dir, fmt.Sprintf("s%03d-%02d.md", k/100, k%100), []byte(b.String())); err != nil {
			return err
		}
	}
	return nil
}

// HugoSpeeches writes a site for Hugo of speeches.
func HugoSpeeches(dir string, n int) error {
	if err := copyTheme(dir); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, "content", "_content.gotmpl")); err != nil {
		return err
	}
	return Speeches(filepath.Join(dir, "content", "speeches"), n)
}

func copyTheme(dir string) error {
	files, err := fs.Sub(theme, "hugo")
	if err != nil {
		return err
	}
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return write(dir, name, text)
	})
}
