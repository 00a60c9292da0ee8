package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"nianbao/internal/stat"
)

// What can be found, in the order in which equal results are listed.
const (
	kindStreet = iota
	kindCommunity
	kindIndicator
	kindGap
	kindFigure
	kindText
	kindStandard
	kindScorecard
)

var kindNames = []string{"街道", "社区", "指标", "缺口", "数值", "文稿", "标准", "考评表"}

// An entry is one thing that search finds.
type entry struct {
	kind  int
	title string
	hint  string // beside the title: street, date, year
	text  string // searched and shown in part
	path  string // from the site's root; "*" stands for the year
	years []stat.Year
	quiet bool // not called by its sound
}

// An index gathers entries into script files. A file calls nianbaoSearch with
// its name and rows; search.js keeps them.
type index struct {
	years  []stat.Year
	kinds  []string
	rows   bytes.Buffer
	count  int // of rows in the buffer
	parts  map[string]int
	shards []string
	done   []Download
}

func newIndex(years []stat.Year, kinds []string) *index {
	return &index{years: years, kinds: kinds, parts: map[string]int{}}
}

// add writes a row: kind, title, hint, path, bits of the years, sound, text.
func (x *index) add(e entry) {
	if x.count > 0 {
		x.rows.WriteString(",\n")
	}
	sound := ""
	if !e.quiet {
		sound = sounds(e.title)
	}
	row, _ := json.Marshal([]any{e.kind, e.title, e.hint, e.path, x.bits(e.years), sound, e.text}) // strings and numbers never fail
	x.rows.Write(row)
	if x.count++; x.rows.Len() > shardSize {
		x.cut()
	}
}

// bits tells in which of the index's years an entry exists: bit n for the n-th
// year.
func (x *index) bits(years []stat.Year) int {
	bits := 0
	for _, y := range years {
		if n := slices.Index(x.years, y); n >= 0 {
			bits |= 1 << n
		}
	}
	return bits
}

// cut makes a file of the rows gathered so far.
func (x *index) cut() {
	if x.count == 0 {
		return
	}
	x.done = append(x.done, Download{Data: slices.Concat([]byte("nianbaoSearch(["), x.rows.Bytes(), []byte("]);\n"))})
	x.rows.Reset()
	x.count = 0
}

// end closes a group of files, which is loaded as one.
func (x *index) end(group string) {
	x.cut()
	for n := range x.done {
		if x.done[n].Path == "" {
			x.parts[group]++
			name := fmt.Sprintf("%s-%d.js", group, x.parts[group])
			x.done[n].Path = "search/" + name
		}
	}
	x.shards = append(x.shards, group)
}

// files are all files of the index; the first tells of the others.
func (x *index) files() []Download {
	type group struct {
		Name  string `json:"name"`
		Files int    `json:"files"`
	}
	head := struct {
		Kinds  []string    `json:"kinds"`
		Years  []stat.Year `json:"years"`
		Groups []group     `json:"groups"`
	}{Kinds: x.kinds, Years: x.years}
	for _, name := range x.shards {
		head.Groups = append(head.Groups, group{name, x.parts[name]})
	}
	data, _ := json.Marshal(head) // strings and numbers never fail
	first := Download{Path: "search/index.js", Data: slices.Concat([]byte("nianbaoSearch("), data, []byte(");\n"))}
	return append([]Download{first}, x.done...)
}

// starred is the path of a page that each year has, its year replaced by "*".
func starred(path func(stat.Year) string) string {
	const any = stat.Year(1000)
	return strings.Replace(path(any), fmt.Sprint(int(any)), "*", 1)
}

// mostSounds limits the readings of a name with characters of several sounds.
const mostSounds = 6

// sounds are the pinyin of a name, initials and in full, for each way to read
// it: "明珠" is "mz mingzhu". Letters and digits stay.
func sounds(name string) string {
	short, long := []string{""}, []string{""}
	for _, r := range name {
		if list := reading(r); len(list) > 0 {
			short, long = product(short, list, 1), product(long, list, 0)
		}
	}
	all := slices.Concat(short, long)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// readings are those that were looked up, by character: names share most of theirs.
var readings sync.Map

func reading(r rune) []string {
	list, known := readings.Load(r)
	if !known {
		list, _ = readings.LoadOrStore(r, lookedUp(r))
	}
	return list.([]string)
}

func lookedUp(r rune) []string {
	switch {
	case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return []string{strings.ToLower(string(r))}
	case unicode.Is(unicode.Han, r):
		usual, all := pinyin.NewArgs(), pinyin.NewArgs()
		all.Heteronym = true
		list := slices.Concat(pinyin.SinglePinyin(r, usual), pinyin.SinglePinyin(r, all)) // the usual reading first
		for n := len(list) - 1; n > 0; n-- {
			if slices.Contains(list[:n], list[n]) {
				list = slices.Delete(list, n, n+1)
			}
		}
		return list[:min(len(list), 2)]
	}
	return nil
}

// product puts each reading behind each beginning, cut to its first letters
// where most is not 0.
func product(beginnings, readings []string, most int) []string {
	var out []string
	for _, b := range beginnings {
		for _, r := range readings {
			if most > 0 {
				r = r[:most]
			}
			if s := b + r; len(out) < mostSounds && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

var (
	blockEnd = regexp.MustCompile(`</(?:p|li|h[1-6]|td|th|tr|blockquote|dd|dt|pre)>|<br ?/?>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// paragraphs are the words of rendered Markdown, a line a block.
func paragraphs(text string) []string {
	var out []string
	for _, block := range blockEnd.Split(text, -1) {
		words := strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(block, ""))), " ")
		if len([]rune(words)) > 3 {
			out = append(out, words)
		}
	}
	return out
}
