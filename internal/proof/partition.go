package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A partition says in words that its parts are all that there is: 由…组成, 分为…和…, 其余…为….
// Then any other number is wrong, however far off it lies.

var (
	dividesInto = pattern.MustCompile(`^[\p{Han}]{0,6}[，；：（]?(?:共|可|主要)?分(?:为|成)[\p{Han}]{0,8}[：，]?[\p{Han}]{0,12}$`)
	// soMany tells between whole and parts how many there are: 分三块：, ，共两类，.
	soMany      = pattern.MustCompile(`(?:分|共|包括|有|划为|涉及|由)[\p{Han}]{0,3}?([两二三四五六七八])(?:个|大)?(?:块|类|项|种|部分|方面|档|级|批|期|步|片|段|组|口|渠道|板块|层次|类别)(?:组成|构成)?[：，](?:其中)?[\p{Han}]{1,12}$`)
	composedOf  = pattern.MustCompile(`^[\p{Han}]{0,6}[，；：（]?由[\p{Han}]{1,12}$`)
	composedEnd = pattern.MustCompile(`^[\p{Han}]{0,6}(?:两|二|三|四|五)?(?:部分|项|块|类|者)?(?:组成|构成)`)
	restBare    = pattern.MustCompile(`^[，；、（]?(?:其余|剩余|剩下|余下)的?$`)
	besides     = pattern.MustCompile(`^[，；]?[\p{Han}]{0,3}外?，?(?:还有|另有|尚有|其余|余下|剩下)`)
	exceptFirst = pattern.MustCompile(`^[，；：（。]?(?:其中)?，?除(?:了|去)?[\p{Han}]{1,12}$`)
)

// partition tells whether the words between and behind the figures say that the parts are all.
func (p *prose) partition(s sum) bool {
	if s.behind {
		return bareSum(s.whole) || p.listThenSum(s)
	}
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if !p.sameMood(s) {
		return false
	}
	if len(s.parts) == 2 && complements(first, last) && last.clause-first.clause <= 1+p.sharesBetween(first, last) {
		return s.back < 2 && !p.underAmong(s.whole) && !inList(p, s.whole) && (s.back > 0 || first.index-s.whole.index == 1+p.sharesBetween(s.whole, first))
	}
	if p.sharedOut(s) {
		return true
	}
	if last.index-first.index != len(s.parts)-1+p.sharesBetween(first, last) || !p.unbroken(s.parts) {
		return false
	}
	gap := p.leadTo(s)
	if m := soMany.FindStringSubmatch(gap); dividedAll.MatchString(gap) || m != nil && smallNumber(m[1]) == len(s.parts) {
		return p.endsList(last) && (len(s.parts) > 2 || p.lastOfKindHere(last))
	}
	if s.back > 0 || first.index != s.whole.index+1 {
		return false
	}
	switch {
	case dividesInto.MatchString(gap), p.enumerated(s):
		return last.after == "" && p.endsList(last)
	case composedOf.MatchString(gap):
		return composedEnd.MatchString(last.after)
	case restBare.MatchString(last.label), p.restAhead(last), exceptFirst.MatchString(gap) && besides.MatchString(last.label):
		return linkAmong.MatchString(gap) || exceptFirst.MatchString(gap) || p.restAhead(last) || !slices.ContainsFunc(s.parts, func(g *figure) bool { return !smaller(g, s.whole) })
	}
	return false
}

// sameMood tells whether whole and parts are in one measure, all of what is or all of what shall be,
// and of no other time.
func (p *prose) sameMood(s sum) bool {
	for _, g := range s.parts {
		if g.Unit != s.whole.Unit || g.target != s.whole.target && !p.planGoesOn(s) || lastYear.MatchString(g.label) && !lastYear.MatchString(s.whole.label) || toBe.MatchString(g.label) != toBe.MatchString(s.whole.label) || again.MatchString(g.label) {
			return false
		}
	}
	// 公共 is 公用 in a label: 一般公共预算收入 is no plan
	return !plannedSum.MatchString(strings.ReplaceAll(s.whole.label, "公用预算", "")) || plannedSum.MatchString(s.parts[0].label)
}

