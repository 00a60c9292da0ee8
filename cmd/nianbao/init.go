package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao"
	"nianbao/internal/diag"
)

// start holds what a new project has beside the default rules.
//
//go:embed all:start
var start embed.FS

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init 文件夹",
		Short: "建一个新项目",
		Long: "在一个新的或空的文件夹里写好项目的样子：配置、字段、指标、标准、一篇范文。\n" +
			"数据是空的：把各街道的工作簿放进 data/年份/ 再运行 nianbao build。",
		Example: "  nianbao init 我的年报",
		Args:    oneArgument("文件夹"),
		RunE:    func(cmd *cobra.Command, args []string) error { return initProject(cmd, args[0]) },
	}
}

func initProject(cmd *cobra.Command, dir string) error {
	var problems diag.List
	if err := mustBeEmpty(dir, &problems); err != nil {
		return err
	}
	if problems.Any() {
		return tell(cmd, problems.Sorted(), &problems)
	}
	files, err := newProject()
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := write(filepath.Join(dir, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	fmt.Fprintf(cmd.OutOrStdout(), "新项目在 %s。下一步：\n"+
		"  1. 在 %s 里填区名和代码\n"+
		"  2. 建文件夹 %s（按数据的年份），把各街道的工作簿放进去\n"+
		"  3. 在 %s 里运行 nianbao build\n",
		dir, filepath.Join(dir, "nianbao.toml"), filepath.Join(dir, "data", "2022"), dir)
	return nil
}

// mustBeEmpty refuses a place at which something is already.
func mustBeEmpty(dir string, problems *diag.List) error {
	refuse := func(message string) {
		problems.Add(diag.Problem{Code: "folder-not-empty", Severity: diag.Error, Place: diag.Place{File: dir},
			Message: message, Hint: "换一个新的文件夹名；nianbao init 不改动已有的东西"})
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s：打不开（%w）", dir, err)
	case !info.IsDir():
		refuse("这里已经有一个同名的文件，不是文件夹")
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("%s：文件夹打不开（%w）", dir, err)
	}
	if len(entries) > 0 {
		refuse(fmt.Sprintf("文件夹不是空的，里面有“%s”等 %d 项", entries[0].Name(), len(entries)))
	}
	return nil
}

// newProject is all files of a new project: the rules of this program, but not
// its theme, which is used from the program until a project has its own.
func newProject() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, from := range []fs.FS{nianbao.Defaults, start} {
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(name, "themes/") {
				return err
			}
			text, err := fs.ReadFile(from, name)
			files[strings.TrimPrefix(name, "start/")] = text
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

func write(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("文件夹建不成（%w）", err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return fmt.Errorf("文件写不进去（%w）", err)
	}
	return nil
}
