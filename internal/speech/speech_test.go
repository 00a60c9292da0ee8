package speech_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

func computed(t testing.TB) *metric.Metrics {
	t.Helper()
	var problems diag.List
	raw := source.Read(sample.Project(sample.Pair), sample.Project(""), &problems)
	data := check.Data(raw, &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return metric.Compute(data)
}

func render(t *testing.T, body string) (speech.Speech, []diag.Problem) {
	t.Helper()
	var found diag.List
	doc := source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9}
	s := speech.Render(figure.New(computed(t)), doc, nil, &found)
	return s, found.Sorted()
}

// plain is the text of the page without its tags.
func plain(html string) string {
	var b strings.Builder
	for html != "" {
		text, rest, _ := strings.Cut(html, "<")
		b.WriteString(text)
		_, html, _ = strings.Cut(rest, ">")
	}
	return strings.TrimSpace(b.String())
}

func TestFigures(t *testing.T) {
	for body, want := range map[string]string{
		"持证率{{持证率}}。":              "持证率26.3%。",
		"{{cert_rate | 比}}":        "10/38",
		"{{持证率｜分子}}人":              "10人",
		"{{持证率 | 分母}}人":            "38人",
		"{{持证率 | 数}}":              "26.3",
		"{{持证率 | 年=2021}}":         "10.0%",
		"{{持证率 | 街道=明珠街道}}":        "26.3%",
		"{{持证率 | 社区=示例乙 社区}}":      "28.6%",
		"{{持证率 | 比上年}}":            "比上年提高16.3个百分点",
		"{{持证率 | 缺口}}":             "2人",
		"{{持证率 | 评判}}":             "不达标",
		"{{收入分档 | 档=100}}":         "1个",
		"{{收入分档 | 档=50—100}}":      "1个",
		"{{收入分档 | 档=不满50}}":        "0个",
		"{{收入分档 | 年=2021 | 档=未报}}": "1个",
		"**“持证”**的{{持证率}}":         "“持证”的26.3%",
		"<!-- 待核 -->":              "",
		"行一\n行二":                   "行一行二",
	} {
		s, problems := render(t, body)
		got := strings.ReplaceAll(plain(s.HTML), " ", "")
		if got != want || len(problems) > 0 {
			t.Errorf("%s\n  is   %s\n  want %s\n  %v", body, got, want, problems)
		}
		if strings.Contains(s.HTML, "<script") {
			t.Errorf("raw HTML passed: %s", s.HTML)
		}
	}
}

func TestEmphasisBesideChinesePunctuation(t *testing.T) {
	for body, want := range map[string]string{
		"**“词”**是":    "<p><strong>“词”</strong>是</p>",
		"是**《书》**，":   "<p>是<strong>《书》</strong>，</p>",
		"a * b * c":   "<p>a * b * c</p>",
		"**粗** *斜*":   "<p><strong>粗</strong> <em>斜</em></p>",
		"三、**第一。**第二": "<p>三、<strong>第一。</strong>第二</p>",
	} {
		if s, _ := render(t, body); strings.TrimSpace(s.HTML) != want {
			t.Errorf("%s\n  is   %s  want %s", body, s.HTML, want)
		}
	}
}

func TestProblemsStandAtTheirPlace(t *testing.T) {
	for body, want := range map[string]string{
		"好。\n\n共{{持证律}}。":                                  "figure-unknown 11:2 是不是“持证率”",
		"{{持证率 | 年=2019}}":                                 "figure-year 9:1 2019 年没有数据",
		"{{持证率 | 街道=明朱街道}}":                                "figure-option 9:1 是不是“明珠街道”",
		"{{持证率 | 同笔}}":                                     "figure-option 9:1 是不是“同比”",
		"{{收入分档 | 目标}}":                                    "figure-form 9:1 没有“目标”可说",
		"{{收入分档 | 社区=示例乙 | 年=2021}}":                       "figure-missing 9:1 没有数",
		"开头 ｛｛持证率｝｝":                                       "figure-wide-braces 9:4 全角",
		"{{}}":                                             "figure-unknown 9:1 没有写指标",
		"{{持证率 | 年=2022 | 年=2021}}":                        "figure-option 9:1 都写了年份",
		"{{持证率 | 同比 | 目标}}":                                "figure-option 9:1 “同比”和“目标”都写了说法",
		"{{收入分档 | 档=75}}":                                  "figure-form 9:1 有：不满50万元、50万元以上不满100万元、100万元以上、未报",
		"好。\n\n<p>全区共38个社区。</p>\n\n好。":                     "text-html 11:1 这几行是 HTML“<p>”",
		"**<u>全区</u>**":                                    "text-html 9:3 写了 HTML 标签“<u>”",
		"<script>alert(1)</script>":                        "text-html 9:1 ",
		"持证率比上年{{持证率 | 同比}}":                               "figure-said-twice 9:7 比上年",
		"持证率同比{{持证率 | 同比}}":                                "figure-said-twice 9:6 同比",
		"开头 {{持证率":                                         "figure-not-closed 9:4 收住",
		"```chart\nindicator = \"持证率\"\nform = \"饼\"\n```": "block-form 9:4 饼",
		"```chart\nindicater = \"持证率\"\n```":               "toml-unknown-key 10:1 ",
	} {
		_, problems := render(t, body)
		if len(problems) == 0 {
			t.Errorf("%s raised nothing", body)
			continue
		}
		p := problems[0]
		got := fmt.Sprintf("%s %d:%d %s%s", p.Code, p.Line, p.Column, p.Message, p.Hint)
		parts := strings.SplitN(want, " ", 3)
		if !strings.HasPrefix(got, parts[0]+" "+parts[1]) || !strings.Contains(got, parts[2]) {
			t.Errorf("%s\n  is   %s\n  want %s", body, got, want)
		}
	}
}

func TestBoundFiguresLeadToTheirMetric(t *testing.T) {
	s, _ := render(t, "{{持证率}}和{{收入分档 | 档=100}}")
	if len(s.Bound) != 2 || s.Bound[0].Text != "26.3%" || s.Bound[1].Metric.Indicator.ID != "bands" {
		t.Errorf("bound %+v", s.Bound)
	}
	for n := range s.Bound {
		if !strings.Contains(s.HTML, `href="#`+speech.Anchor(n+1)+`"`) {
			t.Errorf("no link to %s in %s", speech.Anchor(n+1), s.HTML)
		}
	}
}

func TestBlocks(t *testing.T) {
	s, problems := render(t, "前\n\n```chart\nindicator = \"持证率\"\nform = \"历年\"\n```\n\n```table\nindicator = \"持证率\"\nform = \"街道\"\n```\n\n```toml\nx\n```\n")
	if len(problems) > 0 || len(s.Charts) != 2 || s.Charts[0].TableOnly || !s.Charts[1].TableOnly {
		t.Fatalf("%v %+v", problems, s.Charts)
	}
	if !strings.Contains(s.HTML, speech.Slot(s.Charts[0].ID)) || !strings.Contains(s.HTML, "<code>x") {
		t.Error(s.HTML)
	}
}
