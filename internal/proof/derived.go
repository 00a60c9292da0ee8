package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A column that others give (占比, 增长, 增减, 合计) is held against them, where they give it in most rows.

var ofOthers = pattern.MustCompile(`率|占|比|%|％|增|减|差|均|同比|涨|降|余|缺|空|金额|总价|资金|产值|总产|合计|小计|总计|总数`)

// across holds a column of totals against the columns that it sums up in most
// rows.
func (g *grid) across(r *report) {
	for j, head := range g.heads {
		if !totalRow.MatchString(solid(head)) {
			g.unnamedSum(r, j)
			continue
		}
		for _, columns := range [][]int{g.summable(0, j), g.summable(j+1, len(g.heads))} {
			if len(columns) > 1 && g.held(r, j, "各列相加", func(i int) (numeral.Interval, bool) { return g.sumOf(i, columns) }) {
				break
			}
		}
	}
}

// unnamedSum holds a column that does not call itself a total, as 有效天数, against all
// columns before it, where it is their sum in three rows or more.
func (g *grid) unnamedSum(r *report, j int) {
	columns := g.summable(0, j)
	if len(columns) < 2 || notSummed.MatchString(g.heads[j]) || len(columns) < j-1 {
		return
	}
	fits, seen := 0, 0
	for i := g.first; i < len(g.values); i++ {
		if g.values[i][j] == nil || g.values[i][j].rough < 10 {
			continue
		}
		sum := 0.0
		for _, c := range columns {
			if g.values[i][c] != nil {
				sum += g.values[i][c].rough
			}
		}
		if seen++; sum == g.values[i][j].rough {
			fits++
		}
	}
	if fits >= 3 && seen-fits <= 1 {
		g.held(r, j, "前面各列相加", func(i int) (numeral.Interval, bool) { return g.sumOf(i, columns) })
	}
}

func (g *grid) summable(from, to int) []int {
	var out []int
	for j := from; j < to; j++ {
		if totalRow.MatchString(solid(g.heads[j])) {
			break
		}
		if !notSummed.MatchString(g.heads[j]) && g.numbers(j) > 0 {
			out = append(out, j)
		}
	}
	return out
}

func (g *grid) sumOf(i int, columns []int) (numeral.Interval, bool) {
	sum, n := numeral.Exactly(new(big.Rat)), 0
	for _, j := range columns {
		if g.wrong[[2]int{i, j}] {
			return sum, false
		}
		if e := g.values[i][j]; e != nil {
			sum, n = sum.Add(e.span()), n+1
		}
	}
	return sum, n > 0
}

// held holds column j against what other columns give: where that is so in three
// rows or more and not in at most one in four, those are wrong. It tells whether
// it is so.
func (g *grid) held(r *report, j int, how string, give func(int) (numeral.Interval, bool)) bool {
	fits, off := 0, []int{}
	for i := g.first; i < len(g.values); i++ {
		e := g.values[i][j]
		if e == nil {
			continue
		}
		want, ok := give(i)
		switch {
		case !ok:
		case want.Meets(e.span().Widen(half(e.step))):
			fits++
		default:
			off = append(off, i)
		}
		if len(off) > 2 && len(off) > fits {
			return false
		}
	}
	if fits < 2 || fits < 3 && len(off) > 1 || len(off)*3 > fits*2 {
		return false
	}
	for _, i := range off {
		want, _ := give(i)
		if want.Low == nil || want.High == nil {
			continue
		}
		middle := new(big.Rat).Add(want.Low, want.High)
		text := g.say(middle.Mul(middle, big.NewRat(1, 2)), i, j)
		r.addCells(claim{diag.Error, fmt.Sprintf("表中“%s”这一行，按%s“%s”应为%s，写作%s；其他各行都对得上", g.labels[i], how, g.name(j), text, g.cells[i][j].Text), text, g.cells[i][j].Text}, g.cells[i][0], g.cells[i][j])
	}
	return true
}

// derived looks for the two columns that give a third.
func (g *grid) derived(r *report) {
	for j, head := range g.heads {
		if !ofOthers.MatchString(head) || totalRow.MatchString(solid(head)) || g.numbers(j) < 3 {
			continue
		}
		g.derive(r, j)
	}
}

