package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Words of the turn of a year tell which year it is: 刚刚过去的2022年, 展望2023年, 安排部署2023年工作.

var (
	justPast = pattern.MustCompile(`(?:刚刚|刚)过去的((?:19|20)\d\d)年`)
	toCome   = pattern.MustCompile(`(?:即将到来的|展望|迎来|跨入|走进|步入)((?:19|20)\d\d)年`)
	onlySums = pattern.MustCompile(`总结|年度[\p{Han}]{0,8}报告`)
	planYear = pattern.MustCompile(`(?:安排部署|安排|部署|研究部署|谋划|做好)((?:19|20)\d\d)年的?[\p{Han}]{0,8}(?:任务|工作)|要?(?:把|将)((?:19|20)\d\d)年的?[\p{Han}]{0,4}(?:任务|目标)[\p{Han}]{0,4}(?:分解|落实|压实)`)
	taskYear = pattern.MustCompile(`^(?:[一二三四五六七八九十]、)?((?:19|20)\d\d)年(?:的)?(?:[\p{Han}]{0,6})工作，(?:[^。]*(?:强调|重点抓|要抓|印发|安排|部署|突出抓))`)
)

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
