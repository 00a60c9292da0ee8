package figure

import (
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// writer puts numbers into words without any data behind them.
func writer(mode numeral.Mode) *Writer {
	return New(&metric.Metrics{Data: &check.Dataset{Rounding: mode, Ladder: stat.Usual}})
}

// q reads a number of a test; "" is missing.
func q(t *testing.T, text string) stat.Quantity {
	t.Helper()
	if text == "" {
		return stat.Quantity{}
	}
	v, ok := stat.Decimal(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return v
}

// of is a metric of an indicator with that unit and so many decimals.
func of(unit string, decimals int, value stat.Quantity) metric.Metric {
	i := &check.Indicator{Indicator: source.Indicator{Title: "持证率", Unit: unit, Decimals: decimals}, Base: stat.Community}
	return metric.Metric{Indicator: i, Area: stat.Area{Level: stat.Community}, Value: value, Unit: unit, Year: 2022}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		value, unit string
		decimals    int
		want, even  string // 四舍五入 and GB/T 8170
	}{
		{"11/38", "%", 1, "28.9%", "28.9%"},
		{"0.2845", "%", 1, "28.5%", "28.4%"}, // exactly half-way
		{"0.3", "%", 0, "30%", "30%"},
		{"1/3", "%", 2, "33.33%", "33.33%"},
		{"0.0125", "‰", 0, "13‰", "12‰"},
		{"2660", "㎡", 0, "2,660 ㎡", "2,660 ㎡"},
		{"-1234.5", "万元", 0, "−1,235 万元", "−1,234 万元"},
		{"-0.04", "万元", 1, "0.0 万元", "0.0 万元"},
		{"7.25", "", 1, "7.3", "7.2"},
		{"", "㎡", 0, "—", "—"},
	} {
		if got := writer(numeral.HalfUp).Number(q(t, c.value), c.unit, c.decimals); got != c.want {
			t.Errorf("%s as %s with %d decimals is %q, want %q", c.value, c.unit, c.decimals, got, c.want)
		}
		if got := writer(numeral.HalfEven).Number(q(t, c.value), c.unit, c.decimals); got != c.even {
			t.Errorf("%s as %s with %d decimals, half to even, is %q, want %q", c.value, c.unit, c.decimals, got, c.even)
		}
	}
}

// A number must not print as its limit while it lies beside it.
func TestValueKeepsItsSideOfTheTarget(t *testing.T) {
	for _, c := range []struct {
		value, min, above, want string
	}{
		{"0.3", "30", "", "30.0%"},
		{"0.2996", "30", "", "29.96%"},
		{"0.299999", "30", "", "29.9999%"},
		{"0.3004", "", "30", "30.04%"},
		{"0.284", "30", "", "28.4%"},
	} {
		m := of("%", 1, q(t, c.value))
		m.Target = metric.Target{Clause: &check.Clause{}, Min: q(t, c.min), Above: q(t, c.above)}
		if got := writer(numeral.HalfUp).Value(m); got != c.want {
			t.Errorf("%s beside its limit prints as %q, want %q", c.value, got, c.want)
		}
	}
}

func TestShareAndCoverage(t *testing.T) {
	w, m := writer(numeral.HalfUp), of("%", 1, q(t, "11/38"))
	m.Numerator, m.Denominator, m.NumeratorUnit = stat.Int(11), stat.Int(38), "个"
	m.Covered, m.Expected, m.Each, m.Area.Level = 57, 60, stat.Community, stat.District
	if got := w.Share(m) + " " + w.Coverage(m); got != "11/38 57/60 个社区有数" {
		t.Errorf("share and coverage are %q", got)
	}
	m.NumeratorUnit, m.Covered = "㎡", 60
	if got := w.Share(m) + w.Coverage(m); got != "" {
		t.Errorf("an area over an area of all communities says %q, want nothing", got)
	}
	m.Covered, m.Expected, m.Each, m.Area.Level = 0, 1, stat.Community, stat.Community
	if got := w.Coverage(m); got != "" {
		t.Errorf("a community of itself says %q, want nothing", got)
	}
}

func TestTarget(t *testing.T) {
	parts := []metric.Outcome{
		{Name: "办公用房", Unit: "㎡", Limits: metric.Target{Min: stat.Int(100)}},
		{Name: "服务用房", Unit: "㎡", Limits: metric.Target{Min: stat.Int(200)}},
	}
	for _, c := range []struct {
		unit         string
		target       metric.Target
		short, words string
	}{
		{"%", metric.Target{Min: stat.Int(100)}, "≥100%", "不少于100%"},
		{"%", metric.Target{Max: stat.Int(20)}, "≤20%", "不超过20%"},
		{"万元", metric.Target{Above: stat.Int(100)}, ">100万元", "超过100万元"},
		{"元", metric.Target{Below: stat.Int(5000)}, "<5,000元", "不满5,000元"},
		{"㎡", metric.Target{Min: q(t, "98.5"), Max: stat.Int(300)}, "≥98.5㎡ 且 ≤300㎡", "不少于98.5㎡，且不超过300㎡"},
		{"㎡", metric.Target{Parts: parts}, "办公用房≥100㎡ 且 服务用房≥200㎡", "办公用房不少于100㎡，且服务用房不少于200㎡"},
	} {
		c.target.Clause = &check.Clause{}
		m := of(c.unit, 1, stat.Quantity{})
		m.Target = c.target
		w := writer(numeral.HalfUp)
		if got := w.Target(m); got != c.short {
			t.Errorf("target is %q, want %q", got, c.short)
		}
		if got := w.TargetWords(m); got != c.words {
			t.Errorf("target in words is %q, want %q", got, c.words)
		}
	}
	if got := writer(numeral.HalfUp).Target(of("%", 1, stat.Int(1))); got != "" {
		t.Errorf("without a standard the target is %q", got)
	}
}

func TestVerdict(t *testing.T) {
	min300 := metric.Target{Clause: &check.Clause{}, Min: stat.Int(300)}
	max20 := metric.Target{Clause: &check.Clause{}, Max: stat.Int(20)}
	moved := metric.Target{Clause: &check.Clause{}, Min: stat.Int(300), Reason: "拆迁", Due: "20231231"}
	for _, c := range []struct {
		verdict metric.Verdict
		target  metric.Target
		value   string
		gap     string
		want    string
	}{
		{metric.Pass, min300, "300", "0", "✓ 达标"},
		{metric.Fail, min300, "265", "35", "✗ 不达标 缺 35 ㎡"},
		{metric.Fail, min300, "299.96", "0.04", "✗ 不达标 缺 0.04 ㎡"}, // not 缺 0
		{metric.Fail, max20, "32", "12", "✗ 不达标 多 12 ㎡"},
		{metric.Exempt, moved, "0", "300", "– 豁免（拆迁，2023 年底）"},
		{metric.NoData, min300, "", "", "○ 无数据"},
		{metric.None, metric.Target{}, "300", "", ""},
	} {
		m := of("㎡", 0, q(t, c.value))
		m.Verdict, m.Target, m.Gap, m.GapUnit = c.verdict, c.target, q(t, c.gap), "㎡"
		if got := writer(numeral.HalfUp).Verdict(m).String(); got != c.want {
			t.Errorf("verdict %s with gap %q is %q, want %q", c.verdict, c.gap, got, c.want)
		}
	}
}

func TestGapOfShareIsInPoints(t *testing.T) {
	m := of("%", 1, q(t, "0.284"))
	m.Verdict, m.Target, m.Gap, m.GapUnit = metric.Fail, metric.Target{Clause: &check.Clause{}, Min: stat.Int(30)}, q(t, "1.6"), "%"
	if got := writer(numeral.HalfUp).Gap(m); got != "差 1.6 个百分点" {
		t.Errorf("gap is %q", got)
	}
}

// 2—3 communities a station: told in stations, too many communities for one are
// too few stations, and the other way round.
func TestGapOfRange(t *testing.T) {
	for _, c := range []struct{ value, in, unit, want string }{
		{"5", "", "个社区", "多 1 个社区"}, {"5", "denominator", "个站", "缺 1 个站"},
		{"1.5", "", "个社区", "缺 1 个社区"}, {"1.5", "denominator", "个站", "多 1 个站"},
	} {
		m := of("个/站", 2, q(t, c.value))
		clause := &check.Clause{Clause: source.Clause{GapIn: c.in}}
		m.Verdict, m.Target, m.Gap, m.GapUnit = metric.Fail, metric.Target{Clause: clause, Min: stat.Int(2), Max: stat.Int(3)}, stat.Int(1), c.unit
		if got := writer(numeral.HalfUp).Gap(m); got != c.want {
			t.Errorf("gap of %s in the %s is %q, want %q", c.value, c.in, got, c.want)
		}
	}
}

// A range keeps both ends, and the first number keeps the 万 or the % that it
// must not lose.
func TestRange(t *testing.T) {
	for _, c := range []struct {
		low, high, unit string
		decimals        int
		want, prose     string
	}{
		{"900", "1100", "元/月", 0, "900—1,100 元/月", "900—1100元/月"},
		{"900", "900", "元/月", 0, "900 元/月", "900元/月"},
		{"0.2", "0.3", "%", 0, "20%—30%", "20%—30%"},
		{"50000", "120000", "元", 0, "50,000—120,000 元", "5万—12万元"},
		{"9000", "12000", "元", 0, "9,000—12,000 元", "9000元—1.2万元"},
		{"1.25", "2", "个/站", 2, "1.25—2.00 个/站", "1.25—2.00个/站"},
	} {
		m := of(c.unit, c.decimals, q(t, c.low))
		m.High = q(t, c.high)
		w := writer(numeral.HalfUp)
		if got := w.Value(m); got != c.want {
			t.Errorf("%s to %s is %q, want %q", c.low, c.high, got, c.want)
		}
		style := Style{Grouping: Ungrouped}
		if c.unit == "元" {
			style.Scale = "万"
		}
		if got := w.In(style, m); got != c.prose {
			t.Errorf("%s to %s in prose is %q, want %q", c.low, c.high, got, c.prose)
		}
	}
}

// A picture draws both ends of a range, each under its name.
func TestRangeIsDrawnWithBothEnds(t *testing.T) {
	m := of("元/月", 0, stat.Int(900))
	single := m
	m.High = stat.Int(1100)
	got := writer(numeral.HalfUp).series("全区", []metric.Metric{single, m})
	if len(got) != 2 || got[0].Name != "全区下限" || got[1].Name != "全区上限" || got[0].Points[1].Text != "900" ||
		got[1].Points[1].Text != "1,100" || got[1].Points[0].Text != "900" {
		t.Errorf("drawn as %+v", got)
	}
	if got := writer(numeral.HalfUp).series("全区", []metric.Metric{single}); len(got) != 1 || got[0].Name != "全区" {
		t.Errorf("a single number is drawn as %+v", got)
	}
}

func TestStandingInWords(t *testing.T) {
	for want, s := range map[string]metric.Standing{
		"3/12":         {Place: 3, Of: 12, Ties: 1},
		"3/12（并列 2 个）": {Place: 3, Of: 12, Ties: 2},
		"3/12（并列 2 个，比上年升 4 位）": {Place: 3, Of: 12, Ties: 2, Compared: true, Risen: 4},
		"3/12（比上年降 1 位）":        {Place: 3, Of: 12, Ties: 1, Compared: true, Risen: -1},
		"3/12（与上年同位）":           {Place: 3, Of: 12, Ties: 1, Compared: true},
		"":                      {Place: 1, Of: 1, Ties: 1},
	} {
		if got := writer(numeral.HalfUp).Standing(s); got != want {
			t.Errorf("%+v is %q, want %q", s, got, want)
		}
	}
}

// What names a year has no thousands, and a change of it is no growth.
func TestCalendarYears(t *testing.T) {
	w, due := writer(numeral.HalfUp), of("年", 0, stat.Int(2026))
	due.Target = metric.Target{Clause: &check.Clause{}, Min: stat.Int(2022)}
	was := of("年", 0, stat.Int(2021))
	was.Year = 2021
	change := metric.Change{From: was, To: due, Comparable: true, Difference: stat.Int(5)}
	for got, want := range map[string]string{
		w.Number(stat.Int(2026), "年", 0): "2026 年", w.Value(due): "2026 年", w.Compact(due): "2026年", w.In(Style{Grouping: Spaces}, due): "2026年",
		w.Bare(due): "2026", w.TargetWords(due): "不少于2022年", w.ChangeWords(change): "比上年增加 5 年", w.BandLabel(stat.Int(2020), stat.Int(2025), "年"): "2020年以上不满2025年",
		w.Number(stat.Int(2026), "周年", 0): "2,026 周年",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDue(t *testing.T) {
	for text, want := range map[string]string{
		"20231231": "2023 年底", "20230600": "2023 年 6 月", "20230615": "2023 年 6 月 15 日", "20230000": "2023 年",
		"2023年底": "2023年底", "": "",
	} {
		if got := writer(numeral.HalfUp).due(text); got != want {
			t.Errorf("due %q is %q, want %q", text, got, want)
		}
	}
}

func TestBandLabel(t *testing.T) {
	for _, c := range []struct{ low, high, unit, want string }{
		{"0", "50", "万元", "不满50万元"},
		{"", "50", "万元", "不满50万元"},
		{"50", "100", "万元", "50万元以上不满100万元"},
		{"200", "", "万元", "200万元以上"},
		{"12.5", "1000", "㎡", "12.5㎡以上不满1,000㎡"},
		{"-10", "0", "万元", "−10万元以上不满0万元"},
	} {
		if got := writer(numeral.HalfUp).BandLabel(q(t, c.low), q(t, c.high), c.unit); got != c.want {
			t.Errorf("band [%s, %s) is %q, want %q", c.low, c.high, got, c.want)
		}
	}
	if got := writer(numeral.HalfUp).Band(metric.Band{Missing: true}, "万元"); got != "未报" {
		t.Errorf("the band of those without a value is %q", got)
	}
}
