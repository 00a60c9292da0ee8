package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

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

// newWorkshop is a folder, open to everyone, with this program in it and a
// project that builds.
func newWorkshop(t *testing.T) (dir string) {
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
	if out, err := exec.Command(filepath.Join(dir, "nianbao"), "init", filepath.Join(dir, "年报")).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	hold(t, dir, "1200")
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

// Killed at many moments, a build leaves the old site or the new one, whole.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	dir := newWorkshop(t)
	site := filepath.Join(dir, "年报", "public")
	var whole [2]string
	var took time.Duration
	for n, households := range []string{"1200", "1300"} {
		hold(t, dir, households)
		started := time.Now()
		if out, err := program(dir, "build", "--project", "年报").CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, out)
		}
		took = time.Since(started)
		whole[n] = digestOf(t, site)
	}
	if whole[0] == whole[1] {
		t.Fatal("the two sites are the same: the test would test nothing")
	}
	random := rand.New(rand.NewPCG(60, 9))
	killed := 0
	for n := range 24 {
		hold(t, dir, []string{"1200", "1300"}[n%2])
		cmd := program(dir, "build", "--project", "年报")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		_ = cmd.Process.Kill() // it may have ended
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if now := digestOf(t, site); now != whole[0] && now != whole[1] {
			t.Fatalf("after kill %d the site is neither the old nor the new one", n)
		}
	}
	if killed < 4 {
		t.Errorf("only %d of 24 builds were killed before their end", killed)
	}
	hold(t, dir, "1200")
	if out, err := program(dir, "build", "--project", "年报").CombinedOutput(); err != nil {
		t.Fatalf("the next build: %v\n%s", err, out)
	}
	if digestOf(t, site) != whole[0] {
		t.Error("the next build does not give the first site")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "年报", ".public.*")); len(left) != 1 || !strings.HasSuffix(left[0], ".lock") {
		t.Errorf("left beside the site: %v", left)
	}
}

// A target that may not be written is said in a sentence, with status 3, and
// the project is not touched. Root may write everywhere, so it becomes nobody.
func TestForbiddenTarget(t *testing.T) {
	dir := newWorkshop(t)
	locked := filepath.Join(dir, "锁着")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := program(dir, "build", "--project", "年报", "--out", "锁着/网站")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("it ended with %v, want exit status 3", err)
	}
	want := "没有完成：锁着/网站：没有写入的权限；请换一个位置"
	if !strings.HasPrefix(stderr.String(), want) || stdout.Len() > 0 {
		t.Errorf("it said\n%s%s\nwant %s…", stdout.String(), stderr.String(), want)
	}
	if entries, _ := os.ReadDir(locked); len(entries) > 0 {
		t.Errorf("it wrote %v", entries)
	}
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
