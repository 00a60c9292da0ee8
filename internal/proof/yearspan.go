package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A number of years stands beside the years themselves: 三年行动计划（2022—2024年）, 连续六年（2018—2023年）,
// 过去三年，即2021、2022、2023年.

var (
	yearsBeside = pattern.MustCompile(`([两二三四五六七八九十]|[2-9]|1\d)年([\p{Han}]{0,10})[》”]?（(?:即)?((?:19|20)\d\d)年?(?:—|-|–|至|到|~)+((?:19|20)\d\d)年?[，）]`)
	// namesPlan is what bears its years in its name; inRow counts each year.
	namesPlan = pattern.MustCompile(`行动|计划|规划|方案|攻坚|工程|任期`)
	rowForm   = pattern.MustCompile(`(过去|近|前|连续|这|最近)([两三四五六])年[^。；\d]{0,6}((?:(?:19|20)\d\d年?(?:、|和)){1,5}(?:19|20)\d\d)年`)
)

func yearSpans(r *report, text string, from int) {
	for _, m := range yearsBeside.FindAllStringSubmatchIndex(text, -1) {
		n, first, last := smallNumber(text[m[2]:m[3]]), atoi(text[m[6]:m[7]]), atoi(text[m[8]:m[9]])
		head := lastBytes(text[:m[0]], 12)
		plan := namesPlan.MatchString(text[m[4]:m[5]])
		switch {
		case last < first || strings.HasSuffix(head, "十") || strings.HasSuffix(head, "第") || strings.HasSuffix(head, "每") || n == last-first+1:
			continue
		case !plan && n == last-first && !strings.HasSuffix(head, "连续"):
			continue // 近五年（2019—2024年） may count the steps
		}
		severity := diag.Error
		if n == last-first {
			severity = diag.Warning
		}
		said := text[m[2]:m[3]] + "年"
		r.add(claim{severity, fmt.Sprintf("%d—%d年是%d年，文中写作%s；请核对年份或年数", first, last, last-first+1, said), fmt.Sprintf("%d年", last-first+1), said}, [2]int{from + m[0], from + m[1]})
	}
	for _, m := range rowForm.FindAllStringSubmatchIndex(text, -1) {
		years := fourDigits.FindAllString(text[m[6]:m[7]], -1)
		n, ok := smallNumber(text[m[4]:m[5]]), true
		for k := 1; k < len(years); k++ {
			ok = ok && distance(atoi(years[k]), atoi(years[k-1])) == 1
		}
		if ok && len(years) == n {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说%s%s年，后面列的是%s；请核对年份", text[m[2]:m[3]], text[m[4]:m[5]], strings.Join(years, "、")), "", text[m[6]:m[7]]}, [2]int{from + m[0], from + m[1]})
	}
}
