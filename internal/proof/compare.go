package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// changeAndRate checks A，比上年增加C，增长p%: C is p% of what A was.
func changeAndRate(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		a, c, f := &p.figures[k-2], &p.figures[k-1], &p.figures[k]
		if !share(f) {
			continue
		}
		moreThanBefore(p, r, a, c, f)
		m, n := byWord.FindStringSubmatch(lastBytes(f.label, 60)), changeWord.FindString(c.label)
		if m == nil || n == "" || !share(f) || !plain(a) || !plain(c) || !sameBase(a, c) || isChange(a) || isPerHead(a) || comparedHere(a) || ofLastYear.MatchString(a.label) || otherPrices.MatchString(c.label+f.label) || p.atOtherPrices(a) || strings.Contains(a.label, "折合") || c.clause-a.clause > 1 || f.clause-c.clause > 1 ||
			!lastYear.MatchString(c.label) && !strings.Contains(c.label, "同比") && !(gains.MatchString(c.label) && c.clause-a.clause == 1 && f.clause-c.clause == 1) || otherBase.MatchString(f.label+c.label) || overlapOther(f.label, m[0]) || a.aside != c.aside {
			continue
		}
		rise := strings.ContainsAny(n, "增多升涨")
		if rise != up(m[1]) && rise == down(m[1]) {
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s%s”，后面说“%s%s”，方向相反", n, p.written(c), m[1], p.written(f)), "", m[1]}, place(c), place(f))
			continue
		}
		x, y := together(a, c)
		before := x.Add(y)
		want := new(big.Rat).Add(a.value(), c.value())
		if rise {
			before = x.Sub(y)
			want.Sub(a.value(), c.value())
		}
		if want.Sign() <= 0 || fits(y.Div(before), f.Span()) || before.Low != nil && before.Low.Sign() <= 0 || p.ofEarlier(a, c, f, rise) {
			continue
		}
		want.Quo(c.value(), want)
		r.add(claim{shareSeverity(f, want), fmt.Sprintf("%s%s后为%s，变化应为%s，文中写作%s", n, p.written(c), p.written(a), sayPercent(want), p.written(f)), sayPercent(want), p.written(f)}, between(a, c), place(f))
	}
}

// ofEarlier tells whether c and f are the change of an earlier number of the sentence, of which a is a part.
func (p *prose) ofEarlier(a, c, f *figure, rise bool) bool {
	for k := p.sentences[a.sentence].figs[0]; k < a.index; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, a) || isChange(g) {
			continue
		}
		x, y := together(g, c)
		before := x.Add(y)
		if rise {
			before = x.Sub(y)
		}
		if before.Low != nil && before.Low.Sign() > 0 && fits(y.Div(before), f.Span()) {
			return true
		}
	}
	return false
}

// moreThanBefore checks 去年为12.9万人次，今年多接待1.9万人次，增幅14.7%: a share of what was before.
func moreThanBefore(p *prose, r *report, a, c, f *figure) {
	m := byWord.FindStringSubmatch(f.label)
	if m == nil || !moreDone.MatchString(c.label) || !lastYear.MatchString(a.label) || !plain(a) || !plain(c) || !sameBase(a, c) || c.clause-a.clause != 1 || f.clause-c.clause != 1 || subjectOf(f.label, m[0]) != "" || isChange(a) || otherBase.MatchString(f.label) || fits(quotient(c, a), f.Span()) {
		return
	}
	want := new(big.Rat).Quo(c.value(), a.value())
	r.add(claim{shareSeverity(f, want), fmt.Sprintf("%s的变化%s是%s，文中写作%s", p.written(a), p.written(c), sayPercent(want), p.written(f)), sayPercent(want), p.written(f)}, between(a, c), place(f))
}

// ofLastYear begins the label of a number that this year's is counted from: 上年是6480万吨，净增362万吨.
var ofLastYear = pattern.MustCompile(`^[，；（]?(?:而)?(?:上年|去年|上年同期|去年同期|上一年)(?:同期)?(?:是|为|只有|仅为|完成|有)*$`)

// comparedHere tells whether f is what another number is compared with: 与2010年的133972万人相比,
// 较上年的8600件.
func comparedHere(f *figure) bool {
	return againstIt.MatchString(f.after) || compares.MatchString(f.label) && strings.HasSuffix(f.label, "的")
}

// atOtherPrices tells whether an amount is one of which the growth is told at constant
// prices, while it stands at those of its year: no two of them make a rate of growth.
func (p *prose) atOtherPrices(f *figure) bool {
	return f.Base == "元" && valueAdded.MatchString(p.body[f.from:f.Digits])
}

var (
	valueAdded  = pattern.MustCompile(`生产总值|GDP|增加值`)
	againstIt   = pattern.MustCompile(`^[\p{Han}（）]{0,10}(?:相比|比较|对比|基础上)`)
	otherPrices = pattern.MustCompile(`现价|可比价|不变价|名义|扣除|剔除|同口径`)
)

