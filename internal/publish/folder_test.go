package publish

import (
	"os"
	"path/filepath"
	"testing"

	"nianbao/internal/diag"
)

// A page whose bytes are the same is the same file after the next build; one that
// differs, be it in the site or because somebody touched it, is written anew.
func TestOnlyWhatDiffersIsWritten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publishes := func(files map[string][]byte) {
		t.Helper()
		var problems diag.List
		if err := Site(out, files, &problems); err != nil || problems.Any() {
			t.Fatal(err, problems.Sorted())
		}
	}
	look := func(name string) os.FileInfo {
		t.Helper()
		info, err := os.Stat(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	publishes(map[string][]byte{"same.html": []byte("same"), "other.html": []byte("one"), "touched.html": []byte("mine"), "gone.html": nil})
	same, other, touched := look("same.html"), look("other.html"), look("touched.html")
	put(t, filepath.Join(out, "touched.html"), "his!")
	publishes(map[string][]byte{"same.html": []byte("same"), "other.html": []byte("two"), "touched.html": []byte("mine")})

	if !os.SameFile(same, look("same.html")) {
		t.Error("a page with the same bytes was written again")
	}
	if os.SameFile(other, look("other.html")) || os.SameFile(touched, look("touched.html")) {
		t.Error("a page that differs is the old file")
	}
	for name, want := range map[string]string{"same.html": "same", "other.html": "two", "touched.html": "mine"} {
		if got, err := os.ReadFile(filepath.Join(out, name)); string(got) != want {
			t.Errorf("%s is %q (%v), want %q", name, got, err, want)
		}
	}
	if got := list(t, out); got != ".nianbao other.html same.html touched.html" {
		t.Errorf("the folder holds %s", got)
	}
}
