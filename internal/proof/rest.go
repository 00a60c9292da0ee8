package proof

import (
	"fmt"
	"math/big"
	"strings"
)

// restOf checks 其余 and 还有: with the parts before it they make the whole.
func restOf(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		f := &p.figures[k]
		if !plain(f) || f.target {
			continue
		}
		rest, still := restWord.MatchString(f.label), stillWord.MatchString(f.label)
		if !rest && !still || strings.Contains(f.label, "其中") {
			continue
		}
		whole, parts := wholeBefore(p, f)
		if whole == nil || len(parts) == 0 || restExplained(whole, parts, f) || restGoesOn(p, f) {
			continue
		}
		sum := add(append(append([]*figure{}, parts...), f))
		if last := parts[len(parts)-1]; still && p.underAmong(last) && p.parted(last, f) {
			continue // 其中…28个；还有3个… tells of something else
		}
		if over := sum.Cmp(whole.value()) > 0; still && !over && !without.MatchString(f.after) {
			continue
		}
		want := new(big.Rat).Sub(whole.value(), add(parts))
		if want.Sign() < 0 {
			continue
		}
		all := append(append([]*figure{}, parts...), f)
		r.add(claim{gapSeverity(want, f), fmt.Sprintf("%s=%s，与总数%s不符；按总数推算应为%s", joinWritten(p, all, "＋"), sayIn(sum, whole), p.written(whole), sayIn(want, f)), sayIn(want, f), p.written(f)},
			placeWide(whole), between(parts[0], parts[len(parts)-1]), place(f))
	}
}

// restGoesOn tells whether the list goes on behind f, so that 其他 belongs to a
// name: 其他技术人员118人，管理人员96人.
func restGoesOn(p *prose, f *figure) bool {
	if f.index+1 >= len(p.figures) {
		return false
	}
	g := &p.figures[f.index+1]
	return g.sentence == f.sentence && plain(g) && sameBase(g, f) && g.clause-f.clause <= 1 && !strings.Contains(g.label, "其中") && !isChange(g) && !containsAny(g.label, "合计", "共", "总")
}

// wholeBefore looks for the whole that f is the rest of: the first figure of
// its kind in the sentence, or in the one before, that is larger than what
// follows; and for the parts between.
func wholeBefore(p *prose, f *figure) (whole *figure, parts []*figure) {
	s := p.sentences[f.sentence]
	from := s.figs[0]
	if i := f.sentence; i > 0 && p.sentences[i-1].paragraph == s.paragraph {
		from = p.sentences[i-1].figs[0]
	}
	from = max(from, f.index-12)
	for k := from; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || g.target || g.aside != f.aside || !sameKind(g, f) || strings.Contains(g.label, "平均") || strings.Contains(g.label, "每") {
			continue
		}
		if whole == nil && (g.sentence == f.sentence && k == firstOfKind(p, f, s.figs[0]) || wholeWord.MatchString(g.label)) {
			whole = g
			continue
		}
		if whole != nil {
			parts = append(parts, g)
		}
	}
	if whole == nil || !f.Exact().Below(whole.Exact()) {
		return nil, nil
	}
	if !wholeWord.MatchString(whole.label) && !strings.Contains(headRunes(whole.after, 16), "中") && len(parts) < 2 {
		return nil, nil
	}
	return whole, parts
}

func firstOfKind(p *prose, f *figure, from int) int {
	for k := from; k < f.index; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, f) {
			return k
		}
	}
	return -1
}

// restExplained tries every run of parts: some may be parts of parts.
func restExplained(whole *figure, parts []*figure, f *figure) bool {
	wholes := append([]*figure{whole}, parts...)
	for _, w := range wholes {
		for mask := 1; mask < 1<<min(len(parts), 8); mask++ {
			left := spanOf(f)
			for n, g := range parts[:min(len(parts), 8)] {
				if mask&(1<<n) != 0 && g != w {
					left = left.Add(spanOf(g))
				}
			}
			if fits(left, spanOf(w)) {
				return true
			}
		}
	}
	return false
}
