package proof

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// A sum is a whole and its parts as a text may mean them: 教师120人，男45人、女75人, or
// 新建15公里、改建12公里，总计27公里. What speaks for it is counted in points.
type sum struct {
	whole  *figure
	parts  []*figure
	behind bool // the whole is told behind its parts
	back   int  // the whole stands so many sentences before
	points int
	holds  bool
}

func (s sum) last() *figure { return s.parts[len(s.parts)-1] }

// sumsOf holds every row of figures of a sentence against what may be its sum.
// What holds takes its figures; of what does not, the likeliest is told.
func sumsOf(p *prose, r *report, i int) {
	for _, row := range p.rowsOf(p.sentences[i]) {
		found := p.candidates(row)
		slices.SortStableFunc(found, func(a, b sum) int { return cmp.Compare(b.points, a.points) })
		found = slices.DeleteFunc(found, func(s sum) bool { return !s.holds && p.explained(s, found) })
		var taken []sum
		for _, s := range found {
			if slices.ContainsFunc(taken, s.shares) {
				continue
			}
			taken = append(taken, s)
			if !s.holds && !balanced(row) && !p.endsNext(s) && !p.excused(s) && (s.points > sure+3 || p.closed(s) || !p.otherwise(row, s)) {
				p.saySum(r, s, add(s.parts))
			}
		}
	}
}

// explained tells whether another sum of the same whole holds. The same things may
// be divided twice, where it is said that each time all are meant.
func (p *prose) explained(s sum, found []sum) bool {
	return slices.ContainsFunc(found, func(t sum) bool {
		return t.holds && t.whole == s.whole && (slices.Contains(s.parts, t.parts[0]) || slices.Contains(t.parts, s.parts[0]) || !p.closed(s)) ||
			t.holds && !s.behind && slices.Contains(s.parts, t.whole) && t.parts[len(t.parts)-1] == s.last() && restWord.MatchString(s.last().label) || // 发现45家，已整改40家，其余5家
			t.holds && slices.Equal(t.parts, s.parts) && (s.back > 0 || !s.behind && !t.behind || s.behind && strings.Contains(p.body[s.parts[0].End:s.whole.Digits], "；")) // they have a sum of their own
	})
}

// candidates are the sums of a row that hold, and those that do not although
// words and numbers speak for them.
func (p *prose) candidates(row []*figure) []sum {
	var found []sum
	take := func(s sum) {
		if len(s.parts) < 2 {
			return
		}
		if s.points, s.holds = p.weigh(s); s.holds || s.points >= sure {
			found = append(found, s)
		}
	}
	for k := range row {
		if k > 0 {
			take(sum{whole: row[k], parts: p.leadUp(row[:k], row[k]), behind: true})
		}
		if k+2 < len(row) && !p.bracketedEach(row[k], row[k+1]) {
			parts := p.follow(row[k:])
			take(sum{whole: row[k], parts: parts})
			for _, n := range beginnings(parts, row[k]) {
				take(sum{whole: row[k], parts: parts[:n]})
			}
		}
	}
	for k := 2; k+1 < len(row); k++ {
		if strings.Contains(row[k].label, "其中") {
			parts := p.follow(append([]*figure{row[0]}, row[k:]...))
			for _, whole := range row[:k] {
				if whole == row[0] || holdsFor(parts, whole) {
					take(sum{whole: whole, parts: parts})
				}
			}
		}
	}
	if len(row) > 1 {
		take(p.ofBefore(row))
		take(p.dividedBefore(row))
	}
	for _, s := range p.overStop(row) {
		take(s)
	}
	return found
}

// bracketedEach tells whether two numbers stand in brackets of their own: 甲厂（3.2万元）、乙厂（4.1万元）.
func (p *prose) bracketedEach(a, b *figure) bool {
	return a.aside && b.aside && strings.Contains(p.body[a.End:b.Digits], "）")
}

