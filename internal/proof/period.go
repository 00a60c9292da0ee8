package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A period has two ends and a length, and any two of them tell the third: 2021年4月动工、
// 2024年4月竣工，历时三年; 合同期三年，自2022年9月1日起至2025年8月31日止; 自2019年以来，连续五年….

const (
	lengthOf = `([一二两三四五六七八九十]{1,3}|\d{1,3}(?:\.5)?)(个月|个?年半|周年|年|天)(零[一二两三四五六七八九十\d]{1,2}个月)?(多|余)?`
	periodIs = `(?:历时|经过|历经|用时|耗时|历经|为期|时长|工期|建设期|施工期|期限|合同期|服务期|有效期|任期|聘期|租期|协议期|活动期|试点期|保修期|整治期|承包期|托管期)限?(?:共|总共|为|是|长达|达|仅|只用了?|整整|约|近|将近|前后)?`
)

var (
	lasts = pattern.MustCompile(periodIs + lengthOf)
	// endsOf parts two moments that are the ends of one period.
	endsOf = pattern.MustCompile(`^(?:日|底|初|末|份|上旬|中旬|下旬)?(?:零时|24时|起|开始|启动|动工|开工|正式)*(?:，)?(?:一直)?(?:至|到|—+|-|~)(?:当年|同年)?$`)
	// roundly tells that a length counts the years that it touches.
	roundly = pattern.MustCompile(`前后|跨|首尾|约|近|累计|计划|原定|预计|总工期|顺延|延长|续`)

	// termOnly is a period that is told to the day, not by the years that it touches.
	termOnly = pattern.MustCompile(`任期|合同期|服务期|有效期|租期|聘期|期限|承包期|协议期|保修期`)

	sinceLong = pattern.MustCompile(`(?:自|从)?((?:19|20)\d\d)年[^，。；]{0,16}?(?:以来|至今|起|开始)，?(?:[^，。；\d一二三四五六七八九十]{0,8})(?:也|连续|已经|已|坚持|历时|整整|走过|度过|运行|运营|开展|举办|坚守|了|有|近)*(` + numeralClass + `)(?:个年头|年)(?:来|间|获|被|保持|实现|蝉联|荣获|磨|位居|居|稳居|历史|时间|的|了|，|$)`)
	laterYear = pattern.MustCompile(`((?:19|20)\d\d)年`)
	onTime    = pattern.MustCompile(`按期|如期|按时|准时`)
)

