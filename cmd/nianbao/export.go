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
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/swap"
)

func exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export 文件.md… --out 文件.docx [--meeting 会议.toml]",
		Short: "把文稿排成 Word 文件",
		Long: "把讲话、报告排成 Word 文件，版式按 GB/T 9704-2012（公文、讲话稿或表格附件，由文件头的 layout 定）。\n" +
			"几个文件合成一本会议材料汇编：封面、议程、目录、各篇材料、数据出处表。文中的数与网站上的完全相同。",
		Example: "  nianbao export content/speeches/2023-gongzuohui.md --out 讲话.docx\n" +
			"  nianbao export content/speeches/*.md --out 汇编.docx\n" +
			"  nianbao export --meeting 会议.toml --out 汇编.docx",
		RunE: func(cmd *cobra.Command, args []string) error { return export(cmd, args) },
	}
	cmd.Flags().String("out", "", "写成的 Word 文件 `FILE`，以 .docx 结尾")
	cmd.Flags().String("meeting", "", "会议的名称、时间、地点和议程 `FILE`，TOML；议程里写了文件的，不必再写一遍")
	formatFlag(cmd)
	return cmd
}

// An exported is the JSON of export.
type exported struct {
	checked
	File    string `json:"file"`
	Texts   int    `json:"texts"`
	Figures int    `json:"figures"` // bound to data
	Charts  int    `json:"charts"`
	Bytes   int    `json:"bytes"`
}

func export(cmd *cobra.Command, args []string) error {
	out, _ := cmd.Flags().GetString("out")
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return wrong("要用 --out 写明 Word 文件的名字，以 .docx 结尾")
	}
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); errors.Is(err, os.ErrNotExist) {
		return wrong("export 要在项目里用，这里没有 nianbao.toml；用 --project 指明项目文件夹")
	}
	if err := notData(out, dir); err != nil {
		return err
	}
	files, meeting, err := sources(cmd, dir, args)
	if err != nil {
		return err
	}
	var problems diag.List
	paper := build.Export(open(dir), files, meeting, &problems)
	if paper == nil {
		return refuse(cmd, &problems)
	}
	if err := swap.File(out, func(w io.Writer) error { _, err := w.Write(paper.Data); return err }); err != nil {
		return err
	}
	if isJSON(cmd) {
		return printJSON(cmd, exported{newChecked(&problems), out, paper.Texts, paper.Bound, paper.Charts, len(paper.Data)})
	}
	fmt.Fprintf(cmd.OutOrStdout(), "写好 %s：%d 篇，绑定的数 %d 个，图表 %d 幅。\n", out, paper.Texts, paper.Bound, paper.Charts)
	return nil
}

// sources reads the files that a command line names: texts, and the meeting with
// the texts of its agenda where the line names none.
func sources(cmd *cobra.Command, dir string, args []string) (files []build.File, meeting *build.File, err error) {
	if name, _ := cmd.Flags().GetString("meeting"); name != "" {
		f, err := fileOf(cmd, name, ".toml")
		if err != nil {
			return nil, nil, err
		}
		meeting = &f
		if len(args) == 0 {
			args = agendaFiles(dir, f)
		}
	}
	if len(args) == 0 {
		return nil, nil, wrong("export 后面要写文稿（.md）的文件名；或用 --meeting 给出议程，议程里写明文件")
	}
	for _, name := range args {
		f, err := fileOf(cmd, name, ".md")
		if err != nil {
			return nil, nil, err
		}
		files = append(files, f)
	}
	return files, meeting, nil
}

// agendaFiles are the texts of an agenda. What is wrong with the agenda is told
// when it is read for good.
func agendaFiles(dir string, meeting build.File) []string {
	var ignored diag.List
	var out []string
	for _, a := range source.DecodeMeeting(meeting.Name, meeting.Text, &ignored).Agenda {
		if a.File != "" {
			out = append(out, filepath.Join(dir, filepath.FromSlash(a.File)))
		}
	}
	return out
}

// fileOf reads a text of the kind that its ending must say.
func fileOf(cmd *cobra.Command, name, ending string) (build.File, error) {
	if !strings.EqualFold(filepath.Ext(name), ending) {
		return build.File{}, wrong("“%s”不以 %s 结尾", name, ending)
	}
	raw, err := textOf(cmd, name)
	if err == nil && !utf8.Valid(raw) {
		return build.File{}, wrong("“%s”不是 UTF-8 编码；用记事本打开，另存为时编码选 UTF-8", name)
	}
	return build.File{Name: inProject(cmd, name), Text: strings.TrimPrefix(string(raw), "\uFEFF")}, err
}
