package metric_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

// A row of the catalogue is an id, the letters of the levels at which it has a
// value (C, S, D), the seed that it stands in, and its target, of which the
// committed list keeps the arrow.
type row struct{ ID, Level, Seed, Target string }

// letters are the levels as the catalogue writes them.
var letters = map[string]stat.Level{"C": stat.Community, "S": stat.Subdistrict, "D": stat.District}

// catalogue is the committed list, so that nothing goes untested where the
// catalogue itself is not at hand.
func catalogue(t *testing.T) []row {
	t.Helper()
	text, err := os.ReadFile("testdata/catalogue.ids")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if f := strings.Fields(line); len(f) == 4 && f[0] != "#" {
			rows = append(rows, row{f[0], f[1], f[2], f[3]})
		}
	}
	return rows
}

// The committed list is the catalogue, id by id.
func TestCatalogueList(t *testing.T) {
	rows := catalogue(t)
	if len(rows) != 144 {
		t.Errorf("%d ids in testdata/catalogue.ids, want 144", len(rows))
	}
	found, _ := filepath.Glob("../../../*/domain/indicators.json")
	if len(found) == 0 {
		t.Skip("THE CATALOGUE ITSELF IS NOT HERE: only the committed list of its ids was tested")
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	var want []row
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	for n := range want {
		want[n].Seed, want[n].Target = want[n].Seed[:3], arrow(want[n].Target)
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func arrow(target string) string {
	for _, a := range []string{"↑", "↓"} {
		if strings.Contains(target, a) {
			return a
		}
	}
	return "-"
}

// small computes the project of testdata/catalogue.txtar under the repository's
// own fields, indicators and standards.
func small(t *testing.T) (m *metric.Metrics, want string) {
	t.Helper()
	text, err := os.ReadFile("testdata/catalogue.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ = strings.Cut(string(text), "-- want --\n")
	return computed(t, sample.Project(string(text)), nianbao.Defaults), want
}

// Every id of the catalogue is defined at its levels, with everything a reader
// needs, and its number is the one worked out by hand in the archive.
func TestCatalogue(t *testing.T) {
	m, want := small(t)
	worked := map[[2]string]bool{}
	for _, q := range answers(t, m, want) {
		worked[[2]string{q[0], string(m.Data.AreasNamed(q[1])[0].Level)}] = true
	}
	for _, r := range catalogue(t) {
		defined(t, m, r)
		for _, letter := range strings.Split(r.Level, ",") {
			if !worked[[2]string{r.ID, string(letters[letter])}] {
				t.Errorf("%s: no number worked out for level %s", r.ID, letter)
			}
		}
	}
}

func defined(t *testing.T, m *metric.Metrics, r row) {
	t.Helper()
	i, ok := m.Data.Indicator(r.ID)
	if !ok || i.ID != r.ID {
		t.Errorf("%s is not defined", r.ID)
		return
	}
	if i.Unit == "" || !strings.HasSuffix(i.Definition, "。") {
		t.Errorf("%s lacks a unit or a definition that is a sentence", r.ID)
	}
	for _, letter := range strings.Split(r.Level, ",") {
		if !i.Has(letters[letter]) {
			t.Errorf("%s has no level %s", r.ID, letter)
		}
	}
}

// A title stands for one indicator only, be it its own or another's alias.
func TestTitlesAreUnique(t *testing.T) {
	m, _ := small(t)
	owner := map[string]string{}
	for _, i := range m.Data.Indicators {
		for _, name := range append([]string{i.Title}, i.Aliases...) {
			if other, taken := owner[name]; taken {
				t.Errorf("%q is the name of %s and %s", name, other, i.ID)
			}
			owner[name] = i.ID
		}
	}
}

// A target is a clause: a few that the seeds and the plans name, by standard.
func TestTargetsAreClauses(t *testing.T) {
	m, _ := small(t)
	for _, c := range []struct{ indicator, standards string }{
		{"area_per_100hh", "national-145 s0-county"},
		{"cert_rate", "s1-2020"},
		{"volunteer_rate", "s2-harmony"},
		{"pay_ratio_local_wage", "s2-harmony s3-2009"},
		{"space_pass", "s3-2009"},
		{"onestop_village_center_cover", "s4-pilots"},
	} {
		i, _ := m.Data.Indicator(c.indicator)
		var got []string
		for _, s := range m.Data.Standards {
			if slices.ContainsFunc(s.Clauses, func(c *check.Clause) bool { return c.Indicator == i }) {
				got = append(got, s.ID)
			}
		}
		if strings.Join(got, " ") != c.standards {
			t.Errorf("%s is judged by %v, want %s", c.indicator, got, c.standards)
		}
	}
}
