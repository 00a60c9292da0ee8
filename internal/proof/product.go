package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// checkProducts holds n × mean = total: 27个社区，平均每个缺少98㎡，共缺少2660㎡.
func checkProducts(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		for k := s.figs[0]; k < s.figs[1]; k++ {
			mean := &p.figures[k]
			if !strings.ContainsAny(mean.label, "每均产各日") {
				continue
			}
			eachOf(p, r, mean)
			byPeriod(p, r, mean, s)
			if besides(p, r, mean, s) {
				continue
			}
			if plain(mean) && !mean.target && eachYear.MatchString(mean.label) {
				yearsOf(p, r, mean, s)
			}
			if plain(mean) && !mean.target && meanOfList.MatchString(mean.label) {
				listMean(p, r, mean)
			}
			byEach(p, r, mean, s)
			perHeadAndTime(p, r, mean, s)
			if plain(mean) && perWord.MatchString(mean.label) && !aimedAt(mean) && !p.endOfChange(mean) && (!notTotals.MatchString(mean.label) || eachHeadYear(p, mean, s)) {
				judgeMean(p, r, mean, s)
			}
		}
	}
}

var (
	perWord   = regexp.MustCompile(`(平均每|平均|人均|户均|村均|校均|班均|亩均|店均|场均|次均|车均|棚均|头均|社均|点均|园均|台均|套均|床均|辆均|株均|项均|期均|件均|院均|站均|所均|单产|亩产|每)([\p{Han}]{0,10})$`)
	notTotals = regexp.MustCompile(`可支配收入|纯收入|生产总值|GDP|每天|每日|每月|月均|每周|日均|每年|年均|每隔|每逢|年龄|寿命|工资|每万|每百|每千|每十|每\d|海拔|气温|浓度`)
	allWord   = regexp.MustCompile(`共|总|合计|累计|全部|一共|合共|全村|全镇|全县|全区|全市|带动|增收|发放|拨付|补助|投入|支付|需|应缴|应付|应收|收取|缴纳|费用|总产|产量|产值|总价|成本|开支|节约|节省|落实|兑现|筹集|分红`)
	// weakAll may be of something else; such a total counts where it is about right.
	weakAll = regexp.MustCompile(`花费|耗资|花去|用款|补贴|资金|金额|费用`)
	perNoun = regexp.MustCompile(`^(?:每)?(个|人|户|村|校|班|亩|名|位|家|所|处|台|辆|座|间|栋|套|件|场|次|车|店|头|只|棚|公顷|期|社|点|园|生|张|床|条|株|吨|公里|公斤|支|批|项|份|起|立方米|平方米|度|千瓦时|桶|箱|册|本|株|米|公斤|斤|瓶|袋|人次|餐)`)
)

// counts that a word after 每 or before 均 asks for.
var countOf = map[string]string{"生": "人", "餐": "人次", "名": "人", "位": "人", "村": "村", "校": "所", "班": "班", "亩": "平方米", "度": "千瓦时", "斤": "公斤", "米": "米", "台": "台", "件": "件", "院": "家", "站": "个", "所": "所", "公顷": "平方米", "店": "家", "社": "家", "园": "所", "床": "张", "公里": "米", "吨": "公斤", "公斤": "公斤", "车": "辆"}

// judgeMean looks for one count and one total that go with the mean.
func judgeMean(p *prose, r *report, mean *figure, s sentence) {
	m := perWord.FindStringSubmatch(mean.label)
	noun := wantedCount(m)
	counts, totals := meanTerms(p, mean, s, noun)
	if noun == "人" && times(p, mean, s) {
		return // heads are counted more than once
	}
	if len(counts) == 0 || len(totals) == 0 || len(counts) > 3 || len(totals) > 2 {
		return
	}
	for _, n := range counts {
		for _, t := range totals {
			if meanFits(n, mean, t) {
				return
			}
		}
	}
	if len(counts) > 1 && noun == "" || len(totals) > 1 {
		return
	}
	n, t := counts[len(counts)-1], totals[0]
	want := perUnit(new(big.Rat).Mul(n.value(), mean.value()), mean, m[1]+m[2])
	if !allWord.MatchString(t.label) && !near(t.value(), want, 3) {
		return
	}
	severity := diag.Error
	if near(t.value(), want, 50) {
		severity = diag.Warning
	}
	quotient := new(big.Rat).Quo(t.value(), n.value())
	r.add(claim{severity, fmt.Sprintf("%s×%s=%s，文中总数写作%s；按总数推算，平均应为%s", p.written(n), p.written(mean), sayIn(want, t), p.written(t), sayIn(quotient, mean)), sayIn(want, t), p.written(t)},
		placeWide(n), place(mean), place(t))
}

