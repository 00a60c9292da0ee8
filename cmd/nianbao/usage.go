package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/similar"
)

// A usageError is a command line that cannot be followed.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func wrong(format string, values ...any) error { return usageError{fmt.Sprintf(format, values...)} }

// inChinese gives a command line Chinese words and our exit codes.
func inChinese(root *cobra.Command) *cobra.Command {
	root.SilenceErrors, root.SilenceUsage = true, true
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{with or .Long .Short}}{{.}}\n\n{{end}}{{.UsageString}}")
	root.SetHelpCommand(&cobra.Command{
		Use: "help [命令]", Short: "显示一个命令的帮助", Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return onlyCommands(root, args)
			}
			return found.Help()
		},
	})
	root.CompletionOptions.DisableDefaultCmd = true // ours speaks Chinese
	completes(root)
	for _, cmd := range root.Commands() {
		cmd.DisableFlagsInUseLine = true // Use names them
	}
	return root
}

// onlyCommands refuses what is no command.
func onlyCommands(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := "；可用的命令：" + strings.Join(names, "、")
	if near := similar.Nearest(args[0], names); near != "" {
		hint = fmt.Sprintf("；是不是“%s”？", near)
	}
	return wrong("没有命令“%s”%s", args[0], hint)
}

// noArguments refuses words after a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong("命令 %s 后面不能写“%s”；用法：%s", cmd.Name(), args[0], cmd.UseLine())
	}
	return nil
}

// oneArgument wants exactly one word, which is called name.
func oneArgument(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return wrong("命令 %s 后面要写一个%s，这里写了 %d 个；用法：%s", cmd.Name(), name, len(args), cmd.UseLine())
		}
		return nil
	}
}

// flagError words what pflag says.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return wrong("没有选项“%s%s”；加 --help 看可用的选项", dashes, unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		return wrong("选项“--%s”后面缺一个值", bare.GetSpecifiedName())
	case errors.As(err, &invalid):
		return wrong("选项“--%s”不能是“%s”%s", invalid.GetFlag().Name, invalid.GetValue(), wanted(invalid.GetFlag()))
	case errors.As(err, &syntax):
		return wrong("选项“%s”的写法读不懂；加 --help 看写法", syntax.GetSpecifiedFlag())
	}
	return usageError{err.Error()}
}

// wanted says what a flag takes.
func wanted(f *pflag.Flag) string {
	switch v := f.Value.(type) {
	case *choice:
		return "，只能是 " + strings.Join(v.of, " 或 ")
	}
	switch f.Value.Type() {
	case "bool":
		return "，它后面不用写值"
	case "int":
		return "，要写整数"
	case "intSlice":
		return "，要写年份，例如 --year 2022"
	}
	return ""
}

// A choice is a flag that takes one of several words.
type choice struct {
	value string
	of    []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.of, "|") }

func (c *choice) Set(s string) error {
	for _, word := range c.of {
		if word == s {
			c.value = s
			return nil
		}
	}
	return errors.New("no such choice") // worded by wanted
}

// formatFlag adds --format to a command that reports.
func formatFlag(cmd *cobra.Command) {
	cmd.Flags().Var(&choice{"text", []string{"text", "json"}}, "format", "输出的格式 `FORMAT`：text 给人看（不写时就是它），json 给程序看")
	cmd.Flags().Lookup("format").DefValue = "" // said above, in Chinese
}

func isJSON(cmd *cobra.Command) bool {
	f := cmd.Flags().Lookup("format")
	return f != nil && f.Value.String() == "json"
}

const usageTemplate = `用法：
{{- if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [选项]
{{- else}}
  {{.UseLine}}
{{- end}}
{{- if .HasExample}}

例：
{{.Example}}
{{- end}}
{{- if .HasAvailableSubCommands}}

命令：
{{- range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}
{{- end}}{{end}}
{{- end}}
{{- if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{- end}}
{{- if .HasAvailableInheritedFlags}}

各命令都有的选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{- end}}
{{- if .HasAvailableSubCommands}}

“{{.CommandPath}} 命令 --help”说明一个命令。退出码：0 完成，1 数据有错误，2 用法不对，3 机器出错（磁盘、权限）。
{{- end}}
`