func (g *grid) derive(r *report, j int) {
	for a := max(0, j-6); a < min(len(g.heads), j+7); a++ {
		if a == j || g.numbers(a) < 3 {
			continue
		}
		if g.tryShare(r, j, a) {
			return
		}
		for b := max(0, j-6); b < min(len(g.heads), j+7); b++ {
			if b != j && b != a && g.numbers(b) >= 3 && g.tryPair(r, j, a, b) {
				return
			}
		}
	}
}

// tryShare tries whether column j is the share of each row of column a in its
// total.
func (g *grid) tryShare(r *report, j, a int) bool {
	total := g.totalOf(a)
	if total == nil {
		total = g.allOf(a)
	}
	if total == nil || total.rough <= 0 || !strings.ContainsAny(g.heads[j], "占比%％") {
		return false
	}
	give := func(i int) (numeral.Interval, bool) {
		if e := g.values[i][a]; e != nil && !g.wrong[[2]int{i, a}] {
			return e.span().Div(total.span()), true
		}
		return numeral.Interval{}, false
	}
	return g.promising(j, func(x []*entry) float64 { return x[a].rough / total.rough }, a, a) && g.held(r, j, "“"+g.name(a)+"”占合计的比重", give)
}

// allOf is the total of a column that the table does not tell, nil where a cell is none of it.
func (g *grid) allOf(j int) *entry {
	rows := make([]int, 0, len(g.values))
	for i := g.first; i < len(g.values); i++ {
		if partRow.MatchString(g.labels[i]) {
			return nil
		}
		rows = append(rows, i)
	}
	sum, n, ok := g.sum(rows, j)
	if !ok || n < 3 || notSummed.MatchString(g.heads[j]) || sum.Low.Cmp(sum.High) != 0 {
		return nil
	}
	all := &entry{value: sum.Low, step: big.NewRat(1, 1)}
	all.rough, _ = sum.Low.Float64()
	return all
}

// tryPair tries the ways in which two columns give a third.
func (g *grid) tryPair(r *report, j, a, b int) bool {
	x, y := g.name(a), g.name(b)
	pair := func(op func(u, v numeral.Interval) numeral.Interval) func(int) (numeral.Interval, bool) {
		return func(i int) (numeral.Interval, bool) {
			u, v := g.values[i][a], g.values[i][b]
			if u == nil || v == nil || v.value.Sign() <= 0 || u.value.Sign() < 0 || g.wrong[[2]int{i, a}] || g.wrong[[2]int{i, b}] {
				return numeral.Interval{}, false
			}
			return op(u.span(), v.span()), true
		}
	}
	switch head := g.heads[j]; {
	case strings.ContainsAny(head, "增减同涨降") && strings.ContainsAny(head, "率%％幅速长"):
		return g.promising(j, func(e []*entry) float64 { return (e[a].rough - e[b].rough) / e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”比“"+y+"”的增减", pair(func(u, v numeral.Interval) numeral.Interval { return u.Sub(v).Div(v) }))
	case strings.ContainsAny(head, "增减差余缺空"):
		return g.promising(j, func(e []*entry) float64 { return e[a].rough - e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”减“"+y+"”", pair(func(u, v numeral.Interval) numeral.Interval { return u.Sub(v) }))
	case eachPrice.MatchString(y) && ofAll.MatchString(head):
		return g.promising(j, func(e []*entry) float64 { return e[a].rough * e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”乘“"+y+"”", pair(func(u, v numeral.Interval) numeral.Interval { return u.Mul(v) }))
	case strings.ContainsAny(head, "率占比%％均"):
		return g.promising(j, func(e []*entry) float64 { return e[a].rough / e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”除以“"+y+"”", pair(func(u, v numeral.Interval) numeral.Interval { return u.Div(v) }))
	}
	return false
}

var (
	// eachPrice heads what one of them costs or yields, ofAll what all of them do.
	eachPrice = pattern.MustCompile(`单价|均价|标准|单产|亩产|定额`)
	ofAll     = pattern.MustCompile(`金额|总价|资金|产值|总产`)
)

// promising looks quickly whether two of the first four numbers of column j may
// be what give says.
func (g *grid) promising(j int, give func([]*entry) float64, a, b int) bool {
	seen, fits := 0, 0
	for i := g.first; i < len(g.values) && seen < 4; i++ {
		row := g.values[i]
		if row[j] == nil || row[a] == nil || row[b] == nil || row[b].rough == 0 {
			continue
		}
		seen++
		step, _ := row[j].step.Float64()
		if d := give(row) - row[j].rough; d <= 2*step && d >= -2*step {
			fits++
		}
	}
	return fits >= 2
}
