package formula

import (
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// sheet is one area: numbers, and texts in quotes; — is missing.
type sheet map[string]string

func (s sheet) names(modifier, name string) (Ref, string) {
	raw, ok := s[modifier+name]
	if !ok {
		return Ref{}, "没有“" + name + "”这个名称"
	}
	kind := Number
	if strings.HasPrefix(raw, `"`) {
		kind = Text
	}
	return Ref{Modifier: modifier, ID: name, Kind: kind}, ""
}

func (s sheet) Number(r Ref) stat.Quantity {
	q, _ := stat.Decimal(s[r.Modifier+r.ID])
	return q
}

func (s sheet) Text(r Ref) string { return strings.Trim(s[r.Modifier+r.ID], `"—`) }

var community = sheet{
	"持证人数": "10", "社区工作者数": "38", "常住人口": "10003", "办公": "99.999", "户数": "2401",
	"类型": `"涉农社区"`, "片区": `"—"`, "空": "—", "零": "0", "上年持证人数": "8", "达标用房": "1",
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"持证人数 / 社区工作者数":                    "5/19",
		"持证人数÷常住人口×10000":                  "100000/10003",
		"办公 >= 100":                        "0",
		"办公 ＜ 100 and 持证人数 == 10":          "1",
		"0.1 + 0.2 == 0.3":                 "1",
		"max(8, 向上取整(户数 / 300))":           "9",
		"min(持证人数, 3, 5)":                  "3",
		"持证人数 - 上年(持证人数)":                  "2",
		"达标(用房)":                           "1",
		"-ceil(-2.5)":                      "2",
		"空 + 1":                            "—",
		"持证人数 / 零":                         "—",
		"空 > 1":                            "—",
		"空 > 1 and 持证人数 < 1":               "0",
		"空 > 1 or 持证人数 > 1":                "1",
		"not (空 > 1)":                      "—",
		"已报(空)":                            "0",
		"known(片区)":                        "0",
		"缺则零(空) + 1":                       "1",
		`类型 == "涉农社区"`:                     "1",
		`类型 in ["城市社区", "村改居"]`:            "0",
		`片区 == "老城区"`:                      "—",
		`类型 == “涉农社区” ? 持证人数 : 0`:          "10",
		"持证人数 * 99999999999 * 99999999999": "99999999998000000000010",
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
		{"上年(持证人数 + 1)", 1, "一个名称"},
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

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a/b", "持证人数 / 常住人口 * 10000", `类型 in ["x"]`, "((((((", "max()", "1e999", "a?b:c", "#{x}", "|x|", "map(x, {#})"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		compiled, bad := Compile(text, func(_, name string) (Ref, string) { return Ref{ID: name}, "" })
		if bad == nil {
			compiled.Value(community)
		} else if bad.Message == "" || bad.Column < 1 {
			t.Errorf("%q: error without place or words: %+v", text, bad)
		}
	})
}
