package numeral

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// An amount is one number with all that belongs to it: -300余万元.
type amount struct {
	value   *big.Rat // scale and per-cent sign are in
	scale   string
	unit    string // "%" or "‰" when percent
	percent bool
	hedge   Hedge
	zeros   bool // the digits begin with a needless 0
}

// parseAmount reads the whole of s: sign, currency, digits, hedge, scale,
// hedge, unit, hedge.
func parseAmount(s string) (a amount, ok bool) {
	negative, s := cutSign(s)
	currency, s := cutCurrency(s)
	chinese, rest, ok := a.digits(s)
	if !ok || !a.tail(rest) || chinese && !slices.Contains(counters, a.unit) {
		return amount{}, false
	}
	if currency != "" && a.unit == "" {
		a.unit = currency
	}
	if negative {
		a.value.Neg(a.value)
	}
	return a, currency == "" || currency == a.unit
}

// digits reads the number itself with its scale, in Chinese or in Arabic
// digits, and returns what follows.
func (a *amount) digits(s string) (chinese bool, rest string, ok bool) {
	if v, scale, percent, rest, ok := takeChinese(s); ok {
		a.value, a.scale = v, scale
		if percent != "" {
			a.percent, a.unit = true, percent
		}
		a.hedge, rest = hedgeAhead(rest, hedgesInside)
		return true, a.moreScale(rest), true
	}
	rest, ok = a.arabic(s)
	return false, rest, ok
}

// moreScale reads the 万 of 三百多万, where a hedge stands before it.
func (a *amount) moreScale(s string) string {
	if a.hedge == Unhedged {
		return s
	}
	if scale, rest := cutScale(s); scaleOf[scale] >= 10_000 {
		a.scale = scale
		a.value.Mul(a.value, new(big.Rat).SetInt64(scaleOf[scale]))
		return rest
	}
	return s
}

// arabic reads 300余万 and 1亿2000万: parts of falling scale, of which all but
// a single one must have a scale (3万5 may be 35000 or 30005).
func (a *amount) arabic(s string) (rest string, ok bool) {
	a.value = new(big.Rat)
	for first := true; ; first = false {
		part, next, ok := takeDecimal(s)
		if !ok {
			return s, !first
		}
		var before, after Hedge
		before, next = hedgeAhead(next, hedgesInside)
		scale, next := cutScale(next)
		if !first && (a.hedge != Unhedged || scale == "" || scaleOf[scale] >= scaleOf[a.scale]) {
			return s, false
		}
		after, next = hedgeAhead(next, hedgesInside)
		a.hedge = max(before, after)
		a.zeros = a.zeros || len(s) > 1 && s[0] == '0' && isDigit(s[1])
		a.scale, s = scale, next
		if scale == "" {
			a.value = part
			return s, true
		}
		a.value.Add(a.value, part.Mul(part, new(big.Rat).SetInt64(scaleOf[scale])))
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// tail reads what follows the digits: per cent or unit, and a hedge.
func (a *amount) tail(s string) bool {
	hedge, s := hedgeBehind(s, hedgesAfter)
	if a.hedge == Unhedged {
		a.hedge = hedge
	}
	if per, ok := perOf[s]; ok && a.scale == "" && !a.percent {
		a.percent, a.unit = true, s
		a.value.Mul(a.value, per)
		return true
	}
	if a.percent {
		return s == ""
	}
	a.unit = unitName(s)
	return s == "" || unitForm.MatchString(s) && !moreNumber(s)
}

// moreNumber tells whether what should be a unit goes on counting: 3十, 100几.
func moreNumber(s string) bool {
	return !strings.HasPrefix(s, "百分点") && leading(s, chineseDigits+chinesePowers+"几") != ""
}

var perOf = map[string]*big.Rat{"%": big.NewRat(1, 100), "‰": big.NewRat(1, 1000), "‱": big.NewRat(1, 10_000)}

// scaleOf holds the multipliers that may follow digits. 3千 is bad style but
// clear; 十 after digits is not used.
var scaleOf = map[string]int64{
	"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7,
	"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

var scaleForm = pattern.MustCompile(`^(?:[十百千]?[万亿]|万亿|[百千])`)

func cutScale(s string) (scale, rest string) {
	if strings.HasPrefix(s, "百分点") {
		return "", s
	}
	if strings.HasPrefix(s, "万亿") {
		return "万亿", strings.TrimPrefix(s, "万亿")
	}
	scale = scaleForm.FindString(s)
	return scale, s[len(scale):]
}

func cutSign(s string) (negative bool, rest string) {
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		return false, rest
	}
	for _, sign := range []string{"-", "负"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return true, rest
		}
	}
	return false, s
}

func cutCurrency(s string) (unit, rest string) {
	for _, sign := range []string{"¥", "RMB", "CNY", "人民币"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return "元", rest
		}
	}
	return "", s
}

// unitForm is the look of a unit, not a list of units: up to eight Chinese
// characters or square signs, with a slash inside (元/月), or a metric symbol.
var unitForm = pattern.MustCompile(`^(?:[\p{Han}㎡㎢㎞][\p{Han}㎡㎢㎞/]{0,7}|k?m[2²]?|K?M[2²]?|[kK][gG]|t)$`)

// unitName brings the spellings of one unit together.
func unitName(s string) string {
	switch s {
	case "㎡", "m2", "m²", "M2", "M²", "平", "平方", "平米":
		return "平方米"
	case "㎢", "km2", "km²", "KM2", "KM²":
		return "平方公里"
	case "㎞", "km", "KM":
		return "公里"
	case "m", "M":
		return "米"
	case "kg", "KG", "Kg":
		return "公斤"
	case "t":
		return "吨"
	}
	return s
}

// counters are the units that may follow a number in Chinese characters.
// There the list must be closed: 一般, 三无 and 五保 are words, not numbers.
var counters = []string{
	"", "%", "‰", "个", "人", "名", "位", "户", "家", "处", "所", "间", "座", "栋", "幢", "套", "台", "辆", "件", "项", "条", "份", "次",
	"人次", "户次", "岁", "元", "小时", "平方米", "平方公里", "公里", "米", "亩", "个百分点", "百分点", "周岁",
}
