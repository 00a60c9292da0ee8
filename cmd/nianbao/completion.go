package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// shells write what makes a shell complete our commands.
var shells = map[string]func(root *cobra.Command) error{
	"bash":       func(c *cobra.Command) error { return c.GenBashCompletionV2(c.OutOrStdout(), true) },
	"zsh":        func(c *cobra.Command) error { return c.GenZshCompletion(c.OutOrStdout()) },
	"fish":       func(c *cobra.Command) error { return c.GenFishCompletion(c.OutOrStdout(), true) },
	"powershell": func(c *cobra.Command) error { return c.GenPowerShellCompletionWithDesc(c.OutOrStdout()) },
}

var shellNames = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "让命令行按 Tab 键补全",
		Long: "印出一段脚本；装上以后，命令、选项、年份、文件名打一半，按 Tab 键补全。\n" +
			"bash 还要装有 bash-completion。",
		Example: "  nianbao completion bash >/etc/bash_completion.d/nianbao\n" +
			"  nianbao completion zsh >\"${fpath[1]}/_nianbao\"\n" +
			"  nianbao completion fish >~/.config/fish/completions/nianbao.fish\n" +
			"  nianbao completion powershell >>$PROFILE",
		Args:      oneArgument("命令行的名称"),
		ValidArgs: shellNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if write := shells[args[0]]; write != nil {
				return write(cmd.Root())
			}
			return wrong("不认识“%s”；写 %s 中的一个", args[0], strings.Join(shellNames, "、"))
		},
	}
}

// words are what stands behind a command: the endings of files, or years of the
// project.
var words = map[string]struct {
	endings []string
	years   bool
}{
	"bind": {endings: []string{"md"}}, "export": {endings: []string{"md"}}, "proof": {endings: []string{"md", "txt", "html", "docx"}},
	"verify": {endings: []string{"zip"}}, "snapshot": {years: true}, "diff": {endings: []string{"zip"}, years: true},
}

// completes tells each command what may stand behind it and behind its flags.
func completes(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		if w, ok := words[cmd.Name()]; ok {
			cmd.ValidArgsFunction = func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
				if years := yearsOf(cmd); w.years && (w.endings == nil || slices.ContainsFunc(years, func(y string) bool { return typed != "" && strings.HasPrefix(y, typed) })) {
					return years, cobra.ShellCompDirectiveNoFileComp
				}
				return w.endings, cobra.ShellCompDirectiveFilterFileExt
			}
		}
		for flag, of := range map[string]cobra.CompletionFunc{
			"year": func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
				return yearsOf(cmd), cobra.ShellCompDirectiveNoFileComp
			},
			"format": cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp),
		} {
			if cmd.Flags().Lookup(flag) != nil {
				_ = cmd.RegisterFlagCompletionFunc(flag, of) // fails only for flags that are not there
			}
		}
	}
	_ = root.MarkPersistentFlagDirname("project")
}

func yearsOf(cmd *cobra.Command) []string {
	dir, err := project(cmd)
	if err != nil {
		return nil
	}
	return yearFolders(dir)
}
