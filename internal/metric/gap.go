package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// gapBelow is how much of the denominator is missing or too much for a ratio to
// keep its limits: stations for communities a station. It is whole where the
// denominator counts things.
func (m *Metrics) gapBelow(cl *check.Clause, t Target, level stat.Level, c cell) stat.Quantity {
	_, below, factor, ok := formulaAt(cl.Indicator, level).Quotient()
	if !ok {
		return stat.Quantity{}
	}
	above := c.num.Mul(factor).Mul(Scale(unitAt(cl.Indicator, level)))
	gap := stat.Int(0)
	for _, limit := range []stat.Quantity{t.Max, t.Below} {
		if limit.Known() {
			gap = stat.Max(gap, above.Per(limit).Sub(c.den))
		}
	}
	for _, limit := range []stat.Quantity{t.Min, t.Above} {
		if limit.Known() {
			gap = stat.Max(gap, c.den.Sub(above.Per(limit)))
		}
	}
	if m.whole(below) {
		return gap.Ceil()
	}
	return gap
}
