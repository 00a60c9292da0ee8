package proof

import (
	"fmt"
	"strings"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A day with its weekday has to be one: 2024年5月16日（星期四）. Without a year any of those around
// that of the text may be meant.

var (
	weekdayForm = pattern.MustCompile(`(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日[（，]?(?:星期|礼拜|周)([一二三四五六日天])(至|到|—|-|~|、|和)?`)
	// lunar days and the last of a range have another weekday, or none that is told.
	noSolar = pattern.MustCompile(`(?:农历|阴历|至|到|—|-|~)$`)
)

func weekdays(p *prose, r *report, text string, from int) {
	if !containsAny(text, "星期", "周", "礼拜") {
		return
	}
	for _, m := range weekdayForm.FindAllStringSubmatchIndex(text, -1) {
		year, month, day := atoi(groupOfMatch(text, m, 1)), atoi(text[m[4]:m[5]]), atoi(text[m[6]:m[7]])
		if m[10] >= 0 || noSolar.MatchString(lastBytes(text[:m[0]], 6)) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
			continue
		}
		said := strings.Index("日一二三四五六", strings.Replace(text[m[8]:m[9]], "天", "日", 1)) / len("日")
		years := []int{year}
		if year == 0 {
			years = []int{p.year, p.year + 1, p.year - 1}
			if p.year == 0 {
				continue
			}
		}
		if anyWeekday(years, month, day, said) {
			continue
		}
		want := "星期" + string([]rune("日一二三四五六")[weekdayOf(years[0], month, day)])
		r.add(claim{diag.Error, fmt.Sprintf("%d年%d月%d日是%s，文中写作“%s”；请核对日期或星期", years[0], month, day, want, text[m[0]:m[9]]), want, text[m[0]:m[9]]}, [2]int{from + m[0], from + m[9]})
	}
}

func anyWeekday(years []int, month, day, said int) bool {
	for _, year := range years {
		if weekdayOf(year, month, day) == said {
			return true
		}
	}
	return false
}

// weekdayOf is 0 for a Sunday.
func weekdayOf(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday())
}
