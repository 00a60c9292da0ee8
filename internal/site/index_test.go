package site

import (
	"encoding/json"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

func TestSounds(t *testing.T) {
	for name, want := range map[string]string{
		"明珠":    "mingzhu mz",
		"渔港3号":  "yg3h yugang3hao",
		"长安":    "ca changan za zhangan",
		"——":    "",
		"A区—甲乙": "",
	} {
		got := sounds(name)
		if name == "A区—甲乙" {
			if !strings.Contains(got, "aqjy") {
				t.Errorf("%s sounds %q, without aqjy", name, got)
			}
			continue
		}
		if got != want && !containsAll(got, strings.Fields(want)) {
			t.Errorf("%s sounds %q, want %q among it", name, got, want)
		}
	}
}

func containsAll(got string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(" "+got+" ", " "+w+" ") {
			return false
		}
	}
	return len(words) > 0
}

// The files of an index hold every row once, are valid script, and cannot end
// the element that would hold them.
func TestIndexFiles(t *testing.T) {
	x := newIndex([]stat.Year{2021, 2022}, kindNames)
	const rows = 9000
	for range rows {
		x.add(entry{kind: kindText, title: "</script><b>甲", text: strings.Repeat("正文", 20) + "\u2028", path: "a.html", years: []stat.Year{2022}, quiet: true})
	}
	x.end("texts")
	files := x.files()
	if len(files) < 3 {
		t.Fatalf("%d files, want the list and at least two parts", len(files))
	}
	count := 0
	for _, f := range files {
		body, ok := strings.CutPrefix(string(f.Data), "nianbaoSearch(")
		if strings.Contains(body, "</") || strings.Contains(body, "\u2028") {
			t.Errorf("%s holds a raw end tag or line separator", f.Path)
		}
		var data any
		if err := json.Unmarshal([]byte(strings.TrimSuffix(body, ");\n")), &data); !ok || err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if list, ok := data.([]any); ok {
			count += len(list)
			if bits := list[0].([]any)[4]; bits != 2.0 {
				t.Errorf("2022 of 2021 and 2022 is bits %v, want 2", bits)
			}
		}
	}
	if count != rows {
		t.Errorf("%d rows, want %d", count, rows)
	}
}

func TestParagraphs(t *testing.T) {
	got := paragraphs("<h2>一、成绩</h2>\n<p>用房达标率 <a class=\"bound\" href=\"#n1\">90.0%</a>，<br>比上年提高。</p><ul><li>甲 &amp; 乙社区</li></ul>")
	want := []string{"一、成绩", "用房达标率 90.0%，", "比上年提高。", "甲 & 乙社区"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}
