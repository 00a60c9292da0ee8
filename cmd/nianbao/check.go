package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/check"
	"nianbao/internal/clearance"
	"nianbao/internal/diag"
)

func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "核对数据和文稿，不写任何文件",
		Long: "做 build 会做的全部核对，把问题一次列全：哪个文件、哪个单元格、现在是什么、\n" +
			"应当是什么、怎么改。一个街道一段，可以照着打电话；不属哪个街道的在最前面。\n" +
			"最后说最新一年可不可以发布，不可以的先办什么。不写任何文件。",
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
	data, clear, err := examine(cmd, dir, &problems)
	if err != nil {
		return err
	}
	if isJSON(cmd) {
		if err := printJSON(cmd, withClearance{newChecked(&problems), cleared(clear)}); err != nil {
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
	printClearance(cmd.OutOrStdout(), *clear)
	return nil
}

// examine looks at a project without drawing it.
func examine(cmd *cobra.Command, dir string, problems *diag.List) (*check.Dataset, *clearance.Clearance, error) {
	pictures, err := build.NewPictures(undrawn{})
	if err != nil {
		return nil, nil, err
	}
	stage, done := progress(cmd)
	defer done()
	data, clear := build.Check(open(dir), pictures, stage, problems)
	return data, clear, nil
}

// undrawn is a cache that has every picture, and every picture is empty: what
// check looks at does not depend on them, and drawing them takes long.
type undrawn struct{}

func (undrawn) Get(string) ([]byte, bool) { return []byte("<svg></svg>"), true }
func (undrawn) Put(string, []byte)        {}
