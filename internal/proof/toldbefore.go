package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/pattern"
)

// A number may be said to be known without a name: 上述429户, 复核1263处，无一遗漏; then its digits tell
// which number it takes up.

// someOfTold is the number of which f, told of as known, has the digits in another order, in the
// very measure: 162件（套）展品中…; 上述429户; …复核1263处，无一遗漏; or where the digits are so many
// that they are no chance.
func (p *prose) someOfTold(f *toldNumber, rivals []*toldNumber) *figure {
	if f.Percent {
		return nil
	}
	if !p.saidToBeKnown(f) {
		return p.overWhole(f, rivals)
	}
	for _, g := range rivals {
		if anagram(g.number, f.number) && sameKind(g.figure, f.figure) && g.sentence != f.sentence && f.sentence-g.sentence < 6 && !isChange(g.figure) && !g.aside && !p.sumBefore(f.figure) {
			return g.figure
		}
	}
	return nil
}

// saidToBeKnown tells whether the words around a number without a name say that it was told
// before.
func (p *prose) saidToBeKnown(f *toldNumber) bool {
	long := len(f.number) > 2
	switch {
	case long && onlyJoint(f.label) && inThem.MatchString(f.after), pointsOnly.MatchString(f.label) && saidOfThem.MatchString(f.after):
		return true
	case long && !changing.MatchString(f.label) && !p.wishedFor(f.figure) && !p.amongOthers(f.figure) && seenAll.MatchString(p.body[f.End:p.sentences[f.sentence].to]):
		return true
	}
	return len(strings.ReplaceAll(f.number, ".", "")) > 4 && takesUpForm.MatchString(f.label) && definite(f.figure)
}

var (
	// pointsOnly ends a label that names nothing and points back.
	pointsOnly = pattern.MustCompile(`^[，；]?(?:上述|前述|这|对上述|对这|将上述|将这|把这|把上述)$`)
	saidOfThem = pattern.MustCompile(`^(?:中|里|，|已|均|都|全部|目前|正|将|仍|由|逐|也|$)`)
	// seenAll says that none was left out.
	seenAll = pattern.MustCompile(`^[\p{Han}]{0,4}，(?:即|也就是|对|做到)[^，]{0,16}(?:逐\p{Han}|无一遗漏|一\p{Han}不[漏落少]|全部)`)
)

// sumBefore tells whether two counts before f in its paragraph make it.
func (p *prose) sumBefore(f *figure) bool {
	var kin []*figure
	paragraph := p.sentences[f.sentence].paragraph
	for k := f.index - 1; k >= max(0, f.index-12) && p.sentences[p.figures[k].sentence].paragraph == paragraph; k-- {
		g := &p.figures[k]
		if !plain(g) || !sameKind(g, f) {
			continue
		}
		for _, other := range kin {
			if new(big.Rat).Add(other.value(), g.value()).Cmp(f.value()) == 0 {
				return true
			}
		}
		kin = append(kin, g)
	}
	return false
}

// overWhole is the number of a whole unit than which f, of some of the same things, is larger,
// with the digits in another order: 全县12个渔政网格…；沿湖21个网格.
func (p *prose) overWhole(f *toldNumber, rivals []*toldNumber) *figure {
	for _, g := range rivals {
		whole := wholeUnit.MatchString(g.label) && !wholeUnit.MatchString(f.label)
		if whole && anagram(g.number, f.number) && g.Unit == f.Unit && f.sentence-g.sentence < 2 && f.clause-g.clause < 4 && g.value().Cmp(f.value()) < 0 && oneNoun(nameBehind(g.figure), f.after) && !isChange(f.figure) && !f.target {
			return g.figure
		}
	}
	return nil
}

// wholeUnit ends a label that takes in a whole unit.
var wholeUnit = pattern.MustCompile(`全[县市区镇乡]的?(?:共有|现有|共|有)?$`)

// oneNoun tells whether what stands behind a measure begins with the end of a name.
func oneNoun(name, after string) bool {
	for n := 2; n < 7; n++ {
		if c := headRunes(after, n); len([]rune(c)) == n && onlyHan(c) == c && strings.HasSuffix(name, c) {
			return true
		}
	}
	return false
}
