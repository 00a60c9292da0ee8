package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/pattern"
)

// The figures that may be added up, and how far a list of them goes.

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
	return f.bound() == "" && !starts(p, f) && !fromStart(p, f) && !countsTold(f) && !p.deepAside(f)
}

// deepAside tells whether f stands in brackets inside brackets: 卫生院2家（分支机构3家）.
func (p *prose) deepAside(f *figure) bool {
	if !f.aside {
		return false
	}
	head := p.body[p.sentences[f.sentence].from:f.Digits]
	return strings.Count(head, "（")-strings.Count(head, "）") > 1
}

// countsTold tells whether f begins its clause with how many were just told: 两个比例都有提高.
func countsTold(f *figure) bool {
	return f.Chinese && f.Digits == f.from && f.Value.Cmp(big.NewRat(10, 1)) < 0 && things[f.Base]
}

// apart are words for what lies between two figures, and for the ends of a row.
var apart = pattern.MustCompile(`相差|差距|差额|顺差|逆差|净[增减流]|最[高低多少大小远近长短]|占[^，]*$|节约|节省|超支|同期`)

// lastOpen is the figure of the kind of f right before the bracket that f is the
// first of its kind in.
func (p *prose) lastOpen(s sentence, f *figure) *figure {
	for k := f.index - 1; f.aside && k >= s.figs[0]; k-- {
		if g := &p.figures[k]; !g.aside {
			if p.addable(g) && sameBase(g, f) && opensList(p.body[g.End:]) {
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
	return p.withEach(row[first:], whole)
}

// withEach adds the first of a list that tells what each has, which is of each like those behind it: 每队领队1人、教练1人、
// 队员12人. None where the sum is of several.
func (p *prose) withEach(parts []*figure, whole *figure) []*figure {
	if len(parts) == 0 || parts[0].index == p.sentences[whole.sentence].figs[0] {
		return parts
	}
	each := &p.figures[parts[0].index-1]
	if !sameKind(each, whole) || !plain(each) || !isPerHead(each) || !strings.HasPrefix(p.body[each.End:], "、") || each.clause != parts[0].clause {
		return parts
	}
	all := append([]*figure{each}, parts...)
	if !near(whole.value(), add(all), 2) {
		return nil
	}
	return all
}

// follow are the figures behind the first of a row that go on its list.
func (p *prose) follow(row []*figure) []*figure {
	end := 1
	if row[0].clause == row[1].clause && row[0].End < row[1].Digits && onlyJoint(p.body[row[0].End:row[1].Digits]) {
		return nil // 分别为1260吨、85吨和930吨
	}
	if row[0].End < row[1].Start && p.parted(row[0], row[1]) && row[0].sentence == row[1].sentence && !strings.Contains(row[1].label, "其中") && !doneAndLeft(row) {
		return nil
	}
	for end < len(row) {
		g, last := row[end], row[end-1]
		if g.clause-last.clause > 2+p.sharesBetween(last, g) && !(end == 1 && strings.Contains(g.label, "其中")) || end > 1 && (sumRole(g) && !p.restAhead(g) || containsAny(g.label, "其中", "包括", "此外", "同时", "还需") || newSubject(p, row[1], last, g)) || end > 2 && p.turns(last, g) && !p.turns(row[1], row[2]) {
			break
		}
		end++
	}
	return row[1:end]
}

// doneAndLeft tells whether what is done of a whole and what is left of it follow it: 发现53家，发现率16.7%；已整改49家，
// 还有4家正在整改.
func doneAndLeft(row []*figure) bool {
	return len(row) == 3 && strings.Contains(row[1].label, "已") && stillWord.MatchString(row[2].label) && without.MatchString(row[2].after)
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

// changed tells whether how f has changed is told right behind it.
func (p *prose) changed(f *figure) bool {
	if f.index+1 >= p.sentences[f.sentence].figs[1] {
		return false
	}
	next := &p.figures[f.index+1]
	return next.clause-f.clause <= 1 && isChange(next) && strings.HasPrefix(p.body[f.End:], "，")
}

var sumWords = pattern.MustCompile(`合计|共计|总计|一共|总共|统共|合共|加起来|加在一|合起来|合在一|相加|总和|之和|总数|总量|总额|共|总[\p{Han}]{1,4}$`)

// sumRole tells whether f is told as a sum.
func sumRole(f *figure) bool { return sumWords.MatchString(f.label) }
