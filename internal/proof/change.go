package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A change is told with its two ends; it has none where nothing may be of now.
type change struct {
	then *figure
	now  []*figure // those that may be of now, the likeliest first
	by   *figure
	word string // of direction
}

// judge reports a change that none of the numbers of now explains, for the first of them.
func (c change) judge(p *prose, r *report) {
	p.unlessOneFits(r, c.now, func(r *report, now *figure) { judgeChange(p, r, c.then, now, c.by, c.word) })
}

// judgeChange compares the written change c with the change from a to b.
func judgeChange(p *prose, r *report, a, b, c *figure, word string) {
	if a.Value.Sign() <= 0 || b.Value.Sign() <= 0 || p.flowsBoth(c) || !beforeLast.MatchString(a.label) && beforeLast.MatchString(b.label) || strings.Contains(c.label, "净") && fits(b.Span().Sub(a.Span()).Abs(), c.Span()) {
		return
	}
	if (!a.Percent || c.Base == "个百分点" && firmOrder.MatchString(a.label)) && (up(word) && b.Span().Below(a.Span()) || down(word) && a.Span().Below(b.Span())) {
		wrongWord(p, r, a, b, c, word)
		return
	}
	diff := b.Span().Sub(a.Span()).Abs()
	switch {
	case a.Percent && c.Base == "个百分点":
		judgePoints(p, r, a, b, c, diff)
	case a.Percent && c.Percent:
		pointsMeant(p, r, a, b, c, diff)
	case !a.Percent && share(c):
		judgeGrowth(p, r, a, b, c)
	case c.Unit == "番":
		sayDoubled(p, r, a, b, c)
	case c.Base == "倍" && timesThen.MatchString(c.label):
		sayTimes(p, r, a, b, c)
	case c.Base == "倍":
		judgeTimes(p, r, a, b, c)
	case sameBase(a, c) && !a.Percent:
		if !fits(diff, c.Span()) && !fits(b.Exact().Sub(a.Exact()).Abs(), c.Span()) {
			want := new(big.Rat).Sub(b.value(), a.value())
			want.Abs(want)
			r.sure(claim{gapSeverity(want, c), fmt.Sprintf("%s与%s相差%s，文中写作%s", p.written(a), p.written(b), sayIn(want, c), p.written(c)), sayIn(want, c), p.written(c)}, between(a, b), place(c))
		}
	}
}

// beforeLast tells of a time before the last one.
var beforeLast = pattern.MustCompile(`前年|上上年`)

// firmOrder tells that a is of the time before, whatever else is told.
var firmOrder = pattern.MustCompile(`(?:比|较|由|从)(?:上年|去年|上年同期|去年同期|年初|(?:19|20)\d\d年)(?:底|末)?的$|(?:^|，)(?:上年|去年)同期(?:为|是)$`)

func wrongWord(p *prose, r *report, a, b, c *figure, word string) {
	want := "增加"
	if up(word) {
		want = "减少"
	}
	r.sure(claim{diag.Error, fmt.Sprintf("由%s变为%s是%s，文中写作“%s%s”；请核对方向词或两个数", p.written(a), p.written(b), want, word, p.written(c)), want, word}, between(a, b), [2]int{c.Start - len(c.label) + max(0, strings.LastIndex(c.label, word)), c.End})
}

// hundred makes points of shares.
var hundred = numeral.Exactly(big.NewRat(100, 1))

func judgePoints(p *prose, r *report, a, b, c *figure, diff numeral.Interval) {
	if fits(diff.Mul(hundred), c.Span()) {
		return
	}
	want := new(big.Rat).Sub(b.Value, a.Value)
	want.Abs(want).Mul(want, big.NewRat(100, 1))
	r.sure(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s", p.written(a), p.written(b), say(want), p.written(c)), say(want) + "个百分点", p.written(c)}, between(a, b), place(c))
}

// pointsMeant handles two shares whose difference is written with a per cent
// sign: it is right only as relative growth.
func pointsMeant(p *prose, r *report, a, b, c *figure, diff numeral.Interval) {
	growth := diff.Div(a.Span())
	exact := new(big.Rat).Sub(b.Value, a.Value)
	if fits(growth, c.Span()) && exact.Abs(exact).Cmp(c.Value) != 0 {
		return
	}
	want := new(big.Rat).Sub(b.Value, a.Value)
	want.Abs(want)
	if want.Cmp(new(big.Rat).Mul(c.Value, big.NewRat(1, 2))) < 0 && a.Value.Sign() > 0 {
		judgeGrowth(p, r, a, b, c) // far from the difference: relative growth is meant
		return
	}
	want.Mul(want, big.NewRat(100, 1))
	r.sure(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s；两个百分数相减应当用“个百分点”", p.written(a), p.written(b), say(want), p.written(c)), say(want) + "个百分点", p.written(c)}, between(a, b), place(c))
}

// ofNearer tells whether c is told of another thing, which stands between: 吞吐量8640万吨，上年同期为8000万吨；
// 集装箱126.5万标箱，同比增长10%.
func (p *prose) ofNearer(a, b, c *figure) bool {
	if c.index < 1 || c.index-1 <= max(a.index, b.index) {
		return false
	}
	g := &p.figures[c.index-1]
	return g.sentence == c.sentence && plain(g) && !sameBase(g, b) && !isChange(g) && c.clause-g.clause == 1 && strings.Contains(p.body[max(a.End, b.End):g.Start], "；")
}

func judgeGrowth(p *prose, r *report, a, b, c *figure) {
	if p.atOtherPrices(a) || p.atOtherPrices(b) || p.ofNearer(a, b, c) {
		return
	}
	x, y := together(a, b)
	want := new(big.Rat).Sub(b.value(), a.value())
	want.Abs(want).Quo(want, a.value())
	made := y.Sub(x).Abs().Div(x)
	if fits(b.Exact().Sub(a.Exact()).Abs().Div(a.Exact()), c.Span()) || fits(made, c.Span()) && !(slipOfRound(want, c) && atEnd(made, want, c)) {
		return
	}
	r.sure(claim{shareSeverity(c, want), fmt.Sprintf("由%s到%s，变化%s，文中写作%s", p.written(a), p.written(b), sayPercent(want), p.written(c)), sayPercent(want), p.written(c)}, between(a, b), place(c))
}

// slipOfRound tells whether c is a slip of the pen for what two numbers make as they are written, to the last digit: 60%
// from 12万 to 18万.
func slipOfRound(want *big.Rat, c *figure) bool {
	return c.Hedge == numeral.Unhedged && new(big.Rat).Quo(want, c.Step).IsInt() && slip(inSteps(want, c), inSteps(c.Value, c))
}

// atEnd tells whether both numbers would have to be rounded nearly as far as can be, one up and one down, to make c.
func atEnd(made numeral.Interval, want *big.Rat, c *figure) bool {
	end := made.High
	if c.Value.Cmp(want) < 0 {
		end = made.Low
	}
	if end == nil {
		return false
	}
	off, most := new(big.Rat).Sub(c.Value, want), new(big.Rat).Sub(end, want)
	return off.Abs(off).Cmp(new(big.Rat).Mul(most.Abs(most), big.NewRat(2, 3))) > 0
}
