package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkProducts holds n × mean = total: 27个社区，平均每个缺少98㎡，共缺少2660㎡.
func checkProducts(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		productsOf(p, r, i)
		for k := s.figs[0]; k < s.figs[1]; k++ {
			if mean := &p.figures[k]; strings.ContainsAny(mean.label, "平各") {
				eachOf(p, r, mean)
				if plain(mean) && !mean.target && meanOfList.MatchString(mean.label) {
					listMean(p, r, mean)
				}
			}
		}
	}
}

var (
	perWord = pattern.MustCompile(`(平均每|平均|人均|户均|村均|校均|班均|亩均|店均|场均|次均|车均|棚均|头均|社均|点均|园均|台均|套均|床均|辆均|株均|项均|期均|件均|院均|站均|所均|单产|亩产|每)([\p{Han}]{0,10})$`)
	allWord = pattern.MustCompile(`共|总|合计|累计|全部|一共|合共|全村|全镇|全县|全区|全市|带动|增收|发放|拨付|补助|投入|支付|需|应缴|应付|应收|收取|缴纳|费用|总产|产量|产值|总价|成本|开支|节约|节省|落实|兑现|筹集|分红|安排|拿出|列支|下达|筹资|争取`)
	// weakAll may be of something else; such a total counts where it is about right.
	weakAll = pattern.MustCompile(`投资|花费|耗资|花去|花了|付给|用款|支出|补贴|资金|金额|费用`)
)

// counts that a word after 每 or before 均 asks for.
var countOf = map[string]string{"生": "人", "餐": "人次", "名": "人", "位": "人", "村": "村", "校": "所", "班": "班", "亩": "平方米", "度": "千瓦时", "斤": "公斤", "米": "米", "台": "台", "件": "件", "院": "家", "站": "个", "所": "所", "公顷": "平方米", "店": "家", "社": "家", "园": "所", "床": "张", "公里": "米", "吨": "公斤", "公斤": "公斤", "车": "辆"}

// aimedAt tells whether a mean or total is a least or most, which no product has
// to meet. What is planned has to add up all the same.
func aimedAt(f *figure) bool {
	switch f.Hedge {
	case numeral.AtLeast, numeral.AtMost, numeral.Under:
		return true
	}
	return f.target && leastOrMost.MatchString(f.label)
}

var leastOrMost = pattern.MustCompile(`不低于|不少于|不超过|力争|确保|至少|最多|以上|以内`)

// times tells whether the sentence counts 人次 before the mean.
func times(p *prose, mean *figure, s sentence) bool {
	for k := s.figs[0]; k < mean.index; k++ {
		if p.figures[k].Base == "人次" {
			return true
		}
	}
	return false
}

// people tells whether the sentence counts heads too, so that the mean may be over
// either.
func people(p *prose, mean *figure, s sentence) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; k != mean.index && g.Base == "人" && plain(g) {
			return true
		}
	}
	return false
}

var meanOfList = pattern.MustCompile(`^[，；]?(?:[三四五六七八]\p{Han}{1,3})?(?:平均分?|平均值|均值)(?:数)?(?:为|是|达|达到|约)?$`)

// listMean checks 分别为12万元、15万元、9万元，平均12万元.
func listMean(p *prose, r *report, mean *figure) {
	var list []*figure
	for k := mean.index - 1; k >= 0; k-- {
		g := &p.figures[k]
		if g.sentence != mean.sentence || g.clause != mean.clause-1 || !plain(g) || !sameBase(g, mean) {
			break
		}
		list = append([]*figure{g}, list...)
	}
	if len(list) < 3 || len(list) > 20 || !strings.Contains(p.body[list[0].from:list[0].Digits], "分别") {
		return
	}
	n := big.NewRat(int64(len(list)), 1)
	want := new(big.Rat).Quo(add(list), n)
	if fits(numeral.Exactly(want), mean.Exact().Widen(new(big.Rat).Mul(half(mean.Step), perOf(mean)))) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("（%s）÷%s=%s，文中平均写作%s", joinWritten(p, list, "＋"), say(n), sayIn(want, mean), p.written(mean)), sayIn(want, mean), p.written(mean)}, between(list[0], list[len(list)-1]), place(mean))
}

// inAllOf ends the label of a sum.
var inAllOf = pattern.MustCompile(`(?:共|累计|合计|总共|总计|全部)[\p{Han}]{0,6}$`)

