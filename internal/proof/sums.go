package proof

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
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
			if !s.holds && !balanced(row) && !p.countedTwice(s) && !p.ofOneRank(s) && !p.ofLarger(s) && (s.points > sure+3 || p.closed(s) || !p.otherwise(row, s)) {
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
			t.holds && slices.Equal(t.parts, s.parts) && (s.back > 0 || s.behind && strings.Contains(p.body[s.parts[0].End:s.whole.Digits], "；")) // they have a sum of their own
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
		if k > 1 {
			take(sum{whole: row[k], parts: p.leadUp(row[:k], row[k]), behind: true})
		}
		if k+2 < len(row) {
			parts := p.follow(row[k:])
			take(sum{whole: row[k], parts: parts})
			for _, n := range beginnings(parts, row[k]) {
				take(sum{whole: row[k], parts: parts[:n]})
			}
		}
	}
	for k := 2; k+1 < len(row); k++ {
		if strings.Contains(row[k].label, "其中") {
			take(sum{whole: row[0], parts: p.follow(append([]*figure{row[0]}, row[k:]...))})
		}
	}
	if len(row) > 1 {
		take(p.ofBefore(row))
	}
	return found
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

// rowsOf are the figures of a sentence that can be added up, those of one kind in
// one row. What stands in brackets makes a row with the figure before them.
func (p *prose) rowsOf(s sentence) []row {
	var rows []row
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !p.addable(f) {
			continue
		}
		n := 0
		for n < len(rows) && !rows[n].takes(f) {
			n++
		}
		if n == len(rows) {
			rows = append(rows, nil)
			if last := p.lastOpen(s, f); last != nil {
				rows[n] = append(rows[n], last)
			}
		}
		rows[n] = append(rows[n], f)
	}
	return rows
}

// A row is figures of one kind in the order of the text.
type row []*figure

// takes tells whether f goes on a row: in brackets like it, or as the sum of
// what stands in brackets.
func (w row) takes(f *figure) bool {
	if !sameKind(w[0], f) {
		return false
	}
	last := w[len(w)-1]
	return last.aside == f.aside || len(w) > 1 && w[0].aside && sumRole(f)
}

// addable tells whether f may be a sum or a part of one.
func (p *prose) addable(f *figure) bool {
	if !plain(f) || isChange(f) || isPerHead(f) || f.Base == "年" || f.Base == "岁" || apart.MatchString(f.label) || lastYear.MatchString(f.label) && strings.ContainsAny(f.label, "比较") {
		return false
	}
	return f.bound() == "" && !starts(p, f) && !fromStart(p, f)
}

// apart are words for what lies between two figures, and for the ends of a row.
var apart = pattern.MustCompile(`相差|差距|差额|最[高低多少大小远近长短]|占[^，]*$|节约|节省|超支|同期`)

// lastOpen is the figure of the kind of f right before the bracket that f is the
// first of its kind in.
func (p *prose) lastOpen(s sentence, f *figure) *figure {
	for k := f.index - 1; f.aside && k >= s.figs[0]; k-- {
		if g := &p.figures[k]; !g.aside {
			if plain(g) && sameBase(g, f) && opensList(p.body[g.End:]) {
				return g
			}
			return nil
		}
	}
	return nil
}

var bracketAfter = pattern.MustCompile(`^[\p{Han}]{0,8}（`)

func opensList(after string) bool { return bracketAfter.MatchString(headRunes(after, 12)) }

// leadUp are the figures at the end of a row that lead up to a sum behind them
// without a break.
func (p *prose) leadUp(row []*figure, whole *figure) []*figure {
	first := len(row)
	for first > 0 {
		g, next := row[first-1], whole
		if first < len(row) {
			next = row[first]
		}
		if next.clause-g.clause > 2+p.sharesBetween(g, next) || sumSure.MatchString(g.label) || sumRole(g) && !sumSure.MatchString(whole.label) || g.clause == next.clause && g.End < next.Start && strings.Contains(p.body[g.End:next.Start], "分别") || strings.Contains(next.label, "其中") || g.value().Cmp(whole.value()) == 0 {
			break
		}
		first--
	}
	return row[first:]
}

