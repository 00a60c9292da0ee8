package oracle

import (
	"database/sql"
	"math/big"
	"os"
	"testing"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Every number of every indicator, area and year is what SQL makes of the
// observations: the same areas have a value, and it is equal to the last digit.
func TestSQLAgrees(t *testing.T) {
	var problems diag.List
	data := check.Data(read(&problems), &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	agree(t, data, complete)
}

// The sample district reports nearly everything, and little of it just meets a
// limit. With a tenth and with half of the cells emptied, and with values that
// stand on the edge of every threshold, Go and SQL still mean the same.
func TestSQLAgreesOnSpoiledData(t *testing.T) {
	for _, spoil := range []struct {
		name   string
		do     func(*testing.T, *source.Project)
		leaves state
	}{
		{"one cell in ten empty", func(t *testing.T, p *source.Project) { pierce(t, p, 10) }, holed},
		{"one cell in two empty", func(t *testing.T, p *source.Project) { pierce(t, p, 2) }, holed},
		{"values at the limits", edge, complete},
	} {
		t.Run(spoil.name, func(t *testing.T) {
			var problems diag.List // many: required cells are empty, parts exceed totals
			raw := read(&problems)
			spoil.do(t, raw)
			agree(t, check.Data(raw, &problems), spoil.leaves)
		})
	}
}

// read reads the repository's own project.
func read(problems *diag.List) *source.Project {
	return source.Read(os.DirFS("../.."), nianbao.Defaults, problems)
}

// A state says whether a project reports everything that an indicator needs.
type state string

const (
	complete state = "complete"
	holed    state = "holed"
)

// agree compares all indicators. In a complete project each must have values.
func agree(t *testing.T, data *check.Dataset, is state) {
	t.Helper()
	m, db, written := metric.Compute(data), filled(t, data), statements(t)
	var all tally
	for _, i := range data.Indicators {
		if len(written[i.ID]) == 0 {
			t.Errorf("%s (%s) has no SQL: write it from its definition: %s", i.ID, i.Title, i.Definition)
			continue
		}
		n := compare(t, m, i, ask(t, db, i.ID, written[i.ID]))
		delete(written, i.ID)
		if i.To.Written() {
			top := i.ID + ", to"
			n.add(compareTops(t, m, i, ask(t, db, top, written[top])))
			delete(written, top)
		}
		if n.values == 0 && is == complete {
			t.Errorf("%s has no value in any year: nothing was compared", i.ID)
		}
		all.add(n)
	}
	for id := range written {
		t.Errorf("testdata has SQL for %s, which is no indicator", id)
	}
	t.Logf("%d indicators, %d values equal, %d areas without a value in both, %d n of N equal", len(data.Indicators), all.values, all.missing, all.counts)
}

// A tally says how much was compared.
type tally struct{ values, missing, counts int }

func (a *tally) add(b tally) {
	a.values, a.missing, a.counts = a.values+b.values, a.missing+b.missing, a.counts+b.counts
}

// compare holds an indicator's answers against its metrics, of all areas and
// years: those at whose level it has no value, too.
func compare(t *testing.T, m *metric.Metrics, i *check.Indicator, answers map[place]answer) tally {
	var n tally
	for _, y := range m.Data.Years {
		for _, level := range stat.Usual.Levels() {
			for _, a := range m.Data.Areas(level, y) {
				at := place{int64(y), a.Code}
				n.add(same(t, m.At(i, a, y), answers[at]))
				delete(answers, at)
			}
		}
	}
	for at := range answers {
		t.Errorf("%s: SQL has %s of %d, which is no area of that year", i.ID, at.code, at.year)
	}
	return n
}

// compareTops holds the upper ends of a range against SQL's.
func compareTops(t *testing.T, m *metric.Metrics, i *check.Indicator, answers map[place]answer) (n tally) {
	t.Helper()
	for _, y := range m.Data.Years {
		x := m.At(i, m.Data.Whole, y)
		if !x.Value.Known() {
			continue // and the lower end was compared
		}
		n.values++
		if want := answers[place{int64(y), x.Area.Code}].value(); want == nil || !x.High.Known() || want.Cmp(x.High.Rat()) != 0 {
			t.Errorf("%s %d: the range ends at %s, SQL has %s", i.ID, y, text(x.High.Rat()), text(want))
		}
	}
	return n
}

// same compares one number; where it counts communities (10/38) both parts of
// it; and its n of N where SQL has one.
func same(t *testing.T, x metric.Metric, a answer) (n tally) {
	value := a.value()
	switch {
	case value == nil && !x.Value.Known():
		n.missing++
	case value == nil || !x.Value.Known() || value.Cmp(x.Value.Rat()) != 0:
		t.Errorf("%s %d %s %s: Go has %s, SQL %s", x.Indicator.ID, x.Year, x.Area.Code, x.Area.Name, text(x.Value.Rat()), text(value))
	default:
		n.values++
	}
	if x.NumeratorUnit == "个社区" && value != nil && x.Value.Known() && !a.parts(x) {
		t.Errorf("%s %d %s %s: Go has %s/%s, SQL %d/%d", x.Indicator.ID, x.Year, x.Area.Code, x.Area.Name, text(x.Numerator.Rat()), text(x.Denominator.Rat()), a.num.Int64, a.den.Int64)
	}
	if a.expected.Valid && x.Area.Level != x.Indicator.Base {
		n.counts++
		if int64(x.Covered) != a.covered.Int64 || int64(x.Expected) != a.expected.Int64 {
			t.Errorf("%s %d %s %s: Go has %d of %d areas, SQL %d of %d", x.Indicator.ID, x.Year, x.Area.Code, x.Area.Name, x.Covered, x.Expected, a.covered.Int64, a.expected.Int64)
		}
	}
	return n
}

// text shows an exact number, or that there is none.
func text(r *big.Rat) string {
	if r == nil {
		return "no value"
	}
	return r.RatString()
}

// A place is an area in a year.
type place struct {
	year int64
	code string
}

// An answer is a row that SQL gave. The zero answer is no row.
type answer struct{ num, den, covered, expected sql.NullInt64 }

// value is the exact quotient; nil where a part is missing or the denominator 0.
func (a answer) value() *big.Rat {
	if !a.num.Valid || !a.den.Valid || a.den.Int64 == 0 {
		return nil
	}
	return big.NewRat(a.num.Int64, a.den.Int64)
}

// parts reports whether numerator and denominator are the metric's, not only
// their quotient.
func (a answer) parts(x metric.Metric) bool {
	return x.Numerator.Known() && x.Denominator.Known() &&
		x.Numerator.Cmp(stat.Int(a.num.Int64)) == 0 && x.Denominator.Cmp(stat.Int(a.den.Int64)) == 0
}
