package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

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

// timesFirst checks 场次是去年的2倍，由36场增加到72场 and 6.4亿元，是去年3.2亿元的2倍.
func timesFirst(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		c := &p.figures[k]
		if c.Base != "倍" || c.Upper != nil || c.quoted || c.target {
			continue
		}
		if k+2 < s.figs[1] && timesLead.MatchString(c.label) {
			a, b := &p.figures[k+1], &p.figures[k+2]
			if a.clause == c.clause+1 && b.clause == a.clause && sameBase(a, b) && plain(a) && plain(b) && bareStart.MatchString(a.label) && toward.MatchString(b.label) {
				sayTimes(p, r, a, b, c)
			}
		}
		if k-1 >= s.figs[0] && k+1 < s.figs[1] && timesLead.MatchString(c.label) {
			b, a := &p.figures[k-1], &p.figures[k+1]
			if sameYear(c.label, a.label) && !b.aside && (a.aside || a.clause == c.clause+1) && sameBase(a, b) && plain(a) && plain(b) && !isChange(b) && c.clause-b.clause <= 1 && asideEnd.MatchString(a.label) {
				sayTimes(p, r, a, b, c) // 412家，是2019年的3倍（2019年为137家）
			}
		}
		if k-2 >= s.figs[0] && (c.label == "的" || c.label == "）的") {
			b, a := &p.figures[k-2], &p.figures[k-1]
			if b.Base == "年" && b.clause == a.clause && k-3 >= s.figs[0] {
				b = &p.figures[k-3] // 是五年前152家的3倍
			}
			if a.clause == c.clause && a.clause-b.clause <= 1 && sameBase(a, b) && plain(a) && plain(b) && !isChange(b) && timesOfThat.MatchString(a.label) {
				sayTimes(p, r, a, b, c)
			}
		}
		timesNamed(p, r, s, c)
	}
}

// sameYear tells whether two labels name one year, or one neither of them.
func sameYear(a, b string) bool { return fourDigits.FindString(a) == fourDigits.FindString(b) }

// timesNamed checks 城关镇204人，东山镇152人，前者是后者的1.34倍, and the same by their names.
func timesNamed(p *prose, r *report, s sentence, c *figure) {
	m := timesOther.FindStringSubmatch(c.label)
	if m == nil || c.index < s.figs[0]+2 {
		return
	}
	x, y := &p.figures[c.index-2], &p.figures[c.index-1]
	if !plain(x) || !plain(y) || !sameBase(x, y) || isChange(x) || isChange(y) || c.clause-y.clause > 1 || y.clause-x.clause > 1 {
		return
	}
	switch {
	case m[1] == "前者" && m[2] == "后者", strings.Contains(x.label, m[1]) && strings.Contains(y.label, m[2]):
		sayTimes(p, r, y, x, c)
	case m[1] == "后者" && m[2] == "前者", strings.Contains(y.label, m[1]) && strings.Contains(x.label, m[2]):
		sayTimes(p, r, x, y, c)
	}
}

var (
	timesLead   = pattern.MustCompile(`(?:是|为|达到?|相当于)(?:原来|上年|去年|上年同期|去年同期|过去|之前|以前|同期|(?:19|20)\d\d年)的?$`)
	asideEnd    = pattern.MustCompile(`^（?(?:上年|去年|上年同期|去年同期|当时|原为|(?:19|20)\d\d年)(?:同期)?(?:末|底)?(?:为|是|仅|只有|有)*$`)
	timesOfThat = pattern.MustCompile(`^[，；]?(?:也|约|已|则)?(?:是|为|达到?|相当于)(?:[\p{Han}]{0,12}|(?:19|20)\d\d年(?:同期)?)的?（?$|^前的?$`)
	timesOther  = pattern.MustCompile(`^[，；]?([\p{Han}]{2,10}?)(?:是|为|相当于)([\p{Han}]{2,10})的$`)
)

// timesThen ends in a time that a number is so many times of: 是去年的3倍.
var timesThen = pattern.MustCompile(`^[，；（]?(?:也|约|已|则|就)*(?:是|为|达到?|相当于)(?:` + before + `|同期|原来|过去|(?:19|20)\d\d年|[一二三四]季度|\d{1,2}月份?)(?:同期|末|底)?的(?:近|约)?$`)

// sayTimes reports a multiple that is not the quotient of two numbers.
func sayTimes(p *prose, r *report, a, b, c *figure) {
	if x, y := together(a, b); fits(y.Div(x), c.Span().Widen(big.NewRat(1, 10))) {
		return
	}
	want := new(big.Rat).Quo(b.value(), a.value())
	r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s倍，文中写作%s", p.written(b), p.written(a), say(want), p.written(c)), say(want) + "倍", p.written(c)}, between(a, b), place(c))
}
