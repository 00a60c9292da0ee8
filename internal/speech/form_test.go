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

// spoken renders a body with a front matter's numbers against district.
func spoken(t *testing.T, body, numbers string) (speech.Speech, []diag.Problem) {
	t.Helper()
	var problems, found diag.List
	data := check.Data(source.Read(sample.Project(sample.Trio), sample.Project(""), &problems), &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	d := source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9, Numbers: numbers}
	return speech.Render(figure.New(metric.Compute(data)), d, nil, &found), found.Sorted()
}

func TestForms(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		// Who is first and last: all who share the place, each with its number.
		{"{{持证率 | 最高街道}}", "甲街道、乙街道（并列）"},
		{"{{持证率 | 最高街道 | 带数}}", "甲街道、乙街道（并列，30.0%）"},
		{"{{持证率 | 最高街道 | 前=1}}", "甲街道等2个街道（并列）"},
		{"{{持证率 | 最低街道}}", "丙街道"},
		{"{{持证率 | 最高社区 | 带数}}", "甲一社区（50.0%）"},
		{"{{持证率 | 最低社区 | 街道=乙街道 | 年=2021}}", "!“持证率”2021 年 2 个社区都是 30.0%，说不出“最低社区”"},
		{"{{持证率 | 最低社区 | 街道=丙街道}}", "!有数的社区不到两个"},
		{"{{常住人口数 | 最多街道}}", "乙街道"},
		{"{{常住人口数 | 最少社区}}", "甲二社区"},
		// In characters, and as a fraction where the data are near one.
		{"{{持证率 | 汉字}}、{{持证率 | 比 | 汉字}}、{{持证率 | 分子 | 汉字}}", "百分之二十八、五十分之十四、十四"},
		{"{{持证率 | 达标数 | 汉字}}、{{持证率 | 不达标数 | 汉字}}", "三个、两个"},
		{"{{持证率 | 同比 | 汉字}}", "比上年提高四点七个百分点"},
		{"{{常住人口数 | 汉字}}、{{常住人口数 | 万 | 汉字}}", "二十八万六千四百一十二人、二十八点六万人"},
		{"{{持证率 | 分数 | 街道=甲街道}}、{{持证率 | 分数}}", "十分之三、约七分之二"},
		{"{{常住人口数 | 分数}}", "!“常住人口数”没有“分数”可说"},
		// How many and which.
		{"{{持证率 | 达标数}}、{{持证率 | 不达标数}}、{{持证率 | 无数据数}}", "3个、2个、1个"},
		{"{{持证率 | 达标街道数}}、{{持证率 | 不达标街道数}}", "2个、1个"},
		{"{{持证率 | 不达标街道名单}}", "丙街道"},
		{"{{持证率 | 不达标名单 | 带数}}", "甲二社区（缺2人）、丙一社区（缺1人）"},
		{"{{持证率 | 不达标名单 | 前=1}}", "甲二社区等2个社区"},
		{"{{持证率 | 达标社区名单 | 带数}}", "甲一社区（50.0%）、乙一社区（30.0%）、乙二社区（30.0%）"},
		{"{{持证率 | 豁免名单}}", "!没有豁免的，列不出名单"},
		{"{{经费合计 | 不达标名单}}", "!没有标准评判示例区的“经费合计”"},
		// The words of a change are those of the data, or are refused.
		{"{{持证率 | 同比}}", "比上年提高4.7个百分点"},
		{"{{持证率 | 增减}}", "提高4.7个百分点"},
		{"比上年{{持证率 | 提高}}", "比上年提高4.7个百分点"},
		{"{{持证率 | 上升 | 小数=0}}", "上升5个百分点"},
		{"{{持证率 | 下降}}", "!比 2021 年提高4.7个百分点，不能说“下降”"},
		{"{{持证率 | 增长}}", "!变化说“提高”“下降”几个百分点，不说“增长”"},
		{"{{持证率 | 街道=乙街道 | 提高}}", "!持平，不能说“提高”"},
		{"{{持证率 | 街道=乙街道 | 增减}}", "持平"},
		{"{{持证率 | 社区=甲二社区 | 下降}}", "下降10.0个百分点"},
		{"{{常住人口数 | 增加}}", "增加412人"},
		{"{{常住人口数 | 增长}}", "增长0.1%"},
		{"{{经费合计 | 增加 | 万}}", "增加20,000万元"},
		{"{{经费合计 | 增加 | 亿}}", "增加2亿元"},
		{"{{常住人口数 | 街道=丙街道 | 减少}}", "减少2,000人"},
		{"{{常住人口数 | 街道=丙街道 | 下降 | 小数=2}}", "下降1.96%"},
		{"{{持证率 | 比2021年}}", "比上年提高4.7个百分点"},
		{"{{持证率 | 年=2021 | 同比}}", "!2020 年没有可比的数"},
		// Where an area stands: all who share a place are told of, and who did not report is not ranked.
		{"{{持证率 | 街道=丙街道 | 排名}}", "第3位"},
		{"{{持证率 | 街道=甲街道 | 排名}}", "并列第1位"},
		{"{{持证率 | 社区=乙一社区 | 排名}}", "并列第2位"},
		{"{{持证率 | 社区=甲二社区 | 排名}}，{{持证率 | 社区=甲二社区 | 街道内排名}}", "第5位，第2位"},
		{"{{持证率 | 街道=甲街道 | 排名变化}}", "与上年持平"},
		{"{{常住人口数 | 社区=甲一社区 | 排名}}", "!“常住人口数”不分数大好还是数小好，排不出名次"},
		{"{{持证率 | 排名}}", "!“持证率”是示例区的数，没有同一级的可比，说不出“排名”；写明 社区= 或 街道="},
		{"{{持证率 | 街道=甲街道 | 街道内排名}}", "!“持证率”是甲街道的数，没有同一级的可比，说不出“街道内排名”"},
		{"{{持证率 | 社区=丙一社区 | 街道内排名}}", "!“持证率”2022 年丙街道有数的社区不到两个，说不出“街道内排名”"},
		// How a place moved, where the same were ranked.
		{"{{持证率 | 社区=甲二社区 | 街道内排名变化}}", "与上年持平"},
		{"{{持证率 | 社区=甲二社区 | 街道内排名上升}}", "!“持证率”甲二社区的名次 2022 年比上年持平，不能说“街道内排名上升”"},
		{"{{持证率 | 社区=甲一社区 | 排名变化}}", "!“持证率”2021 年和 2022 年排名的社区不一样（少了丙二社区），名次不可比"},
		{"{{持证率 | 社区=丙二社区 | 年=2021 | 排名变化}}", "!2020 年没有可比的名次"},
		{"{{持证率 | 街道=乙街道 | 年=2021 | 排名}}", "并列第1位"},
		{"{{人均经费 | 社区=乙二社区 | 排名}}，{{人均经费 | 社区=乙二社区 | 排名变化}}", "第2位，比上年上升1位"},
		{"{{人均经费 | 社区=丙一社区 | 排名}}，比上年{{人均经费 | 社区=丙一社区 | 排名下降}}", "并列第3位，比上年下降2位"},
		{"{{人均经费 | 社区=丙一社区 | 排名上升}}", "!“人均经费”丙一社区的名次 2022 年比上年下降2位，不能说“排名上升”"},
		{"{{人均经费 | 社区=乙二社区 | 排名持平 | 比2021年}}", "!2022 年比上年上升1位，不能说“排名持平”"},
		{"{{人均经费 | 街道=甲街道 | 排名持平}}", "持平"},
		// How numbers are written.
		{"{{常住人口数}}", "286,412人"},
		{"{{常住人口数 | 不分节}}", "286412人"},
		{"{{常住人口数 | 千分空}}", "286\u202f412人"},
		{"{{常住人口数 | 万}}", "28.6万人"},
		{"{{常住人口数 | 万 | 小数=2}}", "28.64万人"},
		{"{{常住人口数 | 万 | 数}}人", "28.6万人"},
		{"{{常住人口数 | 亿}}", "286,412人"},
		{"{{常住人口数 | 社区=丙一社区 | 万}}", "5万人"},
		{"{{经费合计 | 亿}}", "4.0亿元"},
		{"{{经费合计 | 万}}", "40,014万元"},
		{"{{持证率 | 小数=0}}", "28%"},
		{"{{持证率 | 社区=丙一社区 | 万}}", "20.0%"},
		{"{{常住人口数 | 小数=9}}", "!“小数=9”不是 0 到 6 的位数"},
	} {
		s, problems := spoken(t, c.body, "")
		got := plain(s.HTML)
		if len(problems) > 0 {
			got = "!" + problems[0].Message
		}
		if got != c.want && !(strings.HasPrefix(c.want, "!") && strings.HasPrefix(got, "!") && strings.Contains(got, c.want[1:])) {
			t.Errorf("%s\n  is   %s\n  want %s", c.body, got, c.want)
		}
	}
}

