package metric_test

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"nianbao/internal/metric"
	"nianbao/internal/sample"
)

// The wanted lines stand beside their reasons in testdata/statuses.txtar.
func TestStatuses(t *testing.T) {
	text, err := os.ReadFile("testdata/statuses.txtar")
	if err != nil {
		t.Fatal(err)
	}
	m := computed(t, sample.Project(string(text)), noDefaults{})
	_, want, _ := strings.Cut(string(text), "-- want --\n")
	var got []string
	for _, line := range strings.Split(want, "\n") {
		if words := strings.Fields(line); len(words) > 2 && words[0] != "#" {
			line = statusOf(m, words[0], words[1])
		}
		got = append(got, line)
	}
	if diff := gocmp.Diff(strings.Split(want, "\n"), got); diff != "" {
		t.Error(diff)
	}
}

func statusOf(m *metric.Metrics, id, area string) string {
	i, _ := m.Data.Indicator(id)
	x := m.At(i, m.Data.AreasNamed(area)[0], 2022)
	out := []string{id, area, "2022", cmp.Or(string(x.Status), "missing"), exact(x.Value), fmt.Sprintf("%d:%d", x.Covered, x.Expected), string(x.Verdict)}
	for _, b := range x.Bands {
		switch name := strings.ReplaceAll(exact(b.Low)+"—"+exact(b.High), "——", "—"); {
		case !x.Area.Whole():
		case b.Missing:
			out = append(out, fmt.Sprintf("未报=%d", b.Count))
		default:
			out = append(out, fmt.Sprintf("%s=%d", name, b.Count))
		}
	}
	return strings.Join(out, " ")
}
