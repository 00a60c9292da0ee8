package proof

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkDifferences holds 还缺, 相差, 还剩 and their kin against the two figures
// before them.
func checkDifferences(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		for k := s.figs[0]; k < s.figs[1]; k++ {
			f := &p.figures[k]
			if !strings.ContainsAny(f.label, "比较余剩下偏未尚结盈净顺逆高低贵宜短缺少核审差空多超出欠节省亏赚快慢早晚长宽重轻大小赔存压还仍远近深浅厚薄强弱现眼目如未调") && !strings.ContainsAny(headRunes(f.after, 4), "缺未没") {
				continue // none of the words below
			}
			m := leftWord.FindString(gradedWord.ReplaceAllString(lastBytes(f.label, 90), "·"))
			if m == "" && saved.MatchString(f.label) && plannedAndActual(termsBefore(p, f)) {
				m = saved.FindString(f.label)
			}
			if f.Base == "个百分点" && (m != "" || stillWord.MatchString(f.label) && lackBehind.MatchString(f.after)) {
				pointsApart(p, r, f)
				continue
			}
			if strings.Contains(m, "偏") && strings.ContainsAny(f.label, "较比") {
				continue // than what the text does not tell
			}
			if m == "" && yetWord.MatchString(f.label) && (plannedAndDone(termsBefore(p, f)) || lacking.MatchString(f.label)) {
				m = yetWord.FindString(f.label)
			}
			if m == "" && stillWord.MatchString(f.label) && lackBehind.MatchString(f.after) {
				m = stillWord.FindString(f.label)
			}
			if m == "" && stillWord.MatchString(f.label) && undone.MatchString(f.after) {
				m = stillWord.FindString(f.label)
				if !plannedAndDone(termsBefore(p, f)) {
					continue
				}
			}
			if m == "" && notDone.MatchString(f.label) {
				m = oppositeOf(f, termsBefore(p, f))
			}
			words := sure
			if m == "" {
				m, words = weakGap(f)
			}
			if m == "" || !kindOfDifference(f) || f.target && !containsAny(m, "缺", "差", "剩") || carried.MatchString(strings.TrimSuffix(f.label, m)) && !strings.HasPrefix(m, "未") || gapMoves.MatchString(p.clauseText(f)) || strings.Contains(f.label, "其中") || aimed.MatchString(p.body[f.from:f.Start]) {
				continue
			}
			if strings.HasPrefix(m, "结余") && !ofThisYear.MatchString(strings.TrimSuffix(f.label, m)) {
				continue
			}
			if !gapFirst(p, r, f) {
				judgeGap(p, r, f, words)
			}
		}
	}
}

var (
	// moreOrLess says how two things differ: 便宜了, 多卖, 大了.
	moreOrLess = pattern.MustCompile(`(?:多|少|高|低|短|贵|便宜|省|亏|赚|超|快|慢|早|晚|长|宽|重|轻|大|小|赔|余|剩|远|近|深|浅|厚|薄|强|弱|空)(?:[\p{Han}]{0,3}?)(?:了|出|出来|有|着)?$|(?:还得|还要|还需|尚需)[\p{Han}]{0,4}$|(?:现在|眼下|目前|如今)[\p{Han}]{0,6}有$|(?:还有|现存|尚存|结存|库存)$`)
	// absentBehind says that f did not come, or was not done.
	absentBehind = pattern.MustCompile(`^(?:[\p{Han}]{0,2})(?:缺考|缺席|未到|没到|没来|没有[\p{Han}]|没[\p{Han}]|未[\p{Han}])`)
)

