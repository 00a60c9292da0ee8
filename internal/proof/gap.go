package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What the two terms of a difference say for it.

// ofOther leads in the number that another is compared with.
var ofOther = pattern.MustCompile(`^[，；]?[比较][^，；]{2,16}的$`)

// comparedTo is what a gap is told against.
var comparedTo = pattern.MustCompile(`[比较]([\p{Han}]{2,12}?)(?:多|少|高|低|短|贵|便宜|省|超|快|慢|大|小|长|远|近|重|轻|增|减)[\p{Han}]{0,4}$`)

// ofItsTime begins the label of a number of a time of its own, one of a row: 80年代净增人口.
var ofItsTime = pattern.MustCompile(`^[，；]?(?:\d{2,4}年代|(?:19|20)\d\d年|[一二三四]季度|\d{1,2}月|[上下]半年|前年|当年|枯水期|丰水期|高峰|旺季|汛期|冬季|夏季|周末|节假日)`)

// ofItsOwn tells whether f names what it is of, and neither of the two numbers before
// it is of that: 周末更是多出300人次.
func (p *prose) ofItsOwn(f, a, b *figure) bool {
	word := leftWord.FindString(f.label)
	own := onlyHan(gapFillers.ReplaceAllString(strings.TrimSuffix(f.label, word), ""))
	return word != "" && len([]rune(own)) >= 2 && sharedRunes(own, p.body[p.sentences[a.sentence].from:a.Digits]+b.label+a.after+b.after) == 0
}

var gapFillers = pattern.MustCompile(`更是|就是|也就是|还是|仍然|仍|还|尚|即|共|合计|两者|二者|前后|之间|实际|目前|现在|实现|两项相抵|收支相抵|相抵|全[县市区镇乡院校局年]|我[县市区镇乡院校局]|收支|因此|所以|这样|净|资金|财政`)

