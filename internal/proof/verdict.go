package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A verdict is a clause without a number that judges the one before it by a limit that was
// told: 不低于6.0张，我们现在是5.82张，已经达到标准; 计划整治60处，实际整治54处，超额完成任务.

var (
	exceeds  = pattern.MustCompile(`^，?` + goesOnWith + `(?:超额|提前超额|超计划|超目标|超任务)(?:完成|实现)?`)
	unfilled = pattern.MustCompile(`^，?` + goesOnWith + `(?:未完成|没有完成|未能完成|没完成)`)
	orMet    = pattern.MustCompile(`基本|接近|要|力争|确保|才|如|若|应|必须|计划于|将|争取|努力`)
	noWish   = strings.NewReplacer("要求", "", "主要", "", "需要", "", "重要", "", "如期", "", "相应", "")

	partOfPlan = pattern.MustCompile(`(?:计划|目标|任务|指标|预算)(?:数|总数|任务)?的$`)
	partYear   = pattern.MustCompile(`半年|季度|时序|序时|进度|\d月|累计`)
)

// verdicts holds what is judged in a sentence against the limit told before it.
func verdicts(p *prose, r *report, i int) {
	s := p.sentences[i]
	for n := 1; n < len(s.clauses); n++ {
		c := s.clauses[n]
		text := p.body[c[0]:c[1]]
		if orMet.MatchString(noWish.Replace(text)) || len(text) > 90 {
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

// judgeVerdict reports a clause that says of f what is not so beside the limit g.
func judgeVerdict(p *prose, r *report, g, f *figure, c [2]int, text string) {
	limit, kind := g.value(), floorOrCeiling(p, g)
	below, above := wrongSide(f, limit, true), wrongSide(f, limit, false)
	wrong := false
	switch judged := judgedIn(text, g, kind); {
	case (kind > 0 || planName.MatchString(g.label+headRunes(g.after, 8))) && (exceeds.MatchString(text) || unfilled.MatchString(text)):
		wrong = exceeds.MatchString(text) && below || unfilled.MatchString(text) && !below && f.value().Cmp(limit) > 0
		wrong = wrong && !partYear.MatchString(p.body[p.sentences[f.sentence].from:c[1]])
	case judged == isOver:
		wrong = below
	case judged == isUnder:
		wrong = above
	case judged == isMet:
		wrong = kind > 0 && below || kind < 0 && above
	case judged == isFailed:
		wrong = kind > 0 && !below || kind < 0 && !above
	}
	if wrong {
		say := p.body[c[0]:c[1]]
		r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，这里是%s，文中却说“%s”；请核对数字或结论", g.Before, p.written(g), p.written(f), say), "", say}, placeWide(g), [2]int{f.Start, c[1]})
	}
}
