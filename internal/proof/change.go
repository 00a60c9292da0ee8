package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var doubling = pattern.MustCompile(`^[^。；]{0,12}?翻了?([一两二三四])番`)

// doubled checks 翻一番: twice as much, 翻两番: four times.
func doubled(p *prose, r *report, a, b *figure) {
	s := p.sentences[b.sentence]
	m := doubling.FindStringSubmatch(p.body[b.End:s.to])
	if m == nil || !plain(a) || !plain(b) || strings.Contains(m[0], "多") || strings.Contains(m[0], "近") {
		return
	}
	times := big.NewRat(int64(1)<<smallNumber(m[1]), 1)
	got := b.Span().Div(a.Span())
	if fits(got, numeral.Interval{Low: new(big.Rat).Mul(times, big.NewRat(95, 100)), High: new(big.Rat).Mul(times, big.NewRat(105, 100))}) {
		return
	}
	want := new(big.Rat).Quo(b.value(), a.value())
	at := strings.Index(p.body[b.End:s.to], "翻")
	r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s倍，“翻%s番”是%s倍", p.written(b), p.written(a), say(want), m[1], say(times)), say(want) + "倍", "翻" + m[1] + "番"}, between(a, b), [2]int{b.End + at, b.End + len(m[0])})
}

var timesForm = pattern.MustCompile(`^[，；]?(?:是|为|达到|达|相当于|约为)(?:原来|上年|去年|过去|之前|以前|(?:19|20)\d\d年)?的?(?:近|约)?$`)

var halved = pattern.MustCompile(`^[，；]?(?:压减|压缩|缩短|减少|下降|降低|增加|增长|提高|减|降)了?(?:近|约)?一半`)

// byHalf checks 由45天缩短为30天，缩短了一半.
func byHalf(p *prose, r *report, a, b *figure) {
	s := p.sentences[b.sentence]
	m := halved.FindString(p.body[b.End:s.to])
	if m == "" || !plain(a) || !plain(b) {
		return
	}
	q := new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(b.value(), a.value()))
	if near(q.Abs(q), big.NewRat(1, 2), 8) {
		return
	}
	r.sure(claim{diag.Error, fmt.Sprintf("由%s到%s变化%s，文中写作“一半”", p.written(a), p.written(b), sayPercent(q)), sayPercent(q), "一半"}, between(a, b), [2]int{b.End, b.End + len(m)})
}

// timesOf checks 由2兆瓦扩大到6兆瓦，是原来的2倍: such a multiple is the quotient.
func timesOf(p *prose, r *report, a, b *figure) {
	if b.index+1 >= len(p.figures) {
		return
	}
	c := &p.figures[b.index+1]
	if c.sentence != b.sentence || c.clause-b.clause != 1 || c.Base != "倍" || c.Upper != nil || !timesForm.MatchString(c.label) || a.Value.Sign() <= 0 {
		return
	}
	sayTimes(p, r, a, b, c)
}

var doubledForm = pattern.MustCompile(`^(?:左右)?翻了?([一两二三四])番，?(?:达到|达|为|增加到|增至|超过|现有|今年为|实现|完成)`)

// doubledTo checks 从450家翻了一番，达到700家.
func doubledTo(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		m := doubledForm.FindStringSubmatch(p.body[a.End:s.to])
		if m == nil || !plain(a) || !plain(b) || !sameBase(a, b) || !fromWord.MatchString(a.label) && !thanHead.MatchString(a.label) || b.Digits-a.End > 40 {
			continue
		}
		times := big.NewRat(int64(1)<<smallNumber(m[1]), 1)
		if fits(b.Span().Div(a.Span()), numeral.Exactly(times).Widen(new(big.Rat).Mul(times, big.NewRat(1, 20)))) {
			continue
		}
		got := new(big.Rat).Quo(b.value(), a.value())
		r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s倍，“翻%s番”是%s倍", p.written(b), p.written(a), say(got), m[1], say(times)), say(got) + "倍", "翻" + m[1] + "番"}, between(a, b))
	}
}

// judgeChange compares the written change c with the change from a to b.
func judgeChange(p *prose, r *report, a, b, c *figure, word string) {
	if a.Value.Sign() <= 0 || b.Value.Sign() <= 0 {
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

func judgeGrowth(p *prose, r *report, a, b, c *figure) {
	if p.atOtherPrices(a) || p.atOtherPrices(b) {
		return
	}
	x, y := together(a, b)
	if fits(y.Sub(x).Abs().Div(x), c.Span()) || fits(b.Exact().Sub(a.Exact()).Abs().Div(a.Exact()), c.Span()) {
		return
	}
	want := new(big.Rat).Sub(b.value(), a.value())
	want.Abs(want).Quo(want, a.value())
	r.sure(claim{shareSeverity(c, want), fmt.Sprintf("由%s到%s，变化%s，文中写作%s", p.written(a), p.written(b), sayPercent(want), p.written(c)), sayPercent(want), p.written(c)}, between(a, b), place(c))
}

// judgeTimes holds 增长了2倍 against the two ends: what has grown by twice as much is three
// times as much. Where the quotient itself is told, 为 or 到 was meant, which many
// confuse: a warning.
func judgeTimes(p *prose, r *report, a, b, c *figure) {
	times := b.Span().Div(a.Span())
	said := c.Span().Widen(big.NewRat(1, 10))
	want := new(big.Rat).Quo(b.value(), a.value())
	if fits(times.Sub(numeral.Exactly(big.NewRat(1, 1))), said) || want.Cmp(big.NewRat(1, 1)) < 0 {
		return
	}
	if fits(times, said) {
		by := new(big.Rat).Sub(want, big.NewRat(1, 1))
		r.sure(claim{diag.Warning, fmt.Sprintf("%s是%s的%s倍，即增长%s倍，文中写作增长%s；请核对是“增长”几倍还是“是原来的”几倍", p.written(b), p.written(a), say(want), say(by), p.written(c)), say(by) + "倍", p.written(c)}, between(a, b), place(c))
		return
	}
	r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s倍，文中写作%s", p.written(b), p.written(a), say(want), p.written(c)), say(want) + "倍", p.written(c)}, between(a, b), place(c))
}
