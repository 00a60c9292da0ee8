package proof

import "nianbao/internal/pattern"

// Two numbers of one thing each with its own period (2020年招录152人，2023年招录204人; 一季度…，二季度…;
// 改革前…，改革后…) are the ends of the change that is told beside them.

var (
	periodLead = pattern.MustCompile(`^[，；（]?(?:而|但|截至|到|其中)?(?:((?:19|20)\d\d)年|([一二三四])季度|([上下])半年|(\d{1,2})月(?:份)?|[\p{Han}]{2,4}(前|后))(?:末|底|年末)?(?:仅|只|共|累计|还|已|是|为|有|达|达到|则)*([\p{Han}]{0,10})$`)
	// overPeriod may stand before the words of a change between two periods.
	overPeriod = pattern.MustCompile(`^[，；（]?(?:[\p{Han}\d]{0,6}(?:比|较|与)(?:[一二三四]季度|[上下]半年|\d{1,2}月(?:份)?|(?:19|20)\d\d年|[\p{Han}]{2,4}[前后])(?:相比)?，?)?(?:环比|[一二两三四五六七八九十\d]{1,2}年(?:来|间|中)?)?(?:共|累计|总共|合计|实际|净|整整|足足|大幅)*`)
	itsPeriods = pattern.MustCompile(`环比|比|较`)
	periodRank = map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "前": 1, "后": 2}
)

// A when is a period among those of its kind: the years, quarters, halves, months, or
// before and after something.
type when struct{ kind, rank int }

// whenOf is the period that the words before a number begin with.
func whenOf(p *prose, f *figure) (w when, what string) {
	m := periodLead.FindStringSubmatch(asideOrClause(p, f))
	if m == nil {
		return when{}, ""
	}
	for kind, said := range m[1:6] {
		if said != "" {
			return when{kind + 1, max(atoi(said), periodRank[said])}, m[6]
		}
	}
	return when{}, ""
}

// twoPeriods checks the change between the only two numbers of one kind in a sentence.
func twoPeriods(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		c := &p.figures[k]
		first := k - 2
		if p.figures[k-1].Base == "年" {
			first-- // 三年增加52人
		}
		if first < s.figs[0] {
			continue
		}
		a, b := &p.figures[first], &p.figures[first+1]
		if !plain(a) || !sameBase(a, b) || c.clause-a.clause > 3 || !changesIn(c, a) || p.thirdOf(s, a, b, c) {
			continue
		}
		x, of := whenOf(p, a)
		y, as := whenOf(p, b)
		if word := p.movedOver(c); word != "" && x.kind > 0 && x.kind == y.kind && x.rank < y.rank && (of == as || of == "" || as == "") &&
			(x.kind == 1 || x.kind == 5 || itsPeriods.MatchString(c.label)) {
			judgeChange(p, r, a, b, c, word)
		}
	}
}

// movedOver is the word of direction of a change from one period to another, "" for others.
func (p *prose) movedOver(c *figure) string {
	if yearOnYear.MatchString(c.label) {
		return ""
	}
	return onlyChange(overPeriod.ReplaceAllString(c.label, ""))
}

// thirdOf tells whether the sentence has another number of the kind of a and b.
func (p *prose) thirdOf(s sentence, a, b, c *figure) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; f != a && f != b && f != c && sameBase(f, a) && !isChange(f) {
			return true
		}
	}
	return false
}
