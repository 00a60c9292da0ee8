package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Sums that a full stop cuts in two: what is left of a whole, or what a list makes, told at the
// beginning of the next sentence.

// totalAhead begins a sentence that adds up what the one before lists: 两项合计, 以上共计.
var totalAhead = pattern.MustCompile(`^(?:以上|上述|这)?(?:([两二三四五六七八九]|各)(?:项|者|类|个|家|笔|块|级|地|镇|乡|村|路|处|期|部分|方面)[\p{Han}]{0,6}?)?，?(?:合计|共计|总计|一共|加起来|相加|合起来|加在一起)[\p{Han}]{0,8}$`)

// overStop are the sums of the sentence before that the first figure of a row ends.
func (p *prose) overStop(row []*figure) []sum {
	f := row[0]
	before := p.rowBefore(f)
	if len(before) < 2 || f.aside {
		return nil
	}
	if m := totalAhead.FindStringSubmatch(p.body[p.sentences[f.sentence].from:f.Digits]); m != nil {
		before = slices.DeleteFunc(slices.Clone(before), func(g *figure) bool { return lastYear.MatchString(g.label) })
		if m[1] != "" && m[1] != "各" && smallNumber(m[1]) != len(before) {
			return nil
		}
		return []sum{{whole: f, parts: before, behind: true}}
	}
	if !p.leftOfBefore(f) || len(row) > 1 && !p.underAmong(row[1]) {
		return nil
	}
	parts := p.follow(before)
	if len(parts) == 0 || parts[len(parts)-1] != before[len(before)-1] {
		return nil
	}
	return []sum{{whole: before[0], parts: append(slices.Clone(parts), f)}}
}

// rowBefore are the figures of the sentence before that of f that may be added up with it.
func (p *prose) rowBefore(f *figure) []*figure {
	i := f.sentence - 1
	if i < 0 || p.sentences[i].paragraph != p.sentences[f.sentence].paragraph {
		return nil
	}
	for _, row := range p.rowsOf(p.sentences[i]) {
		if sameKind(row[0], f) && !row[0].aside {
			return row
		}
	}
	return nil
}

// leftOfBefore tells whether a sentence begins with f as what is left: 其余15所为初中.
func (p *prose) leftOfBefore(f *figure) bool {
	left := restWord.MatchString(f.label) && restFirst.MatchString(f.label) || stillWord.MatchString(f.label) && without.MatchString(f.after)
	return left && strings.HasPrefix(p.body[p.sentences[f.sentence].from:], f.label)
}

var restFirst = pattern.MustCompile(`^(?:其余|剩余|剩下|余下|另外|其他|其它)`)

// endsNext tells whether the sentence behind the parts begins with what is left, or with what they make.
func (p *prose) endsNext(s sum) bool {
	i := s.last().sentence + 1
	if s.behind || i >= len(p.sentences) || p.sentences[i].paragraph != p.sentences[i-1].paragraph {
		return false
	}
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		if f := &p.figures[k]; sameKind(f, s.whole) && (p.leftOfBefore(f) || totalAhead.MatchString(p.body[p.sentences[i].from:f.Digits])) {
			return true
		}
	}
	return false
}
