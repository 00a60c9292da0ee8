package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// Every way to write a value, with the place where a person finds it.
const everything = `title = "年报" # 说明
"户 数".'甲.乙' = 0.30
[district]
code = '3201'  
edges = [ 500,
  1_000, # 两行
  "a" ]
[[clause]]
min = """
首行
次行"""
of = '''x'''
all = [ { of = "甲", max = 3 }, { of = "乙" } ]
[[clause]]
[clause.bound]
above = -1.5e2
[[clause.part]]
due = 2022-12-31
[[clause.part]]
yes = true
"""x"""
`

func TestLocate(t *testing.T) {
	root, ok := locate(strings.TrimSuffix(everything, "\"\"\"x\"\"\"\n"))
	if !ok {
		t.Fatal("refused")
	}
	at := func(n *node) string { return fmt.Sprintf("%d:%d %s", n.line, n.column, n.raw) }
	clause := root.child("clause")
	for _, c := range []struct{ what, got, want string }{
		{"text", at(root.child("title")), "1:10 "},
		{"quoted keys", at(root.child("户 数").child("甲.乙")), "2:15 0.30"},
		{"key", fmt.Sprint(root.child("户 数").child("甲.乙").keyColumn), "1"},
		{"literal text", at(root.child("district").child("code")), "4:9 "},
		{"array", at(root.child("district").child("edges").item(0)), "5:11 500"},
		{"array, next line", at(root.child("district").child("edges").item(1)), "6:3 1_000"},
		{"text in array", at(root.child("district").child("edges").item(2)), "7:4 "},
		{"table of an array", at(clause.item(0)), "8:1 "},
		{"long text begins on the next line", at(clause.item(0).child("min")), "10:1 "},
		{"long literal text", at(clause.item(0).child("of")), "12:9 "},
		{"inline table", at(clause.item(0).child("all").item(0)), "13:9 "},
		{"in an inline table", at(clause.item(0).child("all").item(0).child("max")), "13:27 3"},
		{"second inline table", at(clause.item(0).child("all").item(1).child("of")), "13:40 "},
		{"second table", at(clause.item(1)), "14:1 "},
		{"table in the last of an array", at(clause.item(1).child("bound").child("above")), "16:9 -1.5e2"},
		{"array in the last of an array", at(clause.item(1).child("part").item(0).child("due")), "18:7 2022-12-31"},
		{"its second", at(clause.item(1).child("part").item(1).child("yes")), "20:7 true"},
		{"unknown key stands at its table", at(clause.item(1).child("nothing")), "14:1 "},
	} {
		if c.got != c.want {
			t.Errorf("%s at %s, want %s", c.what, c.got, c.want)
		}
	}
}

// For every text that the library takes, the locator finds each of its values,
// and where a text without escapes begins stands its first character.
func FuzzLocate(f *testing.F) {
	f.Add(everything)
	f.Add(fields)
	f.Add("a = [[[[]]]]\nb = {c = {d = [{}]}}\n")
	f.Add("a.b.c = 1\na.b.d = \"\"\"\"x\"\"\"\"\"\n[a.e]\n[[a.e.f]]\r\n")
	f.Add("\"\\u6237\" = '''\n'''\n\t[ x . 'y' ]#z\nk=\"\\\"\"")
	f.Fuzz(func(t *testing.T, text string) {
		root, shallow := locate(text)
		var values map[string]any
		if !shallow {
			return
		}
		if _, err := toml.Decode(text, &values); err == nil && !strings.Contains(text, "\\") && !strings.HasPrefix(text, "\uFEFF") {
			agree(t, strings.Split(text, "\n"), values, root, "")
		}
	})
}

func agree(t *testing.T, lines []string, value any, n *node, path string) {
	if n == nil {
		t.Fatalf("%s has no place", path)
	}
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			agree(t, lines, inner, n.keys[key], path+"."+key)
		}
	case []map[string]any:
		for i, inner := range v {
			agree(t, lines, inner, n.item(i), fmt.Sprint(path, i))
		}
	case []any:
		if len(n.items) != len(v) {
			t.Fatalf("%s has %d places, want %d", path, len(n.items), len(v))
		}
		for i, inner := range v {
			agree(t, lines, inner, n.items[i], fmt.Sprint(path, i))
		}
	case string:
		first, _, _ := strings.Cut(v, "\n")
		first = strings.TrimSuffix(first, "\r")
		if rest := string([]rune(lines[n.line-1])[n.column-1:]); !strings.HasPrefix(rest, first) {
			t.Fatalf("%s at %d:%d is %q, want %q", path, n.line, n.column, rest, first)
		}
	}
}

func TestDeepTOMLIsRefused(t *testing.T) {
	for _, text := range []string{"a = " + strings.Repeat("[", 1<<20), "a = " + strings.Repeat("{a=", 1<<18)} {
		var problems diag.List
		var into struct{}
		if DecodeTOML("x.toml", 1, text, &into, &problems) {
			t.Error("taken")
		}
		if got := list(problems.Sorted()); got != "error toml-syntax 方括号或花括号嵌套超过 64 层\n" {
			t.Error(got)
		}
	}
}

type sample struct {
	Title string       `toml:"title"`
	Level stat.Level   `toml:"level"`
	Order int          `toml:"order"`
	Open  bool         `toml:"open"`
	Due   string       `toml:"due"`
	Tags  []string     `toml:"tags"`
	Edges []Expression `toml:"edges"`
	Parts []samplePart `toml:"part"`
}

type samplePart struct {
	Of Expression `toml:"of"`
	Bound
	Place diag.Place
}

