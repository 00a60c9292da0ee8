package proof

import (
	"nianbao/internal/pattern"
)

// checkMonths holds ×12 and ÷12 and the like: 每月700元，全年8400元.
func checkMonths(p *prose, r *report) {
	for i := range p.sentences {
		productsOf(p, r, i)
		yearOfMonths(p, r, i)
		raisedAlike(p, r, i)
		yearOfStandard(p, r, i)
		yearOfRaise(p, r, i)
		meanOfMonths(p, r, i)
	}
}

var (
	byMonth = pattern.MustCompile(`(?:每个?月|月均|按月|每人每月|每月每|(?:^|[^\d至到—个、〇一二三四五六七八九十上本当前各同底])月)(?:[^，；年]{0,10})$`)
	notYear = pattern.MustCompile(`去年|上年|今年|20\d\d年|本年|当年|年底|年初|以来|同期|年末|年龄|比上年|青年|老年|历年`)
	moneyOf = pattern.MustCompile(`收入|支出|经费|补贴|工资|租金|补助|津贴|费用|奖金|报酬|养老金|低保金|电费|水费|产量|用量|用水|用电|销售额|营业额|产值|保费|房租|开支|成本|待遇|利润`)
)

// sameMoney tells whether both labels name the same kind of money, or one
// names none.
func sameMoney(p *prose, m, y *figure) bool {
	a, b := moneyOf.FindString(p.body[m.from:m.Digits]), moneyOf.FindString(p.body[y.from:y.Digits])
	if a == "" || b == "" {
		return m.Base == "元" || a == b || a == "" && bareMonth.MatchString(m.label) || onlyHan(timeAndMoney.ReplaceAllString(m.label, "")) == ""
	}
	return a == b || pay[a] && pay[b]
}

// pay are words for what somebody earns.
var pay = map[string]bool{"工资": true, "收入": true, "报酬": true, "待遇": true}

// samePayee tells whether the later of the two goes on with the subject of the
// earlier: it names none of its own, or the same.
func samePayee(p *prose, m, y *figure) bool {
	first, last := m, y
	if m.index > y.index {
		first, last = y, m
	}
	own := []rune(onlyHan(timeAndMoney.ReplaceAllString(last.label, "")))
	return len(own) <= 1 || reckoned.MatchString(first.label) || sharedRunes(string(own), p.body[first.from:first.Digits]) == len(own)
}

// reckoned leads in a rate by which what follows is reckoned: 按目前每月288万吨计算，年供水量….
var reckoned = pattern.MustCompile(`^[，；]?(?:按照?|以)(?:目前|现在|现行|现有)?(?:每|[日月周季]均)[\p{Han}]{0,4}$`)

// timeAndMoney are the words of a monthly or yearly figure that name nobody.
var timeAndMoney = pattern.MustCompile(`按照?(?:目前|现在|现行)?|目前|折算下来|折算|折合|照此|按此|换算|每[天日周]|[日周]均|季度|每?人?每个?月|每?人?每年|全年|一年下来|一年|年均|月均|按月|平均|人均|户均|补助|补贴|发放|收入|支出|工资|经费|费用|合计|合|即|约|共|就|可|需|达到|达|为|是|到手|相当于|折合|标准|计算|计|用|的|有|只|仅|年`)

// bareMonth names nothing of its own: 全年用电96万度，月均8万度.
var bareMonth = pattern.MustCompile(`^[，；]?(?:即|平均)?(?:月均|每月|每个月|平均每月|一个月)(?:为|约|是|达|用|要|需)*$`)

// monthsTold are the counts of months of a sentence: 按10个月计发.
func monthsTold(p *prose, s sentence) []int64 {
	var out []int64
	for k := s.figs[0]; k < s.figs[1] && len(out) < 3; k++ {
		if f := &p.figures[k]; f.Base == "个月" && f.Value.IsInt() && f.Value.Num().IsInt64() {
			out = append(out, f.Value.Num().Int64())
		}
	}
	return out
}

// ofTime names the time that a total is of.
var ofTime = pattern.MustCompile(`每个?(月|年|天|日|周|学期|季度?)|(月|年|日|周|季)人?均|全(年)|一(年)|(半年)|(?:^|，)(月|年|日)|(月|年|日)(?:租|薪|工资|报酬|收入|支出|产|用[水电气]|处理|供|营业|销售|经费|成本|维护费|运行费)`)

// timesBetween are how often the time of a standard may go into the time of its
// total; a total without a time of its own may be of either.
func timesBetween(mean, total string) []int64 {
	switch {
	case mean == total:
		return []int64{1}
	case mean == "月" && total == "年":
		return []int64{12}
	case mean == "月" && total == "季":
		return []int64{3}
	case mean == "日" && total == "月":
		return []int64{30, 31, 22, 28}
	case mean == "学期" && total == "年":
		return []int64{2}
	case mean == "季" && total == "年":
		return []int64{4}
	case mean == "日" && total == "年":
		return []int64{365, 366, 360, 250, 300}
	case total == "半年":
		return map[string][]int64{"月": {6}, "季": {2}}[mean]
	case total == "" && mean == "月":
		return []int64{1, 12, 3, 6, 10, 11}
	case total == "" && mean == "季":
		return []int64{1, 4, 2, 3}
	case total == "":
		return []int64{1, 2, 3}
	}
	return nil
}

// perPeriod says that a figure is of each day, week, month or the like.
var perPeriod = pattern.MustCompile(`(?:每|平均每)(天|日|周|个?月|季度|学期|年|班次|趟|车次)[\p{Han}]{0,8}$|(日|周|月|年|季)人?均[\p{Han}]{0,6}$|(日)(?:处理|供水|供气|发电|生产|产|接待|服务|消纳)[\p{Han}]{0,6}$`)

// periodUnits are the units in which such periods are counted.
var periodUnits = map[string][]string{"天": {"天", "日", "工作日", "个工作日"}, "日": {"天", "日", "工作日", "个工作日"}, "周": {"周", "个星期"}, "月": {"个月"}, "个月": {"个月"}, "季度": {"个季度", "季度"}, "学期": {"个学期", "学期"}, "年": {"年"}, "趟": {"趟"}, "班次": {"班次"}, "车次": {"车次"}}

// wholeYearOf is what a year makes.
var wholeYearOf = pattern.MustCompile(`^[，；]?(?:全年|一年|每年|年)(?:共|合计|发放|补助|支出|就是|即|合|可领|可得|领取|下来|需|要)*$`)

func countsPeriods(g *figure, period string) bool {
	for _, unit := range periodUnits[period] {
		if g.Unit == unit || g.Base == unit {
			return true
		}
	}
	return false
}
