package sample

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"
)

//go:embed dirt.tsv
var dirtText string

// A blot is a cell that a clerk filled in his own way; dirt.tsv explains the kinds.
type blot struct {
	year                           int
	street, community, field, kind string
}

func readDirt(text string) ([]blot, error) {
	var all []blot
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "year\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("dirt.tsv:%d: %d cells, want 5", n+1, len(f))
		}
		all = append(all, blot{atoi(f[0]), f[1], f[2], f[3], f[4]})
	}
	return all, nil
}

// exact reports whether the cell still says the number that was meant.
func (b blot) exact() bool {
	switch b.kind {
	case "about", "over", "dash", "slash", "blank":
		return false
	}
	return true
}

// on is the cell as the clerk wrote it.
func (b blot) on(text string) string {
	switch b.kind {
	case "fullwidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, text)
	case "comma":
		return text[:len(text)-3] + "," + text[len(text)-3:]
	case "room":
		return " " + text + "㎡"
	case "word":
		return text + "平方米"
	case "space":
		first := strings.TrimSuffix(text, "社区")
		return first + " 社区"
	case "office":
		return text + "居委会"
	case "month": // 2021-11-03 and 2022-06-30
		return "'" + text[:4] + "." + strings.TrimPrefix(text[5:7], "0")
	case "year":
		return text[:4] + "年底"
	case "about":
		return "约" + rounded(text)
	case "over":
		return rounded(text) + "余"
	case "dash":
		return "—"
	case "slash":
		return "/"
	case "blank":
		return ""
	}
	panic("sample: unknown kind of dirt " + b.kind)
}

// rounded keeps the first digit of up to three and the first two of more.
func rounded(text string) string {
	keep := min(max(1, len(text)-2), 2)
	return text[:keep] + strings.Repeat("0", len(text)-keep)
}

// plain reports whether a text is nothing but digits, as a sum needs it.
func plain(text string) bool {
	return utf8.RuneCountInString(text) == len(text) && plainNumber.MatchString(text)
}