// The front matter says how all numbers are written; a figure's own word wins.
func TestNumbersOfADocument(t *testing.T) {
	s, problems := spoken(t, "{{常住人口数}}，{{常住人口数 | 原数}}，{{持证率}}，{{常住人口数 | 增加}}，{{经费合计}}", "不分节 ｜ 万 ｜ 小数=2")
	if got := plain(s.HTML); got != "28.64万人，286412人，28.00%，增加412人，40014.40万元" || len(problems) > 0 {
		t.Errorf("%s %v", got, problems)
	}
	_, problems = spoken(t, "好。", "万分空")
	if len(problems) != 1 || problems[0].Code != "figure-option" || problems[0].Line != 0 {
		t.Errorf("%v", problems)
	}
}

// Who did not report takes no part in a comparison, and the 出处表 says so.
func TestExtremesSayWhoTookPart(t *testing.T) {
	s, _ := spoken(t, "{{持证率 | 最低社区}}和{{持证率 | 最高街道}}", "")
	var got []string
	for _, b := range s.Bound {
		got = append(got, fmt.Sprint(b.Text, " ", b.Metric.Area.Name, " ", b.Note))
	}
	want := "甲二社区 甲二社区 6 个社区中 5 个有数，没有报的不参加比较; 甲街道 甲街道 ; 乙街道 乙街道 "
	if strings.Join(got, "; ") != want {
		t.Errorf("bound\n  %s\nwant\n  %s", strings.Join(got, "; "), want)
	}
}

