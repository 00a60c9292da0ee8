package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// slipInProduct reports a count that makes the total if it counts what the rate is of each of.
// Of means it is meansOfWhom that tells.
func (p *prose) slipInProduct(r *report, s sentence, m rate) {
	each := eachUnit.FindString(m.of)
	if each == "" || aimedAt(m.figure) {
		return
	}
	var off, total *figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		n := &p.figures[k]
		switch {
		case !counted(n) || n == m.figure:
		case n.Unit == each || n.Base == eachBase[each]:
			return
		case kindOfEach[each] == kindOfUnit(n) && off == nil:
			if t := p.totalOf(s, m, n); t != nil {
				off, total = n, t
			}
		}
	}
	if off == nil {
		return
	}
	want := say(new(big.Rat).Quo(off.Value, scaleValue(off.Scale))) + off.Scale + each
	severity := diag.Warning
	if digitsIn(*total) > 2 || digitsIn(*off) > 2 {
		severity = diag.Error
	}
	r.add(claim{severity, fmt.Sprintf("标准按每%s计，%s×%s=%s；“%s”与标准不是一个单位，请核对计量单位", each, want, p.written(m.figure), p.written(total), p.written(off)), want, p.written(off)}, place(m.figure), place(total), placeWide(off))
}

// totalOf is what so many times the rate make, whatever unit the number of times has.
func (p *prose) totalOf(s sentence, m rate, n *figure) *figure {
	want := new(big.Rat).Mul(m.value(), n.Value)
	for k := s.figs[0]; k < s.figs[1]; k++ {
		t := &p.figures[k]
		if t != m.figure && counted(t) && sameBase(t, m.figure) && t.value().Cmp(want) == 0 {
			return t
		}
	}
	return nil
}

// eachUnit begins the words behind 每 with the unit that a rate is of; eachBase has what counts
// in it as well, and kindOfEach the kind of the units that are taken for it.
var (
	eachUnit   = pattern.MustCompile(`^(?:人|户|亩|公顷|平方米|公里|米|公斤|吨)`)
	eachBase   = map[string]string{"人": "人", "户": "户"}
	kindOfEach = map[string]string{"人": "heads", "户": "heads", "亩": "space", "公顷": "space", "平方米": "space", "公里": "space", "米": "space", "公斤": "weight", "吨": "weight"}
)
