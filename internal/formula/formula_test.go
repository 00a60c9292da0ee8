package formula

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// sheet is one area: numbers, and texts in quotes; — is missing. A key may begin
// with 上年, or with 甲 or 乙 and a dot for the areas inside.
type sheet map[string]string

func (s sheet) names(use Use, name string) (Ref, string) {
	raw, ok := s[use.Aspect+name]
	if !ok {
		return Ref{}, "没有“" + name + "”这个名称"
	}
	kind := Number
	if strings.HasPrefix(raw, `"`) {
		kind = Text
	}
	return Ref{Use: use, ID: name, Kind: kind}, ""
}

func (s sheet) Number(r Ref) stat.Quantity {
	q, _ := stat.Decimal(s[r.Aspect+r.ID])
	return q
}

func (s sheet) Text(r Ref) string { return strings.Trim(s[r.Aspect+r.ID], `"—`) }

// Asked is false of names that end in 未问.
func (s sheet) Asked(r Ref) bool { return !strings.HasSuffix(r.ID, "未问") }

func (s sheet) LastYear() Env { return s.under("上年") }

func (s sheet) SoFar() iter.Seq[Env] {
	return slices.Values([]Env{s.under("上年").under("上年"), s.under("上年"), s})
}

// Sum adds up two areas.
func (s sheet) Sum(f *Formula) stat.Quantity {
	return total(slices.Values([]Env{s.under("甲."), s.under("乙.")}), f.eval)
}

func (s sheet) under(prefix string) sheet {
	out := sheet{}
	for key, value := range s {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			out[rest] = value
		}
	}
	return out
}

