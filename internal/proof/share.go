package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkShares holds “A，占B的p%” and “应A、实B，某率p%” against the counts beside
// them. It speaks only when no count that could be meant explains the share.
func checkShares(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		before := len(r.found)
		halves(p, r, i)
		perTen(p, r, i)
		pairRatios(p, r, i)
		for k := s.figs[0]; k < s.figs[1]; k++ {
			f := &p.figures[k]
			if !share(f) || listed(p, f) || starts(p, f) {
				continue
			}
			overFull(p, r, f)
			if !shareOf(p, r, f) && !outOf(p, r, f) && !fractionFirst(p, r, f) && !fractionOf(p, r, f) && !ofTarget(p, r, f) && !doneOf(p, r, f) && !restated(p, r, f) {
				rateOf(p, r, f)
			}
		}
		if len(r.found) == before {
			p.oddShare(r, i)
		}
	}
}

var (
	onlyFiller = pattern.MustCompile(`^(?:只|仅|约|大约|均|各|分别|共|已|就|也|还|不到|才|总体|合计|几乎|超过|，|所|人数|数量|总数|面积|金额|它|其|这|这些|三者|两者|一共|总共)*$`)
	growing    = pattern.MustCompile(`(?:增长|上涨|增速|[增涨升降跌]幅|幅度|利|税|费|汇|概|频|速|倍|效|死亡|出生|收益|回报|通胀|失业|毛利|周转|变化|下降|上升|提升|贡献|波动|折扣|浮动)率?$`)
	fees       = pattern.MustCompile(`^(?:缴费|收费|参保|投保)$`) // what is paid by heads, no rate of interest
	rateWord   = pattern.MustCompile(`([\p{Han}]{2})(?:率|比例|比重|度|面|进度)(?:[由从][^，；：。%]{0,12}%)?[^，；：。%]{0,12}$`)
	totalWord  = pattern.MustCompile(`共|总|全|应|现有|计划|任务|目标|抽|检查|排查|受理|参加|参与|登记|普查|调查|评|报名|建档|监测|登|收到|接到|安排|符合|适龄|需|拥有|下达|发放|在册|在校|在岗|在编|辖|有`)
)

// neverOver are rates of which all is the most that there can be. 毛入学率 and
// 完成率 are none.
var neverOver = pattern.MustCompile(`(?:` + wholeRates + `)率(?:已|为|达到|达|是|约|提高到|上升到|超过)*$`)

// wholeRates are the names of such rates.
const wholeRates = `合格|达标|覆盖|参训|出勤|普及|满意|就业|入住|及格|优良|优秀|回收|整改|办结|完好|成活|建档|签约|知晓|参与|到会|升学|检出|巩固|治愈|入户|通车|上线|录取|净入学`

// reserves cover what may be lost, more than once.
var reserves = pattern.MustCompile(`(?:拨备|准备金|流动性|利息|偿债|债务)[\p{Han}]{0,2}覆盖率`)

// overFull reports a rate of more than all.
func overFull(p *prose, r *report, f *figure) {
	if reserves.MatchString(f.label) {
		return
	}
	if f.Value.Cmp(big.NewRat(1, 1)) > 0 && neverOver.MatchString(f.label) {
		r.add(claim{diag.Error, fmt.Sprintf("这个比率不会超过100%%，文中写作%s", p.written(f)), "不超过100%", p.written(f)}, placeWide(f))
	}
}

// listed tells whether f stands in a list of shares, which checkRespective
// pairs with their counts.
func listed(p *prose, f *figure) bool {
	gap := func(a, b *figure) bool {
		return b.Digits >= a.End && onlyJoint(p.body[a.End:b.Digits])
	}
	if k := f.index; k > 0 && share(&p.figures[k-1]) && gap(&p.figures[k-1], f) {
		return true
	}
	if k := f.index; k+1 < len(p.figures) && share(&p.figures[k+1]) && gap(f, &p.figures[k+1]) {
		return true
	}
	return false
}

var joint = pattern.MustCompile(`^(?:[、，]|和|与|及|以及)?(?:约|近|超过|不到)?$`)

func onlyJoint(s string) bool { return joint.MatchString(s) }

// shareOf checks “占”. It tells whether there is such a word at all.
func shareOf(p *prose, r *report, f *figure) bool {
	head := p.body[f.from:f.Start]
	at := strings.LastIndex(head, "占")
	bare := at < 0 && bareShare.MatchString(head)
	if bare {
		at = 0
	}
	if at < 0 || strings.HasPrefix(head[at:], "占用") || strings.HasPrefix(head[at:], "占地") || strings.HasPrefix(head[at:], "占领") {
		return false
	}
	if f.target {
		return true
	}
	base := strings.TrimPrefix(head[at:], "占")
	part := numerator(p, f, f.from+at)
	if part == nil {
		part = p.toldBehind(f)
	}
	if part == nil && !shareFirst(p, r, f, head[:at]) {
		shareFarBack(p, r, f, head[:at], base)
	}
	if part == nil || part.target || part.End <= f.from && ofWhatIsInIt(part, head[:at]) {
		return true
	}
	wholes := denominators(p, f, part, base, f.from+at)
	judgeShare(p, r, f, part, wholes)
	return true
}