// periods checks the lengths of time that a sentence tells.
func periods(p *prose, r *report, s sentence) {
	text := p.body[s.from:s.to]
	if !containsAny(text, "历", "期", "经过", "用时", "耗时", "时长", "以来", "至今", "年起", "年开始") {
		return
	}
	if m := lasts.FindStringSubmatchIndex(text); m != nil && !roundly.MatchString(text[m[0]:m[1]]) {
		if a, b, ok := p.endsBeside(s, s.from+m[0], s.from+m[1]); ok && !lengthFits(a, b, text, m) {
			r.add(claim{diag.Error, fmt.Sprintf("%s到%s，文中却说“%s”；请核对起止时间或年数", p.body[a.from:a.to], p.body[b.from:b.to], text[m[0]:m[1]]), "", text[m[0]:m[1]]}, [2]int{a.from, b.to}, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
	for _, m := range sinceLong.FindAllStringSubmatchIndex(text, -1) {
		first, n, now := atoi(text[m[2]:m[3]]), smallNumber(text[m[4]:m[5]]), max(p.year, p.told)
		places := [][2]int{{s.from + m[0], s.from + m[1]}}
		for _, u := range laterYear.FindAllStringSubmatchIndex(text[m[1]:], 1) {
			now = atoi(text[m[1]+u[2] : m[1]+u[3]])
			places = append(places, [2]int{s.from + m[1] + u[0], s.from + m[1] + u[1]})
		}
		if now == 0 || n < 2 || n > 60 || now <= first || n >= now-first-1 && n <= now-first+1 {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("%d年到%d年是%d年，文中写作%s年；请核对年份或年数", first, now, now-first, text[m[4]:m[5]]), fmt.Sprintf("%d年", now-first), text[m[4]:m[5]] + "年"}, places...)
	}
}

// endsBeside are the ends of the period whose length is told at a place: the two moments
// before it, or a beginning and an end behind it that are told as such.
func (p *prose) endsBeside(s sentence, from, to int) (a, b moment, ok bool) {
	before, behind := p.momentsIn(s.from, from), p.momentsIn(to, s.to)
	if len(before) == 2 && strings.Count(p.body[before[1].to:from], "，") <= 2 && !otherThing.MatchString(p.body[before[0].from:from]) {
		a, b = before[0], before[1]
		joined := endsOf.MatchString(p.body[a.to:b.from])
		return a, b, b.after(a) && (joined || began.MatchString(p.body[s.from:b.from]) && finishedBy.MatchString(p.body[b.to:from]))
	}
	if len(before) == 0 && len(behind) == 2 && endsOf.MatchString(p.body[behind[0].to:behind[1].from]) && strings.Count(p.body[to:behind[0].from], "，") <= 1 {
		return behind[0], behind[1], behind[1].after(behind[0])
	}
	if len(before) == 0 && len(behind) == 2 && onTime.MatchString(p.body[behind[1].to:s.to]) && began.MatchString(p.body[behind[0].to:behind[1].from]) {
		return behind[0], behind[1], behind[1].after(behind[0])
	}
	if len(before) > 0 && len(behind) == 1 && behind[0].after(before[len(before)-1]) {
		a, b = before[len(before)-1], behind[0] // 2021年7月启动，历时三年，2024年6月通过验收
		gap := p.body[a.to:from] + p.body[to:b.from]
		return a, b, strings.Count(gap, "，") <= 3 && !otherThing.MatchString(gap) && began.MatchString(p.body[s.from:from]) && finishedBy.MatchString(p.body[b.to:s.to])
	}
	return a, b, false
}

var (
	began      = pattern.MustCompile(`开工|动工|启动|开始|奠基|破土|立项|成立|入学|起|开建|进场|筹建|部署|创建|上任|发起|入伍`)
	finishedBy = pattern.MustCompile(`竣工|完工|建成|完成|结束|开馆|投用|投入使用|通车|毕业|验收|交付|撤销|摘牌|收官|落成|开园|贯通|销号|命名|获评|退伍|成功|下水|试航|交船|交付|试运行|达标`)
)

// lengthFits tells whether a length may be that from a to b, as exactly as they are told.
func lengthFits(a, b moment, text string, m []int) bool {
	n := smallNumber(text[m[2]:m[3]])
	unit := text[m[4]:m[5]]
	if n == 0 || strings.Contains(text[m[2]:m[3]], ".") {
		return true
	}
	more := 0
	if m[8] >= 0 {
		more = 1
	}
	whole := 12*(b.year-a.year) + b.month - a.month // months from beginning to beginning
	least, most := whole, whole+1
	switch {
	case a.month == 0 || b.month == 0:
		least, most = 12*(b.year-a.year-1)+1, 12*(b.year-a.year+1)
		if a.month == b.month {
			least = 12 * (b.year - a.year)
		}
	case a.day > 0 && b.day > 0:
		switch {
		case b.day+1 < a.day:
			least, most = whole-1, whole
		case b.day+1 == a.day || b.day == a.day:
			most = whole
			if b.day+1 == a.day {
				least = whole
			}
		case a.day == 1 && b.day == daysIn(b.year, b.month):
			least = whole + 1
		}
	}
	switch unit {
	case "个月":
		return n >= least-more && n <= most
	case "天":
		return a.month == 0 || b.month == 0 || a.day == 0 || b.day == 0 || n > 27*least-3 && n < 31*most+3
	case "年半", "个年半":
		return 12*n+3 <= most && 12*n+9 >= least
	}
	if m[6] >= 0 {
		return n*12 <= most && n*12+12 >= least
	}
	if termOnly.MatchString(text[m[0]:m[2]]) && a.month == b.month {
		return n >= least/12 && n <= (most+5)/12
	}
	return n >= least/12 && n <= (most+11)/12
}
