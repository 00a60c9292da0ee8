package figure

import (
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// Shares rise and fall as 提高 and 下降, amounts as 增加 and 减少.
func TestCourseSpeaksOfWhatIsMeasured(t *testing.T) {
	for _, c := range []struct {
		unit           string
		rollup         check.Rollup
		up, down, kept int
		want           string
	}{
		{"%", check.Ratio, 4, 1, 0, "中 4 个提高，1 个下降"},
		{"㎡", check.Sum, 1, 3, 1, "中 1 个增加，3 个减少，1 个持平"},
		{"人/万人", check.Ratio, 0, 5, 0, "都降低"},
		{"人", check.Sum, 1, 0, 0, "增加"},
	} {
		m := of(c.unit, 0, stat.Int(1))
		m.Indicator.Rollup = c.rollup
		if got := course(m, c.up, c.down, c.kept); got != c.want {
			t.Errorf("%d up, %d down, %d kept of %s: %q, want %q", c.up, c.down, c.kept, c.unit, got, c.want)
		}
	}
}

// Of more streets than a picture holds those that are behind are drawn.
func TestBoxesShowWhoIsBehind(t *testing.T) {
	rows := make([]streetRow, maxBars+2)
	for k := range rows {
		rows[k].street.Code = string(rune('A' + k))
	}
	for direction, want := range map[string]struct{ first, end string }{"higher": {"C", "最低"}, "lower": {"A", "最高"}, "": {"C", "最低"}} {
		if drawn, end := behindMost(rows, direction); len(drawn) != maxBars || drawn[0].street.Code != want.first || end != want.end {
			t.Errorf("%q: %d streets from %s, %s", direction, len(drawn), drawn[0].street.Code, end)
		}
	}
	if drawn, end := behindMost(rows[:3], "higher"); len(drawn) != 3 || end != "" {
		t.Errorf("three streets are %d, %q", len(drawn), end)
	}
}
