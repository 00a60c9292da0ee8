package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// meanOver is a mean and what it is for: 平均每所, 每户平均.
var meanOver = regexp.MustCompile(`(?:平均|均摊到|分摊到|折合)(?:到)?(?:每一?|一)(个项目|[所家个户人亩名村校站处台辆张场期批座条件头])([\p{Han}]{0,6})$`)

// doing says what is done with each, and names no thing.
var doing = regexp.MustCompile(`^(?:新增|增加|补助|投入|投资|支出|需|约|为|是|达|补贴|发放|收入|增收|培训|服务|惠及|$)`)

// means holds 平均每所360个 against the total and the number of what it is a mean over,
// both told before it in the sentence: 新建幼儿园6所，增加学位2160个.
func means(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		f := &p.figures[k]
		m := meanOver.FindStringSubmatch(f.label)
		if m == nil || !plain(f) || f.target {
			continue
		}
		var number, total *figure
		settled := false
		for a := k - 1; a >= s.figs[0] && f.clause-p.figures[a].clause <= 4; a-- {
			g := &p.figures[a]
			if !plain(g) || isPerHead(g) || isChange(g) || g.target {
				continue
			}
			if total == nil && g.Base == f.Base && g.Unit != "" && g.value().Cmp(f.value()) > 0 {
				total = g
			}
			if number == nil && strings.HasPrefix(m[1], g.Unit) && g.Scale == "" && g != total {
				if !doing.MatchString(m[2]) && !strings.Contains(g.label+headRunes(g.after, 8), m[2]) {
					break // 电脑120台、打印机30台共62万元，平均每台电脑4500元
				}
				number = g
			}
			settled = settled || p.meanHolds(s, f, g)
		}
		if number != nil && total != nil && !settled {
			judgeMean(p, r, f, number, total)
		}
	}
}

// meanHolds tells whether g divided by some other figure of the sentence is f.
func (p *prose) meanHolds(s sentence, f, g *figure) bool {
	if g.Base != f.Base {
		return false
	}
	for k := s.figs[0]; k < f.index; k++ {
		if n := &p.figures[k]; n != g && plain(n) && fits(g.Span().Div(n.Span()), f.Span().Widen(half(f.Step))) {
			return true
		}
	}
	return false
}

func judgeMean(p *prose, r *report, f, number, total *figure) {
	want := new(big.Rat).Quo(total.value(), number.value())
	if fits(total.Span().Div(number.Span()), f.Span().Widen(half(f.Step))) || !near(f.value(), want, 4) || f.Hedge != numeral.Unhedged && near(f.value(), want, 8) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，文中平均写作%s；请核对平均数、总数和个数", p.written(total), p.written(number), sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)}, placeWide(number), placeWide(total), place(f))
}
