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
	if last := s.parts[len(s.parts)-1]; restWord.MatchString(last.label) {
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
	case s.behind && restIn.MatchString(p.body[p.sentences[s.whole.sentence].from:s.whole.Start]):
		return -9 // 其余为村道，共1092公里
	case s.behind && sumSure.MatchString(label):
		points = 5
	case s.behind && sumRole(s.whole):
		points = 2
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
	if !strings.Contains(label, "共") && overTime.MatchString(label) {
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
	case linkAmong.MatchString(gap):
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
		if g.target != s.whole.target {
			points--
		}
		if toBe.MatchString(g.label) && !toBe.MatchString(s.whole.label) {
			points -= 6
		}
		if lastYear.MatchString(g.label) && !lastYear.MatchString(s.whole.label) && !yearBegin.MatchString(g.label) {
			points -= 5
		}
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

// overlapping are the units of what may be counted under several heads: a person
// may be a woman and a doctor.
var overlapping = map[string]bool{"人": true, "户": true, "家": true, "所": true, "个": true, "村": true}

// quality tells whether a part is told by what it is like and not by what it is,
// so that others may be the same.
func (p *prose) quality(g *figure, label string, whole *figure) bool {
	if g.index > 0 {
		if band := &p.figures[g.index-1]; band.clause == g.clause && band.sentence == g.sentence && band.bound() != "" {
			return true
		}
	}
	for _, word := range qualities.FindAllString(funds.ReplaceAllString(label, ""), -1) {
		if !strings.Contains(whole.label, word) { // 退役军人18640人，其中退役军士…
			return true
		}
	}
	return false
}

// toBe tells of what is not there yet.
var toBe = pattern.MustCompile(`在建|拟建|待建|筹建|规划建设`)

// restIn leads in what is left over, of which the number stands in the next clause.
var restIn = pattern.MustCompile(`(?:其余|余下的|剩下的)(?:都|均|全)?(?:为|是|系)[\p{Han}]{1,10}，共?$`)

// again leads in what came later.
var again = pattern.MustCompile(`又|再(?:次|度)?[新购进增补追投]`)

// closed tells whether the text or the nature of things says that there are no
// more parts.
func (p *prose) closed(s sum) bool {
	last := s.parts[len(s.parts)-1]
	n := len(s.parts)
	switch {
	case n == 2 && (opposed(s.parts[0], s.parts[1]) || namesBoth(s.whole, s.parts[0], s.parts[1])):
		return true
	case restPart.MatchString(last.label), restWord.MatchString(last.label) && !restGoesOn(p, last), stillWord.MatchString(last.label) && without.MatchString(last.after):
		return true
	case allStates(s.parts), allLevels(s.parts), allNamed(p, s.whole, s.parts), serial(s.parts), p.allBands(s.parts), n > 2 && allGraded(s.parts), n > 2 && allPaid(s.parts):
		return true
	}
	if p.enumerated(s) {
		return true
	}
	told := lastBytes(p.body[p.sentences[s.whole.sentence].from:s.whole.Digits], 200) + headRunes(s.whole.after, 14)
	if !s.behind {
		told += p.body[min(s.whole.End, s.parts[0].Start):s.parts[0].Start]
	}
	for _, m := range announcedN.FindAllStringSubmatch(told, -1) {
		if smallNumber(m[1]) == n {
			return true
		}
	}
	return yearsTold(p, p.sentences[s.whole.sentence], s.whole) == n && yearBegin.MatchString(s.parts[0].label)
}

// enumerated tells whether the parts are a list that stands for the whole, behind a colon, in
// brackets, or by a division of all: 96个：县级12个、乡级67个、社区17个; 按渠道分，来信….
func (p *prose) enumerated(s sum) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if s.behind || last.index-first.index != len(s.parts)-1 || slices.ContainsFunc(s.parts, func(g *figure) bool { return p.quality(g, g.label+headRunes(g.after, 6), s.whole) }) {
		return false
	}
	from := s.whole.End
	if s.back > 0 {
		from = p.sentences[first.sentence].from
	}
	gap := p.body[from:first.Digits]
	return len(s.parts) > 2 && (divided.MatchString(gap) || first.index == s.whole.index+1 && listsAll.MatchString(gap) && !leavesOut.MatchString(gap))
}

var (
	divided  = pattern.MustCompile(`^[，；。\n]?按[\p{Han}]{1,8}(?:分|划分|看|统计|分类)[，：]`)
	listsAll = pattern.MustCompile(`^[\p{Han}]{0,6}[：（]\p{Han}{1,8}$`)
)

// allStates tells whether the parts are how far things have come: done, under way, not
// begun.
func allStates(parts []*figure) bool {
	done, open := false, false
	for _, g := range parts {
		d, o := stateDone.MatchString(g.label), stateOpen.MatchString(g.label)
		if !d && !o {
			return false
		}
		done, open = done || d, open || o
	}
	return len(parts) > 2 && done && open
}

var (
	stateDone = pattern.MustCompile(`^[，；、：]?(?:其中)?(?:目前|现)?已(?:经)?[\p{Han}]{2,6}$`)
	stateOpen = pattern.MustCompile(`^[，；、：]?(?:其中)?(?:正在|正|仍在|尚在|尚未|还未|未|待|即将)[\p{Han}]{1,6}$`)
)

// namesBoth tells whether the name of the whole is made of those of its two parts: 优良天数
// of 优 and 良, 进出口 of 进口 and 出口, 投诉举报 of 投诉 and 举报.
func namesBoth(whole, a, b *figure) bool {
	name := func(f *figure) string { return onlyHan(strings.ReplaceAll(f.label, "其中", "")) }
	for _, joint := range []string{"", "、", "和", "及", "与"} {
		if m, n := name(a), name(b); len([]rune(m)) > 1 && len([]rune(n)) > 1 && (strings.Contains(whole.label, m+joint+n) || strings.Contains(whole.label, n+joint+m)) {
			return true
		}
	}
	x, y := headRunes(name(a), 1), headRunes(name(b), 1)
	tail := strings.TrimPrefix(name(a), x)
	return x != y && tail == strings.TrimPrefix(name(b), y) && len([]rune(tail)) < 4 && (strings.Contains(whole.label, x+y) || strings.Contains(whole.label, y+x))
}

var serialName = pattern.MustCompile(`第?([一二三四五六七八九甲乙丙丁A-E东西南北上下])(?:季度|半年|类|级|等|期|批|档|片区?|区|部|组|标段|次|轮|星级)?`)

// serial tells whether the parts are named by the members of one series, three or
// more of them, or the two halves of a year.
func serial(parts []*figure) bool {
	if strings.Contains(parts[0].label, "季度") && len(parts) < 4 {
		return false
	}
	var stem string
	seen := map[string]bool{}
	for n, g := range parts {
		name := onlySerial.ReplaceAllString(g.label, "")
		m := serialName.FindStringSubmatch(name)
		if m == nil || seen[m[1]] {
			return false
		}
		seen[m[1]] = true
		if rest := strings.Replace(name, m[1], "", 1); n == 0 {
			stem = rest
		} else if headRunes(rest, 2) != headRunes(stem, 2) {
			return false
		}
	}
	return len(parts) > 2 || seen["上"] && seen["下"]
}

var onlySerial = pattern.MustCompile(`[，、：；（]|其中`)

// allGraded tells whether the parts are the classes of one grading.
func allGraded(parts []*figure) bool {
	for _, g := range parts {
		if !graded.MatchString(g.label) && !rung.MatchString(g.label) {
			return false
		}
	}
	return true
}

// allPaid tells whether the parts are what several pay for one thing.
func allPaid(parts []*figure) bool {
	for _, g := range parts {
		if g.Base != "元" || !authority.MatchString(g.label) {
			return false
		}
	}
	return true
}

// allBands tells whether the parts are counts of bands from 以下 to 以上 that leave no
// gap.
func (p *prose) allBands(parts []*figure) bool {
	if parts[0].index == 0 || p.figures[parts[0].index-1].clause != parts[0].clause {
		return false
	}
	var bands []band
	bottom, top := false, false
	for _, b := range bandsOf(p, parts[0].sentence) {
		if slices.Contains(parts, b.count) {
			v := b.interval()
			bottom, top = bottom || v.Low == nil, top || v.High == nil
			bands = append(bands, b)
		}
	}
	return len(bands) == len(parts) && bottom && top && contiguous(bands)
}

// restGoesOn tells whether the list goes on behind f, so that 其他 belongs to a
// name: 其他技术人员118人，管理人员96人.
func restGoesOn(p *prose, f *figure) bool {
	if f.index+1 >= len(p.figures) {
		return false
	}
	g := &p.figures[f.index+1]
	return g.sentence == f.sentence && plain(g) && sameBase(g, f) && g.clause-f.clause <= 1 && !strings.Contains(g.label, "其中") && !isChange(g) && !containsAny(g.label, "合计", "共", "总")
}

func firstOfKind(p *prose, f *figure, from int) int {
	for k := from; k < f.index; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, f) {
			return k
		}
	}
	return -1
}

// rung is a step of a grading.
var rung = pattern.MustCompile(`(?:([一二三四五六七八九]|[1-9]A|[A-E])(?:星级?|级|等级?|类|档|星)|(正高级|副高级|中级|初级|博士|硕士|本科|大专|专科|高中|初中|优秀|良好|及格|合格|不及格|不合格))(?:职称|学历|研究生)?(及以下|以下|及以上|以上)?(?:的|机构|单位|企业|学校|村|医院)?$`)
