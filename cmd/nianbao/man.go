package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand writes the manual pages; it is for those who pack the program.
func manCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "man --out 文件夹",
		Short:   "写出手册页（man）",
		Long:    "每个命令一个手册页，写进所给的文件夹。给打包的人用。",
		Example: "  nianbao man --out man",
		Args:    noArguments,
		Hidden:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, _ := cmd.Flags().GetString("out")
			if out == "" {
				return wrong("要用 --out 写明写到哪里；用法：%s", cmd.UseLine())
			}
			return writeManual(cmd.Root(), out)
		},
	}
	cmd.Flags().String("out", "", "手册页写入的文件夹 `DIR`")
	return cmd
}

func writeManual(root *cobra.Command, dir string) error {
	for _, cmd := range append([]*cobra.Command{root}, root.Commands()...) {
		if cmd.Name() == "help" || cmd != root && !cmd.IsAvailableCommand() {
			continue
		}
		name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
		if err := write(filepath.Join(dir, name+".1"), manual(cmd, name)); err != nil {
			return err
		}
	}
	return nil
}

// manual is a command's page in the language of man. It bears no date.
func manual(cmd *cobra.Command, name string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"nianbao %s\" \"年报\"\n.ad l\n.SH 名称\n%s \\- %s\n", strings.ToUpper(roff(name)), roff(version), roff(name), roff(cmd.Short))
	use := cmd.UseLine()
	if cmd.HasAvailableSubCommands() {
		use = "nianbao 命令 [选项]"
	}
	fmt.Fprintf(&b, ".SH 概要\n.B %s\n", roff(use))
	if cmd.Long != "" {
		fmt.Fprintf(&b, ".SH 说明\n.nf\n%s\n.fi\n", roff(cmd.Long))
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString(".SH 命令\n")
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() && c.Name() != "help" {
				fmt.Fprintf(&b, ".TP\n.BR nianbao\\-%s (1)\n%s\n", roff(c.Name()), roff(c.Short))
			}
		}
	}
	b.WriteString(".SH 选项\n")
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) { option(&b, f) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { option(&b, f) })
	fmt.Fprintf(&b, ".SH 示例\n.nf\n%s\n.fi\n.SH 退出码\n0 完成，1 数据有错误，2 用法不对，3 机器出错（磁盘、权限）。\n", roff(cmd.Example))
	return b.Bytes()
}

func option(b *bytes.Buffer, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if value != "" && f.Value.Type() != "bool" {
		name += " " + value
	}
	fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(name), roff(usage))
}

// roff makes a text one that man prints as it is.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for k, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[k] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
