package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/numeral"
)

// checkDifferences holds 还缺, 相差, 还剩 and their kin against the two figures
// before them.
func checkDifferences(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		for k := s.figs[0]; k < s.figs[1]; k++ {
			f := &p.figures[k]
			word, points := p.gapWord(f)
			switch {
			case word == "":
			case f.Base == "个百分点":
				pointsApart(p, r, f)
			case p.noGap(f, word) || gapFirst(p, r, f):
			default:
				judgeGap(p, r, f, points)
			}
		}
	}
}

// judgeGap holds a figure that is told as what lies between two others against
// them. words counts what its own words say for that.
func judgeGap(p *prose, r *report, f *figure, words int) {
	terms := termsBefore(p, f)
	if len(terms) < 2 || len(terms) > 4 {
		return
	}
	for a := range terms {
		for b := range terms {
			if x, y := together(terms[a], terms[b]); a != b && fits(x.Sub(y).Abs(), f.Span()) {
				return
			}
		}
	}
	if len(terms) > 2 && differenceOfAll(terms, f) || exceedsAll(terms, f) {
		return
	}
	first, last := terms[len(terms)-2], terms[len(terms)-1]
	if len(terms) == 3 && yetWord.MatchString(f.label) {
		first = terms[0] // 总投资…，今年完成…，累计完成…，尚需投入
	}
	a, b := first, last
	if a.Exact().Below(b.Exact()) {
		a, b = b, a
	}
	if a.Hedge != b.Hedge && a.Hedge != numeral.Unhedged && b.Hedge != numeral.Unhedged {
		return
	}
	if m := comparedTo.FindStringSubmatch(f.label); m != nil && !plannedSum.MatchString(m[1]) && !planned.MatchString(m[1]) && !bothTold.MatchString(m[1]) && sharedRunes(m[1], first.label+first.after+last.label+last.after) < 2 {
		return // 比开通之初多了800人次: than what the text does not tell
	}
	want := new(big.Rat).Sub(a.value(), b.value())
	if (misread(a, f) || misread(b, f)) && new(big.Rat).Abs(new(big.Rat).Sub(a.Value, b.Value)).Cmp(f.Value) == 0 {
		return // checkUnits tells it
	}
	if p.madeUp(want, f) || f.Hedge == numeral.About && near(want, f.value(), 10) {
		return
	}
	if last.clause == f.clause && first.clause < last.clause && ofOther.MatchString(p.body[last.from:last.Digits]) {
		words = sure // 5230万立方米，比去年同期的4870万立方米多蓄460万立方米
	}
	if words == sure && (p.ofItsOwn(f, first, last) || ofItsTime.MatchString(p.body[f.from:f.Start])) {
		words = 2
	}
	if !(len(terms) == 2 && (p.wantedAndThere(first, last, f) || heldApart(first, last, f))) && words+gapPoints(p, first, last, f, len(terms))+slipOfGap(want, f, a, b) < sure {
		return
	}
	r.add(claim{gapSeverity(want, f), fmt.Sprintf("%s－%s=%s，文中写作%s", p.written(a), p.written(b), sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)},
		between(first, last), place(f))
}

// gapFirst checks 缺口520个：需要5780个，现有5260个, where the two numbers stand behind what lies
// between them. It tells whether they do.
func gapFirst(p *prose, r *report, f *figure) bool {
	s := p.sentences[f.sentence]
	if f.index+2 >= s.figs[1] || f.index > s.figs[0] || f.Hedge != numeral.Unhedged || !strings.HasPrefix(p.body[f.End+len(f.after):], "：") && !strings.HasPrefix(f.after, "（") {
		return false
	}
	a, b := &p.figures[f.index+1], &p.figures[f.index+2]
	places := func(g *figure) bool {
		return sameKind(g, f) || lacking.MatchString(f.label) && g.Base == "人" && countsThings(f)
	}
	if !plain(a) || !plain(b) || !places(a) || !places(b) || a.clause-f.clause > 1 || b.clause-a.clause > 1 || isChange(a) || isChange(b) || !f.Exact().Below(numeral.Interval{Low: maxOf(a, b), High: maxOf(a, b)}) {
		return false
	}
	if a.Exact().Below(b.Exact()) {
		a, b = b, a
	}
	if a.Hedge != numeral.Unhedged || b.Hedge != numeral.Unhedged || fits(a.Span().Sub(b.Span()), f.Span()) {
		return true
	}
	want := new(big.Rat).Sub(a.value(), b.value())
	r.add(claim{gapSeverity(want, f), fmt.Sprintf("%s－%s=%s，文中写作%s", p.written(a), p.written(b), sayIn(want, f), p.written(f)), sayIn(want, f), p.written(f)}, between(a, b), place(f))
	return true
}

func maxOf(a, b *figure) *big.Rat {
	if a.value().Cmp(b.value()) > 0 {
		return a.value()
	}
	return b.value()
}
