package numeral

import "strings"

// maxAloud is how many digits before the point are read as one number, up to
// 九千九百九十九万亿, and how many behind it.
const maxAloud = 16

// Aloud spells a printed number as it is read to an audience: 26.3% is
// 百分之二十六点三, 1,144 is 一千一百四十四, 54/60 is 六十分之五十四, 90.0% is 百分之九十.
// False: it is no such number.
func Aloud(s string) (string, bool) {
	if numerator, denominator, ok := strings.Cut(s, "/"); ok {
		return aloudFraction(numerator, denominator)
	}
	sign := ""
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			sign, s = "负", rest
			break
		}
	}
	for mark, words := range map[string]string{"%": "百分之", "‰": "千分之"} {
		if rest, ok := strings.CutSuffix(s, mark); ok {
			sign, s = sign+words, rest
		}
	}
	whole, decimals, dot := strings.Cut(s, ".")
	digits, ok := ungrouped(whole)
	if !ok || dot && (decimals == "" || len(decimals) > maxAloud || strings.Trim(decimals, "0123456789") != "") {
		return "", false
	}
	spoken := sign + aloudWhole(digits)
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		spoken += "点" + digitByDigit(decimals)
	}
	return spoken, true
}

func aloudFraction(numerator, denominator string) (string, bool) {
	a, okA := ungrouped(numerator)
	b, okB := ungrouped(denominator)
	if !okA || !okB || strings.Trim(b, "0") == "" {
		return "", false
	}
	return aloudWhole(b) + "分之" + aloudWhole(a), true
}

// ungrouped is a whole number without the commas of its thousands.
func ungrouped(s string) (string, bool) {
	digits := strings.ReplaceAll(s, ",", "")
	if digits == "" || len(digits) > maxAloud || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	return digits, digits == s || Group(digits, ",") == s
}

// digitByDigit names digits one by one.
func digitByDigit(digits string) string {
	out := ""
	for _, d := range digits {
		out += [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[d-'0']
	}
	return out
}

// aloudWhole reads a whole number: 12 is 十二, 20005 is 两万零五.
func aloudWhole(digits string) string {
	words := grouped(strings.TrimLeft(digits, "0"))
	for _, first := range [][2]string{{"一十", "十"}, {"二千", "两千"}, {"二万", "两万"}, {"二亿", "两亿"}} {
		if rest, ok := strings.CutPrefix(words, first[0]); ok {
			return first[1] + rest
		}
	}
	return words
}

// grouped reads digits, of which the first is not 0, by groups of four.
func grouped(digits string) string {
	switch n := len(digits); {
	case n == 0:
		return "零"
	case n > 8:
		return grouped(digits[:n-8]) + "亿" + lower(digits[n-8:])
	case n > 4:
		return grouped(digits[:n-4]) + "万" + lower(digits[n-4:])
	}
	out, gap := "", false
	for k, d := range digits {
		if d == '0' {
			gap = true
			continue
		}
		if gap {
			out += "零"
		}
		gap = false
		out += digitByDigit(string(d)) + [...]string{"", "十", "百", "千"}[len(digits)-1-k]
	}
	return out
}

// lower reads what stands below 万 or 亿, with 零 for a gap.
func lower(digits string) string {
	rest := strings.TrimLeft(digits, "0")
	switch {
	case rest == "":
		return ""
	case len(rest) < len(digits):
		return "零" + grouped(rest)
	}
	return grouped(rest)
}
