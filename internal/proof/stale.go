package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	relative = pattern.MustCompile(`(今年|本年度?|去年|上年|明年|前年|下一?年度?)(?:以来|上半年|下半年|前三季度|[一二三四]季度|第[一二三四]季度|\d{1,2}月底?|初|底)?(?:是|[（，]?(?:即|也就是)?)((?:19|20)\d\d)年`)
	reversal = pattern.MustCompile(`((?:19|20)\d\d)年(?:（|，即|，也就是|即|也就是)(今年|去年|上年|明年|前年)`)
	shift    = map[string]int{"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "下年": 1, "下一年": 1, "下年度": 1, "下一年度": 1}
	asOfForm = pattern.MustCompile(`(?:截至|截止到?)(?:目前|今)?((?:19|20)\d\d)年(?:底|末|12月底?|12月31日|年底|年末)`)
	review   = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作回顾|工作总结|完成情况|工作情况|主要工作$|执行情况)`)
	outlook  = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作安排|工作打算|工作计划|工作思路|主要任务|工作目标|工作重点|工作要点|重点工作安排|预算安排|预算草案|收支预算|收支安排|主要目标|目标任务|工作部署|工作措施|工作举措)`)
	justPast = pattern.MustCompile(`(?:刚刚|刚)过去的((?:19|20)\d\d)年`)
	toCome   = pattern.MustCompile(`(?:即将到来的|展望|迎来|跨入|走进|步入)((?:19|20)\d\d)年`)
	onlySums = pattern.MustCompile(`总结|年度[\p{Han}]{0,8}报告`)
	planYear = pattern.MustCompile(`(?:安排部署|安排|部署|研究部署|谋划|做好)((?:19|20)\d\d)年的?[\p{Han}]{0,8}(?:任务|工作)|要?(?:把|将)((?:19|20)\d\d)年的?[\p{Han}]{0,4}(?:任务|目标)[\p{Han}]{0,4}(?:分解|落实|压实)`)
	taskYear = pattern.MustCompile(`^(?:[一二三四五六七八九十]、)?((?:19|20)\d\d)年(?:的)?(?:[\p{Han}]{0,6})工作，(?:[^。]*(?:强调|重点抓|要抓|印发|安排|部署|突出抓))`)
)

// yearIs finds the year that a speech calls its own: 2023年是…之年.
var yearIs = pattern.MustCompile(`^(?:[\p{Han}、]{2,12}：)?((?:19|20)\d\d)年，?是[^，。]{2,40}?(?:之年|一年)`)

// A naming is a place that calls a year 今年, 去年 or the like.
type naming struct {
	word  string
	year  int
	place [2]int
}

// checkStale finds years that were left over from an older draft: 今年（2021年）
// in a document of 2023, 今年 and 去年 that do not follow each other, a plan for
// the year that the same document looks back on.
func checkStale(p *prose, r *report) {
	names, base, where := p.namings()
	judgeNamings(p, r, names, base, where)
	pastAhead(p, r)
	for i, s := range p.sentences {
		if text := p.sentenceText(i); p.year > 0 && fourDigits.MatchString(text) {
			turnOfYear(p, r, s, text)
		}
		anniversaries(p, r, i, p.sentenceText(i))
		if s.years[0] < s.years[1] {
			againstItself(p, r, i, p.sentenceText(i))
			asOf(p, r, i, p.sentenceText(i))
			notes(p, r, i, p.sentenceText(i))
			partOfYears(p, r, i, p.sentenceText(i))
			seasons(p, r, i, p.sentenceText(i))
			nowOf(p, r, i, p.sentenceText(i))
			sameMeeting(p, r, i, p.sentenceText(i))
			lastOfOther(p, r, i, p.sentenceText(i))
			adjusted(p, r, i, p.sentenceText(i))
		}
	}
	outdated(p, r)
	samePlan(p, r)
	pastPlans(p, r)
	signedBefore(p, r)
	heldBefore(p, r)
	contradictsTitle(p, r)
	leftovers(p, r)
	ofTitle(p, r)
	signings(p, r)
	leadPart(p, r)
}

// signedBefore finds a date at the end that is earlier than what the text tells as past.
func signedBefore(p *prose, r *report) {
	signed := p.signedYear()
	if signed == 0 {
		return
	}
	for i := range p.sentences {
		base := p.sentences[i].from
		for _, m := range asOfForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
			y := atoi(p.body[base+m[2] : base+m[3]])
			if y <= signed {
				continue
			}
			last := p.sentences[len(p.sentences)-1]
			r.add(claim{diag.Error, fmt.Sprintf("落款是%d年，文中却有截至%d年的数据；请核对落款日期", signed, y), fmt.Sprintf("%d年以后", y), fmt.Sprintf("%d年", signed)}, [2]int{base + m[0], base + m[1]}, [2]int{last.from, last.to})
			return
		}
	}
}

