package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

var (
	meanOfEach = regexp.MustCompile(`^[，；]?(?:平均|人均|户均|均|约|合)*(?:每(?:个|名|位)?([\p{Han}]{1,6})|([人户村校班亩店场次车头社点园台件院站所])均)(?:有|为|约|达|达到|投入|补助|安排|拥有|配备|服务|产值|造价|投资|成本|罚款|费用|近)*$`)
	dailyMean  = regexp.MustCompile(`^[，；]?(?:平均每[天日]|日均)[\p{Han}]{0,6}$`)
	wholeYear  = regexp.MustCompile(`全年|年(?:接待|客运|处理|发电|供水|服务|产|流通)`)
)

// besides checks a mean that stands right behind its count and its total:
// 团队328支、队员9840人，平均每支30人; 全年处理1.93亿吨，日均52.9万吨. It tells whether there
// was such a pair.
func besides(p *prose, r *report, mean *figure, s sentence) bool {
	if !plain(mean) || mean.target || mean.aside || mean.index == s.figs[0] {
		return false
	}
	last := &p.figures[mean.index-1]
	if dailyMean.MatchString(mean.label) {
		return ofDays(p, r, mean, last, s)
	}
	m := meanOfEach.FindStringSubmatch(mean.label)
	if m == nil || mean.index < s.figs[0]+2 {
		return false
	}
	a, b := &p.figures[mean.index-2], last
	n, total := a, b
	if sameBase(a, mean) && !sameBase(b, mean) {
		n, total = b, a
	}
	if !sameBase(total, mean) || sameBase(n, mean) || !plain(n) || !plain(total) || n.target || total.target || mean.clause-a.clause > 2 || perWord.MatchString(total.label) || !mean.Exact().Below(total.Exact()) || isChange(total) || notTotals.MatchString(mean.label+total.label) || n.aside || total.aside {
		return false
	}
	thing := strings.TrimLeft(spent.ReplaceAllString(m[1]+m[2], ""), "个名位")
	if thing == "" && strings.Contains(mean.label, "每"+n.Unit) {
		thing = n.Unit // 每个补助2.5万元
	}
	if !ofThing(n, thing) || p.underAmong(b) || strings.Contains(p.body[a.End:mean.Digits], "；") || countedBefore(p, s, n) {
		return false
	}
	product := n.Span().Mul(roundlessMean(mean))
	want := new(big.Rat).Mul(n.value(), mean.value())
	if by := unitPer(m[1] + m[2]); by != nil && n.Per != nil && n.Unit != n.Base {
		product, want = product.Div(numeral.Exactly(by)), want.Quo(want, by)
	}
	if fits(product, total.Span()) || meanFits(n, mean, total) || near(total.value(), want, 50) {
		return true
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s×%s=%s，文中总数写作%s", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, placeWide(n), place(total), place(mean))
	return true
}

// spent is what a mean is of, and no name of a thing.
var spent = regexp.MustCompile(`^(?:补助|投入|安排|配备|服务|投资|奖励|补贴|发放|拨付|收费)+$`)

// countedBefore tells whether the sentence counts more of the kind of n before the
// mean, so that it may be of any of them.
func countedBefore(p *prose, s sentence, n *figure) bool {
	for k := s.figs[0]; k < n.index; k++ {
		if g := &p.figures[k]; sameBase(g, n) {
			return true
		}
	}
	return false
}

// ofThing tells whether n counts what the mean is of each of: by its measure, or
// by the name behind it.
func ofThing(n *figure, thing string) bool {
	if thing == "" {
		return false
	}
	if strings.HasPrefix(thing, n.Unit) || countOf[thing] == n.Base || n.Base == thing {
		return true
	}
	name := headRunes(thing, 2)
	return len([]rune(name)) == 2 && (strings.HasPrefix(strings.TrimLeft(n.after, "的"), name) || strings.HasSuffix(n.label, name))
}

// ofDays holds a daily mean against the total of a year.
func ofDays(p *prose, r *report, mean, total *figure, s sentence) bool {
	if !sameBase(total, mean) || !plain(total) || total.target || mean.clause-total.clause != 1 || !wholeYear.MatchString(p.body[total.from:total.Digits]) || isChange(total) {
		return false
	}
	for _, days := range []int64{365, 366, 360, 250, 300} {
		if want := new(big.Rat).Quo(total.value(), big.NewRat(days, 1)); near(mean.value(), want, 20) {
			return true
		}
	}
	want := new(big.Rat).Quo(total.value(), big.NewRat(365, 1))
	r.add(claim{diag.Warning, fmt.Sprintf("全年%s÷365=%s，文中日均写作%s", p.written(total), sayIn(want, mean), p.written(mean)), sayIn(want, mean), p.written(mean)}, placeWide(total), place(mean))
	return true
}
