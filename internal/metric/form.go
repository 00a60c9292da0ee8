package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A form is what all numbers of an indicator at one level have in common.
type form struct {
	unit, numeratorUnit string
	each                stat.Level
}

func (m *Metrics) form(i *check.Indicator, level stat.Level) form {
	if rank := m.facts.Ladder.Rank(level); rank >= 0 {
		return m.forms[i.Slot][rank]
	}
	return m.newForm(i, level)
}

func (m *Metrics) newForm(i *check.Indicator, level stat.Level) form {
	return form{unitAt(i, level), m.numeratorUnit(i, level), m.each(i, level)}
}

// newForms are those of all indicators, by Indicator.Slot and rank of the level.
func (m *Metrics) newForms() [][stat.MostLevels]form {
	out := make([][stat.MostLevels]form, len(m.Data.Indicators))
	for _, i := range m.Data.Indicators {
		for rank, level := range m.facts.Ladder.Levels() {
			out[i.Slot][rank] = m.newForm(i, level)
		}
	}
	return out
}
