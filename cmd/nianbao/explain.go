package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

func explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain 指标 [--area 地区] [--year 年] [--standard 标准]",
		Short: "说明一个数是怎么来的",
		Long: "一个指标的数值、分子分母、公式、评判和缺口，以及它用到的每一个单元格。\n" +
			"指标写名称或 id；地区写代码、名称或“全区”；标准写 data/standards/ 里的 id。",
		Example: "  nianbao explain 用房达标率\n" +
			"  nianbao explain 用房达标率 --area 明珠街道 --year 2021\n" +
			"  nianbao explain space_pass_rate --standard s3-2009 --format json",
		Args: oneArgument("指标"),
		RunE: func(cmd *cobra.Command, args []string) error { return explain(cmd, args[0]) },
	}
	cmd.Flags().String("area", "", "地区的代码或名称 `AREA`；不写时是全区")
	cmd.Flags().Int("year", 0, "年份 `Y`；不写时是最新的一年")
	cmd.Flags().String("standard", "", "换一个标准 `ID` 来评判；不写时用当年的标准")
	formatFlag(cmd)
	return cmd
}

func explain(cmd *cobra.Command, indicator string) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	var problems diag.List
	metrics := build.Metrics(open(dir), &problems)
	if metrics == nil {
		if isJSON(cmd) {
			if err := printJSON(cmd, newChecked(&problems)); err != nil {
				return err
			}
			return errProblems
		}
		return tell(cmd, graver(&problems), &problems)
	}
	q, err := choose(cmd, metrics, indicator)
	if err != nil {
		return err
	}
	e := q.explanation()
	if isJSON(cmd) {
		return printJSON(cmd, e)
	}
	e.print(cmd.OutOrStdout())
	return nil
}

// print writes an explanation for people.
func (e explanation) print(w io.Writer) {
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(w, "%s：%s\n", name, text)
		}
	}
	fmt.Fprintf(w, "%s（%s），%s，%d 年\n\n", e.Title, e.Indicator, e.Area.Name, e.Year)
	line("数值", e.Display+e.ratio())
	line("口径", e.definition)
	line("公式", e.Formula)
	if e.Expected > 1 {
		line("覆盖", fmt.Sprintf("%d/%d 个%s有数", e.Covered, e.Expected, e.each))
	}
	line("标准", e.basis)
	line("目标", e.target)
	line("评判", e.mark)
	line("名次", strings.Join(e.places, "；"))
	line("比较", strings.Join(e.firsts, "；"))
	line("状态", map[string]string{string(stat.Estimated): "估计数", string(stat.NotApplicable): "不适用", string(stat.BelowUnit): "有，但不足最小单位"}[e.Status])
	line("缺数", some(e.missing))
	if len(e.Bands) > 0 {
		var bands []string
		for _, b := range e.Bands {
			bands = append(bands, fmt.Sprintf("%s %d 个", b.Label, b.Count))
		}
		line("分档", strings.Join(bands, "，"))
	}
	fmt.Fprintf(w, "\n用到 %d 处", len(e.Origins))
	file := ""
	for _, o := range e.Origins {
		if o.File != file {
			file = o.File
			fmt.Fprintf(w, "\n%s\n", strings.TrimSuffix(file+"："+o.Fetch, "："))
		}
		fmt.Fprintf(w, "  %s  %s %s：%s\n", at(o), o.areaName, o.title, o.raw())
	}
	if len(e.Origins) == 0 {
		fmt.Fprintln(w)
	}
}

// some joins the first of many.
func some(parts []string) string {
	const most = 10
	if len(parts) <= most {
		return strings.Join(parts, "；")
	}
	return fmt.Sprintf("%s；等 %d 处", strings.Join(parts[:most], "；"), len(parts))
}

// at is the place of an origin in its file: “［社区年报］J7”, “第 12 行”.
func at(o origin) string {
	if o.Fetch != "" {
		return fmt.Sprintf("第 %d 行 %s", o.Row, o.Cell)
	}
	return position(diag.Place{Sheet: o.Sheet, Cell: o.Cell, Line: o.Line})
}

// raw is the cell as it was, and what it was read as where that differs.
func (o origin) raw() string {
	if o.Raw == o.Value || o.Value == "" {
		return o.Raw
	}
	return o.Raw + "（读作 " + o.Value + "）"
}

// ratio is “ = 10/38” behind a share.
func (e explanation) ratio() string {
	if e.Numerator == "" || e.Exact == "" {
		return ""
	}
	return " = " + e.Numerator + " ÷ " + e.Denominator + e.times
}
