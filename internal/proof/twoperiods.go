package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Two numbers of one thing each with its own period (2020年招录152人，2023年招录204人; 一季度…，二季度…;
// 改革前…，改革后…) are the ends of the change that is told beside them.

// periodsOf are the two ends of a change from one period to another, the earlier one first.
func (p *prose) periodsOf(i int, c *figure) (then *figure, now []*figure) {
	ends := p.timed(p.sentences[i], c)
	if len(ends) == 1 && ends[0].index < c.index && i > 0 && p.sentences[i-1].paragraph == p.sentences[i].paragraph && strings.Contains(c.label, "环比") {
		ends = append(p.timed(p.sentences[i-1], c), ends...)
	}
	if len(ends) != 2 || min(ends[0].index, ends[1].index) > c.index || !sameBase(ends[0], ends[1]) {
		return nil, nil
	}
	x, y := p.roleOf(ends[0]), p.roleOf(ends[1])
	if x.rank > y.rank {
		slices.Reverse(ends)
	}
	if said := fourDigits.FindString(c.label); said != "" && atoi(said) != min(x.rank, y.rank) || x.kind == inYear && strings.Contains(c.label, "均") {
		return nil, nil // 2023年212万人次，比2022年增长62.3%，2019年为230.5万人次
	}
	if yearOnYear.MatchString(c.label) && !(x.kind == inYear && distance(x.rank, y.rank) == 1) {
		return nil, nil
	}
	if x.kind != y.kind || x.rank == y.rank || x.thing != y.thing && x.thing != "" && y.thing != "" || x.kind != inYear && x.kind != aroundEvent && !itsPeriods.MatchString(c.label) {
		return nil, nil
	}
	return ends[0], ends[1:]
}

// timed are the numbers of a sentence that c may be a change of, nil where one of them tells no period.
func (p *prose) timed(s sentence, c *figure) (out []*figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f == c || f.Base == "年" || isChange(f) || changeOf(p, f) != "" || !changesIn(c, f) || share(f) && share(c) {
			continue
		}
		if w := p.roleOf(f); w.kind == 0 || w.kind == timeBefore || !plain(f) && !share(f) || f.target || f.sentence == c.sentence && distance(f.clause, c.clause) > 3 {
			return nil
		}
		out = append(out, f)
	}
	return out
}

var itsPeriods = pattern.MustCompile(`环比|比|较`)
