package proof

import (
	"fmt"
	"strings"

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
		if where := p.laterYear(i, year, text[m[1]:]); month == 12 && where[1] > 0 {
			sayAsOf(p, r, where, [2]int{from + m[0], from + m[1]})
			continue
		}
		if on, end, where := p.reportedBefore(i, from+m[0]); end == month && year < on && year >= on-2 {
			sayAsOf(p, r, where, [2]int{from + m[0], from + m[1]})
		}
	}
}

var (
	ofThese  = pattern.MustCompile(`^，(?:上述|以上|这些|该批|这批)`)
	allYears = pattern.MustCompile(`^，(?:全年|本年度|全年度)`)
	// ofYear is a title of what sums up a year.
	ofYear   = pattern.MustCompile(`年度）|年统计公报|年度统计`)
	noteForm = pattern.MustCompile(`(?:^注|本公报|本年报|本表|本报告)[^。；\d]{0,10}((?:19|20)\d\d)年的?[^。；，\d]{0,8}为(?:初步|快报|预计)`)
	partDone = pattern.MustCompile(`^(?:[一二三四]、)?((?:19|20)\d\d)年(?:前(\d|[一二三四五六七八九十]{1,2})个月|1(?:月份?)?(?:—|-|至|到)+(\d{1,2})月|(上半年|前三季度|一季度|第一季度))，`)
	laterOn  = pattern.MustCompile(`年内|今年|本年|下半年|下一步|目前|还将`)
)

// laterYear is where the text names the year after the one as of whose end data are told, although
// they are of all of that later year: 2023年受理线索86件。截至2022年12月31日，上述线索….
func (p *prose) laterYear(i, year int, rest string) [2]int {
	switch title := p.titleYear(); {
	case ofThese.MatchString(rest) && i > 0 && p.yearIn(p.sentences[i-1], [2]int{p.sentences[i-1].from, p.sentences[i-1].to}) == year+1:
		return p.yearPlace(year + 1)
	case allYears.MatchString(rest) && title == year+1 && (ofYear.MatchString(p.sentenceText(0)) || wholeYear.MatchString(p.sentenceText(0))):
		return p.yearPlace(year + 1)
	}
	return [2]int{}
}

// notes checks 注：本公报2024年数据为初步统计数 below a bulletin of 2025.
func notes(p *prose, r *report, i int, text string) {
	m := noteForm.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	if year := atoi(text[m[2]:m[3]]); year == p.titleYear()-1 && !strings.Contains(text, fmt.Sprintf("%d年", year+1)) {
		sayAsOf(p, r, p.yearPlace(year+1), [2]int{p.sentences[i].from + m[2], p.sentences[i].from + m[3] + len("年")})
	}
}

// partOfYears checks 2024年前4个月，…年内还将… in an answer of May 2025: the months before its own are
// those of its own year.
func partOfYears(p *prose, r *report, i int, text string) {
	m := partDone.FindStringSubmatchIndex(text)
	if m == nil || otherTime.MatchString(text) || !laterOn.MatchString(text[m[1]:]) {
		return
	}
	from := p.sentences[i].from
	end := smallNumber(groupOfMatch(text, m, 2)+groupOfMatch(text, m, 3)) + lastMonth[groupOfMatch(text, m, 4)]
	if signed := p.signedOn(); atoi(text[m[2]:m[3]]) == signed.year-1 && (end == signed.month-1 || end == signed.month) {
		sayAsOf(p, r, [2]int{signed.from, signed.to}, [2]int{from + m[2], from + m[1] - len("，")})
	}
}

// signedOn is the date of the text, with its month, at its head or its end.
func (p *prose) signedOn() moment {
	for i := range p.sentences {
		if i > 3 && i < len(p.sentences)-3 {
			continue
		}
		s := p.sentences[i]
		if signedDate.MatchString(p.sentenceText(i)) {
			if on := p.momentsIn(s.from, s.to); len(on) == 1 && on[0].month > 0 {
				return on[0]
			}
		}
	}
	return moment{}
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

var (
	heldTime = pattern.MustCompile(`(?:会议|活动|培训|报到|考试|比赛|演练|开标|报名|演出|面试|笔试|体检|检查|座谈)(?:的?时间)(?:：|为|是|定于)`)
	notice   = pattern.MustCompile(`通知|公告|邀请|启事`)
)

// heldBefore checks 会议时间：2024年2月20日 in a notice of 10 February 2025: nobody is asked to what is over.
func heldBefore(p *prose, r *report) {
	signed := p.signedOn()
	if signed.month == 0 || len(p.sentences) == 0 || !notice.MatchString(p.sentenceText(0)) {
		return
	}
	for i, s := range p.sentences {
		m := heldTime.FindStringIndex(p.sentenceText(i))
		if m == nil || s.years[0] == s.years[1] {
			continue
		}
		if on := p.momentsIn(s.from+m[1], s.to); len(on) > 0 && on[0].from == s.from+m[1] && on[0].year < signed.year && signed.after(on[0]) {
			r.add(claim{diag.Error, fmt.Sprintf("通知是%s发的，时间却是%s；可能是沿用旧稿没有改年份", p.body[signed.from:signed.to], p.body[on[0].from:on[0].to]), "", p.body[on[0].from:on[0].to]}, [2]int{signed.from, signed.to}, [2]int{on[0].from, on[0].to})
		}
	}
}
