package claim_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// repository is a Writer over the sample district, which is this repository.
var repository = sync.OnceValue(func() *figure.Writer {
	var problems diag.List
	project := os.DirFS("../..")
	return figure.New(metric.Compute(check.Data(source.Read(project, project, &problems), &problems)))
})

// document reads a Markdown file.
func document(t testing.TB, name, raw string) source.Document {
	t.Helper()
	var problems diag.List
	d := source.DecodeDocument(name, strings.TrimPrefix(raw, "\uFEFF"), &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return d
}

// read is the text of a page: what is left of a file when it is rendered.
func read(t testing.TB, w *figure.Writer, d source.Document) string {
	t.Helper()
	var problems diag.List
	s := speech.Render(w, d, nil, &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s.HTML, "")
}

var boundFigure = regexp.MustCompile(`\{\{(.*?)\}\}`)

// A typed figure is what a clerk typed in the place of a bound one.
type typedFigure struct {
	from, to int
	bound    []speech.Bound
}

// typed types all bound figures of a file out by hand.
func typed(t *testing.T, w *figure.Writer, name, raw string) (string, []typedFigure) {
	t.Helper()
	d := document(t, name, raw)
	var b strings.Builder
	var out []typedFigure
	at := 0
	for _, m := range boundFigure.FindAllStringSubmatchIndex(raw, -1) {
		text, bound, ok := speech.Speak(w, d, raw[m[2]:m[3]])
		if !ok {
			t.Fatalf("%s: %s", name, raw[m[0]:m[1]])
		}
		b.WriteString(raw[at:m[0]])
		out = append(out, typedFigure{b.Len(), b.Len() + len(text), bound})
		b.WriteString(text)
		at = m[1]
	}
	return b.String() + raw[at:], out
}

// The two bound texts of the sample, their figures typed out by hand: half of
// them are found again at least, none is taken for another metric, and the page
// reads the same to the last character.
func TestTypedFiguresAreFoundAgain(t *testing.T) {
	w := repository()
	for name, least := range map[string]int{"content/speeches/2023-gongzuohui.md": 26, "content/reports/2022.md": 32} {
		raw, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		plain, figures := typed(t, w, name, string(raw))
		got := claim.Propose(w, document(t, name, plain), plain)
		for _, p := range got.Taken {
			from := len(string([]rune(plain)[:p.Start]))
			k := slices.IndexFunc(figures, func(f typedFigure) bool { return f.from < from+len(p.Old) && from < f.to })
			if k < 0 {
				t.Errorf("%s:%d: %s was never bound", name, p.Line, p.Old)
				continue
			}
			is := figures[k].bound[0].Metric
			if is.Indicator.ID != p.Indicator || is.Area.Code != p.Area || int(is.Year) != p.Year {
				t.Errorf("%s:%d: %s is %s of %s in %d, was taken for %s of %s in %d", name, p.Line, p.Old,
					is.Indicator.ID, is.Area.Code, is.Year, p.Indicator, p.Area, p.Year)
			}
		}
		if len(got.Taken) < least || len(got.Wrong) > 0 {
			t.Errorf("%s: %d of %d found again, want %d; %d called wrong", name, len(got.Taken), len(figures), least, len(got.Wrong))
		}
		if before, after := read(t, w, document(t, name, plain)), read(t, w, document(t, name, got.Text)); before != after {
			t.Errorf("%s reads differently when bound", name)
		}
	}
}

// What is taken, what is left to a person, and what is left alone. The text has
// the front matter of head.
func TestPropose(t *testing.T) {
	w := figure.New(computed(t, sample.Trio))
	for _, c := range []struct {
		text, want string // the text when bound
		doubts     int
	}{
		// The name stands before the number.
		{"持证率28.0%。", "持证率{{持证率}}。", 0},
		{"持证率达到28.0%，甲街道持证率为30.0%。", "持证率达到{{持证率}}，甲街道持证率为{{持证率 | 街道=甲街道}}。", 0},
		{"持证率28%。", "持证率{{持证率 | 小数=0}}。", 0},
		{"全区持证率约28%。", "全区持证率约{{持证率 | 小数=0}}。", 0},
		{"2021年持证率23.3%。", "2021年持证率{{持证率 | 年=2021}}。", 0},
		{"去年底，全区持证率28.0%。", "去年底，全区持证率{{持证率}}。", 0}, // held in 2023
		{"甲街道、乙街道持证率30.0%。", "甲街道、乙街道持证率30.0%。", 0},
		{"甲街道持证率30.0%，乙街道30.0%，丙街道20.0%。", "甲街道持证率{{持证率 | 街道=甲街道}}，乙街道{{持证率 | 街道=乙街道}}，丙街道{{持证率 | 街道=丙街道}}。", 0},
		// Numbers as they are written.
		{"常住人口286412人。", "常住人口{{常住人口数 | 不分节}}。", 0},
		{"常住人口286,412人。", "常住人口{{常住人口数}}。", 0},
		{"常住人口28.6万人。", "常住人口{{常住人口数 | 万}}。", 0},
		{"常住人口28.64万人。", "常住人口{{常住人口数 | 万 | 小数=2}}。", 0},
		{"常住人口286412名。", "常住人口{{常住人口数 | 数 | 不分节}}名。", 0},
		{"常住人口286412户。", "常住人口286412户。", 0},
		// Numbers in characters.
		{"持证率达到百分之二十八。", "持证率达到{{持证率 | 汉字}}。", 0},
		{"甲街道持证率约十分之三。", "甲街道持证率约十分之三。", 0},
		{"甲街道持证率为十分之三。", "甲街道持证率为{{持证率 | 分数 | 街道=甲街道}}。", 0},
		{"按持证率评判，达标三个，不达标两个。", "按持证率评判，达标{{持证率 | 达标数 | 汉字}}，不达标{{持证率 | 不达标数 | 汉字}}。", 0},
		{"社区工作者五十人，持证十四人，持证率百分之二十八。", "社区工作者{{持证率 | 分母 | 汉字}}人，持证{{持证率 | 分子 | 汉字}}人，持证率{{持证率 | 汉字}}。", 0},
		{"常住人口二十八万六千四百一十二人。", "常住人口{{常住人口数 | 汉字}}。", 0},
		{"持证率百分之二十七。", "持证率百分之二十七。", 0},
		// Changes, with the word that the writer chose.
		{"持证率28.0%，比上年提高4.7个百分点。", "持证率{{持证率}}，{{持证率 | 比上年}}。", 0},
		{"持证率28.0%，比去年提高4.7个百分点。", "持证率{{持证率}}，比去年{{持证率 | 提高}}。", 0},
		{"持证率28.0%，比上年提高4.7%。", "持证率{{持证率}}，比上年提高4.7%。", 0},
		{"持证率由23.3%提高到28.0%。", "持证率由{{持证率 | 年=2021}}提高到{{持证率}}。", 0},
		{"持证率28.0%，上年为23.3%。", "持证率{{持证率}}，上年为{{持证率 | 年=2021}}。", 0},
		// Parts of a share, verdicts, gaps, targets, bands.
		{"社区工作者50人，持证14人，持证率28.0%。", "社区工作者{{持证率 | 分母}}人，持证{{持证率 | 分子}}人，持证率{{持证率}}。", 0},
		{"持证率28.0%，要达到不少于30%的目标，还缺1人。", "持证率{{持证率}}，要达到{{持证率 | 目标}}的目标，还缺{{持证率 | 缺口}}。", 0},
		{"按持证率评判，达标3个，不达标2个。", "按持证率评判，达标{{持证率 | 达标数}}，不达标{{持证率 | 不达标数}}。", 0},
		{"按收入分档，不满50万元的1个，50万元以上不满100万元的2个，100万元以上的3个。",
			"按收入分档，不满50万元的{{收入分档 | 档=不满50}}，50万元以上不满100万元的{{收入分档 | 档=50—100}}，100万元以上的{{收入分档 | 档=100}}。", 0},
		// Nearly the words of the title, and a number that hardly comes by chance.
		{"社区的平均经费是6669.1万元。", "社区的平均经费是{{社区平均经费 | 不分节}}。", 0},
		// Left to a person.
		{"持证率超过28%。", "持证率超过28%。", 1},
		{"持证率28.0%以上。", "持证率28.0%以上。", 1},
		{"全区共有286412人。", "全区共有286412人。", 1},
		// Left alone.
		{"持证率力争达到28.0%。", "持证率力争达到28.0%。", 0},
		{"全市持证率28.0%。", "全市持证率28.0%。", 0},
		{"党员持证率28.0%。", "党员持证率28.0%。", 1},
		{"持证率27.9%。", "持证率27.9%。", 0},
		{"“持证率28.0%”是旧口号。", "“持证率28.0%”是旧口号。", 0},
		{"持证率28—30%。", "持证率28—30%。", 0},
		{"会期3天，发言14人。", "会期3天，发言14人。", 0},
		{"上半年持证率28.0%。", "上半年持证率28.0%。", 0},
		{"`持证率28.0%`", "`持证率28.0%`", 0},
		{"    持证率28.0%", "    持证率28.0%", 0},
		{"[持证率](http://a.b/持证率28.0%)", "[持证率](http://a.b/持证率28.0%)", 0},
		{"持证率**28.0%**。", "持证率**{{持证率}}**。", 0},
		{"| 项目 | 数 |\n|---|---|\n| 持证率28.0% | 好 |", "| 项目 | 数 |\n|---|---|\n| 持证率{{持证率}} | 好 |", 0},
		{"| 项目 | 数 |\n|---|---|\n| 甲街道持证率30.0% | 好 |", "| 项目 | 数 |\n|---|---|\n| 甲街道持证率{{持证率｜街道=甲街道}} | 好 |", 0},
		{"持证率{{持证率}}，比上年提高4.7个百分点。", "持证率{{持证率}}，{{持证率 | 比上年}}。", 0},
	} {
		raw := head + c.text + "\n"
		got := claim.Propose(w, document(t, "content/speeches/a.md", raw), raw)
		if text := strings.TrimSuffix(strings.TrimPrefix(got.Text, head), "\n"); text != c.want || len(got.Doubts) != c.doubts {
			t.Errorf("%s\n  is   %s %d\n  want %s %d %+v", c.text, text, len(got.Doubts), c.want, c.doubts, got.Doubts)
			continue
		}
		before, after := document(t, "content/speeches/a.md", raw), document(t, "content/speeches/a.md", got.Text)
		if before.Year != 2022 || read(t, w, before) != read(t, w, after) {
			t.Errorf("%s reads differently when bound", c.text)
		}
	}
}

const head = "+++\ntitle = \"讲话\"\ndate = 2023-01-10\nstatus = \"草稿\"\nyear = 2022\n+++\n"

// Line ends and the mark at the beginning stay, and places are those of the file.
func TestProposeKeepsTheFile(t *testing.T) {
	w := figure.New(computed(t, sample.Trio))
	raw := "\uFEFF" + strings.ReplaceAll(head+"\n好。\n\n持证率28.0%，\n比上年提高4.7个百分点。\n", "\n", "\r\n")
	got := claim.Propose(w, document(t, "a.md", raw), raw)
	want := strings.NewReplacer("28.0%", "{{持证率}}", "比上年提高4.7个百分点", "{{持证率 | 比上年}}").Replace(raw)
	if got.Text != want || len(got.Taken) != 2 {
		t.Errorf("is\n%q\nwant\n%q", got.Text, want)
	}
	p := got.Taken[0]
	if p.Line != 10 || p.Column != 4 || string([]rune(raw)[p.Start:p.End]) != "28.0%" {
		t.Errorf("%+v", p)
	}
}

// A number that the data contradict is not bound, it is wrong.
func TestProposeTellsWhatIsWrong(t *testing.T) {
	raw := head + "持证率23.3%。\n"
	got := claim.Propose(figure.New(computed(t, sample.Trio)), document(t, "a.md", raw), raw)
	if got.Text != raw || len(got.Wrong) != 1 || got.Wrong[0].Rule != claim.LastYear {
		t.Errorf("%+v", got)
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a\nb\n", "a\nb\n", ""},
		{"a\nb\nc\n", "a\nB\nc\n", "--- x.md\n+++ x.md\n@@ -2 +2 @@\n-b\n+B\n"},
		{"a\nb\nc\nd", "A\nB\nc\nD", "--- x.md\n+++ x.md\n@@ -1,2 +1,2 @@\n-a\n-b\n+A\n+B\n@@ -4 +4 @@\n-d\n\\ No newline at end of file\n+D\n\\ No newline at end of file\n"},
		{"a\r\n", "b\r\n", "--- x.md\n+++ x.md\n@@ -1 +1 @@\n-a\r\n+b\r\n"},
	} {
		if got := claim.Diff("x.md", c.before, c.after); got != c.want {
			t.Errorf("is\n%s\nwant\n%s", got, c.want)
		}
	}
}
