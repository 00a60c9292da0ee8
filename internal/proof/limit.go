package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A number is held against another by a word of comparison that goes on with what was
// told before it: 漏损率为8.6%，控制在9%以内; 97.3%，高于全省平均的96.1%. The word is wrong
// where no number it may go on with lies on the side that it says.

var (
	// goesOnWith are words that may stand before the comparison and name nothing new.
	goesOnWith = `(?:已经|已|均|也|都|仍然|仍|还|就|但|明显|远远|远|大幅|略|稍|大大|首次|一举|再次|历史性|成功|率先|首度|始终|一直|持续|长期|总体|全部|同时|并|且|却|只|仅|甚至|依然|继续|较好地|严格|有效|牢牢|顺利|尚|则|更|又|稳定|不仅|而|提前|实际|显著|普遍|连续[\p{Han}\d]{1,3}年|地)*`
	overForm   = pattern.MustCompile(`^，?` + goesOnWith + `(?:超过|逾|超出|高于|高出|大于|多于|突破|冲破|越过|跨上|站上|迈上)了?([\p{Han}“”（）Ⅰ-ⅫA-Z]{0,16}?)(?:为|是)?$`)
	underForm  = pattern.MustCompile(`^，?` + goesOnWith + `(?:低于|少于|小于|不足|不到|未满|未达到|未达|没有达到|没达到|达不到|未能突破|没能突破|未能达到|没能达到|未能超过|未超过|没有超过|不超过|未突破|没有突破|不高于)了?([\p{Han}“”（）Ⅰ-ⅫA-Z]{0,16}?)(?:为|是)?$`)
	heldForm   = pattern.MustCompile(`^，?` + goesOnWith + `(?:控制|保持|稳定|维持|限制|锁定)在了?([\p{Han}“”（）Ⅰ-ⅫA-Z]{0,12}?)(?:为|是)?$`)
	meetsForm  = pattern.MustCompile(`^，?` + goesOnWith + `(?:达到|达|实现|符合|满足)了?([\p{Han}“”（）Ⅰ-ⅫA-Z]{0,12}?)(?:为|是)?$`)
	betterForm = pattern.MustCompile(`^，?` + goesOnWith + `(?:优于|好于)([\p{Han}“”（）Ⅰ-ⅫA-Z]{0,12}?)(?:为|是)?$`)

	// limitName is what a bound is called, before or behind its number.
	limitName = pattern.MustCompile(`标准|目标|指标|要求|限值|限额|上限|下限|预算|平均|均值|计划|红线|底线|警戒|水位|承诺|时限|规定|门槛|任务|极值|纪录|记录|线$|值$|数$`)
	// sumName is what a sum is called, which is no bound: 亩均2500元，实现总产值8000万元.
	sumName     = pattern.MustCompile(`总|产值|增加值|价值`)
	limitBehind = pattern.MustCompile(`^(?:的[\p{Han}“”、]{0,10}?(?:标准|要求|目标|指标|承诺|限值|限额|水平|警戒线|红线|底线|上限|下限|平均|均值|计划|预算|时限|规定|大关|关口|任务|门槛|线|值)|大关|关口|的?整数关|红线|警戒线|水平|标准|目标|$|[，。；、）])`)
	// few are names of what is good where there is little of it.
	few  = pattern.MustCompile(`噪声|浓度|排放|失业率|死亡率|漏损|能耗|时限|用时|时长|时间|投诉|发病|事故|不合格|超标|电耗|水耗|缺陷|差错|贫困|成灾率|受害率`)
	many = pattern.MustCompile(`满意|合格率|覆盖率|优良|达标率|完成率|办结率|成功率|参与率|就业率|毛入学率|知晓率`)
	// goesDown tells of a fall by its amount, which compares as its contrary.
	goesDown = pattern.MustCompile(`(?:下降|减少|降低|下跌|回落|缩短|压缩|压减|降幅|跌|减|负)(?:了|为|约|近)?$`)
	// distanceTail leads up to how far two numbers lie apart.
	distanceTail = pattern.MustCompile(`[比较与][^，；]{1,16}(?:高|低|多|少)出?了?$|(?:高|低)于[^，；]{2,}$`)
	// ofThose ends what some of the things do: 达到标准的7家.
	ofThose = pattern.MustCompile(`(?:标准|要求|限值|规定|线|水平|条件|目标)的$`)
	// notYet tells that what follows is no fact.
	notYet = pattern.MustCompile(`有望|预计|将|力争|确保|争取|必须|不得|应当?|如果|若|凡|一旦|只要|对于|的，|计划于|努力`)
	// partOnly is what stands behind a number that is a part of itself: 不到全省平均的一半.
	partOnly = pattern.MustCompile(`^的?(?:[一两二三四五六七八九十\d]+(?:半|成|倍)|[一二三四五六七八九十]+分之|\d)`)
)

