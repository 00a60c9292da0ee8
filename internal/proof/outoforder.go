package proof

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// outOfOrder finds the right shares in the wrong order: 招生4860人和3240人，占总数的比例分别为40%和60%.
// The counts make the shares of their sum, each but another's.
func outOfOrder(p *prose, r *report, counts, shares []*figure) bool {
	sum := new(big.Rat)
	for _, c := range counts {
		sum.Add(sum, c.value())
	}
	bySize := func(a, b *figure) int { return a.value().Cmp(b.value()) }
	made, told := slices.SortedFunc(slices.Values(counts), bySize), slices.SortedFunc(slices.Values(shares), bySize)
	for k := range made {
		if !fits(made[k].Span().Div(numeral.Exactly(sum)), told[k].Span()) {
			return false
		}
	}
	var want []string
	wrong := -1
	for k := range counts {
		want = append(want, sayPercent(new(big.Rat).Quo(counts[k].value(), sum)))
		if wrong < 0 && !fits(counts[k].Span().Div(numeral.Exactly(sum)), shares[k].Span()) {
			wrong = k
		}
	}
	if wrong < 0 {
		return false
	}
	first, last := shares[0], shares[len(shares)-1]
	written := p.body[first.Digits:last.End]
	r.add(claim{diag.Error, fmt.Sprintf("“分别”的各项占比顺序不对：%s占合计的%s，文中写作%s；应依次为%s", p.written(counts[wrong]), want[wrong], p.written(shares[wrong]), list(want)), list(want), written},
		between(counts[0], counts[len(counts)-1]), [2]int{first.Digits, last.End})
	return true
}
