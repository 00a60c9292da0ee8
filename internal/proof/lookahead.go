package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A paper looks back on one year and ahead to the next: 2023年工作总结 ends with 2024年，我们将继续…. Where
// it looks ahead to the year that it has looked back on, that year was left from an older paper.

// A retrospect is the year that a paper looks back on, with the place that says so.
type retrospect struct {
	year  int
	place [2]int
	ends  bool // only by its date at the end of that year, or by 回顾: other words may still speak of it
}

var (
	// ofWholeYear are titles of what is told when a year is over; ofSomeTime of what may be told before.
	ofWholeYear = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,24}?(?:总结|述职)|((?:19|20)\d\d)年度[^，。；]{0,24}?(?:情况|汇报)`)
	ofSomeTime  = pattern.MustCompile(`((?:19|20)\d\d)年[^，。；]{0,24}?(?:情况|汇报)`)
	// yearlessReview is a title of the first kind that names no year; yearTold begins what it tells.
	yearlessReview = pattern.MustCompile(`^[^\d，。；]{0,24}(?:总结|述职)(?:报告)?$`)
	yearTold       = pattern.MustCompile(`^((?:19|20)\d\d)年(?:度)?(?:，|，?(?:我|本人|本单位|全[局县区市院校镇乡村所站]|是))`)
	// ofPart are titles of a part of a year, or of something else that a year is in the name of.
	ofPart   = pattern.MustCompile(`半年|季|月|阶段|中期|以来|[春秋寒暑]|会议|大会|讲话|致辞|部署|要求`)
	partTold = pattern.MustCompile(`上半年|前三季度|[一二三]季度|今年以来|截至目前|(?:截至|截止到?)(?:今年|(?:19|20)\d\d年)?[1-9]月|[1一](?:月)?[—至到-][2-9]月`)
	lookBack = pattern.MustCompile(`(?:回顾|过去的)((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:即将|就要|已经)(?:过去|结束)`)
)

// pastAhead finds a text that looks ahead to the year that it has looked back on.
func pastAhead(p *prose, r *report) {
	back := p.titleReview()
	told := false
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if back.year > 0 && told && s.from >= back.place[1] {
			if from, to := p.outlookAt(i, back); to > 0 {
				said := text[from:to]
				r.add(claim{diag.Error, fmt.Sprintf("前面回顾的是%d年，这里展望的是%s；可能是沿用旧稿没有改年份", back.year, said), fmt.Sprintf("%d年", back.year+1), said}, back.place, [2]int{s.from + from, s.from + to})
				return
			}
		}
		if m := lookBack.FindStringSubmatchIndex(text); m != nil && back.year == 0 && p.year == 0 {
			back = retrospect{yearOf(text, m), [2]int{s.from + m[0], s.from + m[1]}, true}
		}
		told = told || !p.isHeading(s) || back.ends
	}
}

// isHeading tells whether a sentence is a line of its own without a full stop.
func (p *prose) isHeading(s sentence) bool {
	return s.headed && (s.to == len(p.body) || p.body[s.to] == '\n')
}

// titleReview is the year that the title, the first words or the date at the end of a year look back on.
func (p *prose) titleReview() retrospect {
	for i, s := range p.sentences[:min(len(p.sentences), 4)] {
		text, place := p.sentenceText(i), [2]int{s.from, s.to}
		if !p.isHeading(s) || s.to-s.from > 180 {
			break
		}
		if ofPart.MatchString(text) {
			continue
		}
		if m := ofWholeYear.FindStringSubmatchIndex(text); m != nil {
			return retrospect{yearOf(text, m), place, false}
		}
		if m := ofSomeTime.FindStringSubmatchIndex(text); m != nil && !partTold.MatchString(p.body) {
			return retrospect{yearOf(text, m), place, false}
		}
		if yearlessReview.MatchString(text) && !partTold.MatchString(p.body) {
			return p.firstTold()
		}
	}
	if on := p.signedOn(); on.month > 10 && on.year == p.year {
		return retrospect{on.year, [2]int{on.from, on.to}, true}
	}
	return retrospect{}
}

// firstTold is the year that the first sentence with one begins with.
func (p *prose) firstTold() retrospect {
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] || p.isHeading(s) {
			continue
		}
		text := p.sentenceText(i)
		if m := yearTold.FindStringSubmatchIndex(text); m != nil && !s.planned && !outlookDeed.MatchString(text) {
			return retrospect{yearOf(text, m), [2]int{s.from + m[0], s.from + m[1]}, false}
		}
		break
	}
	return retrospect{}
}

// yearOf is the year that the first group that matched holds.
func yearOf(text string, m []int) int {
	for n := 2; n+1 < len(m); n += 2 {
		if m[n] >= 0 {
			return atoi(text[m[n]:m[n+1]])
		}
	}
	return 0
}

const (
	aheadLead = `^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六]）)?(?:(?:下一步|下步|新的一年|来年|明年|今后|接下来|展望未来|面向未来|展望新的一年)(?:里|中)?[，（])?`
	// whoWill is who shall do something; what the year only bounds (年底, 下半年) is none.
	whoWill = `(?:度|全年)?[）]?，?(?:在新的一年里，)?(?:我(?:们)?|全[局县区市院校镇乡村]上下|[^，。；：\d将要把以底末初上下]{2,10}?|)(?:也|还|仍|都)?`
	// howAhead goes on behind 将 or 要: no name of a thing stands so, which 将 as 把 would need.
	howAhead = `(?:继续[^教]|进一步|着力|坚持|深入|全面|紧紧|紧扣|围绕|按照|聚焦|努力|力争|大力|切实|扎实|认真|以[^往前上下]|从[^业事]|在[^职校岗建编册线家押]|全力|抓[好住紧实]|做好|办好|实施|深化|持续|加快|加强|加大|不断|更加|始终|严格|积极|主动|突出|立足|瞄准|锚定|对标|把|推动|推进|开展|紧盯|结合|招聘|(?:重点|集中)(?:抓|做|办|推|围|从|在|开|实施|把))`
	yearForm = `((?:19|20)\d\d)年`
)

var (
	// outlookDeed is what shall be done in a year, outlookYear a year that is called the new one.
	outlookDeed = pattern.MustCompile(aheadLead + yearForm + whoWill + `(?:将要?|要|打算|准备|计划)` + howAhead)
	outlookYear = pattern.MustCompile(`(?:展望|放眼|面向|迎接|即将到来的)(?:新的?一年|未来)?[——，、（]*` + yearForm + `|(?:新的一年|来年|下一年)[——，（即是]+` + yearForm + `|^` + yearForm + `，?(?:将)?是[^，。]{0,12}?新的一年`)
	// outlookHead is a heading of what shall be done.
	outlookHead = pattern.MustCompile(`^[一二三四五六七八九十]{1,2}、(?:[^，。\d]{2,10}[和及与])?` + yearForm + `[^，。；\d]{0,8}(?:打算|计划|安排|思路|要点|设想)$`)
	// steppedInto is said in a text that looks back on a year in so many words.
	steppedInto = pattern.MustCompile(`(?:迎来|跨入|走进|步入)` + yearForm)
	// takenFor has a 将 before it that wishes nothing: 将全面从严治党作为首要任务.
	takenFor = pattern.MustCompile(`作为|放在|摆在|纳入|列入|视为|定为|列为|融入|贯穿|相结合|结合起来|落到|转化为`)
)

// outlookAt is where a sentence looks ahead to the year of a retrospect; nothing where it does not.
func (p *prose) outlookAt(i int, back retrospect) (from, to int) {
	text, s := p.sentenceText(i), p.sentences[i]
	if s.years[0] == s.years[1] {
		return 0, 0
	}
	forms := []*pattern.Pattern{outlookYear}
	switch {
	case back.ends && p.year == 0:
		forms = append(forms, steppedInto)
	case back.ends:
	case p.isHeading(s):
		forms = append(forms, outlookHead)
	case !p.tellsPast(i):
		forms = append(forms, outlookDeed)
	}
	for _, form := range forms {
		m := form.FindStringSubmatchIndex(text)
		if m == nil || inQuotes(text, m[0]) {
			continue
		}
		if y := yearOf(text, m); y == back.year || back.ends && p.year == 0 && y < back.year {
			n := strings.LastIndex(text[:m[1]], fmt.Sprint(y))
			return n, n + len("2006年")
		}
	}
	return 0, 0
}

// tellsPast tells whether a sentence that seems to look ahead tells what was done: by its own words, or, of a
// plan, by those behind it.
func (p *prose) tellsPast(i int) bool {
	text := p.sentenceText(i)
	if didWords.MatchString(text) || agreed.MatchString(text) || takenFor.MatchString(text) && !strings.Contains(text, "把") {
		return true
	}
	planned := containsAny(text, "计划", "打算", "准备")
	return planned && i+1 < len(p.sentences) && didWords.MatchString(p.sentenceText(i+1))
}
