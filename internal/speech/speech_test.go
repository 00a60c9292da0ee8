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

// project is one street of two communities in two years.
const project = `
-- themes/gov/layout.html --
-- nianbao.toml --
title = "测试年报"
[district]
name = "示例区"
code = "329901"
[[judging]]
from = 2021
to = 2022
standards = ["s"]
-- data/fields.toml --
[[field]]
id = "region_code"
title = "社区代码"
type = "text"
[[field]]
id = "community_name"
title = "社区名称"
type = "text"
[[field]]
id = "street_name"
title = "街道(镇)"
type = "text"
[[field]]
id = "workers"
title = "社区工作者数"
type = "integer"
unit = "人"
[[field]]
id = "certified"
title = "持证人数"
type = "integer"
unit = "人"
[[field]]
id = "income_wan"
title = "集体经营性收入"
type = "number"
unit = "万元"
-- data/indicators/all.toml --
title = "全部"
[[indicator]]
id = "cert_rate"
title = "社区工作者持证率"
aliases = ["持证率"]
definition = "持证人数除以社区工作者数"
unit = "%"
decimals = 1
direction = "higher"
formula = "certified / workers"
source = "测试"
[[indicator]]
id = "bands"
title = "收入分档"
definition = "分档"
unit = "万元"
rolled_unit = "个"
formula = "income_wan"
rollup = "count"
source = "测试"
-- data/standards/s.toml --
id = "s"
title = "测试标准"
from = 2021
[[clause]]
indicator = "cert_rate"
basis = "30%"
min = 30
[[bands]]
indicator = "bands"
basis = "分档"
edges = [0, 50, 100]
-- data/2021/明珠街道.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数	集体经营性收入（万元）
329901001001	明珠街道	示例甲	10	1	40
329901001002	^	示例乙	20	2	
-- data/2022/明珠街道.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数	集体经营性收入（万元）
329901001001	明珠街道	示例甲	10	2	100
329901001002	^	示例乙	28	8	60
`

func computed(t testing.TB) *metric.Metrics {
	t.Helper()
	var problems diag.List
	raw := source.Read(sample.Project(project), sample.Project(""), &problems)
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
		"持证率{{持证率}}。":               "持证率26.3%。",
		"{{cert_rate | 比}}":         "10/38",
		"{{持证率｜分子}}人":               "10人",
		"{{持证率 | 分母}}人":             "38人",
		"{{持证率 | 数}}":               "26.3",
		"{{持证率 | 年=2021}}":          "10.0%",
		"{{持证率 | 街道=明珠街道}}":         "26.3%",
		"{{持证率 | 社区=示例乙 社区}}":       "28.6%",
		"{{持证率 | 比上年}}":             "比上年提高16.3个百分点",
		"{{持证率 | 缺口}}":              "2人",
		"{{持证率 | 评判}}":              "不达标",
		"{{收入分档 | 档=100}}":          "1个",
		"{{收入分档 | 档=50—100}}":       "1个",
		"{{收入分档 | 档=不满50}}":         "0个",
		"{{收入分档 | 年=2021 | 档=未报}}":  "1个",
		"**“持证”**的{{持证率}}":          "“持证”的26.3%",
		"<script>alert(1)</script>": "",
		"行一\n行二":                    "行一行二",
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