func TestDecodeTOML(t *testing.T) {
	var got sample
	var problems diag.List
	ok := DecodeTOML("x.toml", 11, `title = "年报"
level = "district"
order = 3
open = true
due = 2022-12-31
tags = ["甲", "乙"]
edges = [0.30, 1_000, "户数 * 2", 1.5e-3, 0x10, +7]
[[part]]
of = "甲"
max = -0.5
`, &got, &problems)
	at := func(line, column int) diag.Place { return diag.Place{File: "x.toml", Line: line, Column: column} }
	want := sample{
		Title: "年报", Level: stat.District, Order: 3, Open: true, Due: "2022-12-31", Tags: []string{"甲", "乙"},
		Edges: []Expression{
			{"0.30", at(17, 10)}, {"1000", at(17, 16)}, {"户数 * 2", at(17, 24)}, {"0.0015", at(17, 33)}, {"16", at(17, 41)}, {"7", at(17, 47)},
		},
		Parts: []samplePart{{Of: Expression{"甲", at(19, 7)}, Bound: Bound{Max: Expression{"-0.5", at(20, 7)}}, Place: at(18, 1)}},
	}
	if diff := cmp.Diff(want, got); diff != "" || !ok || problems.Any() {
		t.Errorf("(-want +got)\n%s%s", diff, list(problems.Sorted()))
	}
}

// All faults of a file are reported at once, each at its place.
func TestWrongValues(t *testing.T) {
	var got sample
	var problems diag.List
	if DecodeTOML("x.toml", 1, `titel = "年报"
title = 3
level = "planet"
order = 1.5
open = "yes"
tags = "甲"
edges = [true, inf, 1e300]
part = 1
[[part2]]
`, &got, &problems) {
		t.Error("said that nothing was wrong")
	}
	var b strings.Builder
	for _, p := range problems.Sorted() {
		fmt.Fprintf(&b, "%d:%d %s %s\n", p.Line, p.Column, p.Message, p.Hint)
	}
	want := `1:1 不认识的项“titel” 是不是“title”？
2:9 “title”应当是文字，这里是整数 给值加上双引号，例如 title = "…"
3:10 “level”不能是“planet” 可以写：community、subdistrict、district、city、province、country
4:9 “order”应当是整数，这里是小数 写成不带引号、不带小数的数，例如 order = 1
5:9 “open”应当是true 或 false，这里是文字 写成 open = true 或 open = false，不加引号
6:9 “tags”应当是一列值，这里是文字 用方括号括起来，例如 tags = [ … ]
7:10 “edges”应当是公式或数，这里是true 或 false 公式加引号，例如 edges = "持证人数 / 常住人口"；数不加引号
7:16 “edges”应当是公式或普通的数，这里是小数 写成普通小数，例如 0.3，或加引号写公式
7:21 “edges”应当是公式或普通的数，这里是小数 写成普通小数，例如 0.3，或加引号写公式
8:8 “part”应当是一组表，这里是整数 写成 [[part]]，每张表前写一次
9:1 不认识的项“part2” 是不是“part”？
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSyntaxInChinese(t *testing.T) {
	for text, want := range map[string]string{
		"a = 1\na = 2":              "2:1 TOML 写法有误：这一项在前面已经写过",
		"a = \"x\nb = 1":            "1:7 TOML 写法有误：文字缺右边的引号",
		"a = 1\n户数 = 3":             "2:1 TOML 写法有误：项的名字写得不对，或后面缺等号",
		"题 = 1":                     "1:1 TOML 写法有误：项的名字写得不对，或后面缺等号",
		"a = “x”":                   "1:5 TOML 写法有误：这里是中文的 “",
		"a = \"x”\nb = 1":           "1:7 TOML 写法有误：文字用英文引号开头，这里却是 ”",
		"a = \"“x”":                 "1:8 TOML 写法有误：文字用英文引号开头，这里却是 ”",
		"a ＝ 1":                     "1:3 TOML 写法有误：这里是中文的 ＝",
		"b = \"，\"\na = [1，2] # ，":  "2:7 TOML 写法有误：这里是中文的 ，",
		"a\u00a0= 1":                "1:2 TOML 写法有误：这里有一个不是空格的空白，多半是从网页或 Word 粘来的",
		"a = 1 2 # ，":               "1:6 TOML 写法有误：一行里写了两项，或值的后面有多余的字",
		"a =":                       "1:3 TOML 写法有误：等号后面没有值",
		"a = [1 2]":                 "1:8 TOML 写法有误：方括号里缺逗号，或没有用 ] 结束",
		"a = {b = 1":                "1:10 TOML 写法有误：花括号里缺逗号，或没有用 } 结束",
		"a = 1 b = 2":               "1:6 TOML 写法有误：一行里写了两项，或值的后面有多余的字",
		"a = 01":                    "1:5 TOML 写法有误：数不能以 0 开头",
		"a = \"\\q\"":               "1:6 TOML 写法有误：文字里的反斜杠写法不对",
		"a = 2022-13-01":            "1:5 TOML 写法有误：日期写得不对",
		"\"人口\" = 1\n[x\ny = 2":     "2:3 TOML 写法有误：方括号里的表名没有写完",
		"a = 1\n[[x]\ny = 2":        "2:4 TOML 写法有误：双方括号里的表名没有写完",
		"a = 329901000000000000000": "1:5 TOML 写法有误：数太大",
	} {
		var into struct{}
		var problems diag.List
		DecodeTOML("x.toml", 1, text, &into, &problems)
		p := problems.Sorted()
		if len(p) != 1 {
			t.Fatalf("%q: %d problems", text, len(p))
		}
		if got := fmt.Sprintf("%d:%d %s", p[0].Line, p[0].Column, p[0].Message); got != want || p[0].Hint == "" {
			t.Errorf("%q: %s, want %s (hint %q)", text, got, want, p[0].Hint)
		}
	}
}
