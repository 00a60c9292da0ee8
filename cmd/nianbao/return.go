package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/form"
	"nianbao/internal/publish"
	"nianbao/internal/stat"
)

func returnCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "return --out 文件夹 [--year 年]",
		Short: "把有问题的工作簿标好，退回街道",
		Long: "有错误或提醒的工作簿各做一份退回件：有问题的格标色、加批注，前面加一页“退回说明”，\n" +
			"逐条列出问题和改法，点一下就到那一格；其余一概不动。另写一份“致街道.txt”，可以照着打电话。\n" +
			"原来的工作簿不改。退回件里有人动过的文件夹不会被覆盖。",
		Example: "  nianbao return --out 退回\n  nianbao return --year 2021 --out 退回2021",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return returnBooks(cmd) },
	}
	cmd.Flags().Int("year", 0, "年份 `Y`；不写时是最新的一年")
	cmd.Flags().String("out", "", "退回件写入的文件夹 `DIR`，新的、空的，或上次写的没有动过")
	formatFlag(cmd)
	return cmd
}

// A returned is the JSON of return.
type returned struct {
	checked
	Out      string         `json:"out"`
	Returned []returnedBook `json:"returned"`
	Silent   []string       `json:"silent"`
}

type returnedBook struct {
	File     string   `json:"file"`
	Out      string   `json:"out"`
	Streets  []string `json:"streets"`
	Errors   int      `json:"errors"`
	Warnings int      `json:"warnings"`
	Marked   bool     `json:"marked"`
}

func returnBooks(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	out, err := outside(cmd, dir)
	if err != nil {
		return err
	}
	year, _ := cmd.Flags().GetInt("year")
	var target, problems diag.List
	if err := publish.CheckPapers(out, &target); err != nil {
		return err
	}
	if target.Any() {
		return tell(cmd, target.Sorted(), &target)
	}
	r, err := build.Return(open(dir), stat.Year(year), &problems)
	if err != nil {
		return err
	}
	if r == nil && year > 0 {
		return wrong("没有 %d 年的数据", year)
	}
	if r == nil {
		return tell(cmd, graver(&problems), &problems)
	}
	if len(r.Books) > 0 {
		if err := publish.Papers(out, papers(r), &target); err != nil || target.Any() {
			return tell(cmd, target.Sorted(), &target)
		}
	}
	if isJSON(cmd) {
		if err := printJSON(cmd, newReturned(r, out, &problems)); err != nil {
			return err
		}
		return verdict(&problems)
	}
	printProblems(cmd.ErrOrStderr(), r.Ours)
	tellReturned(cmd.OutOrStdout(), r, out)
	return verdict(&problems)
}

// letterName is the file of the letter to the streets.
const letterName = "致街道.txt"

// papers are the files of a return by their path.
func papers(r *form.Return) map[string][]byte {
	files := map[string][]byte{letterName: r.Letter}
	for _, b := range r.Books {
		files[b.Name] = b.Book
	}
	return files
}

// tellReturned says in words what was returned.
func tellReturned(w io.Writer, r *form.Return, out string) {
	if len(r.Books) == 0 {
		fmt.Fprintf(w, "%d 年的工作簿没有要退回的。\n", r.Year)
	} else {
		fmt.Fprintf(w, "%d 年退回 %d 个工作簿，在 %s：\n", r.Year, len(r.Books), out)
	}
	for _, b := range r.Books {
		fmt.Fprintf(w, "  %s：%d 个错误、%d 个提醒%s\n", b.Name, b.Errors, b.Warnings, remark(b))
	}
	if len(r.Books) > 0 {
		fmt.Fprintf(w, "%s 可以照着打电话，也可以打印。\n", filepath.Join(out, letterName))
	}
	if len(r.Silent) > 0 {
		fmt.Fprintf(w, "还没有交表的：%s。\n", strings.Join(r.Silent, "、"))
	}
	if len(r.Ours) > 0 {
		fmt.Fprintf(w, "另有 %d 个问题不在这些工作簿里，街道改不了，列在前面。\n", len(r.Ours))
	}
}

// remark says what is special about a returned workbook.
func remark(b form.Returned) string {
	switch {
	case b.Alone:
		return "（读不了，只退回说明）"
	case b.Rebuilt:
		return "（由 " + filepath.Base(b.File) + " 转成）"
	}
	return ""
}

func newReturned(r *form.Return, out string, problems *diag.List) returned {
	j := returned{checked: newChecked(problems), Out: out, Returned: []returnedBook{}, Silent: append([]string{}, r.Silent...)}
	for _, b := range r.Books {
		j.Returned = append(j.Returned, returnedBook{b.File, filepath.Join(out, b.Name), append([]string{}, b.Streets...), b.Errors, b.Warnings, !b.Alone})
	}
	return j
}
