package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// distributed holds the values behind 分别 against what the sentence tells of them all, or
// of each: their sum, the whole of which they are shares, the two ends that each grew
// between.
func (p *prose) distributed(r *report, at int, values []*figure) {
	switch {
	case len(values) == 1:
		p.sameForEach(r, at, values[0])
	case share(values[0]):
		p.beyondWhole(r, at, values)
		p.grewBetween(r, at, values)
	case plain(values[0]):
		p.sumBehind(r, values)
		p.agrees(r, values)
	}
}

// bothHalves are pairs that make the whole.
var bothHalves = pattern.MustCompile(`上半年[、和与]下半年|下半年[、和与]上半年|男[\p{Han}]{0,2}[、和与]女|女[\p{Han}]{0,2}[、和与]男|城镇[\p{Han}]{0,2}[、和与]农村|城市[、和与]农村|公办[\p{Han}]{0,2}[、和与]民办|国有[、和与]民营`)

// sameForEach checks 全年举办100场，上半年、下半年分别举办48场: one value for both of two bothHalves.
func (p *prose) sameForEach(r *report, at int, v *figure) {
	if !plain(v) || v.Hedge != numeral.Unhedged || v.index == p.sentences[v.sentence].figs[0] || !bothHalves.MatchString(p.body[v.from:at]) {
		return
	}
	whole := &p.figures[v.index-1]
	if !plain(whole) || !sameBase(whole, v) || v.clause-whole.clause != 1 || isChange(whole) {
		return
	}
	want := new(big.Rat).Mul(v.value(), big.NewRat(2, 1))
	if fits(numeral.Exactly(want), whole.Span()) || !near(want, whole.value(), 3) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("“分别”前面列了2项，后面只有1个数；若各为%s，合计%s，与总数%s不符", p.written(v), sayIn(want, whole), p.written(whole)), "2个数", p.written(v)}, place(whole), place(v))
}

var (
	ofTheirOwn = pattern.MustCompile(`各自|本[行部单系]|所在|同类|中的?[\p{Han}]{0,6}分别`)
	ofOneWhole = pattern.MustCompile(`^(?:分别|依次)占(?:比|到|了|总[数量]的|全[部县市区]的)?(?:为|达)?$`)
)

// beyondWhole checks shares that together exceed the one whole of which they are: 公办、民办、
// 公建民营分别占28.4%、54.3%、37.3%.
func (p *prose) beyondWhole(r *report, at int, values []*figure) {
	if len(values) < 3 || !ofOneWhole.MatchString(p.body[at:values[0].Start]) || ofTheirOwn.MatchString(p.body[values[0].from:values[0].Start]) {
		return
	}
	sum := numeral.Exactly(new(big.Rat))
	for _, v := range values {
		sum = sum.Add(v.Span())
	}
	one := numeral.Exactly(big.NewRat(1, 1))
	if names, ok := p.namesFor(at, values[0]); !ok || names.low > len(values) || sum.Low == nil || !one.Below(sum) || sum.Low.Cmp(big.NewRat(13, 10)) > 0 {
		return
	}
	total := sayPercent(add(values))
	r.add(claim{diag.Error, fmt.Sprintf("%s合计%s，超过100%%；请核对各项占比", joinWritten(p, values, "＋"), total), "100%", total}, between(values[0], values[len(values)-1]))
}

var growthOf = pattern.MustCompile(`(?:增幅|涨幅|降幅|增长|提高|上涨|上调|下降|降低|减少|增加|压减)(?:幅度|率|了)?(?:分别|依次)?(?:为|达到|达|是|约)*$|(?:分别|依次)(?:同比)?(?:增长|提高|上涨|上调|下降|降低|减少|增加)(?:了)?$`)

// grewBetween checks 城市由690元提高到735元，农村由520元提高到560元，增幅分别为6.5%和7.7%: as many rates
// as changes before them.
func (p *prose) grewBetween(r *report, at int, values []*figure) {
	s := p.sentences[values[0].sentence]
	if !growthOf.MatchString(p.body[values[0].from:values[0].Start]) {
		return
	}
	var ends [][2]*figure
	for k := s.figs[0] + 1; k < values[0].index; k++ {
		b := &p.figures[k]
		if a := &p.figures[k-1]; toward.MatchString(b.label) && plain(a) && plain(b) && sameBase(a, b) && b.clause-a.clause <= 1 {
			ends = append(ends, [2]*figure{a, b})
		}
	}
	if len(ends) != len(values) {
		return
	}
	for k, v := range values {
		judgeGrowth(p, r, ends[k][0], ends[k][1], v)
	}
}

var sumTold = pattern.MustCompile(`^[，；]?(?:三年|两年|四年|五年|全年|全[县市区镇乡]|[两三四五]?者|[两三四五]项|[两三四五]个?[\p{Han}]{0,3})?(?:共|合计|共计|总计|累计|一共|总共)[\p{Han}]{0,6}$`)

// sumBehind checks 分别举办36场、28场，全年共举办66场.
func (p *prose) sumBehind(r *report, values []*figure) {
	last := values[len(values)-1]
	if last.index+1 >= p.sentences[last.sentence].figs[1] {
		return
	}
	sum := &p.figures[last.index+1]
	for _, v := range values {
		if !plain(v) || !sameBase(v, sum) || v.Hedge != numeral.Unhedged {
			return
		}
	}
	if !plain(sum) || sum.clause-last.clause != 1 || !sumTold.MatchString(sum.label) || sum.Hedge != numeral.Unhedged || strings.Contains(p.body[values[0].from:values[0].Start], "比") {
		return
	}
	want, got := add(values), numeral.Exactly(new(big.Rat))
	for _, v := range values {
		got = got.Add(spanOf(v))
	}
	if fits(got, sum.Span()) || !near(want, sum.value(), 3) {
		return
	}
	r.add(claim{gapSeverity(want, sum), fmt.Sprintf("%s=%s，文中写作%s", joinWritten(p, values, "＋"), sayIn(want, sum), p.written(sum)), sayIn(want, sum), p.written(sum)}, between(values[0], last), place(sum))
}

// agreeing says that the values before it make a number told earlier: 三项合计与全年销量一致.
var agreeing = pattern.MustCompile(`^，(?:[两三四五六](?:项|者|类|家|个[\p{Han}]{1,3})|以上)?(?:合计|之和|相加|总和|加起来)(?:正好|恰好)?(?:与|同|和)[\p{Han}]{2,12}(?:一致|相符|相等|吻合)`)

// agrees checks values of which the text says that together they are what it told before: one of the
// last counts of the paragraph.
func (p *prose) agrees(r *report, values []*figure) {
	first, last := values[0], values[len(values)-1]
	if len(values) < 2 || !agreeing.MatchString(p.body[last.End:min(len(p.body), last.End+120)]) {
		return
	}
	want, got := add(values), numeral.Exactly(new(big.Rat))
	for _, v := range values {
		got = got.Add(spanOf(v))
	}
	var nearest *figure
	for _, g := range p.kinBefore(first) {
		if fits(got, g.Span()) {
			return
		}
		if near(want, g.value(), 3) {
			nearest = g
		}
	}
	if nearest != nil {
		r.add(claim{gapSeverity(want, nearest), fmt.Sprintf("%s=%s，文中说与前面一致，前面写作%s", joinWritten(p, values, "＋"), sayIn(want, nearest), p.written(nearest)), sayIn(want, nearest), p.written(nearest)}, placeWide(nearest), between(first, last))
	}
}
