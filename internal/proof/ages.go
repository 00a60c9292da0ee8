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
	foundedAt = pattern.MustCompile(`(?:成立|创办|创建|建校|建院|始建|建|建成|开业|设立|组建|开馆|投产|运营|开办|建厂|建站|兴建|启动|发起)(?:于|在)?((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式|挂牌|顺利|注册|依法|获批|经批准)?(?:成立|启动|发起|推行|开展|创办|创建|建校|建院|始建|建成|开业|设立|组建|开馆|投产|投入运营|开办|建厂|建站)`)
	stoodFor  = pattern.MustCompile(`(?:(?:到|至|截至|截止到?)?((?:19|20)\d\d)年(?:底|末|年底|\d{1,2}月(?:底)?)?)?[^，。；\d]{0,12}(?:(已|已经|走过|历经|运营|整整|办学|连续)[^，。；\d]{0,6}?(\d{1,3})(?:个)?(?:年|周年|余年|多年)|(?:迎来|走过|庆祝|举行|举办|隆重|已)[^，。；\d]{0,6}?(\d{1,3})周年)`)
	periodOf  = pattern.MustCompile(`((?:19|20)\d\d)年?(?:—|-|至|到|~)+((?:19|20)\d\d)年(?:的|这|，)?([一二两三四五六七八九十]{1,2}|\d{1,2})年(?:间|来|里|期间|时间|累计|共|中)`)
	termOf    = pattern.MustCompile(`((?:19|20)\d\d)年[^。；]{0,24}任期(?:为|是)?([三四五六3-6])年[^。；\d]{0,8}((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末)?(?:届满|期满|到期|换届)`)
)

var (
	laterBy  = pattern.MustCompile(`(\d{1,2}|[一二三四五六七八九十]{1,3})年(?:之|以)?后，?(?:又|再)?(?:于|在)((?:19|20)\d\d)年`)
	nthYear  = pattern.MustCompile(`((?:19|20)\d\d)年[^。；\d]{2,24}，((?:19|20)\d\d)年是[^。；，\d]{0,14}第(\d{1,3}|[一二三四五六七八九十]{1,3})个年头`)
	bornIn   = pattern.MustCompile(`((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于|生，|生。|生，)|(?:出生于|生于)((?:19|20)\d\d)年`)
	agedThen = pattern.MustCompile(`((?:19|20)\d\d)年[^。；\d]{0,30}?(?:时年|当时|年仅|年方|那年|享年|终年|时|时已|时才)(\d{1,2})岁`)
)

// laterYears checks 1984年迁入，13年后于1997年扩建, and 1964年入党，时年26岁 of who was born in 1938.
func laterYears(p *prose, r *report, s sentence, text string) {
	for _, m := range laterBy.FindAllStringSubmatchIndex(text, -1) {
		n, then := smallNumber(text[m[2]:m[3]]), atoi(text[m[4]:m[5]])
		before := p.momentsIn(s.from, s.from+m[0])
		if n == 0 || len(before) == 0 || strings.Contains(text[m[0]:m[1]], "多") {
			continue
		}
		if first := before[len(before)-1]; distance(then-first.year, n) > 1 {
			r.add(claim{diag.Error, fmt.Sprintf("%d年的%d年以后是%d年，文中写作%d年；请核对年份或年数", first.year, n, first.year+n, then), fmt.Sprintf("%d年", first.year+n), fmt.Sprintf("%d年", then)}, [2]int{first.from, first.to}, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
	for _, m := range nthYear.FindAllStringSubmatchIndex(text, -1) {
		first, then, n := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]), smallNumber(text[m[6]:m[7]])
		if n > 0 && n != then-first && n != then-first+1 {
			r.add(claim{diag.Error, fmt.Sprintf("%d年到%d年是第%d个年头，文中写作第%d个；请核对年份或年数", first, then, then-first+1, n), fmt.Sprintf("%d", then-first+1), fmt.Sprintf("%d", n)}, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
	born := bornIn.FindStringSubmatchIndex(text)
	if born == nil {
		return
	}
	birth := atoi(groupOfMatch(text, born, 1) + groupOfMatch(text, born, 2))
	for _, m := range agedThen.FindAllStringSubmatchIndex(text, -1) {
		then, n := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]])
		if distance(then-birth, n) > 1 {
			r.add(claim{diag.Error, fmt.Sprintf("%d年出生，%d年是%d岁，文中写作%d岁；请核对年份或年龄", birth, then, then-birth, n), fmt.Sprintf("%d岁", then-birth), fmt.Sprintf("%d岁", n)}, [2]int{s.from + born[0], s.from + born[1]}, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
}

// spans checks the ages that a sentence tells.
func spans(p *prose, r *report, s sentence) {
	text := p.body[s.from:s.to]
	if containsAny(text, "年后", "年之后", "年以后", "年头", "岁") {
		laterYears(p, r, s, text)
	}
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
