package metric_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// sampleDistrict is the repository's own project.
func sampleDistrict(t *testing.T) *metric.Metrics {
	t.Helper()
	return computed(t, os.DirFS("../.."), nianbao.Defaults)
}

// wornDistrict is the same with one cell in seven empty, and half of the incomes
// on an edge of a band or beside it: in the sample itself hardly anything is
// missing, and nothing lies on an edge.
func wornDistrict(t *testing.T) *metric.Metrics {
	t.Helper()
	var problems diag.List
	raw := source.Read(os.DirFS("../.."), nianbao.Defaults, &problems)
	emptied, moved := 0, 0
	for n := range raw.Years {
		for k := range raw.Years[n].Tables {
			e, m := wear(&raw.Years[n].Tables[k], n)
			emptied, moved = emptied+e, moved+m
		}
	}
	if emptied < 2000 || moved < 60 {
		t.Fatalf("%d cells were emptied, %d incomes put on edges", emptied, moved)
	}
	problems = diag.List{} // what is missing is told, and no error of the rules
	return metric.Compute(check.Data(raw, &problems))
}

// wear empties cells of a table and moves incomes, always the same ones.
func wear(table *layout.Table, year int) (emptied, moved int) {
	incomes := []string{"0", "49.9", "50", "99.99", "100", "199.9", "200"}
	var lines []layout.Row
	for row := range table.Rows.All() {
		row.Cells = slices.Clone(row.Cells)
		for c := range row.Cells {
			cell, field, at := &row.Cells[c], table.Columns[c].Field, (row.Number*31+c*17+year*7)%97
			cell.Ref = table.Place(row, c)
			switch {
			case layout.IsArea(field) || field == "stat_year" || field == "unit_type":
			case at%7 == 0:
				*cell, emptied = layout.Cell{Ref: cell.Ref}, emptied+1
			case field == "collective_operating_income" && at%2 == 0:
				cell.Raw, cell.Kind, moved = incomes[at%len(incomes)]+"万元", layout.Words, moved+1
			}
		}
		lines = append(lines, row)
	}
	table.Rows = layout.Pack(lines, table.Columns)
	return emptied, moved
}

// districts are those of which laws must hold.
func districts(t *testing.T) map[string]*metric.Metrics {
	return map[string]*metric.Metrics{"sample": sampleDistrict(t), "worn": wornDistrict(t)}
}

