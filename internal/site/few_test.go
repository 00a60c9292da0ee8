package site

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// Sixty with yes or no are two lists, those who lack it first; where there is
// something to rank they stay a ranking.
func TestFewNumbersAreLists(t *testing.T) {
	v := &view{c: &composer{Input: Input{Writer: figure.New(&metric.Metrics{Data: &check.Dataset{Rounding: numeral.HalfUp, Ladder: stat.Usual}})}}}
	for _, c := range []struct{ values, want string }{
		{"1 1 1 1 1 1 1 1 1 1 0 0", "0: 2（16.7%） 1: 10（83.3%）"},
		{"1 1 1 1 1 1 1 1 1 1 1 1", "1: 12（100.0%）"},
		{"1 1 1 1 1 1 1 1 1 0 0 —", "0: 2（16.7%） 1: 9（75.0%） 无数据: 1（8.3%）"},
		{"9 8 7 7 7 7 7 7 7 7 7 6", ""}, // four numbers
		{"1 1 0", ""},                   // three areas
	} {
		var r Ranking
		for _, text := range strings.Fields(c.values) {
			r.Places = append(r.Places, Place{Value: Value{Text: text, Sort: strings.Trim(text, "—")}})
		}
		var got []string
		for _, b := range v.fewNumbers(r) {
			if len(b.Areas) != b.Count {
				t.Errorf("%s: %d names, counted %d", b.Label, len(b.Areas), b.Count)
			}
			got = append(got, fmt.Sprintf("%s: %d（%s）", b.Label, b.Count, b.Share))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s are listed as %q, want %q", c.values, got, c.want)
		}
	}
}

func TestNumbersKeepTheirUnits(t *testing.T) {
	for text, want := range map[string]string{
		"缺 256 ㎡":    "缺 256~㎡",
		"2022 年 5 个": "2022~年 5~个",
		"明珠街道 最低":    "明珠街道 最低",
		"差 5 ":       "差 5 ", // what follows is another run
	} {
		if got := strings.ReplaceAll(unbroken(text), "\u00a0", "~"); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
