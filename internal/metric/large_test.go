package metric_test

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"nianbao"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

// What is asked of thousands of areas without gathering them is what gathering them
// would give: the first gaps, who was judged, one member after the other, and all
// that members are held against.
func TestMembersAreToldWithoutGatheringThem(t *testing.T) {
	for _, m := range []*metric.Metrics{wornDistrict(t), country(t, 700)} {
		toldWithoutGathering(t, m)
	}
}

// country is a made-up one, of which the larger areas are kept in mind part by part.
func country(t *testing.T, communities int) *metric.Metrics {
	t.Helper()
	files := fstest.MapFS{}
	for name, data := range (sample.Province{Communities: communities, Years: 1, Whole: "country"}).Files() {
		files[name] = &fstest.MapFile{Data: data}
	}
	return computed(t, files, nianbao.Defaults)
}

func toldWithoutGathering(t *testing.T, m *metric.Metrics) {
	t.Helper()
	const y = 2022
	first, judged, targets := 0, 0, 0
	areas := slices.DeleteFunc(slices.Clone(m.Data.AllAreas()), func(a stat.Area) bool { return a.Level == stat.Community })
	for _, i := range m.Data.Indicators {
		for _, a := range areas {
			members, gaps := m.Members(i, a, y), m.Gaps(i, a, y)
			if each := slices.Collect(m.EachMember(i, a, y)); len(each) != len(members) || len(each) > 0 && !reflect.DeepEqual(each, members) {
				t.Errorf("%s of %s: %d members one after the other, %d together", i.ID, a.Name, len(each), len(members))
			}
			some, all := m.LargestGaps(i, a, y, 3)
			if all != len(gaps) || len(some) != min(3, all) || len(some) > 0 && !reflect.DeepEqual(some, gaps[:len(some)]) {
				t.Errorf("%s of %s: %d of %d gaps, there are %d", i.ID, a.Name, len(some), all, len(gaps))
			}
			n := 0
			for _, x := range members {
				if x.Verdict != metric.None {
					n++
				}
			}
			if got := m.Judged(i, a, y); got != n {
				t.Errorf("%s of %s: %d judged, want %d", i.ID, a.Name, got, n)
			}
			asked := m.Targets(i, a, y)
			for _, x := range members {
				if x.Target.Clause != nil && !slices.ContainsFunc(asked, func(o metric.Target) bool { return sameBounds(o, x.Target) }) {
					t.Errorf("%s of %s: the target of %s is not told", i.ID, a.Name, x.Area.Name)
				}
			}
			for _, o := range asked {
				if !slices.ContainsFunc(members, func(x metric.Metric) bool { return x.Target.Clause != nil && sameBounds(o, x.Target) }) {
					t.Errorf("%s of %s: a target is told that nobody has", i.ID, a.Name)
				}
			}
			first, judged, targets = first+len(some), judged+n, targets+len(asked)
		}
	}
	if first < 50 || judged < 500 || targets < 50 {
		t.Errorf("only %d gaps, %d verdicts and %d targets were compared", first, judged, targets)
	}
}

func sameBounds(a, b metric.Target) bool {
	pair := func(q, r stat.Quantity) bool { return q.Known() == r.Known() && (!q.Known() || q.Cmp(r) == 0) }
	limits := func(a, b metric.Target) bool {
		return pair(a.Min, b.Min) && pair(a.Max, b.Max) && pair(a.Above, b.Above) && pair(a.Below, b.Below)
	}
	return limits(a, b) && slices.EqualFunc(a.Parts, b.Parts, func(p, q metric.Outcome) bool { return p.Name == q.Name && limits(p.Limits, q.Limits) })
}

// What a sheet gave all areas is what it gives each of them: how many have a grade,
// and who is best.
func TestScoredIsWhatEachScores(t *testing.T) {
	m := wornDistrict(t)
	const y = 2022
	best := 0
	for _, card := range m.Data.Scorecards {
		scored := m.Scored(card, y)
		all := slices.Collect(m.Scores(card, m.Data.Whole, y))
		graded, disputed := 0, 0
		for _, s := range all {
			if s.Grade != "" {
				graded++
			}
			if len(s.Disputed()) > 0 {
				disputed++
			}
		}
		if scored.Areas != len(all) || scored.Graded != graded || len(scored.Best) != min(len(all), metric.MostScores) || len(scored.Disputed) != disputed {
			t.Errorf("%s: %d areas, %d with a grade, %d listed, %d disputed; want %d, %d, %d", card.ID, scored.Areas, scored.Graded, len(scored.Best), len(scored.Disputed), len(all), graded, disputed)
		}
		for k := range max(0, len(scored.Best)-1) {
			if p, q := scored.Best[k].Value, scored.Best[k+1].Value; q.Known() && (!p.Known() || p.Cmp(q) < 0) {
				t.Errorf("%s: %s stands before %s", card.ID, scored.Best[k].Area.Name, scored.Best[k+1].Area.Name)
			}
		}
		for g, group := range card.Groups {
			var values []stat.Quantity
			for _, s := range all {
				if q := s.Groups[g].Value; q.Known() {
					values = append(values, q)
				}
			}
			middle := scored.Medians[g]
			less := func(q stat.Quantity) bool { return q.Cmp(middle) < 0 }
			more := func(q stat.Quantity) bool { return q.Cmp(middle) > 0 }
			if middle.Known() != (len(values) > 0) || 2*numberOf(values, less) > len(values) || 2*numberOf(values, more) > len(values) {
				t.Errorf("%s: %v is not the median of %s", card.ID, middle.Rat(), group.Title)
			}
		}
		best += len(scored.Best)
	}
	if best < 100 {
		t.Errorf("only %d scores were compared", best)
	}
}

func numberOf(list []stat.Quantity, wanted func(stat.Quantity) bool) (n int) {
	for _, q := range list {
		if wanted(q) {
			n++
		}
	}
	return n
}