// sizedThings are names that begin with a word of size: 副高级职称, 大学, 小区.
var sizedThings = pattern.MustCompile(`高(?:级|中|校|标准|新|技能|龄|层|速|铁|职|血|素质|温|考|科技|质量|端|压|水平)|大(?:学|型|病|棚|户|中|专|队|气|会|厅|桥|道|数据|额|宗|田|豆|米)|小(?:学|区|微|型|组|麦|额|车|时|城|流域|水|店|作坊)|长(?:期|度|效|江|途|线|者)|重(?:点|大|度|残|型|症|病|要|建)|轻(?:度|微|症|型|伤)|多(?:种|项|元|功能|层|数|媒体)|少(?:年|数|先|儿|管)|早(?:期|稻|教|市)|晚(?:稻|报|会)|深(?:度|井|加工)|空(?:调|气|巢|间)|快(?:递|速|餐|件|检)|强(?:度|制)|低(?:保|收入|压|龄|年级|碳|效)|远(?:程|郊)|近(?:期|年|海)|超(?:市|标|限|龄)|余(?:热|额|名|人|家|户|个)|剩余|宽带|薄弱|厚度|亏损`)

// weakGap is a word that may tell of a gap, with what it counts for.
func weakGap(f *figure) (string, int) {
	if m := moreOrLess.FindString(sizedThings.ReplaceAllString(lastBytes(f.label, 40), "·")); m != "" && !yearOnYear.MatchString(f.label) && !strings.Contains(f.label, "最") {
		return m, 2
	}
	if m := absentBehind.FindString(f.after); m != "" && len([]rune(onlyHan(f.label))) <= 2 {
		return "缺", 2
	}
	return "", 0
}

var leftWord = pattern.MustCompile(`(?:(?:比|较)(?:预算|计划|任务|目标|核定|概算|估算|批复|控制价|编制|标准|定额|合同)[\p{Han}]{0,6}(?:节约|节省|节支|超支|超|少|多|低|高|减少|增加|压减)|余下|剩下|还剩下|未完成|未整改|未办结|未化解|未到位|尚未|结欠|盈余|净流入|净流出|净迁入|净迁出|顺差|逆差|高出|短少|缺少|核减|核增|审减|调增|调减|还缺|尚缺|缺席|缺勤|未到|仍缺|缺口|缺编|空编|空缺|缺额|还差|尚差|仍差|空岗|缺岗|漏[\p{Han}]{1,2}|少了|多了|多出|少收|相差|差距|差额|差|还剩|尚余|结余|剩余|节余|净增|净增加|净减少|净减|还有缺口|短缺|富余|超编|超出|偏高|偏低|偏多|偏少|尚欠|还欠)(?:了|为|是|达|达到|有|共|合计|一共|约|近)*(?:[\p{Han}]{0,5})$`)

// gradedWord holds the 差 of a grade, which is no difference.
var gradedWord = pattern.MustCompile(`较差|很差|最差|[优良中、]差|差[等评班生]`)

// yetWord is what may or must still be done of a whole: 尚可蓄水, 还需发放.
var yetWord = pattern.MustCompile(`(?:尚|还)(?:可|需)[\p{Han}]{0,4}$`)

// notDone is what has not been done of a whole: 年末未结案件378件.
var notDone = pattern.MustCompile(`未(\p{Han}{1,2})[\p{Han}]{0,6}$`)

// oppositeOf is the word that f has not been done, where the second of two terms tells
// how many have been; "" else.
func oppositeOf(f *figure, terms []*figure) string {
	m := notDone.FindStringSubmatch(f.label)
	if len(terms) != 2 || !planned.MatchString(terms[0].label) || sharedRunes(m[1], terms[1].label) == 0 || strings.Contains(f.label, "其中") {
		return ""
	}
	return m[0]
}

// lackBehind names a lack behind its number: 尚有19名的缺口.
var lackBehind = pattern.MustCompile(`^的?(?:缺口|空缺|差距|差额|空编|结余|余额)`)

// undone stands behind what is left of a task: 尚有25公里未完成.
var undone = pattern.MustCompile(`^[^，；]{0,8}(?:未|没有|没|待)`)

