package numeral

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Running finds the numbers in running text, in order and without overlap. The
// text is folded to half-width digits and has no spaces inside numbers.
// Numbers in Chinese characters are found only before a measure word, because
// 千方百计 and 一般 count nothing. The time is linear in the length of s.
func Running(s string) []Mention {
	var found []Mention
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		m, ok := Mention{}, false
		switch {
		case r >= '0' && r <= '9':
			m, ok = runningArabic(s, at)
		case strings.ContainsRune(chineseStart, r):
			m, ok = runningChinese(s, at)
		}
		if !ok {
			at += size
			continue
		}
		if last := len(found) - 1; last >= 0 && m.Start < found[last].End {
			m.Start = m.Digits
		}
		found = append(found, m)
		at = max(m.End, at+size)
	}
	return found
}

const chineseStart = "零〇一二两三四五六七八九十百千万几数"

func runningArabic(s string, at int) (Mention, bool) {
	m := Mention{Start: at, Digits: at, Per: one}
	end := m.number(s, at)
	if end == at {
		return m, false
	}
	if code, stop := codeAround(s, at, end); code {
		m.Sort, m.End, m.Tail = Code, stop, stop
		return m, true
	}
	m.finish(s, end)
	return m, true
}

// number reads digits, the hedge and scale inside, and a second part as in
// 1亿2000万. It returns where it stopped.
func (m *Mention) number(s string, at int) int {
	end, decimals := digitsEnd(s, at)
	if end == at || end-at > 40 {
		m.Value, m.Step, m.Lead = new(big.Rat), one, one
		return skipDigits(s, at)
	}
	text := strings.ReplaceAll(s[at:end], ",", "")
	m.Value, m.Step = decimal(text), placeOf(decimals)
	m.Lead = leadOf(text, m.Step)
	m.Rounded = decimals > 0
	rest := m.inside(s[end:])
	scale, after := cutScaleRunning(rest)
	if scale == "" {
		return len(s) - len(rest)
	}
	m.scaleBy(scale)
	after = m.inside(after)
	return m.second(s, len(s)-len(after))
}

// inside takes 多, 余 or 来 off the front of s.
func (m *Mention) inside(s string) string {
	hedge, rest := hedgeAhead(s, hedgesInside)
	if hedge == Unhedged || strings.HasPrefix(rest, "少") || strings.HasPrefix(s, "来") && !strings.HasPrefix(rest, "个") && !strings.HasPrefix(rest, "万") ||
		strings.HasPrefix(s, "余") && strings.HasPrefix(rest, "下") {
		return s
	}
	m.Hedge, m.Inside = hedge, s[:len(s)-len(rest)]
	return rest
}

func (m *Mention) scaleBy(scale string) {
	by := new(big.Rat).SetInt64(scaleOf[scale])
	m.Scale = scale
	m.Value.Mul(m.Value, by)
	m.Step = new(big.Rat).Mul(m.Step, by)
	m.Lead = new(big.Rat).Mul(m.Lead, by)
	m.Rounded = true
}

// second reads the 2000万 of 1亿2000万.
func (m *Mention) second(s string, at int) int {
	end, decimals := digitsEnd(s, at)
	if end == at || end-at > 12 || m.Inside != "" {
		return at
	}
	scale, rest := cutScaleRunning(s[end:])
	if scaleOf[m.Scale] <= max(scaleOf[scale], 1) || scale == "" && !startsMeasure(rest) {
		return at
	}
	v := decimal(strings.ReplaceAll(s[at:end], ",", ""))
	by := new(big.Rat).SetInt64(max(scaleOf[scale], 1))
	m.Value.Add(m.Value, v.Mul(v, by))
	m.Step = new(big.Rat).Mul(placeOf(decimals), by)
	m.Lead, m.Rounded = m.Step, scale != "" || decimals > 0
	return len(s) - len(rest)
}

func startsMeasure(s string) bool {
	found, _ := cutMeasure(s)
	return found.word != ""
}

// digitsEnd returns where a decimal that begins at at ends.
func digitsEnd(s string, at int) (end, decimals int) {
	end = at
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	for end-at <= 3 && thousands(s, end) || end > at+3 && s[max(end-4, 0)] == ',' && thousands(s, end) {
		end += 4
	}
	if end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
		dot := end
		for end++; end < len(s) && isDigit(s[end]); end++ {
		}
		decimals = end - dot - 1
	}
	return end, decimals
}

// thousands tells whether a comma and exactly three digits stand at end.
func thousands(s string, end int) bool {
	if end+4 > len(s) || s[end] != ',' {
		return false
	}
	for _, b := range []byte(s[end+1 : end+4]) {
		if !isDigit(b) {
			return false
		}
	}
	return end+4 == len(s) || !isDigit(s[end+4])
}

func skipDigits(s string, at int) int {
	for at < len(s) && (isDigit(s[at]) || s[at] == '.') {
		at++
	}
	return at
}

// leadOf is what one of the last digit of text that is not 0 is worth.
func leadOf(text string, step *big.Rat) *big.Rat {
	digits := strings.ReplaceAll(text, ".", "")
	last := max(len(strings.TrimRight(digits, "0")), 1)
	if last == len(digits) {
		return step
	}
	return new(big.Rat).Mul(step, pow10(len(digits)-last))
}

// cutScaleRunning is cutScale for running text, where 千 may begin 千米.
func cutScaleRunning(s string) (scale, rest string) {
	if strings.HasPrefix(s, "百") || strings.HasPrefix(s, "千") || strings.HasPrefix(s, "十") {
		if scale, rest = cutScale(s); scaleOf[scale] < 10_000 {
			return "", s
		}
		return scale, rest
	}
	return cutScale(s)
}

// codeAround tells whether digits from at to end belong to a code, a date or
// a time, and where that stops.
func codeAround(s string, at, end int) (bool, int) {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	if before < unicode.MaxASCII && (unicode.IsLetter(before) || before == '.' || before == '/' || before == '_' || before == '+' || before == '#' || before == '×') || before == '№' {
		return true, end
	}
	if before == '-' && at >= 2 && isASCIILetter(s[at-2]) {
		return true, end
	}
	if s[at] == '0' && end > at+1 && isDigit(s[at+1]) {
		return true, trailing(s, end)
	}
	if end < len(s) && strings.ContainsRune(":/+_@#=", rune(s[end])) || longDash(s, at, end) {
		return true, trailing(s, end)
	}
	if end < len(s) && unicode.IsLetter(rune(s[end])) && s[end] < utf8.RuneSelf && !startsMeasure(s[end:]) {
		return true, trailing(s, end)
	}
	return false, end
}

// longDash recognises 2011-3-26 and 0379-63120000: more than one hyphen, or
// parts too long for a range.
func longDash(s string, at, end int) bool {
	stop := trailing(s[:min(len(s), end+64)], end)
	run := s[at:stop]
	return strings.Count(run, "-") > 1 && !strings.ContainsAny(run, "%") || strings.Contains(run, "-") && len(run) > 12 || strings.Count(run, ".") > 1
}

// trailing returns the end of a run of ASCII digits, letters and joints.
func trailing(s string, end int) int {
	for end < len(s) && s[end] < utf8.RuneSelf && (isDigit(s[end]) || unicode.IsLetter(rune(s[end])) || strings.IndexByte("-:./+_@#=", s[end]) >= 0) {
		end++
	}
	return end
}
