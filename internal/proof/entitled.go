package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What somebody has to have done for a time before it is his due: whoever has paid for 不满15年 has no
// pension. Young firms and fresh graduates are helped because they are young; they are not meant.

var (
	shortTime = pattern.MustCompile(`(累计缴费|连续缴费|缴费年限|缴费|连续缴存|缴存|参保|连续工作|工作|任职|从业|从教|执业|工龄|教龄|党龄|连续居住|居住|服务期?|在岗|驻村|从事[\p{Han}]{2,8}工作)(?:时间|年限)?[^，。；、\d]{0,3}((?:不满|未满|不足|少于|低于|不到)(?:\d+|[一二三四五六七八九十半两]+)(?:个)?(?:年|月|周年|学期))(?:的|，|以上)`)
	// onlyThen grants what takes so long, and mayNow what may be granted to others, too.
	onlyThen = pattern.MustCompile(`方可|方能|才能|才可|才有资格|有资格|按月领取`)
	mayNow   = pattern.MustCompile(`^[^。；\d]{0,24}?(?:可以?|均可)(?:按规定)?(?:申请|申报|享受|领取|报名|参评|参加评|提出|晋升|竞聘|报考)|^[^。；\d]{0,16}?(?:享受|领取)`)
	// madeUpFor tells how those are helped who lack the time.
	madeUpFor = pattern.MustCompile(`补缴|延长|一次性|折算|按比例|按月折|退|补齐|继续缴|登记|培训|提前|不得|不予|不能|不可|不享受|酌情|适当|放宽|减|仍|也可|亦可|也|还|暂|学徒|见习|试用|应届|毕业|一半|按[日天]|临时|半价|除外|再|转`)
)

// countsUp are times that one has to have behind oneself; others are helped because theirs is short.
var countsUp = map[string]bool{"累计缴费": true, "连续缴费": true, "缴费年限": true, "缴费": true, "连续缴存": true, "缴存": true, "连续工作": true, "任职": true, "从教": true, "执业": true, "工龄": true, "教龄": true, "党龄": true, "连续居住": true}

// gradedDue tells how much those have who have less than others.
var gradedDue = pattern.MustCompile(`^[^。；]*\d`)

// entitled finds what is granted to those who lack the time that it takes.
func entitled(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if !containsAny(text, "不满", "未满", "不足", "少于", "低于", "不到") {
		return
	}
	m := shortTime.FindStringSubmatchIndex(text)
	if m == nil || inQuotes(text, m[0]) {
		return
	}
	rest := text[m[1]:]
	young := m[2] >= 0 && containsAny(text[:m[0]], "毕业", "成立", "注册", "创业", "离校", "青年", "应届")
	switch {
	case young, madeUpFor.MatchString(rest):
		return
	case !onlyThen.MatchString(rest) && !countsUp[text[m[2]:m[3]]]:
		return
	case !onlyThen.MatchString(rest) && (!mayNow.MatchString(rest) || gradedDue.MatchString(rest)):
		return
	}
	said := text[m[4]:m[5]]
	r.add(claim{diag.Error, fmt.Sprintf("“%s”：%s的反而可以，与常理相反；请核对是不是“满”", text[m[2]:m[1]], said), "满", said}, [2]int{s.from + m[2], s.from + m[1]})
}
