package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/diag"
	"nianbao/internal/swap"
)

// bookFlags are those of a command that writes one workbook.
func bookFlags(cmd *cobra.Command) {
	cmd.Flags().String("out", "", "写成的工作簿 `FILE.xlsx`")
	cmd.Flags().Bool("overwrite", false, "已有同名文件时替换它；不写时不动已有的文件")
	formatFlag(cmd)
}

// bookPath is the workbook that --out names.
func bookPath(cmd *cobra.Command) (string, error) {
	out, _ := cmd.Flags().GetString("out")
	switch {
	case out == "":
		return "", wrong("要用 --out 写明写到哪个文件；用法：%s", cmd.UseLine())
	case !strings.EqualFold(filepath.Ext(out), ".xlsx"):
		return "", wrong("--out 写的“%s”不是 .xlsx；写成 %s.xlsx", out, strings.TrimSuffix(out, filepath.Ext(out)))
	}
	return filepath.Clean(out), nil
}

// deliver writes a workbook, whole or not at all. A file that is there already
// may have been filled in, so that it is replaced only when told to.
func deliver(cmd *cobra.Command, out string, book []byte, problems *diag.List) error {
	over, _ := cmd.Flags().GetBool("overwrite")
	if old, err := os.ReadFile(out); err == nil && !over && !bytes.Equal(old, book) {
		problems.Add(diag.Problem{Code: "file-exists", Severity: diag.Error, Place: diag.Place{File: out},
			Message: "这里已经有一个同名的文件，里面可能填了数，所以没有写", Hint: "换一个文件名；确实要替换的加 --overwrite"})
		return refuse(cmd, problems)
	}
	err := swap.File(out, func(w io.Writer) error {
		_, err := w.Write(book)
		return err
	})
	if err != nil {
		return err
	}
	if isJSON(cmd) {
		return printJSON(cmd, wrote{newChecked(problems), out, len(book)})
	}
	printProblems(cmd.ErrOrStderr(), graver(problems))
	fmt.Fprintf(cmd.OutOrStdout(), "写好了 %s。\n", out)
	return nil
}
