package proof

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

// checkCounted counts what the text says it lists: “六化”即…, A、B、C三项,
// 四个方面：一是…, 我讲三点意见 with the headings that follow. It speaks only when
// no way of counting gives the number told.
func checkCounted(p *prose, r *report) {
	for i := range p.sentences {
		named(p, r, i)
		glossed(p, r, i)
		bracketed(p, r, i)
		ordinals(p, r, i)
		loosely(p, r, i)
		closed(p, r, i)
		backCount(p, r, i)
	}
	announced(p, r)
}

const numeralClass = `[一二两三四五六七八九十]{1,3}|\d{1,2}`

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// listAfter is the list that begins at the start of s: up to the end of the
// sentence. A list in quotes ends with them.
func listAfter(s string) string {
	s = strings.TrimLeft(s, "：，")
	if i := strings.IndexAny(s, "〔"); i > 0 {
		s = s[:i]
	}
	return s
}

func openList(list string) bool {
	return strings.Contains(list, "等") && !strings.Contains(list, "平等") && !strings.Contains(list, "等级") || strings.Contains(list, "……") || strings.Contains(list, "…")
}

// countings are the ways to count a list: by each mark, by marks together,
// and with 和 as one more mark.
func countings(list string) map[int]bool {
	dun, comma, semi := strings.Count(list, "、"), strings.Count(list, "，"), strings.Count(list, "；")
	and := 0
	for _, w := range []string{"和", "与", "及"} {
		and += strings.Count(list, w)
	}
	out := map[int]bool{}
	for k := 0; k <= min(and, 6); k++ {
		for _, n := range []int{dun, comma, semi, dun + comma, dun + semi, comma + semi, dun + comma + semi} {
			out[n+1+k] = true
		}
		if comma > 0 && dun > 0 {
			head, _, _ := strings.Cut(list, "，")
			out[strings.Count(head, "、")+1+k] = true
		}
		if semi > 0 {
			head, _, _ := strings.Cut(list, "；")
			out[strings.Count(head, "、")+1+k] = true
			out[strings.Count(head, "，")+1+k] = true
		}
	}
	return out
}

// likely is the count to show: how often the key ends an item, else the marks.
func likely(list, key string) int {
	if n := strings.Count(list, lastRune(key)); n > 1 && key != "一" {
		return n
	}
	if n := strings.Count(list, "、"); n > 0 {
		return n + 1
	}
	return strings.Count(list, "，") + strings.Count(list, "；") + 1
}

// lastAnd finds a last item that 和 joins.
var lastAnd = pattern.MustCompile(`[和与及][^、]{2,}$`)