// limits holds the comparisons of a sentence against what they compare.
func limits(p *prose, r *report, i int) {
	s := p.sentences[i]
	var against []*figure // what the last comparison went on with
	bound := -1           // and its clause
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		g := &p.figures[k]
		l, ok := limitAt(p, g)
		if !ok {
			continue
		}
		if bound < 0 || bound != g.clause-1 && bound != g.clause || !chained(p, against, g) {
			against = heldAgainst(p, s, g)
		}
		if len(against) > 0 {
			bound = g.clause
			judgeLimit(p, r, l, against)
		}
	}
}

// chained tells whether a second comparison goes on with what the first did.
func chained(p *prose, against []*figure, g *figure) bool {
	return len(against) > 0 && p.figures[g.index-1].clause < g.clause && sameUnit(p, against[0], g)
}

// A limit is a number that something is held against: at least it, or at most.
type limit struct {
	*figure
	up    bool // what is compared lies above
	named bool // the number is surely the value of the limit, and no distance to it
}

// limitAt reads the comparison that leads up to a figure.
func limitAt(p *prose, g *figure) (l limit, ok bool) {
	if g.quoted || g.Upper != nil || g.Base == "" || g.Base == "个百分点" || g.aside {
		return l, false
	}
	lead := p.body[max(g.from, previousEnd(p, g)):g.Digits]
	behind := perBehind.ReplaceAllString(g.after, "$1")
	if len(lead) > 120 || notYet.MatchString(lead) || partOnly.MatchString(behind) {
		return l, false
	}
	l.figure = g
	noun := ""
	switch bound := g.bound(); {
	case match(overForm, lead, &noun) && g.Behind == "":
		l.up = true
	case match(underForm, lead, &noun) && g.Behind == "":
	case match(heldForm, lead, &noun) && (g.Behind != "" || strings.HasPrefix(behind, "之内")):
		l.up, l.named = strings.HasSuffix(bound, "以上"), true
		return l, bound != "" || strings.HasPrefix(behind, "之内")
	case match(meetsForm, lead, &noun) && (g.Behind == "以上" || limitName.MatchString(noun) && !sumName.MatchString(noun) || strings.HasPrefix(behind, "的")):
		l.up, l.named = g.Behind != "" || !few.MatchString(p.body[p.sentences[g.sentence].from:g.from]), true
		if g.Behind == "以下" || g.Behind == "以内" {
			l.up = false
		}
	case match(betterForm, lead, &noun):
		label := p.body[p.sentences[g.sentence].from:g.from] + lead
		if l.up = !few.MatchString(label); l.up && !many.MatchString(label) {
			return l, false
		}
		l.named = true
	default:
		return l, false
	}
	if ofThose.MatchString(noun) && g.bound() == "" {
		return l, false
	}
	l.named = l.named || noun == "" || strings.HasSuffix(noun, "的") || limitName.MatchString(noun) && !strings.Contains(noun, "平均") || strings.HasPrefix(behind, "的")
	return l, limitBehind.MatchString(behind)
}

// match tells whether a form matches, and what its group holds.
func match(form *pattern.Pattern, text string, group *string) bool {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	*group = m[1]
	return true
}

