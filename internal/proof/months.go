package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// checkMonths holds ×12 and ÷12: 每月700元，全年8400元.
func checkMonths(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		var monthly, yearly []*figure
		for k := s.figs[0]; k < s.figs[1] && k < s.figs[0]+40; k++ {
			f := &p.figures[k]
			if f.Percent || !monthlyUnits[f.Base] || f.quoted || f.target || f.Value.Sign() <= 0 {
				continue
			}
			switch {
			case byMonth.MatchString(f.label):
				monthly = append(monthly, f)
			case byYear.MatchString(f.label):
				yearly = append(yearly, f)
			case continues(p, yearly, f):
				yearly = append(yearly, f)
			}
		}
		judgeMonths(p, r, s, monthly, yearly)
	}
}

// monthlyUnits are the units of what is paid or used month by month.
var monthlyUnits = map[string]bool{"元": true, "公斤": true, "千瓦时": true, "立方米": true, "人次": true, "度": true, "吨": true, "次": true, "场": true, "班次": true, "车次": true}

var (
	byMonth = regexp.MustCompile(`(?:每个?月|月均|按月|每人每月|每月每|(?:^|[^\d至到—个、〇一二三四五六七八九十上本当前各同底])月)(?:[^，；年]{0,10})$`)
	byYear  = regexp.MustCompile(`(?:全年|一年|每年|年均|一年下来|年|半年|季度|[二三四五六七八九]个月)(?:[^，；月]{0,12})$`)
	notYear = regexp.MustCompile(`去年|上年|今年|20\d\d年|本年|当年|年底|年初|以来|同期|年末|年龄|比上年|青年|老年|历年`)
	halfs   = regexp.MustCompile(`半年`)
	other   = regexp.MustCompile(`另|一次性|奖|外加|还有|再`)
	quarter = regexp.MustCompile(`季度`)
	moneyOf = regexp.MustCompile(`收入|支出|经费|补贴|工资|租金|补助|津贴|费用|奖金|报酬|养老金|低保金|电费|水费|产量|用量|用水|用电|销售额|营业额|产值|保费|房租|开支|成本|待遇|利润`)
)

// continues tells whether f goes on the list of the last yearly figure:
// 全年8400元、7200元.
func continues(p *prose, yearly []*figure, f *figure) bool {
	if len(yearly) == 0 {
		return false
	}
	last := yearly[len(yearly)-1]
	return last.index == f.index-1 && onlyJoint(p.body[last.End:f.Digits]) && sameBase(last, f)
}

func judgeMonths(p *prose, r *report, s sentence, monthly, yearly []*figure) {
	for _, y := range yearly {
		if notYear.MatchString(y.label) || other.MatchString(y.label) {
			continue
		}
		var rivals []*figure
		for _, m := range monthly {
			if sameBase(m, y) && distance(m.clause, y.clause) <= 2 && sameMoney(p, m, y) && samePayee(p, m, y) {
				rivals = append(rivals, m)
			}
		}
		rivals = slices.DeleteFunc(rivals, func(m *figure) bool { return ofMany(m, y) })
		if both := add(monthly); len(monthly) > 1 && both.Mul(both, big.NewRat(12, 1)).Cmp(y.value()) == 0 {
			continue // 护理补贴每月90元，生活补贴每月100元，两项一年2280元
		}
		if len(rivals) == 0 || monthsFit(p, s, rivals, y) {
			continue
		}
		sayMonths(p, r, rivals[len(rivals)-1], y)
	}
}

// ofMany tells whether y is far more than a year of m: it is of many heads.
func ofMany(m, y *figure) bool {
	year := new(big.Rat).Mul(m.value(), big.NewRat(12, 1))
	limit := int64(12)
	if ofHead.MatchString(m.label) && !ofHead.MatchString(y.label) {
		limit = 3
	}
	return y.value().Cmp(year.Mul(year, big.NewRat(limit, 1))) > 0
}

// sameMoney tells whether both labels name the same kind of money, or one
// names none.
func sameMoney(p *prose, m, y *figure) bool {
	a, b := moneyOf.FindString(p.body[m.from:m.Digits]), moneyOf.FindString(p.body[y.from:y.Digits])
	if a == "" || b == "" {
		return m.Base == "元" || a == b || a == "" && bareMonth.MatchString(m.label)
	}
	return a == b
}