// follow are the figures behind the first of a row that go on its list.
func (p *prose) follow(row []*figure) []*figure {
	end := 1
	if row[0].clause == row[1].clause && row[0].End < row[1].Digits && onlyJoint(p.body[row[0].End:row[1].Digits]) {
		return nil // 分别为1260吨、85吨和930吨
	}
	if row[0].End < row[1].Start && p.parted(row[0], row[1]) && row[0].sentence == row[1].sentence && !strings.Contains(row[1].label, "其中") {
		return nil
	}
	for end < len(row) {
		g, last := row[end], row[end-1]
		if g.clause-last.clause > 2+p.sharesBetween(last, g) && !(end == 1 && strings.Contains(g.label, "其中")) || end > 1 && (sumRole(g) || containsAny(g.label, "其中", "此外", "同时", "还需") || newSubject(p, row[1], last, g)) || end > 2 && p.turns(last, g) && !p.turns(row[1], row[2]) {
			break
		}
		end++
	}
	return row[1:end]
}

// turns tells whether the text goes on to count something else between two
// figures, in a clause of its own: …3.1亿元，重点企业46家，缴税5.9亿元.
func (p *prose) turns(a, b *figure) bool {
	for k := a.index + 1; k < b.index; k++ {
		if h := &p.figures[k]; plain(h) && !sameKind(h, a) && h.clause > a.clause && h.clause < b.clause {
			return true
		}
	}
	return false
}

var sumWords = pattern.MustCompile(`合计|共计|总计|一共|总共|统共|合共|加起来|加在一|合起来|合在一|相加|总和|之和|总数|总量|总额|共|总[\p{Han}]{1,4}$`)

// sumRole tells whether f is told as a sum.
func sumRole(f *figure) bool { return sumWords.MatchString(f.label) }

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
			if makes(spans, exact, g) {
				return sum{whole: g, parts: parts, back: back}
			}
			if found.whole == nil && (sumRole(g) || firstOfKind(p, g, t.figs[0]) < 0) {
				found = sum{whole: g, parts: parts, back: back}
			}
		}
	}
	if found.whole == nil {
		return sum{}
	}
	return found
}

// weigh counts what speaks for a sum, and tells whether it holds.
func (p *prose) weigh(s sum) (points int, holds bool) {
	want := add(s.parts)
	if !near(s.whole.value(), want, 2) {
		return 0, false
	}
	words := p.sumPoints(s)
	if spans, exact := addUp(s.parts); makes(spans, exact, s.whole) {
		return words + 5, true
	}
	slips := slipPoints(want, s.whole, s.parts...)
	if slips > 2 && len(s.parts) > 2 {
		slips += nearlyAll(want, s.whole, s.parts)
	}
	if overlapping[s.whole.Base] && !s.behind && !p.closed(s) && (slips < 1 || fewSteps(want, s.whole, s.parts)) {
		slips -= 2 // heads that were counted twice
	}
	return words + slips, false
}

// fewSteps tells whether parts miss the whole by less than ten of its last digit, as those
// that have nothing to do with each other may.
func fewSteps(want *big.Rat, whole *figure, parts []*figure) bool {
	off := new(big.Rat).Sub(whole.value(), want)
	off.Quo(off.Abs(off), grainOf(want, whole.value(), perOf(whole), parts))
	return off.Cmp(big.NewRat(10, 1)) < 0
}

