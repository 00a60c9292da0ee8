package check

import (
	"fmt"

	"nianbao/internal/formula"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// LevelOf is the level at which what a name stands for has its values.
func (d *Dataset) LevelOf(r formula.Ref) stat.Level {
	if level, ok := Counted(r); ok {
		return level
	}
	if f := d.FieldOf(r); f != nil {
		return f.Level
	}
	if i := d.IndicatorOf(r); i != nil {
		return i.Base
	}
	return d.Ladder.Top()
}

// Under is the level of the areas over which a sum runs: the smallest that it
// speaks of.
func (d *Dataset) Under(sum *formula.Formula) stat.Level {
	level := d.Ladder.Top()
	for _, r := range sum.Refs() {
		level = d.Ladder.Smaller(level, d.LevelOf(r))
	}
	return level
}

// reaches reports names that have no value where a formula is computed: fields
// of smaller areas that are not summed, indicators of smaller areas.
func (c *checker) reaches(f *formula.Formula, e source.Expression, levels ...stat.Level) {
	for _, level := range levels {
		for _, r := range f.Refs() {
			if complaint := c.unreached(r, level); complaint != "" {
				c.misspelt(e, formula.Error{Column: f.Column(r), Message: complaint})
				return
			}
		}
		for _, sum := range f.Sums() {
			if c.Ladder.Lower(level, c.Under(sum)) {
				c.misspelt(e, formula.Error{Column: f.Column(sum.Refs()[0]), Message: fmt.Sprintf("%s里没有更小的地区可以合计", c.Ladder.Name(level))})
				return
			}
		}
	}
}

func (c *checker) unreached(r formula.Ref, level stat.Level) string {
	if r.Summed || r.Slot < 0 {
		return ""
	}
	if f := c.FieldOf(r); f != nil {
		if c.Ladder.Lower(f.Level, level) && !f.Given(c.Ladder.Rank(level)) {
			return fmt.Sprintf("“%s”是%s的字段，算%s的数时要放进 合计(…) 里", r.ID, c.Ladder.Name(f.Level), c.Ladder.Name(level))
		}
		return ""
	}
	i := c.IndicatorOf(r)
	for _, l := range c.Ladder.Levels() {
		if !c.Ladder.Lower(l, level) && (l == i.Base || i.Has(l)) {
			return "" // there, or at an area around it
		}
	}
	return fmt.Sprintf("指标“%s”没有%s一级的数", i.Title, c.Ladder.Name(level))
}
