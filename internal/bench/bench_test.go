package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A folder written again is the same folder; what was written since is told from what
// was only linked.
func TestFloorAndFresh(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"a": "1", "deep/er/b": "22", "deep/c": ""} {
		if err := write(from, name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if took, err := Floor(from, to); err != nil || took <= 0 {
		t.Fatal(took, err)
	}
	if got, err := os.ReadFile(filepath.Join(to, "deep", "er", "b")); string(got) != "22" {
		t.Errorf("b is %q: %v", got, err)
	}
	before, err := Infos(to)
	if err != nil || len(before) != 3 {
		t.Fatalf("%d files: %v", len(before), err)
	}
	if err := os.Remove(filepath.Join(to, "a")); err != nil {
		t.Fatal(err)
	}
	if err := write(to, "new", nil); err != nil {
		t.Fatal(err)
	}
	if n, err := Fresh(before, to); n != 1 || err != nil {
		t.Errorf("%d files are new: %v", n, err)
	}
}

// A process is measured: one that does something has its time, its memory and what it
// said; one that fails says why.
func TestProcess(t *testing.T) {
	r, out, err := Process("sh", "-c", "echo so; n=0; while [ $n -lt 2000 ]; do n=$((n+1)); done")
	if err != nil || string(out) != "so\n" || r.Wall <= 0 || r.CPU <= 0 || r.Peak < 100_000 {
		t.Errorf("%+v %q %v", r, out, err)
	}
	if _, _, err := Process("sh", "-c", "echo because >&2; exit 3"); err == nil || !strings.Contains(err.Error(), "because") {
		t.Errorf("error is %v", err)
	}
}

func TestLine(t *testing.T) {
	r := Run{Wall: 1500 * time.Millisecond, CPU: 2 * time.Second, Peak: 3e6, Pages: 4, Bytes: 5e6, Stages: []Stage{{"读取", 0.5}, {"检查", 1}}}
	if got, want := Line("甲", "乙", r, 6), "| 甲 | 乙 | 1.50 秒 | 2.00 秒 | 3 MB | 4 | 6 | 5 MB | 读取 0.5，检查 1.0 |\n"; got != want {
		t.Errorf("line is %q", got)
	}
	if strings.Count(Head, "|") != 2*strings.Count(Line("", "", r, 0), "|") {
		t.Error("the head has not as many columns as a line")
	}
}

// Hugo's site is one JSON file of so many pages of about so many bytes each, and
// speeches have the length that is asked for.
func TestHugoSites(t *testing.T) {
	dir := t.TempDir()
	if err := Hugo(dir, 120, 33_000); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "assets", "pages.json"))
	if err != nil || bytes.Count(text, []byte(`"path"`)) != 120 || bytes.Count(text, []byte("达标")) != 120*(33_000/rowBytes) {
		t.Errorf("%d bytes: %v", len(text), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "_content.gotmpl")); err != nil {
		t.Error(err)
	}
	dir = t.TempDir()
	if err := HugoSpeeches(dir, 3); err != nil {
		t.Fatal(err)
	}
	text, err = os.ReadFile(filepath.Join(dir, "content", "speeches", "s000-02.md"))
	if n := len([]rune(string(text))); err != nil || n < 2900 || n > 3400 {
		t.Errorf("a speech has %d characters: %v", n, err)
	}
}
