package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Years make ages: of what was founded in one year and has stood so many by another,
// of a period with its two ends, of a term of office, and of a plan of five years.

var (
	foundedAt = pattern.MustCompile(`(?:成立|创办|创建|建校|建院|始建|建|建成|开业|设立|组建|开馆|投产|运营|开办|建厂|建站|兴建)(?:于|在)?((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式|挂牌|顺利)?(?:成立|创办|创建|建校|建院|始建|建成|开业|设立|组建|开馆|投产|投入运营|开办|建厂|建站)`)
	stoodFor  = pattern.MustCompile(`(?:(?:到|至|截至|截止到?)?((?:19|20)\d\d)年(?:底|末|年底|\d{1,2}月(?:底)?)?)?[^，。；\d]{0,12}(?:(已|已经|走过|历经|运营|整整|办学|连续)[^，。；\d]{0,6}?(\d{1,3})(?:个)?(?:年|周年|余年|多年)|(?:迎来|走过|庆祝|举行|举办|隆重|已)[^，。；\d]{0,6}?(\d{1,3})周年)`)
	periodOf  = pattern.MustCompile(`((?:19|20)\d\d)年?(?:—|-|至|到|~)+((?:19|20)\d\d)年(?:的|这|，)?([一二两三四五六七八九十]{1,2}|\d{1,2})年(?:间|来|里|期间|时间|累计|共|中)`)
	termOf    = pattern.MustCompile(`((?:19|20)\d\d)年[^。；]{0,24}任期(?:为|是)?([三四五六3-6])年[^。；\d]{0,8}((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末)?(?:届满|期满|到期|换届)`)
)

// spans checks the ages that a sentence tells.
func spans(p *prose, r *report, s sentence) {
	text := p.body[s.from:s.to]
	if f := foundedAt.FindStringSubmatchIndex(text); f != nil {
		stood(p, r, s, f)
	}
	for _, m := range periodOf.FindAllStringSubmatchIndex(text, -1) {
		first, last, n := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]), smallNumber(text[m[6]:m[7]])
		if n == 0 || last < first || n == last-first || n == last-first+1 {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("%d年到%d年是%d年，文中写作%s年", first, last, last-first+1, text[m[6]:m[7]]), fmt.Sprintf("%d年", last-first+1), text[m[6]:m[7]] + "年"}, [2]int{s.from + m[0], s.from + m[1]})
	}
	if m := termOf.FindStringSubmatchIndex(text); m != nil {
		first, n, last := atoi(text[m[2]:m[3]]), smallNumber(text[m[4]:m[5]]), atoi(text[m[6]:m[7]])
		if last != first+n {
			r.add(claim{diag.Error, fmt.Sprintf("%d年起任期%d年，应到%d年，文中写作%d年", first, n, first+n, last), fmt.Sprintf("%d年", first+n), fmt.Sprintf("%d年", last)}, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
}

// stood checks 创办于1953年，到2023年已走过60周年.
func stood(p *prose, r *report, s sentence, f []int) {
	text := p.body[s.from:s.to]
	first := atoi(groupOfMatch(text, f, 1) + groupOfMatch(text, f, 2))
	rest := text[f[1]:]
	m := stoodFor.FindStringSubmatchIndex(rest)
	if m == nil || strings.Count(rest[:m[0]], "，") > 2 || fourDigits.MatchString(rest[:m[0]]) {
		return
	}
	now, n, slack := atoi(groupOfMatch(rest, m, 1)), atoi(groupOfMatch(rest, m, 3)+groupOfMatch(rest, m, 4)), 1
	if strings.HasSuffix(rest[m[0]:m[1]], "周年") {
		slack = 0
	}
	if now == 0 {
		now, slack = p.year, slack+1
	}
	if now == 0 || strings.ContainsAny(rest[m[0]:m[1]], "余多") || distance(now-first, n) <= slack {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("%d年到%d年是%d年，文中写作%d年；请核对年份或年数", first, now, now-first, n), fmt.Sprintf("%d年", now-first), fmt.Sprintf("%d年", n)}, [2]int{s.from + f[0], s.from + f[1]}, [2]int{s.from + f[1] + m[0], s.from + f[1] + m[1]})
}

var (
	planForm = pattern.MustCompile(`“?(十[一二三四五]五)”?(?:时期|期间|规划)?[（]((?:19|20)\d\d)(?:年)?[—\-–至~]+((?:19|20)\d\d)年?[）]`)
	planEnds = pattern.MustCompile(`((?:19|20)\d\d)年(?:，)?(?:是|为|作为)“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|攻坚收官|第[一二三四五])(?:之)?年|“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|第[一二三四五])(?:之)?年[（，](?:即)?((?:19|20)\d\d)年|(今年|本年度?)(?:是|为)“?(十[一二三四五]五)”?(?:时期|规划)?(?:发展|实施)?的?(开局|起步|首|收官|最后一|第[一二三四五])(?:之)?年`)
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
	from, text := p.sentences[i].from, p.sentenceText(i)
	if !strings.Contains(text, "五") {
		return
	}
	for _, m := range planForm.FindAllStringSubmatchIndex(text, -1) {
		first := planStart(text[m[2]:m[3]])
		if first == 0 || atoi(text[m[4]:m[5]]) == first && atoi(text[m[6]:m[7]]) == first+4 {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d年，文中写作%s—%s年", text[m[2]:m[3]], first, first+4, text[m[4]:m[5]], text[m[6]:m[7]]), fmt.Sprintf("%d—%d年", first, first+4), text[m[4]:m[5]] + "—" + text[m[6]:m[7]] + "年"}, [2]int{from + m[0], from + m[1]})
	}
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
