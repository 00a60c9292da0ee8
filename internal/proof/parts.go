package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// partPoints: what the words of the parts say.
func (p *prose) partPoints(s sum, closed bool) int {
	points, short := 0, true
	heads, labels, some, names := map[string]int{}, "", 0, map[string]bool{}
	for _, g := range s.parts {
		name := nameTail.ReplaceAllString(onlyHan(g.label), "")
		short = short && len([]rune(name)) <= 8
		if len([]rune(name)) > 1 {
			heads[tailRunes(name, 1)]++
		}
		if told := p.body[g.from:g.Digits]; len([]rune(name)) > 1 && names[told] {
			points -= 4 // 受理…68件，结案38件；受理…925件，结案440件
		} else {
			names[told] = true
		}
		label := g.label + headRunes(g.after, 6)
		if labels += label; p.quality(g, label, s.whole) {
			some++
		}
		if g.Base != s.whole.Base {
			points--
		}
		if strings.Contains(g.label, "编外") && strings.Contains(s.whole.label, "编") {
			points -= 8 // 编制62人，在编58人，另聘编外9人
		}
		if again.MatchString(g.label) {
			points -= 4
		}
		if byContract.MatchString(g.label) != byContract.MatchString(s.whole.label) && s.whole.Base == "元" {
			points -= 8 // 总投资2.8亿元，三个标段中标价…
		}
		if g.target != s.whole.target && !p.planGoesOn(s) {
			points--
		}
		if toBe.MatchString(g.label) && !toBe.MatchString(s.whole.label) {
			points -= 6
		}
		if fetched.MatchString(g.label) && !fetched.MatchString(s.whole.label) {
			points -= 4
		}
		if lastYear.MatchString(g.label) && !lastYear.MatchString(s.whole.label) && !yearBegin.MatchString(g.label) {
			points -= 5
		}
	}
	if s.whole.target && strings.Contains(s.whole.label, "目标") && !slices.ContainsFunc(s.parts, func(g *figure) bool { return g.target }) {
		points -= 4 // what was done of a goal
	}
	for _, g := range s.parts {
		if g.value().Cmp(s.whole.value()) >= 0 && !(s.behind && bareSum(s.whole)) {
			points -= 3 // no part of it
		}
	}
	if short {
		points++
	}
	for _, n := range heads {
		if n == len(s.parts) {
			points++
		}
	}
	if !closed && !s.behind && some > 0 && !(s.whole.Base == "元" && levels.MatchString(labels)) && !allLevels(s.parts) {
		points -= min(3*some, 8)
	}
	return points
}

// planGoesOn tells whether the parts of what shall be are told in the words of the whole: 计划整修312公里，其中
// 东部128公里.
func (p *prose) planGoesOn(s sum) bool {
	gap := p.body[min(s.whole.End, s.parts[0].Digits):s.parts[0].Digits]
	return s.whole.target && !s.behind && (strings.Contains(gap, "其中") || linkClosed.MatchString(gap) || listsAll.MatchString(gap))
}

// overlapping are the units of what may be counted under several heads: a person
// may be a woman and a doctor.
var overlapping = map[string]bool{"人": true, "户": true, "家": true, "所": true, "个": true, "村": true}

// quality tells whether a part is told by what it is like and not by what it is,
// so that others may be the same.
func (p *prose) quality(g *figure, label string, whole *figure) bool {
	if p.ofBand(g) {
		return true
	}
	for _, word := range qualities.FindAllString(funds.ReplaceAllString(label, ""), -1) {
		if !strings.Contains(whole.label, word) { // 退役军人18640人，其中退役军士…
			return true
		}
	}
	return false
}

// ofBand tells whether g counts a band: 面积在100㎡以下的有11个.
func (p *prose) ofBand(g *figure) bool {
	if g.index == 0 {
		return false
	}
	band := &p.figures[g.index-1]
	return band.clause == g.clause && band.sentence == g.sentence && band.bound() != ""
}

// toBe tells of what is not there yet.
var toBe = pattern.MustCompile(`在建|拟建|待建|筹建|规划建设`)

// byContract is what was bid or agreed on, which is not what was planned or spent.
var byContract = pattern.MustCompile(`中标|合同[价额金]|成交|控制价|结算|评估价`)

// fetched leads in what has to be got from elsewhere.
var fetched = pattern.MustCompile(`^[，；]?(?:尚|还|仍)?需从?`)

// again leads in what came later.
var again = pattern.MustCompile(`又|再(?:次|度)?[新购进增补追投]`)

func firstOfKind(p *prose, f *figure, from int) int {
	for k := from; k < f.index; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, f) {
			return k
		}
	}
	return -1
}
