package proof

import (
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A change may be told before the end that it leads to. What it is counted from stands before it or
// behind all: 比原计划的240天提前20天，实际用时220天; 标准增长15%，达到460元，上年为400元.

var (
	thanHead = pattern.MustCompile(`(?:比|较|在)[\p{Han}\d“”]{0,12}的?$`)
	byForm   = pattern.MustCompile(`^(?:的?基础上)?(` + directions + `)(?:了|近|约|达)*$`)
	gotTo    = pattern.MustCompile(`^[，；]?(?:实际|现在?|目前|今年|本年|本期|本月|当前|最终|增加|下降|减少|降|增|升|缩|压)*(?:为|达到?|至|到|只有|仅|用时|用了?|只用|完成|耗时|支出|执行)+了?(?:约)?$`)
)

// grown reads a change that leads to the number behind it.
func grown(p *prose, c *figure) change {
	s := p.sentences[c.sentence]
	if c.index+1 >= s.figs[1] || !p.leadsTo(c, &p.figures[c.index+1]) {
		return change{}
	}
	now := &p.figures[c.index+1]
	if c.index > s.figs[0] {
		then := &p.figures[c.index-1]
		if word := p.grownFrom(then, c); word != "" && plain(then) && sameBase(then, now) {
			return change{then, []*figure{now}, c, word}
		}
	}
	if c.index+2 < s.figs[1] {
		then, word := &p.figures[c.index+2], byWord.FindStringSubmatch(c.label)
		if word != nil && (up(word[1]) || down(word[1])) && then.clause == now.clause+1 && ofLastYear.MatchString(then.label) && plain(then) && sameBase(now, then) && !otherBase.MatchString(c.label) {
			return change{then, []*figure{now}, c, word[1]}
		}
	}
	return change{}
}

// grownFrom is the word of a change that is counted from the number before it, "" for others: 较2020年的3.2亿元
// 增长15%; 与2020年的3.2亿元相比，余额增长15%.
func (p *prose) grownFrom(from, c *figure) string {
	form := byForm
	switch {
	case from.clause+1 == c.clause && comparedHere(from):
		form = byWord
	case from.clause != c.clause || !thanHead.MatchString(from.label):
		return ""
	}
	if m := form.FindStringSubmatch(c.label); m != nil {
		return m[1]
	}
	return ""
}

// leadsTo tells whether c is a change that led to now.
func (p *prose) leadsTo(c, now *figure) bool {
	return (share(c) || plain(c) && sameBase(c, now) && c.Hedge == numeral.Unhedged) && !c.target && plain(now) && now.clause == c.clause+1 && gotTo.MatchString(now.label) && !starts(p, now)
}
