package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Why figures that look like a sum, and do not hold, were none: another run of the
// row makes the whole, some were counted twice, or the whole is one of the parts.

// excused tells whether the text gives a reason for the parts to make another number than the whole.
func (p *prose) excused(s sum) bool {
	return p.countedTwice(s) || p.inBoth(s) || s.holdsTheRest() || p.ofOneRank(s) || p.ofLarger(s)
}

// otherwise tells whether some other run of the row makes the whole.
func (p *prose) otherwise(row []*figure, s sum) bool {
	for from := range row {
		exact := numeral.Exactly(new(big.Rat))
		for n, g := range row[from:] {
			if g == s.whole {
				break
			}
			if exact = exact.Add(g.Exact()); n > 0 && fits(exact, s.whole.Exact()) {
				return true
			}
		}
	}
	return false
}

// overlaps are words for what is counted under more than one head.
var overlaps = pattern.MustCompile(`重叠|去重|重复|兼有|兼具|交叉|同时属于|同一人|可同时|多重身份|两种以上|多项兼`)

// countedTwice tells whether the text says that some were counted under several
// heads.
func (p *prose) countedTwice(s sum) bool {
	twice := func(i int) bool {
		return overlaps.MatchString(noOverlap.ReplaceAllString(p.sentenceText(i), ""))
	}
	return twice(s.whole.sentence) || twice(s.parts[0].sentence)
}

// noOverlap says that nothing was.
var noOverlap = pattern.MustCompile(`(?:不含|不计|无|没有|不存在|已?剔除|已?扣除|已?去除|不)[\p{Han}]{0,10}(?:重叠|重复|交叉)`)

// ofOneRank tells whether the whole is of the same rank as the parts: told in the
// same form (有A的村18个，有B的村11个), or with a share of the same larger whole. Where every part
// has a share of the whole that is right, they are told for themselves.
func (p *prose) ofOneRank(s sum) bool {
	if s.behind {
		return false
	}
	if gap := p.body[s.whole.End:max(s.whole.End, s.parts[0].Digits)]; s.back == 0 && !sumRole(s.whole) && !linkAmong.MatchString(strings.TrimSuffix(gap, s.parts[0].label)) && !strings.Contains(s.parts[0].label, "其中") && sameForm(s.whole, s.parts[0]) {
		return true
	}
	witnessed := 0
	of, told := p.impliedWhole(s.whole)
	for _, g := range s.parts {
		larger, ok := p.impliedWhole(g)
		if !ok {
			return false
		}
		if fits(larger, s.whole.Span()) {
			witnessed++
		} else if told && fits(larger, of) {
			return true
		}
	}
	return witnessed == len(s.parts)
}

// sameForm tells whether what stands before two figures begins and ends alike.
func sameForm(a, b *figure) bool {
	x, y := onlyHan(a.label), onlyHan(b.label)
	return len([]rune(y)) > 3 && headRunes(x, 1) == headRunes(y, 1) && tailRunes(x, 2) == tailRunes(y, 2)
}

// impliedWhole is what a figure is a part of by the share that is told with it.
func (p *prose) impliedWhole(g *figure) (numeral.Interval, bool) {
	if !hasShare(p, g) {
		return numeral.Interval{}, false
	}
	next := &p.figures[g.index+1]
	if next.Value.Sign() <= 0 || next.Upper != nil {
		return numeral.Interval{}, false
	}
	return g.Span().Div(next.Span()), true
}

// ofLarger tells whether the parts make a figure before the whole, or, some of them
// alone or with the whole and what stands before it, make one: then the whole was
// a part, a goal, or of another measure.
func (p *prose) ofLarger(s sum) bool {
	alike := slices.DeleteFunc(slices.Clone(s.parts), func(g *figure) bool { return g.Base != s.whole.Base })
	if len(alike) > 1 && len(alike) < len(s.parts) && holdsFor(alike, s.whole) {
		return true
	}
	if s.behind || p.closed(s) && len(s.parts) > 2 {
		return false
	}
	before := p.kinBefore(s.whole)
	larger := append([]*figure{s.whole}, s.parts...)
	for n := len(before); n >= 0; n-- {
		if n < len(before) {
			larger = append([]*figure{before[n]}, larger...)
		}
		for _, g := range before[:n] {
			if g.sentence >= s.whole.sentence-1 && (holdsFor(larger, g) || holdsFor(s.parts, g)) {
				return true
			}
		}
	}
	return false
}

