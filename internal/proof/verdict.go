package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A verdict is a clause without a number that judges the one before it by a limit that was
// told: 不低于6.0张，我们现在是5.82张，已经达到标准; 计划整治60处，实际整治54处，超额完成任务.

var (
	meetsIt  = pattern.MustCompile(`^[^，。；]{0,12}(?:已经?)?(?:达到|达标|符合|满足|合格|完全达到)(?:了)?(?:标准|要求|规定|国家|省|市|规范|合格)?`)
	failsIt  = pattern.MustCompile(`^[^，。；]{0,12}(?:未达|没有达到|还没有达到|不达标|达不到|不符合|不合格|低于标准|没达到|不满足|超标|超过标准)`)
	exceeds  = pattern.MustCompile(`^，?` + goesOnWith + `(?:超额|提前超额|超计划|超目标|超任务)(?:完成|实现)?`)
	unfilled = pattern.MustCompile(`^，?` + goesOnWith + `(?:未完成|没有完成|未能完成|没完成)`)
	lies     = pattern.MustCompile(`^，?` + goesOnWith + `(超过|高于|超出|突破|低于|少于|不到|未超过|没有超过|未突破)了?[\p{Han}]{0,8}?(标准|平均|目标|计划|警戒|限值|预算|要求|上限|下限|指标)[\p{Han}]{0,4}$`)
	orMet    = pattern.MustCompile(`基本|接近|要|力争|确保|才|如|若|应|必须|计划于|将|争取|努力`)
	noWish   = strings.NewReplacer("要求", "", "主要", "", "需要", "", "重要", "", "如期", "", "相应", "")

	floorName  = pattern.MustCompile(`最低|底线|下限|分数线|合格线|达标线|及格线|[应须需]达到|应当达到|不低于|不少于`)
	ceilName   = pattern.MustCompile(`限值|限额|上限|最高|警戒|不超过|不高于`)
	planName   = pattern.MustCompile(`计划|目标|任务|指标`)
	partOfPlan = pattern.MustCompile(`(?:计划|目标|任务|指标|预算)(?:数|总数|任务)?的$`)
	partYear   = pattern.MustCompile(`半年|季度|时序|序时|进度|\d月|累计`)
)

// verdicts holds what is judged in a sentence against the limit told before it.
func verdicts(p *prose, r *report, i int) {
	s := p.sentences[i]
	for n := 1; n < len(s.clauses); n++ {
		c := s.clauses[n]
		text := noWish.Replace(p.body[c[0]:c[1]])
		if orMet.MatchString(text) || len(text) > 90 {
			continue
		}
		f := p.lastIn(s, s.clauses[n-1])
		if f == nil || p.lastIn(s, c) != nil || bounded(f) || f.quoted || isChange(f) {
			continue
		}
		if share(f) && partOfPlan.MatchString(f.label) {
			ofItsPlan(p, r, f, c, text)
			continue
		}
		if f.target {
			continue
		}
		if g := limitBefore(p, f); g != nil {
			judgeVerdict(p, r, g, f, c, text)
		}
	}
}

// lastIn is the last figure of a clause, nil where it has none.
func (p *prose) lastIn(s sentence, c [2]int) *figure {
	for k := s.figs[1] - 1; k >= s.figs[0]; k-- {
		if f := &p.figures[k]; f.Digits >= c[0] && f.Digits < c[1] && !f.aside {
			return f
		}
	}
	return nil
}

// ofItsPlan checks 完成年度目标的96%，超额完成任务.
func ofItsPlan(p *prose, r *report, f *figure, c [2]int, text string) {
	whole := big.NewRat(1, 1)
	more, less := exceeds.MatchString(text) && f.Span().High.Cmp(whole) < 0, unfilled.MatchString(text) && f.Span().Low.Cmp(whole) > 0
	if !more && !less || partYear.MatchString(p.body[p.sentences[f.sentence].from:c[1]]) {
		return
	}
	say := p.body[c[0]:c[1]]
	r.add(claim{diag.Error, fmt.Sprintf("完成计划的%s，文中却说“%s”；请核对数字或结论", p.written(f), say), "", say}, [2]int{f.Start, c[1]})
}

// limitBefore is the limit nearest before f that is told in its measure, in the sentence or
// in the one before it. Of a sentence before it only one may be.
func limitBefore(p *prose, f *figure) *figure {
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= max(s.figs[0], f.index-4); k-- {
		if g := &p.figures[k]; g.clause < f.clause && sameUnit(p, g, f) {
			if f.clause-g.clause > 3 || !isLimit(p, g) {
				return nil
			}
			return g
		}
	}
	if f.sentence == 0 || p.sentences[f.sentence-1].paragraph != s.paragraph {
		return nil
	}
	var found *figure
	before := p.sentences[f.sentence-1]
	for k := before.figs[0]; k < before.figs[1]; k++ {
		g := &p.figures[k]
		if !sameUnit(p, g, f) || !isLimit(p, g) || overlap(g.label, f.label) == 0 && !eachSame(g, f) {
			continue
		}
		if found != nil {
			return nil
		}
		found = g
	}
	return found
}

