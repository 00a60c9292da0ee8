package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

func assembleCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "assemble 文件夹… --out 文件夹",
		Short: "把分片生成的网站合成一个",
		Long: "把 nianbao build --shard 做出的各片合成一个网站，与一次生成的逐字节相同。\n" +
			"各片须出自同一份数据、同一个程序，一片不缺、一片不重；每个文件都与写它的时候相同。\n" +
			"不是这样的，说明哪一片、差在哪里，什么也不写。",
		Example: "  nianbao assemble 片/* --out public",
		Args:    cobra.ArbitraryArgs,
		RunE:    assemble,
	}
	cmd.Flags().String("out", "", "网站写入的文件夹 `DIR`")
	formatFlag(cmd)
	return cmd
}

func assemble(cmd *cobra.Command, dirs []string) error {
	started := time.Now()
	out, _ := cmd.Flags().GetString("out")
	switch {
	case len(dirs) == 0:
		return wrong("要写明各片所在的文件夹；用法：%s", cmd.UseLine())
	case out == "":
		return wrong("要用 --out 写明网站写到哪里；用法：%s", cmd.UseLine())
	}
	var problems diag.List
	made, err := publish.Assemble(filepath.Clean(out), dirs, &problems)
	if err != nil {
		return err
	}
	seconds := time.Since(started).Seconds()
	if isJSON(cmd) {
		if err := printJSON(cmd, built{all(&problems), made.Pages, made.Charts, made.Files, made.Bytes, seconds, made.Digest, nil}); err != nil {
			return err
		}
		return verdict(&problems)
	}
	if err := tell(cmd, graver(&problems), &problems); err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "没有合成；"+kept(out))
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "网站在 %s：由 %d 片合成，%d 页，%d 幅图，用时 %.1f 秒。\n", filepath.Join(out, "index.html"), made.Shards, made.Pages, made.Charts, seconds)
	return nil
}
