package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A share may name both its part and its whole, which were told some sentences before: 参保42.6万人，其中职工8.3万人…. …
// 职工参保人数占全部参保人数的19.5%.

var (
	// allOfBase leads in the name of a whole behind 占.
	allOfBase = pattern.MustCompile(`^(?:全[县市区镇乡村校院省]|全部|全体|所有|我[县市区])*([\p{Han}]{2,10}?)(?:总[数量额]|数量)?的?$`)
	// shareSubject is the name of the part before 占.
	shareSubject = pattern.MustCompile(`^[，；]?(?:其中|而)?([\p{Han}]{2,12}?)(?:约|就|已|也|只|仅|又|还)*$`)
)

// shareFarBack holds a share against the only numbers that bear its two names.
func shareFarBack(p *prose, r *report, f *figure, subject, base string) {
	of, is := allOfBase.FindStringSubmatch(base), shareSubject.FindStringSubmatch(subject)
	if of == nil || is == nil || f.target || len([]rune(of[1])) < 3 {
		return
	}
	own := strings.TrimSuffix(is[1], of[1])
	if len([]rune(own)) < 2 || strings.HasSuffix(own, "中") {
		return
	}
	for i := f.sentence - 1; i >= 0 && f.sentence-i <= recallBack; i-- {
		if whole := p.calledSo(p.sentences[i], of[1]); whole != nil {
			if part := p.partCalled(whole, own); part != nil && timeOf(p, whole) == timeOf(p, f) {
				judgeShare(p, r, f, part, []*figure{whole})
			}
			return
		}
	}
}

// calledSo is the only count of a sentence that bears just a name.
func (p *prose) calledSo(s sentence, name string) (found *figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; plain(g) && !isChange(g) && !g.target && !isPerHead(g) && strings.HasSuffix(measureOf(g), name) {
			if found != nil {
				return nil
			}
			found = g
		}
	}
	return found
}

// partCalled is the only number told with a whole as its part that bears a name.
func (p *prose) partCalled(whole *figure, name string) (found *figure) {
	among := false
	for k := whole.index + 1; k < p.sentences[whole.sentence].figs[1]; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameKind(g, whole) || isChange(g) || !smaller(g, whole) {
			continue
		}
		among = among || p.underAmong(g)
		if !among || !strings.Contains(onlyHan(g.label)+headRunes(g.after, 8), name) {
			continue
		}
		if found != nil {
			return nil
		}
		found = g
	}
	return found
}