// balanced tells whether the first of a row, with some of what follows added and
// the rest taken off, makes the last: what was there, came, went and is left.
func balanced(row []*figure) bool {
	for n := 3; n <= min(len(row), 8); n++ {
		if last := row[n-1]; (closing.MatchString(last.label) || leftOver.MatchString(last.label)) && leaves(row[:n]) {
			return true
		}
	}
	return false
}

func leaves(row []*figure) bool {
	n := len(row) - 2
	for mask := range 1 << n {
		left := row[0].value()
		for k, g := range row[1 : n+1] {
			v := g.value()
			if mask&(1<<k) != 0 {
				v = new(big.Rat).Neg(v)
			}
			left = new(big.Rat).Add(left, v)
		}
		if left.Abs(left).Cmp(row[n+1].value()) == 0 {
			return true
		}
	}
	return false
}

// leftOver is what is there in the end.
var leftOver = pattern.MustCompile(`剩|余|不足|还有|尚有|现有|里有|结存|库存|留`)

// besideParts tells whether the whole is no more than the first of a row of its like: 种植业13.5亿元、养殖业
// 9.0亿元、林业7.5亿元; 种植业产值13.5亿元，养殖业产值9.0亿元，林业产值7.5亿元; 从起因看，电气186起，用火127起.
func (p *prose) besideParts(s sum) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if s.behind || s.back > 0 || sumRole(s.whole) {
		return false
	}
	gap := p.body[s.whole.End:first.Digits]
	if strings.Contains(gap, "其中") {
		return false
	}
	divides := strings.Contains(gap, "（") || divided.MatchString(gap) || listsAll.MatchString(gap)
	if p.underDivision(s.whole) && !divides && (!wholeWord.MatchString(s.whole.label) || firstOfKind(p, s.whole, p.sentences[s.whole.sentence].figs[0]) >= 0) {
		return true
	}
	if strings.HasPrefix(gap, "、") && s.whole.clause == last.clause {
		return true
	}
	own := []rune(onlyHan(s.whole.label))
	like := 3
	if p.largerAhead(s) && !divides {
		like = 2
	}
	return len(own) > like+1 && !slices.ContainsFunc(s.parts, func(g *figure) bool {
		name := onlyHan(g.label)
		return !strings.HasSuffix(name, string(own[len(own)-like:])) || len([]rune(name)) == like
	})
}

// largerAhead tells whether a number of the paragraph before the whole is large enough for it and all parts.
func (p *prose) largerAhead(s sum) bool {
	all := new(big.Rat).Add(s.whole.value(), add(s.parts))
	return slices.ContainsFunc(p.kinBefore(s.whole), func(g *figure) bool { return g.value().Cmp(all) >= 0 })
}

// inBoth tells whether what the parts make too much is told behind them, as what belongs to both: 甲境内19公里，乙境内
// 22公里，共有河段7公里.
func (p *prose) inBoth(s sum) bool {
	over := new(big.Rat).Sub(add(s.parts), s.whole.value())
	if s.behind || over.Sign() <= 0 {
		return false
	}
	last := s.last()
	for k := last.index + 1; k < len(p.figures) && p.figures[k].sentence <= last.sentence+1; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, last) && g.value().Cmp(over) == 0 && bothHave.MatchString(g.label+"·"+g.after) {
			return true
		}
	}
	return false
}

// bothHave tells that some belong to several.
var bothHave = pattern.MustCompile(`共有|两|双|既|又|均|都|同时|兼|分别计`)

// holdsTheRest tells whether those behind the first part may be parts of that: 支出36.5亿元，其中民生支出28.6亿元，教育支出
// 10.3亿元、医疗支出5.1亿元. Taken side by side they would make far too much.
func (s sum) holdsTheRest() bool {
	first, want := s.parts[0], add(s.parts)
	rest := new(big.Rat).Sub(want, first.value())
	return !s.behind && len(s.parts) > 2 && rest.Cmp(first.value()) <= 0 && smaller(first, s.whole) && want.Cmp(s.whole.value()) > 0 && !near(s.whole.value(), want, 5) && !ofOneDivision(kindNames(s.parts))
}
