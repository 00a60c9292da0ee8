package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// The example projects give the numbers of the documents that they stand on.
// A line is: project, year, indicator, area, exact value (of a ratio its
// parts), and the gap where there is one. (老井社区 has an office of 35 ㎡.)
const seeds = `
003 2008 space_pass_rate 全区 11/38 27个社区
003 2008 office_under_100 全区 11
003 2008 service_under_200 全区 16
003 2008 service_none 全区 12
003 2008 space_gap_total 全区 2660
003 2008 space_gap_avg 全区 2660/27
003 2008 space_pass 老井社区 270 65㎡
003 2008 police_room_missing 全区 9 9个
003 2008 space_src_developer 全区 6
003 2008 space_src_rented 全区 8
003 2008 rent_per_sqm 北街 3500/800
003 2008 rent_per_sqm 南街 900/360
003 2008 one_computer_only 全区 22 22个
003 2008 printer_missing 全区 15 15个
003 2008 coordinator_required 全区 152
003 2008 coordinator_have 全区 38 114人
003 2008 coordinator_gap 全区 114 114人
003 2008 volunteer_gap_total 全区 11000 11000人
003 2008 health_station_ratio 全区 38/5 8个站
003 2008 health_station_gap 全区 8 8个
003 2008 activity_venue_fail 全区 27
003 2008 sports_equipment_missing 全区 33
003 2008 street_no_center 全区 4 4个
003 2008 cert_rate 全区 0/254
003 2008 office_budget_month 全区 1250/3
004 2010 pilot_points 全区 28
004 2010 onestop_new 全区 12
004 2010 onestop_rebuilt 全区 13
004 2010 space_insufficient 全区 3 3处
000 2005 staff_min8 全区 6/12 13人
000 2005 outdoor_area 全区 8/12 151㎡
000 2005 street_center_area 全区 2/3 140㎡
`

func TestExamplesGiveTheSeedsNumbers(t *testing.T) {
	projects := map[string]*metric.Metrics{}
	for _, line := range strings.Split(strings.TrimSpace(seeds), "\n") {
		f := strings.Fields(line)
		if projects[f[0]] == nil {
			projects[f[0]] = example(t, f[0])
		}
		var year int
		fmt.Sscan(f[1], &year)
		if got := measured(t, projects[f[0]], f[2], f[3], stat.Year(year)); got != strings.Join(f[4:], " ") {
			t.Errorf("%s\n  is %s", line, got)
		}
	}
	pay(t, projects["003"])
	volunteers(t, projects["003"])
}

func example(t *testing.T, number string) *metric.Metrics {
	t.Helper()
	dirs, _ := filepath.Glob("../../examples/seed-" + number + "-*")
	if len(dirs) != 1 {
		t.Fatalf("%d examples of seed %s", len(dirs), number)
	}
	var problems diag.List
	m := build.Metrics(os.DirFS(dirs[0]), &problems)
	if m == nil {
		t.Fatal(problems.Sorted())
	}
	return m
}

func measured(t *testing.T, m *metric.Metrics, id, area string, y stat.Year) string {
	t.Helper()
	i, ok := m.Data.Indicator(id)
	if !ok {
		t.Fatalf("no indicator %s", id)
	}
	areas := m.Data.AreasNamed(area)
	if len(areas) != 1 {
		t.Fatalf("%d areas named %s", len(areas), area)
	}
	x := m.At(i, areas[0], y)
	if !x.Value.Known() {
		return "missing"
	}
	value := numeral.Exact(x.Value.Rat())
	if x.Denominator.Known() && id != "space_gap_avg" {
		value = numeral.Exact(x.Numerator.Rat()) + "/" + numeral.Exact(x.Denominator.Rat())
	}
	if x.Gap.Known() && x.Gap.Sign() > 0 {
		value += " " + numeral.Exact(x.Gap.Rat()) + x.GapUnit
	}
	return value
}

// pay: 800 to 900 yuan a month against 1709, so 809 to 909 are missing.
func pay(t *testing.T, m *metric.Metrics) {
	i, _ := m.Data.Indicator("pay_gap_local_wage")
	low, high := stat.Quantity{}, stat.Quantity{}
	for _, x := range m.Members(i, m.Data.Whole, 2008) {
		if !low.Known() {
			low, high = x.Value, x.Value
		}
		low, high = stat.Min(low, x.Value), stat.Max(high, x.Value)
	}
	if low.Cmp(stat.Int(809)) != 0 || high.Cmp(stat.Int(909)) != 0 {
		t.Errorf("pay falls short by %v to %v, want 809 to 909", low.Rat(), high.Rat())
	}
}

// volunteers: about 50 in each community.
func volunteers(t *testing.T, m *metric.Metrics) {
	i, _ := m.Data.Indicator("volunteer_now")
	for _, x := range m.Members(i, m.Data.Whole, 2008) {
		if x.Value.Cmp(stat.Int(40)) < 0 || x.Value.Cmp(stat.Int(60)) > 0 {
			t.Errorf("%s has %v volunteers, want about 50", x.Area.Name, x.Value.Rat())
		}
	}
}
