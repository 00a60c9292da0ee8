package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkTables adds up the columns and rows of tables, and holds a column that
// the others give (占比, 增长, 增减) against them, where it does so in most rows.
func checkTables(p *prose, r *report) {
	for _, t := range p.text.tables {
		if g, ok := gridOf(t); ok {
			g.downwards(r)
			g.across(r)
			g.derived(r)
		}
	}
}

// A grid is a table with its heads and numbers.
type grid struct {
	cells  table
	first  int // row of the first numbers
	heads  []string
	labels []string // of each row
	values [][]*entry
	wrong  map[[2]int]bool // cells that were found wrong
}

// An entry is the number of a cell.
type entry struct {
	value *big.Rat
	step  *big.Rat // what one of its last digit is worth
	rough float64  // value, to look quickly whether it may fit
}

// span is what an entry may stand for: decimals are rounded.
func (e *entry) span() numeral.Interval {
	if e.step.IsInt() {
		return numeral.Exactly(e.value)
	}
	return numeral.Exactly(e.value).Widen(half(e.step))
}

// gridOf reads a table; false where it holds no numbers below heads.
func gridOf(t table) (*grid, bool) {
	g := &grid{cells: t, heads: make([]string, len(t[0])), first: -1, wrong: map[[2]int]bool{}}
	for i, row := range t {
		values := make([]*entry, len(row))
		numbers := 0
		for j, c := range row {
			if values[j] = entryOf(c.text); values[j] != nil && j > 0 {
				numbers++
			}
		}
		if g.first < 0 && (numbers == 0 || i == 0) {
			for j, c := range row {
				g.heads[j] += c.text
			}
			values = make([]*entry, len(row))
		} else if g.first < 0 {
			g.first = i
		}
		g.values, g.labels = append(g.values, values), append(g.labels, labelOf(row))
	}
	if g.first < 0 || len(t)-g.first < 2 || len(t[0]) < 2 {
		return nil, false
	}
	g.percentages()
	return g, true
}

// labelOf is the first text of a row.
func labelOf(row []cell) string {
	for _, c := range row {
		if c.text != "" && entryOf(c.text) == nil {
			return letters(c.text)
		}
	}
	return ""
}

func entryOf(text string) *entry {
	if text == "" || len(text) > 40 {
		return nil
	}
	read := numeral.Cell(text)
	if read.Kind != numeral.Number || read.Hedge != numeral.Unhedged {
		return nil
	}
	step := big.NewRat(1, 1)
	if _, decimals, ok := strings.Cut(text, "."); ok {
		for i := 0; i < len(decimals) && isDigit(rune(decimals[i])); i++ {
			step.Quo(step, big.NewRat(10, 1))
		}
	}
	if read.Percent {
		step.Quo(step, big.NewRat(100, 1))
	}
	e := &entry{value: read.Value, step: step}
	e.rough, _ = read.Value.Float64()
	return e
}

// percentages makes the plain numbers of a column headed % shares.
func (g *grid) percentages() {
	for j, head := range g.heads {
		if !strings.ContainsAny(head, "%％﹪") {
			continue
		}
		for i := range g.values {
			if e := g.values[i][j]; e != nil && !strings.ContainsAny(g.cells[i][j].text, "%％") {
				by := big.NewRat(1, 100)
				e.value, e.step, e.rough = new(big.Rat).Mul(e.value, by), new(big.Rat).Mul(e.step, by), e.rough/100
			}
		}
	}
}

var (
	totalRow  = pattern.MustCompile(`^(?:全[县市区镇乡省校院国街])?(?:合计|总计|共计|小计|总数|汇总|累计)(?:数)?$`)
	partRow   = pattern.MustCompile(`^(?:其中|#|＃|注|说明|备注)`)
	notSummed = pattern.MustCompile(`率|占|比|均|%|％|增长|增速|同比|环比|名次|排名|位次|序号|编号|单价|价格|年份|年度|标准|指数|代码|电话|得分|平均|单产|每|时间|日期|倍|人均|度$`)
	ofOthers  = pattern.MustCompile(`率|占|比|%|％|增|减|差|均|同比|涨|降|合计|小计|总计|总数`)
)

// downwards holds the totals below or above a column.
func (g *grid) downwards(r *report) {
	for i := g.first; i < len(g.values); i++ {
		if !g.isTotal(i) {
			continue
		}
		fit, off := 0, []int{}
		for j := range g.heads {
			switch state := g.column(i, j); {
			case state > 0:
				fit++
			case state < 0:
				off = append(off, j)
			}
		}
		if len(off) > 1 && fit < len(off) {
			continue // the total is of other rows than these
		}
		for _, j := range off {
			if !g.sayPart(r, i, j) {
				g.sayColumn(r, i, j)
			}
		}
	}
}

// isTotal tells whether a row sums up others: 合计, or 全年 below quarters or months.
func (g *grid) isTotal(i int) bool {
	if totalRow.MatchString(g.labels[i]) {
		return true
	}
	if !allOfYear.MatchString(g.labels[i]) {
		return false
	}
	parts := 0
	for _, label := range g.labels[g.first:] {
		if partOfYear.MatchString(label) {
			parts++
		}
	}
	return parts > 1
}

