package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// fractionLead may stand before a fraction that says a count again.
var fractionLead = pattern.MustCompile(`^[，；]?(?:也就是说|也就是|即|换句话说|相当于|就是说|意味着|说明|共有|已有|有|其中|约|近|，)*$`)

// inOtherWords says a count again: 也就是五成.
var inOtherWords = pattern.MustCompile(`^[，；]?(?:也就是说?|换句话说|就是说|相当于|等于说|即)(?:有|约|近)?$`)

// fractionOf checks 12个村中有9个达标，也就是说，三分之二的村达标: a fraction of what
// was counted in the clauses before. It tells whether f is such a one.
func fractionOf(p *prose, r *report, f *figure) bool {
	after, ok := strings.CutPrefix(f.after, "的")
	if !ok && inOtherWords.MatchString(f.label) && f.index > p.sentences[f.sentence].figs[0]+1 {
		whole, part := &p.figures[f.index-2], &p.figures[f.index-1]
		if plain(whole) && plain(part) && sameBase(whole, part) && part.Exact().Below(whole.Exact()) && part.clause-whole.clause <= 1 && f.clause-part.clause == 1 && !isChange(part) {
			judgeShare(p, r, f, part, []*figure{whole})
			return true
		}
	}
	if !ok || !fractionLead.MatchString(f.label) || f.target {
		return false
	}
	noun := headRunes(after, 2)
	if shortThings[headRunes(after, 1)] {
		noun = headRunes(after, 1) // 260个行政村中…，八成的村
	}
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= s.figs[0] && k > f.index-8; k-- {
		whole := &p.figures[k]
		if !plain(whole) || !strings.Contains(headRunes(whole.after, 8), noun) {
			continue
		}
		if part := partAfter(p, whole, f); part != nil {
			judgeShare(p, r, f, part, []*figure{whole})
		}
		return true
	}
	return true
}

// partAfter is the one count between whole and f that may be a part of whole,
// nil where there is none or more than one.
func partAfter(p *prose, whole, f *figure) *figure {
	var part *figure
	for k := whole.index + 1; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameKind(g, whole) || g.Base != whole.Base {
			continue
		}
		if part != nil || !smaller(whole, g) && whole.Exact().Below(g.Exact()) {
			return nil
		}
		part = g
	}
	return part
}