// aimedAt tells whether a mean or total is a least or most, which no product has
// to meet. What is planned has to add up all the same.
func aimedAt(f *figure) bool {
	switch f.Hedge {
	case numeral.AtLeast, numeral.AtMost, numeral.Under:
		return true
	}
	return f.target && leastOrMost.MatchString(f.label)
}

var leastOrMost = regexp.MustCompile(`不低于|不少于|不超过|力争|确保|至少|最多|以上|以内`)

// times tells whether the sentence counts 人次 before the mean.
func times(p *prose, mean *figure, s sentence) bool {
	for k := s.figs[0]; k < mean.index; k++ {
		if p.figures[k].Base == "人次" {
			return true
		}
	}
	return false
}

var meanOfList = regexp.MustCompile(`^[，；]?(?:[三四五六七八]\p{Han}{1,3})?(?:平均分?|平均值|均值)(?:数)?(?:为|是|达|达到|约)?$`)

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

var (
	eachYear = regexp.MustCompile(`每年[\p{Han}]{0,6}$`)
	inAllOf  = regexp.MustCompile(`(?:共|累计|合计|总共|总计)[\p{Han}]{0,6}$`)
	yearSpan = regexp.MustCompile(`^(?:来|间|内|中|里|时间|共|，|的|累计)`)
)

