package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// amongWhole checks that no part under 其中 exceeds the whole before it.
func amongWhole(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !p.underAmong(f) && !firstOfRow.MatchString(f.label) || !plain(f) || f.target || isPerHead(f) || inside.MatchString(f.after) || f.Hedge != numeral.Unhedged && strings.HasPrefix(f.after, "的") {
			continue // 其中超过100万元的有5个
		}
		whole := lastOfKind(p, p.reachOf(f), f)
		if whole == nil || timeOnly(whole) || mostOfSome(whole, f) || inList(p, whole) || floorOrCeiling(p, whole) != 0 || leftAside.MatchString(whole.after) || whole.sentence == f.sentence && f.clause-whole.clause > 3+p.sharesBetween(whole, f) || isPerHead(whole) {
			continue
		}
		if opening.MatchString(strings.ReplaceAll(f.label, "其中", "")) && closing.MatchString(whole.label) || slipOfRest(p, r, whole, f) || p.ofItsName(whole, f) || largerBefore(p, whole, f) || !whole.Exact().Below(f.Exact()) || !whole.Span().Below(f.Span()) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“其中”的%s大于总数%s；请核对这两个数", p.written(f), p.written(whole)), "不超过" + p.written(whole), p.written(f)}, placeWide(whole), place(f))
	}
}

// timeOnly tells whether f is how long something lasts, of which what others take is no part:
// 为期七天。其中，大型客车的三十天.
func timeOnly(f *figure) bool {
	return (f.Base == "天" || f.Base == "日" || f.Base == "年" || f.Base == "月") && !countsAll(f)
}

// mostOfSome tells whether f is the largest of several of which the whole says how large they are about:
// 单网10万斤左右。其中，最多的一网50万斤.
func mostOfSome(whole, f *figure) bool {
	return whole.Hedge == numeral.About && containsAny(f.label, "最高", "最多", "最大", "最长") && !countsAll(whole)
}

// countsAll tells whether f is said to be of all, and not of one.
func countsAll(f *figure) bool { return containsAny(f.label, "共", "总", "累计", "合计", "全") }

// leftAside follows the number of those that are none of the rest: 除1个外均达标.
var leftAside = pattern.MustCompile(`^[\p{Han}]{0,6}?(?:以外|之外|外)(?:，|均|都|全|其|$)`)

// underAmong tells whether 其中 leads in f: 其中税收14亿元, 其中，税收14亿元.
func (p *prose) underAmong(f *figure) bool {
	if strings.Contains(f.label, "其中") {
		return true
	}
	s := p.sentences[f.sentence]
	if f.clause == 0 {
		return false
	}
	before := s.clauses[f.clause-1]
	return p.body[before[0]:before[1]] == "其中" && (f.index == s.figs[0] || p.figures[f.index-1].clause < f.clause)
}

// reachOf is the first figure that 其中 before f may reach back to: those of the
// sentence, and where the sentence begins with 其中 those of the one before.
func (p *prose) reachOf(f *figure) int {
	s := p.sentences[f.sentence]
	if i := f.sentence; f.index == s.figs[0] && i > 0 && strings.HasPrefix(p.body[s.from:], "其中") && p.sentences[i-1].paragraph == s.paragraph {
		return p.sentences[i-1].figs[0]
	}
	return s.figs[0]
}

// sharesBetween counts the clauses between two figures that only say how a
// figure changed or what share it is.
func (p *prose) sharesBetween(a, b *figure) int {
	n := 0
	for k := a.index + 1; k < b.index; k++ {
		if g := &p.figures[k]; g.Percent || g.Base == "个百分点" || isChange(g) {
			n++
		}
	}
	return n
}

// inList tells whether g is the last of a list joined by 、 and 和, so that 其中
// behind it is of them all.
func inList(p *prose, g *figure) bool {
	if g.index == 0 {
		return false
	}
	prev := &p.figures[g.index-1]
	if before := lastOfKind(p, p.sentences[g.sentence].figs[0], g); before != nil && hasShare(p, g) && hasShare(p, before) {
		return true // 百万级的2起，占8.7%；千万级的8起，占34.8%
	}
	return prev.sentence == g.sentence && prev.clause == g.clause && sameBase(prev, g) && strings.ContainsAny(p.body[prev.End:g.Digits], "、和")
}

// inside makes a figure a whole of its own: 128个乡镇（街道）中116个.
var inside = pattern.MustCompile(`^[\p{Han}（）、]{1,12}(?:中|里|当中)$`)

// firstOfRow leads in the first of parts that are numbered: 第一批发放280顶.
var firstOfRow = pattern.MustCompile(`^[，：；（]?(?:第一[批期次轮阶]|首[批期轮]|一期|一批)[\p{Han}]{0,8}$`)

