package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/form"
	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

func templateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "template --year 年 --out 文件.xlsx [--street 街道]",
		Short: "做一份填报表，发给街道填",
		Long: "社区年报、党组织、街道年报、口径说明、修订记录各一页，不写 --street 时还有全区年报。\n" +
			"社区名单和代码预先填好，选项有下拉，填错了当场提示，上年数以灰字列在下面，按栏目分页打印。",
		Example: "  nianbao template --year 2023 --out 2023年报表.xlsx\n" +
			"  nianbao template --year 2023 --street 明珠街道 --out 明珠街道.xlsx",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return writeTemplate(cmd) },
	}
	cmd.Flags().Int("year", 0, "填哪一年的数 `Y`")
	cmd.Flags().String("street", "", "一个街道的名称或代码 `S`；不写时是全区各街道")
	bookFlags(cmd)
	return cmd
}

// A wrote is the JSON of a command that writes one file.
type wrote struct {
	checked
	Out   string `json:"out"`
	Bytes int    `json:"bytes"`
}

func writeTemplate(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	year, _ := cmd.Flags().GetInt("year")
	if year < 1900 || year > 9999 {
		return wrong("要用 --year 写明是哪一年的表，例如 --year 2023")
	}
	out, err := bookPath(cmd)
	if err != nil {
		return err
	}
	var problems diag.List
	t := build.Template(open(dir), stat.Year(year), &problems)
	if problems.Any() {
		return refuse(cmd, &problems)
	}
	if err := chooseStreet(cmd, &t); err != nil {
		return err
	}
	return deliver(cmd, out, t.Book(), &problems)
}

// chooseStreet finds the street that --street names.
func chooseStreet(cmd *cobra.Command, t *form.Template) error {
	name, _ := cmd.Flags().GetString("street")
	if name == "" {
		return nil
	}
	var names []string
	for _, a := range t.Data.AllAreas() {
		if a.Level != stat.Subdistrict {
			continue
		}
		if a.Code == name || a.Name == name {
			t.Street = a
			return nil
		}
		names = append(names, a.Name)
	}
	if len(names) == 0 {
		return wrong("还没有街道名单，--street 用不上；在 data/areas.toml 里列出街道和社区，或不写 --street")
	}
	hint := "；有：" + strings.Join(names, "、")
	if near := similar.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("；是不是“%s”？", near)
	}
	return wrong("没有街道“%s”%s", name, hint)
}
