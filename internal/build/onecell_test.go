package build_test

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/sample"
)

// district is a street of three communities in two years, with a speech whose
// every number is bound. certified is what one cell says: G5 of 2022, the
// 持证人数 of 东门社区.
func district(certified string) string {
	return strings.ReplaceAll(`
-- nianbao.toml --
title = "测试年报"
[district]
name = "测试区"
code = "329901"
[[judging]]
from = 2021
to = 2022
standards = ["s1-2020", "s3-2009"]
-- content/speeches/a.md --
+++
title = "讲话"
date = 2023-01-10
status = "定稿"
year = 2022
numbers = "小数=1"
+++

全区社区工作者{{持证率 | 分母}}人，持证{{持证率 | 分子}}人，持证率{{持证率}}，{{持证率 | 比上年}}，离{{持证率 | 目标}}的目标{{持证率 | 评判}}。

{{持证率 | 最高社区 | 带数}}在前，{{持证率 | 最低社区 | 带数}}在后，达标的{{持证率 | 达标社区数}}；比上年{{持证率 | 增减}}。

`+"```table\nindicator = \"持证率\"\nform = \"排名\"\n```"+`
-- data/2021/甲街道.xlsx --
# title 2021年社区建设情况统计年报
统计年度	街道(镇)	社区代码	社区名称	户数	常住人口	社区工作者数	持证人数
2021	甲街道	329901001001	东门社区	1200	3600	9	2
2021	^	329901001002	西门社区	1500	4500	11	2
2021	^	329901001003	南门社区	1000	2700	9	3
-- data/2022/甲街道.xlsx --
# title 2022年社区建设情况统计年报
统计年度	街道(镇)	社区代码	社区名称	户数	常住人口	社区工作者数	持证人数
2022	甲街道	329901001001	东门社区	1200	3600	9	CERTIFIED
2022	^	329901001002	西门社区	1500	4500	11	2
2022	^	329901001003	南门社区	1000	2700	9	3
`, "CERTIFIED", certified)
}

func siteOf(t *testing.T, project string) map[string][]byte {
	t.Helper()
	return builtOf(t, sample.Project(project), build.Edition{})
}

// prose is the text of a speech's paragraphs.
func prose(t *testing.T, page []byte) string {
	t.Helper()
	_, rest, found := bytes.Cut(page, []byte(`<div class="prose">`))
	text, _, closed := bytes.Cut(rest, []byte(`<div class="block"`))
	if !found || !closed {
		t.Fatal("the page of the speech has no text")
	}
	return strings.Join(strings.Fields(oneTag.ReplaceAllString(string(text), "")), " ")
}

// One cell of a workbook is changed: the speech says the new number in every
// place, in words that fit it, and no page of the whole site, no table and no
// index holds the old one any more.
func TestOneCellChangesEveryPlace(t *testing.T) {
	before, after := siteOf(t, district("3")), siteOf(t, district("5"))
	for site, want := range map[*map[string][]byte]string{
		&before: "全区社区工作者29人，持证8人，持证率27.6%，比上年提高3.4个百分点，离不少于30%的目标不达标。 " +
			"东门社区、南门社区（并列，33.3%）在前，西门社区（18.2%）在后，达标的2个；比上年提高3.4个百分点。",
		&after: "全区社区工作者29人，持证10人，持证率34.5%，比上年提高10.3个百分点，离不少于30%的目标达标。 " +
			"东门社区（55.6%）在前，西门社区（18.2%）在后，达标的2个；比上年提高10.3个百分点。",
	} {
		if got := prose(t, (*site)["speeches/a.html"]); got != want {
			t.Errorf("the speech says\n%s\nwant\n%s", got, want)
		}
	}
	holds := func(files map[string][]byte, text string) (found []string) {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if path.Ext(name) != ".docx" && bytes.Contains(files[name], []byte(text)) {
				found = append(found, name)
			}
		}
		return found
	}
	for _, old := range []string{"27.6%", "8/29", "8 ÷ 29"} {
		if left := holds(after, old); len(left) > 0 {
			t.Errorf("%s is left in %v", old, left)
		}
	}
	places := holds(before, "27.6%")
	for _, name := range []string{"index.html", "2022/index.html", "2022/indicators/cert_rate.html", "2022/indicators/index.html", "2022/areas/329901001.html",
		"2022/origins/workers.html", "2022/csv/origins/329901.csv", "speeches/a.html"} {
		if !slices.Contains(places, name) {
			t.Errorf("%s did not say the old number", name)
		}
		if bytes.Equal(before[name], after[name]) {
			t.Errorf("%s did not change", name)
		}
	}
	if bytes.Equal(before["speeches/a.docx"], after["speeches/a.docx"]) {
		t.Error("the Word file did not change")
	}
	for _, name := range []string{"standards/s1-2020.html", "assets/style.css"} {
		if !bytes.Equal(before[name], after[name]) {
			t.Errorf("%s changed, which has no number of the data", name)
		}
	}
}

// The cell itself is named beside the number that it made.
func TestTheCellIsNamed(t *testing.T) {
	page := string(siteOf(t, district("5"))["2022/areas/329901001001.html"])
	for _, want := range []string{"<b>代入</b> 5 ÷ 9 = 55.6%", "持证人数 H3“5”", "data/2022/甲街道.xlsx"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the community does not say %s", want)
		}
	}
}

// A change stands on two years: its line names the cells of both.
func TestAChangeNamesBothYears(t *testing.T) {
	page := string(siteOf(t, district("5"))["speeches/a.html"])
	for _, want := range []string{"<b>代入</b> 10 ÷ 29 = 34.5%", "<b>2021 年代入</b> 7 ÷ 29 = 24.1%", "<b>2021 年单元格</b> data/2021/甲街道.xlsx"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the speech does not say %s", want)
		}
	}
}

var oneTag = regexp.MustCompile(`<[^>]*>`)
