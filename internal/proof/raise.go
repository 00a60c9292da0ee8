package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A raise is by how much a sum that is paid each month, quarter or year has changed: the
// difference of 每月128元提高到145元, or told as such (每月增加18元).
type raise struct {
	at   [2]int // its place in the text
	says string // its terms, as they are written
	by   numeral.Interval
	want *big.Rat // its value
	time string
}

// yearOfRaise holds what a raise makes in a year against what the text says it makes, and
// the other way round: 每人每月128元提高到145元，即每年增加204元.
func yearOfRaise(p *prose, r *report, i int) {
	s := p.sentences[i]
	if otherSpan.MatchString(p.sentenceText(i)) || bonus.MatchString(p.sentenceText(i)) {
		return
	}
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !moneyTold(f) || !toldRaised(f) || fromStart(p, f) || p.leadsList(f) {
			continue
		}
		if one, ok := p.raiseBefore(f); ok {
			judgeRaise(p, r, one, f)
		}
	}
}

// toldRaised tells whether f is told as more or less than before.
func toldRaised(f *figure) bool { return isChange(f) || raiseWord.MatchString(f.label) }

var raiseWord = pattern.MustCompile(`(?:多|少|增|涨|提|减|降|省)[\p{Han}]{1,4}$`)

// moneyTold tells whether f is a plain sum of money, taken at its word.
func moneyTold(f *figure) bool {
	return plain(f) && f.Base == "元" && f.Hedge == numeral.Unhedged
}

// raiseBefore is the raise that is told last before f, of which f may be the same in
// another time.
func (p *prose) raiseBefore(f *figure) (raise, bool) {
	for k := f.index - 1; k >= p.sentences[f.sentence].figs[0] && k >= f.index-3; k-- {
		g := &p.figures[k]
		switch {
		case g.Base != "元":
			continue // and so many receive it
		case !moneyTold(g) || f.clause-g.clause > 2 || p.parted(g, f):
			return raise{}, false
		case fromStart(p, g) && k > 0 && sameBase(g, &p.figures[k-1]) && p.figures[k-1].sentence == g.sentence:
			a := &p.figures[k-1]
			by := new(big.Rat).Sub(g.value(), a.value())
			return raise{between(a, g), "（" + p.written(g) + "－" + p.written(a) + "）", g.Span().Sub(a.Span()).Abs(), by.Abs(by), p.paidBy(a)}, p.paidBy(a) != "" && plain(a)
		case toldRaised(g):
			return raise{place(g), p.written(g), g.Span(), g.value(), p.paidBy(g)}, p.paidBy(g) != ""
		}
		return raise{}, false
	}
	return raise{}, false
}

// judgeRaise holds f against a raise of another time.
func judgeRaise(p *prose, r *report, one raise, f *figure) {
	time := p.paidBy(f)
	times, sign := timesBetween(one.time, time), "×"
	factor := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	if len(times) == 0 {
		times, sign = timesBetween(time, one.time), "÷"
		factor = func(n int64) *big.Rat { return big.NewRat(1, n) }
	}
	if time == "" || time == one.time || len(times) != 1 {
		return
	}
	want := new(big.Rat).Mul(one.want, factor(times[0]))
	if fits(one.by.Mul(numeral.Exactly(factor(times[0]))), f.Span()) || !near(f.value(), want, 2) || monthFrom.MatchString(p.sentenceText(f.sentence)) && thisYear.MatchString(f.label) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s%s%d=%s，文中写作%s", one.says, sign, times[0], sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)}, one.at, place(f))
}

// A raise in the course of a year is paid for some months of it: 从4月起，今年每人增收1350元.
var (
	monthFrom = pattern.MustCompile(`\d月(?:\d{1,2}日)?起`)
	thisYear  = pattern.MustCompile(`今年|当年|本年|年内`)
)
