package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/sample"
)

// table is a small workbook; households tell one generation from another.
func table(t *testing.T, households string) []byte {
	t.Helper()
	sheets, err := sample.FromTSV("统计年度\t街道(镇)\t社区代码\t社区名称\t户数\t办公用房面积\t服务用房面积\n" +
		"2022\t甲街道\t329901001001\t东门社区\t" + households + "\t120\t260\n")
	if err != nil {
		t.Fatal(err)
	}
	book, err := sample.Book(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// newWorkshop is a workshop with a project that builds, made by init.
func newWorkshop(t *testing.T) (dir string) {
	t.Helper()
	dir = workshop(t)
	if out, err := exec.Command(filepath.Join(dir, "nianbao"), "init", filepath.Join(dir, "年报")).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	hold(t, dir, "1200")
	return dir
}

// workshop is a folder, open to everyone, with this program in it.
func workshop(t *testing.T) (dir string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "nianbao-process-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(own)
	if err == nil {
		err = errors.Join(os.Chmod(dir, 0o755), os.WriteFile(filepath.Join(dir, "nianbao"), text, 0o755))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// hold puts a workbook into the workshop's project.
func hold(t *testing.T, dir, households string) {
	t.Helper()
	if err := write(filepath.Join(dir, "年报", "data", "2022", "甲街道.xlsx"), table(t, households)); err != nil {
		t.Fatal(err)
	}
}

func program(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(dir, "nianbao"), args...)
	cmd.Dir = dir
	return cmd
}

// digestOf reads a whole site into one text: every path and every byte.
func digestOf(t *testing.T, site string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.Walk(site, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all.WriteString(path + "\n" + string(text) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// Off a terminal nothing moves: no progress, no escape sequences.
func TestNoProgressOffATerminal(t *testing.T) {
	dir := newWorkshop(t)
	cmd := program(dir, "build", "--project", "年报")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(stderr)
	if err := cmd.Wait(); err != nil || len(said) > 0 {
		t.Errorf("it ended with %v and said %q", err, said)
	}
}
