package metric_test

import (
	"slices"
	"testing"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// What a trail counts is what its inputs are, one by one; and those who fall short
// are the members that do.
func TestTrailsAndGapsAreCounted(t *testing.T) {
	m := wornDistrict(t)
	const y = 2022
	cells, short := 0, 0
	for _, i := range m.Data.Indicators {
		for _, a := range append([]stat.Area{m.Data.Whole}, m.Data.Areas(stat.Subdistrict, y)...) {
			x := m.At(i, a, y)
			trail, inputs := m.Trail(x, metric.MostInputs), m.Inputs(x)
			var files []string
			missing := 0
			for _, in := range inputs {
				if f := in.Origin.File; f != "" && !slices.Contains(files, f) {
					files = append(files, f)
				}
				if in.Status == stat.Missing {
					missing++
				}
			}
			slices.Sort(files)
			for _, f := range trail.Fields {
				missing -= f.Missing
			}
			if trail.Count != len(inputs) || len(trail.Inputs) != min(len(inputs), metric.MostInputs) || !slices.Equal(trail.Files, files) || missing != 0 {
				t.Errorf("%s of %s: the trail counts %d cells in %v, there are %d in %v", i.ID, a.Name, trail.Count, trail.Files, len(inputs), files)
			}
			if none := m.Trail(x, 0); none.Count != trail.Count || !slices.Equal(none.Files, trail.Files) || !slices.Equal(none.Fields, trail.Fields) {
				t.Errorf("%s of %s: a trail that lists nothing counts %d cells in %v", i.ID, a.Name, none.Count, none.Files)
			}
			want := slices.DeleteFunc(m.Members(i, a, y), func(x metric.Metric) bool { return x.Verdict != metric.Fail && x.Verdict != metric.Exempt })
			if got := m.Gaps(i, a, y); len(got) != len(want) {
				t.Errorf("%s of %s: %d fall short, want %d", i.ID, a.Name, len(got), len(want))
			}
			cells, short = cells+len(inputs), short+len(want)
		}
	}
	if cells < 10_000 || short < 500 {
		t.Errorf("only %d cells and %d gaps were compared", cells, short)
	}
}

// The files from which an area is scored are those of its cells, however few of them
// are listed.
func TestScoresNameTheirFiles(t *testing.T) {
	m := wornDistrict(t)
	const y = 2022
	for _, card := range m.Data.Scorecards {
		for _, a := range m.Data.Areas(card.Level, y) {
			if len(m.ScoreFiles(card, a, y)) == 0 && m.Score(card, a, y).Value.Known() {
				t.Errorf("%s of %s names no file", card.ID, a.Name)
			}
		}
	}
	if len(m.Data.Scorecards) == 0 {
		t.Error("there are no scorecards")
	}
}
