package archive

import (
	"slices"

	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Record writes down all numbers of a year and all cells that they come from.
func Record(m *metric.Metrics, y stat.Year) Tables {
	var t Tables
	w, shown := figure.New(m), m.Public()
	for _, level := range slices.Backward(m.Data.Ladder.Levels()) {
		for _, a := range m.Data.Areas(level, y) {
			t.numbers(w, shown, a, y)
			t.cells(m, shown, a, y)
		}
	}
	return t
}

func (t *Tables) numbers(w *figure.Writer, shown *metric.Metrics, a stat.Area, y stat.Year) {
	for _, i := range w.Metrics.Data.Indicators {
		if i.Has(a.Level) {
			n := NewNumber(w, w.Metrics.At(i, a, y))
			n.Shown = yes(shown.At(i, a, y).Status != stat.Hidden)
			t.Numbers = append(t.Numbers, n)
		}
	}
}

// NewNumber writes down one number.
func NewNumber(w *figure.Writer, m metric.Metric) Number {
	f := Number{
		Area: m.Area.Code, AreaName: m.Area.Name, Indicator: m.Indicator.ID, Title: m.Indicator.Title,
		Unit: m.Unit, Status: string(m.Status), Exact: figure.Exact(m.Value), Display: w.Value(m),
		Numerator: figure.Exact(m.Numerator), Denominator: figure.Exact(m.Denominator), Verdict: m.Verdict.Chinese(), Basis: w.Basis(m),
	}
	if m.High.Known() {
		f.Exact += "～" + figure.Exact(m.High)
	}
	return f
}

// cells are those of the fields that an area of this level reports.
func (t *Tables) cells(m, shown *metric.Metrics, a stat.Area, y stat.Year) {
	for _, f := range m.Data.Fields {
		o := m.Data.Observe(f, a, y)
		if f.Level != a.Level || o.Status == stat.Missing {
			continue
		}
		out := Cell{Area: a.Code, AreaName: a.Name, Field: f.ID, Title: f.Title, Unit: f.Unit,
			Value: figure.Exact(o.Quantity), Raw: o.Origin.Raw, File: o.Origin.File, Sheet: o.Origin.Within(), At: o.Origin.Where()}
		if out.Value == "" {
			out.Value = o.Text
		}
		out.Shown = yes(!f.Internal && shown.Data.Observe(f, a, y).Status != stat.Hidden)
		t.Cells = append(t.Cells, out)
	}
}

func yes(b bool) string {
	if b {
		return "是"
	}
	return "否"
}
