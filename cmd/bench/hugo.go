package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/bench"
	"nianbao/internal/sample"
)

// besideHugo measures both programs in turn: provinces against as many pages of the
// same size from one JSON file, then speeches.
func besideHugo(at string, sizes []int) error {
	fmt.Println()
	fmt.Print(bench.Head)
	for _, n := range sizes {
		dir := filepath.Join(at, "beside")
		if err := bench.Write(dir, sample.Province{Communities: n, Years: 1}.Files()); err != nil {
			return err
		}
		if err := pair(fmt.Sprintf("%d 个社区", n), dir, func(site string, r bench.Run) error {
			return bench.Hugo(site, r.Pages, pageSize(filepath.Join(dir, "public")))
		}); err != nil {
			return err
		}
	}
	if *speeches == 0 {
		return nil
	}
	dir := filepath.Join(at, "beside")
	if err := bench.Write(dir, sample.Province{Communities: 20, Years: 1}.Files()); err != nil {
		return err
	}
	if err := bench.Speeches(filepath.Join(dir, "content", "speeches"), *speeches); err != nil {
		return err
	}
	return pair(fmt.Sprintf("%d 篇讲话", *speeches), dir, func(site string, _ bench.Run) error { return bench.HugoSpeeches(site, *speeches) })
}

// pair measures nianbao over a project, then Hugo over the site that is made for it.
// Hugo is given its numbers in one JSON file and draws nothing: so what is compared
// with it is a build that remembers its workbooks and charts.
func pair(name, dir string, site func(dir string, r bench.Run) error) error {
	defer os.RemoveAll(dir)
	defer os.RemoveAll(aside(dir))
	out := filepath.Join(dir, "public")
	if _, err := bench.Build(*program, dir, out); err != nil {
		return err
	}
	ours, err := pagesAgain(dir, out)
	if err != nil {
		return err
	}
	fmt.Print(bench.Line(name, "nianbao，"+pagesOnly, ours, ours.Files))
	at := dir + "-hugo"
	defer os.RemoveAll(at)
	if err := site(at, ours); err != nil {
		return err
	}
	theirs, _, err := bench.Process(*hugo, "--source", at, "--destination", filepath.Join(at, "public"), "--quiet")
	if err != nil {
		return err
	}
	theirs.Files, theirs.Bytes = sizes(filepath.Join(at, "public"), nil)
	theirs.Pages = theirs.Files
	fmt.Print(bench.Line(name, "Hugo", theirs, theirs.Files))
	return nil
}

// pageSize is how long a page of a site is on average.
func pageSize(dir string) int64 {
	n, bytes := sizes(dir, func(path string) bool { return filepath.Ext(path) == ".html" })
	return bytes / int64(max(1, n))
}

func sizes(dir string, wanted func(path string) bool) (n int, bytes int64) {
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (wanted == nil || wanted(path)) {
			if info, err := d.Info(); err == nil {
				n, bytes = n+1, bytes+info.Size()
			}
		}
		return err
	})
	return n, bytes
}
