package echarts

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"regexp"
	"strings"
	"sync"
)

// maxSide is the longest side of a picture, in CSS pixels.
const maxSide = 8192

// A Job is one picture to draw.
type Job struct {
	Option []byte // the ECharts option, JSON without functions
	Width  int    // of the picture, in CSS pixels, 1 to 8192; the page may scale it
	Height int
	ID     string // ASCII, unique in its page: prefix of all ids in the SVG
	Title  string // the accessible name; required
	Desc   string // the accessible description: what the picture shows; may be empty
}

var idPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,63}$`)

// validate reports what is wrong with j, option included.
func (j Job) validate() error {
	if !idPattern.MatchString(j.ID) {
		return fmt.Errorf("图的标识是“%s”，应以英文字母开头，只含英文字母、数字、“-”和“_”，最长 64 个字符：请改标识", j.ID)
	}
	if j.Width < 1 || j.Width > maxSide || j.Height < 1 || j.Height > maxSide {
		return fmt.Errorf("图的尺寸是 %d×%d，宽和高都应在 1 到 %d 像素之间：请改尺寸", j.Width, j.Height, maxSide)
	}
	if strings.TrimSpace(j.Title) == "" {
		return errors.New("图没有标题，读屏软件无法报出图名：请给图写标题")
	}
	return Check(j.Option)
}

// sources is everything of ours that has a say in a picture. The pattern cannot
// leave out the tests; that a key changes with them costs one redrawing.
//
//go:embed *.go *.js
var sources embed.FS

// edition is the sha256 over our own source, so that a change of the cleaner
// outdates every kept picture without anyone remembering a version number.
var edition = sync.OnceValue(func() []byte {
	sum := sha256.New()
	names, _ := fs.Glob(sources, "*") // sorted; the pattern is well formed
	for _, name := range names {
		text, _ := sources.ReadFile(name)
		writeField(sum, []byte(name))
		writeField(sum, text)
	}
	return sum.Sum(nil)
})

// Key names the picture of a job by content, in 64 hexadecimal digits: two jobs
// with the same key have the same SVG, whichever binary drew it.
func Key(job Job) string {
	sum, script := sha256.New(), checksum()
	for _, field := range [][]byte{
		script[:], edition(), job.Option, []byte(job.ID), []byte(job.Title), []byte(job.Desc),
	} {
		writeField(sum, field)
	}
	fmt.Fprintf(sum, "%d×%d", job.Width, job.Height)
	return hex.EncodeToString(sum.Sum(nil))
}

// writeField hashes text with its length before it, so that no two lists of
// fields run together to the same bytes.
func writeField(sum hash.Hash, text []byte) {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(text)))
	sum.Write(length[:])
	sum.Write(text)
}
