package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Two numbers may be held against each other by a word alone: 甲镇高于乙镇, 比去年的720毫米偏多,
// 较上年的820万人次有所下降，为856万人次. The word is wrong where it says the contrary of both.

var (
	thanLead = pattern.MustCompile(`(?:比|较)([\p{Han}\d“”]{2,16}?)(?:的|为|是)?$`)
	// alone ends a clause with a word of direction that no amount follows.
	alone = pattern.MustCompile(`^(?:的?(?:水平|数量|规模))?(?:要|还|略|稍|稍稍|明显|大幅|小幅|有所|略有|稍有|更|显著|有较大|有一定)*(偏?[高低多少]|增[加长多]|减少|上升|下降|提[高升]|降低|回落|下[滑跌]|上涨)(?:了)?(?:一些|一点|不少|许多|很多)?$`)
	// wordOnly is a clause that tells how two numbers before it lie.
	wordOnly = pattern.MustCompile(`^(?:同比|环比|总体|总量|均|也|呈|，)*(?:(?:比|较)([\p{Han}]{2,6}?))?(?:有所|略有|稍有|略|稍|明显|大幅|小幅|显著)?(偏[高低多少]|增[加长多]|减少|上升|下降|提[高升]|降低|回落|下[滑跌]|上涨)(?:了)?(?:趋势)?$`)
	// nameOver holds two names against each other.
	nameOver = pattern.MustCompile(`^(?:因此|所以|可见|其中|总体上|也就是说)?([\p{Han}]{1,8}?)(?:明显|远远|远|略|稍|大大|均|都|要)*(高于|低于|多于|少于|大于|小于)([\p{Han}]{1,8})$`)
	nameThan = pattern.MustCompile(`^(?:因此|所以|可见|其中|总体上|也就是说)?([\p{Han}]{1,8}?)(?:比|较)([\p{Han}]{1,8}?)(?:要|还|略|稍|更|明显)*(高|低|多|少)(?:一些|一点)?$`)
	lessWord = pattern.MustCompile(`[低少小减降落滑跌]`)
)

// higher holds the comparisons of a sentence that tell no amount against the numbers.
func higher(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] < 2 {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		higherThan(p, r, &p.figures[k])
	}
	for n, c := range s.clauses {
		if n > 0 && c[1]-c[0] < 90 && !p.hasFigure(s, n) {
			text := p.body[c[0]:c[1]]
			higherNamed(p, r, s, n, text)
			higherSince(p, r, s, n, text)
		}
	}
}

// hasFigure tells whether a number stands in clause n.
func (p *prose) hasFigure(s sentence, n int) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if p.figures[k].clause == n {
			return true
		}
	}
	return false
}

// sized tells whether f is a number that can be higher or lower than another, and not
// by how much.
func sized(f *figure) bool {
	return (plain(f) || share(f)) && !f.target && !f.aside && !isChange(f) && f.Base != "级" && f.Base != "名" && f.Base != "位" && !strings.Contains(f.label, "第")
}

// higherThan checks A，比上年的B偏多 and 比上年的B偏多，为A.
func higherThan(p *prose, r *report, y *figure) {
	if y.End+len(y.after) < y.to || len(y.after) > 45 || y.after == "" || !strings.ContainsAny(y.label, "比较") || !sized(y) {
		return
	}
	m := alone.FindStringSubmatch(y.after)
	if m == nil || !thanLead.MatchString(y.label) {
		return
	}
	if x := p.comparedBeside(y); x != nil {
		judgeHigher(p, r, x, y, m[1], [2]int{y.from, y.to})
	}
}

// comparedBeside is the one number that y is compared with: the last before its clause, or
// what its comparison leads up to.
func (p *prose) comparedBeside(y *figure) *figure {
	s := p.sentences[y.sentence]
	if k := y.index - 1; k >= s.figs[0] {
		x := &p.figures[k]
		if y.clause-x.clause == 1 && sized(x) && sameBase(x, y) && !p.parted(x, y) && !strings.Contains(x.label, "其中") && !(k > s.figs[0] && p.figures[k-1].clause == x.clause && sameBase(&p.figures[k-1], x)) {
			return x
		}
		return nil
	}
	if k := y.index + 1; k < s.figs[1] {
		if x := &p.figures[k]; x.clause-y.clause == 1 && sized(x) && sameBase(x, y) && gotTo.MatchString(x.label) {
			return x
		}
	}
	return nil
}

// higherNamed checks 甲镇3200吨，乙镇3500吨，甲镇低于乙镇.
func higherNamed(p *prose, r *report, s sentence, n int, text string) {
	var a, b, word string
	if m := nameOver.FindStringSubmatch(text); m != nil {
		a, word, b = m[1], m[2], m[3]
	} else if m := nameThan.FindStringSubmatch(text); m != nil {
		a, b, word = m[1], m[2], m[3]
	} else {
		return
	}
	x, y := p.named(s, n, a, b), p.named(s, n, b, a)
	if a == "前者" && b == "后者" {
		x, y = p.twoBefore(s, n)
	}
	if x != nil && y != nil && x != y && sameBase(x, y) {
		judgeHigher(p, r, x, y, word, s.clauses[n])
	}
}

// named is the one number before clause n that bears a name and not the other, nil where
// there are more.
func (p *prose) named(s sentence, n int, name, other string) (found *figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.clause >= n || n-f.clause > 4 || !sized(f) {
			continue
		}
		if strings.Contains(f.label, name) && !strings.Contains(f.label, other) {
			if found != nil {
				return nil
			}
			found = f
		}
	}
	return found
}

// twoBefore are the only two numbers of the clauses before clause n.
func (p *prose) twoBefore(s sentence, n int) (x, y *figure) {
	for k := s.figs[0]; k < s.figs[1] && p.figures[k].clause < n; k++ {
		switch f := &p.figures[k]; {
		case x == nil:
			x = f
		case y == nil:
			y = f
		default:
			return nil, nil
		}
	}
	if x == nil || y == nil || !sized(x) || !sized(y) || n-y.clause > 1 || y.clause-x.clause > 1 {
		return nil, nil
	}
	return x, y
}

// higherSince checks 今年86件，去年92件，有所下降.
func higherSince(p *prose, r *report, s sentence, n int, text string) {
	m := wordOnly.FindStringSubmatch(text)
	if m == nil {
		return
	}
	x, y := p.twoBefore(s, n)
	if x != nil && sameBase(x, y) && m[1] != "" {
		if strings.Contains(x.label, m[1]) {
			x, y = y, x
		}
		if strings.Contains(y.label, m[1]) && !strings.Contains(x.label, m[1]) {
			judgeHigher(p, r, x, y, m[2], s.clauses[n])
		}
		return
	}
	if x == nil || m[2] == text || !sameBase(x, y) {
		return
	}
	_, before := p.isThen(x)
	if _, then := p.isThen(y); then == before {
		return
	}
	if before {
		x, y = y, x
	}
	judgeHigher(p, r, x, y, m[2], s.clauses[n])
}

// judgeHigher reports a word that says the contrary of what x is beside y.
func judgeHigher(p *prose, r *report, x, y *figure, word string, c [2]int) {
	less := lessWord.MatchString(word)
	if less && !y.Span().Below(x.Span()) || !less && !x.Span().Below(y.Span()) {
		return
	}
	is := "高于"
	if !less {
		is = "低于"
	}
	say := strings.Trim(p.body[c[0]:c[1]], "，；")
	r.sure(claim{diag.Error, fmt.Sprintf("%s%s%s，文中却说“%s”；请核对方向词或两个数", p.written(x), is, p.written(y), say), is, word}, between(x, y), c)
}
