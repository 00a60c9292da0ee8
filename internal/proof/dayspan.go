package proof

import (
	"fmt"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Days have a first and a last one, and a number: 6月1日至12日，为期十二天. What a notice calls for ends behind its
// beginning: 报名时间为6月1日至5月31日 does not.

var (
	dayRange  = pattern.MustCompile(`(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?:上午|下午)?(?:开始|开幕|启动|起)?(?:，?(?:至|到|—+|-|~|－))(?:当年|同年)?(?:(\d{1,2})月)?(\d{1,2})日|(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日，?[^，。；\d]{0,12}(?:开幕|开始|启动|开班|开营)，(?:至|到)?(?:(\d{1,2})月)?(\d{1,2})日[^，。；\d]{0,6}(?:闭幕|结束|结业|收官|闭营)`)
	daysLong  = pattern.MustCompile(`(?:历时|为期|会期|展期|赛期|公示期|公示时间|时间|共计?|活动期|培训期)(?:为|共)?(` + numeralClass + `)天`)
	notInARow = pattern.MustCompile(`工作日|节假日|假日|除外|不含|扣除|休息|顺延|其中|每[周月天日]|夜|延长|提前|分[两三四]|累计|每期|两期|[一二三]期|先后`)
	// callWindow names a time in which somebody shall do something; wholeYears is one that comes again each year.
	callWindow = pattern.MustCompile(`(?:填报|报名|申报|公示|征集|受理|提交|报送|培训|举办|举行|确认|展览|活动|宣传|投票|缴费|反馈|推荐|开展|面试|考试|演练|评审|登记|截止)(?:的)?(?:时间|日期|期限)?(?:安排在|定[于在]|为|是|：|从|自|于|截止)*$|(?:时间|日期|期限)(?:安排在|定[于在]|为|是|：|从|自|于)+$|请(?:各[\p{Han}]{1,6})?[于在]$|^$`)
	wholeYears = pattern.MustCompile(`每年|年度为|周期|学年|享受|待遇|供暖|供热|禁渔|封山|封育|休渔|有效|服务期|任期|合同|统计|考核|租|保险|汛期|防火|会计|数据|期间|截取|上年|次年|翌年|明年|第二年|跨年`)
)

// days checks the lengths and the order of the days of a sentence.
func days(p *prose, r *report, s sentence) {
	text := p.body[s.from:s.to]
	ranges := dayRange.FindAllStringSubmatchIndex(text, 3)
	if len(ranges) == 0 {
		return
	}
	m := ranges[0]
	if inQuotes(text, m[0]) {
		return
	}
	get := func(a, b int) int { return atoi(groupOfMatch(text, m, a) + groupOfMatch(text, m, b)) }
	a, b := moment{year: get(1, 6), month: get(2, 7), day: get(3, 8)}, moment{month: get(4, 9), day: get(5, 10)}
	if b.month == 0 {
		b.month = a.month
	}
	if a.month > 12 || b.month > 12 || a.month*b.month == 0 {
		return
	}
	lead := p.body[clauseAt(s, s.from+m[0])[0] : s.from+m[0]]
	if a.month > b.month && !(a.month > 9 && b.month < 6) && !wholeYears.MatchString(text) && callWindow.MatchString(lead) && asksFor.MatchString(text) {
		sayBackwards(p, r, [2]int{s.from + m[0], s.from + m[1]})
		return
	}
	n := daysLong.FindStringSubmatchIndex(text)
	if len(ranges) > 1 || n == nil || notInARow.MatchString(text) || daysLong.FindStringIndex(text[n[1]:]) != nil {
		return
	}
	told, real := smallNumber(text[n[2]:n[3]]), daysBetween(a, b)
	most := real
	if a.year == 0 {
		most = max(real, daysBetween(moment{year: 2024, month: a.month, day: a.day}, b))
	}
	if told == 0 || real < 2 || told >= real-1 && told <= most {
		return
	}
	said := text[n[2]:n[3]] + "天"
	r.add(claim{diag.Error, fmt.Sprintf("%s是%d天，文中写作%s；请核对日期或天数", text[m[0]:m[1]], real, said), fmt.Sprintf("%d天", real), said}, [2]int{s.from + m[0], s.from + m[1]}, [2]int{s.from + n[0], s.from + n[1]})
}

// asksFor tells of what is done once, between two days.
var asksFor = pattern.MustCompile(`填报|报名|申报|公示|征集|受理|提交|报送|培训|举办|举行|确认|展览|活动|宣传|投票|缴费|反馈|推荐|面试|考试|演练|评审|登记|材料`)

// daysBetween are the days from one to another, both counted; of no year as in one without a 29 February.
func daysBetween(a, b moment) int {
	year := a.year
	if year == 0 {
		year = 2023
	}
	last := year
	if b.month < a.month {
		last++
	}
	at := func(year int, m moment) time.Time {
		return time.Date(year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC)
	}
	return int(at(last, b).Sub(at(year, a)).Hours()/24) + 1
}
