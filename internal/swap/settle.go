package swap

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
)

// settle gives everything under dir its mode and brings it to the disk.
func settle(dir string) error {
	if err := walk(dir, setMode); err != nil {
		return err
	}
	flush(dir)
	return syncAll(dir)
}

// mostWaiting is how many files are waited for at once: a disk settles several
// together, and more make it no faster.
const mostWaiting = 8

// syncAll brings every file and folder to the disk. The error is one of them.
func syncAll(dir string) error {
	type entry struct {
		path     string
		isFolder bool
	}
	entries, errs := make(chan entry), make([]error, mostWaiting)
	var waiting sync.WaitGroup
	for k := range errs {
		waiting.Go(func() {
			for e := range entries {
				errs[k] = cmp.Or(errs[k], syncEntry(e.path, e.isFolder))
			}
		})
	}
	err := walk(dir, func(path string, isFolder bool) error {
		entries <- entry{path, isFolder}
		return nil
	})
	close(entries)
	waiting.Wait()
	return cmp.Or(append(errs, err)...)
}

// walk visits the files and folders under dir and dir itself, children before
// their folder.
func walk(dir string, visit func(path string, isFolder bool) error) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir():
			err = walk(path, visit)
		case e.Type().IsRegular():
			err = visit(path, false)
		default:
			err = &Problem{path, "不是普通文件", "输出里只能有普通文件和文件夹", nil}
		}
		if err != nil {
			return err
		}
	}
	return visit(dir, true)
}

func setMode(path string, isFolder bool) error {
	mode := fs.FileMode(0o644)
	if isFolder {
		mode = 0o755
	}
	return os.Chmod(path, mode)
}

func syncEntry(path string, isFolder bool) error {
	if isFolder {
		return syncFolder(path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0) // Windows flushes only what is open for writing
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder brings the entries of a folder to the disk. Windows cannot and
// need not; some file systems refuse it, which is not our failure.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrInvalid) {
		return nil
	}
	return err
}
