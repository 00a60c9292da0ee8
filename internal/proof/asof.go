package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What a text reports on has an end, and its data are as of that end: 今年1—11月…（数据截至
// 11月30日). The month of this year with the year of last is a leftover.

var (
	asOfMonth = pattern.MustCompile(`(?:截至|截止到?)(?:目前|今)?((?:19|20)\d\d)年(\d{1,2})月(?:底|末|\d{1,2}日)?`)
	reportsOn = pattern.MustCompile(`(?:今年|((?:19|20)\d\d)年)(?:的)?(?:1(?:月份?)?(?:—|-|至|到)+(\d{1,2})月|(上半年|前三季度|一季度|第一季度|全年))`)
	lastMonth = map[string]int{"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3, "全年": 12}
	// otherTime tells that the other year is meant.
	otherTime = pattern.MustCompile(`同期|上年|去年|前年|而截|[比较]截`)
	sinceThen = pattern.MustCompile(`[比较]((?:19|20)\d\d)年(?:末|底|年底|年末)`)
	season    = pattern.MustCompile(`((?:19|20)\d\d)年(?:入汛|主汛期|汛期|入夏|入伏|入梅|入春|开春)以来`)
)

// asOf holds the days as of which data are told against what is reported on.
func asOf(p *prose, r *report, i int, text string) {
	from := p.sentences[i].from
	for _, m := range asOfMonth.FindAllStringSubmatchIndex(text, -1) {
		year, month := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]])
		clause := p.body[clauseAt(p.sentences[i], from+m[0])[0] : from+m[1]]
		if otherTime.MatchString(clause) {
			continue
		}
		if b := sinceThen.FindStringSubmatchIndex(text[m[1]:]); b != nil && atoi(text[m[1]+b[2]:m[1]+b[3]]) >= year {
			sayAsOf(p, r, [2]int{from + m[1] + b[0], from + m[1] + b[1]}, [2]int{from + m[0], from + m[1]})
			continue
		}
		if on, end, where := p.reportedBefore(i, from+m[0]); end == month && year < on && year >= on-2 {
			sayAsOf(p, r, where, [2]int{from + m[0], from + m[1]})
		}
	}
}

func sayAsOf(p *prose, r *report, told, asOf [2]int) {
	said := p.body[asOf[0]:asOf[1]]
	r.add(claim{diag.Error, fmt.Sprintf("这里说的是“%s”，数据却是“%s”的；可能是沿用旧稿没有改年份", p.body[told[0]:told[1]], said), "", said}, told, asOf)
}

// reportedBefore is the year and the last month of the period that the words before a
// place report on, in its sentence or the one before.
func (p *prose) reportedBefore(i, at int) (year, month int, where [2]int) {
	for k := max(0, i-1); k <= i; k++ {
		s := p.sentences[k]
		text := p.body[s.from:max(s.from, min(s.to, at))]
		for _, m := range reportsOn.FindAllStringSubmatchIndex(text, -1) {
			year = atoi(groupOfMatch(text, m, 1))
			if year == 0 {
				year = p.thisYear(s.from + m[0])
			}
			month, where = atoi(groupOfMatch(text, m, 2))+lastMonth[groupOfMatch(text, m, 3)], [2]int{s.from + m[0], s.from + m[1]}
		}
	}
	return year, month, where
}

// seasons finds 2023年入汛以来 beside 今年 of another year.
func seasons(p *prose, r *report, i int, text string) {
	from := p.sentences[i].from
	for _, m := range season.FindAllStringSubmatchIndex(text, -1) {
		year, now := atoi(text[m[2]:m[3]]), p.thisYear(from+m[0])
		if now > 0 && year != now && containsAny(text, "今年") {
			r.add(claim{diag.Error, fmt.Sprintf("今年是%d年，这里写作“%s”；可能是沿用旧稿没有改年份", now, text[m[0]:m[1]]), fmt.Sprintf("%d年", now), fmt.Sprintf("%d年", year)}, [2]int{from + m[0], from + m[1]})
		}
	}
}
