package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Plans have years: those of five years each their own since the eleventh, 2006—2010, and
// those that carry them in their name, 《…三年行动方案（2024—2026年）》. What shall be reached by a
// year lies within them.

var (
	planForm = pattern.MustCompile(`“?(十[一二三四五]五)”?(?:时期|期间|规划)?[（]((?:19|20)\d\d)(?:年)?[—\-–至~]+((?:19|20)\d\d)年?[）]`)
	planEnds = pattern.MustCompile(`((?:19|20)\d\d)年(?:，)?(?:是|为|作为)“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|攻坚收官|第[一二三四五])(?:之)?年|“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|第[一二三四五])(?:之)?年[（，](?:即)?((?:19|20)\d\d)年|(今年|本年度?)(?:是|为)“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|第[一二三四五])(?:之)?年`)
	endIs    = pattern.MustCompile(`^(?:时期|期间|规划)?期?末[（，](?:即|也就是)?((?:19|20)\d\d)年`)
	yearOfIt = map[string]int{"开局": 0, "起步": 0, "首": 0, "收官": 4, "攻坚收官": 4, "最后一": 4, "第一": 0, "第二": 1, "第三": 2, "第四": 3, "第五": 4}
)

// planStart is the first year of a plan. The plans have followed each other every
// five years since the eleventh, 2006—2010; 0 for earlier ones.
func planStart(name string) int {
	if n := smallNumber(strings.TrimSuffix(name, "五")); n > 10 {
		return 2001 + 5*(n-10)
	}
	return 0
}

// planYears checks “十四五”（2021—2025年) and 2021年是“十四五”开局之年.
func planYears(p *prose, r *report, i int) {
	if s := p.sentences[i]; s.years[0] < s.years[1] {
		goalsOfPlan(p, r, i)
		goalOfItsPlan(p, r, i)
	}
	text := p.sentenceText(i)
	if strings.Contains(text, "期") {
		goalsOfPeriod(r, text, p.sentences[i].from)
	}
	if strings.Contains(text, "五") {
		yearsOfPlan(p, r, i)
		placeInPlan(p, r, i)
		withinPlan(p, r, i, text)
	}
}

// yearsOfPlan checks “十四五”（2021—2025年).
func yearsOfPlan(p *prose, r *report, i int) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	for _, m := range planForm.FindAllStringSubmatchIndex(text, -1) {
		first := planStart(text[m[2]:m[3]])
		if first == 0 || atoi(text[m[4]:m[5]]) == first && atoi(text[m[6]:m[7]]) == first+4 {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d年，文中写作%s—%s年", text[m[2]:m[3]], first, first+4, text[m[4]:m[5]], text[m[6]:m[7]]), fmt.Sprintf("%d—%d年", first, first+4), text[m[4]:m[5]] + "—" + text[m[6]:m[7]] + "年"}, [2]int{from + m[0], from + m[1]})
	}
}

// placeInPlan checks 2021年是“十四五”开局之年.
func placeInPlan(p *prose, r *report, i int) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	for _, m := range planEnds.FindAllStringSubmatchIndex(text, -1) {
		get := func(a, b, c int) string {
			return groupOfMatch(text, m, a) + groupOfMatch(text, m, b) + groupOfMatch(text, m, c)
		}
		year, plan, which := atoi(groupOfMatch(text, m, 1)+groupOfMatch(text, m, 6)), get(2, 4, 8), get(3, 5, 9)
		if groupOfMatch(text, m, 7) != "" {
			year = p.year
		}
		first := planStart(plan)
		want := first + yearOfIt[which]
		if first == 0 || year == 0 || year == want || m[14] >= 0 && year+1 == want {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d年，它的%s年是%d年，文中写作%d年", plan, first, first+4, strings.TrimSuffix(which, "之"), want, year), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", year)}, [2]int{from + m[0], from + m[1]})
	}
}

var (
	periodSpan = pattern.MustCompile(`(?:规划|实施|行动|建设|创建|计划)期(?:限|间)?(?:为|是|：)?((?:19|20)\d\d)年?(?:—|-|–|至|到|~)+((?:19|20)\d\d)年`)
	goalBy     = pattern.MustCompile(`(?:^|，)(?:力争|争取|确保)?到((?:19|20)\d\d)年`)
)

// goalsOfPeriod checks 到2020年…（规划期为2021—2035年）.
func goalsOfPeriod(r *report, text string, from int) {
	span := periodSpan.FindStringSubmatchIndex(text)
	goal := goalBy.FindStringSubmatchIndex(text)
	if span == nil || goal == nil {
		return
	}
	named := scheme{[2]int{from + span[2], from + span[1]}, atoi(text[span[2]:span[3]]), atoi(text[span[4]:span[5]]), false}
	if year := atoi(text[goal[2]:goal[3]]); named.first <= named.last && year < named.first && !didWords.MatchString(text) {
		named.sayEarly(r, [2]int{from + goal[2], from + goal[3] + len("年")})
	}
}
