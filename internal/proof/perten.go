package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	eachTen   = pattern.MustCompile(`(?:平均|相当于|也就是|即|意味着)?每$`)
	amongThem = pattern.MustCompile(`^([\p{Han}]{0,6}?)(?:中|里|之中)(?:就|便|约|大约)*有(?:近|约)?$`)
)

// perTen checks a share that is told by heads, beside a whole and its part: 党员480名，其中女党员288名，每10名中就有6名.
func perTen(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k+1 < s.figs[1]; k++ {
		ten, some := &p.figures[k], &p.figures[k+1]
		if !eachTen.MatchString(ten.label) || some.clause != ten.clause || !round(ten) || !sameBase(ten, some) || !plain(some) {
			continue
		}
		whole, part := &p.figures[k-2], &p.figures[k-1]
		among := amongThem.FindStringSubmatch(p.body[ten.End:some.Start])
		if among == nil || !strings.Contains(whole.label+whole.after, among[1]) || ten.clause-part.clause != 1 || !p.wholeAndPart(whole, part) || !p.saidToBeOf(whole, part) {
			continue
		}
		if q := quotient(part, whole).Mul(numeral.Exactly(ten.value())); fits(q, numeral.Exactly(some.value()).Widen(big.NewRat(7, 10))) {
			continue
		}
		want := new(big.Rat).Quo(part.value(), whole.value())
		of := new(big.Rat).Mul(want, ten.value())
		r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，每%s中约有%s，文中写作%s", p.written(part), p.written(whole), sayPercent(want), p.written(ten), sayIn(of, some), p.written(some)), sayIn(of, some), p.written(some)}, between(whole, part), place(some))
	}
}

// round tells whether f is ten, a hundred or a thousand.
func round(f *figure) bool {
	for _, n := range []int64{10, 100, 1000} {
		if f.value().Cmp(big.NewRat(n, 1)) == 0 {
			return true
		}
	}
	return false
}
