package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// runningChinese reads a number in Chinese characters that begins at at and
// ends in a measure word, per cent or tenths: 两千三百人, 百分之三十, 近四成, 三分之一.
func runningChinese(s string, at int) (Mention, bool) {
	m := Mention{Start: at, Digits: at, Chinese: true, Per: one, Step: one, Lead: one}
	if before, _ := utf8.DecodeLastRuneInString(s[:at]); before == '第' || strings.ContainsRune(chineseDigits+chinesePowers, before) {
		return m, false
	}
	value, scale, percent, rest, ok := takeChinese(s[at:])
	if !ok {
		return m, false
	}
	m.Value = value
	if percent != "" {
		m.Percent, m.Unit, m.Base, m.Tail = true, percent, "%", len(s)-len(rest)
		m.Step, m.Lead = perOf[percent], perOf[percent]
		return m.close(s, rest)
	}
	if ok := m.fraction(&rest); ok {
		m.Tail = len(s) - len(rest)
		return m.close(s, rest)
	}
	if scale == "万" || scale == "亿" {
		m.Scale, m.Rounded = scale, true
		m.Step = new(big.Rat).SetInt64(scaleOf[scale])
		m.Lead = m.Step
	}
	m.Lead = chineseLead(s[at : len(s)-len(rest)])
	rest = m.inside(rest)
	if m.Inside != "" {
		if scale, after := cutScale(rest); scaleOf[scale] >= 10_000 {
			m.scaleBy(scale)
			rest = after
		}
	}
	m.Tail = len(s) - len(rest)
	tail := m.unit(rest)
	if m.Unit == "" && !ranges(rest) || !countsInChinese(m, s[at:m.Tail]) || m.Unit == "年" && hasPrefixAny(tail, "一贯", "义务", "制") {
		return m, false // 九年一贯制学校
	}
	tail = m.upper(s, tail)
	if m.Unit == "" {
		return m, false
	}
	return m.close(s, tail)
}

func ranges(s string) bool { return strings.HasPrefix(s, "到") || strings.HasPrefix(s, "至") }

// fraction reads 三分之一 and 四成.
func (m *Mention) fraction(rest *string) bool {
	if after, ok := strings.CutPrefix(*rest, "分之"); ok && m.Value.Sign() > 0 {
		top, _, _, tail, ok := takeChinese(after)
		if !ok {
			return false
		}
		m.Value, *rest = new(big.Rat).Quo(top, m.Value), tail
		m.Percent, m.Unit, m.Base = true, "分之", "%"
		m.Step, m.Lead = big.NewRat(3, 100), big.NewRat(1, 10)
		return true
	}
	if after, ok := strings.CutPrefix(*rest, "成"); ok && m.Value.Cmp(big.NewRat(10, 1)) < 0 && !hasPrefixAny(after, "立", "为", "果", "功", "员", "长", "就", "本", "熟", "年", "效", "绩", "交") {
		m.Value, *rest = new(big.Rat).Quo(m.Value, big.NewRat(10, 1)), after
		m.Percent, m.Unit, m.Base = true, "成", "%"
		m.Step, m.Lead = big.NewRat(1, 10), big.NewRat(1, 10)
		if hundredths, tail := tenthOfTenth(after); hundredths > 0 {
			m.Value.Add(m.Value, big.NewRat(hundredths, 100))
			m.Step, m.Lead, *rest = big.NewRat(1, 100), big.NewRat(1, 100), tail
		} else if half, ok := strings.CutPrefix(after, "半"); ok {
			m.Value.Add(m.Value, big.NewRat(1, 20))
			*rest = half
		} else if over, ok := strings.CutPrefix(after, "多"); ok {
			m.Hedge, m.Inside, *rest = Over, "多", over
		}
		return true
	}
	return false
}

// tenthOfTenth reads the 五 of 四成五: hundredths, where no measure follows.
func tenthOfTenth(s string) (int64, string) {
	r, size := utf8.DecodeRuneInString(s)
	n := strings.IndexRune("一二三四五六七八九", r)
	if n < 0 || startsMeasure(s[size:]) || hasPrefixAny(s[size:], "十", "百", "千", "万", "分", "成") {
		return 0, s
	}
	return int64(n/len("一") + 1), s[size:]
}

func (m Mention) close(s, rest string) (Mention, bool) {
	rest = m.behind(rest)
	m.End = len(s) - len(rest)
	m.before(s)
	m.Sort = m.sort(s)
	return m, true
}

// chineseLead is what one of the last digit of a Chinese number is worth.
func chineseLead(run string) *big.Rat {
	last, _ := utf8.DecodeLastRuneInString(run)
	lead := map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10_000, '亿': 100_000_000}[last]
	return new(big.Rat).SetInt64(max(lead, 1))
}

// chineseMeasures are the measures that make a number of Chinese characters.
var chineseMeasures = strings.Fields("个 人 名 位 户 家 处 所 间 座 栋 套 台 辆 件 项 条 份 人次 场 元 平方米 亩 公里 吨 公斤 斤 岁 周岁 小时 天 个月 年 公顷 倍 个百分点 张 支 村 镇 乡 例 头 只 株")

// countsInChinese refuses 一个, which is an article, and words such as 一种.
func countsInChinese(m Mention, run string) bool {
	if run == "一" || run == "十" && m.Unit == "" {
		return false
	}
	if m.Unit == "" {
		return true
	}
	for _, w := range chineseMeasures {
		if m.Unit == w {
			return true
		}
	}
	return false
}