// toldBehind is the count that says a share again: 教育支出占20%，为6.5亿元.
func (p *prose) toldBehind(f *figure) *figure {
	if f.index+1 >= p.sentences[f.sentence].figs[1] {
		return nil
	}
	g := &p.figures[f.index+1]
	if !plain(g) || g.clause != f.clause+1 || !saysAgain.MatchString(g.label) || isPerHead(g) {
		return nil
	}
	return g
}

// saysAgain leads in a count of what was just told.
var saysAgain = pattern.MustCompile(`^[，；]?(?:为|是|即|计|共计|约|达|达到|约为|也就是)+$`)

// bareShare is a share that names neither what it is of nor its part: 比重为40%.
var bareShare = pattern.MustCompile(`^[，；]?(?:(?:所占)?(?:比重|比例|份额|占比|占有率)(?:已|就|也)?(?:为|是|达到|达|约|仅为|高达|只有|不到|超过)*|(?:已|约|接近|超过|达到?|为|相当于)+总(?:数|量|额|人数)的)$`)

// numerator is the count that “占” at byte at speaks of.
func numerator(p *prose, f *figure, at int) *figure {
	s := p.sentences[f.sentence]
	var last *figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if g.End > at {
			break
		}
		if g.aside == f.aside || f.aside && p.opensBefore(g, at) {
			last = g
		}
	}
	if last != nil && last.Percent && last.clause == f.clause-1 && last.index > s.figs[0] {
		if g := &p.figures[last.index-1]; g.clause == last.clause && p.underAmong(g) {
			last = g // 其中8个省份增速超过18.3%的平均水平，占比…
		}
	}
	if last == nil || last.Percent || !plain(last) || isPerHead(last) || owns.MatchString(p.body[last.End:max(at, last.End)]) || ofSome.MatchString(p.body[f.from:at]) && last.clause != f.clause {
		return nil
	}
	if last.clause == f.clause || f.aside && !last.aside {
		return last
	}
	if named := p.namedBefore(f, at); named != nil {
		return named
	}
	if before := p.body[f.from:at]; last.clause == f.clause-1 && (onlyFiller.MatchString(before) || sameNoun(last, before)) {
		return last
	}
	return nil
}

// owns parts a count from what belongs to it, which the share is of: 三个村的民宿占….
// ofSome names some of them that no count tells: 退出人数中因收入增加的占53%.
var (
	owns   = pattern.MustCompile(`^[个家处座所]?[村镇乡县区市校厂店][\p{Han}]{0,4}的[\p{Han}]{2,8}$`)
	ofSome = pattern.MustCompile(`[\p{Han}]{2,}中[\p{Han}]{2,}的$`)
)

// namedBefore is the count of the sentence that has the very name that stands
// before 占: 公共充电桩960个，专用充电桩1440个，公共充电桩占40%.
func (p *prose) namedBefore(f *figure, at int) *figure {
	name := bareName(p.body[f.from:at])
	if len([]rune(name)) < 3 {
		return nil
	}
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= s.figs[0]; k-- {
		if g := &p.figures[k]; plain(g) && g.clause < f.clause && strings.HasSuffix(onlyHan(nameTail.ReplaceAllString(g.label, "")), name) {
			return g
		}
	}
	return nil
}

// opensBefore tells whether the bracket that holds the byte at opens right
// behind g: 教育支出4.86亿元（占…）.
func (p *prose) opensBefore(g *figure, at int) bool {
	gap := p.body[g.End:at]
	n := strings.Index(gap, "（")
	return n >= 0 && len([]rune(gap[:n])) <= 8 && !strings.ContainsAny(gap, "，；、")
}

// sameNoun tells whether what stands before 占 names what g counts: 党员60人，党员占比.
func sameNoun(g *figure, before string) bool {
	return len([]rune(before)) >= 2 && (strings.HasSuffix(strings.TrimRight(g.label, "有共为是达到的"), before) || strings.HasPrefix(g.after, before) || strings.HasPrefix(thingOf(g), onlyHan(before)) || len([]rune(before)) > 3 && !containsAny(before, "以上", "以下", "及") && strings.Contains(g.label, headRunes(before, 2)))
}

// judgeShare reports the share if none of the wholes explains it.
func judgeShare(p *prose, r *report, f, part *figure, wholes []*figure) {
	if len(wholes) == 0 || f.Value.Cmp(big.NewRat(1, 1)) > 0 {
		return
	}
	var accused []*figure
	for _, whole := range wholes {
		if whole.target && !aTask.MatchString(whole.label) {
			return
		}
		if whole != part && whole.index+1 == f.index || !hasShare(p, whole) || p.underAmong(part) && lastOfKind(p, p.sentences[part.sentence].figs[0], part) == whole {
			accused = append(accused, whole)
		}
		if !strings.Contains(f.label, "占") && strings.Contains(part.label, "不") && fits(part.Span().Div(part.Span().Add(whole.Span())), f.Span()) {
			return // of both together: 批捕412人，不捕128人，不捕率23.7%
		}
		if fits(quotient(part, whole), f.Span()) || fits(part.Exact().Div(whole.Exact()), f.Span()) {
			return
		}
	}
	if len(accused) == 0 || surelyShare(f, part, accused[0]) && !p.twiceCounted(part) && !p.likeBeside(f, part) {
		if len(accused) > 0 {
			sayShare(p, r, f, part, accused[0])
		}
		return
	}
	if p.otherwiseMade(f, part) {
		return
	}
	sayShare(p, r, f, part, accused[0])
}

