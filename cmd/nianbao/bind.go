package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/swap"
)

func bindCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bind 文稿.md [--write]",
		Short: "把文稿里手写的数换成绑定的数",
		Long: "逐个对照文稿里手写的数：句子里写明了是哪个指标、数又与数据一字不差的，提出换成 {{…}}，\n" +
			"以补丁的样子列出，每处说明理由；拿不准的只列出，不改。加 --write 写回文件，印出来的文字不变。",
		Example: "  nianbao bind content/speeches/讲话.md\n  nianbao bind --write content/speeches/讲话.md",
		Args:    oneArgument("文稿"),
		RunE:    func(cmd *cobra.Command, args []string) error { return bind(cmd, args[0]) },
	}
	cmd.Flags().Bool("write", false, "写回文件")
	formatFlag(cmd)
	return cmd
}

// A bindingMade is the JSON of bind.
type bindingMade struct {
	File      string           `json:"file"`
	Proposals []claim.Proposal `json:"proposals"`
	Doubts    []claim.Doubt    `json:"doubts"`
	Findings  []proof.Finding  `json:"findings"` // numbers that the data contradict
	Figures   int              `json:"figures"`  // plain numbers before
	Diff      string           `json:"diff"`
	Written   bool             `json:"written"`
}

func bind(cmd *cobra.Command, name string) error {
	raw, err := markdownFile(cmd, name)
	if err != nil {
		return err
	}
	metrics, err := dataForBinding(cmd)
	if err != nil {
		return err
	}
	var problems diag.List
	b, ok := build.Bind(inProject(cmd, name), string(raw), metrics, &problems)
	if !ok {
		return refuse(cmd, &problems)
	}
	made := bindingMade{File: name, Proposals: append([]claim.Proposal{}, b.Taken...), Doubts: append([]claim.Doubt{}, b.Doubts...),
		Findings: append([]proof.Finding{}, b.Wrong...), Figures: b.Figures, Diff: claim.Diff(filepath.ToSlash(name), string(raw), b.Text)}
	if write, _ := cmd.Flags().GetBool("write"); write && len(b.Taken) > 0 {
		made.Written = true
		if err := swap.File(name, func(w io.Writer) error { _, err := io.WriteString(w, b.Text); return err }); err != nil {
			return err
		}
	}
	if isJSON(cmd) {
		return printJSON(cmd, made)
	}
	made.print(cmd.OutOrStdout())
	return nil
}

// markdownFile is the text of a file that bound figures may be written into.
func markdownFile(cmd *cobra.Command, name string) ([]byte, error) {
	if name == "-" || !strings.EqualFold(filepath.Ext(name), ".md") {
		return nil, wrong("bind 只改 .md 文稿，“%s”不是", name)
	}
	raw, err := textOf(cmd, name)
	if err == nil && !utf8.Valid(raw) {
		return nil, wrong("“%s”不是 UTF-8 编码；用记事本打开，另存为时编码选 UTF-8", name)
	}
	return raw, err
}

// dataForBinding are the project's metrics, without which nothing can be bound.
func dataForBinding(cmd *cobra.Command) (*metric.Metrics, error) {
	dir, err := project(cmd)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); errors.Is(err, os.ErrNotExist) {
		return nil, wrong("bind 要在项目里用，这里没有 nianbao.toml；用 --project 指明项目文件夹")
	}
	var problems diag.List
	metrics := build.Metrics(open(dir), &problems)
	if metrics == nil {
		return nil, refuse(cmd, &problems)
	}
	return metrics, nil
}

// refuse says what is wrong with the input.
func refuse(cmd *cobra.Command, problems *diag.List) error {
	if !isJSON(cmd) {
		return tell(cmd, graver(problems), problems)
	}
	if err := printJSON(cmd, newChecked(problems)); err != nil {
		return err
	}
	return errProblems
}

// inProject is a file's path as the project sees it; only its name where it
// lies elsewhere.
func inProject(cmd *cobra.Command, name string) string {
	dir, err := project(cmd)
	if err != nil {
		return filepath.Base(name)
	}
	root, err1 := filepath.Abs(dir)
	full, err2 := filepath.Abs(name)
	if path, err := filepath.Rel(root, full); err1 == nil && err2 == nil && err == nil && filepath.IsLocal(path) {
		return filepath.ToSlash(path)
	}
	return filepath.Base(name)
}

// print writes what can be bound for people.
func (m bindingMade) print(w io.Writer) {
	done := "可以绑定"
	if m.Written {
		done = "已经绑定"
	}
	fmt.Fprintf(w, "%s：手写的数 %d 个，%s %d 个，拿不准 %d 个，与数据不符 %d 个。\n", m.File, m.Figures, done, len(m.Proposals), len(m.Doubts), len(m.Findings))
	if m.Diff != "" {
		fmt.Fprintf(w, "\n%s\n理由\n", m.Diff)
	}
	for _, p := range m.Proposals {
		fmt.Fprintf(w, "  第 %d 行第 %d 列 %s → %s\n    %s\n", p.Line, p.Column, p.Old, p.New, p.Reason)
	}
	if len(m.Doubts) > 0 {
		fmt.Fprintln(w, "\n拿不准，没有改")
	}
	for _, d := range m.Doubts {
		fmt.Fprintf(w, "  第 %d 行第 %d 列 %s：%s\n    %s\n", d.Line, d.Column, d.Text, d.Reason, strings.Join(d.Candidates, "  "))
	}
	if len(m.Findings) > 0 {
		fmt.Fprintln(w, "\n与数据不符，没有改")
	}
	for _, f := range m.Findings {
		fmt.Fprintf(w, "  第 %d 行：%s\n", f.Spans[0].Line, f.Message)
	}
	if !m.Written && len(m.Proposals) > 0 {
		fmt.Fprintln(w, "\n加 --write 写回文件。")
	}
}
