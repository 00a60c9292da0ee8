package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// Two numbers of one thing each with its own period (2020年招录152人，2023年招录204人; 一季度…，二季度…;
// 改革前…，改革后…) are the ends of the change that is told beside them.

var (
	periodLead = pattern.MustCompile(`^[，；（]?(?:而|但|截至|到|其中)?(?:((?:19|20)\d\d)年|([一二三四])季度|([上下])半年|(\d{1,2})月(?:份)?|[\p{Han}]{2,4}(前|后))(?:末|底|年末)?(?:仅|只|共|累计|还|已|是|为|有|达到?|则)*([\p{Han}]{0,10})$`)
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

// twoPeriods checks the changes between the only two numbers of one kind of period, in the sentence or, where
// it tells but one, with that of the sentence before.
func twoPeriods(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		p.changedBetween(r, i, &p.figures[k])
	}
}

// changedBetween checks one of them.
func (p *prose) changedBetween(r *report, i int, c *figure) {
	word := p.movedOver(c)
	if word == "" {
		return
	}
	if then, now := p.periodsOf(i, c); then != nil {
		judgeChange(p, r, then, now, c, word)
	}
}

// periodsOf are the two ends of a change from one period to another, the earlier one first.
func (p *prose) periodsOf(i int, c *figure) (then, now *figure) {
	ends := p.timed(p.sentences[i], c)
	if len(ends) == 1 && ends[0].index < c.index && i > 0 && p.sentences[i-1].paragraph == p.sentences[i].paragraph && strings.Contains(c.label, "环比") {
		ends = append(p.timed(p.sentences[i-1], c), ends...)
	}
	if len(ends) != 2 || min(ends[0].index, ends[1].index) > c.index || !sameBase(ends[0], ends[1]) {
		return nil, nil
	}
	then, now = ends[0], ends[1]
	x, of := whenOf(p, then)
	y, as := whenOf(p, now)
	if x.rank > y.rank {
		then, now = now, then
	}
	if said := fourDigits.FindString(c.label); said != "" && atoi(said) != min(x.rank, y.rank) {
		return nil, nil // 2023年212万人次，比2022年增长62.3%，2019年为230.5万人次
	}
	if x.kind != y.kind || x.rank == y.rank || of != as && of != "" && as != "" || x.kind != 1 && x.kind != 5 && !itsPeriods.MatchString(c.label) {
		return nil, nil
	}
	return then, now
}

// timed are the numbers of a sentence that c may be a change of, nil where one of them tells no period.
func (p *prose) timed(s sentence, c *figure) (out []*figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f == c || f.Base == "年" || isChange(f) || changeOf(p, f) != "" || !changesIn(c, f) || share(f) && share(c) {
			continue
		}
		if w, _ := whenOf(p, f); w.kind == 0 || !plain(f) && !share(f) || f.target || f.sentence == c.sentence && distance(f.clause, c.clause) > 3 {
			return nil
		}
		out = append(out, f)
	}
	return out
}

// movedOver is the word of direction of a change from one period to another, "" for others.
func (p *prose) movedOver(c *figure) string {
	if yearOnYear.MatchString(c.label) || c.Upper != nil || c.quoted || c.target {
		return ""
	}
	if c.Base == "倍" && timesThen.MatchString(c.label) {
		return "是"
	}
	return onlyChange(overPeriod.ReplaceAllString(c.label, ""))
}
