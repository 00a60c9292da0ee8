package proof

import (
	"math/big"
	"slices"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Whether a rate makes a total in any way that a sentence leaves open.

// anyProduct tells whether the rate makes the total with any counts of the
// sentence, or with any usual number of times.
func (p *prose) anyProduct(s sentence, m rate, t *figure, counts []*figure) bool {
	times := append(usualTimes(p, s, m.time), monthsTold(p, s)...)
	if m.time == "" && m.of != "" {
		times = times[:1]
	}
	if slices.ContainsFunc(counts, func(n *figure) bool { return countsPeriods(n, m.time) }) {
		times = times[:2] // 前11个月已缴5940元，全年6480元
	} else if m.time != "" && timesTold(t) != "" {
		times = append(append([]int64{1}, timesBetween(m.time, timesTold(t))...), monthsTold(p, s)...)
	}
	for k := 1; k < len(counts); k++ {
		if a, b := counts[k-1], counts[k]; sameBase(a, b) && a.sentence == b.sentence {
			sum := *a
			sum.Value = new(big.Rat).Add(a.Value, b.Value)
			sum.settle()
			if m.makes(&sum, nil, t, 1) {
				return true
			}
		}
	}
	if slices.ContainsFunc(counts, func(n *figure) bool { return m.time == "" && m.makes(n, nil, t, 1) }) {
		return true
	}
	near := append([]*figure{nil}, counts...)
	for k := max(s.figs[0], m.index-8); k < min(s.figs[1], m.index+7); k++ {
		if g := &p.figures[k]; k != m.index && k != t.index && !g.Percent && g.Upper == nil && g.Base != "岁" && g.Value.Sign() > 0 {
			near = append(near, g)
		}
	}
	for a, n := range near {
		for _, by := range times {
			if n != nil && sameBase(n, t) && m.factorPlus(n, t, by) {
				return true // 月薪4500元，加上年终奖2000元，年收入5.6万元
			}
			if (n != nil && !sameBase(n, t) && !(by > 1 && countsPeriods(n, m.time)) || by > 1) && m.makes(n, nil, t, by) {
				return true
			}
		}
		for _, o := range near[a+1:] {
			if n != nil && !sameBase(n, t) && !sameBase(o, t) && m.makes(n, o, t, 1) {
				return true
			}
		}
	}
	return false
}

// usualTimes are how often a rate may go into a total of which the text does not say of what
// time it is, once and the whole year first.
func usualTimes(p *prose, s sentence, time string) []int64 {
	switch {
	case time == "季":
		return []int64{1, 4, 2, 3}
	case time == "月" && !severalMonths.MatchString(p.body[s.from:s.to]) && wholeYearHere.MatchString(p.body[s.from:s.to]):
		return []int64{1, 12, 6, 3, 4, 2}
	}
	return []int64{1, 12, 6, 3, 4, 2, 10, 11, 13}
}

// makes tells whether rate times counts times a number is the total.
func (r rate) makes(n, o, t *figure, by int64) bool {
	heads := numeral.Exactly(big.NewRat(by, 1))
	for _, g := range []*figure{n, o} {
		if g == nil {
			continue
		}
		heads = heads.Mul(g.Span())
		if unit := unitOf(r.of, g); unit != nil {
			heads = heads.Div(numeral.Exactly(unit))
		}
	}
	return fits(heads.Mul(roundlessMean(r.figure)), t.Span()) || r.mean && fits(t.Span().Div(heads), roundedMean(r.figure))
}

// factorPlus tells whether so many times the rate and another sum beside it are
// the total.
func (r rate) factorPlus(more, total *figure, by int64) bool {
	return fits(roundlessMean(r.figure).Mul(numeral.Exactly(big.NewRat(by, 1))).Add(more.Exact()), total.Span())
}

var (
	// severalMonths tells of less than a year, or of more than twelve pays.
	severalMonths = pattern.MustCompile(`\d月|个月|学期|学年|寒暑假|年终|奖金|绩效|季度|半年`)
	wholeYearHere = pattern.MustCompile(`全年|年度|(?:19|20)\d\d年|[比较]上年|[比较]去年|同比|增长`)
)