// shares tells whether two sums have more than one figure in common, so that at
// most one of them was meant. The same parts may have a whole on either side.
func (s sum) shares(t sum) bool {
	if s.behind != t.behind && slices.Equal(s.parts, t.parts) {
		return false
	}
	n := 0
	for _, f := range append([]*figure{s.whole}, s.parts...) {
		if f == t.whole || slices.Contains(t.parts, f) {
			n++
		}
	}
	return n > 1
}

// ofBefore is the sum of which the whole stands in one of the three sentences
// before: what the row makes, else the last that is told first or as a sum.
func (p *prose) ofBefore(row []*figure) sum {
	parts := p.follow(append([]*figure{row[0]}, row...))
	spans, exact := addUp(parts)
	i := row[0].sentence
	var found sum
	for back := 1; back <= 3 && i-back >= 0 && p.sentences[i-back].paragraph == p.sentences[i].paragraph; back++ {
		t := p.sentences[i-back]
		for k := t.figs[1] - 1; k >= t.figs[0]; k-- {
			g := &p.figures[k]
			if !sameBase(g, row[0]) || !p.addable(g) {
				continue
			}
			if makes(spans, exact, g) || finer(g, parts) {
				return sum{whole: g, parts: parts, back: back}
			}
			if found.whole == nil && !p.oneOfList(g) && !p.underDivision(g) && (sumRole(g) || !p.ofBand(g) && firstOfKind(p, g, t.figs[0]) < 0) {
				found = sum{whole: g, parts: parts, back: back}
			}
		}
	}
	if found.whole == nil {
		return sum{}
	}
	return found
}

// insideOther tells whether the last part is some of the one before it, and what follows makes the whole with
// the others: 耕地68.3万亩，其中水田41.5万亩，水田当中高标准农田29.8万亩；旱地26.8万亩.
func (p *prose) insideOther(s sum) bool {
	others, last := s.parts[:len(s.parts)-1], s.parts[len(s.parts)-1]
	if len(others) == 0 || last.index+1 >= p.sentences[last.sentence].figs[1] {
		return false
	}
	next := &p.figures[last.index+1]
	return sameBase(next, last) && plain(next) && new(big.Rat).Add(add(others), next.value()).Cmp(s.whole.value()) == 0
}

func (p *prose) saySum(r *report, s sum, want *big.Rat) {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if p.allBands(s.parts) || allGraded(s.parts) {
		defer func(rule string) { r.rule = rule }(r.rule)
		r.rule = "cover"
	}
	if s.behind {
		say := r.add
		if strong.MatchString(s.whole.label) {
			say = r.sure
		}
		say(claim{gapSeverity(want, s.whole), fmt.Sprintf("%s=%s，文中写作%s", joinWritten(p, s.parts, "＋"), sayIn(want, s.whole), p.written(s.whole)), sayIn(want, s.whole), p.written(s.whole)}, between(first, last), place(s.whole))
		return
	}
	if rest := new(big.Rat).Sub(s.whole.value(), add(s.parts[:len(s.parts)-1])); len(s.parts) > 1 && rest.Sign() > 0 && (p.restAhead(last) || restWord.MatchString(last.label) || stillWord.MatchString(last.label)) {
		r.add(claim{gapSeverity(want, s.whole), fmt.Sprintf("%s=%s，与总数%s不符；按总数推算应为%s", joinWritten(p, s.parts, "＋"), sayIn(want, s.whole), p.written(s.whole), sayIn(rest, last)), sayIn(rest, last), p.written(last)},
			placeWide(s.whole), between(first, s.parts[len(s.parts)-2]), place(last))
		return
	}
	if p.insideOther(s) {
		return
	}
	say := r.add
	if amounts[s.whole.Base] && strings.Contains(first.label, "其中") && want.Cmp(s.whole.value()) > 0 {
		say = r.sure // what cannot be counted twice is more than its whole
	}
	say(claim{gapSeverity(want, s.whole), fmt.Sprintf("%s=%s，与总数%s不符；请核对总数和各分项", joinWritten(p, s.parts, "＋"), sayIn(want, s.whole), p.written(s.whole)), sayIn(want, s.whole), p.written(s.whole)},
		placeWide(s.whole), between(first, last))
}
