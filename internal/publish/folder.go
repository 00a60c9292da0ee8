package publish

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// A folder is being filled beside the one that it is going to replace.
type folder struct {
	dir string
	old string // empty: nothing is taken over

	mu   sync.Mutex
	made map[string]bool // folders
}

// put writes a file. One that the old folder has with the same bytes is linked, not
// written: a build after a small change writes what differs, and the times of the
// other files tell copying programs that they are the same.
func (f *folder) put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." || name == mark {
		return fmt.Errorf("有一个路径不能写：%q", name)
	}
	if err := f.room(filepath.Dir(f.path(name))); err != nil {
		return err
	}
	if f.linked(name, data) {
		return nil
	}
	return f.write(name, data)
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// room makes the folder of a file.
func (f *folder) room(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made[dir] {
		return nil
	}
	f.made[dir] = true
	return os.MkdirAll(dir, 0o755)
}

// linked takes over a file of the old folder that has these bytes; false where
// there is none, or the disk has no links.
func (f *folder) linked(name string, data []byte) bool {
	if f.old == "" {
		return false
	}
	old := filepath.Join(f.old, filepath.FromSlash(name))
	info, err := os.Lstat(old)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	text, err := os.ReadFile(old)
	return err == nil && bytes.Equal(text, data) && os.Link(old, f.path(name)) == nil
}

func (f *folder) write(name string, data []byte) error {
	return os.WriteFile(f.path(name), data, 0o644)
}

// writeMarked writes files and a mark under an empty folder.
func writeMarked(dir string, files map[string][]byte, text string) error {
	f := &folder{dir: dir, made: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := f.put(name, files[name]); err != nil {
			return err
		}
	}
	return f.write(mark, []byte(text))
}
