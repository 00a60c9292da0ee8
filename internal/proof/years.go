package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkOrder finds times that cannot be: a range that runs backwards, a day that no
// calendar has, an end before its beginning, years that do not make the age or the
// plan that is told, and what was finished in full in one year and in part in a later one.
func checkOrder(p *prose, r *report) {
	var before []event
	paragraph := -1
	for i, s := range p.sentences {
		if s.paragraph != paragraph {
			before, paragraph = nil, s.paragraph
		}
		text := p.body[s.from:s.to]
		if strings.Contains(text, "月") {
			noSuchDay(r, text, s.from)
			monthsOfPart(r, text, s.from)
			weekdays(p, r, text, s.from)
			agenda(p, r, s)
			days(p, r, s)
		}
		if containsAny(text, "年", "月", "日") {
			reversedTimes(p, r, s)
		}
		if containsAny(text, "上午", "下午", "早上") {
			reversedClock(p, r, text, s.from)
		}
		if containsAny(text, ":", "：", "时", "点") {
			backwardsClock(p, r, text, s.from)
		}
		knownYears(p, r, text, s.from)
		planYears(p, r, i)
		if s.years[0] == s.years[1] {
			follow(p, r, nil, p.eventsIn(s))
			continue
		}
		now := p.eventsIn(s)
		follow(p, r, before, now)
		if len(now) > 0 {
			before = now
		}
		yearSpans(r, text, s.from)
		spans(p, r, s)
		periods(p, r, s)
	}
	chronicles(p, r)
	finished(p, r)
}

// A range is two moments with a dash or 至 between them; the second leaves out what it
// shares with the first.
var rangeForm = pattern.MustCompile(`(每[年月周个])?(?:((?:19|20)\d\d)年)?(?:(\d{1,2})月)?(?:(\d{1,2})日|底|初|末|份|上旬|中旬|下旬)?(?:以来)?(?:至|到|—+|-|~)(?:((?:19|20)\d\d)年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?`)

// reversedTimes finds ranges of time that run backwards: 2022—2020年, 9月20日至9月5日.
func reversedTimes(p *prose, r *report, s sentence) {
	for k := s.years[0]; k < s.years[1]; k++ {
		if y := p.years[k]; y.first > y.last && y.last > 1900 {
			sayBackwards(p, r, [2]int{y.from, y.to})
		}
	}
	text := p.body[s.from:s.to]
	for _, m := range sinceUntil.FindAllStringSubmatchIndex(text, -1) {
		if atoi(text[m[2]:m[3]]) > atoi(text[m[4]:m[5]]) {
			sayBackwards(p, r, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
	for _, m := range rangeForm.FindAllStringSubmatchIndex(text, -1) {
		get := func(n int) int { return atoi(groupOfMatch(text, m, n)) }
		a, b := moment{year: get(2), month: get(3), day: get(4)}, moment{year: get(5), month: get(6), day: get(7)}
		if m[2] >= 0 || a.year == 0 && b.year != 0 || a.month+a.year == 0 || b == (moment{}) {
			continue
		}
		if !shareEnds(&a, &b) || !a.after(b) {
			continue
		}
		sayBackwards(p, r, [2]int{s.from + m[0], s.from + m[1]})
	}
}

// shareEnds fills in what the second moment of a range shares with the first; false where
// it may be of the next year or month: 11月至3月, 9月至6月.
func shareEnds(a, b *moment) bool {
	switch {
	case b.year > 0:
		return a.year > 0
	case b.month > 0:
		b.year = a.year
		return a.month > 0 && (a.month == b.month || a.year > 0 && a.day > 0 && b.day > 0 && a.month == b.month+1 || a.year > 0 && a.month < 9 && a.month-b.month < 6)
	}
	b.year, b.month = a.year, a.month
	return a.day > 0 && b.day > 0
}

func sayBackwards(p *prose, r *report, where [2]int) {
	text := p.body[where[0]:where[1]]
	r.add(claim{diag.Error, fmt.Sprintf("“%s”前晚后早，起止颠倒；请核对年月日", text), "", text}, where)
}

// sinceUntil finds the ends of 自2020年3月启动征收，到2018年底完成.
var sinceUntil = pattern.MustCompile(`(?:自|从)((?:19|20)\d\d)年[^。；]{0,30}(?:启动|起|开始|实施)[^。；\d]{0,16}(?:到|至)((?:19|20)\d\d)年`)

// dayForm finds a day or a month with its year.
var dayForm = pattern.MustCompile(`(?:((?:19|20)\d\d)年)?(^|[^\d.])?(\d{1,2})月(?:(\d{1,2})日)?`)

// noSuchDay finds 2月30日 and 2023年13月.
func noSuchDay(r *report, text string, from int) {
	for _, m := range dayForm.FindAllStringSubmatchIndex(text, -1) {
		get := func(n int) int { return atoi(groupOfMatch(text, m, n)) }
		year, month, day := get(1), get(3), get(4)
		wrong := (year > 0 || day > 0) && (month < 1 || month > 12)
		if !wrong && (m[8] < 0 || month > 0 && day >= 1 && day <= daysIn(year, month)) {
			continue
		}
		where := [2]int{from + m[6], from + m[1]}
		r.add(claim{diag.Error, fmt.Sprintf("日历上没有“%s”这一天；请核对月日", text[m[6]:m[1]]), "", text[m[6]:m[1]]}, where)
	}
}

var (
	partForms = pattern.MustCompile(`(第?[一二三四]季度|前三季度|上半年|下半年)[（，]?(?:即)?(\d{1,2})(?:月)?(?:—|-|至|到)+(\d{1,2})月`)
	partsOf   = map[string][2]int{"一季度": {1, 3}, "二季度": {4, 6}, "三季度": {7, 9}, "四季度": {10, 12}, "前三季度": {1, 9}, "上半年": {1, 6}, "下半年": {7, 12}}
)

// monthsOfPart checks 一季度（1—4月）.
func monthsOfPart(r *report, text string, from int) {
	for _, m := range partForms.FindAllStringSubmatchIndex(text, -1) {
		name := strings.TrimPrefix(text[m[2]:m[3]], "第")
		want := partsOf[name]
		a, b := atoi(text[m[4]:m[5]]), atoi(text[m[6]:m[7]])
		if a == want[0] && b == want[1] || !strings.Contains(text[m[0]:m[1]], "（") && a >= want[0] && b <= want[1] {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d月，文中写作%d—%d月", name, want[0], want[1], a, b), fmt.Sprintf("%d—%d月", want[0], want[1]), fmt.Sprintf("%d—%d月", a, b)}, [2]int{from + m[0], from + m[1]})
	}
}
