package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// The number of last year stands beside its change: 比上年的17亿元增长8%, 增长8%（去年同期17亿元）.
// The number of this year is another of its kind in the sentence, or the one in the
// sentence before that its words name. Only where none of them explains the change is
// it wrong.

var (
	baseForm  = pattern.MustCompile(`(?:比|较|与)(?:上一?年|去年|前年|上年同期|去年同期|年初|上年末|去年底|上年底|上个?[月季周期]度?|[上下]半年|[一二三四]季度|\d{1,2}月份?|(?:19|20)\d\d年|“?十[一二三四]五”?|[\p{Han}]{1,4}前|原来|原先|过去)(?:同期|期末|时期|期间|末|底|初)?(?:的|（|[^\P{Han}增减多少升降提高低下扩缩回涨跌翻每均]{2,5})?的?$|环比(?:[一二三四]季度|\d{1,2}月份?)（$`)
	planLabel = pattern.MustCompile(`计划|(?:^|[^共用])预算|任务|目标|预期|定额|(?:^|[^障保助贴费资养遇恤])标准`)
	tallyTail = strings.NewReplacer("数", "", "量", "", "总额", "", "总数", "", "额", "")
)

// againstBase reads a change behind a number that another one is compared with: 比上年的17亿元增加C，增长p%.
func againstBase(p *prose, c *figure) change {
	s := p.sentences[c.sentence]
	for k := c.index - 1; k >= s.figs[0] && k >= c.index-2; k-- {
		y := &p.figures[k]
		if p.isBase(y) {
			for f := k + 1; f <= c.index; f++ {
				if !p.changesBase(&p.figures[f], y) {
					return change{}
				}
			}
			return change{y, nowBefore(p, s, y), c, byWord.FindStringSubmatch(c.label)[1]}
		}
	}
	return change{}
}

// isBase tells whether another number is compared with y.
func (p *prose) isBase(y *figure) bool {
	return (plain(y) || share(y)) && y.Value.Sign() > 0 && (baseForm.MatchString(y.label) || againstOther(p, y))
}

// changesBase tells whether f goes on with by how much it differs from y.
func (p *prose) changesBase(f, y *figure) bool {
	word := byWord.FindString(f.label)
	return word != "" && f.clause-p.figures[f.index-1].clause <= 1 && ofSame(f, word, y)
}

// againstOther tells whether a named thing is compared with y, whatever that is, by the
// figure behind it: 用水总量比下达的控制指标6.50亿立方米少0.26亿立方米.
func againstOther(p *prose, y *figure) bool {
	m := otherForm.FindStringSubmatch(y.label)
	if m == nil || len([]rune(fillers.ReplaceAllString(m[1], ""))) < 2 || y.index+1 >= p.sentences[y.sentence].figs[1] {
		return false
	}
	c := &p.figures[y.index+1]
	return c.clause == y.clause && sameBase(c, y) && byWord.MatchString(c.label)
}

var otherForm = pattern.MustCompile(`^[，；]?([\p{Han}]{2,14}?)(?:比|较)[\p{Han}]{2,16}$`)

// ofSame tells whether an amount of change goes on with what was compared.
func ofSame(f *figure, word string, y *figure) bool {
	label := strings.TrimPrefix(f.label, "相比")
	if y.aside {
		label = strings.TrimPrefix(label, "）") // 环比9月（152万人次）增长34.2%
	}
	subject := subjectOf(label, word)
	return (subject == "" || overlap(subject, y.label) > 0) && !otherBase.MatchString(f.label) && !strings.ContainsAny(label, "（）")
}

// nowBefore are the figures that may be this year's of what y was last year.
func nowBefore(p *prose, s sentence, y *figure) []*figure {
	var out []*figure
	for k := s.figs[0]; k < y.index; k++ {
		if f := &p.figures[k]; mayBeNow(f, y) {
			out = append(out, f)
		}
	}
	out = p.unparted(out, y)
	subject := tallyTail.Replace(subjectOf(y.label, baseForm.FindString(y.label)))
	if m := otherForm.FindStringSubmatch(y.label); m != nil && !baseForm.MatchString(y.label) {
		subject = fillers.ReplaceAllString(m[1], "")
		out = slices.DeleteFunc(out, func(f *figure) bool { return !strings.Contains(f.label, subject) })
	}
	if named := slices.DeleteFunc(slices.Clone(out), func(f *figure) bool { return !strings.Contains(f.label, subject) }); len(named) > 0 && len([]rune(subject)) > 1 {
		return named
	}
	if len(out) > 0 || y.sentence == 0 || len([]rune(subject)) < 2 {
		return out
	}
	before := p.sentences[y.sentence-1]
	for k := before.figs[0]; k < before.figs[1]; k++ {
		if f := &p.figures[k]; mayBeNow(f, y) && strings.Contains(f.label, subject) {
			out = append(out, f)
		}
	}
	return out
}

func mayBeNow(f, y *figure) bool {
	return (plain(f) || share(f) && share(y) && f.clause == y.clause-1) && sameBase(f, y) && !isChange(f) && !planLabel.MatchString(f.label) && !baseForm.MatchString(f.label) && f.Value.Sign() > 0
}
