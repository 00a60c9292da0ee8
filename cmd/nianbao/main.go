// Nianbao (年报) turns a district's yearly community statistics and speeches
// into a static site.
//
// This is the edge of the house: flags, exit codes, printing, progress. A file
// holds one command; what a command does is done by the packages under
// internal/, of which build is the one to read first.
//
// **Invariant:** a command reads the project, reports every problem at once and
// exits with 0 (done), 1 (the input has errors), 2 (wrong usage) or 3 (the
// machine failed). JSON goes to standard output alone.
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	spendMemory()
	if len(os.Args) == 1 && ownConsole() {
		os.Exit(click(os.Stdin, os.Stdout))
	}
	os.Exit(run(os.Args[1:]))
}

// run executes one command line and returns its exit status.
func run(args []string) int {
	root := command()
	root.SetArgs(args)
	return report(root, root.Execute())
}

// command is the whole command line.
func command() *cobra.Command {
	root := &cobra.Command{
		Use:   "nianbao",
		Short: "年报：社区统计年报与讲话材料",
		Long: "年报（nianbao）读各街道的工作簿和 TOML 数据，逐格核对，精确计算指标，\n" +
			"生成可以双击打开的网站。每一个数都查得到出自哪个单元格。",
		Example: "  nianbao init 我的年报          建一个新项目\n" +
			"  nianbao check                  核对数据，不写任何文件\n" +
			"  nianbao build                  生成网站，写入 public/\n" +
			"  nianbao explain 用房达标率     一个数怎么来的\n" +
			"  nianbao serve                  在浏览器里边改边看",
		Args: onlyCommands,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().String("project", "", "项目文件夹 `DIR`；不写时从当前文件夹往上找 nianbao.toml")
	root.AddCommand(
		initCommand(),
		fetchCommand(),
		checkCommand(),
		buildCommand(),
		assembleCommand(),
		explainCommand(),
		proofCommand(),
		bindCommand(),
		exportCommand(),
		templateCommand(),
		mergeCommand(),
		returnCommand(),
		snapshotCommand(),
		verifyCommand(),
		diffCommand(),
		keyCommand(),
		serveCommand(),
		versionCommand(),
		completionCommand(),
		manCommand(),
	)
	return inChinese(root)
}
