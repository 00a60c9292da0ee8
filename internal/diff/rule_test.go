package diff

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

func standard(t *testing.T, text string) source.Standard {
	t.Helper()
	var s source.Standard
	var problems diag.List
	source.DecodeTOML("s.toml", 1, text, &s, &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return s
}

// A rule's changes are told by the names of its keys and items; where they stand
// in the file, and how they are spaced, is no change.
func TestRuleDifferences(t *testing.T) {
	was := `id = "s"
title = "标准"
from = 2009
[[clause]]
indicator = "rate"
basis = "一"
min = 100
[[clause]]
indicator = "size"
max = "上年 * 2"
[[bands]]
indicator = "rate"
edges = [0, 50]
`
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"places and spaces", "id = \"s\"", "# a line more\nid   = \"s\"", ""},
		{"a limit", "min = 100", "min = 90", "条款 rate 不少于：100 → 90"},
		{"a formula", "上年 * 2", "上年 * 3", "条款 size 不超过：上年 * 2 → 上年 * 3"},
		{"a key more", "basis = \"一\"", "basis = \"一\"\nabove = 5", "条款 rate 超过：没有 → 5"},
		{"a key less", "basis = \"一\"\n", "", "条款 rate 依据：一 → 没有"},
		{"an edge", "[0, 50]", "[0, 60]", "分档 rate 分档界限 第2项：50 → 60"},
		{"a year", "from = 2009", "from = 2010", "起始年：2009 → 2010"},
	} {
		got := differences(standard(t, was), standard(t, strings.Replace(was, c.old, c.new, 1)))
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Parts are paired by id: one that is there once only is new, or gone.
func TestRulesArePairedByID(t *testing.T) {
	var r Report
	field := func(id, title string) source.Field { return source.Field{ID: id, Title: title} }
	name := func(f source.Field) (string, string) { return f.ID, f.Title }
	compare(&r, "field", []source.Field{field("a", "甲"), field("b", "乙"), field("c", "丙")}, []source.Field{field("c", "丙丁"), field("a", "甲"), field("d", "戊")}, name)
	want := "[{field c 丙丁 changed [名称：丙 → 丙丁]} {field d 戊 added []} {field b 乙 removed []}]"
	if got := fmt.Sprint(r.Rules); got != want {
		t.Errorf("rules are %s, want %s", got, want)
	}
}

func TestLinesOfTexts(t *testing.T) {
	for _, c := range []struct {
		was, is        string
		added, removed int
	}{{"a\nb\nc", "a\nb\nc", 0, 0}, {"a\nb", "a\nx\nb", 1, 0}, {"a\nb\nb", "b\na", 0, 1}, {"a", "b", 1, 1}, {"", "a\nb", 2, 1}} {
		if added, removed := lines(c.was, c.is); added != c.added || removed != c.removed {
			t.Errorf("%q to %q: %d added, %d removed", c.was, c.is, added, removed)
		}
	}
}
