package metric

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// bands distributes the areas in scope over the bands of the first standard
// that has bands for the indicator, 未报 and what is hidden last; for a single area
// it tells the band only: nobody writes into the bands that all of them share.
// Labels are the affair of figure.
func (m *Metrics) bands(i *check.Indicator, inside check.Spot) ([]Band, int) {
	empty := m.years[inside.Year].bands[i.Slot]
	if empty == nil {
		return nil, -1
	}
	if inside.Level() == i.Base {
		return empty, place(empty, m.printed(i, inside))
	}
	out, hidden := slices.Clone(empty), Band{Hidden: true}
	for s := range m.base(i, inside) {
		n := place(out, m.printed(i, s))
		switch {
		case m.curtain.hides(i, s):
			hidden.take(s)
			continue
		case n < 0:
			n = len(out) - 1
		}
		out[n].take(s)
	}
	if hidden.Count > 0 {
		out = append(out, hidden)
	}
	return out, -1
}

// mostNamed is how many areas of a band are named; all are counted.
const mostNamed = 300

func (b *Band) take(s check.Spot) {
	if b.Count++; b.Count <= mostNamed {
		b.Areas = append(b.Areas, s.Area())
	}
}

// emptyBands are the bands of a list without areas: below the first edge, then from
// edge to edge, then 未报. Nobody asks for a band of its own below zero.
func emptyBands(cut *check.Bands) []Band {
	out := []Band{{High: cut.Edges[0]}}
	for n, low := range cut.Edges {
		b := Band{Low: low}
		if n+1 < len(cut.Edges) {
			b.High = cut.Edges[n+1]
		}
		out = append(out, b)
	}
	if cut.Edges[0].Sign() == 0 {
		out = out[1:]
		if out[0].High.Known() { // 不满 50 万元 is said of a loss, too
			out[0].Low = stat.Quantity{}
		}
	}
	return append(out, Band{Missing: true})
}

// place is the number of the band in which a printed value lies, −1 without one.
func place(bands []Band, value stat.Quantity) int {
	if !value.Known() {
		return -1
	}
	return slices.IndexFunc(bands, func(b Band) bool {
		return !b.Missing && (!b.Low.Known() || value.Cmp(b.Low) >= 0) && (!b.High.Known() || value.Cmp(b.High) < 0)
	})
}

// printed is an area's value in the unit in which it prints, exact.
func (m *Metrics) printed(i *check.Indicator, s check.Spot) stat.Quantity {
	return m.cell(i, s).value.Mul(Scale(unitAt(i, s.Level())))
}
