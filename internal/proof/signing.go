package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// The date below a paper, its number 〔2024〕14号 and the year in its title go together: a number is
// of the year of its date, a plan is written shortly before its year or in it.

var (
	// askedEarly are titles of what is asked for long before its year.
	askedEarly = pattern.MustCompile(`申报|征集|立项|推荐|编制|储备|评选|规划`)
	// ofItsEnd are titles of what is told when a year is over.
	ofItsEnd = pattern.MustCompile(`年(?:度)?(?:[\p{Han}]{0,8}(?:考核结果|决算|统计公报|统计年报|年度报告|年报|大事记))|年12月份`)
	// inJanuary is a title of what is over in the first month already.
	sumOfYear = pattern.MustCompile(`年(?:度)?[\p{Han}]{0,12}工作总结`)
	inJanuary = pattern.MustCompile(`元旦|春节|春运|寒假|节|冬|季|1月|上半年|月`)
	openData  = pattern.MustCompile(`预算|决算|公开|总结|情况|报告|考核|结果|公示|表彰|通报|成绩|奖`)
)

// signings holds them against each other.
func signings(p *prose, r *report) {
	on := p.signedOn()
	if on.month == 0 {
		return
	}
	say := func(told [2]int, said string) {
		r.add(claim{diag.Error, fmt.Sprintf("这里是“%s”，落款却是%s；请核对年份", said, p.body[on.from:on.to]), "", p.body[on.from:on.to]}, told, [2]int{on.from, on.to})
	}
	for i, s := range p.sentences[:min(len(p.sentences), 4)] {
		if m := issued.FindStringSubmatch(p.sentenceText(i)); m != nil {
			if year := atoi(m[1]); year != on.year && !(year == on.year-1 && on.month < 3) {
				say([2]int{s.from, s.to}, p.sentenceText(i))
				return
			}
		}
	}
	if title, own, where := p.titleLine(); own > 0 && where[1] <= on.from && ofOtherYear(title, own, on) {
		say(where, title)
	}
}

// ofOtherYear tells whether a paper with that title is not written at that time.
func ofOtherYear(title string, own int, on moment) bool {
	latest := 6
	if beforeYear.MatchString(title) || askedEarly.MatchString(title) {
		latest = 1
	}
	switch calls := callsFor.MatchString(title) || plansFor.MatchString(title); {
	case ofItsEnd.MatchString(title):
		return on.year < own || on.year == own && on.month < 11
	case sumOfYear.MatchString(title) && !inJanuary.MatchString(title) && on.year == own:
		return on.month == 1
	case on.year == own-1:
		return calls && on.month <= latest && !openData.MatchString(title)
	case on.year == own+1:
		return plansFor.MatchString(title) && !openData.MatchString(title) && on.month > 1 && !notice.MatchString(title)
	}
	return false
}
