package swap

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A place is a target and the folder that holds it.
type place struct {
	target string // as the caller named it, for messages
	parent string // absolute
	name   string
}

// locate finds the place of target, whose parent must be a folder.
func locate(target string) (place, error) {
	full, err := filepath.Abs(target)
	if err != nil {
		return place{}, explain(target, err)
	}
	p := place{target, filepath.Dir(full), filepath.Base(full)}
	if p.parent == full {
		return p, &Problem{target, "是磁盘的根", "请换一个下级的位置", nil}
	}
	if info, err := os.Stat(p.parent); err != nil || !info.IsDir() {
		return p, &Problem{target, "它的上级文件夹不存在", "请先建立上级文件夹，或检查路径有没有写错", err}
	}
	return p, nil
}

func (p place) path() string { return filepath.Join(p.parent, p.name) }

// sibling names a hidden neighbour of the target.
func (p place) sibling(role string) string {
	return filepath.Join(p.parent, "."+p.name+"."+role)
}

func (p place) fresh() string { return p.sibling("new-" + strconv.Itoa(os.Getpid())) }
func (p place) away() string  { return p.sibling("swap-old") }

// leftovers lists the neighbours that writers named: .NAME.new- and digits.
func (p place) leftovers() ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(p.parent)
	if err != nil {
		return nil, explain(p.parent, err)
	}
	var left []fs.DirEntry
	for _, e := range entries {
		digits, ok := strings.CutPrefix(e.Name(), "."+p.name+".new-")
		if ok && digits != "" && strings.Trim(digits, "0123456789") == "" {
			left = append(left, e)
		}
	}
	return left, nil
}

// exists tells whether path is there, following no link.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// mustBeFolder refuses a target that a folder must not replace.
func (p place) mustBeFolder() error {
	info, err := os.Lstat(p.path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(p.target, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Problem{p.target, "是一个链接，不是文件夹", "请写链接所指的真实位置，或删除这个链接", nil}
	case !info.IsDir():
		return &Problem{p.target, "已经有一个同名的文件，不是文件夹", "请移走这个文件，或换一个位置", nil}
	}
	if at, found := mountIn(p.path()); found {
		return &Problem{p.target, "是磁盘的挂载点，或里面有挂载点（" + at + "），不能整体替换", "请改用它下面的一个文件夹，或先卸载", nil}
	}
	return nil
}

// mustBeFile refuses a target that a file must not replace.
func (p place) mustBeFile() error {
	info, err := os.Lstat(p.path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(p.target, err)
	case info.IsDir():
		return &Problem{p.target, "已经有一个同名的文件夹，不是文件", "请移走这个文件夹，或换一个文件名", nil}
	case !info.Mode().IsRegular():
		return &Problem{p.target, "是链接或设备，不是普通文件", "请写真实的位置，或换一个文件名", nil}
	}
	return nil
}