var (
	allOfYear  = pattern.MustCompile(`^(?:全年|年度|本年)(?:累计|合计)?$`)
	partOfYear = pattern.MustCompile(`季度?$|^[一二三四五六七八九十\d]{1,2}月份?$|半年$`)
)

// totalOf is the total of a column, nil where it has none.
func (g *grid) totalOf(j int) (total *entry) {
	for i := g.first; i < len(g.values); i++ {
		if g.isTotal(i) {
			total = g.values[i][j]
		}
	}
	return total
}

// column tells whether the total in row i fits its column: 1 that it does, -1
// that it does not, 0 that it need not.
func (g *grid) column(i, j int) int {
	total := g.values[i][j]
	if total == nil || notSummed.MatchString(g.heads[j]) || strings.ContainsAny(g.cells[i][j].text, "%％") {
		return 0
	}
	closest := 0
	for _, rows := range g.partsOf(i) {
		sum, n, ok := g.sum(rows, j)
		if !ok || n < 2 {
			continue
		}
		if sum.Meets(total.span()) {
			return 1
		}
		if near(sum.Low, total.value, 3) {
			closest = -1
		}
	}
	return closest
}

// partsOf are the sets of rows that the total of row i may be of.
func (g *grid) partsOf(i int) [][]int {
	var all, totals, since, below []int
	for k := g.first; k < len(g.values); k++ {
		switch total := g.isTotal(k); {
		case k == i || partRow.MatchString(g.labels[k]):
		case total && k < i:
			totals, since = append(totals, k), nil
		case total:
		case k < i:
			all, since = append(all, k), append(since, k)
		default:
			below = append(below, k)
		}
	}
	return [][]int{since, all, totals, below}
}

// sum adds up rows of a column; false where one of them is neither a number nor
// empty.
func (g *grid) sum(rows []int, j int) (numeral.Interval, int, bool) {
	sum, n := numeral.Exactly(new(big.Rat)), 0
	for _, k := range rows {
		e := g.values[k][j]
		if e == nil {
			if !numeral.IsBlank(g.cells[k][j].text) {
				return sum, n, false
			}
			continue
		}
		sum, n = sum.Add(e.span()), n+1
	}
	return sum, n, true
}

func (g *grid) sayColumn(r *report, i, j int) {
	for _, rows := range g.partsOf(i) {
		sum, n, ok := g.sum(rows, j)
		if !ok || n < 2 || !near(sum.Low, g.values[i][j].value, 3) {
			continue
		}
		middle := new(big.Rat).Add(sum.Low, sum.High)
		want := say(middle.Mul(middle, big.NewRat(1, 2)))
		g.wrong[[2]int{i, j}] = true
		r.addCells(claim{diag.Error, fmt.Sprintf("表中“%s”一列各行相加是%s，“%s”写作%s；请核对合计和各行", g.name(j), want, g.labels[i], g.cells[i][j].text), want, g.cells[i][j].text}, g.cells[rows[0]][j], g.cells[i][j])
		return
	}
}

// name is the head of a column, or its number where it has none.
func (g *grid) name(j int) string {
	if head := letters(g.heads[j]); head != "" {
		return head
	}
	return fmt.Sprintf("第%d列", j+1)
}

// across holds a column of totals against the columns that it sums up in most
// rows.
func (g *grid) across(r *report) {
	for j, head := range g.heads {
		if !totalRow.MatchString(letters(head)) {
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
		if totalRow.MatchString(letters(g.heads[j])) {
			break
		}
		if !notSummed.MatchString(g.heads[j]) && g.numbers(j) > 0 {
			out = append(out, j)
		}
	}
	return out
}

func (g *grid) numbers(j int) int {
	n := 0
	for i := g.first; i < len(g.values); i++ {
		if g.values[i][j] != nil {
			n++
		}
	}
	return n
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
		r.addCells(claim{diag.Error, fmt.Sprintf("表中“%s”这一行，按%s“%s”应为%s，写作%s；其他各行都对得上", g.labels[i], how, g.name(j), text, g.cells[i][j].text), text, g.cells[i][j].text}, g.cells[i][0], g.cells[i][j])
	}
	return true
}

// say prints a value as the column has it.
func (g *grid) say(v *big.Rat, i, j int) string {
	if strings.ContainsAny(g.cells[i][j].text, "%％") {
		return sayPercent(v)
	}
	if strings.ContainsAny(g.heads[j], "%％﹪") {
		return strings.TrimSuffix(sayPercent(v), "%")
	}
	return say(v)
}

// derived looks for the two columns that give a third.
func (g *grid) derived(r *report) {
	for j, head := range g.heads {
		if !ofOthers.MatchString(head) || totalRow.MatchString(letters(head)) || g.numbers(j) < 3 {
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
	case strings.ContainsAny(head, "增减差"):
		return g.promising(j, func(e []*entry) float64 { return e[a].rough - e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”减“"+y+"”", pair(func(u, v numeral.Interval) numeral.Interval { return u.Sub(v) }))
	case strings.ContainsAny(head, "率占比%％均"):
		return g.promising(j, func(e []*entry) float64 { return e[a].rough / e[b].rough }, a, b) &&
			g.held(r, j, "“"+x+"”除以“"+y+"”", pair(func(u, v numeral.Interval) numeral.Interval { return u.Div(v) }))
	}
	return false
}

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
