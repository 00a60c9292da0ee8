package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"nianbao/internal/archive"
	"nianbao/internal/bag"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/echarts"
)

func verifyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "verify 文件.zip [--key 公钥]",
		Short: "核验年度档案，并从封存的数据重做一遍",
		Long: "逐个核对档案里每个文件的 SHA-256 和 SM3，缺一个、多一个、改一个字节都查得出；\n" +
			"再用现在的程序从封存的数据重做这一年的网站，逐字节比较。什么也不写到磁盘上。",
		Example: "  nianbao verify archive/2022.zip\n  nianbao verify 2022.zip --key archive.key.pub",
		Args:    oneArgument("档案文件"),
		RunE:    func(cmd *cobra.Command, args []string) error { return verify(cmd, args[0]) },
	}
	cmd.Flags().String("key", "", "验证是不是这个公钥 `FILE` 的主人签的名")
	formatFlag(cmd)
	return cmd
}

// A verified is the JSON of verify.
type verified struct {
	checked
	File    string  `json:"file"`
	Year    int     `json:"year"`
	Edition string  `json:"edition"`
	Date    string  `json:"date"`
	Program string  `json:"program"` // that sealed it
	Files   int     `json:"files"`
	Whole   bool    `json:"whole"`
	Signer  string  `json:"signer"` // fingerprint of the key; empty: not signed
	Signed  bool    `json:"signed"` // by the key that was given
	Rebuilt rebuilt `json:"rebuilt"`
}

// A rebuilt is what came of making the site once more.
type rebuilt struct {
	Done      bool         `json:"done"`
	Files     int          `json:"files"`
	Same      int          `json:"same"`
	Numbers   int          `json:"numbers"`
	Different []difference `json:"different"`
}

type difference struct {
	Area      string `json:"area"`
	Indicator string `json:"indicator"`
	Sealed    string `json:"sealed"`
	Now       string `json:"now"`
	Exact     string `json:"exact"` // now
	Cause     string `json:"cause"` // computed, printed, judged
}

func verify(cmd *cobra.Command, file string) error {
	key, err := publicKey(cmd)
	if err != nil {
		return err
	}
	var problems diag.List
	s, done, err := openSnapshot(file, &problems)
	if err != nil {
		return err
	}
	defer done()
	if s == nil {
		return refuse(cmd, &problems)
	}
	pictures, err := build.NewPictures(nil)
	if err != nil {
		return err
	}
	stage, finish := progress(cmd)
	v := build.Verify(file, s, thisProgram(), pictures, stage, &problems)
	finish()
	signed := checkSignature(file, s, key, &problems)
	return conclude(cmd, file, s, v, signed, &problems)
}

// openSnapshot opens a sealed year; nil, with a problem, where the file is none.
func openSnapshot(file string, problems *diag.List) (*archive.Snapshot, func(), error) {
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, wrong("没有文件“%s”", file)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s：文件打不开（%w）", file, err)
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, nil, wrong("“%s”不是文件", file)
	}
	s, err := archive.Open(f, info.Size())
	if r := (*bag.Refusal)(nil); errors.As(err, &r) {
		problems.Add(build.Unreadable(file, err))
		err = nil
	}
	return s, func() { f.Close() }, err
}

// checkSignature holds the signature against the key, where there is one.
func checkSignature(file string, s *archive.Snapshot, key *bag.PublicKey, problems *diag.List) bool {
	if key == nil || s.SignedBy(key) {
		return key != nil
	}
	message := "没有签名"
	if signer, ok := s.Signer(); ok {
		message = "不是这个公钥（指纹 " + key.Fingerprint() + "）的主人签的，签名的是 " + signer
	}
	problems.Add(diag.Problem{Code: "snapshot-signature", Severity: diag.Error, Place: diag.Place{File: file}, Year: int(s.Year),
		Message: message, Hint: "向移交的单位核对公钥的指纹"})
	return false
}

// conclude prints what was found.
func conclude(cmd *cobra.Command, file string, s *archive.Snapshot, v build.Verification, signed bool, problems *diag.List) error {
	if !isJSON(cmd) {
		return concludeInWords(cmd, s, v, signed, problems)
	}
	signer, _ := s.Signer()
	out := verified{newChecked(problems), file, int(s.Year), editionWord(s), s.Date, s.Program.Version, v.Files, v.Whole, signer, signed,
		rebuilt{v.Rebuilt, v.Pages, v.Same, v.Numbers, []difference{}}}
	for _, c := range v.Changes {
		out.Rebuilt.Different = append(out.Rebuilt.Different, difference{c.Sealed.Area, c.Sealed.Indicator, c.Sealed.Display, c.Now.Display, c.Now.Exact, c.Cause})
	}
	if err := printJSON(cmd, out); err != nil {
		return err
	}
	return verdict(problems)
}

func editionWord(s *archive.Snapshot) string {
	if s.Public {
		return "public"
	}
	return "internal"
}

func concludeInWords(cmd *cobra.Command, s *archive.Snapshot, v build.Verification, signed bool, problems *diag.List) error {
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "%s，%d 年%s，%s 由%s归档，程序 nianbao %s\n", s.Title, s.Year, s.EditionWords(), s.Date, s.Officer, s.Program.Version)
	if v.Whole {
		fmt.Fprintf(w, "内容：%d 个文件的 SHA-256、SM3 全部相符，不缺不多。\n", v.Files)
	}
	signer, has := s.Signer()
	switch {
	case signed:
		fmt.Fprintf(w, "签名：是公钥 %s 的主人签的。\n", signer)
	case has:
		fmt.Fprintf(w, "签名：有，指纹 %s；用 --key 给出公钥才能验证是谁。\n", signer)
	default:
		fmt.Fprintln(w, "签名：没有。")
	}
	switch {
	case v.Rebuilt:
		fmt.Fprintf(w, "重做：用 nianbao %s，%d 个文件有 %d 个逐字节相同，%d 个数有 %d 个不同。\n", version, v.Pages, v.Same, v.Numbers, len(v.Changes))
	case s.Public && v.Whole:
		fmt.Fprintln(w, "重做：公开版不含数据，不能重做；要重做，用内部版。")
	}
	return tell(cmd, problems.Sorted(), problems)
}

// thisProgram is this program, as a seal names it.
func thisProgram() archive.Program {
	p := archive.Program{Version: version, Go: runtime.Version(), ECharts: echarts.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return p
	}
	for _, m := range info.Deps {
		p.Modules = append(p.Modules, m.Path+" "+m.Version)
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			p.Revision = s.Value
		}
	}
	return p
}
