package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What is counted near a rate, of which it may be told of each.

// besides is how many of some counts a product may be of: not those behind a
// semicolon, where its own is not.
func (p *prose) besides(one product, counts []*figure) (n int) {
	for _, g := range counts {
		if one.count == nil || one.rate.time != "" || p.parted(one.count, one.rate.figure) || !p.parted(g, one.rate.figure) {
			n++
		}
	}
	return n
}

// countsFor are the counts of what a rate is of, near it, none of them nearer
// than the last.
func (p *prose) countsFor(s sentence, m rate, t *figure) []*figure {
	var out []*figure
	from := s.figs[0]
	for i := m.sentence; (m.of != "" || m.time != "") && i > 0 && m.sentence-i < 2 && p.sentences[i-1].paragraph == s.paragraph; i-- {
		from = p.sentences[i-1].figs[0]
	}
	for k := max(from, m.index-12); k < min(s.figs[1], m.index+5); k++ {
		n := &p.figures[k]
		if n == t || n.index == m.index || n.sentence == m.sentence && distance(n.clause, m.clause) > 5 || isChange(n) && n.Base != "年" || p.partBefore(n, m.figure) {
			continue
		}
		if m.mean && m.time != "" && p.namedMonths(n) {
			continue // 7、8两个月
		}
		if m.counts(n) || m.time != "" && countsPeriods(n, m.time) {
			out = append(out, n)
		}
	}
	if n := len(out); n > 0 && out[n-1].sentence < m.sentence {
		out = p.makesOrNearest(m, t, out)
	}
	if n := len(out); n > 1 && out[n-1].sentence == m.sentence {
		out = slices.DeleteFunc(out, func(n *figure) bool { return n.sentence != m.sentence })
	}
	switch {
	case len(out) > 0:
		return out
	case m.of == "":
		return p.countBefore(m, t)
	}
	return p.countToldFar(m, t)
}

// countToldFar is the only count of what a rate names that was told before, some sentences back: 设置投放点312个。…
// 每个投放点配备督导员2名，全区共有督导员624名.
func (p *prose) countToldFar(m rate, t *figure) (out []*figure) {
	thing := strings.TrimLeft(m.of, "个名位家所座处间栋条项支")
	if m.time != "" || m.mean || !allOfThem.MatchString(t.label) {
		return nil
	}
	for k := m.index - 1; k >= 0 && m.sentence-p.figures[k].sentence <= recallBack; k-- {
		n := &p.figures[k]
		if n.sentence == m.sentence || !plain(n) || isChange(n) || n.target || sameBase(n, m.figure) || !countsThings(n) || !bearsName(n, thing) {
			continue
		}
		if len(out) > 0 && !out[0].Span().Meets(n.Span()) {
			return nil
		}
		out = []*figure{n}
	}
	return out
}

// bearsName tells whether n counts the thing with the name of which a text begins.
func bearsName(n *figure, text string) bool {
	label := nameTail.ReplaceAllString(onlyHan(n.label), "")
	for size := 6; size > 1; size-- {
		if name := headRunes(text, size); len([]rune(name)) == size && (strings.HasSuffix(label, name) || strings.HasPrefix(n.after, name)) {
			return true
		}
	}
	return false
}

// makesOrNearest is the count of the paragraph that makes the total, else those of the
// sentence before: 学生1620人. … 去年招生540人. 藏书4.86万册，生均30册.
func (p *prose) makesOrNearest(m rate, t *figure, out []*figure) []*figure {
	paragraph := p.sentences[m.sentence].paragraph
	for k := m.index - 1; k >= 0 && k > m.index-40 && p.sentences[p.figures[k].sentence].paragraph == paragraph; k-- {
		if n := &p.figures[k]; n != t && m.counts(n) && m.makes(n, nil, t, 1) {
			return []*figure{n}
		}
	}
	return out
}

// namedMonths tells whether n counts months that are named before it.
func (p *prose) namedMonths(n *figure) bool {
	return n.Base == "个月" && n.Start > 0 && (isDigit(rune(p.body[n.Start-1])) || strings.HasSuffix(p.body[:n.Start], "月"))
}

// partBefore tells whether n is one of those that 其中 leads in, and f of them all: behind a
// semicolon or in another sentence.
func (p *prose) partBefore(n, f *figure) bool {
	if n.sentence == f.sentence && !p.parted(n, f) || n.index > f.index {
		return false
	}
	from := p.sentences[n.sentence].from
	at := strings.LastIndex(p.body[from:n.Digits], "其中")
	return at >= 0 && !strings.Contains(p.body[from+at:n.Digits], "；")
}

// countBefore is the last count before a rate that does not say of what it is.
func (p *prose) countBefore(m rate, t *figure) []*figure {
	for k := m.index - 1; k >= p.sentences[m.sentence].figs[0]; k-- {
		n := &p.figures[k]
		if n != t && plain(n) && !sameBase(n, m.figure) && countsThings(n) {
			if m.clause-n.clause > 1+p.sharesBetween(n, m.figure) && !priced.MatchString(m.label) || isChange(n) {
				return nil
			}
			return []*figure{n}
		}
	}
	if priced.MatchString(m.label) {
		return p.onlyCountNear(m, t)
	}
	return nil
}

// priced is what one thing costs, of whatever things the text tells.
var priced = pattern.MustCompile(`单价|均价|采购价|收购价|回收价|销售价|出厂价|造价`)

// onlyCountNear is the one count of things of the sentence of a price, or of the sentence before where
// that tells nothing else.
func (p *prose) onlyCountNear(m rate, t *figure) (out []*figure) {
	s := p.sentences[m.sentence]
	take := func(from, to int) {
		for k := from; k < to; k++ {
			if n := &p.figures[k]; n != t && n.index != m.index && plain(n) && !sameBase(n, m.figure) && countsThings(n) && !isChange(n) {
				out = append(out, n)
			}
		}
	}
	take(s.figs[0], s.figs[1])
	if i := m.sentence - 1; len(out) == 0 && i >= 0 && p.sentences[i].paragraph == s.paragraph && p.sentences[i].figs[1]-p.sentences[i].figs[0] == 1 {
		take(p.sentences[i].figs[0], p.sentences[i].figs[1])
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// besideEachOther tells whether two counts are told one after the other, neither of
// them of the other: 新建6个，改造9个.
func (p *prose) besideEachOther(a, b *figure) bool {
	return b.index == a.index+1 && a.sentence == b.sentence && b.clause-a.clause <= 1 && sameBase(a, b) && !p.parted(a, b) && !p.amongOthers(a) && !p.amongOthers(b) && a.label != "" && b.label != "" && !allOfThem.MatchString(b.label) && (opposed(a, b) || !allOfThem.MatchString(a.label)) && !strings.Contains(p.sentenceText(a.sentence), "分别")
}
