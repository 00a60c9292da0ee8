package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A deed is what was done with what: 走访一线职工, told before its number (走访一线职工3.8万人次) or
// around it (走访3.8万人次一线职工).

// deedOf is the deed of a figure, "" where its label tells of something else.
func deedOf(f *figure) string {
	deed := onlyHan(leadsDeed.ReplaceAllString(endsDeed.ReplaceAllString(f.label, ""), ""))
	if n := len([]rune(deed)); n < 2 || n > 12 || containsAny(deed, "比", "较", "分别") {
		return ""
	}
	if noun := nameBehind(f); len([]rune(deed)) <= 3 && noun != "" {
		deed += noun
	}
	return deed
}

var (
	// leadsDeed is what may stand before a deed: whose or of when it is, and that it is told again.
	leadsDeed = pattern.MustCompile(`^(?:[，；：、]|(?:19|20)\d\d年|\d{1,2}月份?|今年|本年|去年|全年|上半年|下半年|前三季度|[一二三四]季度|以来|截至目前|目前|年内|全[县市区镇乡省州院校局]|我[县市区镇乡省州院校局们]|综上|综上所述|总的看|总体看|回顾[\p{Han}]{0,4}|之所以能?|正是|在|能|又|所|该|这次|此次|本次|期间|活动|累计|总共|共|已|先后|一共|还|也)+`)
	endsDeed  = pattern.MustCompile(`(?:达到|达|共|共计|约|近|已|了|为|有|超|超过)+$`)
	// toldAsDone stands in a sentence that looks back at what was told.
	toldAsDone = pattern.MustCompile(`综上|总的看|总体看|回顾|之所以|得益于|基础上|反映出|来之不易|只是开始|只是第一步|背后|表明|说明|体现|离不开|靠的是|创下|再次|换来|凝聚着`)
)

// sameDeed counts what speaks for two figures being told of one deed, which is named.
func (p *prose) sameDeed(g, f *figure) (points int, deed string) {
	told, deed := deedOf(g), deedOf(f)
	if deed == "" || !strings.HasSuffix(told, deed) {
		return 0, ""
	}
	if len([]rune(deed)) > 3 {
		points = 4
	}
	if toldAsDone.MatchString(p.sentenceText(f.sentence)) {
		points = max(4, points+2)
	}
	if points == 0 {
		return 0, "" // 立案 may be of anything
	}
	return points, deed
}
