package build_test

import (
	"bytes"
	"errors"
	"os"
	"sync"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// What is streamed is what is built, file by file, and has the same digest; an
// error of whoever takes the files ends it.
func TestStreamIsBuild(t *testing.T) {
	project := os.DirFS("../../examples/seed-003-38-shequ")
	var problems diag.List
	site := build.Build(project, build.Edition{}, drawn(t), nil, &problems)
	draft := build.Compose(project, build.Edition{}, drawn(t), nil, &problems)
	var mu sync.Mutex
	files := map[string][]byte{}
	made, err := draft.Stream(func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if files[name] != nil {
			t.Errorf("%s came twice", name)
		}
		files[name] = bytes.Clone(data)
		return nil
	})
	if err != nil || problems.Any() {
		t.Fatal(err, problems.Sorted())
	}
	if len(files) < 100 || made != (build.Made{Pages: site.Pages, Files: len(site.Files), Bytes: made.Bytes, Digest: site.Digest()}) {
		t.Errorf("streamed %d files, %+v; built %d, %s", len(files), made, len(site.Files), site.Digest())
	}
	for name, data := range site.Files {
		if !bytes.Equal(files[name], data) {
			t.Errorf("%s differs", name)
		}
	}
	full := errors.New("full")
	if _, err := build.Compose(project, build.Edition{}, drawn(t), nil, &problems).Stream(func(string, []byte) error { return full }); err != full {
		t.Errorf("error is %v, want that of who takes the files", err)
	}
}
