package proof

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What was done is told by its verb alone, and again: 立案98件 … 上半年共立案89件; 设站11座 … 所设12座车站.

var (
	// inAllDone sums up what was done, and names nobody who did it.
	inAllDone = pattern.MustCompile(`^[，；]?(?:今年|全年|年内|上半年|前三季度|[一二三四]季度|本[年季月]|(?:19|20)\d\d年)?(?:以来)?(?:共|累计|总共|一共)([\p{Han}]{2,8})$`)
	// whatWas takes up those to whom something was done.
	whatWas = pattern.MustCompile(`所([\p{Han}]{1,4}?)的?$`)
	// justDone is what stands before a verb that is told for the first time.
	justDone = pattern.MustCompile(`^[，；、]?(?:共|已|累计|先后|全线|全年|上半年|全[县区市镇]|其中)*`)
)

// deedsAgain finds such a count with another number, a slip for the first or far from what all were.
func deedsAgain(p *prose, r *report) {
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.aside || f.target || f.Hedge != numeral.Unhedged || p.amongOthers(f) {
			continue
		}
		if m := inAllDone.FindStringSubmatch(f.label); m != nil {
			same := func(g *figure) bool { return justDone.ReplaceAllString(g.label, "") == m[1] }
			if old := p.onlyDone(f, same); old != nil && anagram(numberOf(p, old), numberOf(p, f)) {
				sayRepeat(p, r, old, f, m[1])
			}
		} else if m := whatWas.FindStringSubmatch(f.label); m != nil {
			same := func(g *figure) bool {
				at := strings.LastIndex(g.label, m[1])
				return at >= 0 && len(g.label)-at-len(m[1]) <= len("站点们") && onlyHan(g.label[at:]) == g.label[at:]
			}
			if old := p.onlyDone(f, same); old != nil && near(f.value(), old.value(), 2) {
				sayRepeat(p, r, old, f, m[1])
			}
		}
	}
}

// onlyDone is the one count of the eight sentences before f that a condition holds for, nil where there are
// several, or one that f agrees with.
func (p *prose) onlyDone(f *figure, is func(*figure) bool) (old *figure) {
	for k := p.sentences[max(0, f.sentence-8)].figs[0]; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, f) || !is(g) {
			continue
		}
		if old != nil || g.sentence == f.sentence || g.Span().Meets(f.Span()) || isChange(g) || g.target || !p.sameSpan(g, f) || localName.MatchString(general.ReplaceAllString(p.body[p.sentences[f.sentence].from:f.Digits], "")) {
			return nil
		}
		old = g
	}
	return old
}

// sameSpan tells whether f is of the time of g, as it is where it names none and g is of a part of the year that
// the text is about.
func (p *prose) sameSpan(g, f *figure) bool {
	a, b := timeOf(p, g), timeOf(p, f)
	return a == b || b == "" && spanWord.MatchString(a)
}

var spanWord = pattern.MustCompile(`^(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)$`)