func lastOfKind(p *prose, from int, f *figure) *figure {
	for k := f.index - 1; k >= from && k > f.index-6; k-- {
		if g := &p.figures[k]; plain(g) && sameBase(g, f) && !isChange(g) && !allBut(g) {
			return g
		}
	}
	return nil
}

// allBut tells whether f counts those of which something is not told: 除1个外均达标.
func allBut(f *figure) bool {
	return strings.HasSuffix(f.label, "除") && strings.HasPrefix(strings.TrimLeft(f.after, "个家名户村所"), "外")
}

// ofItsName tells whether a larger figure before whole bears the name of a part, as whole
// does not: 其中 may take up several at once.
func (p *prose) ofItsName(whole, part *figure) bool {
	own := overlap(whole.label, part.label)
	for k := whole.index - 1; k >= p.sentences[whole.sentence].figs[0] && k > whole.index-12; k-- {
		if g := &p.figures[k]; plain(g) && sameBase(g, part) && overlap(g.label, part.label) > own && !g.Exact().Below(part.Exact()) {
			return true
		}
	}
	return false
}

// newSubject tells whether g begins something else behind a semicolon: only
// where the list was led in by a colon do semicolons part its items.
func newSubject(p *prose, first, last, g *figure) bool {
	if sharesLeave(p, first, g) || restFirst.MatchString(strings.TrimLeft(g.label, "；")) {
		return false
	}
	if strings.Contains(first.label, "其中") && (hasShare(p, first) || p.changed(first) && p.changed(g)) {
		return false // 其中企业17240户，占35.5%；个体工商户…
	}
	return strings.Contains(p.body[last.End:g.Digits], "；") && !(p.itemsOfTheirOwn(first) && (last == first || strings.Contains(p.body[first.End:last.Digits], "；"))) && !strings.HasSuffix(p.body[:first.from], "：") && !strings.HasSuffix(p.body[:first.from], "其中，") && !strings.Contains(first.label, "：")
}

// sharesLeave tells whether both figures have a share, and may be parts of one whole by them.
func sharesLeave(p *prose, a, b *figure) bool {
	return hasShare(p, a) && hasShare(p, b) && new(big.Rat).Add(p.figures[a.index+1].Value, p.figures[b.index+1].Value).Cmp(big.NewRat(101, 100)) < 0
}

// amounts are units of what cannot be counted twice. Two kinds of people or
// institutions under 其中 may overlap: 处分38人，其中党纪处分30人，政务处分12人.
var amounts = map[string]bool{"元": true, "平方米": true, "公斤": true, "米": true, "立方米": true, "千瓦": true, "千瓦时": true, "分": true,
	"场": true, "次": true, "期": true, "顶": true, "份": true, "张": true, "间": true, "套": true, "辆": true, "头": true, "只": true, "棵": true, "株": true, "本": true, "册": true, "天": true, "人次": true, "场次": true, "架次": true, "辆次": true, "盏": true, "吨": true, "桶": true, "箱": true}

// slipOfRest checks a whole of two parts of which the second is larger than the
// whole and a slip of the pen from what the first leaves: 126个，其中国家级站4个，区域站132个.
func slipOfRest(p *prose, r *report, whole, first *figure) bool {
	if first.index+1 >= p.sentences[first.sentence].figs[1] {
		return false
	}
	g := &p.figures[first.index+1]
	if !plain(g) || inside.MatchString(g.after) || !sameBase(g, whole) || g.clause-first.clause > 1 || p.parted(first, g) || !whole.Exact().Below(g.Exact()) || !partName.MatchString(g.label) || g.Scale != whole.Scale {
		return false
	}
	if containsAny(g.label, "足", "达", "至", "到", "共") {
		return false // 购置3台，其中1台用于替换，配足6台
	}
	left := new(big.Rat).Sub(whole.value(), first.value())
	if !slip(sayIn(left, g), p.digits(g)) {
		return false
	}
	r.add(claim{diag.Error, fmt.Sprintf("“其中”的%s大于总数%s；按总数推算应为%s", p.written(g), p.written(whole), sayIn(left, g)), sayIn(left, g), p.written(g)}, placeWide(whole), place(g))
	return true
}

// largerBefore tells whether a figure of the sentence before whole is large
// enough for part: 其中 may reach back to the head of a list.
func largerBefore(p *prose, whole, part *figure) bool {
	for k := whole.index - 1; k >= p.sentences[whole.sentence].figs[0] && k > whole.index-12; k-- {
		if strings.Contains(p.body[p.figures[k].End:whole.Digits], "；") {
			return false
		}
		if g := &p.figures[k]; plain(g) && sameBase(g, whole) && !g.Exact().Below(part.Exact()) && !isChange(g) {
			return true
		}
	}
	return false
}
