package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// Metrics are all computed numbers of a dataset. They are safe for use from
// several goroutines.
type Metrics struct {
	Data  *check.Dataset
	years map[stat.Year]*results
	// judging returns the standards that judge a year, the first to be asked first.
	judging func(stat.Year) []*check.Standard
}

// results holds one year's numbers, by indicator slot and area.
type results struct {
	index map[string]int // area code to its place in a column
	cells [][]cell       // by Indicator.Slot
}

// A cell is what is kept of a metric; At dresses it again.
type cell struct {
	value, num, den   stat.Quantity
	gap               stat.Quantity
	covered, expected int32
	status            stat.Status
	verdict           Verdict
}

// Compute computes all indicators of all areas and years, each year judged by
// the standards in force.
func Compute(data *check.Dataset) *Metrics { return compute(data, data.Judging) }

// Under computes everything anew with one standard judging all years, whether
// it was in force or not. Numbers that count verdicts change with it.
func (m *Metrics) Under(s *check.Standard) *Metrics {
	return compute(m.Data, func(stat.Year) []*check.Standard { return []*check.Standard{s} })
}

func compute(data *check.Dataset, judging func(stat.Year) []*check.Standard) *Metrics {
	m := &Metrics{Data: data, years: map[stat.Year]*results{}, judging: judging}
	for _, y := range data.Years { // ascending: formulas may ask for last year
		m.years[y] = newResults(data, y)
		for _, i := range data.Indicators { // what an indicator uses stands before it
			m.column(i, y)
		}
	}
	return m
}

func newResults(data *check.Dataset, y stat.Year) *results {
	r := &results{index: map[string]int{}, cells: make([][]cell, len(data.Indicators))}
	for _, level := range stat.Levels {
		for _, a := range data.Areas(level, y) {
			r.index[a.Code] = len(r.index)
		}
	}
	for slot := range r.cells {
		r.cells[slot] = make([]cell, len(r.index))
	}
	return r
}

// cell returns where a number is kept; nil where the area did not exist.
func (m *Metrics) cell(i *check.Indicator, code string, y stat.Year) *cell {
	r := m.years[y]
	if r == nil {
		return nil
	}
	n, ok := r.index[code]
	if !ok {
		return nil
	}
	return &r.cells[i.Slot][n]
}

// column fills one indicator's column, base areas first.
func (m *Metrics) column(i *check.Indicator, y stat.Year) {
	for _, level := range stat.Levels {
		for _, a := range m.Data.Areas(level, y) {
			c := m.cell(i, a.Code, y)
			switch {
			case level == i.Base && i.Rollup != check.InPlace && i.Own[level] == nil:
				*c = m.single(i, a, y)
			case !i.Has(level):
				continue
			case i.Own[level] != nil:
				*c = m.inPlace(i, i.Own[level], a, y)
			case i.Rollup == check.InPlace:
				*c = m.inPlace(i, i.Formula, a, y)
			default:
				*c = m.rollUp(i, a, y)
			}
			c.verdict, c.gap, _ = m.judge(i, a, y, *c, m.judging(y))
		}
	}
}

// At returns an indicator's number for an area and a year.
func (m *Metrics) At(i *check.Indicator, a stat.Area, y stat.Year) Metric {
	by := m.judging(y)
	x := Metric{Indicator: i, Area: a, Year: y, Unit: unitAt(i, a.Level), Verdict: None, NumeratorUnit: m.numeratorUnit(i, a.Level), Each: m.each(i, a.Level)}
	c := m.cell(i, a.Code, y)
	if c == nil || !i.Has(a.Level) {
		return x
	}
	x.Value, x.Numerator, x.Denominator, x.Status = c.value, c.num, c.den, c.status
	x.Covered, x.Expected = int(c.covered), int(c.expected)
	x.High = m.high(i, a, y, *c)
	x.Verdict, x.Gap, x.Target = m.judge(i, a, y, *c, by)
	if x.Target.Clause != nil {
		x.GapUnit = m.gapUnit(x)
	}
	x.Bands, x.Band = m.bands(i, a, y, by)
	return x
}

// unitAt is the unit in which an indicator prints at a level; a rolled-up count
// or share is not in the unit of its parts.
func unitAt(i *check.Indicator, level stat.Level) string {
	switch {
	case level == i.Base:
		return i.Unit
	case i.RolledUnit != "":
		return i.RolledUnit
	case i.Rollup == check.Share:
		return "%"
	case i.Rollup == check.Count:
		return "个"
	}
	return i.Unit
}

// Scale is by what a plain value is multiplied to be printed in a unit.
func Scale(unit string) stat.Quantity {
	switch unit {
	case "%":
		return stat.Int(100)
	case "‰":
		return stat.Int(1000)
	}
	return stat.Int(1)
}

func (m *Metrics) numeratorUnit(i *check.Indicator, level stat.Level) string {
	if i.Rollup == check.Share && level != i.Base {
		return counted(i.Base)
	}
	f := m.formulaAt(i, level)
	if n, _, _, ok := f.Quotient(); ok {
		return m.unitOf(n, i.Base)
	}
	return ""
}

// counted is the unit of what counts areas that do something: 个社区, 个街道.
func counted(level stat.Level) string { return "个" + level.Chinese() }

// unitOf is the unit of the first name in a formula; a condition
// counts the base areas for which it holds.
func (m *Metrics) unitOf(f *formula.Formula, base stat.Level) string {
	if len(f.Refs()) == 0 {
		return ""
	}
	if f.Counts() {
		for _, sum := range f.Sums() {
			base = m.Data.Under(sum)
		}
		return counted(base)
	}
	r := f.Refs()[0]
	if level, ok := check.Counted(r); ok {
		return counted(level)
	}
	if field := m.Data.FieldOf(r); field != nil {
		return field.Unit
	}
	i := m.Data.IndicatorOf(r)
	if i == nil {
		return ""
	}
	if r.Aspect == formula.Passes {
		return counted(i.Base)
	}
	return i.Unit
}

// formulaAt is the formula that gives the number at a level, be it computed
// there or rolled up from below.
func (m *Metrics) formulaAt(i *check.Indicator, level stat.Level) *formula.Formula {
	if own := i.Own[level]; own != nil {
		return own
	}
	return i.Formula
}
