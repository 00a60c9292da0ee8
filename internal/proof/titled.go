package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What a title calls by its year its paper calls so again: 关于申报2024年度科技计划项目的通知 goes on 现就2023年度科技计划项目
// 申报…通知如下 where it was made from last year's.

var (
	// ofOneThing are titles of papers about one thing of one year; titledForm finds the year and the thing.
	ofOneThing = pattern.MustCompile(`通知|公告|通告|启事|简章|邀请|预告|方案|决定|公示|讲话|致辞|表彰|通报|命名`)
	titledForm = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?([\p{Han}“”]{4,})`)
	// titledTail ends the name of the thing.
	titledTail = pattern.MustCompile(`(?:有关)?(?:工作|活动|事项)?(?:上的|的)?(?:讲话|通知|公告|通告|启事|简章|邀请函|预告|(?:实施|工作|活动)?方案|决定|公示|致辞|通报)$`)
	// setsOut leads in the thing that the paper is about, or goes on with it; meansPast tells of another year's.
	setsOut   = pattern.MustCompile(`(?:召开|这次|本次|此次|举办|举行|授予|开展|启动|做好|抓好|成立|附件[:：]?(?:\d[.、])?|现[就将对]|现|决定|确定[^，。；]{0,12}|为|关于|对|获得?|^\d[.、]|^)[^，。；不未已]{0,18}$`)
	meansPast = pattern.MustCompile(`已|曾|未|不得|不再|不予|总结|以来|提出|完成了?|经验|教训|暴露|取得|验收|同期|[比较与]|连续|基础上|全部|去年|上年|中[的，]|参加过|放弃|根据|按照|依据|结合`)
)

// ofTitle finds another year before what the title names with its own.
func ofTitle(p *prose, r *report) {
	title, own, where := p.titleLine()
	m := titledForm.FindStringSubmatch(title)
	if own == 0 || m == nil || atoi(m[1]) != own || !ofOneThing.MatchString(title) {
		return
	}
	thing := titledTail.ReplaceAllString(m[2], "")
	key := headRunes(onlyHan(thing), 6)
	if name, quoted := strings.CutPrefix(thing, "“"); quoted {
		key, _, _ = strings.Cut(name, "”")
	}
	if utf8.RuneCountInString(key) < 4 {
		return
	}
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if s.from < where[1] || !strings.Contains(text, headRunes(key, 2)) || strings.Contains(text, m[1]) {
			continue
		}
		for _, at := range yearWritten.FindAllStringSubmatchIndex(text, 9) {
			year := atoi(text[at[2]:at[3]])
			clause := clauseAt(s, s.from+at[0])
			if year >= own || year < own-3 || !strings.HasPrefix(onlyHan(headRunes(text[at[1]:], 12)), key) || !setsOut.MatchString(text[:at[0]]) || meansPast.MatchString(p.body[clause[0]:clause[1]]) {
				continue
			}
			said := fmt.Sprintf("%d年", year)
			r.add(claim{diag.Error, fmt.Sprintf("标题是%d年的“%s”，这里却是%s的；可能是沿用旧稿没有改年份", own, thing, said), fmt.Sprintf("%d年", own), said}, where, [2]int{s.from + at[2], s.from + at[3] + len("年")})
			return
		}
	}
}

var yearWritten = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?`)
