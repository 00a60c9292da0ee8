package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A list with its number behind it: 《甲》《乙》两个文件, A、B、C三项.

var (
	titles     = pattern.MustCompile(`(?:《[^《》]{1,80}》(?:、|和|及|以及|与|，)?){2,}(等)?(` + numeralClass + `)(?:个|项|份|部|件|本|篇|种)`)
	quotedList = pattern.MustCompile(`(?:“[^“”]{1,30}”(?:、|和|及|以及|与|，)?){2,}(等)?(?:这)?(` + numeralClass + `)(?:个|项|大|种|类|条|句|张|支|次|场|轮|批|期|部|家|所|档|款)`)
	insideList = pattern.MustCompile(`“([^“”，。]{4,80}、[^“”，。]{1,40})”(?:这)?([二三四五六七八九十])(?:种|个|项|条|大|类|方面|位一体|色|张|块|支|区|线|园|馆|心|链)`)
	// sumInQuotes is a list with a name that counts it: 影像、心电、检验、病理、消毒供应“五个中心”.
	sumInQuotes = pattern.MustCompile(`(?:^|[，；：。]|建立|建成|打造|组建|形成|推进|统筹)((?:[\p{Han}]{1,16}、){2,9}[\p{Han}]{2,6})“([三四五六七八九十])[个大本张项支道类][\p{Han}]{1,4}”`)
	oneBody     = pattern.MustCompile(`((?:[\p{Han}]{2,6}、)+[\p{Han}]{2,6}?)“?(三|四|五|六|七|八)位一体”?`)
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
	ledByList(p, r, from, text)
	bare(p, r, from, text)
	openSum(p, r, from, text)
}

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

func judgeClosed(p *prose, r *report, from int, m []int, found int, open bool, number string) {
	n := smallNumber(number)
	if n < 2 || n == found || open && n > found {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("列出%d项，文中写作%s；请核对漏列还是数目写错", found, number), fmt.Sprintf("%d", found), number},
		[2]int{from + m[0], from + m[1]})
}

// termBehind is a term that counts what a list before it names by one character: 以标准化、数字化、便利化为抓手，推进“三化”建设.
var termBehind = pattern.MustCompile(`((?:[\p{Han}]{1,8}、)+[\p{Han}]{2,16})，[\p{Han}]{0,12}“([二两三四五六七八九十])([\p{Han}])”[\p{Han}]{0,6}(?:[，；]|$)`)

// ledByList checks such a term against the list, of which each item ends in its character.
func ledByList(p *prose, r *report, from int, text string) {
	for _, m := range termBehind.FindAllStringSubmatchIndex(text, -1) {
		list, key := text[m[2]:m[3]], text[m[6]:m[7]]
		items := strings.Split(list, "、")
		last := items[len(items)-1]
		if n := strings.Count(last, key); len(items) < 2 || n < 1 || n > 2 || key == "个" || strings.Contains(list, "等") || !allEnd(strings.Join(items[:len(items)-1], "、"), key) || strings.Count(list, key) != len(items)-1+n {
			continue
		}
		judgeClosed(p, r, from, m[:8], strings.Count(list, key), false, text[m[4]:m[5]])
	}
}
