package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A mean says of whom it is. Where a total and a number of households make it to the last digit, it is
// no mean of persons; where they make it but for a 万, it has the wrong one.

var (
	meanOfWhom = pattern.MustCompile(`(?:^|[，；（]|平均)[\p{Han}]{0,4}?(?:(人|户|村|校|社|镇|亩|店)均|每(?:个)?(人|户|村|亩|公里|所))(?:增收|分红|获得|得到|发放|补助|资助|贷款|消费|投入|投资)?(?:约|为|达到|达|是|有)*$`)
	// whoCounts are the measures in which those are counted of whom a mean is told.
	whoCounts = map[string]string{"人": "人名位次", "户": "户家笔", "亩": "亩顷", "公里": "里", "村": "村个", "校": "校所个", "所": "所", "社": "社家个", "镇": "镇个", "店": "店家"}
)

// meansOfWhom holds the means of a sentence against its totals and counts.
func meansOfWhom(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		m := &p.figures[k]
		who := meanOfWhom.FindStringSubmatch(m.label)
		if who == nil || !plain(m) || m.Percent || m.Base == "" || m.Hedge != numeral.Unhedged || strings.HasPrefix(m.after, "的") {
			continue
		}
		p.judgeWhom(r, s, m, who[1]+who[2])
	}
}

// judgeWhom reports a mean that is of another count than it says, or that has another scale.
func (p *prose) judgeWhom(r *report, s sentence, m *figure, who string) {
	var count, total *figure
	for k := s.figs[0]; k < m.index; k++ {
		switch f := &p.figures[k]; {
		case !plain(f) || f.Percent || f.target || isChange(f) || f.Hedge != numeral.Unhedged:
		case sameBase(f, m) && !isPerHead(f):
			total = f
		case p.countedAs(f, who):
			count = f
		case count == nil && f.Value.IsInt() && digitsIn(*f) > 0 && confusable[f.Base] != "money":
			count = f
		}
	}
	if count == nil || total == nil || count.value().Sign() == 0 || m.value().Sign() == 0 {
		return
	}
	made := total.Span().Div(count.Span())
	if !p.countedAs(count, who) {
		if count.value().Cmp(big.NewRat(9, 1)) > 0 && digitsIn(*total) > 1 && fits(made, m.Span()) {
			r.add(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，是按“%s”平均的，文中却说“%s”；请核对", p.written(total), p.written(count), p.written(m), count.Unit, tailRunes(m.label, 4)), count.Unit + "均", who}, placeWide(count), placeWide(m))
		}
		return
	}
	for _, scale := range []int64{10_000, 100_000_000} {
		by := numeral.Exactly(big.NewRat(scale, 1))
		if fits(made.Mul(by), m.Span()) || fits(made, m.Span().Mul(by)) {
			r.add(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，文中写作%s；请核对“万”“亿”", p.written(total), p.written(count), sayIn(new(big.Rat).Quo(total.value(), count.value()), m), p.written(m)), sayIn(new(big.Rat).Quo(total.value(), count.value()), m), p.written(m)}, placeWide(total), placeWide(m))
			return
		}
	}
}

// countedAs tells whether f counts those of whom a mean is told.
func (p *prose) countedAs(f *figure, who string) bool {
	if f.Unit != "个" && strings.ContainsAny(f.Unit, whoCounts[who]) {
		return true
	}
	return strings.Contains(headRunes(f.after, 6)+tailRunes(f.label, 8), who)
}