// namings collects them, with the year that the text itself calls its own.
func (p *prose) namings() (out []naming, base int, where [2]int) {
	base = p.year
	for i := range p.sentences {
		text, from := p.sentenceText(i), p.sentences[i].from
		if !fourDigits.MatchString(text) {
			continue
		}
		if m := yearIs.FindStringSubmatch(text); m != nil && base == 0 {
			base, where = atoi(m[1]), [2]int{from, from + len(m[0])}
		}
		for _, m := range relative.FindAllStringSubmatchIndex(text, -1) {
			out = append(out, naming{text[m[2]:m[3]], atoi(text[m[4]:m[5]]), [2]int{from + m[0], from + m[1]}})
		}
		for _, m := range reversal.FindAllStringSubmatchIndex(text, -1) {
			out = append(out, naming{text[m[4]:m[5]], atoi(text[m[2]:m[3]]), [2]int{from + m[0], from + m[1]}})
		}
	}
	return out, base, where
}

// judgeNamings holds them against the year of the text, or the first of them. A report
// of 2022 may be read out in 2023: then all of them are one later.
func judgeNamings(p *prose, r *report, names []naming, base int, where [2]int) {
	if len(names) == 0 {
		return
	}
	own := func(n naming) int { return n.year - shift[n.word] }
	if base == 0 {
		base, where = own(names[0]), names[0].place
	}
	later := p.year > 0 && p.year == p.titleYear()
	for _, n := range names {
		later = later && own(n) == base+1
	}
	for _, n := range names {
		if own(n) == base || later {
			continue
		}
		places := [][2]int{n.place}
		if where[1] > 0 {
			places = [][2]int{where, n.place}
		}
		want := base + shift[n.word]
		r.add(claim{diag.Error, fmt.Sprintf("“%s”应为%d年，文中写作%d年；可能是沿用旧稿没有改年份", n.word, want, n.year), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", n.year)}, places...)
	}
}

// turnOfYear checks 刚刚过去的2022年, 展望2022年 and 2023年的工作，要重点抓… against the year of
// the text.
func turnOfYear(p *prose, r *report, s sentence, text string) {
	say := func(m []int, want int) {
		r.add(claim{diag.Error, fmt.Sprintf("“%s”与本文年份%d年不符，应为%d年；可能是沿用旧稿没有改年份", text[m[0]:m[3]], p.year, want), fmt.Sprintf("%d年", want), text[m[2]:m[3]] + "年"}, [2]int{s.from + m[0], s.from + m[3] + len("年")})
	}
	sums := len(p.sentences) > 0 && onlySums.MatchString(p.sentenceText(0))
	for _, m := range justPast.FindAllStringSubmatchIndex(text, -1) {
		if y := atoi(text[m[2]:m[3]]); y != p.year && y != p.year-1 {
			say(m, p.year-1)
		}
	}
	for _, m := range toCome.FindAllStringSubmatchIndex(text, -1) {
		if y := atoi(text[m[2]:m[3]]); y < p.year || sums && y == p.year && strings.HasPrefix(text[m[0]:], "即将") {
			say(m, p.year+1)
		}
	}
	for _, m := range planYear.FindAllStringSubmatchIndex(text, -1) {
		if m[2] < 0 {
			m[2], m[3] = m[4], m[5]
		}
		named := p.yearIn(s, [2]int{s.from, s.from + m[0]})
		if y := atoi(text[m[2]:m[3]]); y < p.year && !sums || y < named {
			say(m, max(p.year, named))
		}
	}
	if m := taskYear.FindStringSubmatchIndex(text); m != nil && atoi(text[m[2]:m[3]]) < p.year && !sums {
		say(m, p.year)
	}
}

// outdated finds figures as of two years back or more where nothing later is
// told.
func outdated(p *prose, r *report) {
	if p.year == 0 {
		return
	}
	newest, from, to := 0, 0, 0
	for i := range p.sentences {
		base := p.sentences[i].from
		for _, m := range asOfForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
			if y := atoi(p.body[base+m[2] : base+m[3]]); y > newest {
				newest, from, to = y, base+m[0], base+m[1]
			}
		}
	}
	for _, y := range p.years {
		if !y.quoted && y.last == p.year-1 {
			return
		}
	}
	if newest > 0 && newest <= p.year-2 {
		r.add(claim{diag.Warning, fmt.Sprintf("本文是%d年的，数据却只到%d年底；可能是旧数据", p.year, newest), fmt.Sprintf("%d年底", p.year-1), fmt.Sprintf("%d年底", newest)}, [2]int{from, to})
	}
}

// samePlan finds headings that look back on and plan for the same year.
func samePlan(p *prose, r *report) {
	back, backAt := 0, [2]int{}
	for i := range p.sentences {
		s := p.sentences[i]
		if !s.headed || s.to-s.from > 120 {
			continue
		}
		text := p.body[s.from:s.to]
		if m := review.FindStringSubmatch(text); m != nil && back == 0 {
			back, backAt = atoi(m[1]), [2]int{s.from, s.to}
			if !outlook.MatchString(text) {
				continue
			}
		}
		m := outlook.FindStringSubmatch(text)
		if m == nil || back == 0 {
			continue
		}
		if y := atoi(m[1]); y != back+1 {
			r.add(claim{diag.Error, fmt.Sprintf("前面回顾%d年，这里又安排%d年的工作；应为%d年", back, y, back+1), fmt.Sprintf("%d年", back+1), fmt.Sprintf("%d年", y)}, backAt, [2]int{s.from, s.to})
		}
	}
}

// aheadForm begins what somebody will do in a year: 2025年，区法院将以更高标准….
var aheadForm = pattern.MustCompile(`^(?:[一二三四五六七八九十]、|（[一二三四五]）)?((?:19|20)\d\d)年(?:全年|度)?，?[^，。；：]{0,14}?(?:将(?:以|继续|进一步|重点|着力|坚持|全面|深入|紧紧|紧扣|围绕|按照|聚焦|努力|力争|大力|切实|扎实|认真|从|在|全力|抓|做好|实施)|要(?:继续|进一步|重点|着力|坚持|全面|深入|紧紧|围绕|聚焦|努力|突出|抓好|在|把|以|持续|加强|严格|切实|认真|扎实|加快|大力|紧扣|推动|结合)|计划(?:实施|完成|开展|新建|重点))`)

// pastPlans finds what is to be done in a year that is over: earlier than the paper's own, not
// that of the heading above it, or the one that the paper sums up.
func pastPlans(p *prose, r *report) {
	heading, where := 0, [2]int{}
	sums := len(p.sentences) > 0 && wholeYear.MatchString(p.sentenceText(0)) && !outlook.MatchString(p.sentenceText(0))
	ahead := p.titlePlans()
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] {
			continue
		}
		text := p.sentenceText(i)
		if m := outlook.FindStringSubmatchIndex(text); m != nil && s.headed && s.to-s.from < 120 && i > 0 {
			heading, where = atoi(text[m[2]:m[3]]), [2]int{s.from, s.to}
			continue
		}
		m := aheadForm.FindStringSubmatchIndex(text)
		if m == nil || inQuotes(text, m[0]) {
			continue
		}
		y, want := atoi(text[m[2]:m[3]]), 0
		switch {
		case y == ahead-1 && i > 0 && !takenAs.MatchString(text[m[3]+len("年"):]):
			want, where = ahead, [2]int{p.sentences[0].from, p.sentences[0].to}
		case heading > 0 && y == heading-1 && s.planned:
			want = heading
		case p.year > 0 && y == p.year-1 && s.from > 0 && !agreed.MatchString(text) && !resting.MatchString(text):
			want, where = p.year, p.yearPlace(p.year)
		case sums && y == p.year && s.planned:
			want, where = y+1, [2]int{p.sentences[0].from, p.sentences[0].to}
		}
		if want == 0 {
			continue
		}
		places := [][2]int{{s.from + m[0], s.from + m[1]}}
		if where[1] > 0 {
			places = append([][2]int{where}, places...)
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是以后的打算，年份却是%d年，应为%d年；可能是沿用旧稿没有改年份", text[m[0]:m[1]], y, want), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", y)}, places...)
	}
}

// titlePlans is the year that a title plans for behind the one that it sums up: 2024年工作总结和2025年工作安排.
func (p *prose) titlePlans() int {
	if len(p.sentences) == 0 || !p.sentences[0].headed {
		return 0
	}
	title := p.sentenceText(0)
	back := review.FindStringSubmatchIndex(title)
	if back == nil {
		return 0
	}
	plan := outlook.FindStringSubmatch(title[back[1]:])
	if plan == nil || atoi(plan[1]) != atoi(title[back[2]:back[3]])+1 {
		return 0
	}
	return atoi(plan[1])
}
