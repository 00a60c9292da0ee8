package proof

import (
	"fmt"
	"math/big"
	"regexp"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// perPeriod says that a figure is of each day, week, month or the like.
var perPeriod = regexp.MustCompile(`(?:每|平均每)(天|日|周|个?月|季度|学期|年|班次|趟|车次)[\p{Han}]{0,8}$|(日|周|月|年)均[\p{Han}]{0,6}$|(日)(?:处理|供水|供气|发电|生产|产|接待|服务|消纳)[\p{Han}]{0,6}$`)

// periodUnits are the units in which such periods are counted.
var periodUnits = map[string][]string{"天": {"天", "日", "工作日", "个工作日"}, "日": {"天", "日", "工作日", "个工作日"}, "周": {"周", "个星期"}, "月": {"个月"}, "个月": {"个月"}, "季度": {"个季度", "季度"}, "学期": {"个学期", "学期"}, "年": {"年"}, "趟": {"趟"}, "班次": {"班次"}, "车次": {"车次"}}

// byPeriod checks 每周开放70小时，全年按52周计，共开放3640小时: so much in each period,
// for so many periods.
func byPeriod(p *prose, r *report, mean *figure, s sentence) {
	m := perPeriod.FindStringSubmatch(mean.label)
	if m == nil || !plain(mean) || aimedAt(mean) || mean.Upper != nil || mean.aside {
		return
	}
	var n, total *figure
	for k := max(s.figs[0], mean.index-3); k < min(s.figs[1], mean.index+4); k++ {
		g := &p.figures[k]
		switch {
		case g.index == mean.index || g.Upper != nil || g.quoted || distance(g.clause, mean.clause) > 2:
		case countsPeriods(g, m[1]+m[2]+m[3]):
			if n != nil {
				return
			}
			n = g
		case sameBase(g, mean) && total == nil && (allOfThem.MatchString(g.label) || wholeYearOf.MatchString(g.label) || ofYear.MatchString(g.label)) && related(g, mean):
			total = g
		case plain(g):
			return // something else is counted: so many each day at so many places
		}
	}
	if n == nil && total != nil && total.index == mean.index+1 && wholeYearOf.MatchString(total.label) {
		yearOf(p, r, mean, total, m[1])
		return
	}
	if n == nil || total == nil || fits(n.Span().Mul(roundlessMean(mean)), total.Span()) || fits(total.Span().Div(n.Span()), roundedMean(mean)) {
		return
	}
	want := new(big.Rat).Mul(n.value(), mean.value())
	severity := diag.Error
	if near(total.value(), want, 20) {
		severity = diag.Warning
	}
	r.add(claim{severity, fmt.Sprintf("%s×%s=%s，文中写作%s", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, place(n), place(mean), place(total))
}

// partsOfYear is how many of a period make a year.
var partsOfYear = map[string]int64{"季度": 4, "学期": 2}

var wholeYearOf = regexp.MustCompile(`^[，；]?(?:全年|一年|每年|年)(?:共|合计|发放|补助|支出)*$`)

// yearOf checks 每季度救助900元，全年3600元.
func yearOf(p *prose, r *report, mean, total *figure, period string) {
	n := partsOfYear[period]
	want := new(big.Rat).Mul(mean.value(), big.NewRat(n, 1))
	if n == 0 || fits(roundlessMean(mean).Mul(numeral.Exactly(big.NewRat(n, 1))), total.Span()) || !near(total.value(), want, 2) {
		return
	}
	r.add(claim{gapSeverity(want, total), fmt.Sprintf("%s×%d=%s，文中全年写作%s", p.written(mean), n, sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, place(mean), place(total))
}

// ofYear is what a year makes.
var ofYear = regexp.MustCompile(`^[，；]?(?:全年|年)(?:可)?[\p{Han}]{1,8}$`)

func countsPeriods(g *figure, period string) bool {
	for _, unit := range periodUnits[period] {
		if g.Unit == unit || g.Base == unit {
			return true
		}
	}
	return false
}
