package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// results holds one year's numbers.
type results struct {
	columns [][stat.MostLevels]*column         // by Indicator.Slot and rank of the level; nil where there are none
	clauses [][stat.MostLevels][]*check.Clause // those that may judge a number, the first to be asked first
	bands   [][]Band                           // without areas, of the first standard that has some for the indicator; nil: none has
}

// A column holds an indicator's numbers for the areas of one level, by index,
// and how they were judged.
type column struct {
	*numbers
	verdicts []uint8 // places in verdicts; nil where nothing is judged
	gap      stat.Column
}

// numbers are what does not depend on who judges it. Of a ratio the value is
// not kept but divided anew.
type numbers struct {
	factor   stat.Quantity // of a ratio; missing for other numbers
	value    stat.Column
	num, den stat.Column
	statuses []uint8 // places in statuses
	// covered and expected of a larger area; for a community they follow from
	// the status
	covered, expected stat.Column
	community         bool
}

// A cell is what is kept of a metric; At dresses it again.
type cell struct {
	value, num, den   stat.Quantity
	gap               stat.Quantity
	covered, expected int32
	status            stat.Status
	verdict           Verdict
}

var (
	statuses = [...]stat.Status{stat.Missing, stat.Reported, stat.Estimated, stat.NotApplicable, stat.BelowUnit}
	verdicts = [...]Verdict{None, Pass, Fail, Exempt, NoData}
)

// number is the place of a word in a short list.
func number[T comparable](list []T, word T) uint8 {
	for n, w := range list {
		if w == word {
			return uint8(n)
		}
	}
	return 0
}

// newNumbers makes room for an indicator's numbers at n areas of a level.
func newNumbers(i *check.Indicator, level stat.Level, n int) *numbers {
	out := &numbers{statuses: make([]uint8, n), community: level == stat.Community,
		value: stat.NewColumn(n), num: stat.NewColumn(n), den: stat.NewColumn(n), covered: stat.NewColumn(n), expected: stat.NewColumn(n)}
	if _, _, factor, ok := formulaAt(i, level).Quotient(); ok && !counting(i, level) {
		out.factor = factor
	}
	if i.Rollup == check.Share && rolled(i, level) {
		out.factor = stat.Int(1)
	}
	return out
}

// counting reports whether a level's number is made of the values of smaller
// areas, not of their numerators and denominators.
func counting(i *check.Indicator, level stat.Level) bool {
	return rolled(i, level) && i.Rollup != check.Ratio
}

// rolled reports whether a level's number is rolled up from smaller areas.
func rolled(i *check.Indicator, level stat.Level) bool {
	return level != i.Base && i.Own[level] == nil && i.Rollup != check.InPlace
}

// formulaAt is the formula that gives the number at a level, be it computed
// there or rolled up from below.
func formulaAt(i *check.Indicator, level stat.Level) *formula.Formula {
	if own := i.Own[level]; own != nil {
		return own
	}
	return i.Formula
}

func (c *numbers) set(n int, x cell) {
	c.statuses[n] = number(statuses[:], x.status)
	c.num.Set(n, x.num)
	c.den.Set(n, x.den)
	if !c.factor.Known() {
		c.value.Set(n, x.value)
	}
	if !c.community {
		c.covered.Set(n, stat.Int(int64(x.covered)))
		c.expected.Set(n, stat.Int(int64(x.expected)))
	}
}

// valueAt is the n-th value.
func (c *numbers) valueAt(n int) stat.Quantity {
	if c.factor.Known() {
		return c.num.At(n).Per(c.den.At(n)).Mul(c.factor)
	}
	return c.value.At(n)
}

func (c *numbers) statusAt(n int) stat.Status { return statuses[c.statuses[n]] }

func (c *column) verdictAt(n int) Verdict {
	if c.verdicts == nil {
		return None
	}
	return verdicts[c.verdicts[n]]
}

func (c *column) cellAt(n int) cell {
	x := cell{value: c.valueAt(n), num: c.num.At(n), den: c.den.At(n), gap: c.gap.At(n), status: c.statusAt(n), verdict: c.verdictAt(n)}
	switch covered, told := c.covered.At(n).Int64(); {
	case told:
		expected, _ := c.expected.At(n).Int64()
		x.covered, x.expected = int32(covered), int32(expected)
	case c.community && x.status != stat.NotApplicable:
		x.expected = 1
		if x.status != stat.Missing && x.status != stat.BelowUnit {
			x.covered = 1
		}
	}
	return x
}

// column is where an indicator's numbers for the areas of a level are kept; nil
// where it has none.
func (m *Metrics) column(i *check.Indicator, s check.Spot) *column {
	if r := m.years[s.Year]; r != nil && s.Index() >= 0 {
		return r.columns[i.Slot][s.Rank()]
	}
	return nil
}

// cell is an indicator's number at an area, the zero cell where there is none.
func (m *Metrics) cell(i *check.Indicator, s check.Spot) cell {
	if m.watched.used(i, s); m.curtain.hides(i, s) {
		return cell{status: stat.Hidden}
	}
	if c := m.column(i, s); c != nil {
		return c.cellAt(s.Index())
	}
	return cell{}
}
