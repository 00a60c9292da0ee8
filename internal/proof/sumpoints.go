package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

var (
	sumSure    = pattern.MustCompile(`前后共|先后共|合计|共计|总计|一共|总共|统共|合共|加起来|加在一|合起来|合在一|相加|总和|之和`)
	linkClosed = pattern.MustCompile(`分为|分成|组成|构成|按[\p{Han}]{1,8}(?:分|看|统计|分类)|分别|依次|分[\p{Han}]{1,4}看|包括以下|具体(?:为|是)`)
	linkAmong  = pattern.MustCompile(`其中|当中|包括|包含|含|用于|：|（|(?:中|里|里头|里面)(?:，|的|有)|分布|来自`)
	announcedN = pattern.MustCompile(`([两二三四五六七八九])(?:个|家|项|类|种|级|大|期|批|笔|块|处|支|所|座|镇|乡|村|地|校|院|者|方|次产业|条|名|部分|方面|片区|季度)`)
)

// sumPoints counts what the words say for a sum.
func (p *prose) sumPoints(s sum) int {
	closed := p.closed(s)
	points := p.wholePoints(s, closed) + p.linkPoints(s) + p.partPoints(s, closed)
	if closed {
		points += 4
	}
	if last := s.last(); restWord.MatchString(last.label) || p.restAhead(last) {
		points += 2
	}
	switch n := len(s.parts); {
	case n > 3:
		points += 2
	case n == 3:
		points++
	case !closed && overlapping[s.whole.Base] && !s.behind:
		points -= 4
	case !closed && !amounts[s.whole.Base] && !s.behind:
		points -= 2
	default:
		points--
	}
	n := len(s.parts)
	switch gap := s.whole.value().Cmp(add(s.parts)); {
	case gap < 0 && overlapping[s.whole.Base] && !closed && slices.ContainsFunc(s.parts, func(g *figure) bool { return p.quality(g, g.label+headRunes(g.after, 6), s.whole) }):
	case gap < 0:
		points += 2
		if !s.behind && n > 2 && p.tight(s) {
			points++
		}
	case gap > 0 && !closed && !s.behind:
		points -= 5 // some may be left out
	case gap > 0 && !closed && p.sharesBetween(s.parts[len(s.parts)-1], s.whole) > 0:
		points -= 2
	}
	return points
}

// tight tells whether the parts are one list under 其中, of names and numbers alone.
func (p *prose) tight(s sum) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	return first.clause == last.clause && strings.Contains(first.label, "其中") && last.index-first.index == len(s.parts)-1 && last.to == last.End
}

// wholePoints: what the words of the whole say.
func (p *prose) wholePoints(s sum, closed bool) int {
	label := s.whole.label
	points := 0
	switch {
	case s.behind && p.restAhead(s.whole):
		return -9 // 其余为村道，共1092公里
	case s.behind && sumSure.MatchString(label):
		points = 5
	case s.behind && sumRole(s.whole):
		points = 2
	case s.behind && s.tallied():
		return 1
	case s.behind && p.allBands(s.parts):
		points = 1
	case s.behind && added.MatchString(p.body[s.parts[0].End:s.whole.Digits]):
		points = 4
	case s.behind && closed && (ofBothParts.MatchString(label) || p.allCounted(s)):
		points = 4
	case s.behind:
		return -9
	case sumRole(s.whole) && !strings.Contains(label, "其中"):
		points = 2
	case wholeWord.MatchString(label):
		points = 1
	}
	if !strings.Contains(label, "共") && overTime.MatchString(label) && !p.listedUnder(s) {
		points -= 2
	}
	if s.back > 0 {
		points -= 2
	}
	if !s.behind && (p.underAmong(s.whole) || inList(p, s.whole)) {
		points -= 4 // itself a part
	}
	return points
}

// tallied tells whether the whole is called the tally of what was just listed, and of nothing since long ago: 一季度培训
// 320人，二季度培训285人，累计培训605人.
func (s sum) tallied() bool {
	m := tallyLead.FindStringSubmatch(s.whole.label)
	return m != nil && (len(s.parts) > 2 || serial(s.parts)) && (m[1] == "" || strings.HasSuffix(onlyHan(s.last().label), m[1]))
}

var tallyLead = pattern.MustCompile(`^[，；]?(?:[三四五六七八九]个?(?:年|月|季度|镇|乡|村|县|区|批|期|次)|全[县市区镇乡年]|今年)?累计(?:共)?([\p{Han}]{0,6})$`)

// listedUnder tells whether the parts are led in right behind the whole as its own: 全县现有学校64所，包括小学41所….
func (p *prose) listedUnder(s sum) bool {
	first := s.parts[0]
	return !s.behind && s.back == 0 && first.index == s.whole.index+1 && linkAmong.MatchString(p.body[s.whole.End:first.Digits])
}

// allCounted tells whether the number of the parts stands before their sum: 三项1685万元.
func (p *prose) allCounted(s sum) bool {
	if s.whole.index == 0 {
		return false
	}
	n := &p.figures[s.whole.index-1]
	return n.End == s.whole.Digits && n.value().Cmp(big.NewRat(int64(len(s.parts)), 1)) == 0
}

// ofBothParts begins the name of what two opposite parts are of: 上半年…，下半年…，全年累计完成.
var ofBothParts = pattern.MustCompile(`^[，；]?(?:全[年县市区镇乡村校院局]|两[者项类]|[三四五六七八](?:者|项|类|笔|级|方|家)|整个)`)

// added joins two parts.
var added = pattern.MustCompile(`加上|加之`)

// restIn leads in what is left over, of which the number stands in the next clause.
var restIn = pattern.MustCompile(`(?:其余|余下的|剩下的)(?:都|均|全)?(?:为|是|系)[\p{Han}（）\d]{1,14}，(?:共|计|有|为|数量为)?$`)

// linkPoints: what the words between the whole and its first part say.
func (p *prose) linkPoints(s sum) int {
	first := s.parts[0]
	if s.behind {
		if composed.MatchString(p.body[s.parts[len(s.parts)-1].End:s.whole.Digits]) {
			return 3
		}
		return 0
	}
	gap := p.body[s.whole.End:first.Digits]
	if s.back > 0 {
		gap = p.body[p.sentences[first.sentence].from:first.Digits]
	}
	points := 0
	if leavesOut.MatchString(gap) {
		points = -4
	}
	switch {
	case linkClosed.MatchString(gap):
		points = 4
	case linkAmong.MatchString(gap), divisionAhead.MatchString(gap):
		points = 2
	}
	if s.back == 0 && first.index > s.whole.index+1 && p.sharesBetween(s.whole, first) < first.index-s.whole.index-1 {
		points-- // something else stands between
	}
	return points
}

var (
	composed  = pattern.MustCompile(`组成|构成`)
	leavesOut = pattern.MustCompile(`主要|重点|比如|例如|特别是|尤其`)
)
