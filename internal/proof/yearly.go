package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A growth by the year over several years is their root, or for who reckons simply their part: 2019年152亿元，
// 2021年204亿元，两年平均增长15.8%.

var yearlyForm = pattern.MustCompile(`(?:([两二三四五六七八九十])年(?:间|来)?)?(?:年均|年平均|平均|平均每年|年均复合|复合年均)(增长|下降|增速|增幅)(?:率)?(?:为|达|约)*$`)

// yearly checks the growth by the year from one year to another.
func yearly(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		c := &p.figures[k]
		m := yearlyForm.FindStringSubmatch(c.label)
		if m == nil && k > s.figs[0] && p.figures[k-1].Base == "年" && p.figures[k-1].clause == c.clause {
			m = yearlyForm.FindStringSubmatch(p.body[p.figures[k-1].Start:c.Start])
		}
		if m == nil || !share(c) || c.target || c.Hedge != numeral.Unhedged {
			continue
		}
		if then, now, years := p.yearsApart(i, c); then != nil && (m[1] == "" || smallNumber(m[1]) == years) && !p.atOtherPrices(then) {
			judgeYearly(p, r, then, now, c, years)
		}
	}
}

// yearsApart are the only two numbers of the sentence that c may be a growth of, the earlier first, and how many
// years lie between.
func (p *prose) yearsApart(i int, c *figure) (then, now *figure, years int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		f := &p.figures[k]
		switch {
		case !plain(f) || isChange(f) || f.Base == "年":
			continue
		case then == nil:
			then = f
		case now == nil:
			now = f
		default:
			return nil, nil, 0
		}
	}
	if now == nil || !sameBase(then, now) || c.clause-then.clause > 3 || then.target || now.target {
		return nil, nil, 0
	}
	first, last := p.nearestYear(p.sentences[i], then.Digits), p.nearestYear(p.sentences[i], now.Digits)
	if first > last {
		then, now, first, last = now, then, last, first
	}
	if first == 0 || last-first < 2 || last-first > 20 {
		return nil, nil, 0
	}
	return then, now, last - first
}

// judgeYearly reports a growth by the year that two numbers do not make in so many years, either way.
func judgeYearly(p *prose, r *report, then, now, c *figure, years int) {
	one := numeral.Exactly(big.NewRat(1, 1))
	times := now.Span().Div(then.Span())
	said := c.Span()
	if fallsBy.MatchString(c.label) {
		said = numeral.Exactly(new(big.Rat)).Sub(said)
	}
	all := one
	for range years {
		all = all.Mul(one.Add(said))
	}
	simply := times.Sub(one).Div(numeral.Exactly(big.NewRat(int64(years), 1)))
	if fits(all.Widen(big.NewRat(1, 200)), times) || fits(simply, said) {
		return
	}
	total := new(big.Rat).Quo(now.value(), then.value())
	r.sure(claim{diag.Error, fmt.Sprintf("%s到%s，%d年共变为%s倍，年均%s与之不符", p.written(then), p.written(now), years, say(total), p.written(c)), "", p.written(c)}, between(then, now), place(c))
}
