package proof

import (
	"math/big"
	"strconv"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// meanOfMonths holds the mean of a month or a quarter against the total before it, where the
// sentence tells of how many months that is: 2024年…办理43.2万件，月均3.6万件; 前三季度完成税收27.9亿元，
// 平均每季度9.3亿元.
func meanOfMonths(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		m := &p.figures[k]
		if !plain(m) || !bareMean.MatchString(m.label) || starts(p, m) {
			continue
		}
		t := p.meantTotal(s, m)
		if t == nil || m.clause-t.clause > 1+p.sharesBetween(t, m) || p.parted(t, m) || t.Hedge != numeral.Unhedged {
			continue
		}
		months := monthsIn(p.body[s.from:t.Digits])
		if bareMean.FindStringSubmatch(m.label)[1] != "月" {
			months /= 3
		}
		if months > 1 {
			judgeMean(p, r, m, t, months)
		}
	}
}

// meantTotal is the total right before a mean, but for how it changed: 办理8640件，比上年的8160件
// 增长6%，月均720件.
func (p *prose) meantTotal(s sentence, m *figure) *figure {
	for k := m.index - 1; k >= s.figs[0] && k >= m.index-3; k-- {
		t := &p.figures[k]
		switch {
		case !plain(t), isChange(t), comparedHere(t):
		case sameBase(t, m):
			return t
		default:
			return nil
		}
	}
	return nil
}

// bareMean names nothing but the time that a mean is of.
var bareMean = pattern.MustCompile(`^[，；]?(?:即|平均|相当于)?(?:每个?)?(月|季)(?:度)?(?:平?均)?(?:约|供气|供水|供应|生产|发电|用电|用水|收治|检查|为|是|达到|达|用|要|需|办理|受理|完成|接待|发放|处理|消耗|使用|签发|登记|注册)*$`)

func judgeMean(p *prose, r *report, m, t *figure, months int64) {
	one := product{rate: rate{figure: m, mean: true}, total: t, factor: months}
	by := numeral.Exactly(big.NewRat(months, 1))
	if fits(m.Span().Mul(by), t.Span()) || fits(t.Span().Div(by), roundedMean(m)) || !near(t.value(), one.want(), 2) {
		return
	}
	p.sayProduct(r, one)
}

// monthsIn is how many months words tell of; 0 where they tell of none, of several spans, or
// of one that has not ended.
func monthsIn(text string) int64 {
	months := int64(0)
	for _, m := range spanOfMonths.FindAllStringSubmatch(text, 8) {
		n := monthsOf(m)
		if n == 0 || months > 0 && n != months && !(m[1] != "" && n == 12) {
			if months == 12 && n > 0 {
				months = n // 2024年上半年
				continue
			}
			return 0
		}
		if months == 0 || n != 12 {
			months = n
		}
	}
	return months
}

// spanOfMonths: a year, its months from the first to some, so many of them, quarters, a half.
var spanOfMonths = pattern.MustCompile(`(全年|年度|去年|上年|(?:19|20)\d\d年)|1(?:月份?)?(?:—|-|至|到)(\d{1,2})月|前(\d{1,2}|[二三四五六七八九十])个月|(前[二三]个?季度)|([一二三四]季度)|([上下]半年)|(以来|截至|截止|\d个月|[一二三两]年|期间|每年|\d日)`)

func monthsOf(m []string) int64 {
	switch {
	case m[1] != "":
		return 12
	case m[2] != "":
		return atMostTwelve(m[2])
	case m[3] != "":
		return max(atMostTwelve(m[3]), int64(smallNumber(m[3])))
	case m[4] == "前三季度" || m[4] == "前三个季度":
		return 9
	case m[4] != "", m[6] != "":
		return 6
	case m[5] != "":
		return 3
	}
	return 0
}

// atMostTwelve reads a number of months; 0 for none.
func atMostTwelve(digits string) int64 {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > 12 {
		return 0
	}
	return n
}