var community = sheet{
	"持证人数": "10", "社区工作者数": "38", "常住人口": "10003", "办公": "99.999", "户数": "2401",
	"类型": `"涉农社区"`, "片区": `"—"`, "空": "—", "未问": "—", "证未问": "2", "零": "0", "达标用房": "1", "荣誉": `"省级示范社区（2019年）"`,
	"上年持证人数": "8", "上年上年持证人数": "5", "上年社区工作者数": "32", "上年达标用房": "0", "上年类型": `"行政村"`,
	"甲.办公": "120", "甲.户数": "1000", "甲.类型": `"行政村"`, "甲.上年办公": "90",
	"乙.办公": "80", "乙.户数": "500", "乙.类型": `"涉农社区"`, "上年甲.办公": "60",
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"持证人数 / 社区工作者数":                      "5/19",
		"持证人数÷常住人口×10000":                    "100000/10003",
		"办公 >= 100":                          "0",
		"办公 ＜ 100 and 持证人数 == 10":            "1",
		"0.1 + 0.2 == 0.3":                   "1",
		"max(8, 向上取整(户数 / 300))":             "9",
		"min(持证人数, 3, 5)":                    "3",
		"持证人数 - 上年(持证人数)":                    "2",
		"达标(用房)":                             "1",
		"上年(持证人数 / 社区工作者数)":                  "1/4",
		"上年（上年（持证人数））":                       "5",
		"上年(类型) == \"行政村\" and 类型 != 上年(类型)": "1",
		"累计(持证人数)":                           "23",
		"上年(累计(持证人数))":                       "13",
		"累计(上年(持证人数))":                       "13",
		"累计(达标(用房))":                         "1",
		"累计(空)":                              "—",
		"合计(办公)":                             "200",
		"sum(办公)":                            "200",
		"合计(办公 < 100)":                       "1",
		"合计(办公 < 10)":                        "0",
		"合计(类型 == \"行政村\" ? 办公 : 0)":         "120",
		"合计(办公) / 合计(户数) * 100":              "40/3",
		"合计(空)":                              "—",
		"合计(办公 - 上年(办公))":                    "30",
		"上年(合计(办公))":                         "60",
		"荣誉 contains \"省级\"":                 "1",
		"包含(荣誉, “国家级”)":                      "0",
		"包含(片区, \"城\")":                      "—",
		"-ceil(-2.5)":                        "2",
		"空 + 1":                              "—",
		"持证人数 / 零":                           "—",
		"空 > 1":                              "—",
		"空 > 1 and 持证人数 < 1":                 "0",
		"空 > 1 or 持证人数 > 1":                  "1",
		"not (空 > 1)":                        "—",
		"已报(空)":                              "0",
		"known(片区)":                          "0",
		"已报(未问)":                             "—",
		"known(证未问)":                         "1",
		"缺则零(空) + 1":                         "1",
		`类型 == "涉农社区"`:                       "1",
		`类型 in ["城市社区", "村改居"]`:              "0",
		`片区 == "老城区"`:                        "—",
		`类型 == “涉农社区” ? 持证人数 : 0`:            "10",
		"持证人数 * 99999999999 * 99999999999":   "99999999998000000000010",
	} {
		f, bad := Compile(text, community.names)
		if bad != nil {
			t.Errorf("%s: %d: %s", text, bad.Column, bad.Message)
			continue
		}
		got := "—"
		if q := f.Value(community); q.Known() {
			got = q.Rat().RatString()
		}
		if got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestQuotientGivesUpItsParts(t *testing.T) {
	for _, text := range []string{"持证人数 / 常住人口 * 10000", "持证人数 / (常住人口)"} {
		f, bad := Compile(text, community.names)
		if bad != nil {
			t.Fatal(bad)
		}
		n, d, by, ok := f.Quotient()
		if !ok || n.Value(community).Per(d.Value(community)).Mul(by).Cmp(f.Value(community)) != 0 {
			t.Errorf("%s: numerator %v by denominator %v is not the value", text, n, d)
		}
	}
	if f, _ := Compile("持证人数 + 1", community.names); f != nil {
		if _, _, _, ok := f.Quotient(); ok {
			t.Error("a sum was split")
		}
	}
}

func TestErrorsPointAtThePlace(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int
		part   string
	}{
		{"持证人数 / 常住人囗", 8, "常住人囗"},
		{"持证人数 + ", 7, "没有写完"},
		{"持证人数 + （1", 9, "没有写完"},
		{"类型 + 1", 4, "文字"},
		{"类型 > 1", 4, "文字不能与数相比"},
		{"平方(持证人数)", 1, "没有“平方”"},
		{"达标(持证人数 + 1)", 1, "一个名称"},
		{"上年()", 1, "一个名称或一个式子"},
		{"1 + 上年(持证人囗)", 8, "持证人囗"},
		{"累计(户数 + 累计(户数))", 9, "不能再有累计"},
		{"合计(合计(户数))", 4, "不能再有合计"},
		{"合计(1)", 1, "不知道合计什么"},
		{"累计(类型)", 4, "文字"},
		{"包含(荣誉)", 1, "两样"},
		{"户数 contains \"1\"", 4, "数不能与文字相比"},
		{"类型 in 荣誉", 4, "不能用 in"},
		{"1 ? 2", 6, ""},
		{"类型", 1, "结果是文字"},
	} {
		f, bad := Compile(c.text, community.names)
		if bad == nil {
			t.Errorf("%s compiled to %v", c.text, f)
			continue
		}
		if bad.Column != c.column && c.part != "" || !strings.Contains(bad.Message, c.part) {
			t.Errorf("%s: column %d %q, want column %d %q", c.text, bad.Column, bad.Message, c.column, c.part)
		}
	}
}

// What a formula uses is known before it is computed: of which year, and
// whether of the smaller areas.
func TestUses(t *testing.T) {
	f, bad := Compile("持证人数 + 上年(累计(户数)) + 合计(办公 + 上年(办公)) + 上年(合计(持证人数)) + 持证人数", community.names)
	if bad != nil {
		t.Fatal(bad)
	}
	var got []string
	for _, r := range f.Refs() {
		got = append(got, fmt.Sprintf("%d %s -%d %v %v", f.Column(r), r.ID, r.Back, r.SoFar, r.Summed))
	}
	want := []string{"1 持证人数 -0 false false", "14 户数 -1 true false", "24 办公 -0 false true", "32 办公 -1 false true", "45 持证人数 -1 false true"}
	if !slices.Equal(got, want) {
		t.Errorf("uses %q, want %q", got, want)
	}
	if len(f.Sums()) != 1 || f.Sums()[0].String() != "办公 + 上年(办公)" {
		t.Errorf("sums %v", f.Sums())
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a/b", "持证人数 / 常住人口 * 10000", `类型 in ["x"]`, "((((((", "max()", "上年(累计(合计(x)))", "1e999", "a?b:c", "#{x}", "|x|", "map(x, {#})"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		compiled, bad := Compile(text, func(use Use, name string) (Ref, string) { return Ref{Use: use, ID: name}, "" })
		if bad == nil {
			compiled.Value(community)
		} else if bad.Message == "" || bad.Column < 1 {
			t.Errorf("%q: error without place or words: %+v", text, bad)
		}
	})
}
