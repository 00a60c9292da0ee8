package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A year that is one of a plan's lies within it: 2023年是实施“十四五”规划的关键之年. Whoever still goes by a
// plan that is long over, or writes one that has long begun, has an old paper at hand.

var (
	yearOfPlan = pattern.MustCompile(`(?:((?:19|20)\d\d)年|今年|本年)，?是[^，。；]{0,14}?“?(十[一二三四五]五)”?(?:时期|规划)?[^，。；]{0,14}?(?:之年|一年|年份|关键年)`)
	// ofTwoPlans tells that one plan is over and another is in the making.
	ofTwoPlans = pattern.MustCompile(`谋划|编制|前期|衔接|总结评估|收官|承前启后|为“?十`)
	stillBy    = pattern.MustCompile(`^(?:[^。；]{0,30}?)(?:按照|根据|依据|落实|贯彻落实|实施|对照|围绕)[^，。；]{0,10}?“?(十[一二三四五]五)”?规划`)
	atWork     = pattern.MustCompile(`正在|今年|继续|将|计划|加快|推进|为[^，。]{0,6}落实`)
	writes     = pattern.MustCompile(`(?:编制|谋划|启动)(?:好|全[县市区])?[^，。；]{0,6}?“?(十[一二三四五]五)”?规划`)
)

// withinPlan holds a plan of five years against the year that the sentence is about.
func withinPlan(p *prose, r *report, i int, text string) {
	from := p.sentences[i].from
	judge := func(m []int, plan string, year, early, late int) {
		first := planStart(plan)
		if first == 0 || year == 0 || year >= first-early && year <= first+4+late {
			return
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d年，这里说的是%d年；可能是沿用旧稿没有改", plan, first, first+4, year), "", plan}, [2]int{from + m[0], from + m[1]})
	}
	if m := yearOfPlan.FindStringSubmatchIndex(text); m != nil && !planEnds.MatchString(text) && !ofTwoPlans.MatchString(text) {
		year := atoi(groupOfMatch(text, m, 1))
		if year == 0 {
			year = p.year
		}
		judge(m, text[m[4]:m[5]], year, 0, 0)
	}
	year := p.spokenYear(i)
	if m := stillBy.FindStringSubmatchIndex(text); m != nil && atWork.MatchString(text) {
		judge(m, text[m[2]:m[3]], year, 5, 1)
	}
	if m := writes.FindStringSubmatchIndex(text); m != nil && !containsAny(text, "曾", "中期", "修编", "修订", "完成了", "已") {
		judge(m, text[m[2]:m[3]], year, 5, -3)
	}
}

// spokenYear is the year that begins a sentence, or that of the text.
func (p *prose) spokenYear(i int) int {
	s := p.sentences[i]
	if s.years[0] < s.years[1] {
		y := p.years[s.years[0]]
		if lead, story := p.storyOf(s.years[0]); opens.MatchString(lead) && !untold.MatchString(story) && y.first == y.last {
			return y.first
		}
		return 0
	}
	return p.year
}
