package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

const (
	chineseDigits = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
	chinesePowers = "十百千万亿拾佰仟萬億"
)

// plainChinese brings cheque writing and old forms to everyday characters.
var plainChinese = strings.NewReplacer("壹", "一", "贰", "二", "叁", "三", "肆", "四", "伍", "五", "陆", "六",
	"柒", "七", "捌", "八", "玖", "九", "拾", "十", "佰", "百", "仟", "千", "萬", "万", "億", "亿", "零", "〇", "○", "〇")

// maxChinese is the length in characters of the longest number in Chinese
// characters: more than 九千九百九十九万九千九百九十九亿… is not one.
const maxChinese = 36

// takeChinese reads a number in Chinese characters from the front of s:
// 一百零二, 两万三千, 二〇二四, 三点五, 百分之三十. scale is a last 百 千 万 亿, percent "%" or
// "‰"; both are in the value already.
func takeChinese(s string) (value *big.Rat, scale, percent, rest string, ok bool) {
	percent, s = cutPercent(s)
	run := leading(s, chineseDigits+chinesePowers)
	rest = s[len(run):]
	run = plainChinese.Replace(run)
	n, ok := chineseInt(run)
	if !ok || utf8.RuneCountInString(run) > maxChinese {
		return nil, "", "", s, false
	}
	value = new(big.Rat).SetInt64(n)
	if point, ok := strings.CutPrefix(rest, "点"); ok {
		if value, rest, ok = addFraction(value, point); !ok {
			return nil, "", "", s, false
		}
	} else if last, _ := utf8.DecodeLastRuneInString(run); strings.ContainsRune("百千万亿", last) {
		scale = string(last)
	}
	if percent != "" {
		value.Mul(value, perOf[percent])
		scale = ""
	}
	return value, scale, percent, rest, true
}

func cutPercent(s string) (percent, rest string) {
	if rest, ok := strings.CutPrefix(s, "百分之"); ok {
		return "%", rest
	}
	if rest, ok := strings.CutPrefix(s, "千分之"); ok {
		return "‰", rest
	}
	if rest, ok := strings.CutPrefix(s, "万分之"); ok {
		return "‱", rest
	}
	return "", s
}

// leading returns the longest beginning of s made of characters of set.
func leading(s, set string) string {
	return s[:len(s)-len(strings.TrimLeft(s, set))]
}

// addFraction reads the 五 of 三点五.
func addFraction(whole *big.Rat, s string) (value *big.Rat, rest string, ok bool) {
	run := leading(s, chineseDigits)
	place := big.NewRat(1, 1)
	for i, r := range []rune(plainChinese.Replace(run)) {
		d, ok := digitOf[r]
		if !ok || r == '两' || i >= maxChinese {
			return nil, s, false
		}
		place.Quo(place, big.NewRat(10, 1))
		whole.Add(whole, new(big.Rat).Mul(place, new(big.Rat).SetInt64(d)))
	}
	return whole, s[len(run):], run != ""
}

var digitOf = map[rune]int64{'〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// powers, largest first. What stands before each must be less than limit.
var powers = []struct {
	word         string
	value, limit int64
}{
	{"亿", 1e8, 1e8}, {"万", 1e4, 1e4}, {"千", 1e3, 10}, {"百", 1e2, 10}, {"十", 10, 10},
}

// chineseInt evaluates a run of plain Chinese digits and powers.
func chineseInt(run string) (int64, bool) {
	if run == "" {
		return 0, false
	}
	if leading(run, "〇一二两三四五六七八九") == run {
		return spelt([]rune(run))
	}
	return below(1e16, run)
}

// spelt reads digits one by one, as in 二〇二四. Two or three without a zero are
// refused, because 三四 means three or four.
func spelt(run []rune) (n int64, ok bool) {
	zero, two := strings.ContainsRune(string(run), '〇'), strings.ContainsRune(string(run), '两')
	if len(run) > 1 && (two || run[0] == '〇' || !zero && len(run) < 4 || len(run) > 18) {
		return 0, false
	}
	for _, r := range run {
		n = n*10 + digitOf[r]
	}
	return n, true
}

// below evaluates a run that must be less than limit, taking it apart at its
// largest power: 两万三千 is 两 times 万 and 三千.
func below(limit int64, run string) (int64, bool) {
	for _, p := range powers {
		left, right, found := strings.Cut(run, p.word)
		if !found {
			continue
		}
		if p.value >= limit {
			return 0, false
		}
		n, ok := multiple(left, p.word, p.limit)
		if !ok {
			return 0, false
		}
		rest, ok := remainder(right, p.value)
		return n*p.value + rest, ok
	}
	r, size := utf8.DecodeRuneInString(run)
	n, ok := digitOf[r]
	return n, ok && size == len(run) && n > 0
}

// multiple evaluates what stands before a power. Only 十 may stand alone.
func multiple(left, word string, limit int64) (int64, bool) {
	if left == "" {
		return 1, word == "十"
	}
	return below(limit, left)
}

// remainder evaluates what follows a power: nothing, 〇二 for 2, or a bare 二,
// which counts in the next smaller power (一百二 is 120).
func remainder(right string, power int64) (int64, bool) {
	if right == "" {
		return 0, true
	}
	if after, ok := strings.CutPrefix(right, "〇"); ok {
		return below(power/10, after)
	}
	n, ok := below(power, right)
	if n < 10 && power > 10 && utf8.RuneCountInString(right) == 1 {
		n *= power / 10
	}
	return n, ok
}