// slipOfGap is slipPoints for what is small beside its terms, so that far off is
// not far, and not at all where a digit of it is another or two changed places.
func slipOfGap(want *big.Rat, f *figure, terms ...*figure) int {
	points := slipPoints(want, f, terms...)
	if want.Sign() <= 0 || points >= 0 {
		return points
	}
	slipped := slip(sayIn(want, f), sayIn(f.value(), f))
	if near(want, f.value(), 1) || slipped {
		points += 6
	}
	if slipped {
		points += 2
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
	{pattern.MustCompile(`报名|报到|通知|需要|需|编制|核定|定员|应[配有建设聘缴收派]`), pattern.MustCompile(`到|现有|在岗|在编|配|实有|自产|生产|可供|供应|供水|落实`)},
	{pattern.MustCompile(`容量|能力|(?:规划|设计)(?:床位|学位|泊位|车位|面积|规模|总)|需求|总`), pattern.MustCompile(`现有|入住|使用|出租|实际|在用|占用`)},
	{pattern.MustCompile(`共|总|有|储`), pattern.MustCompile(`住了|坐了|用了|用掉|租出|卖了|卖出|发出|烧掉|吃掉|走了|来了|到了`)},
	{pattern.MustCompile(`需要|应`), pattern.MustCompile(`只有|仅有|库存`)},
	{pattern.MustCompile(`[上一三]季度|上[年月]|前年`), pattern.MustCompile(`[本二四]季度|[本今]年|本月|去年`)},
	{pattern.MustCompile(`出口|迁入|流入|存入|调入|招聘|新增|新开办|新设立|投放`), pattern.MustCompile(`进口|迁出|流出|支取|调出|离职|退休|注销|减少|回笼`)},
	{pattern.MustCompile(`募集|筹集|募得|到账|拨入|收到|接收`), pattern.MustCompile(`支出|发放|使用|拨付|用于|支付`)},
	{pattern.MustCompile(`男`), pattern.MustCompile(`女`)}, {pattern.MustCompile(`城`), pattern.MustCompile(`乡|村`)}, {pattern.MustCompile(`上半年`), pattern.MustCompile(`下半年`)},
}

// bothTold points back at two things.
var bothTold = pattern.MustCompile(`[前后]者|两者|二者|收支|供需|供求|进出口|[两二](?:地|家|人|校|院|村|镇|县|期|种|项)`)

// heldApart tells whether the words say that f lies between the two and nothing else: one is of the year
// before and f bare (出院21400人次，上年20200人次，多收治1200人次), or f names both of them (甲区比乙区多).
func heldApart(first, last, f *figure) bool {
	if m := namesTwo.FindStringSubmatch(f.label); m != nil {
		return strings.Contains(first.label, m[1]) && strings.Contains(last.label, m[2]) || strings.Contains(first.label, m[2]) && strings.Contains(last.label, m[1])
	}
	return f.sentence == first.sentence && lastYearBare.MatchString(first.label) != lastYearBare.MatchString(last.label) && f.clause-last.clause <= 1 && last.clause-first.clause <= 1 && moreBare.MatchString(f.label)
}

var (
	namesTwo     = pattern.MustCompile(`^[，；]?([\p{Han}]{2,8})比([\p{Han}]{2,8}?)(?:多|少|高|低|快|慢|大|小|长|短)[\p{Han}]{0,4}$`)
	lastYearBare = pattern.MustCompile(`^[，；（]?(?:而|但|比|较|由|从)?(?:上年|去年|前年)(?:同期|全年)?(?:的|为|只有|仅有|是|仅|仅为|有)*$|^(?:上年|去年)[\p{Han}]{2,8}$`)
	moreBare     = pattern.MustCompile(`^[，；）]*(?:同比|一年|今年|本年|实际|整整|共)?(?:净增|净减|多|少)[\p{Han}]{0,4}$`)
)

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
	if facing(a, b) {
		points += 3
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
	terms = slices.DeleteFunc(terms, func(g *figure) bool { return isPerHead(g) && strings.HasPrefix(p.clauseText(g), "按") })
	if len(terms) == 0 {
		return p.bothTermsBefore(f)
	}
	if len(terms) == 1 {
		if goal := p.goalBefore(f, terms[0]); goal != nil {
			return []*figure{goal, terms[0]}
		}
	}
	return terms
}

// goalBefore is the goal, told in the sentence before, of which f is still to be done: 计划改建
// 620公里…. 截至9月底已完成487公里，距全年目标还差133公里.
func (p *prose) goalBefore(f, done *figure) (goal *figure) {
	i := f.sentence - 1
	if i < 0 || p.sentences[i].paragraph != p.sentences[f.sentence].paragraph || !(bareLack.MatchString(f.label) && carry.MatchString(done.label)) && !bareGapWord(f) || f.clause-done.clause > 2+p.sharesBetween(done, f) {
		return nil
	}
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameKind(g, f) || isChange(g) {
			continue
		}
		if goal != nil {
			return nil // one of several
		}
		goal = g
	}
	if goal != nil && bareGapWord(f) && facing(goal, done) {
		return goal
	}
	if goal == nil || !bareLack.MatchString(f.label) || !goal.target && !planned.MatchString(goal.label) || goal.value().Cmp(done.value()) <= 0 {
		return nil
	}
	return goal
}

// bothTermsBefore are the goal and what is done of it, both told in the sentences before, of which f is still to be done: 保有量
// 要达到1500个。…已建成1236个。离任务还差264个.
func (p *prose) bothTermsBefore(f *figure) []*figure {
	if !ofTaskLack.MatchString(f.label) {
		return nil
	}
	var done *figure
	for k := p.sentences[f.sentence].figs[0] - 1; k >= 0 && f.sentence-p.figures[k].sentence <= recallBack; k-- {
		g := &p.figures[k]
		switch {
		case !plain(g) || !sameKind(g, f) || isChange(g) || isPerHead(g) || g.aside:
		case done == nil && carry.MatchString(g.label) && !g.target && f.sentence-g.sentence < 3:
			done = g
		case g.target || planned.MatchString(g.label):
			if done == nil || g.value().Cmp(done.value()) <= 0 {
				return nil
			}
			return []*figure{g, done}
		}
	}
	return nil
}

// ofTaskLack tells how much is still to be done of a task.
var ofTaskLack = pattern.MustCompile(`^[，；]?[距离比与较][^，；]{0,10}(?:目标|任务|计划|要求|指标)[\p{Han}]{0,4}?(?:还|尚|仍)?(?:差|有|相差|缺|欠|剩)$`)

// bareLack tells that something is still to be done, and not of what.
var bareLack = pattern.MustCompile(`^[，；]?(?:[距离比与较][^，；]{0,10}(?:目标|任务|计划|要求|进度|需求|指标|总数|总量)[\p{Han}]{0,4}?)?(?:还|尚|仍|就|目前)*(?:差|有|相差|缺|欠|缺口|缺口为|剩|剩余|剩下|需完成|要完成)$|^[，；]?(?:还|尚|仍)(?:剩|缺|差|需|有)$`)
