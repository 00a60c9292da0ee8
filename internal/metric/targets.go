package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// mostTargets is how many targets are told apart.
const mostTargets = 16

// Targets are what the areas are held against from which a larger area's number was
// made: each once, however many areas there are.
func (m *Metrics) Targets(i *check.Indicator, inside stat.Area, y stat.Year) []Target {
	if inside.Level == i.Base || !i.Has(i.Base) {
		return nil
	}
	return m.targets(i, m.facts.Spot(inside, y))
}

// targets are put together of those of the area's parts.
func (m *Metrics) targets(i *check.Indicator, inside check.Spot) []Target {
	below := m.facts.Ladder.Below(inside.Level())
	if below == i.Base || !m.large(i, inside) {
		return m.targetsOf(i, inside)
	}
	return m.kept.targets.get(wholeKey{i.Slot, inside.Area().Code, inside.Year}, true, func() (out []Target) {
		for part := range inside.Inside(below) {
			for _, t := range m.targets(i, part) {
				out = told(out, t)
			}
		}
		return out
	})
}

// targetsOf are the targets of the base areas, one by one.
func (m *Metrics) targetsOf(i *check.Indicator, inside check.Spot) (out []Target) {
	for s := range m.base(i, inside) {
		if c := m.cell(i, s); c.status != stat.Hidden {
			if _, _, t := m.judge(i, s, c); t.Clause != nil {
				out = told(out, t)
			}
		}
	}
	return out
}

// told adds a target to a list that has not got it.
func told(list []Target, t Target) []Target {
	if len(list) == mostTargets || slices.ContainsFunc(list, t.asks) {
		return list
	}
	return append(list, t)
}

// asks reports whether a target asks for the same as another.
func (t Target) asks(o Target) bool {
	return t.bounds(o) && slices.EqualFunc(t.Parts, o.Parts, func(a, b Outcome) bool {
		return a.Name == b.Name && a.Unit == b.Unit && a.Limits.bounds(b.Limits)
	})
}

// bounds reports whether a target has the same limits as another.
func (t Target) bounds(o Target) bool {
	return same(t.Min, o.Min) && same(t.Max, o.Max) && same(t.Above, o.Above) && same(t.Below, o.Below)
}

// same reports whether two numbers are the same, or both missing.
func same(a, b stat.Quantity) bool {
	return a.Known() == b.Known() && (!a.Known() || a.Cmp(b) == 0)
}
