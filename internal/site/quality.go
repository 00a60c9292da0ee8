package site

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

const mostProblems = 500

func (c *composer) quality(y stat.Year) Page {
	return Page{Path: qualityPath(y), Kind: Quality, Title: "数据质量", Year: y, twin: qualityPath,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any { return v.quality() }}
}

func (v *view) quality() QualityView {
	out := QualityView{Clearance: v.clearanceLink()}
	out.Problems, out.Left = v.problems(func(p diag.Problem) bool { return p.Severity == diag.Warning })
	out.Explained, _ = v.problems(func(p diag.Problem) bool { return p.Explained })
	out.Notes, _ = v.problems(func(p diag.Problem) bool { return p.Severity == diag.Info && !p.Explained })
	out.Coverage, out.Silent = v.coverage()
	out.Streets = v.streetCoverage()
	for _, ch := range v.c.data.Changes {
		if stat.Year(ch.Year) == v.Year {
			out.Changes = append(out.Changes, v.changed(ch))
		}
	}
	streets, communities := len(v.c.data.Areas(stat.Subdistrict, v.Year)), len(v.c.data.Areas(stat.Community, v.Year))
	said := []string{strconv.Itoa(int(v.Year)) + " 年的数据来自 " + count(streets) + " 个" + v.c.data.Ladder.Heading(stat.Subdistrict) + "、" + count(communities) + " 个" + v.c.level(stat.Community) + "。"}
	if out.Checked = !v.c.Public; out.Checked {
		said = append(said, problemWords(len(out.Problems)+out.Left))
	}
	said = append(said, coverageWords(len(out.Coverage), len(out.Silent)))
	for _, s := range said {
		out.Sentences = append(out.Sentences, v.phrase(figure.Say(s)))
	}
	return out
}

// coverageWords says how many indicators were reported in part, and how many not at all.
func coverageWords(part, silent int) string {
	var said []string
	if part > 0 {
		said = append(said, count(part)+" 项指标没有报全")
	}
	if silent > 0 {
		said = append(said, count(silent)+" 项指标一个数也没有")
	}
	if len(said) == 0 {
		return "全部指标都已报全。"
	}
	return strings.Join(said, "，") + "；没报的不按 0 计，占比只算报了的。"
}

func problemWords(n int) string {
	if n == 0 {
		return "没有需要核对的地方。"
	}
	return "有 " + count(n) + " 处需要核对：改正，或写明理由。"
}

// problems are what was noticed of one kind in a year's data, at most so many; what
// concerns no year stands with the latest.
func (v *view) problems(wanted func(diag.Problem) bool) (out []ProblemRow, left int) {
	for _, p := range v.c.Problems {
		if !wanted(p) || p.YearOr(int(v.c.latest())) != int(v.Year) {
			continue
		}
		if len(out) == mostProblems {
			left++
			continue
		}
		row := ProblemRow{Where: where(p.Place), Message: p.Message, Hint: p.Hint}
		if a, ok := v.c.data.Area(p.Area); ok {
			row.Area = v.areaLink(a)
		}
		out = append(out, row)
	}
	return out, left
}

// where is a place as people read it: “data/2022/甲.xlsx / 社区年报!C7”.
func where(p diag.Place) string {
	switch {
	case p.Cell != "":
		return p.File + " / " + strings.TrimPrefix(p.Sheet+"!", "!") + p.Cell
	case p.Sheet != "":
		return p.File + " / " + p.Sheet
	case p.Line > 0:
		return p.File + " 第 " + strconv.Itoa(p.Line) + " 行"
	}
	return p.File
}

// coverage are the indicators that some areas did not report.
func (v *view) coverage() (out []CoverageRow, silent []Link) {
	for _, i := range v.c.data.Indicators {
		if !v.c.throughout(i) {
			continue
		}
		switch m := v.at(i, v.c.data.Whole); {
		case m.Covered == 0 && m.Expected > 0:
			silent = append(silent, v.indicatorLink(i))
		case m.Covered < m.Expected:
			out = append(out, CoverageRow{Indicator: v.indicatorLink(i), Covered: m.Covered, Expected: m.Expected,
				Share: v.share(m.Covered, m.Expected), Bar: part(m.Covered, m.Expected)})
		}
	}
	return out, silent
}

// streetCoverage says how much of what was asked of its communities each street
// gave.
func (v *view) streetCoverage() []StreetCoverage {
	var out []StreetCoverage
	var missing []int
	for _, a := range v.c.parts(v.Year) {
		given, of := 0, 0
		for _, i := range v.c.data.Indicators {
			if i.Base == stat.Community && v.c.parted(i) {
				m := v.at(i, a)
				given, of = given+m.Covered, of+m.Expected
			}
		}
		missing = append(missing, of-given)
		out = append(out, StreetCoverage{Street: v.areaLink(a), Missing: count(of - given), Of: count(of), Share: v.share(given, of), Bar: part(given, of)})
	}
	return mostLacking(out, missing)
}

// mostLacking are so many streets that lack most, where there are more.
func mostLacking(list []StreetCoverage, missing []int) []StreetCoverage {
	if len(list) <= mostStreets {
		return list
	}
	order := make([]int, len(list))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return missing[b] - missing[a] })
	var out []StreetCoverage
	for _, k := range order[:mostStreets] {
		out = append(out, list[k])
	}
	return out
}

func (v *view) share(n, of int) string {
	return v.c.Writer.Number(stat.Int(int64(n)).Per(stat.Int(int64(of))), "%", 1)
}
