package bench

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// Write puts files under a folder.
func Write(dir string, files iter.Seq2[string, []byte]) error {
	for name, data := range files {
		if err := write(dir, name, data); err != nil {
			return err
		}
	}
	return nil
}

func write(dir, name string, data []byte) error {
	path := filepath.Join(dir, filepath.FromSlash(name))
	err := os.WriteFile(path, data, 0o644)
	if os.IsNotExist(err) {
		if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
	}
	return err
}

// each visits the files under a folder.
func each(dir string, visit func(name string, data []byte) error) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		return visit(filepath.ToSlash(name), data)
	})
}

// Infos are the files under a folder, to tell later which are still the same.
func Infos(dir string) (map[string]os.FileInfo, error) {
	out := map[string]os.FileInfo{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		out[path], err = entry.Info()
		return err
	})
	return out, err
}

// Fresh counts the files that were written since.
func Fresh(before map[string]os.FileInfo, dir string) (int, error) {
	after, err := Infos(dir)
	n := 0
	for path, info := range after {
		if old := before[path]; old == nil || !os.SameFile(old, info) {
			n++
		}
	}
	return n, err
}
