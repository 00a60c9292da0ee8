package metric

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// compute fills all columns, those that an indicator uses before its own. What
// does not depend on who judges is taken from before, where that is given.
func compute(data *check.Dataset, judging func(stat.Year) []*check.Standard, before *Metrics) *Metrics {
	m := &Metrics{Data: data, facts: data, years: map[stat.Year]*results{}, judging: judging, judgedBy: judgedBy(data), kept: newKept()}
	m.forms = m.newForms()
	for _, y := range data.Years { // ascending: formulas may ask for last year
		m.years[y] = newResults(data, judging(y))
		for _, i := range data.Indicators { // what an indicator uses stands before it
			m.fill(i, y, before.numbersOf(i, y))
		}
	}
	return m
}

func newResults(data *check.Dataset, by []*check.Standard) *results {
	n := len(data.Indicators)
	r := &results{columns: make([][stat.MostLevels]*column, n), clauses: make([][stat.MostLevels][]*check.Clause, n), bands: make([][]Band, n)}
	for _, s := range by {
		for _, b := range s.Bands {
			if at := &r.bands[b.Indicator.Slot]; *at == nil {
				*at = emptyBands(b)
			}
		}
		for _, cl := range s.Clauses {
			for _, level := range cl.Levels {
				at := &r.clauses[cl.Indicator.Slot][data.Ladder.Rank(level)]
				*at = append(*at, cl)
			}
		}
	}
	return r
}

// fill fills one indicator's columns of a year, base areas first.
func (m *Metrics) fill(i *check.Indicator, y stat.Year, known [stat.MostLevels]*numbers) {
	var rollers []roller
	base := m.facts.Ladder.Rank(i.Base)
	for rank, level := range m.facts.Ladder.Levels() {
		if known[base] == nil && rank > base && m.rollsUp(i, rank) {
			rollers = m.rollers(i, level, y, rollers)
		}
		if !i.Has(level) && (level != i.Base || i.Rollup == check.InPlace || i.Own[level] != nil) {
			continue
		}
		c := m.newColumn(i, level, y, known[rank])
		m.years[y].columns[i.Slot][rank] = c
		pages(len(c.statuses), func(from, to int) {
			for s := range m.facts.Spots(level, y, from, to) {
				m.fillArea(i, s, c, known[rank] != nil, rollers)
			}
		})
	}
}

// rollsUp reports whether a level, or one above it, is rolled up.
func (m *Metrics) rollsUp(i *check.Indicator, rank int) bool {
	return slices.ContainsFunc(m.facts.Ladder[rank:], func(s stat.Step) bool { return i.Has(s.Level) && rolled(i, s.Level) })
}

// newColumn makes room for an indicator's numbers at a level, where they are not
// known, and for verdicts, where any may be judged.
func (m *Metrics) newColumn(i *check.Indicator, level stat.Level, y stat.Year, known *numbers) *column {
	r, n := m.years[y], len(m.Data.Areas(level, y))
	c := &column{numbers: known}
	if known == nil {
		c.numbers = newNumbers(i, level, n)
	}
	base := r.columns[i.Slot][m.facts.Ladder.Rank(i.Base)]
	members := i.Rollup == check.Share && level != i.Base && base != nil && base.verdicts != nil
	if members || len(r.clauses[i.Slot][m.facts.Ladder.Rank(level)]) > 0 {
		c.verdicts, c.gap = make([]uint8, n), stat.NewColumn(n)
	}
	return c
}

// fillArea computes and judges one number.
func (m *Metrics) fillArea(i *check.Indicator, s check.Spot, c *column, known bool, rollers []roller) {
	n, level := s.Index(), s.Level()
	var x cell
	switch {
	case known:
		x = c.cellAt(n)
	case i.Own[level] != nil || i.Rollup == check.InPlace:
		x = m.inPlace(i, formulaAt(i, level), s)
	case level == i.Base:
		x = m.single(i, s)
	default:
		x = rollers[n].result(i)
	}
	if !known {
		c.set(n, x)
	}
	if c.verdicts != nil {
		verdict, gap, _ := m.judge(i, s, x)
		c.verdicts[n] = number(verdicts[:], verdict)
		c.gap.Set(n, gap)
	}
}

// pages runs work on n indexes, page by page of a stat.Column, on as many
// processors as there are. Which one does what changes no result.
func pages(n int, work func(from, to int)) {
	if n <= stat.PageSize {
		work(0, n)
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for from := int(next.Add(1)-1) * stat.PageSize; from < n; from = int(next.Add(1)-1) * stat.PageSize {
				work(from, min(from+stat.PageSize, n))
			}
		})
	}
	group.Wait()
}