// endOfChange tells whether mean says by how much something else has changed:
// 由84元提高到89元，每人增加5元.
func (p *prose) endOfChange(mean *figure) bool {
	if !isChange(mean) || mean.index == 0 {
		return false
	}
	last := &p.figures[mean.index-1]
	return last.sentence == mean.sentence && sameBase(last, mean) && fromStart(p, last)
}

// parted tells whether a semicolon stands between two figures of a sentence.
func (p *prose) parted(a, b *figure) bool {
	return strings.Contains(p.body[min(a.End, b.End):max(a.Digits, b.Digits)], "；")
}

// distance is how far two numbers lie apart.
func distance(a, b int) int { return max(a-b, b-a) }

// related tells whether total and mean speak of the same thing: they share a
// word, or one of them has no word of its own.
func related(total, mean *figure) bool {
	bare := func(f *figure) string {
		s := meanWords.ReplaceAllString(f.label, "")
		return strings.TrimLeft(strings.Trim(s, "，、；的 "), "个名位所家座处")
	}
	a, b := bare(total), bare(mean)
	if len([]rune(a)) < 2 || len([]rune(b)) < 2 || total.index == mean.index+1 && strongSum.MatchString(total.label) {
		return true
	}
	return overlap(a, b) > 0 || sharedRunes(a, b) >= 2
}

// strongSum says that a total is of what was just told.
var strongSum = pattern.MustCompile(`^[，；]?(?:合计|共计|总计|一共|总共|共|加起来|加在一起|相加)[\p{Han}]{0,4}$`)

// countsThings tells whether g counts what a mean may be taken over where the text
// does not say of what.
func countsThings(g *figure) bool {
	switch g.Base {
	case "元", "%", "天", "小时", "年", "个月", "岁", "倍", "分", "次", "个百分点", "米", "立方米", "公斤", "千瓦时":
		return false
	}
	return true
}

// unitOf is the unit that the rate is of each of, in the base in which n counts;
// nil where that is the base itself: 每亩 of an area in 平方米, 每斤 of 公斤.
func unitOf(thing string, n *figure) *big.Rat {
	for _, u := range []struct {
		unit, base string
		num, den   int64
	}{{"亩", "平方米", 2000, 3}, {"公顷", "平方米", 10_000, 1}, {"公里", "米", 1000, 1}, {"吨", "公斤", 1000, 1}, {"斤", "公斤", 1, 2}} {
		if strings.HasPrefix(thing, u.unit) && n.Base == u.base {
			return big.NewRat(u.num, u.den)
		}
	}
	return nil
}

// roundlessMean takes a standard such as 每村5万元 at its word.
func roundlessMean(mean *figure) numeral.Interval {
	if mean.Step.IsInt() {
		return mean.Exact()
	}
	return mean.Span()
}

// roundedMean is the mean with half of its last digit; a standard (每村5万元) is
// taken at its word, a mean in whole 万 as good to a tenth.
func roundedMean(mean *figure) numeral.Interval {
	if mean.Hedge != numeral.Unhedged || mean.Rounded && !mean.Step.IsInt() {
		return mean.Span()
	}
	if strings.Contains(perWord.FindString(mean.label), "每") && !strings.Contains(mean.label, "平均") {
		return mean.Exact()
	}
	if hundredfold := new(big.Rat).Mul(mean.Step, big.NewRat(100, 1)); containsAny(mean.label, "平均", "均") && mean.Value.Cmp(hundredfold) >= 0 && mean.Step.Cmp(big.NewRat(10_000, 1)) >= 0 {
		return mean.Exact().Widen(half(mean.Step)) // 平均567万元
	}
	if mean.Step.Cmp(big.NewRat(10_000, 1)) >= 0 {
		return mean.Exact().Widen(new(big.Rat).Mul(mean.Step, big.NewRat(1, 20)))
	}
	return mean.Exact().Widen(new(big.Rat).Mul(half(mean.Step), perOf(mean)))
}

func half(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(1, 2)) }

func perOf(f *figure) *big.Rat {
	if f.Per == nil {
		return big.NewRat(1, 1)
	}
	return f.Per
}

// meanWords are taken out before two labels are compared.
var meanWords = pattern.MustCompile(`平均每?|每(?:个|名|位)?(?:乡镇|社区|街道|学校|企业|学生|单位|\p{Han})|资助|补助|发放|补贴|奖励|拨付|给予|配备|安装|人均|户均|[村校班亩店]均|共|总计|合计|累计|总|全|经费|资金|标准|费用|金额|预算|安排|兑现|奖补|达到|达|为|约|需|需要|要|一共`)
