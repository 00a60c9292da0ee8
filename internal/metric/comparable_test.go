package metric_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// In 2022 丙 was split off 甲, 乙 was abolished into 甲, and 丁 came from nowhere.
func TestComparable(t *testing.T) {
	m := compute(t, func(string) string {
		text, err := os.ReadFile("testdata/comparable.txtar")
		if err != nil {
			t.Fatal(err)
		}
		base, _ := files.ReadFile("testdata/district.txtar")
		rules, _, _ := strings.Cut(string(base), "-- data/2021/")
		return rules + string(text)
	})
	for _, c := range []struct{ id, area, want string }{
		// 甲 + 乙 (1+2)/(10+20), then 甲 + 丙 (3+4)/(10+10).
		{"cert_rate", "甲社区", "1/10 7/20"},
		{"cert_rate", "丙社区", "1/10 7/20"},
		{"cert_rate", "全区", "1/10 7/20"},
		{"income", "全区", "150 220"},
		{"cert_rate", "丁社区", "— —"},
	} {
		i, _ := m.Data.Indicator(c.id)
		s, ok := m.Comparable(i, m.Data.AreasNamed(c.area)[0])
		if !ok || values(s) != c.want {
			t.Errorf("%s %s is %s, want %s", c.id, c.area, values(s), c.want)
		}
	}
	all, _ := m.Data.Indicator("cert_rate")
	s, _ := m.Comparable(all, m.Data.Whole)
	if names(s.Joined) != "乙社区" || names(s.Excluded) != "丁社区" {
		t.Errorf("joined %s, excluded %s", names(s.Joined), names(s.Excluded))
	}
	share, _ := m.Data.Indicator("pass")
	if _, ok := m.Comparable(share, m.Data.Whole); ok {
		t.Error("a share of communities cannot be made comparable")
	}
}

func values(s metric.Series) string {
	var out []string
	for _, x := range s.Metrics {
		out = append(out, exact(x.Value))
	}
	return strings.Join(out, " ")
}

func names(areas []stat.Area) string {
	var out []string
	for _, a := range areas {
		out = append(out, a.Name)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
