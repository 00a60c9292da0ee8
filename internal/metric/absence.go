package metric

import (
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// absence says why a formula has no value at an area: it does not apply where
// one of its inputs does not; it is below the smallest unit where it is such an
// input and nothing else; in all other cases it is missing.
func (e *env) absence(f *formula.Formula) stat.Status {
	status := stat.Missing
	for _, r := range f.Refs() {
		if r.Use != (formula.Use{}) {
			continue
		}
		switch s := e.status(r); {
		case s == stat.NotApplicable:
			return s
		case s == stat.BelowUnit && f.Bare():
			status = s
		}
	}
	return status
}

// status is how the value came to be that a name stands for.
func (e *env) status(r formula.Ref) stat.Status {
	if f := e.Data.FieldOf(r); f != nil {
		return e.facts.Observe(f, e.Area(), e.Year).Status
	}
	i := e.Data.IndicatorOf(r)
	if i == nil {
		return stat.Reported
	}
	if s, ok := reach(i, e.Spot); ok {
		return e.cell(i, s).status
	}
	return stat.Missing
}
