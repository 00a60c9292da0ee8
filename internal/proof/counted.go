package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkCounted counts what the text says it lists: “六化”即…, A、B、C三项,
// 四个方面：一是…, 我讲三点意见 with the headings that follow. It speaks only when
// no way of counting gives the number told.
func checkCounted(p *prose, r *report) {
	for i := range p.sentences {
		named(p, r, i)
		glossed(p, r, i)
		loosely(p, r, i)
		closed(p, r, i)
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

var glossForm = pattern.MustCompile(`([二两三四五六七八九十]|[2-9]|1\d)(?:个|项|种|类|条|大|家|所|名|级|步|件|座|点|门|处|方面|张|支)([\p{Han}]{0,10})(?:，?(?:即：?|分别是|分别为|也就是|它们是)|：)`)

// glossed checks 四项服务：a、b、c、d。 in one sentence without other figures.
func glossed(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	m := glossForm.FindStringSubmatchIndex(text)
	if m == nil || enumerator.MatchString(text[m[1]:]) || strings.HasSuffix(text[:m[0]], "“") || strings.HasSuffix(text[:m[0]], "第") || strings.HasSuffix(text[:m[0]], "十") {
		return
	}
	n, list := smallNumber(text[m[2]:m[3]]), listAfter(text[m[1]:])
	if head, rest, cut := strings.Cut(list, "，"); cut && strings.Count(head, "、") > 1 && !strings.ContainsAny(rest, "、；") && !strings.HasSuffix(text[:m[1]], "：") {
		list = head // 新改建三条公路，即甲路、乙路、丙路，总里程46公里
	}
	if k := alikeParts(list, text[m[4]:m[5]]); k > 1 {
		if k != n {
			r.add(claim{diag.Error, fmt.Sprintf("前面说%d项，后面列出%d项", n, k), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)}, [2]int{s.from + m[0], s.from + m[1] + len(list)})
		}
		return
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:m[0]]); n < 2 || isDigit(before) || before == '.' || strings.ContainsRune("一二三四五六七八九十百千", before) || strings.ContainsAny(list, "：“”") {
		return
	}
	if strings.Contains(list, "，") || strings.Contains(list, "；") || openList(list) || strings.Count(list, "、") < 1 || utf8.RuneCountInString(list) > 120 || inlineItem.MatchString(list) {
		return
	}
	if countings(list)[n] {
		return
	}
	found := strings.Count(list, "、") + 1 + min(1, len(lastAnd.FindAllString(list, -1)))
	r.add(claim{diag.Error, fmt.Sprintf("前面说%d项，后面列出%d项：%s", n, found, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", found)},
		[2]int{s.from + m[0], s.from + m[1] + len(list)})
}

// alikeParts counts the parts of a list that semicolons part, where each begins with the word
// that is counted (三个坚持：坚持…；坚持…), or where they are short and hold no list of their own.
func alikeParts(list, key string) int {
	parts := strings.Split(strings.TrimRight(list, "；"), "；")
	if len(parts) < 3 || openList(list) || strings.ContainsAny(list, "：“”") {
		return 0
	}
	word, short := tailRunes(key, 2), true
	if utf8.RuneCountInString(word) < 2 {
		return 0
	}
	begins := true
	for _, part := range parts {
		if m := inlineItem.FindStringIndex(part); m != nil && m[0] == 0 {
			return 0
		}
		begins = begins && strings.HasPrefix(part, word)
		short = short && !strings.ContainsAny(part, "，、") && utf8.RuneCountInString(part) > 3
	}
	if !begins && !short {
		return 0
	}
	return len(parts)
}

// lastAnd finds a last item that 和 joins.
var lastAnd = pattern.MustCompile(`[和与及][^、]{2,}$`)
