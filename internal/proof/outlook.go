package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/pattern"
)

// How a sentence looks ahead to a year: 2024年，我们将继续…; 展望2024年.

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
