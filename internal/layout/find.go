package layout

import (
	"strings"

	"nianbao/internal/stat"
)

const (
	maxHeading = 240     // bytes of one header
	maxAsked   = 200_000 // different texts of a workbook that are taken for headers
)

// A question is what a Finder remembers the answer to.
type question struct {
	level stat.Level
	text  string
}

// find returns the field of a level that a text means, "" for none.
func (f *Finder) find(level stat.Level, text string) string {
	if len(text) > maxHeading {
		return ""
	}
	q := question{level, text}
	id, known := f.memo[q]
	if !known && len(f.memo) < maxAsked {
		if found, ok := f.names.find(level, text); ok {
			id = found
		}
		f.memo[q] = id
	}
	return id
}

// first is the field that the first of some spellings means.
func (f *Finder) first(level stat.Level, spellings []string) string {
	for _, text := range spellings {
		if id := f.find(level, text); id != "" {
			return id
		}
	}
	return ""
}

// headed is the field that a column's own texts and its groups name.
func (f *Finder) headed(level stat.Level, c heading) string {
	if len(c.groups) > 0 {
		return f.first(level, f.spellings(c))
	}
	q := question{level, strings.Join(c.texts, "\x00")}
	id, known := f.heads[q]
	if !known {
		id = f.first(level, f.spellings(c))
		if len(f.heads) < maxAsked {
			f.heads[q] = id
		}
	}
	return id
}

// isCorner reports whether a text stands in the corner of a table that has its
// fields one below the other, where an upright table names the areas.
func (r *reader) isCorner(text string) bool {
	return r.sideways && cornerWords[squeeze(foldHeader(text))]
}

var cornerWords = wordSet("项目 指标 指标名称 指标项目 统计指标 统计项目 项目名称 内容 统计内容 填报项目 填报内容 名称 单位名称 地区")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
