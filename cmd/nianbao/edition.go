package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
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
	for _, n := range chosen {
		y, err := yearOf(dir, strconv.Itoa(n))
		if err != nil {
			return e, err
		}
		e.Years = append(e.Years, y)
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
