package swap

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// both runs a test with the exchange of this system and with two renames.
func both(t *testing.T, test func(t *testing.T, way Option)) {
	t.Run("exchange", func(t *testing.T) { test(t, func(*settings) {}) })
	t.Run("two renames", func(t *testing.T) { test(t, byTwoRenames) })
}

func byTwoRenames(s *settings) {
	s.exchange = func(a, b string) error { return errors.ErrUnsupported }
}

// tree writes files given as path, content, path, content, …
func tree(files ...string) func(dir string) error {
	return func(dir string) error {
		for i := 0; i < len(files); i += 2 {
			path := filepath.Join(dir, filepath.FromSlash(files[i]))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return err
			}
			if err := os.WriteFile(path, []byte(files[i+1]), 0o600); err != nil {
				return err
			}
		}
		return nil
	}
}

// show lists the files under dir with their content, hidden ones too.
func show(t *testing.T, dir string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		text, err := os.ReadFile(path)
		if d.Type()&fs.ModeSymlink != 0 {
			text, err = []byte("link"), nil
		}
		lines = append(lines, strings.TrimSuffix(filepath.ToSlash(name)+"="+string(text), "="))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %s\nwant %s", what, got, want)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFolderCreatesAndReplaces(t *testing.T) {
	both(t, func(t *testing.T, way Option) {
		parent := t.TempDir()
		target := filepath.Join(parent, "年报")
		must(t, Folder(target, tree("a", "1", "deep/b", "1"), way))
		want(t, "created", show(t, parent), "年报/a=1 年报/deep/b=1")
		must(t, Folder(target, tree("a", "2", "c", "2"), way))
		want(t, "replaced", show(t, parent), "年报/a=2 年报/c=2")
		must(t, Folder(target, tree(), way))
		want(t, "emptied", show(t, parent), "")
	})
}

func TestFolderKeepsNamedEntries(t *testing.T) {
	both(t, func(t *testing.T, way Option) {
		parent := t.TempDir()
		target := filepath.Join(parent, "public")
		must(t, tree("public/.gitignore", "old", "public/.git/objects/1", "old", "public/a", "old")(parent))
		must(t, os.Chmod(filepath.Join(target, ".gitignore"), 0o400))
		must(t, Folder(target, tree("a", "new"), way, Keep(".gitignore", ".git", "CNAME")))
		want(t, "kept", show(t, target), ".git/objects/1=old .gitignore=old a=new")
		if info, err := os.Stat(filepath.Join(target, ".gitignore")); err != nil || info.Mode().Perm()&0o200 != 0 {
			t.Errorf("kept file lost its mode: %v %v", info, err)
		}
		for _, c := range []struct{ keep, why string }{{"a", "新内容里也有"}, {"x/y", "不是一个名字"}, {"..", "不是一个名字"}} {
			err := Folder(target, tree("a", "newer"), way, Keep(c.keep))
			if err == nil || !strings.Contains(err.Error(), c.why) {
				t.Errorf("Keep(%q): error %v, want one with %s", c.keep, err, c.why)
			}
		}
		want(t, "after refusals", show(t, parent), "public/.git/objects/1=old public/.gitignore=old public/a=new")
	})
}

// Whatever goes wrong in write, the old folder stays and nothing is left.
func TestFolderSurvivesItsCaller(t *testing.T) {
	failure := errors.New("caller's own")
	half := func(err error) func(string) error {
		return func(dir string) error { return errors.Join(tree("a", "half")(dir), err) }
	}
	for name, write := range map[string]func(string) error{
		"error":   half(failure),
		"panic":   func(dir string) error { _ = half(nil)(dir); panic(failure) },
		"removed": func(dir string) error { return os.RemoveAll(dir) },
		"link":    func(dir string) error { return os.Symlink("/etc/passwd", filepath.Join(dir, "a")) },
	} {
		t.Run(name, func(t *testing.T) {
			if name == "link" && runtime.GOOS == "windows" {
				t.Skip("SKIPPED: Windows lets only administrators make links")
			}
			parent := t.TempDir()
			must(t, Folder(filepath.Join(parent, "public"), tree("a", "old")))
			err := caught(func() error { return Folder(filepath.Join(parent, "public"), write) })
			if err == nil || (name == "error" || name == "panic") != errors.Is(err, failure) {
				t.Errorf("error is %v", err)
			}
			want(t, "afterwards", show(t, parent), "public/a=old")
			must(t, Folder(filepath.Join(parent, "public"), tree("a", "new")))
		})
	}
}

// caught turns a panic with an error into that error.
func caught(f func() error) (err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	return f()
}

