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

var (
	termGloss = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,4})”[^，。；：“”]{0,14}(?:[，,]?(?:即：?|就是|指的是|是指|分别是|也就是|具体是|具体为|具体指)|：)`)
	pairTerm  = pattern.MustCompile(`“([一二两三四五六七八九十])([\p{Han}]{1,2}?)([一二两三四五六七八九十])([\p{Han}]{1,2})”[^，。；：“”]{0,14}(?:[，,]?(?:即：?|就是|指的是|是指|分别是|也就是|具体是)|：)`)
)

// pairLoose is such a pair before a list that nothing leads in: “四不两直”要求，不发通知、….
var pairLoose = pattern.MustCompile(`“([一二两三四五六七八九十])([\p{Han}])([一二两三四五六七八九十])([\p{Han}])”(?:要求|原则|工作法|做法|机制|制度|方式|标准|规定)?，`)

// bothBegin tells whether all items of a list begin with one of two characters.
func bothBegin(list, a, b string) bool {
	items := strings.FieldsFunc(listAfter(list), func(r rune) bool { return r == '、' || r == '，' || r == '；' })
	for _, item := range items {
		if !strings.HasPrefix(item, a) && !strings.HasPrefix(item, b) {
			return false
		}
	}
	return len(items) > 2
}

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
		n, key := smallNumber(text[m[2]:m[3]]), text[m[4]:m[5]]
		list := listAfter(text[m[1]:])
		if head, _, cut := strings.Cut(list, "，"); cut && openList(list) && !openList(head) && alikeItems(head, strings.TrimPrefix(key, "个")) > 1 {
			list = head
		}
		if n < 2 || plan.MatchString(text[m[2]:m[5]]) || strings.Contains(text[m[0]:m[1]], "之一") || openList(list) || utf8.RuneCountInString(list) < 4 {
			continue
		}
		key = strings.TrimPrefix(key, "个")
		if k := strings.Count(list, key); utf8.RuneCountInString(key) >= 2 && k >= 2 && k != n && itemsBegin(list, key) {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项：%s", text[m[2]:m[5]], n, k, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)},
				[2]int{s.from + m[0], s.from + m[1] + len(list)})
			continue
		}
		if k := max(alikeItems(list, key), holdEach(list, key)); k > 0 {
			if k != n {
				r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项：%s", text[m[2]:m[5]], n, k, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)},
					[2]int{s.from + m[0], s.from + m[1] + len(list)})
			}
			continue
		}
		head, rest, _ := strings.Cut(list, "，")
		if last := tailRunes(key, 2); utf8.RuneCountInString(last) == 2 && strings.Contains(head, "、") && allEnd(head, last) && !strings.Contains(rest, "、") && !strings.HasSuffix(rest, last) {
			if k := strings.Count(head, "、") + 1; k != n {
				r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项：%s", text[m[2]:m[5]], n, k, headRunes(head, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)},
					[2]int{s.from + m[0], s.from + m[1] + len(head)})
			}
			continue
		}
		if countings(list)[n] || strings.Count(list, lastRune(key)) == n || strings.Count(list, key) == n {
			continue
		}
		found := likely(list, key)
		r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项，后面列出%d项：%s", text[m[2]:m[5]], n, found, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", found)},
			[2]int{s.from + m[0], s.from + m[1] + len(list)})
	}
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
	looseTerm   = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,2})”[\p{Han}]{0,10}(?:，|——|：)`)
	bracketTerm = pattern.MustCompile(`“([二两三四五六七八九十])([\p{Han}]{1,3})”[\p{Han}]{0,6}（([\p{Han}]{1,8}(?:、[\p{Han}]{1,8}){1,9})）`)
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
		if leadIn.MatchString(list) || openList(list) || plan.MatchString(text[m[2]:m[5]]) || n < 2 {
			continue
		}
		if k := alikeItems(list, key); k > 1 && k != n && n > 2 && strings.HasPrefix(list, string(firstRune(key))) {
			say(m, n, k)
		} else if k := holdAll(list, key); strings.HasSuffix(text[m[0]:m[1]], "——") && k > 1 && k != n {
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

// holdAll counts the items of a list that fills a sentence and of which each holds a word
// once: 组织联建、资源联享、治安联防.
func holdAll(list, key string) int {
	items := strings.Split(list, "、")
	for _, item := range items {
		if strings.Count(item, key) != 1 || utf8.RuneCountInString(item) > 8 {
			return 0
		}
	}
	return len(items)
}

// plan is the name of a plan of five years, which counts nothing.
var plan = pattern.MustCompile(`^十[一二三四五]?五|^[一二三四五六七]普$|^[一二三四五]经普$`)

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

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// judgePair checks terms such as “五多五少” and “三下一转”.
func judgePair(p *prose, r *report, from int, text string, m []int) {
	a, b := smallNumber(text[m[2]:m[3]]), smallNumber(text[m[6]:m[7]])
	first, second := text[m[4]:m[5]], text[m[8]:m[9]]
	list := listAfter(text[m[1]:])
	if a == 0 || b == 0 || openList(list) {
		return
	}
	if n := itemsWith(list, first); n > 1 && n == itemsWith(list, second) && (a == n || b == n) {
		if a != b { // 三管三必须: each item has both
			r.add(claim{diag.Error, fmt.Sprintf("“%s”后面列出%d项，每项都有“%s”和“%s”", text[m[2]:m[9]], n, first, second), fmt.Sprintf("%d+%d项", n, n), fmt.Sprintf("%d+%d项", a, b)}, [2]int{from + m[0], from + m[1] + len(list)})
		}
		return
	}
	x, y := governed(list, first), governed(list, second)
	if countings(list)[a+b] || x == a && y == b || strings.Count(list, first) == a && strings.Count(list, second) == b {
		return
	}
	if x == 0 || y == 0 {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项“%s”、%d项“%s”，后面列出%d项和%d项", text[m[2]:m[9]], a, first, b, second, x, y), fmt.Sprintf("%d+%d项", a, b), fmt.Sprintf("%d+%d项", x, y)},
		[2]int{from + m[0], from + m[1] + len(list)})
}

// itemsWith counts the items of a list up to the first comma that have a word.
func itemsWith(list, word string) int {
	head, _, _ := strings.Cut(list, "，")
	n := 0
	for item := range strings.SplitSeq(head, "、") {
		if strings.Contains(item, word) {
			n++
		}
	}
	return n
}

// governed counts how often a word stands in a list, and the items that go on with the
// same verb: 增加水稻26万亩、蔬菜16万亩 are two that 增 governs.
func governed(list, word string) int {
	n, on := 0, false
	for item := range strings.SplitSeq(list, "、") {
		parts := strings.Split(item, "，")
		for k, part := range parts {
			held := strings.Count(part, word)
			if n += held; held == 0 && on && k == 0 && strings.ContainsAny(part, "0123456789") {
				n++
			}
			on = held > 0 || on && k == 0
		}
	}
	return n
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

var (
	titles     = pattern.MustCompile(`(?:《[^《》]{1,80}》(?:、|和|及|以及|与|，)?){2,}(等)?(` + numeralClass + `)(?:个|项|份|部|件|本|篇|种)`)
	quotedList = pattern.MustCompile(`(?:“[^“”]{1,30}”(?:、|和|及|以及|与|，)?){2,}(等)?(?:这)?(` + numeralClass + `)(?:个|项|大|种|类|条|句|张|支|次|场|轮|批|期|部|家|所|档|款)`)
	insideList = pattern.MustCompile(`“([^“”，。]{4,80}、[^“”，。]{1,40})”(?:这)?([二三四五六七八九十])(?:种|个|项|条|大|类|方面|位一体|色|张|块|支|区|线|园|馆|心|链)`)
	bareList   = pattern.MustCompile(`(?:^|[，；：。”）（的了])((?:[\p{Han}]{1,8}、){1,9}[\p{Han}]{1,12}?)(?:这)?“?(两|三|四|五|六|七|八|九|[3-9])(?:级|个|大|件|支|方面|者|项|类|种|家|门|所|条|科|方|名|位|省|市|县|区|镇|乡|村|校|街道|部门|季度|块|环节|座)`)
	// sumInQuotes is a list with a name that counts it: 影像、心电、检验、病理、消毒供应“五个中心”.
	sumInQuotes = pattern.MustCompile(`(?:^|[，；：。]|建立|建成|打造|组建|形成|推进|统筹)((?:[\p{Han}]{1,16}、){2,9}[\p{Han}]{2,6})“([三四五六七八九十])[个大本张项支道类][\p{Han}]{1,4}”`)
	oneBody     = pattern.MustCompile(`((?:[\p{Han}]{2,6}、)+[\p{Han}]{2,6}?)“?(三|四|五|六|七|八)位一体”?`)
	notNames    = pattern.MustCompile(`的|在|对|围绕|通过|按照|开展|推进|实施|加强|建立|完成|抓好|包括|由|为|把|将|等|以及|从|是|有|要|到|上|其中|当中|之中`)
)

// closed checks a list with its number behind it: 《甲》《乙》两个文件.
func closed(p *prose, r *report, i int) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	if !strings.ContainsAny(text, "、》”") {
		return
	}
	for _, m := range titles.FindAllStringSubmatchIndex(text, -1) {
		judgeClosed(p, r, from, m, strings.Count(text[m[0]:m[1]], "《"), m[2] >= 0, text[m[4]:m[5]])
	}
	for _, m := range quotedList.FindAllStringSubmatchIndex(text, -1) {
		judgeClosed(p, r, from, m, strings.Count(text[m[0]:m[1]], "“"), m[2] >= 0, text[m[4]:m[5]])
	}
	for _, m := range oneBody.FindAllStringSubmatchIndex(text, -1) {
		if list, n := leadVerb.ReplaceAllString(text[m[2]:m[3]], ""), smallNumber(text[m[4]:m[5]]); !countings(list)[n] && !strings.Contains(list, "等") {
			judgeClosed(p, r, from, m, strings.Count(list, "、")+1, false, text[m[4]:m[5]])
		}
	}
	for _, m := range sameEnd.FindAllStringSubmatchIndex(text, -1) {
		if list := text[m[2]:m[3]]; allEnd(list, text[m[6]:m[7]]) {
			judgeClosed(p, r, from, m, strings.Count(list, "、")+1, false, text[m[4]:m[5]])
		}
	}
	for _, m := range insideList.FindAllStringSubmatchIndex(text, -1) {
		list, n := text[m[2]:m[3]], smallNumber(text[m[4]:m[5]])
		if !openList(list) && !countings(list)[n] {
			judgeClosed(p, r, from, m, strings.Count(list, "、")+1, false, text[m[4]:m[5]])
		}
	}
	for _, m := range sumInQuotes.FindAllStringSubmatchIndex(text, -1) {
		n, k := smallNumber(text[m[4]:m[5]]), strings.Count(text[m[2]:m[3]], "、")+1
		if n != k && n < 2*k && !countings(text[m[2]:m[3]])[n] && !strings.Contains(text[m[2]:m[3]], "等") {
			judgeClosed(p, r, from, m, k, false, text[m[4]:m[5]])
		}
	}
	for _, m := range bareList.FindAllStringSubmatchIndex(text, -1) {
		list, n := text[m[2]:m[3]], smallNumber(text[m[4]:m[5]])
		list = leadVerb.ReplaceAllString(list, "")
		if k := pairItems(list); k > 0 && k != n && strings.HasPrefix(text[m[5]:], "个关系") {
			judgeClosed(p, r, from, m, k, false, text[m[4]:m[5]])
			continue
		}
		if k := andItems(list); n > 2*k-1 || k < n && goesOnBefore(text[:m[2]]) {
			continue // 城区、镇区、农村六个点; 青山、河口，大岭、石桥四个乡镇
		}
		if strings.Count(list, "、") > 2 && strings.Count(list, "、")+1 > n && !countings(list)[n] && shortItems(list) && !mixedList.MatchString(list) && n > 2 {
			judgeClosed(p, r, from, m, andItems(list), false, text[m[4]:m[5]])
			continue
		}
		if !notNames.MatchString(list) && !countings(list)[n] && tasks.MatchString(text[m[5]:]) && shortItems(list) {
			judgeClosed(p, r, from, m, andItems(list), false, text[m[4]:m[5]])
			continue
		}
		if !notNames.MatchString(list) && !countings(list)[n] && (strings.Count(list, "、")+1 > n || evenItems(list)) && !strings.HasSuffix(list, "第") {
			judgeClosed(p, r, from, m, strings.Count(list, "、")+1, false, text[m[4]:m[5]])
		}
	}
}

// mixedList holds what is no list of names.
var mixedList = pattern.MustCompile(`的|等|以及|其中|包括|围绕|按照|开展|对`)

// sameEnd is a list with a name for all of it: 文化馆、图书馆、博物馆“三馆”.
var sameEnd = pattern.MustCompile(`((?:[\p{Han}]{2,8}、)+[\p{Han}]{2,8}?)“([二两三四五六七八九十])([\p{Han}])”`)

// allEnd tells whether every item of a list ends in a word.
func allEnd(list, word string) bool {
	for item := range strings.SplitSeq(list, "、") {
		if !strings.HasSuffix(item, word) {
			return false
		}
	}
	return true
}

// goesOnBefore tells whether a list began before the comma that ends a text.
func goesOnBefore(head string) bool {
	head, comma := strings.CutSuffix(head, "，")
	n := strings.LastIndex(head, "、")
	return comma && n > strings.LastIndex(head, "，") && !strings.ContainsAny(head[n:], "一二两三四五六七八九十0123456789")
}

// tasks are what a list names one by one, never several under one name:
// 农业、工业、服务业三个专班. 城区、镇区、农村六个点 may be.
var tasks = pattern.MustCompile(`^(?:件(?:大事|实事|事|要事)|个(?:方面|环节|领域|专项组|工作组|专班|小组|重点|关键|部门|行业|板块|要素|阶段|步骤|专题|专项)|项(?:专项|活动|工作|任务|制度|机制|措施|重点|行动|工程|内容|服务)|大(?:体系|行动|工程|任务|产业|板块|领域|攻坚战|保卫战|战役|关系)|支(?:队伍)|方面|类人|部门|家(?:单位|部门|企业)|个?(?:乡镇|镇街|街镇|镇|街道|单位|区县|县区|县市|县|园区|乡|监管所|派出所|分局|科室|股室)|方力量|座|类窗口|大(?:文化)?品牌)`)

// andItems counts the items of a list in which 和 joins the last two.
func andItems(list string) int {
	return strings.Count(lastJoint.ReplaceAllString(list, "、$1"), "、") + 1
}

var lastJoint = pattern.MustCompile(`(?:以及|和|与|及)([\p{Han}]{2,6})$`)

// pairItems counts the items of a list of which each is a pair: 发展与保护、当前与长远.
func pairItems(list string) int {
	n := 0
	for item := range strings.SplitSeq(list, "、") {
		if strings.Count(item, "与")+strings.Count(item, "和") != 1 {
			return 0
		}
		n++
	}
	return n
}

// shortItems tells whether no item is long enough to hide two.
func shortItems(list string) bool {
	for item := range strings.SplitSeq(lastJoint.ReplaceAllString(list, "、$1"), "、") {
		if n := utf8.RuneCountInString(item); n > 8 || strings.ContainsAny(item, "和与及") {
			return false
		}
	}
	return true
}

// leadVerb may stand before the first item of a list.
var leadVerb = pattern.MustCompile(`^(?:由|在|对|从|整合|联合|会同|新建|打造|完善|设置|推出|初步|基本|已经|已|逐步|重点|着力|扎实|统筹|突出|今年|全年|继续|坚决|全力|深入|必须|始终|需要|[全我本][县市区镇乡校局院村]|要|共|分别|成功)*(?:划分为|划分成|分为|划为|实行|构建|建立健全|建立|形成|组织开展|组织实施|举办|健全|完善|推动|抓好|做好|设立|组建|成立|分设|下设|设有|设|抓实|办理|打好|打赢|处理好|统筹好|聚焦|围绕|推进|加强|突出|落实|完成|强化|实施|开展|抓|办好|防范)*了?`)

// evenItems tells whether all items are about as long as each other, so that
// none hides two.
func evenItems(list string) bool {
	shortest, longest := 100, 0
	for item := range strings.SplitSeq(list, "、") {
		n := utf8.RuneCountInString(item)
		shortest, longest = min(shortest, n), max(longest, n)
	}
	return longest <= 4 && longest-shortest <= 1
}

func judgeClosed(p *prose, r *report, from int, m []int, found int, open bool, number string) {
	n := smallNumber(number)
	if n < 2 || n == found || open && n > found {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("列出%d项，文中写作%s；请核对漏列还是数目写错", found, number), fmt.Sprintf("%d", found), number},
		[2]int{from + m[0], from + m[1]})
}

// lastAnd finds a last item that 和 joins.
var lastAnd = pattern.MustCompile(`[和与及][^、]{2,}$`)
