package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What a meeting does tells its years: it looks back on one and arranges the next; a budget is
// changed in its own year.

var (
	twoYears = pattern.MustCompile(`(?:总结|回顾)了?((?:19|20)\d\d)年([^。；，]{0,12}工作，[^。；，]{0,8}?)((?:19|20)\d\d)年([^。；，]{0,8})(?:工作|任务)`)
	// partsOfYear tells that the two are parts of one year.
	partsOfYear = pattern.MustCompile(`半年|季度|月|阶段|下步|上一|下一|期间`)
	newBudget   = pattern.MustCompile(`((?:19|20)\d\d)年度?[^，。；]{0,10}预算(?:收支)?调整`)
	underYear   = pattern.MustCompile(`((?:19|20)\d\d)年(?:上半年|前[\p{Han}\d]{1,3}个?[月季]|1(?:—|-|至)\d{1,2}月|以来|前三季度|）以来)`)
)

// sameMeeting finds 会议总结2024年工作，部署2024年任务.
func sameMeeting(p *prose, r *report, i int, text string) {
	m := twoYears.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	from := p.sentences[i].from
	a, b := atoi(text[m[2]:m[3]]), atoi(text[m[6]:m[7]])
	if b == a+1 || b == a && partsOfYear.MatchString(text[m[4]:m[5]]+text[m[8]:m[9]]) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("会议总结的是%d年，部署的却是%d年；可能是沿用旧稿没有改年份", a, b), fmt.Sprintf("%d年", a+1), fmt.Sprintf("%d年", b)}, [2]int{from + m[2], from + m[3] + len("年")}, [2]int{from + m[6], from + m[7] + len("年")})
}

// adjusted finds a budget of 2023 that is changed because of the first half of 2024.
func adjusted(p *prose, r *report, i int, text string) {
	m := newBudget.FindStringSubmatchIndex(text)
	if m == nil || inQuotes(text, m[0]) {
		return
	}
	from, year := p.sentences[i].from, atoi(text[m[2]:m[3]])
	rest := p.body[from+m[1]:]
	if end := strings.Index(rest, "\n"); end >= 0 {
		rest = rest[:end]
	}
	u := underYear.FindStringSubmatchIndex(rest)
	if u == nil || atoi(rest[u[2]:u[3]]) != year+1 || !containsAny(rest, "当年", "今年", "下半年", "调整", "拟") || strings.Contains(rest, "决算") {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("说的是%d年度的预算调整，理由却是%s；预算在当年调整，请核对年份", year, rest[u[0]:u[1]]), fmt.Sprintf("%d年", year+1), fmt.Sprintf("%d年", year)}, [2]int{from + m[1] + u[0], from + m[1] + u[1]}, [2]int{from + m[2], from + m[3] + len("年")})
}