// nearlyAll is the evidence that parts were meant to be all, which lies in how little they
// leave and how round that is: of other kinds that nobody names there are seldom just 500.
func nearlyAll(want *big.Rat, whole *figure, parts []*figure) int {
	left := new(big.Rat).Sub(whole.value(), want)
	if left.Sign() <= 0 || !near(want, whole.value(), 10) {
		return 0
	}
	left.Quo(left, grainOf(want, whole.value(), perOf(whole), parts))
	digits := say(left)
	switch noughts := len(digits) - len(strings.TrimRight(digits, "0")); {
	case oneStep(left) && noughts > 1, len(digits) > 1 && near(want, whole.value(), 1000):
		return 3
	case oneStep(left) && noughts == 1 && len(parts) > 3, len(digits) > 1 && near(want, whole.value(), 100):
		return 2
	case oneStep(left) && noughts == 1:
		return 1
	}
	return 0
}

// addUp is what parts make, once with their rounding and once at their word.
func addUp(parts []*figure) (spans, exact numeral.Interval) {
	spans, exact = numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
	for _, g := range parts {
		spans, exact = spans.Add(spanOf(g)), exact.Add(g.Exact())
	}
	return spans, exact
}

// makes tells whether what parts make is the whole. Ends that only touch would
// need every part to be rounded as far as can be, the same way.
func makes(spans, exact numeral.Interval, whole *figure) bool {
	return fits(exact, whole.Exact()) || fits(spans, spanOf(whole)) && !touch(spans, spanOf(whole))
}

// beginnings are the lengths, short of all, at which the first of a list make the
// whole.
func beginnings(parts []*figure, whole *figure) []int {
	var out []int
	spans, exact := numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
	for n, g := range parts {
		spans, exact = spans.Add(spanOf(g)), exact.Add(g.Exact())
		if n > 0 && n+1 < len(parts) && makes(spans, exact, whole) {
			out = append(out, n+1)
		}
	}
	return out
}

func touch(a, b numeral.Interval) bool {
	meet := func(x, y *big.Rat) bool { return x != nil && y != nil && x.Cmp(y) == 0 }
	return meet(a.Low, b.High) || meet(a.High, b.Low)
}

// otherwise tells whether some other run of the row makes the whole.
func (p *prose) otherwise(row []*figure, s sum) bool {
	for from := range row {
		exact := numeral.Exactly(new(big.Rat))
		for n, g := range row[from:] {
			if g == s.whole {
				break
			}
			if exact = exact.Add(g.Exact()); n > 0 && fits(exact, s.whole.Exact()) {
				return true
			}
		}
	}
	return false
}

// overlaps are words for what is counted under more than one head.
var overlaps = pattern.MustCompile(`重叠|去重|重复|兼有|兼具|交叉|同时属于|同一人|可同时|多重身份|两种以上|多项兼`)

// countedTwice tells whether the text says that some were counted under several
// heads.
func (p *prose) countedTwice(s sum) bool {
	return overlaps.MatchString(p.sentenceText(s.whole.sentence)) || overlaps.MatchString(p.sentenceText(s.parts[0].sentence))
}

// ofOneRank tells whether the whole is of the same rank as the parts: told in the
// same form (有A的村18个，有B的村11个), or with a share of the same larger whole. Where every part
// has a share of the whole that is right, they are told for themselves.
func (p *prose) ofOneRank(s sum) bool {
	if s.behind {
		return false
	}
	if gap := p.body[s.whole.End:max(s.whole.End, s.parts[0].Digits)]; s.back == 0 && !sumRole(s.whole) && !linkAmong.MatchString(strings.TrimSuffix(gap, s.parts[0].label)) && !strings.Contains(s.parts[0].label, "其中") && sameForm(s.whole, s.parts[0]) {
		return true
	}
	witnessed := 0
	of, told := p.impliedWhole(s.whole)
	for _, g := range s.parts {
		larger, ok := p.impliedWhole(g)
		if !ok {
			return false
		}
		if fits(larger, s.whole.Span()) {
			witnessed++
		} else if told && fits(larger, of) {
			return true
		}
	}
	return witnessed == len(s.parts)
}

// sameForm tells whether what stands before two figures begins and ends alike.
func sameForm(a, b *figure) bool {
	x, y := onlyHan(a.label), onlyHan(b.label)
	return len([]rune(y)) > 3 && headRunes(x, 1) == headRunes(y, 1) && tailRunes(x, 2) == tailRunes(y, 2)
}

