package claim

import (
	"strconv"
	"strings"

	"nianbao/internal/pattern"
	"nianbao/internal/stat"
)

// Where and when a number is told, by the words around it. The finer reading of
// proposals: several candidates are fine, for the number itself decides.

var (
	// compared is a comparison with another year, which does not say when a
	// number was counted.
	compared = pattern.MustCompile(`(?:比|较|与|同|和)(?:(?:19|20)\d\d年|去年|上年|前年)(?:同期|年?底|末)?(?:相比)?`)
	// times are words that say when.
	times = pattern.MustCompile(`((?:19|20)\d\d)年|去年|上年度?|前年|今年|本年度?|上半年|下半年|[一二三四1-4]季度|\d+月|当时|当年|此前|以前|过去|往年|原来|原有|历年`)
)

func yearIn(digits string) stat.Year {
	y, _ := strconv.Atoi(digits) // four digits
	return stat.Year(y)
}

// years are those that a number may be told of: what the last word of time
// before it says, else the document's. None where that is no year.
func (r *reading) years(lead string) []stat.Year {
	own, spoken := r.year, r.spoken
	all := times.FindAllStringSubmatch(compared.ReplaceAllString(lead, ""), -1)
	if len(all) == 0 {
		return []stat.Year{own}
	}
	switch word := all[len(all)-1]; {
	case word[1] != "":
		return []stat.Year{yearIn(word[1])}
	case word[0] == "去年":
		return []stat.Year{spoken - 1}
	case strings.HasPrefix(word[0], "上年"):
		return distinct(own-1, spoken-1)
	case word[0] == "前年":
		return []stat.Year{spoken - 2}
	case word[0] == "今年":
		return []stat.Year{spoken}
	case strings.HasPrefix(word[0], "本年"), word[0] == "当年":
		return []stat.Year{own}
	}
	return nil
}

func distinct(a, b stat.Year) []stat.Year {
	if a == b {
		return []stat.Year{a}
	}
	return []stat.Year{a, b}
}

// where is the area that a text names last; the district where it names none.
// False where it names two at once, 甲街道、乙街道.
func (r *reader) where(text string) (stat.Area, bool) {
	found, from, to := r.writer.Metrics.Data.Whole, -1, -1
	for _, word := range r.places.here {
		if at := strings.LastIndex(text, word); at > from {
			from, to = at, at+len(word)
		}
	}
	for _, a := range r.areas {
		at := strings.LastIndex(text, a.Name)
		if end := at + len(a.Name); at >= 0 && (end > to || end == to && at < from) {
			found, from, to = a, at, end
		}
	}
	if found.Whole() {
		return found, true
	}
	before, together := cutAny(text[:from], "、", "和", "与", "及")
	return found, !together || !r.endsWithArea(before)
}

func (r *reader) endsWithArea(text string) bool {
	for _, a := range r.areas {
		if strings.HasSuffix(text, a.Name) {
			return true
		}
	}
	return false
}

func cutAny(text string, ends ...string) (string, bool) {
	for _, end := range ends {
		if before, ok := strings.CutSuffix(text, end); ok {
			return before, true
		}
	}
	return text, false
}

// opening are words that may stand between the beginning of a clause and a name
// without changing what it means.
const opening = `(?:WHOLE|各|其中|的|目前|现有|现|共有|共|有|年?底|年?末|去年|今年|上年|前年|(?:19|20)\d\d年|截至|截止|到|至|为|社区|街道|镇|一是|二是|三是|四是|五是)$`

// begins reports whether nothing stands before a name that could make it part
// of another: the clause begins there, or only words of time and place come
// before.
func (r *reader) begins(before string) bool {
	for before != "" {
		last := []rune(before)[len([]rune(before))-1]
		if strings.ContainsRune("，、；：。（）“”《》—　\n", last) {
			return true
		}
		shorter := r.withoutArea(before)
		if shorter == before {
			shorter = r.places.opening.ReplaceAllString(before, "")
		}
		if shorter == before {
			return false
		}
		before = shorter
	}
	return true
}

// withoutArea cuts the longest name of an area off the end of a text.
func (r *reader) withoutArea(text string) string {
	out := text
	for _, a := range r.areas {
		if short := strings.TrimSuffix(text, a.Name); len(short) < len(out) {
			out = short
		}
	}
	return out
}