// samePayee tells whether the later of the two goes on with the subject of the
// earlier: it names none of its own, or the same.
func samePayee(p *prose, m, y *figure) bool {
	first, last := m, y
	if m.index > y.index {
		first, last = y, m
	}
	own := []rune(onlyHan(timeAndMoney.ReplaceAllString(last.label, "")))
	return len(own) <= 1 || sharedRunes(string(own), p.body[first.from:first.Digits]) == len(own)
}

// timeAndMoney are the words of a monthly or yearly figure that name nobody.
var timeAndMoney = regexp.MustCompile(`每?人?每个?月|每?人?每年|全年|一年下来|一年|年均|月均|按月|平均|人均|户均|补助|补贴|发放|收入|支出|工资|经费|费用|合计|合|即|约|共|就|可|需|达到|达|为|是|到手|相当于|折合|标准|计算|计|用|的|有|只|仅|年`)

// bareMonth names nothing of its own: 全年用电96万度，月均8万度.
var bareMonth = regexp.MustCompile(`^[，；]?(?:即|平均)?(?:月均|每月|每个月|平均每月)(?:为|约|是|达)?$`)

func periods(y *figure) []int64 {
	switch {
	case halfs.MatchString(y.label):
		return []int64{6}
	case quarter.MatchString(y.label):
		return []int64{3, 12}
	case strings.Contains(y.label, "个月"):
		return nil
	}
	return []int64{12}
}

// monthsFit tries every monthly figure, alone and times a count of heads in
// the sentence, and lets a written range stand for itself.
func monthsFit(p *prose, s sentence, monthly []*figure, y *figure) bool {
	if plusMore(p, s, monthly, y) {
		return true
	}
	if periods(y) == nil {
		return true
	}
	for _, n := range append(periods(y), monthsTold(p, s)...) {
		for k := s.figs[0]; k < s.figs[1] && k < s.figs[0]+40; k++ {
			// 主任每月700元，委员600元，全年8400元、7200元: the second names no month.
			m := &p.figures[k]
			if sameBase(m, y) && m.index != y.index && fits(roundlessMean(m).Mul(numeral.Exactly(big.NewRat(n, 1))), y.Span()) {
				return true
			}
		}
		for _, m := range monthly {
			year := roundlessMean(m).Mul(numeral.Exactly(big.NewRat(n, 1)))
			if fits(year, y.Span()) || fits(y.Span().Div(numeral.Exactly(big.NewRat(n, 1))), roundedMean(m)) && perFirst(m) {
				return true
			}
			for k := s.figs[0]; k < s.figs[1] && k < s.figs[0]+40; k++ {
				g := &p.figures[k]
				if plain(g) && !sameBase(g, y) && g.Base != "年" && g.Base != "岁" && (fits(year.Mul(g.Span()), y.Span()) || g.Base == "人" && !strings.Contains(m.label, "每人") && m.index != g.index) {
					return true
				}
			}
		}
	}
	return false
}

// plusMore tells whether a year of a monthly figure and another sum of the
// sentence make y: 月薪4500元，加上年终奖2000元，年收入5.6万元.
func plusMore(p *prose, s sentence, monthly []*figure, y *figure) bool {
	for k := s.figs[0]; k < s.figs[1] && k < s.figs[0]+40; k++ {
		g := &p.figures[k]
		if !sameBase(g, y) || g.index == y.index {
			continue
		}
		for _, m := range monthly {
			year := roundlessMean(m).Mul(numeral.Exactly(big.NewRat(12, 1)))
			if m.index != g.index && fits(year.Add(g.Exact()), y.Span()) {
				return true
			}
		}
	}
	return false
}

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

// perFirst tells whether the monthly figure is a mean, which is rounded.
func perFirst(m *figure) bool { return containsAny(m.label, "平均", "月均") }

func sayMonths(p *prose, r *report, m, y *figure) {
	n := big.NewRat(periods(y)[0], 1)
	year := new(big.Rat).Mul(m.value(), n)
	month := new(big.Rat).Quo(y.value(), n)
	severity := diag.Error
	if near(y.value(), year, 50) {
		severity = diag.Warning
	}
	first, last := m, y
	if m.index > y.index {
		first, last = y, m
		r.add(claim{severity, fmt.Sprintf("%s÷%s=%s，文中每月写作%s；若是约数，请加“约”字", p.written(y), say(n), sayIn(month, m), p.written(m)), sayIn(month, m), p.written(m)}, placeWide(first), place(last))
		return
	}
	r.add(claim{severity, fmt.Sprintf("%s×%s=%s，文中写作%s", p.written(m), say(n), sayIn(year, y), p.written(y)), sayIn(year, y), p.written(y)}, placeWide(first), place(last))
}
