package numeral

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// tell writes mentions as value in base units, upper end, unit, hedge words.
func tell(s string) string {
	var out []string
	for _, m := range Running(s) {
		if m.Sort != Amount {
			out = append(out, fmt.Sprintf("%s:%s", [...]string{"", "年", "日", "序", "项", "码"}[m.Sort], s[m.Digits:m.Tail]))
			continue
		}
		text := Exact(m.Value)
		if m.Upper != nil {
			text += "至" + Exact(m.Upper)
		}
		out = append(out, strings.TrimSpace(text+m.Unit+" "+m.Before+m.Inside+m.Behind))
	}
	return strings.Join(out, " | ")
}

func TestRunning(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"现有学校36所", "36所"},
		{"投入1,234.5万元", "12345000元"},
		{"达到16个，200万元以上的9个", "16个 | 2000000元 以上 | 9个"},
		{"100余万元、4万多平米、2000多人、10多次", "1000000元 余 | 40000平米 多 | 2000人 多 | 10次 多"},
		{"约800㎡，近千万元，近1000人，超过90名", "800㎡ 约 | 1000人 近 | 90名 超过"},
		{"至少有8名以上，不到20名，50人左右", "8名 至少以上 | 20名 不到 | 50人 左右"},
		{"900—1100元、5万—10万元、30-40%、800元至900元、2-3个", "900至1100元 | 50000至100000元 | 0.3至0.4% | 800至900元 | 2至3个"},
		{"从120家到98家", "120家 | 98家"},
		{"2021-2022年，到2023年底，09年", "年:2021 | 年:2023 | 码:09"},
		{"3月5日9:30，2011-3-26 12:46:31", "日:3 | 日:5 | 码:9:30 | 码:2011-3-26 | 码:12:46:31"},
		{"第3名，第十一届，85号，G210国道，12345热线，0379-63120000", "序:3 | 码:85 | 码:210 | 码:12345 | 码:0379-63120000"},
		{"1.以人为本", "项:1"},
		{"蓄水4870万立方米多蓄460万立方米，工期3年多，欠款2亿元余额8万元", "48700000立方米 | 4600000立方米 | 3年 多 | 200000000元 | 80000元"},
		{"三个社区，一百二十户，两到三年，百分之三十，三成多，三分之一", "3个 | 120户 | 2至3年 | 0.3% | 0.3成 多 | 1/3分之"},
		{"千方百计，一穷二白，一般，一个，三无人员，十佳", ""},
		{"签约500户，节约20万元，最近3年", "500户 | 200000元 | 3年"},
		{"提高2.3个百分点，1亿2000万元，3千米", "2.3个百分点 | 120000000元 | 3千米"},
		{"降低7+1，3:2，COVID-19", "码:7+1 | 码:3:2 | 码:19"},
	} {
		if got := tell(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// What a number may stand for: hedges widen it, decimals and scales only in
// Span, and per cents to half of their last digit.
func TestMentionIntervals(t *testing.T) {
	for _, c := range []struct{ text, exact, span string }{
		{"36所", "36..36", "36..36"},
		{"100多名", "100..200", "100..200"},
		{"300余人", "300..400", "300..400"},
		{"约800㎡", "760..840", "760..840"},
		{"近1000人", "900..1000", "900..1000"},
		{"不到20名", "0..20", "0..20"},
		{"150人以上", "150..", "150.."},
		{"900—1100元", "900..1100", "900..1100"},
		{"20%", "0.2..0.2", "0.195..0.205"},
		{"26.3%", "0.263..0.263", "0.2625..0.2635"},
		{"1.2万人", "12000..12000", "11500..12500"},
		{"3公顷", "30000..30000", "30000..30000"},
		{"12.5公里", "12500..12500", "12450..12550"},
	} {
		found := Running(c.text)
		if len(found) != 1 {
			t.Fatalf("%s: %d numbers", c.text, len(found))
		}
		show := func(v Interval) string {
			text := Exact(v.Low) + ".."
			if v.High != nil {
				text += Exact(v.High)
			}
			return text
		}
		if got := show(found[0].Exact()); got != c.exact {
			t.Errorf("%s: exact %s, want %s", c.text, got, c.exact)
		}
		if got := show(found[0].Span()); got != c.span {
			t.Errorf("%s: span %s, want %s", c.text, got, c.span)
		}
	}
}

func TestIntervals(t *testing.T) {
	of := func(low, high string) Interval { return Interval{rat(t, low), rat(t, high)} }
	if d := of("1709", "1709").Sub(of("800", "900")); !d.Meets(of("809", "909")) || d.Low.Cmp(rat(t, "809")) != 0 || d.High.Cmp(rat(t, "909")) != 0 {
		t.Errorf("1709-[800,900] is [%s,%s]", d.Low, d.High)
	}
	if q := of("10", "10").Div(of("0", "5")); q.High != nil || q.Low.Cmp(rat(t, "2")) != 0 {
		t.Errorf("10/[0,5] is %v", q)
	}
	if a := of("-3", "2").Abs(); a.Low.Sign() != 0 || a.High.Cmp(rat(t, "3")) != 0 {
		t.Errorf("|[-3,2]| is [%s,%s]", a.Low, a.High)
	}
	if !(Interval{}).Meets(of("1", "1")) || of("1", "2").Meets(of("3", "4")) {
		t.Error("the zero interval meets everything, [1,2] does not meet [3,4]")
	}
}

func FuzzRunning(f *testing.F) {
	for _, s := range []string{"约100余万元至5—10%", "1亿2000万三分之十五成多", "第0379-1.2.3‰以上", "两到三", "\xff9\xfe个"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range Running(s) {
			if m.Start < end || m.Digits < m.Start || m.Tail < m.Digits || m.End < m.Tail || m.End > len(s) || m.End == m.Digits {
				t.Fatalf("%q: %+v after %d", s, m, end)
			}
			if utf8.ValidString(s) && (!utf8.ValidString(s[m.Start:m.End])) {
				t.Fatalf("%q: cut characters in %q", s, s[m.Start:m.End])
			}
			end = m.End
			if m.Sort == Amount {
				m.Exact()
				m.Span()
			}
		}
	})
}