// Totals equal their parts: what the streets add up to is the district.
func TestTotalsEqualParts(t *testing.T) {
	m, n := sampleDistrict(t), 0
	for _, i := range m.Data.Indicators {
		if i.Rollup != check.Sum || i.Base != stat.Community || !i.Has(stat.Subdistrict) || len(i.Own) > 0 {
			continue
		}
		for _, y := range m.Data.Years {
			sum, covered := stat.Quantity{}, 0
			for _, s := range m.Data.Areas(stat.Subdistrict, y) {
				x := m.At(i, s, y)
				covered += x.Covered
				if x.Value.Known() && sum.Known() {
					sum = sum.Add(x.Value)
				} else if x.Value.Known() {
					sum = x.Value
				}
			}
			whole := m.At(i, m.Data.Whole, y)
			n++
			if covered != whole.Covered || sum.Known() != whole.Value.Known() || sum.Known() && sum.Cmp(whole.Value) != 0 {
				t.Errorf("%s %d: streets %s of %d, district %s of %d", i.ID, y, exact(sum), covered, exact(whole.Value), whole.Covered)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d totals were held against their parts", n)
	}
}

// Every number of a larger area is that of its members, added up anew here: sums
// of those that have a number, rates of those that have both parts, and n of N
// counts them.
func TestNumbersAreTheirMembers(t *testing.T) {
	for name, m := range districts(t) {
		n := map[check.Rollup]int{}
		for _, i := range m.Data.Indicators {
			if i.Weight.Written() || i.Base != stat.Community {
				continue
			}
			for _, y := range m.Data.Years {
				for _, a := range append(m.Data.Areas(stat.Subdistrict, y), m.Data.Whole) {
					if x := m.At(i, a, y); i.Has(a.Level) && i.Own[a.Level] == nil {
						n[i.Rollup] += addsUp(t, m, x)
					}
				}
			}
		}
		if n[check.Sum] < 500 || n[check.Ratio] < 300 || n[check.Share] < 200 {
			t.Errorf("%s: only %v numbers were added up", name, n)
		}
	}
}

// addsUp holds a number against its members; 1 where there was something to hold.
func addsUp(t *testing.T, m *metric.Metrics, x metric.Metric) int {
	t.Helper()
	zero := stat.Int(0)
	num, den, covered, members := zero, zero, 0, m.Members(x.Indicator, x.Area, x.Year)
	for _, c := range members {
		part, whole := c.Value, stat.Quantity{}
		switch x.Indicator.Rollup {
		case check.Sum:
			whole = zero
		case check.Ratio:
			part, whole = c.Numerator, c.Denominator
		case check.Share:
			part, whole = stat.Bool(c.Verdict == metric.Pass), stat.Int(1)
			if c.Verdict == metric.None || c.Verdict == metric.NoData {
				part = stat.Quantity{}
			}
		default:
			return 0
		}
		if part.Known() && whole.Known() {
			num, den, covered = num.Add(part), den.Add(whole), covered+1
		}
	}
	is, want := x.Value, num
	if x.Indicator.Rollup != check.Sum {
		is, want = x.Numerator.Per(x.Denominator), num.Per(den)
	}
	if x.Covered != covered || x.Expected != len(members) {
		t.Errorf("%s %s %d has %d of %d areas, its members are %d of %d", x.Indicator.ID, x.Area.Name, x.Year, x.Covered, x.Expected, covered, len(members))
	}
	if covered > 0 && (is.Known() != want.Known() || is.Known() && is.Cmp(want) != 0) {
		t.Errorf("%s %s %d is %s, its members make %s", x.Indicator.ID, x.Area.Name, x.Year, exact(is), exact(want))
	}
	return min(covered, 1)
}

// A street's rate lies between the lowest and the highest of its communities.
func TestRatesLieBetween(t *testing.T) {
	m, n := sampleDistrict(t), 0
	for _, i := range m.Data.Indicators {
		if i.Rollup != check.Ratio || i.Base != stat.Community || len(i.Own) > 0 {
			continue
		}
		for _, y := range m.Data.Years {
			for _, s := range m.Data.Areas(stat.Subdistrict, y) {
				x := m.At(i, s, y)
				low, high := stat.Quantity{}, stat.Quantity{}
				for _, c := range m.Members(i, s, y) {
					if !c.Value.Known() {
						continue
					}
					if !low.Known() {
						low, high = c.Value, c.Value
					}
					low, high = stat.Min(low, c.Value), stat.Max(high, c.Value)
				}
				if !x.Value.Known() || !low.Known() {
					continue
				}
				n++
				if !undefinedAmong(m, i, s, y) && (x.Value.Cmp(low) < 0 || x.Value.Cmp(high) > 0) {
					t.Errorf("%s %s %d is %s, its communities lie between %s and %s", i.ID, s.Name, y, exact(x.Value), exact(low), exact(high))
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d rates were looked at", n)
	}
}

// undefinedAmong reports a community with both parts but denominator 0: it
// counts in the street's rate and has none of its own.
func undefinedAmong(m *metric.Metrics, i *check.Indicator, s stat.Area, y stat.Year) bool {
	return slices.ContainsFunc(m.Members(i, s, y), func(c metric.Metric) bool {
		return c.Numerator.Known() && c.Denominator.Known() && c.Denominator.Sign() == 0
	})
}

// As many communities as there were, and those that came, less those that went:
// the list of areas, which says who is there, and what became of them agree.
func TestCommunitiesComeAndGo(t *testing.T) {
	m, moved := sampleDistrict(t), 0
	number := func(id string, y stat.Year) stat.Quantity {
		i, _ := m.Data.Indicator(id)
		return m.At(i, m.Data.Whole, y).Value
	}
	for _, y := range m.Data.Years[1:] {
		came, went := number("communities_new", y), number("communities_abolished", y)
		if want := number("communities_total", y-1).Add(came).Sub(went); want.Cmp(number("communities_total", y)) != 0 {
			t.Errorf("%d: there are %s communities, want %s", y, exact(number("communities_total", y)), exact(want))
		}
		if came.Sign() > 0 && went.Sign() > 0 {
			moved++
		}
	}
	if moved == 0 {
		t.Error("in no year did communities both come and go")
	}
}

// Bands hold each area in scope once, 未报 included, and each of them where its
// number lies: from an edge, which is inside, to the next, which is not.
func TestBandsCoverEachOnce(t *testing.T) {
	for name, m := range districts(t) {
		n, unreported := 0, 0
		for _, i := range m.Data.Indicators {
			for _, y := range m.Data.Years {
				if x := m.At(i, m.Data.Whole, y); len(x.Bands) > 0 {
					n++
					unreported += inOneBand(t, m, x)
				}
			}
		}
		if n == 0 || name == "worn" && unreported == 0 {
			t.Errorf("%s: %d lists of bands were looked at, with %d areas that did not report", name, n, unreported)
		}
	}
}

// inOneBand holds the bands of a number against those of its areas, and counts
// the areas that did not report.
func inOneBand(t *testing.T, m *metric.Metrics, x metric.Metric) (unreported int) {
	t.Helper()
	seen := map[string]int{}
	for _, b := range x.Bands {
		for _, a := range b.Areas {
			seen[a.Code]++
			value := m.At(x.Indicator, a, x.Year).Value.Mul(metric.Scale(x.Indicator.Unit))
			if b.Missing != !value.Known() || !b.Missing && (b.Low.Known() && value.Cmp(b.Low) < 0 || b.High.Known() && value.Cmp(b.High) >= 0) {
				t.Errorf("%s %d: %s has %s and stands from %s to %s", x.Indicator.ID, x.Year, a.Name, exact(value), exact(b.Low), exact(b.High))
			}
		}
		if b.Missing {
			unreported += b.Count
		}
	}
	for code, times := range seen {
		if times != 1 {
			t.Errorf("%s %d: %s stands in %d bands", x.Indicator.ID, x.Year, code, times)
		}
	}
	if len(seen) != x.Expected {
		t.Errorf("%s %d: bands hold %d areas, %d are in scope", x.Indicator.ID, x.Year, len(seen), x.Expected)
	}
	return unreported
}

// A cell that is emptied changes no number that does not depend on its field.
func TestMissingCellTouchesOnlyItsOwn(t *testing.T) {
	want := byIndicator(dump(compute(t, same)))
	columns := map[int]string{2: "office", 3: "service", 4: "workers", 5: "certified", 6: "residents", 8: "income_wan"}
	dependents := map[string][]string{
		"office": {"pass", "pass_rate", "gap"}, "service": {"pass", "pass_rate", "gap"}, "workers": {"cert_rate"},
		"certified": {"cert_rate", "per_10k"}, "residents": {"per_10k"}, "income_wan": {"income", "bands", "middle"},
	}
	for column, field := range columns {
		for line := range 4 {
			got := byIndicator(dump(compute(t, func(s string) string { return blank(s, line, column) })))
			for id := range want {
				if changed := want[id] != got[id]; changed && !slices.Contains(dependents[field], id) {
					t.Errorf("emptying %s of line %d changed %s", field, line, id)
				}
			}
		}
	}
}

// blank empties one cell of the n-th community line of 2022.
func blank(archive string, n, column int) string {
	lines := strings.Split(archive, "\n")
	inYear, seen := false, 0
	for k, line := range lines {
		if strings.HasPrefix(line, "-- data/") {
			inYear = strings.Contains(line, "/2022/")
		}
		if !inYear || !strings.HasPrefix(line, "329901") {
			continue
		}
		if seen == n {
			cells := strings.Split(line, "\t")
			cells[column] = ""
			lines[k] = strings.Join(cells, "\t")
		}
		seen++
	}
	return strings.Join(lines, "\n")
}

// byIndicator joins the lines of a dump by the indicator they tell of.
func byIndicator(lines []string) map[string]string {
	out := map[string]string{}
	for _, line := range lines {
		for _, id := range []string{"pass_rate", "pass", "gap", "cert_rate", "per_10k", "income", "bands", "middle"} {
			if strings.Contains(line, "2022"+id) || strings.Contains(line, "2021"+id) {
				out[id] += line + "\n"
				break
			}
		}
	}
	return out
}
