package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/check"
	"nianbao/internal/diag"
)

func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "核对数据和文稿，不写任何文件",
		Long: "做 build 会做的全部核对，把问题一次列全：哪个文件、哪个单元格、现在是什么、\n" +
			"应当是什么、怎么改。一个街道一段，可以照着打电话；不属哪个街道的在最前面。不写任何文件。",
		Example: "  nianbao check\n  nianbao check --project 我的年报\n  nianbao check --format json",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return checkProject(cmd) },
	}
	formatFlag(cmd)
	return cmd
}

func checkProject(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	var problems diag.List
	data, err := examine(cmd, dir, &problems)
	if err != nil {
		return err
	}
	if isJSON(cmd) {
		if err := printJSON(cmd, newChecked(&problems)); err != nil {
			return err
		}
		return verdict(&problems)
	}
	parts := byStreet(data, problems.Sorted())
	printStreets(cmd.ErrOrStderr(), parts)
	if problems.Any() {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s。有错误的：%s。\n", counts(&problems), withErrors(parts))
		return errProblems
	}
	fmt.Fprintln(cmd.OutOrStdout(), "核对完毕："+counts(&problems)+"。")
	return nil
}

// examine looks at a project without drawing it.
func examine(cmd *cobra.Command, dir string, problems *diag.List) (*check.Dataset, error) {
	pictures, err := build.NewPictures(undrawn{})
	if err != nil {
		return nil, err
	}
	stage, done := progress(cmd)
	defer done()
	return build.Check(open(dir), pictures, stage, problems), nil
}

// undrawn is a cache that has every picture, and every picture is empty: what
// check looks at does not depend on them, and drawing them takes long.
type undrawn struct{}

func (undrawn) Get(string) ([]byte, bool) { return []byte("<svg></svg>"), true }
func (undrawn) Put(string, []byte)        {}
