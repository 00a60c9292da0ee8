package proof

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What was done is told by its verb alone, and again: 立案98件 … 上半年共立案89件; 设站11座 … 所设12座车站.

var (
	// inAllDone sums up what was done, and names nobody who did it.
	inAllDone = pattern.MustCompile(`^[，；]?(?:今年|全年|年内|上半年|前三季度|[一二三四]季度|本[年季月]|(?:19|20)\d\d年)?(?:以来)?(?:共|累计|总共|一共)([\p{Han}]{2,8})$`)
	// whatWas takes up those to whom something was done.
	whatWas = pattern.MustCompile(`所([\p{Han}]{1,4}?)的?$`)
	// justDone is what stands before a verb that is told for the first time.
	justDone = pattern.MustCompile(`^[，；、]?(?:共|已|累计|先后|全线|全年|上半年|全[县区市镇]|其中)*`)
)

// deedsAgain finds such a count with another number, a slip for the first or far from what all were.
func deedsAgain(p *prose, r *report) {
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.aside || f.target || f.Hedge != numeral.Unhedged || p.amongOthers(f) {
			continue
		}
		if m := inAllDone.FindStringSubmatch(f.label); m != nil {
			same := func(g *figure) bool { return justDone.ReplaceAllString(g.label, "") == m[1] }
			if old := p.onlyDone(f, same); old != nil && anagram(numberOf(p, old), numberOf(p, f)) {
				sayRepeat(p, r, old, f, m[1])
			}
		} else if m := whatWas.FindStringSubmatch(f.label); m != nil {
			same := func(g *figure) bool {
				at := strings.LastIndex(g.label, m[1])
				return at >= 0 && len(g.label)-at-len(m[1]) <= len("站点们") && onlyHan(g.label[at:]) == g.label[at:]
			}
			if old := p.onlyDone(f, same); old != nil && near(f.value(), old.value(), 2) {
				sayRepeat(p, r, old, f, m[1])
			}
		}
	}
}

// onlyDone is the one count of the eight sentences before f that a condition holds for, nil where there are
// several, or one that f agrees with.
func (p *prose) onlyDone(f *figure, is func(*figure) bool) (old *figure) {
	for k := p.sentences[max(0, f.sentence-8)].figs[0]; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, f) || !is(g) {
			continue
		}
		if old != nil || g.sentence == f.sentence || g.Span().Meets(f.Span()) || isChange(g) || g.target || !p.sameSpan(g, f) || localName.MatchString(general.ReplaceAllString(p.body[p.sentences[f.sentence].from:f.Digits], "")) {
			return nil
		}
		old = g
	}
	return old
}

// sameSpan tells whether f is of the time of g, as it is where it names none and g is of a part of the year that
// the text is about.
func (p *prose) sameSpan(g, f *figure) bool {
	a, b := timeOf(p, g), timeOf(p, f)
	return a == b || b == "" && spanWord.MatchString(a)
}

var spanWord = pattern.MustCompile(`^(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)$`)

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
