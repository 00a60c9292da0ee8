package main

import (
	"path/filepath"

	"github.com/spf13/cobra"
)

// outside is the place that --out names, which must not be where workbooks are
// read from: they would be read as data the next time.
func outside(cmd *cobra.Command, dir string) (string, error) {
	out, _ := cmd.Flags().GetString("out")
	if out == "" {
		return "", wrong("要用 --out 写明写到哪里；用法：%s", cmd.UseLine())
	}
	return filepath.Clean(out), notData(out, dir)
}

// notData refuses a place in the folder of the data.
func notData(out, dir string) error {
	if out != "" && within(out, filepath.Join(dir, "data")) {
		return wrong("--out 写的“%s”在 data 里，那里的文件会被当作数据读；换一个地方", out)
	}
	return nil
}

// within reports whether a path is a folder or lies below it.
func within(path, folder string) bool {
	full, err1 := filepath.Abs(path)
	root, err2 := filepath.Abs(folder)
	if err1 != nil || err2 != nil {
		return false
	}
	relative, err := filepath.Rel(root, full)
	return err == nil && filepath.IsLocal(relative)
}
