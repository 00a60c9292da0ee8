package metric_test

import (
	"testing"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Every place is what comes out when one counts, area by area, how many stand
// before it and how many beside it: in every street and in the whole district.
func TestPlacesAreCounted(t *testing.T) {
	m := wornDistrict(t)
	asked := 0
	for _, i := range m.Data.Indicators {
		if i.Direction == "" {
			continue
		}
		for _, y := range m.Data.Years {
			for _, a := range m.Data.AllAreas() {
				if a.Whole() || !i.Has(a.Level) || i.Better(a.Level) == "" || !m.Data.Exists(a.Code, y) {
					continue
				}
				parent, _ := m.Data.Area(a.Parent)
				for _, inside := range []stat.Area{m.Data.Whole, parent} {
					x := m.At(i, a, y)
					place, ties, of := counted(m, x, inside)
					s := m.Standing(x, inside)
					if asked++; s.Place != place || s.Ties != ties || s.Of != of {
						t.Fatalf("%s of %s in %s %d stands %d×%d of %d, want %d×%d of %d", i.ID, a.Name, inside.Name, y, s.Place, s.Ties, s.Of, place, ties, of)
					}
				}
			}
		}
	}
	if asked < 10_000 {
		t.Errorf("only %d places were asked for", asked)
	}
}

func counted(m *metric.Metrics, x metric.Metric, inside stat.Area) (place, ties, of int) {
	if !x.Value.Known() || x.High.Known() {
		return 0, 0, 0
	}
	place = 1
	for _, a := range m.Data.Subareas(inside, x.Area.Level, x.Year) {
		other := m.At(x.Indicator, a, x.Year).Value
		if !other.Known() {
			continue
		}
		of++
		switch order := other.Cmp(x.Value); {
		case order == 0:
			ties++
		case order > 0 == (x.Indicator.Direction != "lower"):
			place++
		}
	}
	return place, ties, of
}
