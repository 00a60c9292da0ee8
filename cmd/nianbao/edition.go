package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/stat"
)

// editionFlags say for whom a site is made, and of which years.
func editionFlags(cmd *cobra.Command) {
	cmd.Flags().IntSlice("year", nil, "只做这些年的页面 `Y`，可以写几次；不写时是有数据的各年")
	cmd.Flags().Lookup("year").DefValue = "[]" // which is not printed
	cmd.Flags().Bool("public", false, "生成公开版，不带不能出办公室的内容")
}

// edition reads those flags.
func edition(cmd *cobra.Command, dir string) (build.Edition, error) {
	var e build.Edition
	e.Public, _ = cmd.Flags().GetBool("public")
	chosen, _ := cmd.Flags().GetIntSlice("year")
	known := yearFolders(dir)
	for _, y := range chosen {
		if !slices.Contains(known, strconv.Itoa(y)) {
			return e, wrong("没有 %d 年的数据；有数据的年份：%s", y, strings.Join(known, "、"))
		}
		e.Years = append(e.Years, stat.Year(y))
	}
	slices.Sort(e.Years)
	e.Years = slices.Compact(e.Years)
	return e, nil
}

// yearFolders are the years of which a project has data.
func yearFolders(dir string) []string {
	entries, _ := os.ReadDir(filepath.Join(dir, "data")) // without the folder there is no year
	var out []string
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil && e.IsDir() && fmt.Sprint(n) == e.Name() {
			out = append(out, e.Name())
		}
	}
	return out
}