// eachSame tells whether two figures are of each of one thing: 每户不低于1.0个, 每户0.9个.
func eachSame(a, b *figure) bool {
	_, x, ok := strings.Cut(a.label, "每")
	_, y, too := strings.Cut(b.label, "每")
	return ok && too && headRunes(x, 1) == headRunes(y, 1)
}

// isLimit tells whether a number is told as a limit and not as a fact.
func isLimit(p *prose, g *figure) bool {
	if g.quoted || g.Upper != nil || g.aside {
		return false
	}
	return floorOrCeiling(p, g) != 0 || limitName.MatchString(g.label) || strings.Contains(g.label, "平均")
}

// floorOrCeiling is 1 for a limit that has to be reached, -1 for one that is not to be
// passed, 0 where the text does not say.
func floorOrCeiling(p *prose, g *figure) int {
	switch kind := numeral.HedgeOf(g.Before); {
	case kind == numeral.AtLeast, g.Behind == "以上" && limitName.MatchString(g.label):
		return 1
	case kind == numeral.AtMost, g.Behind == "以内":
		return -1
	case floorName.MatchString(g.label):
		return 1
	case ceilName.MatchString(g.label):
		return -1
	}
	return 0
}

func judgeVerdict(p *prose, r *report, g, f *figure, c [2]int, text string) {
	limit, kind, label := g.value(), floorOrCeiling(p, g), g.label+headRunes(g.after, 8)
	below, above := wrongSide(f, limit, true), wrongSide(f, limit, false)
	wrong := false
	if m := lies.FindStringSubmatch(strings.TrimSpace(p.body[c[0]:c[1]])); m != nil {
		up := strings.ContainsAny(m[1][:3], "超高突")
		wrong = strings.Contains(label, m[2]) && (up && below || !up && above)
	} else if (kind > 0 || planName.MatchString(label)) && (exceeds.MatchString(text) || unfilled.MatchString(text)) {
		wrong = exceeds.MatchString(text) && below || unfilled.MatchString(text) && !below && f.value().Cmp(limit) > 0
		wrong = wrong && !partYear.MatchString(p.body[p.sentences[f.sentence].from:c[1]])
	} else if no := failsIt.MatchString(text); kind != 0 {
		bad := kind > 0 && below || kind < 0 && above
		good := kind > 0 && !below || kind < 0 && !above
		wrong = no && good || !no && bad && meetsIt.MatchString(text)
	}
	if wrong {
		say := p.body[c[0]:c[1]]
		r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，这里是%s，文中却说“%s”；请核对数字或结论", g.Before, p.written(g), p.written(f), say), "", say}, placeWide(g), [2]int{f.Start, c[1]})
	}
}

var (
	highest = pattern.MustCompile(`最[高多大长贵快远][^，；]{0,16}$`)
	lowest  = pattern.MustCompile(`最[低少小短慢近][^，；]{0,16}$`)
	// inFact tells that an extreme was met with, and is no limit itself: 最高的一名为, 最低录取分数.
	inFact = pattern.MustCompile(`最.[^，；]*(?:的|达|录取|成绩|得分|实际|一[名户次个])`)
	// setBound sets a limit with a word of extremes: 最高可贷30万元.
	setBound = pattern.MustCompile(`最[高低多少大小]`)
)

// extremes holds the highest that was told against a limit that nothing may pass, and
// against the lowest: 不超过12000元，最高的一名为13000元.
func extremes(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		g, f := &p.figures[k-1], &p.figures[k]
		if !sameUnit(p, g, f) || g.quoted || f.quoted || f.Upper != nil || g.Upper != nil || f.clause-g.clause > 1 || numeral.HedgeOf(f.Before) != numeral.Unhedged || g.aside != f.aside {
			continue
		}
		top, bottom := highest.MatchString(f.label), lowest.MatchString(f.label)
		kind := floorOrCeiling(p, g)
		if setBound.MatchString(g.label) {
			kind = 0
		}
		switch {
		case top && bottom || !top && !bottom:
			continue
		case inFact.MatchString(f.label) && (top && kind < 0 && wrongSide(f, g.value(), false) || bottom && kind > 0 && wrongSide(f, g.value(), true)):
			r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，这里却有%s；请核对数字", g.Before, p.written(g), p.written(f)), "", p.written(f)}, placeWide(g), [2]int{f.Start, f.End})
		case kind == 0 && bottom && highest.MatchString(g.label) && wrongSide(f, g.value(), false), kind == 0 && top && lowest.MatchString(g.label) && wrongSide(f, g.value(), true):
			r.add(claim{diag.Error, fmt.Sprintf("“%s”与“%s”：最高的比最低的还低；请核对数字", strings.Trim(p.body[g.from:g.End], "，"), strings.Trim(p.body[max(f.from, g.End):f.End], "，")), "", p.written(f)}, [2]int{g.Start, g.End}, [2]int{f.Start, f.End})
		}
	}
}
