package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// closed tells whether the text or the nature of things says that there are no
// more parts.
func (p *prose) closed(s sum) bool {
	last := s.parts[len(s.parts)-1]
	n := len(s.parts)
	switch {
	case n == 2 && (opposed(s.parts[0], s.parts[1]) || namesBoth(s.whole, s.parts[0], s.parts[1])):
		return true
	case p.restAhead(last), restPart.MatchString(last.label), restWord.MatchString(last.label) && !restGoesOn(p, last), stillWord.MatchString(last.label) && without.MatchString(last.after):
		return true
	case allStates(s.parts), allLevels(s.parts), allNamed(p, s.whole, s.parts), serial(s.parts), n > 2 && allRegions(s.parts), p.allBands(s.parts), n > 2 && allGraded(s.parts), n > 2 && allPaid(s.parts):
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
	gap := p.leadTo(s)
	if divided.MatchString(gap) && (len(s.parts) > 2 || dividedAll.MatchString(gap) && p.lastOfKindHere(last)) {
		return dividedAll.MatchString(gap) || add(s.parts).Cmp(s.whole.value()) > 0
	}
	return len(s.parts) > 2 && (first.index == s.whole.index+1 && listsAll.MatchString(gap) && !leavesOut.MatchString(gap))
}

var (
	divided = pattern.MustCompile(`(?:^|[\p{Han}，；。）\n])[按从][\p{Han}]{1,8}(?:分|划分|看|统计|分类)[，：]\p{Han}{1,12}$`)
	// dividedAll leaves none out, as 从结构看 may.
	dividedAll = pattern.MustCompile(`(?:^|[\p{Han}，；。）\n])按[\p{Han}]{1,8}(?:分|划分|分类)[，：]\p{Han}{1,12}$`)
	listsAll   = pattern.MustCompile(`^[，；]?[\p{Han}]{0,8}[：（]\p{Han}{1,8}$`)
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
	told := whole.label + "·" + headRunes(whole.after, 6) // 进出口总额320亿元, 12个县区
	name := func(f *figure) string { return onlyHan(strings.ReplaceAll(f.label, "其中", "")) }
	for _, joint := range []string{"", "、", "和", "及", "与"} {
		if m, n := name(a), name(b); m != "" && n != "" && len([]rune(m+n)) > 2 && (strings.Contains(told, m+joint+n) || strings.Contains(told, n+joint+m)) {
			return true
		}
	}
	x, y := headRunes(name(a), 1), headRunes(name(b), 1)
	tail := strings.TrimPrefix(name(a), x)
	return x != y && tail == strings.TrimPrefix(name(b), y) && len([]rune(tail)) < 4 && (strings.Contains(told, x+y) || strings.Contains(told, y+x))
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

// rung is a step of a grading.
var rung = pattern.MustCompile(`(?:([一二三四五六七八九]|[1-9]A|[A-E])(?:星级?|级|等级?|类|档|星)|(正高级|副高级|中级|初级|博士|硕士|本科|大专|专科|高中|初中|优秀|良好|及格|合格|不及格|不合格))(?:职称|学历|研究生)?(及以下|以下|及以上|以上)?(?:的|机构|单位|企业|学校|村|医院)?$`)

// allPaid tells whether the parts are what several pay for one thing.
func allPaid(parts []*figure) bool {
	for _, g := range parts {
		if g.Base != "元" || !authority.MatchString(g.label) || earned.MatchString(g.label) {
			return false
		}
	}
	return true
}

// earned is money that is made and not paid.
var earned = pattern.MustCompile(`增加值|产值|销售|利润|营业|收入$`)

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

// allRegions tells whether the parts are the quarters of one place, each told once.
func allRegions(parts []*figure) bool {
	seen := map[string]bool{}
	for _, g := range parts {
		name := region.FindString(onlySerial.ReplaceAllString(g.label, ""))
		if name == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}

var region = pattern.MustCompile(`^(?:东|中|西|南|北|东南|东北|西南|西北)(?:部|片|线|区)|^(?:山区|丘陵|平原|坝区|库区|沿海|内陆|城区|乡镇|农村|园区|高新区|经开区)`)

// underDivision tells whether f is one of the parts into which its sentence divides something.
func (p *prose) underDivision(f *figure) bool {
	return divisionAhead.MatchString(p.body[p.sentences[f.sentence].from:f.Digits])
}

// divisionAhead is a way of dividing anywhere before.
var divisionAhead = pattern.MustCompile(`(?:^|[，；。）])[按从][\p{Han}]{1,8}(?:分|划分|看|统计|分类)[，：]`)
