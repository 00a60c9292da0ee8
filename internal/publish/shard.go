package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"nianbao/internal/diag"
)

// A Shard is what lies in the folder of one part of a site, beside its files: which
// part it is, what all parts must have been made of, and the digest of each file.
type Shard struct {
	K          int               `json:"shard"` // from 1
	N          int               `json:"of"`
	Version    string            `json:"version"`
	Program    string            `json:"program"`    // digest
	Inputs     string            `json:"inputs"`     // digest of the project's files and of the edition
	Aggregates string            `json:"aggregates"` // digest of the numbers of the larger areas
	Pages      int               `json:"pages"`
	Charts     int               `json:"charts"`
	Files      map[string]string `json:"files"` // SHA-256 by path
}

// shardFile tells that a folder holds a part of a site and no site.
const shardFile = "shard.json"

// Part replaces the folder dir by a part of a site, as Stream does, and seals it with
// what fill says of it.
func Part(dir string, make func(Put) error, fill func() Shard, problems *diag.List) error {
	return Stream(dir, func(put Put) error {
		var mu sync.Mutex
		files := map[string]string{}
		err := make(func(name string, data []byte) error {
			sum := digest(data)
			mu.Lock()
			files[name] = sum
			mu.Unlock()
			return put(name, data)
		})
		if err != nil {
			return err
		}
		s := fill()
		s.Files = files
		text, err := json.Marshal(s)
		if err != nil {
			return err
		}
		return put(shardFile, text)
	}, problems)
}

// Assembled is what parts came to.
type Assembled struct {
	Shards, Pages, Charts, Files int
	Bytes                        int64
	Digest                       string // as of a site that was built at once
}

// Assemble puts the parts in some folders together into the site in out. Where they do
// not belong together, a part is lacking or twice, or a file is not as it was written,
// it says so and leaves out as it was.
func Assemble(out string, dirs []string, problems *diag.List) (Assembled, error) {
	shards := readShards(dirs, problems)
	if problems.Any() {
		return Assembled{}, nil
	}
	sum := Assembled{Shards: len(shards)}
	sums := map[string]string{}
	err := Stream(out, func(put Put) error {
		for _, s := range shards {
			sum.Pages, sum.Charts = sum.Pages+s.Pages, sum.Charts+s.Charts
			for _, name := range slices.Sorted(maps.Keys(s.Files)) {
				data := s.file(name, problems)
				if problems.Any() {
					return nil
				}
				if sums[name] != "" {
					refuse(problems, filepath.Join(s.dir, name), diag.Problem{Code: "shard-damaged", Message: "这个文件在另一片里也有", Hint: "重做这一片"})
					return nil
				}
				if err := put(name, data); err != nil {
					return err
				}
				sums[name] = s.Files[name]
				sum.Bytes += int64(len(data))
			}
		}
		return nil
	}, problems)
	sum.Files, sum.Digest = len(sums), digestOf(sums)
	return sum, err
}

// A part is a shard in its folder.
type part struct {
	Shard
	dir string
}

// readShards reads the parts and holds them against each other, by number.
func readShards(dirs []string, problems *diag.List) []part {
	var out []part
	for _, dir := range dirs {
		s := part{dir: dir}
		text, err := os.ReadFile(filepath.Join(dir, shardFile))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			refuse(problems, dir, diag.Problem{Code: "shard-none", Message: "这里没有 " + shardFile + "，不是 build --shard 写的文件夹", Hint: "核对路径；这一片没有做完的，重做"})
			continue
		case err != nil || json.Unmarshal(text, &s.Shard) != nil || s.N < 1 || s.K < 1 || s.K > s.N:
			refuse(problems, filepath.Join(dir, shardFile), diag.Problem{Code: "shard-damaged", Message: "这个文件读不出来，或是断的", Hint: "重做这一片，或重新复制"})
			continue
		}
		out = append(out, s)
	}
	if problems.Any() || len(out) == 0 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b part) int { return a.K - b.K })
	fitting(out, problems)
	complete(out, problems)
	return out
}

// fitting reports parts that are not of the same site.
func fitting(parts []part, problems *diag.List) {
	first := parts[0]
	for _, s := range parts[1:] {
		for _, c := range []struct {
			differs    bool
			what, hint string
		}{
			{s.N != first.N, fmt.Sprintf("这里分 %d 片，%s 分 %d 片", s.N, first.dir, first.N), "各片的 --shard K/N 里 N 要相同"},
			{s.Version != first.Version || s.Program != first.Program, fmt.Sprintf("这一片是程序 %s 做的，%s 是 %s 做的，程序文件不同", s.Version, first.dir, first.Version), "各片用同一个程序文件重做"},
			{s.Inputs != first.Inputs, "这一片所用的数据、文稿、主题或选项与 " + first.dir + " 的不同", "用同一份项目、同样的选项重做"},
			{s.Aggregates != first.Aggregates, "这一片算出的全区和街道的数与 " + first.dir + " 的不同", "输入和程序相同而结果不同，是程序的错，请报告"},
		} {
			if c.differs {
				refuse(problems, s.dir, diag.Problem{Code: "shard-mixed", Message: c.what, Hint: c.hint})
				break
			}
		}
	}
}

// complete reports parts that are lacking or there twice.
func complete(parts []part, problems *diag.List) {
	seen := map[int]string{}
	for _, s := range parts {
		if other, twice := seen[s.K]; twice {
			refuse(problems, s.dir, diag.Problem{Code: "shard-twice", Message: fmt.Sprintf("第 %d 片给了两次，另一次是 %s", s.K, other), Hint: "只给一次"})
		}
		seen[s.K] = s.dir
	}
	var lacking []string
	for k := 1; k <= parts[0].N; k++ {
		if seen[k] == "" {
			lacking = append(lacking, fmt.Sprint(k))
		}
	}
	if n := len(lacking); n > 0 {
		refuse(problems, parts[0].dir, diag.Problem{Code: "shard-missing", Message: fmt.Sprintf("分 %d 片，缺 %d 片：第 %s 片", parts[0].N, n, strings.Join(lacking[:min(n, 20)], "、")), Hint: "做完缺的片，一起给出"})
	}
}

// file reads a file of a part as it was written.
func (s part) file(name string, problems *diag.List) []byte {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if !fs.ValidPath(name) {
		refuse(problems, filepath.Join(s.dir, shardFile), diag.Problem{Code: "shard-damaged", Message: "里面有一个不能用的路径：" + name, Hint: "重做这一片"})
		return nil
	}
	data, err := os.ReadFile(path)
	if sum := sha256.Sum256(data); err != nil || fmt.Sprintf("%x", sum) != s.Files[name] {
		refuse(problems, path, diag.Problem{Code: "shard-damaged", Message: "这个文件缺了，或与写它的时候不同", Hint: "重新复制或重做这一片"})
	}
	return data
}

// refuse reports what forbids to put parts together.
func refuse(problems *diag.List, path string, p diag.Problem) {
	p.Severity, p.Place = diag.Error, diag.Place{File: path}
	problems.Add(p)
}

// digestOf is build's digest of a site, by the digests of its files.
func digestOf(sums map[string]string) string {
	var list bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&list, "%s %s\n", name, sums[name])
	}
	return digest(list.Bytes())
}