// yearsOf checks 三年来，每年培训200人，共培训600人.
func yearsOf(p *prose, r *report, mean *figure, s sentence) {
	if mean.index+1 >= s.figs[1] {
		return
	}
	total := &p.figures[mean.index+1]
	if !plain(total) || !sameBase(total, mean) || !inAllOf.MatchString(total.label) || total.clause-mean.clause > 1 || !related(total, mean) {
		return
	}
	for k := mean.index - 1; k >= s.figs[0]; k-- {
		n := &p.figures[k]
		if n.Base != "年" || n.Upper != nil || n.Hedge != numeral.Unhedged || !yearSpan.MatchString(n.after) && p.body[n.End:n.to] != "" {
			continue
		}
		product := n.Exact().Mul(roundlessMean(mean))
		if fits(product, total.Span()) {
			return
		}
		want := new(big.Rat).Mul(n.value(), mean.value())
		r.add(claim{gapSeverity(want, total), fmt.Sprintf("%s×%s=%s，文中写作%s", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, place(n), place(mean), place(total))
		return
	}
}

// wantedCount is the base unit of the count that the mean is taken over, or ""
// where the text only says 平均.
func wantedCount(m []string) string {
	word := strings.TrimSuffix(strings.TrimSuffix(m[1], "均"), "平")
	if word == "亩产" || word == "单产" {
		word = "亩"
	}
	if strings.HasPrefix(m[1], "平均") || m[1] == "每" {
		word = ""
		if n := perNoun.FindStringSubmatch(m[2]); n != nil && m[1] != "平均" {
			word = n[1]
		}
	}
	if base, ok := countOf[word]; ok {
		return base
	}
	return word
}

// meanTerms are the counts and totals near the mean in its sentence.
func meanTerms(p *prose, mean *figure, s sentence, noun string) (counts, totals []*figure) {
	for k := max(s.figs[0], mean.index-6); k < min(s.figs[1], mean.index+5); k++ {
		g := &p.figures[k]
		if k == mean.index || !plain(g) || distance(g.clause, mean.clause) > 3 || aimedAt(g) || starts(p, g) || p.parted(g, mean) {
			continue
		}
		switch {
		case sameBase(g, mean):
			if (allWord.MatchString(g.label) || weakAll.MatchString(g.label) && g.index > mean.index) && !perWord.MatchString(g.label) && !notTotals.MatchString(g.label) && (related(g, mean) || priced.MatchString(mean.label)) && mean.Exact().Below(g.Exact()) {
				totals = append(totals, g)
			}
		case (k < mean.index || noun != "") && countsFor(g, noun):
			counts = append(counts, g)
		}
	}
	return closest(onlyOneLater(counts, totals, mean), mean), totals
}

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

// onlyOneLater drops what is counted behind the mean where there is more than
// one such count: any of them may be the one that is meant.
func onlyOneLater(counts, totals []*figure, mean *figure) []*figure {
	n := len(counts)
	for n > 0 && counts[n-1].index > mean.index {
		n--
	}
	if len(counts)-n == 1 && (allOf.MatchString(counts[n].label) || n == 0 && len(totals) == 1 && totals[0].index == counts[n].index+1 && (overlap(totals[0].label, mean.label) > 0 || priceOf(mean, counts[n]))) {
		return counts
	}
	return counts[:n]
}

// priceOf tells whether mean is the price of one unit in which n is measured:
// 每公斤6.4元，收购2.5万公斤; 每台采购价6.5万元，共采购24台.
func priceOf(mean, n *figure) bool {
	return mean.Base == "元" && strings.Contains(mean.label, "每"+n.Unit)
}

var priced = regexp.MustCompile(`每(?:公斤|斤|吨|立方米|平方米|度|千瓦时|升|公里|亩|张|份|本|册|株|头|只)$|(?:单价|采购价|造价|价格|均价|价)(?:为|约|是)?$`)

// allOf leads in a count of all that a mean before it is of: 每个村补助5万元，
// 全县共有120个村.
var allOf = regexp.MustCompile(`^[，；]?(?:全[县市区镇乡村校院省街]|我[县市区镇乡村]|共有?|总共|一共)+(?:共有?|现有)?$`)

// closest keeps the counts in the clause of the mean if there are any.
func closest(counts []*figure, mean *figure) []*figure {
	for n, g := range counts {
		if g.clause == mean.clause {
			return counts[n:]
		}
	}
	return counts
}

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
var strongSum = regexp.MustCompile(`^[，；]?(?:合计|共计|总计|一共|总共|共)[\p{Han}]{0,4}$`)

func sharedRunes(a, b string) int {
	n := 0
	for _, r := range a {
		if han(r) && strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}

// countsFor tells whether g may be what the mean is taken over.
func countsFor(g *figure, noun string) bool {
	switch g.Base {
	case "人次":
		return noun == "人次" || noun == "次"
	case "元", "%", "天", "小时", "年", "个月", "岁", "倍", "分", "次", "个百分点", "米", "立方米", "公斤", "千瓦时":
		return noun == g.Base && noun != ""
	}
	if noun == "" {
		return true
	}
	if noun == "个" || g.Base == "个" {
		return things[g.Base] || g.Base == noun || strings.HasPrefix(g.after, noun)
	}
	return g.Base == noun || strings.HasPrefix(g.after, noun) || countOf[g.Unit] == noun
}

// perUnit turns a product over converted units back: 每亩 counts in 亩.
func perUnit(product *big.Rat, mean *figure, label string) *big.Rat {
	if by := unitPer(label); by != nil {
		return product.Quo(product, by)
	}
	return product
}

func unitPer(label string) *big.Rat {
	switch {
	case strings.Contains(label, "亩"), strings.Contains(label, "单产"):
		return big.NewRat(2000, 3)
	case strings.Contains(label, "公顷"):
		return big.NewRat(10_000, 1)
	case strings.Contains(label, "公里"), strings.Contains(label, "吨"):
		return big.NewRat(1000, 1)
	}
	return nil
}

// meanFits also lets the mean be of a month and the total of a year.
func meanFits(n, mean, total *figure) bool {
	product := n.Span().Mul(roundlessMean(mean))
	label := perWord.FindString(mean.label)
	if by := unitPer(label); by != nil {
		product = product.Div(numeral.Exactly(by))
	}
	written := total.Span()
	if fits(product, written) || fits(written.Div(n.Exact()), roundedMean(mean)) && unitPer(label) == nil {
		return true
	}
	for _, months := range []int64{12, 6, 3, 4, 2, 10} {
		if fits(product.Mul(numeral.Exactly(big.NewRat(months, 1))), written) {
			return true
		}
	}
	return false
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
var meanWords = regexp.MustCompile(`平均每?|每(?:个|名|位)?(?:乡镇|社区|街道|学校|企业|学生|单位|\p{Han})|资助|补助|发放|补贴|奖励|拨付|给予|配备|安装|人均|户均|[村校班亩店]均|共|总计|合计|累计|总|全|经费|资金|标准|费用|金额|预算|安排|兑现|奖补|达到|达|为|约|需|需要|要|一共`)
