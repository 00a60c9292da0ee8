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

// againstBase checks the changes that stand beside a number of last year.
func againstBase(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		y := &p.figures[k]
		if !plain(y) && !share(y) || y.Value.Sign() <= 0 {
			continue
		}
		if !baseForm.MatchString(y.label) && !againstOther(p, y) {
			continue
		}
		now := nowBefore(p, s, y)
		for c := y.index + 1; c < s.figs[1] && c <= y.index+2; c++ {
			f := &p.figures[c]
			m := byWord.FindStringSubmatch(f.label)
			if m == nil || f.clause-p.figures[c-1].clause > 1 || !ofSame(f, m[0], y) {
				break
			}
			judgeBase(p, r, now, y, f, m[1])
		}
	}
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

// judgeBase reports a change that none of the figures of this year explains, for the
// first of them.
func judgeBase(p *prose, r *report, now []*figure, y, c *figure, word string) {
	p.unlessOneFits(r, now, func(r *report, x *figure) { judgeChange(p, r, y, x, c, word) })
}