// perBehind is what a measure goes on with that the reader of numbers does not know.
var perBehind = pattern.MustCompile(`^(?:/|每)[\p{Han}A-Za-z]{1,4}?(的|$)`)

// previousEnd is the end of the figure before f in its sentence.
func previousEnd(p *prose, f *figure) int {
	if f.index == 0 || p.figures[f.index-1].sentence != f.sentence {
		return 0
	}
	return p.figures[f.index-1].End
}

// heldAgainst are the figures that a comparison may go on with: those of its clause and of
// the one before, or before that where only changes stand between.
func heldAgainst(p *prose, s sentence, g *figure) []*figure {
	var out []*figure
	reach := 1
	for k := g.index - 1; k >= s.figs[0]; k-- {
		f := &p.figures[k]
		if g.clause-f.clause > reach || strings.Contains(p.body[f.End:g.Digits], "；") {
			break
		}
		apart := distanceTail.MatchString(f.label) || goesDown.MatchString(f.label) && yearOnYear.MatchString(f.label)
		if f.aside || apart || f.Base == "个百分点" || f.change && g.clause-f.clause == reach {
			reach = min(reach+1, 3)
		}
		if f.aside || apart || !sameUnit(p, f, g) {
			continue
		}
		if f.quoted || f.target || goesDown.MatchString(f.label) {
			return nil
		}
		out = append(out, f)
	}
	return out
}

// sameUnit tells whether two figures are in one measure, as written behind a slash, too.
func sameUnit(p *prose, a, b *figure) bool {
	return sameBase(a, b) && slashOf(p, a) == slashOf(p, b)
}

var slashForm = pattern.MustCompile(`^(?:/|每)(?:立方米|平方米|平方公里|公顷|公里|小时|公斤|升|亩|吨|人|户|年|月|日|天|秒|次)`)

func slashOf(p *prose, f *figure) string {
	return strings.TrimLeft(slashForm.FindString(headRunes(p.body[f.End:], 6)), "/每")
}

// judgeLimit reports a comparison that is true of none of the figures before it.
func judgeLimit(p *prose, r *report, l limit, against []*figure) {
	limit := l.value()
	if x := eachHeld(p, l, against); x != nil {
		against = []*figure{x}
	}
	for _, x := range against {
		if !wrongSide(x, limit, l.up) {
			return
		}
		if !l.up && !l.named && new(big.Rat).Mul(limit, big.NewRat(4, 3)).Cmp(x.value()) < 0 {
			return // 低于全省平均2800元 tells a distance
		}
	}
	x := against[0]
	side := "没有超过"
	if !l.up {
		side = "超过了"
	}
	lead := p.body[max(l.from, previousEnd(p, l.figure)):l.End]
	r.add(claim{diag.Error, fmt.Sprintf("前面是%s，%s%s，文中却说“%s”；请核对数字，或用词写反了", p.written(x), side, p.written(l.figure), strings.TrimPrefix(lead, "，")), "", lead},
		[2]int{x.Start, x.End}, [2]int{l.End - len(strings.TrimPrefix(lead, "，")), l.End})
}

// eachHeld is the one of several rates that does not lie where all of them are said to: 签约率68%、
// 随访率91%，均达到70%以上.
func eachHeld(p *prose, l limit, against []*figure) *figure {
	if len(against) < 2 || !heldByAll.MatchString(p.body[max(l.from, previousEnd(p, l.figure)):l.Digits]) {
		return nil
	}
	for _, x := range against {
		if x.Percent && rateName.MatchString(x.label) && wrongSide(x, l.value(), l.up) {
			return x
		}
	}
	return nil
}

// heldByAll is said of all of what was told.
var heldByAll = pattern.MustCompile(`均|都|全部`)

// wrongSide tells whether x surely lies below a limit that it should reach, or above one
// that it should keep.
func wrongSide(x *figure, limit *big.Rat, up bool) bool {
	v := x.Span()
	if up {
		return v.High != nil && v.High.Cmp(limit) < 0
	}
	return v.Low != nil && v.Low.Cmp(limit) > 0
}