var (
	planned = pattern.MustCompile(`计划|任务|应|共|需|总|目标|全长|下达|安排|列入|排查|涉及|确定|收到|受理`)
	carry   = pattern.MustCompile(`已|完成|建成|实际|目前|累计|办结|整改|到位|化解`)
)

// saved is what was not spent of a plan.
var saved = pattern.MustCompile(`(?:节约|节省|节支|压减|核减|超支|超出|节余)(?:资金|投资|经费|费用|成本|财政资金)?(?:了|达|约)?$`)

var (
	plannedSum = pattern.MustCompile(`标底|限价|底价|计划|预算|概算|估算|控制价|合同|送审|批复|原定`)
	actualSum  = pattern.MustCompile(`实际|决算|结算|中标|审定|实支|支出|成交`)
)

func plannedAndActual(terms []*figure) bool {
	return len(terms) == 2 && plannedSum.MatchString(terms[0].label) && actualSum.MatchString(terms[1].label)
}

// pointsApart checks 最高的4.2%，最低的1.5%，相差2.7个百分点.
func pointsApart(p *prose, r *report, f *figure) {
	s := p.sentences[f.sentence]
	if f.index < s.figs[0]+2 || f.Upper != nil || !apartWord.MatchString(toGoal.ReplaceAllString(f.label, "")) && !lackBehind.MatchString(f.after) {
		return
	}
	a, b := &p.figures[f.index-2], &p.figures[f.index-1]
	if f.index-3 >= s.figs[0] && a.Base == "个百分点" && isChange(a) {
		a = &p.figures[f.index-3]
	}
	if !share(a) || !share(b) || b.clause-a.clause > 2 || f.clause-b.clause > 1 || (a.target || b.target) && !towards.MatchString(b.label) {
		return
	}
	diff := a.Span().Sub(b.Span()).Abs().Mul(hundred)
	if fits(diff, f.Span()) {
		return
	}
	want := new(big.Rat).Sub(a.Value, b.Value)
	want.Abs(want).Mul(want, big.NewRat(100, 1))
	r.add(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s", p.written(a), p.written(b), say(want), p.written(f)), say(want) + "个百分点", p.written(f)}, between(a, b), place(f))
}

var apartWord = pattern.MustCompile(`^[，；]?(?:两者|二者|之间|高低)?(?:还|尚|仍)?(?:相差|差距|差|悬殊|相距)(?:了|有)?(?:为|了|达|达到)*$`)

// towards leads in a goal, and toGoal ends it.
var (
	towards = pattern.MustCompile(`[离距与比][^，；]{0,20}$`)
	toGoal  = pattern.MustCompile(`^[^，；]{0,8}的?(?:目标|要求|任务|标准|指标|平均水平|水平)值?`)
)

// plannedAndDone tells whether the terms are what was to be done and what is.
func plannedAndDone(terms []*figure) bool {
	n := len(terms)
	return (n == 2 || n == 3) && planned.MatchString(terms[0].label) && carry.MatchString(terms[n-1].label) && (n == 2 || strings.Contains(terms[n-1].label, "累计"))
}

// carried marks a balance that goes on from years before (累计结余105万元), and
// words that only end like one (补差).
var carried = pattern.MustCompile(`(?:累计|历年|滚存|上年|往年|年初|年末|期末|结转|补)$`)

// gapMoves marks how a gap changed, which is no gap: 差距比上年缩小200元.
var gapMoves = pattern.MustCompile(`(?:差距|差额|价差|缺口|相差)[^，；]{0,24}(?:缩小|扩大|收窄|拉大|减少|增加)`)

// aimed marks a lack that is measured against a share: 离30%的目标还缺10人.
var aimed = pattern.MustCompile(`[离距按照][^，。；]*%[^，。；]*$`)

// ofThisYear may stand before 结余 where it is income less spending; 债券结余 is
// a name.
var ofThisYear = pattern.MustCompile(`^[，；、]?(?:收支相抵|相抵|当期|当年|本年|全年|本期|年终|收支|净|尚|还|实现|有|后|，)*$`)

func kindOfDifference(f *figure) bool {
	return f.Base != "" && f.Base != "倍" && !f.quoted && !(f.Percent && strings.Contains(f.label, "缺"))
}

// judgeGap holds a figure that is told as what lies between two others against
// them. words counts what its own words say for that.
func judgeGap(p *prose, r *report, f *figure, words int) {
	terms := termsBefore(p, f)
	if len(terms) < 2 || len(terms) > 4 {
		return
	}
	for a := range terms {
		for b := range terms {
			if x, y := together(terms[a], terms[b]); a != b && fits(x.Sub(y).Abs(), f.Span()) {
				return
			}
		}
	}
	if len(terms) > 2 && differenceOfAll(terms, f) || exceedsAll(terms, f) {
		return
	}
	first, last := terms[len(terms)-2], terms[len(terms)-1]
	if len(terms) == 3 && yetWord.MatchString(f.label) {
		first = terms[0] // 总投资…，今年完成…，累计完成…，尚需投入
	}
	a, b := first, last
	if a.Exact().Below(b.Exact()) {
		a, b = b, a
	}
	if a.Hedge != b.Hedge && a.Hedge != numeral.Unhedged && b.Hedge != numeral.Unhedged {
		return
	}
	if m := comparedTo.FindStringSubmatch(f.label); m != nil && !plannedSum.MatchString(m[1]) && !planned.MatchString(m[1]) && !bothTold.MatchString(m[1]) && sharedRunes(m[1], first.label+first.after+last.label+last.after) < 2 {
		return // 比开通之初多了800人次: than what the text does not tell
	}
	want := new(big.Rat).Sub(a.value(), b.value())
	if last.clause == f.clause && first.clause < last.clause && ofOther.MatchString(p.body[last.from:last.Digits]) {
		words = sure // 5230万立方米，比去年同期的4870万立方米多蓄460万立方米
	}
	if words == sure && (p.ofItsOwn(f, first, last) || ofItsTime.MatchString(p.body[f.from:f.Start])) {
		words = 2
	}
	if words+gapPoints(p, first, last, f, len(terms))+slipOfGap(want, f, a, b) < sure {
		return
	}
	r.add(claim{gapSeverity(want, f), fmt.Sprintf("%s－%s=%s，文中写作%s", p.written(a), p.written(b), sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)},
		between(first, last), place(f))
}

// gapFirst checks 缺口520个：需要5780个，现有5260个, where the two numbers stand behind what lies
// between them. It tells whether they do.
func gapFirst(p *prose, r *report, f *figure) bool {
	s := p.sentences[f.sentence]
	if f.index+2 >= s.figs[1] || f.index > s.figs[0] || f.Hedge != numeral.Unhedged || !strings.HasPrefix(p.body[f.End+len(f.after):], "：") && !strings.HasPrefix(f.after, "（") {
		return false
	}
	a, b := &p.figures[f.index+1], &p.figures[f.index+2]
	places := func(g *figure) bool {
		return sameKind(g, f) || lacking.MatchString(f.label) && g.Base == "人" && countsThings(f)
	}
	if !plain(a) || !plain(b) || !places(a) || !places(b) || a.clause-f.clause > 1 || b.clause-a.clause > 1 || isChange(a) || isChange(b) || !f.Exact().Below(numeral.Interval{Low: maxOf(a, b), High: maxOf(a, b)}) {
		return false
	}
	if a.Exact().Below(b.Exact()) {
		a, b = b, a
	}
	if a.Hedge != numeral.Unhedged || b.Hedge != numeral.Unhedged || fits(a.Span().Sub(b.Span()), f.Span()) {
		return true
	}
	want := new(big.Rat).Sub(a.value(), b.value())
	r.add(claim{gapSeverity(want, f), fmt.Sprintf("%s－%s=%s，文中写作%s", p.written(a), p.written(b), sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)}, between(a, b), place(f))
	return true
}

func maxOf(a, b *figure) *big.Rat {
	if a.value().Cmp(b.value()) > 0 {
		return a.value()
	}
	return b.value()
}

// ofOther leads in the number that another is compared with.
var ofOther = pattern.MustCompile(`^[，；]?[比较][^，；]{2,16}的$`)

// comparedTo is what a gap is told against.
var comparedTo = pattern.MustCompile(`[比较]([\p{Han}]{2,12}?)(?:多|少|高|低|短|贵|便宜|省|超|快|慢|大|小|长|远|近|重|轻|增|减)[\p{Han}]{0,4}$`)

// ofItsTime begins the label of a number of a time of its own, one of a row: 80年代净增人口.
var ofItsTime = pattern.MustCompile(`^[，；]?(?:\d{2,4}年代|(?:19|20)\d\d年|[一二三四]季度|\d{1,2}月|[上下]半年|前年)`)

// ofItsOwn tells whether f names what it is of, and neither of the two numbers before
// it is of that: 周末更是多出300人次.
func (p *prose) ofItsOwn(f, a, b *figure) bool {
	word := leftWord.FindString(f.label)
	own := onlyHan(gapFillers.ReplaceAllString(strings.TrimSuffix(f.label, word), ""))
	return word != "" && len([]rune(own)) >= 2 && sharedRunes(own, p.body[p.sentences[a.sentence].from:a.Digits]+b.label+a.after+b.after) == 0
}

var gapFillers = pattern.MustCompile(`更是|就是|也就是|还是|仍然|仍|还|尚|即|共|合计|两者|二者|前后|之间|实际|目前|现在|全[县市区镇乡院校局年]|我[县市区镇乡院校局]|收支|因此|所以|这样|净|资金|财政`)

// slipOfGap is slipPoints for what is small beside its terms, so that far off is
// not far.
func slipOfGap(want *big.Rat, f *figure, terms ...*figure) int {
	points := slipPoints(want, f, terms...)
	if want.Sign() > 0 && points < 0 && near(want, f.value(), 1) {
		points += 6
		if slip(sayIn(want, f), sayIn(f.value(), f)) {
			points += 2 // a digit of a small number
		}
	}
	return points
}

// ends are pairs of words of two things that are held against each other.
var ends = [][2]*pattern.Pattern{
	{planned, carry}, {plannedSum, actualSum}, {opening, goesOut}, {dueWord, doneWord},
	{pattern.MustCompile(`去年|上年|往年|前年|原来|以前|过去|改造前`), pattern.MustCompile(`今年|去年|现在|目前|如今|改造后|[到至为]$`)},
	{pattern.MustCompile(`最[高多大早远长快好]`), pattern.MustCompile(`最[低少小晚近短慢差]`)},
	{pattern.MustCompile(`收入|进账|进款`), pattern.MustCompile(`支出|开支|成本|花`)},
	{pattern.MustCompile(`财力|可用|来源|供给|供应`), pattern.MustCompile(`支出|刚性|需求|需要|需$`)},
	{pattern.MustCompile(`老|旧|原`), pattern.MustCompile(`新`)},
	{pattern.MustCompile(`报名|报到|通知|需要|需|编制|核定|定员`), pattern.MustCompile(`到|现有|在岗|配|实有`)},
	{pattern.MustCompile(`共|总|有|储`), pattern.MustCompile(`住了|坐了|用了|用掉|租出|卖了|卖出|发出|烧掉|吃掉|走了|来了|到了`)},
	{pattern.MustCompile(`需要|应`), pattern.MustCompile(`只有|仅有|库存`)},
	{pattern.MustCompile(`[上一三]季度|上[年月]|前年`), pattern.MustCompile(`[本二四]季度|[本今]年|本月|去年`)},
	{pattern.MustCompile(`男`), pattern.MustCompile(`女`)}, {pattern.MustCompile(`城`), pattern.MustCompile(`乡|村`)}, {pattern.MustCompile(`上半年`), pattern.MustCompile(`下半年`)},
}

// bothTold points back at two things.
var bothTold = pattern.MustCompile(`[前后]者|两者|二者|收支|供需|供求|进出口|[两二](?:地|家|人|校|院|村|镇|县|期|种|项)`)

// gapPoints counts what the two terms say for a gap between them.
func gapPoints(p *prose, a, b, f *figure, n int) int {
	points := 0
	if n == 2 {
		points += 2
	}
	if containsAny(b.label, "比", "较") {
		points += 2
		if f.clause == b.clause {
			points++
		}
	}
	if bothTold.MatchString(f.label) {
		points += 3
	}
	for _, pair := range ends {
		if pair[0].MatchString(a.label) && pair[1].MatchString(b.label) || pair[1].MatchString(a.label) && pair[0].MatchString(b.label) {
			points += 3
			break
		}
	}
	if own := onlyHan(f.label); len([]rune(own)) >= 5 && (sharedRunes(own, b.label) >= 3 || sharedRunes(own, a.label) >= 3) {
		points += 2 // 二季度日均多用
	}
	if f.clause-b.clause > 1 || b.clause-a.clause > 2 {
		points -= 2
	}
	if p.parted(a, b) && !strings.Contains(p.body[a.End:b.Digits], "；而") || p.parted(b, f) {
		points -= 2
	}
	return points
}

// exceedsAll tells whether f is larger than all terms, so that it is no
// difference of theirs.
func exceedsAll(terms []*figure, f *figure) bool {
	for _, g := range terms {
		if !g.Exact().Below(f.Exact()) {
			return false
		}
	}
	return true
}

func differenceOfAll(terms []*figure, f *figure) bool {
	left := terms[0].Span()
	for _, g := range terms[1:] {
		left = left.Sub(g.Span())
	}
	return fits(left.Abs(), f.Span()) || fits(terms[0].Span().Sub(f.Span()).Abs(), terms[len(terms)-1].Span())
}

// forEach tells whether g counts those of whom each wants one of what f counts, and of
// which terms holds the number: 机动车7.85万辆，停车泊位4.92万个，缺口2.93万个.
func forEach(g, f *figure, terms []*figure) bool {
	if len(terms) == 0 {
		return lacking.MatchString(f.label) && (g.Base == "人" || g.Base == "户") && g.Base != f.Base && plain(g) && countsThings(f) && f.clause-g.clause == 1 && !f.Percent
	}
	return len(terms) == 1 && lacking.MatchString(f.label) && sameKind(terms[0], f) && plain(g) && countsThings(g) && countsThings(f) && f.clause-g.clause <= 2
}

var lacking = pattern.MustCompile(`缺口|空编|空岗|空缺|空位|缺编|缺岗|缺额|还缺|尚缺|短缺|缺少|尚可|还可|富余|空余|空出`)

// termsBefore are the last figures of the kind of f before it: in the
// sentence, or in the one before when the sentence has none.
func termsBefore(p *prose, f *figure) []*figure {
	var terms []*figure
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= s.figs[0] && len(terms) < 5; k-- {
		g := &p.figures[k]
		if f.clause-g.clause > 4 && f.clause-g.clause > 3+p.sharesBetween(g, f) {
			break
		}
		if comparedHere(g) && (g.clause != f.clause || p.body[g.End:f.Digits] == "") {
			continue // 比上年的8256件上升12%
		}
		if !isChange(g) && g.Percent == f.Percent && (sameKind(g, f) || forEach(g, f, terms)) && !g.quoted && g.Value.Sign() > 0 && !(f.Percent && g.Base != "%") {
			terms = append([]*figure{g}, terms...)
		}
	}
	return slices.DeleteFunc(terms, func(g *figure) bool { return isPerHead(g) && strings.HasPrefix(p.clauseText(g), "按") })
}