// leadTo is what leads up to the first part, from the whole or the beginning of the sentence on.
func (p *prose) leadTo(s sum) string {
	if from := p.sentences[s.parts[0].sentence].from; s.back > 0 {
		return p.body[from:s.parts[0].Digits]
	}
	return p.body[s.whole.End:s.parts[0].Digits]
}

// lastOfKindHere tells whether no figure of the kind of f follows in its sentence.
func (p *prose) lastOfKindHere(f *figure) bool {
	for k := f.index + 1; k < p.sentences[f.sentence].figs[1]; k++ {
		if g := &p.figures[k]; sameKind(g, f) && p.addable(g) {
			return false
		}
	}
	return true
}

// unbroken tells whether the parts follow each other as items of one list, none of which those
// behind it are parts of.
func (p *prose) unbroken(parts []*figure) bool {
	semicolons := p.itemsOfTheirOwn(parts[0]) && strings.Contains(p.body[parts[0].End:parts[1].Digits], "；")
	for k, g := range parts[1:] {
		if g.clause-parts[k].clause > 1+p.sharesBetween(parts[k], g) && !p.restAhead(g) || strings.Contains(p.body[parts[k].End:g.Digits], "；") != semicolons && !restFirst.MatchString(strings.TrimLeft(g.label, "；")) || strings.Contains(p.body[parts[k].End:g.Digits], "除") || len(parts) > k+2 && holdsFor(parts[k+1:], parts[k]) {
			return false
		}
	}
	return true
}

// itemsOfTheirOwn tells whether what leads in the first of a list lets semicolons part its items: a colon, or a
// way of dividing.
func (p *prose) itemsOfTheirOwn(first *figure) bool {
	lead := lastBytes(p.body[p.sentences[first.sentence].from:first.Digits], 90)
	return listsAll.MatchString(lead) || divided.MatchString(lead)
}

// sharedOut tells whether the shares told with the parts are all that there is: they make 100%.
func (p *prose) sharedOut(s sum) bool {
	shares := new(big.Rat)
	for _, g := range s.parts {
		if !hasShare(p, g) || p.figures[g.index+1].Hedge != numeral.Unhedged {
			return false
		}
		shares.Add(shares, p.figures[g.index+1].Value)
	}
	off := shares.Sub(shares, big.NewRat(1, 1))
	return len(s.parts) > 1 && off.Abs(off).Cmp(big.NewRat(int64(len(s.parts)), 1000)) < 0 && s.back < 2 && !p.underAmong(s.whole) && !inList(p, s.whole)
}

// endsList tells whether nothing goes on behind the last item of a list.
func (p *prose) endsList(f *figure) bool {
	next := p.body[f.End:min(len(p.body), f.End+len("。"))]
	return next == "" || strings.ContainsAny(next, "。\n；）") || strings.HasPrefix(next, "，")
}

// listThenSum tells whether the whole is told right behind a list that 、 joins, as nothing but its
// sum: 语文36人、数学24人、英语28人，共88人.
func (p *prose) listThenSum(s sum) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	return len(s.parts) > 1 && first.clause == last.clause && last.index-first.index == len(s.parts)-1 && s.whole.index == last.index+1 &&
		last.after == "" && s.whole.after == "" && bareTogether.MatchString(s.whole.label)
}

var bareTogether = pattern.MustCompile(`^[，；]?共$`)

// restAhead tells whether the clause before g names what is left, of which it is the number:
// 其余为村道，共1092公里.
func (p *prose) restAhead(g *figure) bool {
	return restIn.MatchString(lastBytes(p.body[p.sentences[g.sentence].from:g.Digits], 90))
}
