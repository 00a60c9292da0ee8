package main

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/diff"
	"nianbao/internal/stat"
	"nianbao/internal/swap"
)

func diffCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff 甲 乙",
		Short: "两年之间，或档案与今天之间，变了什么",
		Long: "比较两个年份、两份年度档案，或一份档案与今天的项目：数变了多少、往哪边，是数据变了还是规则变了；\n" +
			"规则、地区、文稿的变化。甲、乙写年份、档案文件，或“今天”（项目里同一年的数）。",
		Example: "  nianbao diff 2021 2022\n  nianbao diff archive/2022.zip 今天\n  nianbao diff archive/2021.zip archive/2022.zip --out 变化.html",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return wrong("命令 diff 后面要写两个年份或档案，这里写了 %d 个；用法：%s", len(args), cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return compare(cmd, args[0], args[1]) },
	}
	cmd.Flags().String("out", "", "写成网页 `FILE`，以 .html 结尾，可以打印")
	formatFlag(cmd)
	return cmd
}

// A compared is the JSON of diff.
type compared struct {
	checked
	diff.Report
}

func compare(cmd *cobra.Command, a, b string) error {
	out, _ := cmd.Flags().GetString("out")
	if out != "" && !strings.EqualFold(filepath.Ext(out), ".html") {
		return wrong("--out 写的“%s”不以 .html 结尾", out)
	}
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	if err := notData(out, dir); err != nil {
		return err
	}
	var problems diag.List
	left, right, done, err := states(dir, a, b, &problems)
	if err != nil {
		return err
	}
	defer done()
	if problems.Any() {
		return refuse(cmd, &problems)
	}
	r := build.Diff(left, right, !sealedWord(a) && !sealedWord(b), &problems)
	if r == nil {
		return refuse(cmd, &problems)
	}
	if out != "" {
		if err := swap.File(out, func(w io.Writer) error { _, err := w.Write(r.Page()); return err }); err != nil {
			return err
		}
	}
	if isJSON(cmd) {
		return printJSON(cmd, compared{newChecked(&problems), *r})
	}
	if out != "" {
		fmt.Fprintf(cmd.OutOrStdout(), "写好 %s：比较 %d 个数，变化 %d 个。\n", out, r.Counts.Compared, r.Counts.Changed)
		return nil
	}
	_, err = cmd.OutOrStdout().Write(r.Text())
	return err
}

var yearWord = regexp.MustCompile(`^\d{4}$`)

// today are the words for the project as it is, in the year of the other side.
var today = []string{"今天", "today"}

func sealedWord(word string) bool {
	return !yearWord.MatchString(word) && !slices.Contains(today, word)
}

// states understands the two sides.
func states(dir, a, b string, problems *diag.List) (left, right build.State, done func(), err error) {
	left, close1, err := state(dir, a, problems)
	if err != nil {
		return left, right, nil, err
	}
	right, close2, err := state(dir, b, problems)
	if err != nil {
		close1()
		return left, right, nil, err
	}
	done = func() { close1(); close2() }
	for _, pair := range [][2]*build.State{{&left, &right}, {&right, &left}} {
		if pair[0].Year == 0 && !problems.Any() {
			if err = asToday(dir, pair[0], pair[1].Year); err != nil {
				done()
			}
		}
	}
	return left, right, done, err
}

// asToday gives the project the year of the other side.
func asToday(dir string, s *build.State, y stat.Year) error {
	if y == 0 {
		return wrong("两边都写了“今天”；一边写年份或档案文件")
	}
	if _, err := yearOf(dir, fmt.Sprint(y)); err != nil {
		return err
	}
	s.Year, s.Label = y, fmt.Sprintf("今天的 %d 年", y)
	return nil
}

// state understands one side: a year, today (then the year is still 0), or the file
// of a sealed year.
func state(dir, word string, problems *diag.List) (build.State, func(), error) {
	nothing := func() {}
	switch {
	case slices.Contains(today, word):
		return build.State{Project: open(dir)}, nothing, nil
	case yearWord.MatchString(word):
		y, err := yearOf(dir, word)
		return build.State{Label: word + " 年", Project: open(dir), Year: y}, nothing, err
	}
	s, done, err := openSnapshot(word, problems)
	if err != nil || s == nil {
		return build.State{}, nothing, err
	}
	if s.Public {
		done()
		return build.State{}, nothing, wrong("“%s”是公开版档案，里面没有数据，不能比较；用内部版", word)
	}
	build.Altered(word, s, problems)
	return build.State{Label: fmt.Sprintf("%d 年档案（%s 封存）", s.Year, s.Date), Project: s.Project(), Year: s.Year}, done, nil
}
