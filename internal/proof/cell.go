package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// Where a column does not add up, the total may be right and one cell wrong: the one whose own
// row holds only with the number that the column asks of it.

// sayPart reports the cell that is wrong where not the total is: with the number that
// the column asks of it, its own row would hold too.
func (g *grid) sayPart(r *report, i, j int) bool {
	for _, rows := range g.partsOf(i) {
		sum, n, ok := g.sum(rows, j)
		if !ok || n < 2 || sum.Low.Cmp(sum.High) != 0 || !near(sum.Low, g.values[i][j].value, 3) {
			continue
		}
		short := new(big.Rat).Sub(g.values[i][j].value, sum.Low)
		for _, k := range rows {
			e := g.values[k][j]
			if e == nil {
				continue
			}
			want := new(big.Rat).Add(e.value, short)
			if want.Sign() <= 0 || g.rowHolds(k, j, e.value) || !g.rowHolds(k, j, want) {
				continue
			}
			g.wrong[[2]int{k, j}] = true
			r.addCells(claim{diag.Error, fmt.Sprintf("表中“%s”这一行的“%s”按合计和本行其他数应为%s，写作%s", g.labels[k], g.name(j), g.say(want, k, j), g.cells[k][j].Text), g.say(want, k, j), g.cells[k][j].Text}, g.cells[i][j], g.cells[k][j])
			return true
		}
	}
	return false
}

// rowHolds tells whether row k holds with v in column j: its total is the sum of its
// other numbers, or its share is that of the total.
func (g *grid) rowHolds(k, j int, v *big.Rat) bool {
	for c, head := range g.heads {
		said := g.values[k][c]
		switch {
		case said == nil:
		case totalRow.MatchString(solid(head)):
			if g.addsUp(k, c, j, v) {
				return true
			}
		case c != j && containsAny(head, "占比", "比重"):
			total := g.totalOf(j)
			if total != nil && total.value.Sign() > 0 && numeral.Exactly(new(big.Rat).Quo(v, total.value)).Meets(said.span().Widen(half(said.step))) {
				return true
			}
		}
	}
	return false
}

// addsUp tells whether the total of row k in column c is the sum of the numbers before it, v
// in column j.
func (g *grid) addsUp(k, c, j int, v *big.Rat) bool {
	number := func(a int) *big.Rat {
		if a == j {
			return v
		}
		return g.values[k][a].value
	}
	sum := new(big.Rat)
	for _, a := range g.summable(0, c) {
		if g.values[k][a] != nil {
			sum.Add(sum, number(a))
		}
	}
	return sum.Cmp(number(c)) == 0
}
