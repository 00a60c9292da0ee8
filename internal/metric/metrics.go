package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// Metrics are all computed numbers of a dataset. They are safe for use from
// several goroutines.
type Metrics struct {
	Data     *check.Dataset // as it may be shown
	facts    *check.Dataset // from which everything is computed
	years    map[stat.Year]*results
	forms    [][stat.MostLevels]form // by Indicator.Slot and rank of the level
	judgedBy []bool                  // by Indicator.Slot: the number depends on the standards that judge
	// judging returns the standards that judge a year, the first to be asked first.
	judging func(stat.Year) []*check.Standard

	kept *kept

	curtain *curtain // before the public edition; nil for the office's
	watched *watch   // while it is settled what to hide; else nil
}

// Compute computes all indicators of all areas and years, each year judged by
// the standards in force.
func Compute(data *check.Dataset) *Metrics { return compute(data, data.Judging, nil) }

// At returns an indicator's number for an area and a year.
func (m *Metrics) At(i *check.Indicator, a stat.Area, y stat.Year) Metric {
	s := m.facts.Spot(a, y)
	if a.Level != i.Base && m.large(i, s) {
		return m.kept.wholes.get(wholeKey{i.Slot, a.Code, y}, !a.Whole(), func() Metric { return m.dress(i, s, a, y) })
	}
	return m.dress(i, s, a, y)
}

// dress makes a Metric of what is kept of it.
func (m *Metrics) dress(i *check.Indicator, s check.Spot, a stat.Area, y stat.Year) Metric {
	f := m.form(i, a.Level)
	x := Metric{Indicator: i, Area: a, Year: y, Unit: f.unit, Verdict: None, NumeratorUnit: f.numeratorUnit, Each: f.each}
	if m.years[y] == nil || s.Index() < 0 || !i.Has(a.Level) {
		return x
	}
	c := m.cell(i, s)
	x.take(c)
	if x.Status == stat.Hidden {
		x.Band = -1
		return x
	}
	x.High = m.high(i, s, c)
	x.Verdict, x.Gap, x.Target = m.judge(i, s, c)
	if x.Target.Clause != nil {
		x.GapUnit = m.gapUnit(x)
	}
	x.Bands, x.Band = m.bands(i, s)
	return x
}

// take enters what is kept of a number.
func (x *Metric) take(c cell) {
	x.Value, x.Numerator, x.Denominator, x.Status = c.value, c.num, c.den, c.status
	x.Covered, x.Expected = int(c.covered), int(c.expected)
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
		return m.counted(i.Base)
	}
	f := formulaAt(i, level)
	if n, _, _, ok := f.Quotient(); ok {
		return m.unitOf(n, i.Base)
	}
	return ""
}

// counted is the unit of what counts areas that do something: 个社区, 个街道.
func (m *Metrics) counted(level stat.Level) string { return "个" + m.facts.Ladder.Said(level) }

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
		return m.counted(base)
	}
	r := f.Refs()[0]
	if level, ok := check.Counted(r); ok {
		return m.counted(level)
	}
	if field := m.Data.FieldOf(r); field != nil {
		return field.Unit
	}
	i := m.Data.IndicatorOf(r)
	if i == nil {
		return ""
	}
	if r.Aspect == formula.Passes {
		return m.counted(i.Base)
	}
	return i.Unit
}
