package main

import (
	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

func mergeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "merge --out 文件.xlsx [--year 年]",
		Short: "把各街道的表汇总成一个工作簿",
		Long: "一个社区一行，按街道分段，下有小计、合计（公式和结果都在），打印设置好；每个数注明出自哪个文件、\n" +
			"哪张表、哪一格。没有报的空着，估计的有记号，换算过的有批注。有错误的年份不汇总，先改正。",
		Example: "  nianbao merge --out 2022汇总.xlsx\n  nianbao merge --year 2021 --out 2021汇总.xlsx --overwrite",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return mergeBooks(cmd) },
	}
	cmd.Flags().Int("year", 0, "年份 `Y`；不写时是最新的一年")
	bookFlags(cmd)
	return cmd
}

func mergeBooks(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	out, err := bookPath(cmd)
	if err != nil {
		return err
	}
	if _, err := outside(cmd, dir); err != nil {
		return err
	}
	year, _ := cmd.Flags().GetInt("year")
	var problems diag.List
	book := build.Merge(open(dir), stat.Year(year), out, &problems)
	switch {
	case problems.Any():
		return refuse(cmd, &problems)
	case book == nil && year > 0:
		return wrong("没有 %d 年的数据", year)
	}
	return deliver(cmd, out, book, &problems)
}
