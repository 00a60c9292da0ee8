package metric_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

func standings(t *testing.T) (m *metric.Metrics, want string) {
	t.Helper()
	text, err := os.ReadFile("testdata/standing.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ = strings.Cut(string(text), "-- want --\n")
	return computed(t, sample.Project(string(text)), noDefaults{}), want
}

// The wanted lines stand beside their reasons in testdata/standing.txtar.
func TestStanding(t *testing.T) {
	m, want := standings(t)
	var got []string
	for _, line := range strings.Split(want, "\n") {
		if words := strings.Fields(line); len(words) > 2 && words[0] != "#" {
			line = strings.Join(words[:3], " ") + stands(m, words[0], words[1], words[2])
		}
		got = append(got, line)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), got); diff != "" {
		t.Error(diff)
	}
}

func stands(m *metric.Metrics, id, area, year string) string {
	i, _ := m.Data.Indicator(id)
	var y int
	fmt.Sscan(year, &y)
	x := m.At(i, m.Data.AreasNamed(area)[0], stat.Year(y))
	out := ""
	for inside, ok := m.Data.Area(x.Area.Parent); ok; inside, ok = m.Data.Area(inside.Parent) {
		s := m.Standing(x, inside)
		moved := "—"
		if s.Compared {
			moved = fmt.Sprintf("%+d", s.Risen)
		}
		if out += " " + inside.Name; s.Place == 0 {
			out += " none"
		} else {
			out += fmt.Sprintf(" %d/%d×%d %s", s.Place, s.Of, s.Ties, moved)
		}
	}
	return out
}

// Best and worst follow the direction, and name all who share the place.
func TestExtremes(t *testing.T) {
	m, _ := standings(t)
	for _, c := range []struct{ id, year, want string }{
		{"people", "2021", "甲一社区 / 甲二社区 乙一社区"}, {"people", "2020", "甲二社区 乙一社区 / 甲一社区"},
		{"load", "2022", "甲二社区 / 乙一社区 乙二社区"}, {"plain", "2022", "/"},
	} {
		i, _ := m.Data.Indicator(c.id)
		var y int
		fmt.Sscan(c.year, &y)
		best, worst := m.Extremes(m.At(i, m.Data.Whole, stat.Year(y)), stat.Community)
		var names []string
		for _, x := range best {
			names = append(names, x.Area.Name)
		}
		names = append(names, "/")
		for _, x := range worst {
			names = append(names, x.Area.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.id, c.year, got, c.want)
		}
	}
}

// A place moves by as much as the places of the two years differ, whichever
// years they are.
func TestStandingSince(t *testing.T) {
	m, _ := standings(t)
	compared := 0
	for _, i := range m.Data.Indicators {
		for _, a := range m.Data.AllAreas() {
			if !i.Has(a.Level) || a.Whole() {
				continue
			}
			x := m.At(i, a, m.Data.Latest())
			for _, since := range m.Data.Years[:len(m.Data.Years)-1] {
				s := m.StandingSince(x, m.Data.Whole, since)
				before, of := m.Rank(m.At(i, a, since), m.Data.Whole)
				if !s.Compared {
					continue
				}
				if compared++; s.Risen != before-s.Place || s.Of != of {
					t.Errorf("%s of %s since %d: risen %d, from place %d of %d to %d of %d", i.ID, a.Name, since, s.Risen, before, of, s.Place, s.Of)
				}
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}
