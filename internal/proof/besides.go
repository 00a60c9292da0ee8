package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Why a product and its total need not be the same: the total holds something else besides, or the rate
// is of some of those counted.

// besidesIt tells whether the sentence gives a reason for total to be another number than the product.
func (p *prose) besidesIt(one product) bool {
	return p.withMore(one) || p.ofSeveralRates(one) || p.notAllYet(one) || p.otherHeads(one)
}

// withMore tells whether the sentence tells by how much the two differ: 合计960万元，含搬迁奖励120万元.
func (p *prose) withMore(one product) bool {
	heads := new(big.Rat).Quo(one.want(), one.rate.value())
	each := one.rate.Exact()
	if one.rate.Hedge != numeral.Unhedged {
		each = one.rate.Span()
	}
	off := one.total.Span().Sub(each.Mul(numeral.Exactly(heads))).Abs()
	s := p.sentences[one.rate.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if g != one.total && k != one.rate.index && plain(g) && sameBase(g, one.total) && !isChange(g) && fits(off, g.Exact()) {
			return true
		}
	}
	return false
}

// ofSeveralRates tells whether the products of all rates of the sentence together make the total: 电脑320台，
// 单价4500元，打印机40台，单价2000元，共152万元.
func (p *prose) ofSeveralRates(one product) bool {
	s := p.sentences[one.total.sentence]
	sum, rates := numeral.Exactly(new(big.Rat)), 0
	for k := s.figs[0]; k < s.figs[1]; k++ {
		m, is := readRate(&p.figures[k])
		if !is || !sameBase(m.figure, one.total) || m.figure == one.total {
			continue
		}
		n := p.countBeside(m.figure, s)
		if n == nil {
			return false
		}
		heads := n.Span()
		if unit := unitOf(m.of, n); unit != nil {
			heads = heads.Div(numeral.Exactly(unit))
		}
		sum, rates = sum.Add(heads.Mul(m.Span())), rates+1
	}
	return rates > 1 && fits(sum, one.total.Span())
}

// countBeside is the count of things nearest to a rate, before it if one is there.
func (p *prose) countBeside(m *figure, s sentence) *figure {
	for _, k := range []int{m.index - 1, m.index + 1} {
		if k >= s.figs[0] && k < s.figs[1] {
			if n := &p.figures[k]; plain(n) && !sameBase(n, m) && countsThings(n) {
				return n
			}
		}
	}
	return nil
}

// notAllYet tells whether the total is only what was done so far, or the rate did not hold all year.
func (p *prose) notAllYet(one product) bool {
	text := p.sentenceText(one.total.sentence)
	return one.factor > 1 && paidFrom.MatchString(text) || doneSoFar.MatchString(one.total.label) && outstanding.MatchString(p.body[one.total.End:p.sentences[one.total.sentence].to])
}

var (
	paidFrom    = pattern.MustCompile(`[从自由]\d{1,2}月(?:份)?[起开]|\d{1,2}月(?:份)?起`)
	doneSoFar   = pattern.MustCompile(`已|到位|首批|先期|预付`)
	outstanding = pattern.MustCompile(`其余|剩余|余下|尚|待|正在|未`)
)

// otherHeads tells whether the rate names those of whom it is, and the count is of all, or the other way
// round: 种植8600亩，高产示范片亩产650公斤，总产4730吨.
func (p *prose) otherHeads(one product) bool {
	n, m := one.count, one.rate.figure
	if n == nil {
		return false
	}
	if some := subset.FindString(m.label); some != "" && (!strings.Contains(n.label+n.after, some) || strings.Contains(n.label, "其中")) && m.index > n.index {
		return !strings.Contains(one.total.label, some)
	}
	return p.underAmong(n) && n.sentence == m.sentence && wholly.MatchString(one.total.label)
}

var (
	// subset names some of many.
	subset = pattern.MustCompile(`示范|高产|核心区|试点|最[高低多少]|规上|规模以上|限上|重点|新[增聘建招]|优质|特困|节假日|高峰|旺季|高标准|集中连片|连片|先进|在岗|连锁`)
	wholly = pattern.MustCompile(`全部|所有|全[县市区镇乡村校院]|总`)
)
