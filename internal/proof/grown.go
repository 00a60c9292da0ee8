package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	grownBy = pattern.MustCompile(`^(?:的?基础上)?(增长|增加|提高|上升|下降|减少|降低)了?(?:约|近)?$`)
	reached = pattern.MustCompile(`^[，；]?(?:达到|达|为|增至|升至|降至|增加到|下降到|减少到)(?:了)?(?:约)?$`)
	baseOf  = pattern.MustCompile(`(?:比|较|在)(?:上年|去年|年初|上年末|上年同期|去年同期|(?:19|20)\d\d年)?(?:末|底)?的?$`)
)

// grownFirst checks 标准增长15%，达到460元，上年为400元.
func grownFirst(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		f, b, a := &p.figures[k], &p.figures[k+1], &p.figures[k+2]
		m := byWord.FindStringSubmatch(f.label)
		if m == nil || !up(m[1]) && !down(m[1]) || !share(f) || f.target || !plain(a) || !plain(b) || !sameBase(a, b) || b.clause != f.clause+1 || a.clause != b.clause+1 || !reached.MatchString(b.label) || !ofLastYear.MatchString(a.label) || otherBase.MatchString(f.label) {
			continue
		}
		judgeChange(p, r, a, b, f, m[1])
	}
}

// grownTo checks 较上年末的3.2亿元增长15%，达到3.68亿元.
func grownTo(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		a, f, b := &p.figures[k], &p.figures[k+1], &p.figures[k+2]
		m := grownBy.FindStringSubmatch(f.label)
		if m == nil || !share(f) || f.clause != a.clause || b.clause-f.clause > 1 || !plain(a) || !plain(b) || !sameBase(a, b) || !reached.MatchString(b.label) || !baseOf.MatchString(a.label) {
			continue
		}
		one := numeral.Exactly(big.NewRat(1, 1))
		factor, exact := one.Add(f.Span()), new(big.Rat).Add(big.NewRat(1, 1), f.Value)
		if down(m[1]) {
			factor, exact = one.Sub(f.Span()), new(big.Rat).Sub(big.NewRat(1, 1), f.Value)
		}
		if exact.Sign() <= 0 || fits(a.Span().Mul(factor), b.Span()) {
			continue
		}
		want := new(big.Rat).Mul(a.value(), exact)
		r.add(claim{diag.Error, fmt.Sprintf("%s%s%s应为%s，文中写作%s", p.written(a), m[1], p.written(f), sayIn(want, b), p.written(b)), sayIn(want, b), p.written(b)}, placeWide(a), place(b))
	}
}
