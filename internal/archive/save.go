package archive

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/diag"
	"nianbao/internal/swap"
)

// Save writes a sealed year, whole or not at all; a project's
// folder for them is made. Where the same bytes lie there
// already nothing is done, and same is true; anything else that lies there is not
// replaced but reported. An error is a failure of the machine.
func Save(file string, data []byte, problems *diag.List) (same bool, err error) {
	old, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(old, data):
		return true, nil
	case err == nil:
		problems.Add(diag.Problem{Code: "snapshot-exists", Severity: diag.Error, Place: diag.Place{File: file},
			Message: "这里已有一份内容不同的档案；封存了的不再改动，所以没有写",
			Hint:    "更正后重新封存的，用 --out 另起一个名字，例如 archive/2022-2.zip，原来的留着；封错了从没用过的，自己删去再封存"})
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	if filepath.Base(filepath.Dir(file)) == Folder {
		_ = os.Mkdir(filepath.Dir(file), 0o755) // what is wrong with it, swap will say
	}
	return false, swap.File(file, func(w io.Writer) error { _, err := w.Write(data); return err })
}
