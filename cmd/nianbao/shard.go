package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

// shardOf reads --shard; the zero Shard where it is not given.
func shardOf(cmd *cobra.Command) (build.Shard, error) {
	text, _ := cmd.Flags().GetString("shard")
	if text == "" {
		return build.Shard{}, nil
	}
	shard, ok := build.ParseShard(text)
	if !ok {
		return shard, wrong("选项“--shard”不能是“%s”，要写成 K/N，例如 3/16：N 片中的第 K 片", text)
	}
	if out, _ := cmd.Flags().GetString("out"); out == "" {
		return shard, wrong("用了 --shard，要用 --out 写明这一片放到哪里；每片一个文件夹")
	}
	return shard, nil
}

// A shardBuilt is the JSON of build --shard.
type shardBuilt struct {
	built
	Shard string `json:"shard"`
}

// buildShard makes one part of a site into a folder of its own. A shard is made anew
// each time: engines that run many ask for it again only when it failed.
func buildShard(cmd *cobra.Command, dir, out string, e build.Edition, shard build.Shard) error {
	started := time.Now()
	var problems diag.List
	if err := publish.Check(out, &problems); err != nil {
		return err
	}
	var made build.Made
	var charts int
	var watch stopwatch
	if !problems.Any() {
		inputs, known := build.Key(os.DirFS(dir), e, "")
		if !known {
			return fmt.Errorf("%s：项目里有读不出来的文件", dir)
		}
		draft, pictures, done, err := drafted(cmd, dir, e, &watch, &problems)
		if err != nil {
			return err
		}
		if draft != nil {
			err = publish.Part(out, func(put publish.Put) (err error) {
				made, err = draft.Part(shard).Stream(put)
				charts = pictures.Shown()
				return err
			}, func() publish.Shard {
				return publish.Shard{K: shard.K, N: shard.N, Version: version, Program: ownDigest(), Inputs: inputs,
					Aggregates: draft.Aggregates(), Pages: made.Pages, Charts: charts}
			}, &problems)
			done()
		}
		if err != nil {
			return err
		}
	}
	if isJSON(cmd) {
		sum := shardBuilt{built{all(&problems), made.Pages, charts, made.Files, made.Bytes, time.Since(started).Seconds(), made.Digest, watch.read()}, shard.String()}
		if err := printJSON(cmd, sum); err != nil {
			return err
		}
		return verdict(&problems)
	}
	if err := tell(cmd, graver(&problems), &problems); err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "没有生成这一片。")
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "第 %s 片在 %s：%d 页，%d 幅图，%s，用时 %.1f 秒。全部做完后用 nianbao assemble 合成。\n",
		shard, out, made.Pages, charts, counts(&problems), time.Since(started).Seconds())
	return nil
}
