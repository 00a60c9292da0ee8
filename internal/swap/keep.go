package swap

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// keep copies the named entries of the folder old into the folder fresh.
func keep(names []string, old, fresh string) error {
	for _, name := range names {
		from, to := filepath.Join(old, name), filepath.Join(fresh, name)
		switch {
		case name != filepath.Base(name) || name == "." || name == "..":
			return &Problem{name, "要保留的条目不是一个名字", "请只写文件夹里第一层的名字，不带斜线", nil}
		case !exists(from):
			continue
		case exists(to):
			return &Problem{from, "要求保留，而新内容里也有同名的条目", "请移走它，或不再要求保留", nil}
		}
		if err := copyEntry(from, to); err != nil {
			return err
		}
	}
	return syncFolder(fresh)
}

// copyEntry copies a file, a folder or a link with mode and time.
func copyEntry(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	switch {
	case info.IsDir():
		err = copyFolder(from, to)
	case info.Mode().IsRegular():
		err = copyFile(from, to)
	case info.Mode()&fs.ModeSymlink != 0:
		return copyLink(from, to)
	default:
		return &Problem{from, "不是普通文件，不能保留", "请移走它", nil}
	}
	if err != nil {
		return err
	}
	return errors.Join(os.Chmod(to, info.Mode().Perm()), os.Chtimes(to, info.ModTime(), info.ModTime()))
}

func copyFolder(from, to string) error {
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := copyEntry(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return syncFolder(to)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func copyLink(from, to string) error {
	aim, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(aim, to)
}
