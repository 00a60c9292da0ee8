package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A list with its number behind it: 《甲》《乙》两个文件, A、B、C三项.

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
