package swap

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestFile(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "讲话.docx")
	must(t, File(path, text("1")))
	must(t, File(path, text("2")))
	want(t, "replaced", show(t, parent), "讲话.docx=2")

	failure := errors.New("caller's own")
	half := func(w io.Writer) error { return errors.Join(text(strings.Repeat("x", 1<<20))(w), failure) }
	if err := File(path, half); !errors.Is(err, failure) {
		t.Errorf("error is %v, want the caller's", err)
	}
	panicking := func(w io.Writer) error { _ = half(w); panic(failure) }
	if err := caught(func() error { return File(path, panicking) }); !errors.Is(err, failure) {
		t.Errorf("panic is %v, want the caller's", err)
	}
	want(t, "after failures", show(t, parent), "讲话.docx=2")

	must(t, os.Mkdir(filepath.Join(parent, "folder"), 0o755))
	for target, what := range map[string]string{"folder": "同名的文件夹", "nowhere/a": "上级文件夹不存在"} {
		if err := File(filepath.Join(parent, target), text("")); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: error %v, want one with %s", target, err, what)
		}
	}
}

// Temporary files of killed runs go; those in use and other people's stay.
func TestFileRemovesOnlyStaleFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: on Windows the system itself protects files in use")
	}
	parent := t.TempDir()
	must(t, tree(".a.new-1", "stale", ".a.new-x", "other", ".b.new-1", "other")(parent))
	must(t, File(filepath.Join(parent, "a"), func(w io.Writer) error {
		inner := File(filepath.Join(parent, "a"), text("inner"))
		return errors.Join(inner, text("outer")(w))
	}))
	want(t, "afterwards", show(t, parent), ".a.new-x=other .b.new-1=other a=outer")
}
