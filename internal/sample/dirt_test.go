package sample

import (
	"strings"
	"testing"
)

func TestDirt(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"fullwidth", "1234", "１２３４"},
		{"comma", "12345", "12,345"},
		{"room", "105", " 105㎡"},
		{"word", "105", "105平方米"},
		{"space", "明珠社区", "明珠 社区"},
		{"office", "明珠社区", "明珠社区居委会"},
		{"month", "2021-11-03", "'2021.11"},
		{"month", "2022-06-30", "'2022.6"},
		{"year", "2023-12-31", "2023年底"},
		{"about", "843", "约800"},
		{"about", "5918", "约5900"},
		{"over", "137", "100余"},
		{"dash", "7", "—"},
		{"slash", "7", "/"},
		{"blank", "7", ""},
	} {
		if got := (blot{kind: c.kind}).on(c.text); got != c.want {
			t.Errorf("%s on %s gives %q, want %q", c.kind, c.text, got, c.want)
		}
	}
}

// TestEveryBlotFallsOnACell: a line of dirt.tsv that meets no community, or a
// field that it did not report, would do nothing in silence.
func TestEveryBlotFallsOnACell(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	dirt, err := readDirt(dirtText)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range dirt {
		met := false
		for _, r := range d.of(b.year) {
			met = met || b.concerns(*r) && (b.kind == "hidden" || r.Values[b.field] != "")
		}
		if !met {
			t.Errorf("%+v meets no cell", b)
		}
	}
}

func TestSettle(t *testing.T) {
	numbers := []int{3, 3, 3, 3}
	settle(9, numbers, []int{1, 1, 1, 3}, []int{4, 4, 4, 4}, "test")
	if n := numbers[0] + numbers[1] + numbers[2]; n != 6 || numbers[3] != 3 {
		t.Errorf("settled to %v", numbers)
	}
	defer func() {
		if problem := recover(); problem == nil || !strings.Contains(problem.(string), "cannot add up to 20") {
			t.Errorf("an impossible total gives %v", problem)
		}
	}()
	settle(20, numbers, []int{0, 0, 0, 0}, []int{4, 4, 4, 4}, "test")
}

func TestReadCommunitiesRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"# note\n329901001001\t明珠社区": "communities.tsv:2: 2 cells, want 11",
		strings.Join([]string{"329901001001", "明珠社区", "城市社区", "老城区", "-", "-", "-", "-", "-", "always", "-"}, "\t"): "communities.tsv:1: 明珠社区 has no households",
	} {
		if _, err := readCommunities(line); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", line, err, want)
		}
	}
}