// Where a text tells a total and all its parts, and rounding keeps them from
// adding up, it says so; where they add up it says nothing.
func TestPartsThatDoNotAddUp(t *testing.T) {
	street := "{{%[1]s | 街道=甲街道%[2]s}}、{{%[1]s | 街道=乙街道%[2]s}}、{{%[1]s | 街道=丙街道%[2]s}}"
	for _, c := range []struct{ body, want string }{
		{"共{{常住人口数 | 万}}，" + fmt.Sprintf(street, "常住人口数", " | 万"), ""},
		{"共{{经费合计}}，" + fmt.Sprintf(street, "经费合计", ""), "示例区“经费合计”2022 年的合计数与分项之和因四舍五入略有出入，未作调整。"},
		{"共{{经费合计 | 小数=1}}，" + fmt.Sprintf(street, "经费合计", " | 小数=1"), ""},
		{"共{{经费合计}}，{{经费合计 | 街道=甲街道}}", ""},
		{"共{{经费合计}}，{{经费合计 | 街道=甲街道}}、{{经费合计 | 街道=乙街道}}、{{经费合计 | 街道=丙街道 | 年=2021}}", ""},
	} {
		s, problems := spoken(t, c.body, "")
		if got := strings.Join(s.Remarks, ""); got != c.want || len(problems) > 0 {
			t.Errorf("%s\n  is   %s\n  want %s %v", plain(s.HTML), got, c.want, problems)
		}
	}
}

// Whatever the form: an unknown name, a form with a slip, a year without data and
// a number that nobody gave stop the build at line and column, and nothing is
// printed in the place of the number.
func TestEveryFormIsRefusedAtItsPlace(t *testing.T) {
	slip := func(word string) string { return word + "儿" }
	n := 0
	for _, form := range speech.Forms() {
		option := " | " + form
		switch form {
		case "":
			option = ""
		case "档":
			continue // stands with its band
		}
		for _, c := range []struct{ inside, code, near string }{
			{"持证律" + option, "figure-unknown", "；是不是“持证率”？"},
			{"持证率" + option + " | 年=2020", "figure-year", "；有数据的年份：2021、2022"},
			{"持证率" + option + " | 街道=甲街头", "figure-option", "；是不是“甲街道”？"},
			{"持证率" + option + " | 社区=丙二社区", "", ""}, // did not report
		} {
			n++
			s, problems := spoken(t, "好。\n\n共{{"+c.inside+"}}。", "")
			if len(problems) != 1 || problems[0].Severity != diag.Error || problems[0].Line != 11 || problems[0].Column != 2 ||
				c.code != "" && problems[0].Code != c.code || !strings.HasSuffix(problems[0].Message, c.near) {
				t.Errorf("{{%s}}: %+v", c.inside, problems)
			}
			if got := plain(s.HTML); got != "好。\n共。" {
				t.Errorf("{{%s}} prints %q", c.inside, got)
			}
		}
		if _, problems := spoken(t, "{{持证率 | "+slip(form)+"}}", ""); form != "" && !(len(problems) == 1 && strings.HasPrefix(problems[0].Message, "不认识的写法“"+slip(form)+"”；")) {
			t.Errorf("{{持证率 | %s}}: %+v", slip(form), problems)
		}
	}
	if n < 100 {
		t.Errorf("only %d figures were tried", n)
	}
}
