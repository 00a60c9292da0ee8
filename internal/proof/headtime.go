package proof

import (
	"fmt"
	"math/big"
	"regexp"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// A standard may be of each head and each month at once: 286名，人均月工资1600元，每月
// 发放45.76万元. Heads times the standard are the total of the same time; of a year
// they are twelve times as much.

var (
	ofHead = regexp.MustCompile(`每个?([人户名位村校班亩床张家所站点台辆头只])|([人户村校班亩床家所站点台])均`)
	inTime = regexp.MustCompile(`每个?(月|年|天|日|周|学期|季度?)|(月|年|日|周)均|[人户村校均](月|年|日)|按(月|年)`)
	ofTime = regexp.MustCompile(`每个?(月|年|天|日|周|学期|季度?)|(月|年|日|周)均|全(年)|一(年)|(?:^|，)(月|年|日)`)
	// paidOut ends the label of a total of what is paid or needed.
	paidOut = regexp.MustCompile(`(?:共|总|合计|支出|发放|支付|兑付|需|资金|拨付|补助|补贴|投入|安排|经费|工资|落实|保费|费用|服务|接待|使用|产出)(?:补助|补贴|津贴|工资|资金|经费|金额|财政|约|近|了|金|费用|老人|护理)*$`)
)

// perHeadAndTime checks a standard of each head and time against its total.
func perHeadAndTime(p *prose, r *report, mean *figure, s sentence) {
	head, time := ofHead.FindStringSubmatch(mean.label), word(inTime.FindStringSubmatch(mean.label))
	if !plain(mean) || mean.Upper != nil || aimedAt(mean) || time == "" || rivalStandard(p, s, mean) {
		return
	}
	n, total := headsAndTotal(p, s, mean, word(head))
	if n == nil || total == nil {
		return
	}
	want := new(big.Rat)
	for _, times := range timesBetween(time, word(ofTime.FindStringSubmatch(total.label))) {
		product := n.Span().Mul(roundlessMean(mean)).Mul(numeral.Exactly(big.NewRat(times, 1)))
		if fits(product, total.Span()) || fits(n.Span().Mul(roundedMean(mean)).Mul(numeral.Exactly(big.NewRat(times, 1))), total.Span()) {
			return
		}
		if one := new(big.Rat).Mul(new(big.Rat).Mul(n.value(), mean.value()), big.NewRat(times, 1)); want.Sign() == 0 || closer(one, want, total.value()) {
			want = one
		}
	}
	if !near(total.value(), want, 2) {
		return // of something else
	}
	severity := diag.Error
	if near(total.value(), want, 50) {
		severity = diag.Warning
	}
	r.add(claim{severity, fmt.Sprintf("按%s、%s计算，应为%s，文中写作%s；请核对个数、标准和总数", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, place(n), place(mean), place(total))
}

// word is the one group of a match that holds something.
func word(m []string) string {
	for _, g := range m[min(1, len(m)):] {
		if g != "" {
			return g
		}
	}
	return ""
}

// closer tells whether a lies nearer to x than b.
func closer(a, b, x *big.Rat) bool {
	p, q := new(big.Rat).Sub(a, x), new(big.Rat).Sub(b, x)
	return p.Abs(p).Cmp(q.Abs(q)) < 0
}

// rivalStandard tells whether the sentence has more than one such standard, so
// that the total may be of them all.
func rivalStandard(p *prose, s sentence, mean *figure) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if k != mean.index && sameBase(g, mean) && inTime.MatchString(g.label) && !paidOut.MatchString(g.label) && !ofTime.MatchString(g.label) {
			return true
		}
		if k != mean.index && sameBase(g, mean) && g.value().Cmp(double(mean)) < 0 {
			return true
		}
	}
	return false
}

// headsAndTotal are the one count of heads and the one total beside the mean.
func headsAndTotal(p *prose, s sentence, mean *figure, head string) (n, total *figure) {
	if base, ok := countOf[head]; ok {
		head = base
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if k == mean.index || !plain(g) || distance(g.clause, mean.clause) > 3 || g.aside {
			continue
		}
		switch {
		case sameBase(g, mean):
			if total != nil || !paidOut.MatchString(g.label) || g.index < mean.index {
				return nil, nil
			}
			total = g
		case head != "" && countsFor(g, head), head == "" && g.clause == mean.clause && g.index == mean.index-1 && things[g.Base]:
			if n != nil {
				return nil, nil
			}
			n = g
		}
	}
	if head == "" && total != nil && !allOfThem.MatchString(total.label) {
		return nil, nil
	}
	return n, total
}

// timesBetween are how often the time of a standard may go into the time of its
// total; a total without a time of its own may be of either.
func timesBetween(mean, total string) []int64 {
	day := func(t string) string {
		if t == "天" {
			return "日"
		}
		return t
	}
	switch mean, total = day(mean), day(total); {
	case mean == total:
		return []int64{1}
	case mean == "月" && total == "年":
		return []int64{12, 10, 11}
	case mean == "月" && (total == "季" || total == "季度"):
		return []int64{3}
	case mean == "日" && total == "月":
		return []int64{30, 31, 22, 28}
	case total == "" && mean == "月":
		return []int64{1, 12, 3, 6, 10, 11}
	case total == "":
		return []int64{1, 2, 3}
	}
	return nil
}
