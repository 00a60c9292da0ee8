package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Sums that a full stop cuts in two: what is left of a whole, or what a list makes, told at the
// beginning of the next sentence.

// totalAhead begins a sentence that adds up what the one before lists: 两项合计, 以上共计.
var totalAhead = pattern.MustCompile(`^(?:以上|上述|这)?(?:([两二三四五六七八九]|各)(?:项|者|类|个|家|笔|块|级|地|镇|乡|村|路|处|期|部分|方面)[\p{Han}]{0,6}?)?，?(?:合计|共计|总计|一共|加起来|相加|合起来|加在一起)，?[\p{Han}]{0,14}$`)

// overStop are the sums of the sentence before that the first figure of a row ends.
func (p *prose) overStop(row []*figure) []sum {
	f := row[0]
	if f.aside {
		return nil
	}
	if m := totalAhead.FindStringSubmatch(p.body[p.sentences[f.sentence].from:f.Digits]); m != nil {
		return p.totalOver(f, m[1])
	}
	before := p.rowBefore(f, 1)
	if len(before) < 2 || !p.leftOfBefore(f) || len(row) > 1 && !p.underAmong(row[1]) {
		return nil
	}
	parts := p.follow(before)
	if len(parts) == 0 || parts[len(parts)-1] != before[len(before)-1] {
		return nil
	}
	return []sum{{whole: before[0], parts: append(slices.Clone(parts), f)}}
}

// totalOver are the sums that a total at the beginning of a sentence may be of: what the sentence before
// lists, all of it or with its own sums for what they sum up, and where so many are said to be added up, those of
// several sentences.
func (p *prose) totalOver(f *figure, number string) []sum {
	var parts []*figure
	for back := 1; back <= 3; back++ {
		row := slices.DeleteFunc(slices.Clone(p.rowBefore(f, back)), func(g *figure) bool { return lastYear.MatchString(g.label) })
		if len(row) == 0 {
			return nil
		}
		for _, all := range [][]*figure{append(slices.Clone(row), parts...), append(summedUpIn(row), parts...)} {
			if len(all) > 1 && (number == "" || number == "各" || smallNumber(number) == len(all)) {
				return []sum{{whole: f, parts: all, behind: true}}
			}
		}
		if number == "" || number == "各" {
			return nil
		}
		parts = append(summedUpIn(row), parts...)
	}
	return nil
}

// summedUpIn is a row with each of its sums in place of what that sums up: 360个、270个，共630个；600个.
func summedUpIn(row []*figure) (out []*figure) {
	from := 0
	for _, f := range row {
		if sumRole(f) && len(out)-from > 1 {
			out = out[:from]
		}
		if out = append(out, f); sumRole(f) {
			from = len(out)
		}
	}
	return out
}

// rowBefore are the figures that may be added up with f so many sentences before it in its paragraph.
func (p *prose) rowBefore(f *figure, back int) []*figure {
	i := f.sentence - back
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

// divisionLead begins a sentence that divides what it names: 从隐患类型看，.
var divisionLead = pattern.MustCompile(`^[按从]([\p{Han}、]{2,12}?)(?:来)?(?:分|看|划分|统计|分类)[，：][\p{Han}\d—-]{1,14}$`)

// dividedBefore is the sum of which the whole is told in the paragraph before, by the name of what the row divides or as
// the only number of the kind.
func (p *prose) dividedBefore(row []*figure) sum {
	i := row[0].sentence
	m := divisionLead.FindStringSubmatch(p.body[p.sentences[i].from:row[0].Digits])
	if m == nil || len(row) < 3 {
		return sum{}
	}
	found, most, kin := sum{parts: p.follow(append([]*figure{row[0]}, row...))}, -1, 0
	for back := 1; back <= 6 && i-back >= 0 && p.sentences[i].paragraph-p.sentences[i-back].paragraph <= 2; back++ {
		for k := p.sentences[i-back].figs[0]; k < p.sentences[i-back].figs[1]; k++ {
			g := &p.figures[k]
			if !sameKind(g, row[0]) || !p.addable(g) || p.oneOfList(g) {
				continue
			}
			kin++
			named := overlap(m[1], g.label+"·"+headRunes(g.after, 6))
			if named > 0 && holdsFor(found.parts, g) {
				return sum{whole: g, parts: found.parts, back: back}
			}
			if named > most {
				found.whole, found.back, most = g, back, named
			}
		}
	}
	if found.whole == nil || most < 1 && kin > 1 {
		return sum{}
	}
	return found
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
