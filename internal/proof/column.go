package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Totals of a table are held against the rows that they sum up.

var (
	totalRow  = pattern.MustCompile(`^(?:全[县市区镇乡省校院国街])?(?:合计|总计|共计|小计|总数|汇总|累计)(?:数)?$`)
	partRow   = pattern.MustCompile(`^(?:其中|#|＃|注|说明|备注)`)
	notSummed = pattern.MustCompile(`率|占|比|均|%|％|增长|增速|同比|环比|名次|排名|位次|序号|编号|单价|价格|年份|年度|标准|指数|代码|电话|得分|平均|单产|每|时间|日期|倍|人均|度$`)
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
	if total == nil || notSummed.MatchString(g.heads[j]) || strings.ContainsAny(g.cells[i][j].Text, "%％") {
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
			if !numeral.IsBlank(g.cells[k][j].Text) {
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
		r.addCells(claim{diag.Error, fmt.Sprintf("表中“%s”一列各行相加是%s，“%s”写作%s；请核对合计和各行", g.name(j), want, g.labels[i], g.cells[i][j].Text), want, g.cells[i][j].Text}, g.cells[rows[0]][j], g.cells[i][j])
		return
	}
}
