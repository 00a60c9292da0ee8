package proof

import (
	"fmt"
	"regexp"

	"nianbao/internal/diag"
)

var (
	relative = regexp.MustCompile(`(今年|本年度?|去年|上年|明年|前年|下一?年度?)(?:是|[（，]?(?:即|也就是)?)((?:19|20)\d\d)年`)
	reversal = regexp.MustCompile(`((?:19|20)\d\d)年(?:（|，即|，也就是|即|也就是)(今年|去年|上年|明年|前年)`)
	shift    = map[string]int{"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "下年": 1, "下一年": 1, "下年度": 1, "下一年度": 1}
	asOfForm = regexp.MustCompile(`(?:截至|截止到?)(?:目前|今)?((?:19|20)\d\d)年(?:底|末|12月底?|12月31日|年底|年末)`)
	review   = regexp.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作回顾|工作总结|完成情况|工作情况|主要工作$)`)
	outlook  = regexp.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作安排|工作打算|工作计划|工作思路|主要任务|工作目标|工作重点|工作要点|重点工作安排)`)
)

// yearIs finds the year that a speech calls its own: 2023年是…之年.
var yearIs = regexp.MustCompile(`^(?:[\p{Han}、]{2,12}：)?((?:19|20)\d\d)年，?是[^，。]{2,40}?(?:之年|一年)`)

// checkStale finds years that were left over from an older draft: 今年（2021年）
// in a document of 2023, 今年 and 去年 that do not follow each other, a plan for
// the year that the same document looks back on.
func checkStale(p *prose, r *report) {
	base, where := p.year, [2]int{}
	check := func(word string, year int, place [2]int) {
		by := shift[word]
		if base == 0 {
			base, where = year-by, place
			return
		}
		if year == base+by {
			return
		}
		if p.year > 0 && p.year == p.titleYear() && year == base+by+1 {
			return // a report of 2022 is read out in 2023
		}
		places := [][2]int{place}
		if where[1] > 0 {
			places = [][2]int{where, place}
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”应为%d年，文中写作%d年；可能是沿用旧稿没有改年份", word, base+by, year), fmt.Sprintf("%d年", base+by), fmt.Sprintf("%d年", year)}, places...)
	}
	for i := range p.sentences {
		text, from := p.sentenceText(i), p.sentences[i].from
		if !fourDigits.MatchString(text) {
			continue
		}
		if m := yearIs.FindStringSubmatch(text); m != nil && base == 0 {
			base, where = atoi(m[1]), [2]int{from, from + len(m[0])}
		}
		for _, m := range relative.FindAllStringSubmatchIndex(text, -1) {
			check(text[m[2]:m[3]], atoi(text[m[4]:m[5]]), [2]int{from + m[0], from + m[1]})
		}
		for _, m := range reversal.FindAllStringSubmatchIndex(text, -1) {
			check(text[m[4]:m[5]], atoi(text[m[2]:m[3]]), [2]int{from + m[0], from + m[1]})
		}
	}
	outdated(p, r)
	samePlan(p, r)
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
		if y := atoi(m[1]); y <= back {
			r.add(claim{diag.Error, fmt.Sprintf("前面回顾%d年，这里又安排%d年的工作；应为%d年", back, y, back+1), fmt.Sprintf("%d年", back+1), fmt.Sprintf("%d年", y)}, backAt, [2]int{s.from, s.to})
		}
	}
}