// gains say nothing but how much more or less there was.
var gains = pattern.MustCompile(`^[，；]?(?:增产|减产|增收|减收|增支|减支|增加|减少|净增|净减)$`)

// rateAndChange checks A，同比增长p%，比去年减少C: both are the same change.
func rateAndChange(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		a, f, c := &p.figures[k-2], &p.figures[k-1], &p.figures[k]
		if !share(f) {
			continue
		}
		m, n := byWord.FindStringSubmatch(lastBytes(f.label, 60)), changeWord.FindString(c.label)
		if m == nil || n == "" || !share(f) || !plain(a) || !plain(c) || !sameBase(a, c) || f.clause-a.clause != 1 || c.clause-f.clause != 1 ||
			!yearOnYear.MatchString(f.label) || !yearOnYear.MatchString(c.label) || subjectOf(f.label, m[0]) != "" || subjectOf(c.label, n) != "" {
			continue
		}
		rise := strings.ContainsAny(n, "增多升涨")
		if rise != up(m[1]) && rise == down(m[1]) {
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s%s”，后面说“%s%s”，方向相反", m[1], p.written(f), n, p.written(c)), "", n}, place(f), place(c))
			continue
		}
		judgeRate(p, r, a, f, c, rise)
	}
}

// judgeRate holds the share against what the amount of the change makes.
func judgeRate(p *prose, r *report, a, f, c *figure, rise bool) {
	x, y := together(a, c)
	before, want := x.Add(y), new(big.Rat).Add(a.value(), c.value())
	if rise {
		before, want = x.Sub(y), new(big.Rat).Sub(a.value(), c.value())
	}
	if want.Sign() <= 0 || before.Low != nil && before.Low.Sign() <= 0 || fits(y.Div(before), f.Span()) || p.atOtherPrices(a) {
		return
	}
	want.Quo(c.value(), want)
	r.add(claim{shareSeverity(f, want), fmt.Sprintf("%s中变化%s，应为%s，文中写作%s", p.written(a), p.written(c), sayPercent(want), p.written(f)), sayPercent(want), p.written(f)}, placeWide(a), place(f), place(c))
}

var thanForm = pattern.MustCompile(`^[，；]?(?:也|还|又|却|仅|只)?(?:比|较)[^，；]{2,20}$`)

// heldBeside tells whether y is what the number before is compared with, and c by how much:
// 与58%以内的控制目标相比，低了3.2个百分点.
func (p *prose) heldBeside(y, c *figure) bool {
	return c.clause == y.clause+1 && withForm.MatchString(y.label) && againstBehind.MatchString(y.after)
}

var (
	withForm      = pattern.MustCompile(`^[，；]?(?:与|和|同)[^，；]{0,14}$`)
	againstBehind = pattern.MustCompile(`^[\p{Han}]{0,14}(?:相比|对比|比较|比起来)$`)
)

// comparedWith checks A，比全市平均B低C: C is how far A and B lie apart, and in
// which direction.
func comparedWith(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		x, y, c := &p.figures[k-2], &p.figures[k-1], &p.figures[k]
		word := strings.TrimSuffix(strings.Trim(c.label, "约近，"), "了")
		if y.clause != c.clause && !p.heldBeside(y, c) || y.clause-x.clause != 1 || !thanForm.MatchString(y.label) && !p.heldBeside(y, c) || !sameBase(x, y) || x.quoted || y.quoted || x.target || x.Upper != nil || y.Upper != nil || c.Upper != nil || lastYear.MatchString(y.label) {
			continue
		}
		if strings.TrimRight(word, "高低多少") != "" || word == "" || !(sameBase(y, c) && !c.Percent || y.Percent && c.Base == "个百分点") {
			continue
		}
		if p.madeBefore(y, c, strings.ContainsAny(word, "高多")) {
			continue // 146期，其中暴雨43期、其他15期，比上年的128期多18期
		}
		more := strings.ContainsAny(word, "高多")
		a, b := x.Span(), y.Span()
		if p.heldBeside(y, c) {
			b = y.Exact() // 不超过1.5天的指标 is 1.5天
		}
		if more && a.Below(b) || !more && b.Below(a) {
			wrongWord(p, r, y, x, c, word)
			continue
		}
		judgeChange(p, r, y, x, c, "")
	}
}

// madeBefore tells whether an earlier number of the sentence lies by c from y.
func (p *prose) madeBefore(y, c *figure, rise bool) bool {
	for k := p.sentences[y.sentence].figs[0]; k < y.index-1; k++ {
		if x := &p.figures[k]; sameBase(x, y) && !p.parted(x, y) && !isChange(x) && x.Upper == nil && rise == y.Exact().Below(x.Exact()) {
			if p.silent(func(r *report) { judgeChange(p, r, y, x, c, "") }) {
				return true
			}
		}
	}
	return false
}

var yearOnYear = pattern.MustCompile(`同比|比上年|比去年|较上年|较去年|比前一年|与上年|与去年`)
