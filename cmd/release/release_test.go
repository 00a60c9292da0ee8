package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// copied is the source in another folder, without what was made of it.
func copied(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "别处 的源码")
	made := []string{".git", "node_modules", "bin", "dist", "public", ".nianbao", "examples"}
	err := filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if slices.Contains(made, d.Name()) && path != ".." {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		name, _ := filepath.Rel("../..", path)
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(dir, name), 0o755)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name), text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// The same source makes the same bytes in another folder, and in one with a name
// that people give folders. The digests of one release therefore vouch for all.
func TestReleaseIsReproducible(t *testing.T) {
	own := []string{runtime.GOOS + "/" + runtime.GOARCH, "windows/amd64"}
	var sums []string
	for _, source := range []string{"../..", copied(t)} {
		r := release{version: "v0.0.0-test", dir: filepath.Join(t.TempDir(), "v0.0.0-test"), source: source}
		if err := r.make(own); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(r.path("SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, string(text))
		if source == "../.." {
			holds(t, r, own)
		}
	}
	if sums[0] != sums[1] {
		t.Errorf("two folders give\n%s\nand\n%s", sums[0], sums[1])
	}
}

// holds checks what a release has to have, and that its program says its version.
func holds(t *testing.T, r release, platforms []string) {
	t.Helper()
	for _, name := range []string{r.program(platforms[0]), r.program("windows/amd64"), "LICENSE", "LICENSES.txt", "THIRD_PARTY.md", "CHANGELOG.md",
		"man/nianbao.1", "man/nianbao-build.1", "completion/nianbao.bash", "completion/_nianbao", "completion/nianbao.fish", "completion/nianbao.ps1"} {
		if info, err := os.Stat(r.path(name)); err != nil || info.Size() == 0 {
			t.Errorf("the release has no %s", name)
		}
	}
	said, err := exec.Command(r.path(r.program(platforms[0])), "version").Output()
	if err != nil || !strings.HasPrefix(string(said), "nianbao v0.0.0-test\n") {
		t.Errorf("the program says %q, %v", said, err)
	}
	text, err := os.ReadFile(r.path("nianbao-v0.0.0-test.cdx.json"))
	var b bill
	if err != nil || json.Unmarshal(text, &b) != nil || b.Format != "CycloneDX" {
		t.Fatalf("no bill of materials: %v", err)
	}
	for _, want := range []string{"pkg:golang/std@", "pkg:golang/github.com/spf13/cobra@v", "pkg:golang/github.com/inconshreveable/mousetrap@v", "pkg:npm/echarts@"} {
		if !slices.ContainsFunc(b.Components, func(p part) bool { return strings.HasPrefix(p.Purl, want) }) {
			t.Errorf("the bill of materials lacks %s", want)
		}
	}
}

// A version is never a way out of the folder of releases.
func TestReleaseRefusesPaths(t *testing.T) {
	for _, version := range []string{"", "..", "../x", "a/b", ".git"} {
		if err := (release{version: version, dir: t.TempDir()}).make(nil); err == nil {
			t.Errorf("version %q was taken", version)
		}
	}
}
