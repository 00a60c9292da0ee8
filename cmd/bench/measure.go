package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianbao/internal/bench"
	"nianbao/internal/sample"
)

// province measures a made-up province. Its folder is removed, for the next one is
// larger.
func province(at string, communities, years int) error {
	p := sample.Province{Communities: communities, Years: years, Whole: *whole}
	dir := filepath.Join(at, "province")
	defer os.RemoveAll(dir)
	if err := bench.Write(dir, p.Files()); err != nil {
		return err
	}
	changed := filepath.Join(at, "changed")
	defer os.RemoveAll(changed)
	p.Changed = true
	if err := bench.Write(changed, p.Files()); err != nil {
		return err
	}
	name := fmt.Sprintf("data/%d/0001.xlsx", sample.Last)
	return measure(fmt.Sprintf("%d 个社区，%d 年", communities, years), dir, name, filepath.Join(changed, name))
}

// measure builds a project cold, with all pages made anew, with nothing changed, and
// with one workbook replaced, then writes the site's bytes once more.
func measure(name, project, book, by string) error {
	defer os.RemoveAll(aside(project))
	out := filepath.Join(project, "public")
	cold, err := bench.Build(*program, project, out)
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, "从头做", cold, cold.Files))
	again, err := pagesAgain(project, out)
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, pagesOnly, again, again.Files))
	warm, err := bench.Build(*program, project, out)
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, "什么也没有变", warm, 0))
	before, err := bench.Infos(out)
	if err != nil {
		return err
	}
	if err := replace(filepath.Join(project, book), by, project); err != nil {
		return err
	}
	cell, err := bench.Build(*program, project, out)
	if err != nil {
		return err
	}
	written, err := bench.Fresh(before, out)
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, "改一个工作簿", cell, written-1)) // the mark of the folder is always new
	floor, err := bench.Floor(out, project+"-floor")
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, "只写同样的文件", bench.Run{Wall: floor, CPU: floor, Files: cold.Files, Bytes: cold.Bytes}, cold.Files))
	return os.RemoveAll(project + "-floor")
}

// pagesOnly is a build that remembers its workbooks and charts, but has to make and
// write every page.
const pagesOnly = "只排页面"

// pagesAgain writes the site anew. The one that is there is put aside until all is
// measured: for half a minute ext4 goes around the places of files that were removed,
// which takes longer than to write others.
func pagesAgain(project, out string) (bench.Run, error) {
	if err := os.Rename(out, aside(project)); err != nil {
		return bench.Run{}, err
	}
	return bench.Build(*program, project, out)
}

func aside(project string) string { return project + "-aside" }

// replace puts a file of another project, or of this one, in the place of one.
func replace(path, by, project string) error {
	if !filepath.IsAbs(by) && strings.HasPrefix(by, "data/") {
		by = filepath.Join(project, by)
	}
	data, err := os.ReadFile(by)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// project is the part of a project's folder that is read.
func project(dir string) fs.FS { return parts{os.DirFS(dir)} }

type parts struct{ fs.FS }

// ReadDir leaves out of the project's own folder all but what a build reads.
func (p parts) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(p.FS, name)
	if name != "." {
		return list, err
	}
	var out []fs.DirEntry
	for _, e := range list {
		switch e.Name() {
		case "nianbao.toml", "data", "content", "themes":
			out = append(out, e)
		}
	}
	return out, err
}
