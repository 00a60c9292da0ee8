package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A share may stand in a clause of its own beside the two counts that make it: 老年人1280人，
// 超过四成; 抽查120家，超过六成，即76家有问题; 完成任务8600吨的75%，已入库6450吨.

// restated checks such a share. It tells whether f is one.
func restated(p *prose, r *report, f *figure) bool {
	if f.target {
		return false
	}
	whole, part := p.restatedBefore(f)
	if part == nil {
		whole, part = p.restatedAround(f)
	}
	if part == nil {
		whole, part = p.ofTheWhole(f)
	}
	if part == nil {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// alone tells whether nothing else is told in the clause of f.
func (f *figure) alone() bool {
	return bareLead.MatchString(f.label) && strings.Trim(f.after, "）、") == ""
}

var bareLead = pattern.MustCompile(`^[，；（]?(?:占比?|已|也|就|高达|达到?|约|只有|仅有|仅)*$`)

// restatedBefore are the counts of 对象3200人中，老年人1280人，超过四成.
func (p *prose) restatedBefore(f *figure) (whole, part *figure) {
	if f.index < p.sentences[f.sentence].figs[0]+2 || !f.alone() || f.clause == 0 {
		return nil, nil
	}
	whole, part = &p.figures[f.index-2], &p.figures[f.index-1]
	if !p.wholeAndPart(whole, part) || f.clause-part.clause != 1 || !p.saidToBeOf(whole, part) {
		return nil, nil
	}
	return whole, part
}

// restatedAround are the counts of 抽查120家，超过六成，即76家有问题.
func (p *prose) restatedAround(f *figure) (whole, part *figure) {
	s := p.sentences[f.sentence]
	if f.index == s.figs[0] || f.index+1 >= s.figs[1] || !f.alone() {
		return nil, nil
	}
	whole, part = &p.figures[f.index-1], &p.figures[f.index+1]
	if !p.wholeAndPart(whole, part) || f.clause-whole.clause != 1 || part.clause-f.clause > 1 || !thatMany.MatchString(part.label) {
		return nil, nil
	}
	return whole, part
}

var thatMany = pattern.MustCompile(`^[，；（]?(?:即|也就是|计|共计|共|为)$`)

// ofTheWhole are the counts of 完成任务8600吨的75%，已入库6450吨.
func (p *prose) ofTheWhole(f *figure) (whole, part *figure) {
	s := p.sentences[f.sentence]
	if f.label != "的" || f.index == s.figs[0] || f.index+1 >= s.figs[1] || strings.Trim(f.after, "，") != "" {
		return nil, nil
	}
	whole, part = &p.figures[f.index-1], &p.figures[f.index+1]
	if !p.wholeAndPart(whole, part) || part.clause-f.clause != 1 || !soFarDone.MatchString(part.label) || !ofGoal.MatchString(whole.label) && !aTask.MatchString(whole.label) || f.index-s.figs[0] > 1 && sameKind(&p.figures[f.index-2], whole) {
		return nil, nil
	}
	return whole, part
}

var soFarDone = pattern.MustCompile(`^[，；]?(?:目前|现|实际|累计|共|已|即|计|为)+`)

// wholeAndPart tells whether two counts can be a whole and its part.
func (p *prose) wholeAndPart(whole, part *figure) bool {
	return plain(whole) && plain(part) && sameKind(whole, part) && part.Exact().Below(whole.Exact()) && part.clause-whole.clause <= 2 && !isChange(whole) && !isChange(part) && !isPerHead(part) && !isPerHead(whole) && !p.parted(whole, part) && !part.target && whole.aside == part.aside
}

// saidToBeOf tells whether the words say that part is among whole: behind 中 or 其中, or
// because only these two are counted.
func (p *prose) saidToBeOf(whole, part *figure) bool {
	return strings.HasSuffix(strings.TrimRight(whole.after, "，"), "中") || p.underAmong(part) || p.onlyTwo(whole, part) && (wholeOfHalf.MatchString(whole.label) || surelyAll.MatchString(whole.label) || strings.Contains(whole.label, "参"))
}

// onlyTwo tells whether a sentence counts nothing before two figures.
func (p *prose) onlyTwo(whole, part *figure) bool {
	return whole.index == p.sentences[whole.sentence].figs[0] && part.index <= whole.index+2
}
