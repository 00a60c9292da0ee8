package build_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/publish"
	"nianbao/internal/sample"
	"nianbao/internal/source"
)

// everything is all that reading a project finds: tables to the last cell, and
// problems.
func everything(project fs.FS) string {
	var problems diag.List
	var out strings.Builder
	for _, y := range source.Read(project, nianbao.Defaults, &problems).Years {
		for _, table := range y.Tables {
			rows := table.Rows
			table.Rows = layout.Rows{}
			fmt.Fprintf(&out, "%d %+v\n", y.Year, table)
			for line := range rows.All() {
				fmt.Fprintf(&out, "%+v\n", line)
			}
		}
	}
	for _, p := range problems.Sorted() {
		fmt.Fprintf(&out, "%+v\n", p)
	}
	return out.String()
}

// remembered is a project in a folder, read once, and the files that remember
// its workbooks.
func remembered(t *testing.T) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, sample.Project(district("3"))); err != nil {
		t.Fatal(err)
	}
	everything(publish.Open(dir, "one program"))
	return dir, memories(t, dir, "workbooks")
}

// memories are the files that remember a kind of files.
func memories(t *testing.T, dir, kind string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, ".nianbao", kind, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What is remembered of a workbook is what is read of it, and it is really used.
func TestRememberedWorkbooksAreAsRead(t *testing.T) {
	dir, files := remembered(t)
	if len(files) != 2 {
		t.Fatalf("%d workbooks are remembered, want 2", len(files))
	}
	plain := everything(os.DirFS(dir))
	if !strings.Contains(plain, "东门社区") || !strings.Contains(plain, "table-read") {
		t.Fatalf("nothing was read:\n%s", plain)
	}
	l := listen(dir, "one program", "workbooks")
	if got := everything(l); got != plain || l.found != 2 {
		t.Errorf("%d of 2 memories were used; remembered:\n%s\nread:\n%s", l.found, got, plain)
	}
}

// A listener counts what is recalled and remembered of a kind of files.
type listener struct {
	source.Memory
	kind string

	mu           sync.Mutex
	found, added int
}

func listen(dir, program, kind string) *listener {
	return &listener{Memory: publish.Open(dir, program).(source.Memory), kind: kind}
}

func (l *listener) Recall(kind, key string) ([]byte, bool) {
	found, ok := l.Memory.Recall(kind, key)
	l.mu.Lock()
	defer l.mu.Unlock()
	if ok && kind == l.kind {
		l.found++
	}
	return found, ok
}

func (l *listener) Remember(kind, key string, found []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if kind == l.kind {
		l.added++
	}
	l.Memory.Remember(kind, key, found)
}

// spoiling changes a byte of each file, or cuts it there, at so many places of each,
// and has it looked at what comes of it.
func spoiling(t *testing.T, files []string, places int, look func(where string)) {
	t.Helper()
	for _, file := range files {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(whole); at += 1 + len(whole)/places {
			spoiled := slices.Clone(whole)
			spoiled[at] ^= byte(1 + at%255)
			if at%3 == 0 {
				spoiled = whole[:at]
			}
			if err := os.WriteFile(file, spoiled, 0o644); err != nil {
				t.Fatal(err)
			}
			look(fmt.Sprintf("byte %d of %d spoiled", at, len(whole)))
		}
	}
}

// Where a memory is spoiled or cut, in its digest or behind, the project reads as
// if there were none.
func TestSpoiledMemoryIsNotTaken(t *testing.T) {
	dir, files := remembered(t)
	want := everything(os.DirFS(dir))
	spoiling(t, files, 40, func(where string) {
		if got := everything(publish.Open(dir, "one program")); got != want {
			t.Fatalf("%s: the project reads\n%s\nwant\n%s", where, got, want)
		}
	})
}

// A memory is of a file with this name, in this year, under these fields and
// settlements, by this program; everything else is read.
func TestMemoryBelongsToAllThatReadingDependsOn(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"a cell": func(dir string) error {
			text, err := fs.ReadFile(sample.Project(district("4")), "data/2022/甲街道.xlsx")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "data/2022/甲街道.xlsx"), text, 0o644)
		},
		"the file's name": func(dir string) error {
			return os.Rename(filepath.Join(dir, "data/2022/甲街道.xlsx"), filepath.Join(dir, "data/2022/乙街道.xlsx"))
		},
		"the year": func(dir string) error {
			return os.Rename(filepath.Join(dir, "data/2022"), filepath.Join(dir, "data/2020"))
		},
		"the fields": func(dir string) error {
			text, err := fs.ReadFile(nianbao.Defaults, "data/fields.toml")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "data/fields.toml"), []byte(strings.Replace(string(text), `title = "持证人数"`, `title = "持有证书的人数"`, 1)), 0o644)
		},
		"the words": func(dir string) error {
			text, err := fs.ReadFile(nianbao.Defaults, "data/words.toml")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "data/words.toml"), []byte(strings.Replace(string(text), `"小计"`, `"东门社区"`, 1)), 0o644)
		},
		"map.toml": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data/2022/map.toml"), []byte("[[table]]\nfile = \"甲街道.xlsx\"\nskip = true\n"), 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := remembered(t)
			before := everything(os.DirFS(dir))
			if err := change(dir); err != nil {
				t.Fatal(err)
			}
			plain := everything(os.DirFS(dir))
			if plain == before {
				t.Fatal("the change changes nothing: the test has tested nothing")
			}
			if got := everything(publish.Open(dir, "one program")); got != plain {
				t.Errorf("with a memory of before:\n%s\nread:\n%s", got, plain)
			}
		})
	}
	t.Run("the program", func(t *testing.T) {
		dir, _ := remembered(t)
		other := listen(dir, "another program", "workbooks")
		if everything(other); other.found != 0 {
			t.Error("what another program found was taken")
		}
	})
}

// Nothing of a workbook that was deleted stays in the memory.
func TestDeletedWorkbooksAreForgotten(t *testing.T) {
	dir, _ := remembered(t)
	if err := os.Remove(filepath.Join(dir, "data/2022/甲街道.xlsx")); err != nil {
		t.Fatal(err)
	}
	everything(publish.Open(dir, "one program"))
	if n := len(memories(t, dir, "workbooks")); n != 1 {
		t.Errorf("%d workbooks are remembered, want 1", n)
	}
}
