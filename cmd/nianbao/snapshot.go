package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/archive"
	"nianbao/internal/bag"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
	"nianbao/internal/stat"
)

func snapshotCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "snapshot 年 [--out 文件.zip] [--public] [--key 私钥]",
		Short: "把一年封存为年度档案",
		Long: "把一年的工作簿（原样）、规则、文稿、网站、Word 文件和程序版本封存为一个文件，附 SHA-256 和 SM3 清单。\n" +
			"数据有错误时不封存。封面上的归档日期和责任者写在 nianbao.toml 的 [[sealing]] 里。见 docs/archive.md。",
		Example: "  nianbao snapshot 2022\n  nianbao snapshot 2022 --public\n  nianbao snapshot 2022 --out 移交/2022.zip --key ../签名/archive.key",
		Args:    oneArgument("年份"),
		RunE:    func(cmd *cobra.Command, args []string) error { return snapshot(cmd, args[0]) },
	}
	cmd.Flags().String("out", "", "写成的文件 `FILE`，以 .zip 结尾；不写时是项目里的 archive/年.zip")
	cmd.Flags().Bool("public", false, "封存公开版：只有公开网站里的内容")
	cmd.Flags().String("key", "", "用这个私钥 `FILE` 签名（Ed25519）；放在项目外面")
	formatFlag(cmd)
	return cmd
}

// A sealed is the JSON of snapshot.
type sealed struct {
	checked
	File    string `json:"file"`
	Year    int    `json:"year"`
	Edition string `json:"edition"`
	Files   int    `json:"files"`
	Bytes   int    `json:"bytes"`
	Digest  string `json:"digest"` // of the site
	Same    bool   `json:"same"`   // it was sealed before, with the same bytes
}

func snapshot(cmd *cobra.Command, word string) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	year, err := yearOf(dir, word)
	if err != nil {
		return err
	}
	public, _ := cmd.Flags().GetBool("public")
	out, err := sealedTarget(cmd, dir, year, public)
	if err != nil {
		return err
	}
	key, err := privateKey(cmd, dir)
	if err != nil {
		return err
	}
	var problems diag.List
	b, err := seal(cmd, dir, year, public, &problems)
	if err != nil {
		return err
	}
	if b == nil {
		return refuse(cmd, &problems)
	}
	var data bytes.Buffer
	if err := b.Write(&data, key); err != nil {
		return err
	}
	same, err := archive.Save(out, data.Bytes(), &problems)
	if err != nil {
		return err
	}
	if problems.Any() {
		return refuse(cmd, &problems)
	}
	s := sealed{newChecked(&problems), out, int(year), "internal", len(b.Payload), data.Len(), siteDigest(b), same}
	if public {
		s.Edition = "public"
	}
	return s.tell(cmd, &problems)
}

func (s sealed) tell(cmd *cobra.Command, problems *diag.List) error {
	if isJSON(cmd) {
		return printJSON(cmd, s)
	}
	what := "写好 "
	if s.Same {
		what = "已封存过，内容完全相同，没有重写："
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s%s：%d 年%s，%d 个文件，%.1f MB，%s。\n", what, s.File, s.Year,
		map[string]string{"public": "公开版", "internal": "内部版"}[s.Edition], s.Files, float64(s.Bytes)/1e6, counts(problems))
	return nil
}

func siteDigest(b *bag.Bag) string {
	for _, e := range b.Info {
		if e.Label == "Nianbao-Site-Digest" {
			return e.Value
		}
	}
	return ""
}

// seal makes the bag of a year.
func seal(cmd *cobra.Command, dir string, year stat.Year, public bool, problems *diag.List) (*bag.Bag, error) {
	pictures, err := build.NewPictures(publish.NewCache(dir))
	if err != nil {
		return nil, err
	}
	stage, done := progress(cmd)
	defer done()
	return build.Snapshot(os.DirFS(dir), year, public, thisProgram(), pictures, stage, problems)
}

// noYears says that a folder has no data of any year: it may be no project.
func noYears(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); err != nil {
		return wrong("这里没有 nianbao.toml，不是项目的文件夹；到项目里运行，或用 --project 指明，新项目用 nianbao init 建立")
	}
	return wrong("还没有任何一年的数据：在 data/ 下建以年份命名的文件夹，放进各街道的工作簿")
}

// yearOf is a year of which the project has data.
func yearOf(dir, word string) (stat.Year, error) {
	known := yearFolders(dir)
	if len(known) == 0 {
		return 0, noYears(dir)
	}
	if !slices.Contains(known, word) {
		return 0, wrong("没有 %s 年的数据；有数据的年份：%s", word, strings.Join(known, "、"))
	}
	y, err := strconv.Atoi(word)
	return stat.Year(y), err
}

// sealedTarget is the file of --out, else that of the year in the project.
func sealedTarget(cmd *cobra.Command, dir string, year stat.Year, public bool) (string, error) {
	if !cmd.Flags().Changed("out") {
		return filepath.Join(dir, filepath.FromSlash(archive.Path(year, public))), nil
	}
	out, err := outside(cmd, dir)
	if err == nil && !strings.EqualFold(filepath.Ext(out), ".zip") {
		return "", wrong("--out 写的“%s”不以 .zip 结尾", out)
	}
	return out, err
}