func TestFolderRefusesBadTargets(t *testing.T) {
	parent := t.TempDir()
	must(t, tree("file", "mine", "folder/mine", "mine")(parent))
	cases := []struct{ target, what string }{
		{"file", "已经有一个同名的文件"}, {"file/public", "上级文件夹不存在"}, {"nowhere/public", "上级文件夹不存在"}, {"/", "磁盘的根"},
	}
	if runtime.GOOS != "windows" {
		must(t, os.Symlink("folder", filepath.Join(parent, "link")))
		cases = append(cases, struct{ target, what string }{"link", "是一个链接"})
	}
	for _, c := range cases {
		target := c.target
		if target != "/" {
			target = filepath.Join(parent, target)
		}
		before := show(t, parent)
		err := Folder(target, func(string) error { t.Errorf("%s: write was called", c.target); return nil })
		if p := (*Problem)(nil); !errors.As(err, &p) || p.Path != target || !strings.Contains(p.What, c.what) || p.Advice == "" {
			t.Errorf("%s: error %v, want one with %s", c.target, err, c.what)
		}
		want(t, c.target, show(t, parent), before)
	}
}

// The second of two runs fails at once, says who is first, and the first goes
// on undisturbed.
func TestFolderLocksOutASecondRun(t *testing.T) {
	parent := t.TempDir()
	target := filepath.Join(parent, "public")
	must(t, Folder(target, func(dir string) error {
		for name, second := range map[string]func() error{
			"Folder":  func() error { return Folder(target, tree("a", "second")) },
			"Recover": func() error { return Recover(target) },
		} {
			err := second()
			if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), fmt.Sprintf("进程 %d，主机 ", os.Getpid())) {
				t.Errorf("second %s: %v, want one that names the holder", name, err)
			}
		}
		return tree("a", "first")(dir)
	}))
	want(t, "afterwards", show(t, parent), "public/a=first")
	must(t, Folder(target, tree("a", "third")))
}

// What killed runs leave behind is put right; what only looks like it stays.
func TestRecover(t *testing.T) {
	for _, c := range []struct {
		name, want string
		before     []string
	}{
		{"killed while writing", "public/a=old", []string{"public/a", "old", ".public.new-77/a", "half"}},
		{"killed while removing", "public/a=new", []string{"public/a", "new", ".public.new-77/a", "old"}},
		{"killed between two renames", "public/a=old", []string{".public.swap-old/a", "old", ".public.new-77/a", "new"}},
		{"killed after two renames", "public/a=new", []string{"public/a", "new", ".public.swap-old/a", "old"}},
		{"killed before the first", "", []string{".public.new-77/a", "half"}},
		{"others", ".public.new-7x/a=1 .public.new-8=file .public2.new-7/a=1 public/a=1", []string{"public/a", "1", ".public.new-7x/a", "1", ".public2.new-7/a", "1", ".public.new-8", "file"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := t.TempDir()
			must(t, tree(c.before...)(parent))
			if left := Left(filepath.Join(parent, "public")); left != (c.name != "others") {
				t.Errorf("left before: %v", left)
			}
			must(t, Recover(filepath.Join(parent, "public")))
			if Left(filepath.Join(parent, "public")) {
				t.Error("left after")
			}
			want(t, "recovered", show(t, parent), c.want)
			must(t, tree(c.before...)(parent))
			must(t, Folder(filepath.Join(parent, "public"), tree("a", "next")))
			if got := show(t, filepath.Join(parent, "public")); got != "a=next" {
				t.Errorf("next run: %s", got)
			}
		})
	}
}

// As on Windows: no exchange, and a rename fails because somebody has a file of the
// folder open. Whichever one fails, the target is the old folder or the new one,
// there is a sentence where it is the old one, and the next run clears up.
func TestFolderWhereRenamesFail(t *testing.T) {
	for _, c := range []struct {
		fails int
		want  string // afterwards
	}{{1, "a=old"}, {2, "a=old"}, {3, "a=new"}} {
		parent := t.TempDir()
		target := filepath.Join(parent, "public")
		must(t, Folder(target, tree("a", "old")))
		done := 0
		inUse := func(s *settings) {
			byTwoRenames(s)
			s.rename = func(old, new string) error {
				if done++; done == c.fails {
					return &os.LinkError{Op: "rename", Old: old, New: new, Err: syscall.EBUSY}
				}
				return os.Rename(old, new)
			}
		}
		err := Folder(target, tree("a", "new"), inUse)
		if old := c.want == "a=old"; old != (err != nil) || old && !strings.Contains(err.Error(), "正被别的程序使用") {
			t.Errorf("rename %d fails: %v", c.fails, err)
		}
		want(t, fmt.Sprintf("rename %d failed", c.fails), show(t, target), c.want)
		must(t, Folder(target, tree("a", "next")))
		want(t, "the next run", show(t, parent), "public/a=next")
	}
}
