// Package publish puts a site into its folder, at one stroke.
//
// It stands after render and is, with archive, the only stage that writes to
// the disk. Files come in by path; swap does the exchange. Publish decides
// whether the folder that is there may be replaced, and marks the new one as
// ours, so that the next build may replace it again. It renders nothing and
// changes no file.
//
// **Invariant:** a folder that holds anything that nianbao did not write is
// never replaced, and after any error the folder is what it was.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/swap"
)

// mark is the file that says that a folder was written by us.
const mark = ".nianbao"

// kept are the entries of the old folder that the new one takes over: the
// repository keeps an empty public/ by its .gitignore.
var kept = []string{".gitignore"}

const markText = `nianbao
本文件夹由 nianbao build 生成，每次生成时整体替换。
请不要在这里修改或存放文件；要带走网站，把整个文件夹复制出去即可。
`

// Site replaces the folder dir, or creates it, by files, whose paths are
// relative with slashes. What is wrong with dir becomes a problem; an error is
// a failure of the machine.
func Site(dir string, files map[string][]byte, problems *diag.List) error {
	return Stream(dir, func(put Put) error {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := put(name, files[name]); err != nil {
				return err
			}
		}
		return nil
	}, problems)
}

// A Put takes a file of the new folder. It may be called from several goroutines,
// with each path once.
type Put func(name string, data []byte) error

// Stream is Site for files that are not all there yet: make puts one after the
// other. Where it fails, or reports a problem that is an error, the folder stays
// what it was.
func Stream(dir string, make func(Put) error, problems *diag.List) error {
	if err := Check(dir, problems); err != nil || problems.Any() {
		return err
	}
	err := swap.Folder(dir, func(fresh string) error {
		f := &folder{dir: fresh, old: dir, made: map[string]bool{}}
		if err := make(f.put); err != nil {
			return err
		}
		if problems.Any() {
			return errRefused
		}
		return f.write(mark, []byte(markText))
	}, swap.Keep(kept...))
	if errors.Is(err, errRefused) {
		return nil // the problems say why
	}
	return err
}

var errRefused = errors.New("a problem forbids to publish")

// Check reports whether dir may be replaced, before anybody waits for a build:
// it must be absent, empty but for what is kept, or written by us. A run that
// was killed in the middle of an exchange is set right first.
func Check(dir string, problems *diag.List) error {
	entries, err := found(dir)
	if err != nil {
		return err
	}
	foreign := ""
	for _, e := range entries {
		switch {
		case e.Name() == mark && ours(filepath.Join(dir, mark)):
			return nil
		case foreign == "" && !slices.Contains(kept, e.Name()):
			foreign = e.Name()
		}
	}
	if foreign != "" {
		problems.Add(diag.Problem{Code: "target-not-ours", Severity: diag.Error, Place: diag.Place{File: dir},
			Message: "要写入的文件夹里有不是 nianbao 生成的东西（如“" + foreign + "”），整体替换会把它删掉，所以没有写",
			Hint:    "用 --out 换一个新的或空的文件夹；确实不要的，先自己移走"})
	}
	return nil
}

// found is what lies in a folder that is to be replaced, set right first; nothing
// where it can be made.
func found(dir string) ([]fs.DirEntry, error) {
	if err := recovered(dir); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist) && isFolder(filepath.Dir(dir)):
		return nil, nil
	case err != nil && !isFolder(dir):
		return nil, swap.Folder(dir, nothing) // cannot succeed; it words the refusal
	case err != nil:
		return nil, fmt.Errorf("%s：文件夹打不开（%w）", dir, err)
	}
	return entries, nil
}

// recovered ends what a killed run began: it puts back the old folder where
// there is none, and removes what was half written, also where this build will
// find nothing to write.
func recovered(dir string) error {
	if !swap.Left(dir) {
		return nil
	}
	return swap.Recover(dir)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func nothing(string) error { return nil }

// ours reports whether a mark is one: a file that begins with our name. A
// folder of that name is a project's cache.
func ours(path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && len(text) >= len("nianbao\n") && string(text[:len("nianbao\n")]) == "nianbao\n"
}
