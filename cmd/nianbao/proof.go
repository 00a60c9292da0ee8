package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
)

// longestText is the size in bytes up to which a text is proof-read.
const longestText = 16 << 20

func proofCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "proof 文件…",
		Short: "校对文稿里的数字",
		Long: "读 .md、.txt、.html、.docx（“-”读标准输入），列出算不拢、前后矛盾、过时或残缺的数字。\n" +
			"不在项目里也能用；在项目里还与当年的数据对照。",
		Example: "  nianbao proof 讲话稿.txt\n  nianbao proof content/speeches/*.md\n  nianbao proof --as-of 2023 讲话.docx\n  nianbao proof --format json - <讲话.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong("proof 后面要写文件名，“-”是标准输入")
			}
			return nil
		},
		RunE: proofFiles,
	}
	cmd.Flags().Int("as-of", 0, "文稿是哪一年的 `Y`；不写时从文稿里看")
	formatFlag(cmd)
	return cmd
}

// A proved is the JSON of proof.
type proved struct {
	Findings []filed     `json:"findings"`
	Figures  claim.Tally `json:"figures"`
}

// A filed finding knows its file.
type filed struct {
	File string `json:"file"`
	proof.Finding
}

func proofFiles(cmd *cobra.Command, args []string) error {
	data, err := dataAtHand(cmd)
	if err != nil {
		return err
	}
	asOf, _ := cmd.Flags().GetInt("as-of")
	sum := proved{Findings: []filed{}}
	for _, name := range args {
		raw, err := textOf(cmd, name)
		if err != nil {
			return err
		}
		review := build.Proof(name, raw, asOf, data, 0)
		if !isJSON(cmd) {
			printReview(cmd.OutOrStdout(), name, review)
		}
		for _, f := range review.Findings {
			sum.Findings = append(sum.Findings, filed{name, f})
		}
		sum.Figures = sum.Figures.Add(review.Tally)
	}
	if isJSON(cmd) {
		if err := printJSON(cmd, sum); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(sum.Findings, func(f filed) bool { return f.Severity == diag.Error }) {
		return errProblems
	}
	return nil
}

// dataAtHand computes the project's metrics; nil where there is no project, or
// one with errors, which is said.
func dataAtHand(cmd *cobra.Command) (*metric.Metrics, error) {
	dir, err := project(cmd)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); err != nil {
		return nil, nil
	}
	var problems diag.List
	m := build.Metrics(open(dir), &problems)
	if m == nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "项目数据有 %d 个错误，这次没有与数据对照；运行 nianbao check 看是哪些。\n", problems.Count(diag.Error))
	}
	return m, nil
}

func textOf(cmd *cobra.Command, name string) ([]byte, error) {
	from := cmd.InOrStdin()
	if name != "-" {
		file, err := os.Open(name)
		if os.IsNotExist(err) {
			return nil, wrong("没有文件“%s”", name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s：打不开（%w）", name, err)
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, wrong("“%s”是文件夹，要写文件，例如 %s", name, filepath.Join(name, "讲话.md"))
		}
		from = file
	}
	raw, err := io.ReadAll(io.LimitReader(from, longestText+1))
	if err != nil {
		return nil, fmt.Errorf("%s：读不出来（%w）", name, err)
	}
	if len(raw) > longestText {
		return nil, wrong("“%s”超过 %d MB，不像是文稿；请分成几个文件", name, longestText>>20)
	}
	return raw, nil
}

// printReview is the 校对单 of one text.
func printReview(w io.Writer, name string, r claim.Review) {
	count := map[diag.Severity]int{}
	for _, f := range r.Findings {
		count[f.Severity]++
	}
	fmt.Fprintf(w, "%s：%d 处错误、%d 处提醒、%d 处说明\n", name, count[diag.Error], count[diag.Warning], count[diag.Info])
	for _, f := range r.Findings {
		fmt.Fprintf(w, "  第 %d 行 %s（%s）：%s\n", f.Place().Line, severities[f.Severity], f.Rule, f.Message)
		for _, s := range f.Spans {
			fmt.Fprintf(w, "    第 %d 行“%s”\n", s.Line, strings.Join(strings.Fields(s.Text), " "))
		}
	}
	tally := r.Tally
	fmt.Fprintf(w, "  数字 %d 个：绑定 %d，与数据相符 %d，与数据不符 %d，未对照 %d。\n\n", tally.Total, tally.Bound, tally.Confirmed, tally.Contradicted, tally.Unbound)
}
