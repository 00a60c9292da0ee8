package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/swap"
)

// papersText begins the mark of a folder of papers; the files and their digests
// follow. It differs from a site's, so that neither replaces the other.
const papersText = `nianbao papers
本文件夹由 nianbao 生成。只要里面的文件一个都没有动过，下次可以整体替换；动过就不再替换。
`

// Papers replaces the folder dir, or creates it, by files that people go on to
// work with; their paths are relative with slashes. What people changed is never
// replaced: only a folder in which every file is as Papers wrote it.
func Papers(dir string, files map[string][]byte, problems *diag.List) error {
	if err := CheckPapers(dir, problems); err != nil || problems.Any() {
		return err
	}
	return swap.Folder(dir, func(fresh string) error {
		text := papersText
		for _, name := range slices.Sorted(maps.Keys(files)) {
			text += digest(files[name]) + "  " + name + "\n"
		}
		return writeMarked(fresh, files, text)
	})
}

// CheckPapers reports whether dir may be replaced by papers: it must be absent,
// empty, or as Papers left it.
func CheckPapers(dir string, problems *diag.List) error {
	if entries, err := found(dir); err != nil || len(entries) == 0 {
		return err
	}
	foreign, err := changed(dir)
	if err != nil {
		return fmt.Errorf("%s：文件夹打不开（%w）", dir, err)
	}
	if foreign != "" {
		problems.Add(diag.Problem{Code: "target-not-ours", Severity: diag.Error, Place: diag.Place{File: dir},
			Message: "要写入的文件夹里有改动过的、或不是 nianbao 写的文件（如“" + foreign + "”），替换会把它删掉，所以没有写",
			Hint:    "用 --out 换一个新的文件夹名；确实不要的，先自己移走"})
	}
	return nil
}

// changed names a file or folder of dir that Papers did not write, or not so.
func changed(dir string) (name string, err error) {
	was := marked(dir)
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir || name != "" {
			return err
		}
		relative, _ := filepath.Rel(dir, path) // path lies below dir
		relative = filepath.ToSlash(relative)
		if entry.IsDir() {
			if _, known := was[relative]; !known {
				name = relative
			}
			return nil
		}
		data, err := os.ReadFile(path)
		if err == nil && relative != mark && was[relative] != digest(data) || relative == mark && len(was) == 0 {
			name = relative
		}
		return err
	})
	return name, err
}

// marked are the digests of what Papers wrote, by path, and its folders.
func marked(dir string) map[string]string {
	text, _ := os.ReadFile(filepath.Join(dir, mark)) // without it nothing is ours
	list, ours := strings.CutPrefix(string(text), papersText)
	was := map[string]string{}
	for _, line := range strings.Split(list, "\n") {
		sum, name, ok := strings.Cut(line, "  ")
		if !ours || !ok {
			continue
		}
		was[name] = sum
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			was[folder] = ""
		}
	}
	return was
}
