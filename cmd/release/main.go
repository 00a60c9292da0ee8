// Release makes what is handed out: the program for each platform, completion
// scripts and manual pages, the licences of what it contains, a bill of materials
// and digests.
//
//	go run ./cmd/release -version v1.0.0 -out dist
//
// The same source, version and Go give the same bytes, in whatever folder and at
// whatever time.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// platforms are those for which the program is handed out.
var platforms = []string{"windows/amd64", "linux/amd64", "linux/arm64", "linux/loong64"}

func main() {
	version := flag.String("version", "dev", "what nianbao version says")
	out := flag.String("out", "dist", "the folder in which one of the version's name is made anew")
	flag.Parse()
	r := release{version: *version, dir: filepath.Join(*out, *version), source: "."}
	if err := r.make(platforms); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
	fmt.Println(r.dir)
}

// A release is made into a folder.
type release struct{ version, dir, source string }

func (r release) make(platforms []string) error {
	if r.version == "" || r.version != filepath.Base(r.version) || strings.HasPrefix(r.version, ".") {
		return fmt.Errorf("the version %q is no name of a folder", r.version)
	}
	if err := os.RemoveAll(r.dir); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return r.programs(platforms) }, r.shell, r.licences, r.materials, r.sums,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// path is where a file of the release lies.
func (r release) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r release) write(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(r.path(name)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(r.path(name), text, 0o644)
}

// sums writes the digests of all files, as sha256sum --check reads them.
func (r release) sums() error {
	var lines []string
	err := filepath.WalkDir(r.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(r.dir, path)
		lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(text), filepath.ToSlash(name)))
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return r.write("SHA256SUMS", []byte(strings.Join(lines, "")))
}
