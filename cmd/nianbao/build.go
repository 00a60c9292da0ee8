package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

func buildCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build [--out 文件夹] [--year 年…] [--public] [--shard K/N]",
		Short: "生成网站",
		Long: "读项目、核对、计算、排版，把网站整体写入 public/。\n" +
			"数据有错误时一次全部列出，不写网站，原来的网站保持不变。\n" +
			"加 --public 生成公开版：隐去敏感的小数字，不带草稿、备注、填表人和核对意见，见 docs/publishing.md。\n" +
			"加 --shard 3/16 只做 16 片中的第 3 片，由几台机器分着做，再用 nianbao assemble 合成，见 docs/large.md。",
		Example: "  nianbao build\n  nianbao build --out 演示网站\n  nianbao build --public --year 2022 --out 公开网站\n  nianbao build --shard 3/16 --out 片/3\n  nianbao build --format json",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return buildSite(cmd) },
	}
	cmd.Flags().String("out", "", "网站写入的文件夹 `DIR`；不写时是项目里的 public")
	cmd.Flags().String("shard", "", "只做 N 片中的第 K 片 `K/N`，要用 --out 写明放到哪里")
	editionFlags(cmd)
	formatFlag(cmd)
	return cmd
}

// A built is the JSON of build.
type built struct {
	Problems []diag.Problem `json:"problems"`
	Pages    int            `json:"pages"`
	Charts   int            `json:"charts"`
	Files    int            `json:"files"`
	Bytes    int64          `json:"bytes"`
	Seconds  float64        `json:"seconds"`
	Digest   string         `json:"digest"`
	Stages   []stageTime    `json:"stages,omitempty"`
}

func buildSite(cmd *cobra.Command) error {
	started := time.Now()
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	out := target(cmd, dir)
	if err := notData(out, dir); err != nil {
		return err
	}
	e, err := edition(cmd, dir)
	if err != nil {
		return err
	}
	if shard, err := shardOf(cmd); err != nil {
		return err
	} else if shard.N > 0 {
		return buildShard(cmd, dir, out, e, shard)
	}
	var problems diag.List
	var watch stopwatch
	r, same, err := produce(cmd, dir, out, e, &watch, &problems)
	if err != nil {
		return err
	}
	seconds := time.Since(started).Seconds()
	if isJSON(cmd) {
		sum := built{all(&problems), r.Pages, r.Charts, r.Files, r.Bytes, seconds, r.Digest, watch.read()}
		if err := printJSON(cmd, sum); err != nil {
			return err
		}
		return verdict(&problems)
	}
	if err := tell(cmd, graver(&problems), &problems); err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "没有生成网站；"+kept(out))
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), map[bool]string{true: "公开版"}[e.Public]+"网站在 %s：%d 页，%d 幅图，%s，用时 %.1f 秒%s。\n",
		filepath.Join(out, "index.html"), r.Pages, r.Charts, counts(&problems), seconds, map[bool]string{true: "，与上次完全相同，没有重写"}[same])
	return nil
}

// produce builds a project and publishes it into out. Where nothing has changed
// since the last time, what lies there is left as it is, and same is true.
func produce(cmd *cobra.Command, dir, out string, e build.Edition, watch *stopwatch, problems *diag.List) (r publish.Record, same bool, err error) {
	if err := publish.Check(out, problems); err != nil {
		return r, false, err
	}
	key, known := inputs(dir, e)
	if known && !problems.Any() {
		if r, same = publish.Recall(dir, out, key); same {
			for _, p := range r.Problems {
				problems.Add(p)
			}
			return r, true, nil
		}
	}
	draft, pictures, done, err := drafted(cmd, dir, e, watch, problems)
	if err != nil || draft == nil {
		return r, false, err
	}
	defer done()
	var made build.Made
	err = publish.Stream(out, func(put publish.Put) (err error) {
		made, err = draft.Stream(put)
		watch.next("落盘")
		return err
	}, problems)
	if err != nil || problems.Any() {
		return r, false, err
	}
	r = publish.Record{Key: key, Problems: problems.Sorted(), Pages: made.Pages, Charts: pictures.Shown(),
		Files: made.Files, Bytes: made.Bytes, Digest: made.Digest}
	if known {
		publish.Remember(dir, out, r)
	}
	return r, false, nil
}

// drafted is a project up to where pages are printed; nil where that cannot be. done
// ends the progress that is shown.
func drafted(cmd *cobra.Command, dir string, e build.Edition, watch *stopwatch, problems *diag.List) (draft *build.Draft, pictures *build.Pictures, done func(), err error) {
	if pictures, err = build.NewPictures(publish.NewCache(dir)); err != nil {
		return nil, nil, nil, err
	}
	show, done := progress(cmd)
	stage := watch.over(show)
	if draft = build.Compose(workspace(dir), e, pictures, stage, problems); draft == nil {
		done()
		return nil, nil, nil, nil
	}
	roomForPages()
	stage("渲染")
	return draft, pictures, done, nil
}

// pageRoom is how much memory the printing of pages may take beside the data, as much
// as the data where they are more. Pages leave much that nobody needs any more; what is
// thrown away late costs no time but room. Lists of all areas grow with the data.
const pageRoom = 370 << 20

// roomForPages makes pages keep to their room, from now on, when all data are there.
func roomForPages() {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	data := int64(m.HeapAlloc)
	debug.SetMemoryLimit(data + max(pageRoom, data))
}

// inputs is the key of everything that the site depends on, this program
// included.
func inputs(dir string, e build.Edition) (key string, known bool) {
	if ownDigest() == "" {
		return "", false
	}
	return build.Key(os.DirFS(dir), e, ownDigest())
}

// target is the folder of --out, else public/ of the project.
func target(cmd *cobra.Command, dir string) string {
	if out, _ := cmd.Flags().GetString("out"); out != "" {
		return filepath.Clean(out)
	}
	return filepath.Join(dir, "public")
}

// kept says what became of an earlier site.
func kept(out string) string {
	if _, err := os.Stat(filepath.Join(out, "index.html")); err == nil {
		return out + " 里原来的网站没有改动。"
	}
	return "改正后再运行一次。"
}
