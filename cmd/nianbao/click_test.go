package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A double click builds, then serves and opens the browser, also where the build
// found errors: the preview shows them.
func TestClickBuildsAndShows(t *testing.T) {
	for _, status := range []int{0, 1} {
		var done []string
		var said bytes.Buffer
		got := buildAndShow("项目", &said, func(args []string) int {
			done = append(done, strings.Join(args, " "))
			return status
		})
		if len(done) != 2 || done[0] != "build --project 项目" || !strings.HasPrefix(done[1], "serve --project 项目 --open --addr 127.0.0.1:") || got != status {
			t.Errorf("it did %q and ended with %d", done, got)
		}
	}
}

// A window that was left open has the usual port; the next one takes another.
func TestClickTakesAFreePort(t *testing.T) {
	was := freeAddress()
	l, err := net.Listen("tcp", was)
	if err != nil {
		t.Skip("SKIPPED: somebody else has taken the port meanwhile")
	}
	defer l.Close()
	if now := freeAddress(); now == was {
		t.Errorf("%s was given twice", now)
	}
}

// In a folder that is no project it says so, and waits to be read.
func TestClickOutsideAProject(t *testing.T) {
	t.Chdir(t.TempDir())
	var said bytes.Buffer
	if got := click(strings.NewReader("\n"), &said); got != 1 || !strings.Contains(said.String(), "不是年报的项目") || !strings.HasSuffix(said.String(), "按回车键关闭。\n") {
		t.Errorf("it ended with %d and said\n%s", got, said.String())
	}
}

// serve --open opens the browser at an address at which there is the site.
func TestServeOpensTheBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: the browser stands in as xdg-open")
	}
	dir := newWorkshop(t)
	asked := filepath.Join(dir, "asked")
	browser := fmt.Sprintf("#!/bin/sh\nprintf %%s \"$1\" >%[1]s.new && mv %[1]s.new %[1]s\n", asked)
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(browser), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := program(dir, "serve", "--open", "--project", "年报", "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	var url []byte
	for range 600 {
		if url, _ = os.ReadFile(asked); len(url) > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	answer, err := http.Get(string(url))
	if err != nil {
		t.Fatalf("at %q: %v", url, err)
	}
	defer answer.Body.Close()
	if page, _ := io.ReadAll(answer.Body); answer.StatusCode != 200 || !strings.Contains(string(page), "<h1") {
		t.Errorf("at %s: %s", url, answer.Status)
	}
}

// Whoever asks for help gets it in Chinese, with an example that begins with the
// command, and the manual pages have the same.
func TestEveryCommandHelps(t *testing.T) {
	chinese := regexp.MustCompile(`\p{Han}`)
	for _, cmd := range command().Commands() {
		if cmd.Name() == "help" {
			continue
		}
		if !chinese.MatchString(cmd.Short) || !strings.HasPrefix(strings.TrimSpace(cmd.Example), "nianbao "+cmd.Name()) {
			t.Errorf("%s: short %q, example %q", cmd.Name(), cmd.Short, cmd.Example)
		}
		for line := range strings.Lines(cmd.Flags().FlagUsages()) {
			if !chinese.MatchString(line) {
				t.Errorf("%s: the flag %q is not explained", cmd.Name(), strings.TrimSpace(line))
			}
		}
		page := string(manual(cmd, "nianbao-"+cmd.Name()))
		for _, want := range []string{".TH NIANBAO", ".SH 名称", ".SH 选项", ".SH 示例", `\-\-project`} {
			if !strings.Contains(page, want) {
				t.Errorf("the manual page of %s has no %s", cmd.Name(), want)
			}
		}
	}
}

// man prints a page without complaint, where there is one who could complain.
func TestManReadsThePages(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("SKIPPED, NOT TESTED: no groff on this machine to read the manual pages")
	}
	for _, cmd := range command().Commands() {
		read := exec.Command(groff, "-man", "-Kutf8", "-Tutf8", "-ww", "-z")
		read.Stdin = bytes.NewReader(manual(cmd, "nianbao-"+cmd.Name()))
		if said, err := read.CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("%s: %v\n%s", cmd.Name(), err, said)
		}
	}
}

// A text that looks like a request to man is printed.
func TestRoff(t *testing.T) {
	for text, want := range map[string]string{".x": `\&.x`, "a\n'b": "a\n\\&'b", `C:\x --year`: `C:\ex \-\-year`} {
		if got := roff(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
