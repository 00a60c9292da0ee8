package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Counts with their shares, three or more, have one whole, told or not. One that has another is wrong.

// oddShare looks for it in a sentence: 112.4亿元，占63.0%；41.0亿元，占32.0%；18.7亿元，占10.5%.
func (p *prose) oddShare(r *report, i int) {
	s := p.sentences[i]
	var counts, shares []*figure
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		f, g := &p.figures[k], &p.figures[k-1]
		if !share(f) || f.target || f.Hedge != numeral.Unhedged || !ofTheWhole.MatchString(f.label) {
			continue
		}
		if !plain(g) || f.clause-g.clause > 1 || len(counts) > 0 && !sameBase(g, counts[0]) {
			return
		}
		counts, shares = append(counts, g), append(shares, f)
	}
	oddOne(p, r, counts, shares, 2)
}

// ofTheWhole leads in a share that names no whole of its own.
var ofTheWhole = pattern.MustCompile(`^[，、（]?(?:占比?|所占比重|比重)(?:为|达)?$`)

// oddOne finds the one of three or more shares that is not of the whole of which all
// others are, though the text does not tell it, if by more than slack of its last digit: 分别为305件、168件、142件，占30.9%、17%和18.4%.
func oddOne(p *prose, r *report, counts, shares []*figure, slack int64) {
	if len(shares) < 3 {
		return
	}
	odd, whole := -1, numeral.Interval{}
	for k := range shares {
		common, ok := wholeOf(counts, shares, k)
		switch {
		case !ok:
			continue
		case odd >= 0:
			return // any of several
		}
		odd, whole = k, common
	}
	if _, all := wholeOf(counts, shares, -1); all || odd < 0 || whole.Low == nil || whole.Low.Sign() <= 0 {
		return
	}
	want := new(big.Rat).Quo(counts[odd].value(), whole.Low)
	if off := new(big.Rat).Sub(want, shares[odd].Value); off.Abs(off).Cmp(new(big.Rat).Mul(shares[odd].Step, big.NewRat(slack, 1))) <= 0 && slack > 0 {
		return // rounded so that all make a hundred
	}
	r.add(claim{shareSeverity(shares[odd], want), fmt.Sprintf("其余各项占比都对得上同一个总数，第%d项%s应约为%s，文中写作%s", odd+1, p.written(counts[odd]), sayPercent(want), p.written(shares[odd])), sayPercent(want), p.written(shares[odd])},
		place(counts[odd]), place(shares[odd]))
}

// wholeOf is where the wholes lie that all shares but one agree on.
func wholeOf(counts, shares []*figure, but int) (common numeral.Interval, ok bool) {
	for k := range shares {
		if k == but {
			continue
		}
		w := counts[k].Exact().Div(shares[k].Span())
		if common.Low == nil {
			common = w
			continue
		}
		if !common.Meets(w) {
			return common, false
		}
		if w.Low != nil && w.Low.Cmp(common.Low) > 0 {
			common.Low = w.Low
		}
		if w.High != nil && (common.High == nil || w.High.Cmp(common.High) < 0) {
			common.High = w.High
		}
	}
	return common, common.Low != nil
}
