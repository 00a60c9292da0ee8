package figure

import (
	"strings"
	"testing"
	"testing/quick"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// since is the change of an indicator from one value to another, a year later.
func since(unit string, decimals int, rollup check.Rollup, from, to stat.Quantity) metric.Change {
	c := metric.Change{From: of(unit, decimals, from), To: of(unit, decimals, to)}
	c.To.Indicator.Rollup, c.To.Indicator.Direction = rollup, "higher"
	c.From.Year = c.To.Year - 1
	c.Comparable = from.Known() && to.Known()
	c.Difference = to.Sub(from)
	if unit != "%" {
		c.Growth = c.Difference.Per(from.Abs())
	}
	return c
}

func TestChange(t *testing.T) {
	for _, c := range []struct {
		unit      string
		decimals  int
		rollup    check.Rollup
		from, to  string
		mark, say string
	}{
		{"%", 1, check.Ratio, "0.236", "0.289", "↑ 5.3 百分点", "比上年提高 5.3 个百分点"},
		{"%", 1, check.Ratio, "0.289", "0.236", "↓ 5.3 百分点", "比上年下降 5.3 个百分点"},
		{"%", 1, check.Ratio, "0.3", "0.3", "持平", "与上年持平"},
		{"%", 1, check.Ratio, "0.3", "0.3001", "基本持平", "与上年基本持平"},
		{"人/万人", 1, check.Ratio, "6.7", "7.3", "↑ 0.6 人/万人", "比上年提高 0.6 人/万人"},
		{"岁", 1, check.Ratio, "41.4", "41", "↓ 0.4 岁", "比上年降低 0.4 岁"},
		{"个", 0, check.Sum, "9", "11", "↑ 2 个", "比上年增加 2 个"},
		{"万元", 1, check.Sum, "5931.2", "6778.8", "↑ 847.6 万元", "比上年增加 847.6 万元，增长 14.3%"},
		{"㎡", 0, check.Sum, "1000", "900", "↓ 100 ㎡", "比上年减少 100 ㎡，下降 10.0%"},
		{"个", 0, check.Sum, "0", "5", "↑ 5 个", "比上年增加 5 个"}, // no growth from nothing
		{"个", 0, check.Sum, "", "5", "", ""},
		{"个", 0, check.Sum, "5", "", "", ""},
	} {
		w := writer(numeral.HalfUp)
		change := since(c.unit, c.decimals, c.rollup, q(t, c.from), q(t, c.to))
		if got := w.Change(change).String(); got != c.mark {
			t.Errorf("%s → %s %s is marked %q, want %q", c.from, c.to, c.unit, got, c.mark)
		}
		if got := w.ChangeWords(change); got != c.say {
			t.Errorf("%s → %s %s reads %q, want %q", c.from, c.to, c.unit, got, c.say)
		}
	}
}

func TestChangeSinceAnEarlierYear(t *testing.T) {
	c := since("%", 1, check.Ratio, q(t, "0.2"), q(t, "0.3"))
	c.From.Year = 2018
	if got := writer(numeral.HalfUp).ChangeWords(c); got != "比 2018 年提高 10.0 个百分点" {
		t.Errorf("change reads %q", got)
	}
}

// No word of direction may contradict its numbers, whatever they are.
func TestDirectionFollowsSign(t *testing.T) {
	w := writer(numeral.HalfUp)
	law := func(from, to int16, share bool) bool {
		unit := map[bool]string{true: "%", false: "个"}[share]
		c := since(unit, 1, check.Sum, stat.Int(int64(from)).Per(stat.Int(7)), stat.Int(int64(to)).Per(stat.Int(7)))
		words, mark := w.ChangeWords(c), w.Change(c)
		up, down := strings.ContainsAny(words, "高长") || strings.Contains(words, "增"), strings.ContainsAny(words, "减降")
		switch {
		case to > from:
			return up && !down && mark.Sign == "↑" && mark.Class == "better"
		case to < from:
			return down && !up && mark.Sign == "↓" && mark.Class == "worse"
		}
		return !up && !down && mark.Sign == "" && mark.Class == "same"
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}