// impliedWhole is what a figure is a part of by the share that is told with it.
func (p *prose) impliedWhole(g *figure) (numeral.Interval, bool) {
	if !hasShare(p, g) {
		return numeral.Interval{}, false
	}
	next := &p.figures[g.index+1]
	if next.Value.Sign() <= 0 || next.Upper != nil {
		return numeral.Interval{}, false
	}
	return g.Span().Div(next.Span()), true
}

// ofLarger tells whether the parts make a figure before the whole, or, some of them
// alone or with the whole and what stands before it, make one: then the whole was
// a part, a goal, or of another measure.
func (p *prose) ofLarger(s sum) bool {
	alike := slices.DeleteFunc(slices.Clone(s.parts), func(g *figure) bool { return g.Base != s.whole.Base })
	if len(alike) > 1 && len(alike) < len(s.parts) && holdsFor(alike, s.whole) {
		return true
	}
	if s.behind || p.closed(s) && len(s.parts) > 2 {
		return false
	}
	before := p.kinBefore(s.whole)
	larger := append([]*figure{s.whole}, s.parts...)
	for n := len(before); n >= 0; n-- {
		if n < len(before) {
			larger = append([]*figure{before[n]}, larger...)
		}
		for _, g := range before[:n] {
			if g.sentence >= s.whole.sentence-1 && (holdsFor(larger, g) || holdsFor(s.parts, g)) {
				return true
			}
		}
	}
	return false
}

func holdsFor(parts []*figure, whole *figure) bool {
	spans, exact := addUp(parts)
	return makes(spans, exact, whole)
}

// balanced tells whether the first of a row, with some of what follows added and
// the rest taken off, makes the last: what was there, came, went and is left.
func balanced(row []*figure) bool {
	for n := 3; n <= min(len(row), 8); n++ {
		if last := row[n-1]; (closing.MatchString(last.label) || leftOver.MatchString(last.label)) && leaves(row[:n]) {
			return true
		}
	}
	return false
}

func leaves(row []*figure) bool {
	n := len(row) - 2
	for mask := range 1 << n {
		left := row[0].value()
		for k, g := range row[1 : n+1] {
			v := g.value()
			if mask&(1<<k) != 0 {
				v = new(big.Rat).Neg(v)
			}
			left = new(big.Rat).Add(left, v)
		}
		if left.Cmp(row[n+1].value()) == 0 {
			return true
		}
	}
	return false
}

// leftOver is what is there in the end.
var leftOver = pattern.MustCompile(`剩|余|还有|尚有|现有|里有|结存|库存|留`)

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
	if rest := new(big.Rat).Sub(s.whole.value(), add(s.parts[:len(s.parts)-1])); len(s.parts) > 1 && rest.Sign() > 0 && (restWord.MatchString(last.label) || stillWord.MatchString(last.label)) {
		r.add(claim{gapSeverity(want, s.whole), fmt.Sprintf("%s=%s，与总数%s不符；按总数推算应为%s", joinWritten(p, s.parts, "＋"), sayIn(want, s.whole), p.written(s.whole), sayIn(rest, last)), sayIn(rest, last), p.written(last)},
			placeWide(s.whole), between(first, s.parts[len(s.parts)-2]), place(last))
		return
	}
	say := r.add
	if amounts[s.whole.Base] && strings.Contains(first.label, "其中") && want.Cmp(s.whole.value()) > 0 {
		say = r.sure // what cannot be counted twice is more than its whole
	}
	say(claim{gapSeverity(want, s.whole), fmt.Sprintf("%s=%s，与总数%s不符；请核对总数和各分项", joinWritten(p, s.parts, "＋"), sayIn(want, s.whole), p.written(s.whole)), sayIn(want, s.whole), p.written(s.whole)},
		placeWide(s.whole), between(first, last))
}