// inSteps is a value in units of the last digit of f.
func inSteps(v *big.Rat, f *figure) string {
	return numeral.Fixed(new(big.Rat).Quo(v, f.Step), 0, numeral.HalfUp)
}

func sayShare(p *prose, r *report, f, part, whole *figure) {
	if w, q := p.slipInShare(f); w == whole && q == part {
		return // checkUnits tells it
	}
	want := new(big.Rat).Quo(part.value(), whole.value())
	beside := whole.index+1 == f.index && f.label == "的" // 占总数600批次的3.3%
	if want.Cmp(big.NewRat(1, 1)) > 0 && !(beside && part.index+1 == whole.index) && !slip(inSteps(want, f), inSteps(f.Value, f)) && overlap(whole.label, part.label) == 0 {
		return // 财政收入占全年任务7800万元的53.3%；投资3.1亿元，占全年任务的46.3%
	}
	if strings.Contains(f.label, "率") && !near(f.Value, want, 3) && !slip(inSteps(want, f), inSteps(f.Value, f)) && !dueWord.MatchString(whole.label) && !(overlap(f.label, part.label) > 0 && (shifted(f.Value, want) || surelyAll.MatchString(whole.label) && !strings.Contains(f.label, "不"))) {
		return // so far off, a rate is of something else: 专项债务16.5亿元，债务率86%
	}
	if ofLand := coverage.FindStringSubmatch(f.label); ofLand != nil && part.Base == "平方米" && !strings.Contains(part.label, ofLand[1]) {
		return // 林地170万亩，森林覆盖率38.9%
	}
	if f.Chinese && whole.sentence != part.sentence && !near(f.Value, want, 2) {
		return // 总量1500家。5家获牌照，占全市三成
	}
	say := r.add
	if beside || surelyShare(f, part, whole) || ofTotal.MatchString(f.label) && saysTotal.MatchString(whole.label) {
		say = r.sure
	}
	say(claim{
		shareSeverity(f, want),
		fmt.Sprintf("%s÷%s=%s，文中写作%s；请核对占比，或核对总数%s、分项%s", p.written(part), p.written(whole), sayPercent(want), p.written(f), p.written(whole), p.written(part)),
		sayPercent(want), p.written(f),
	}, placeWide(whole), between(part, f))
}

// surelyShare tells whether the text leaves no other reading: 共有38所，其中10所，占20%.
func surelyShare(f, part, whole *figure) bool {
	return whole.index+1 == part.index && part.index+1 == f.index && strings.Contains(part.label, "其中") && strings.Contains(f.label, "占")
}

// ofTotal says of what total a share is, 占社区总数的20%, and saysTotal that a count is one.
var (
	ofTotal   = pattern.MustCompile(`占[\p{Han}]{1,8}总[数量额]的?$`)
	saysTotal = pattern.MustCompile(`[现共]有|总[数量额计]|共计`)
)

// coverage names what covers an area.
var coverage = pattern.MustCompile(`([\p{Han}]{2})覆盖率`)

// surelyAll names a whole.
var surelyAll = pattern.MustCompile(`总|应|抽[查检样]|检查|调查|[排筛普巡核]查|监测|送检|体检`)

// shifted tells whether two shares differ by the place of the point alone.
func shifted(a, b *big.Rat) bool {
	q := new(big.Rat).Quo(a, b)
	for _, by := range []*big.Rat{big.NewRat(10, 1), big.NewRat(1, 10), big.NewRat(100, 1), big.NewRat(1, 100)} {
		if near(q, by, 50) {
			return true
		}
	}
	return false
}

// hasShare tells whether g is told with a share of its own, as one part beside
// others: 男性72334万人，占51.24%；女性…
func hasShare(p *prose, g *figure) bool {
	if g.index+1 >= len(p.figures) {
		return false
	}
	next := &p.figures[g.index+1]
	return next.Percent && next.sentence == g.sentence && next.clause-g.clause <= 1 && strings.Contains(next.label, "占")
}

// shareSeverity is a warning where cutting off digits explains the share: less than a
// whole step of its last digit.
func shareSeverity(f *figure, want *big.Rat) diag.Severity {
	off := new(big.Rat).Sub(want, f.value())
	if off.Abs(off); off.Cmp(f.Step) <= 0 && f.Step.Cmp(big.NewRat(1, 10_000)) <= 0 {
		return diag.Info // 4.41% for 4.418%
	}
	if off.Cmp(f.Step) < 0 {
		return diag.Warning
	}
	return diag.Error
}
