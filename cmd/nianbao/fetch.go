package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/database"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/swap"
)

func fetchCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fetch [--year 年…] [--overwrite]",
		Short: "从数据库取数，存进 data/",
		Long: "照 data/年份/名称.sql.toml 里的查询问数据库（PostgreSQL、人大金仓），结果存成旁边的 名称.sql.csv，\n" +
			"和街道报来的工作簿一样核对、计算。只有这个命令连数据库，只读；build、check 用存下的文件。\n" +
			"数没有变的文件不动。地址和密码写在环境变量里，不进项目。",
		Example: "  nianbao fetch\n  nianbao fetch --year 2022",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return fetch(cmd) },
	}
	cmd.Flags().IntSlice("year", nil, "只取这些年份 `Y`；不写时是所有年份")
	cmd.Flags().Bool("overwrite", false, "取来的文件有人改过时也替换它；不写时不动")
	formatFlag(cmd)
	return cmd
}

// A taken is what was fetched for one query.
type taken struct {
	File     string `json:"file"`
	Query    string `json:"query"`
	Database string `json:"database"`
	Time     string `json:"time"`
	Rows     int    `json:"rows"`
	Columns  int    `json:"columns"`
	Changed  bool   `json:"changed"` // the file was written

	said string
}

func fetch(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	numbers, _ := cmd.Flags().GetIntSlice("year")
	years := make([]stat.Year, len(numbers))
	for n, y := range numbers {
		years[n] = stat.Year(y)
	}
	var problems diag.List
	queries := source.Queries(os.DirFS(dir), years, &problems)
	if len(queries) == 0 && !problems.Any() {
		return wrong("%s里没有数据库查询（名称.sql.toml）；写法见说明书“从数据库取数”", searched(numbers))
	}
	over, _ := cmd.Flags().GetBool("overwrite")
	list := []taken{}
	stage, done := progress(cmd)
	defer done()
	for _, q := range queries {
		stage("等“" + q.Database + "”回答 " + q.File)
		t, err := fetchOne(dir, q, over, &problems)
		if err != nil {
			return err
		}
		if t != nil {
			list = append(list, *t)
		}
	}
	done()
	return tellFetched(cmd, list, &problems)
}

func searched(years []int) string {
	if len(years) == 0 {
		return "data/ "
	}
	names := make([]string, len(years))
	for n, y := range years {
		names[n] = fmt.Sprintf("data/%d", y)
	}
	return strings.Join(names, "、") + " "
}

// fetchOne asks one query and keeps its answer; nil where that was not possible.
func fetchOne(dir string, q source.Query, over bool, problems *diag.List) (*taken, error) {
	path := filepath.Join(dir, filepath.FromSlash(q.Answer()))
	old, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return nil, fmt.Errorf("%s：打不开（%w）", path, err)
	}
	before, ours := source.Answer(old)
	if len(old) > 0 && !ours && !over {
		problems.Add(diag.Problem{Code: "file-exists", Severity: diag.Error, Place: diag.Place{File: q.Answer()},
			Message: "这里已经有一个同名的文件，不是取来的，或者取来以后有人改过，所以没有取数", Hint: "要留的移到别处；确实要替换的加 --overwrite"})
		return nil, nil
	}
	t, file := answered(dir, q, problems)
	if t == nil {
		return nil, nil
	}
	now, _ := source.Answer(file)
	if ours && now.Same(before) {
		t.Time, t.said = before.Time, "和 "+before.Time+" 取的一样，文件没有动"
		return t, nil
	}
	t.Changed, t.said = true, "取于 "+t.Time
	if ours {
		t.said += news(before.Time, now.Beyond(before), before.Beyond(now))
	}
	return t, swap.File(path, func(w io.Writer) error { _, err := w.Write(file); return err })
}

// answered is what the database says to one query, and the file that holds it; nil
// where it could not be asked.
func answered(dir string, q source.Query, problems *diag.List) (*taken, []byte) {
	connection, p := connectionOf(dir, q)
	if p != nil {
		problems.Add(*p)
		return nil, nil
	}
	a, secure, p := database.Ask(q, connection)
	if p != nil {
		problems.Add(*p)
		return nil, nil
	}
	if !secure {
		problems.Add(diag.Problem{Code: "database-unencrypted", Severity: diag.Warning, Place: q.Place,
			Message: "和数据库之间没有加密，路上的人看得到数据", Hint: "请管理员给数据库开 SSL，连接串里写 sslmode=verify-full"})
	}
	return &taken{File: q.Answer(), Query: q.File, Database: a.Database, Time: a.Time, Rows: a.Rows, Columns: len(a.Columns)}, a.Bytes()
}

// news says how an answer differs from the one before it, of that time.
func news(then string, more, less int) string {
	if more+less == 0 {
		return "；数和 " + then + " 取的一样，查询或列名改过"
	}
	return fmt.Sprintf("；比 %s 取的多出 %d 行、不再有 %d 行（改了数的行两边各算一次）", then, more, less)
}

func tellFetched(cmd *cobra.Command, list []taken, problems *diag.List) error {
	if isJSON(cmd) {
		err := printJSON(cmd, struct {
			checked
			Fetched []taken `json:"fetched"`
		}{newChecked(problems), list})
		if err != nil {
			return err
		}
		return verdict(problems)
	}
	printProblems(cmd.ErrOrStderr(), graver(problems))
	for _, t := range list {
		fmt.Fprintf(cmd.OutOrStdout(), "%s：“%s”给出 %d 行 %d 列，%s。\n", t.File, t.Database, t.Rows, t.Columns, t.said)
	}
	if slices.ContainsFunc(list, func(t taken) bool { return t.Changed }) {
		fmt.Fprintln(cmd.OutOrStdout(), "接着运行 nianbao check 核对。")
	}
	return verdict(problems)
}
