package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A term in quotes that counts its parts (“六化”, “四个一”) is held against the list behind it. Its
// key is the word that the items repeat.

var termGloss = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,6})”[^，。；：“”]{0,14}(?:[，,]?(?:即：?|就是|指的是|是指|分别是|也就是|具体是|具体为|具体指)|：)`)

// named checks a term in quotes that counts its parts: “六化”, “四个一”, “五多五少”.
func named(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if m := pairLoose.FindStringSubmatchIndex(text); m != nil && bothBegin(text[m[1]:], text[m[4]:m[5]], text[m[8]:m[9]]) {
		judgePair(p, r, s.from, text, m)
		return
	}
	if m := pairTerm.FindStringSubmatchIndex(text); m != nil && text[m[4]:m[5]] != "个" {
		judgePair(p, r, s.from, text, m)
		return
	}
	for _, m := range termGloss.FindAllStringSubmatchIndex(text, 4) {
		n, key := smallNumber(text[m[2]:m[3]]), strings.TrimPrefix(strings.TrimPrefix(text[m[4]:m[5]], "个"), "大")
		list := listAfter(text[m[1]:])
		if k := p.linesHolding(i, key); list == "" && n > 1 && k > 1 && k != n {
			sayListed(r, text[m[2]:m[5]], n, k, "", [2]int{s.from + m[0], s.from + m[1]})
			continue
		}
		if head, _, cut := strings.Cut(list, "，"); cut && openList(list) && !openList(head) && alikeItems(head, key) > 1 {
			list = head
		}
		if n < 2 || plan.MatchString(text[m[2]:m[5]]) || strings.Contains(text[m[0]:m[1]], "之一") || openList(list) || utf8.RuneCountInString(list) < 4 {
			continue
		}
		if k, read := listedFor(list, key, n); k != n {
			sayListed(r, text[m[2]:m[5]], n, k, read, [2]int{s.from + m[0], s.from + m[1] + len(read)})
		}
	}
}

// linesHolding counts the numbered lines behind a sentence that hold a word, all of them: 1. 精准推送.
func (p *prose) linesHolding(i int, key string) (n int) {
	for _, s := range p.sentences[i+1:] {
		text := p.body[s.from:s.to]
		m := styles[2].FindStringSubmatch(text)
		if !s.headed {
			continue
		}
		if m == nil || smallNumber(m[1]) != n+1 {
			break
		}
		if !strings.Contains(text, key) {
			return 0
		}
		n++
	}
	return n
}

// listedFor is how many items a list has for a term that counts n of a key, and as much of the
// list as holds them; n where any way of counting gives that.
func listedFor(list, key string, n int) (int, string) {
	if k := strings.Count(list, key); utf8.RuneCountInString(key) >= 2 && k >= 2 && k != n && itemsBegin(list, key) {
		return k, list
	}
	if k := max(alikeItems(list, key), holdEach(list, key)); k > 0 {
		return k, list
	}
	head, rest, _ := strings.Cut(list, "，")
	if last := tailRunes(key, 2); utf8.RuneCountInString(last) == 2 && strings.Contains(head, "、") && allEnd(head, last) && !strings.Contains(rest, "、") && !strings.HasSuffix(rest, last) {
		return strings.Count(head, "、") + 1, head
	}
	if countings(list)[n] || strings.Count(list, lastRune(key)) == n || strings.Count(list, key) == n {
		return n, list
	}
	return likely(list, key), list
}

// sayListed reports a term that counts otherwise than its list.
func sayListed(r *report, term string, n, k int, list string, where [2]int) {
	r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项：%s", term, n, k, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)}, where)
}

// alikeItems counts the items of a list that 、 joins up to the first comma, where each
// has the word that the term counts, at its beginning or its end: “四送”，即送政策、送岗位、
// 送技能，惠及…; “五化”，即网格化、精细化、智能化. 0 where they do not, or where what stands
// behind the comma may be an item, too.
func alikeItems(list, key string) int {
	head, rest, more := strings.Cut(list, "，")
	items := strings.Split(lastJoint.ReplaceAllString(head, "、$1"), "、")
	if len(items) < 2 || more && (strings.HasPrefix(rest, key) || strings.HasSuffix(strings.TrimRight(rest, "。"), key)) {
		return 0
	}
	if strings.ContainsAny(strings.ReplaceAll(key, "统一", ""), "一二三四五六七八九十两个") {
		return 0 // “五一”, “三八”
	}
	begin, end := firstRune(key), lastRune(key)
	begins, ends := true, true
	for _, item := range items {
		n := utf8.RuneCountInString(item)
		if n < 2 || n > 10 || strings.Count(item, string(begin)) > 1 {
			return 0
		}
		begins = begins && strings.HasPrefix(item, string(begin))
		ends = ends && strings.HasSuffix(item, end)
	}
	if !begins && !ends {
		return 0
	}
	return len(items)
}

// holdEach counts the items of a list up to the first comma where each has the word that the
// term counts once: “四进”，即文化进课堂、家风进家庭，…. 0 where they do not, or where more may follow.
func holdEach(list, key string) int {
	head, rest, _ := strings.Cut(list, "，")
	rest, _, _ = strings.Cut(rest, "，")
	items := strings.Split(head, "、")
	if len(items) < 3 || utf8.RuneCountInString(key) > 2 || strings.Contains(rest, key) || strings.ContainsAny(key, "一二三四五六七八九十两个") {
		return 0
	}
	for _, item := range items {
		if strings.Count(item, key) != 1 || utf8.RuneCountInString(item) > 10 || joining.MatchString(item) {
			return 0
		}
	}
	return len(items)
}

// looseTerm is a term with its list behind a comma, a dash or in brackets, where nothing
// leads the list in: “五进”宣讲，进企业、进农村; “四下乡”活动（文化、科技、卫生）.
var (
	looseTerm   = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,2})(?:目标|工程|行动|要求|标准|体系|机制|模式|活动|服务)?”[\p{Han}]{0,10}(?:，|——|：)`)
	bracketTerm = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,3})”[\p{Han}]{0,6}（([\p{Han}]{1,8}(?:、[\p{Han}]{1,8}){1,9})）`)
	carriesOut  = pattern.MustCompile(`^(?:做到|坚持|实行|落实|实现|推行)`)
	leadIn      = pattern.MustCompile(`^(?:即|就是|分别是|也就是|具体是|指的是|是指)`)
)

func loosely(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if !strings.Contains(text, "”") {
		return
	}
	say := func(m []int, n, k int) {
		r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项", text[m[2]:m[5]], n, k), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)}, [2]int{s.from + m[0], s.from + m[1]})
	}
	for _, m := range looseTerm.FindAllStringSubmatchIndex(text, 4) {
		n, key, list := smallNumber(text[m[2]:m[3]]), text[m[4]:m[5]], listAfter(text[m[1]:])
		list = carriesOut.ReplaceAllString(list, "")
		if leadIn.MatchString(list) || openList(list) || plan.MatchString(text[m[2]:m[5]]) || n < 2 {
			continue
		}
		if k := alikeItems(list, key); k > 1 && k != n && n > 2 && strings.HasPrefix(list, string(firstRune(key))) {
			say(m, n, k)
		} else if k := holdAll(dashed(list), key); strings.HasSuffix(text[m[0]:m[1]], "——") && k > 1 && k != n {
			say(m, n, k)
		}
	}
	for _, m := range bracketTerm.FindAllStringSubmatchIndex(text, 4) {
		n, list := smallNumber(text[m[2]:m[3]]), text[m[6]:m[7]]
		if k := strings.Count(list, "、") + 1; n > 2 && !countings(list)[n] && !openList(list) && !plan.MatchString(text[m[2]:m[5]]) {
			say(m, n, k)
		}
	}
}

// dashed is the list behind a dash, up to the next dash or comma.
func dashed(list string) string {
	list, _, _ = strings.Cut(list, "——")
	list, _, _ = strings.Cut(list, "，")
	return list
}

// holdAll counts the items of a list that fills a sentence and of which each holds a word
// once: 组织联建、资源联享、治安联防.
func holdAll(list, key string) int {
	items := strings.Split(list, "、")
	for _, item := range items {
		if strings.Count(item, key) != 1 || utf8.RuneCountInString(item) > 14 {
			return 0
		}
	}
	return len(items)
}

// plan is the name of a plan (十四五, 十百千), which counts nothing.
var plan = pattern.MustCompile(`^十[一二三四五]?五|^[一二三四五六七]普$|^[一二三四五]经普$|^[十百千万]{2,}`)

// itemsBegin tells whether every item of the list that 、 joins begins with key,
// so that they can be counted by it.
func itemsBegin(list, key string) bool {
	head, _, _ := strings.Cut(list, "，")
	for item := range strings.SplitSeq(head, "、") {
		if !strings.HasPrefix(item, key) && !strings.HasPrefix(item, "是") && !strings.Contains(item, "和"+key) {
			return false
		}
	}
	return strings.Contains(head, "、")
}
