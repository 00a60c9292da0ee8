package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// finish reads what follows the digits that end at end: per cent, unit, the
// other end of a range, a hedge; and what stands before them.
func (m *Mention) finish(s string, end int) {
	m.Tail = end
	rest := m.unit(s[end:])
	rest = m.upper(s, rest)
	rest = m.behind(rest)
	m.End = len(s) - len(rest)
	m.before(s)
	m.Sort = m.sort(s)
}

// unit takes the per cent sign or the measure off the front of s.
func (m *Mention) unit(s string) string {
	if per := s[:min(1, len(s))]; per == "%" {
		m.Percent, m.Unit, m.Base = true, "%", "%"
		m.percentBy(100)
		return s[1:]
	}
	if rest, ok := strings.CutPrefix(s, "‰"); ok {
		m.Percent, m.Unit, m.Base = true, "‰", "%"
		m.percentBy(1000)
		return rest
	}
	found, rest := cutMeasure(s)
	if found.word == "" {
		return s
	}
	m.Unit, m.Base, m.Per = found.word, found.base, found.per
	return rest
}

func (m *Mention) percentBy(n int64) {
	by := big.NewRat(1, n)
	m.Value.Mul(m.Value, by)
	m.Step = new(big.Rat).Mul(m.Step, by)
	m.Lead = new(big.Rat).Mul(m.Lead, by)
}

var rangeSigns = []string{"-", "–", "———", "——", "—", "~", "至", "到"}

// upper reads the other end of a range. After 从 or 由 there is none: 从3个到5个
// is a change.
func (m *Mention) upper(s, rest string) string {
	at := len(s) - len(rest)
	for _, sign := range rangeSigns {
		after, ok := strings.CutPrefix(rest, sign)
		if !ok || after == "" || (sign == "至" || sign == "到") && changes(s[:m.Digits]) {
			continue
		}
		high := Mention{Per: one}
		if isDigit(after[0]) && !m.Chinese {
			high.Digits = len(s) - len(after)
			end := high.number(s, high.Digits)
			if code, _ := codeAround(s, end-1, end); code && end < len(s) && isASCIILetter(s[end]) {
				return rest
			}
			high.Tail = end
		} else if m.Chinese {
			value, _, percent, tail, ok := takeChinese(after)
			if !ok || percent != "" {
				return rest
			}
			high.Value, high.Step, high.Lead, high.Tail = value, one, one, len(s)-len(tail)
		} else {
			continue
		}
		tail := high.unit(s[high.Tail:])
		if !m.join(&high) {
			return s[at:]
		}
		return tail
	}
	return rest
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// changes tells whether the number is where a change begins.
func changes(before string) bool {
	cut := max(0, len(before)-36)
	tail := before[cut:]
	if i := strings.LastIndexAny(tail, "，。；、："); i >= 0 {
		tail = tail[i:]
	}
	return strings.Contains(tail, "从") || strings.Contains(tail, "由")
}

// join makes high the upper end of m, whose unit, scale and per cent sign may
// stand at the upper end only.
func (m *Mention) join(high *Mention) bool {
	if m.Unit != "" && m.Base != high.Base || m.Percent && !high.Percent {
		return false
	}
	if m.Unit == "" {
		m.Bare = high.Scale != "" && m.Scale == "" || high.Percent
		if m.Scale == "" && high.Scale != "" {
			m.scaleBy(high.Scale)
		}
		if high.Percent {
			m.Percent = true
			m.percentBy(new(big.Rat).Inv(perOf[high.Unit]).Num().Int64())
		}
		m.Unit, m.Base, m.Per = high.Unit, high.Base, high.Per
	}
	if m.Per.Cmp(high.Per) != 0 {
		return false
	}
	m.Upper, m.Step, m.Rounded = high.Value, high.Step, m.Rounded || high.Rounded
	return true
}

// behind takes 左右, 以上 and their kin off the front of s.
func (m *Mention) behind(s string) string {
	hedge, rest := hedgeAhead(s, hedgesAfter)
	if hedge == Unhedged || hedge == Over && m.Unit == "" || strings.HasPrefix(s, "上下") && strings.HasPrefix(rest, "联") {
		return s
	}
	if next, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune(goesOn[s[:len(s)-len(rest)]], next) {
		return s
	}
	m.Behind = s[:len(s)-len(rest)]
	if m.Hedge == Unhedged {
		m.Hedge = hedge
	}
	return rest
}

// goesOn are the characters before which a hedge behind a unit is none, but begins what
// is said next: 比2400套多300套, 比4870万立方米多蓄460万, 1.2亿元余额.
var goesOn = map[string]string{
	"多": "0123456789出了蓄收卖种产用排交花走投缴招引供储销采植建修装购发办征拿挣赚付支筹领分报接借培栽调吸救诊挖运读造织检化签受审抓印住",
	"余": "额款量下粮数热",
}

// hedgeVerbs may stand between a hedge and its number: 至少有8名, 超过了90%.
var hedgeVerbs = []string{"有", "为", "了", "达到", "达", "在", "是"}

// comparing are more hedges of running text.
var comparing = []hedgeWord{{"不小于", AtLeast}, {"不大于", AtMost}, {"不得少于", AtLeast}, {"不得低于", AtLeast}, {"不得超过", AtMost}, {"低于", Under}, {"少于", Under}, {"小于", Under}, {"高于", Over}, {"多于", Over}, {"大于", Over}, {"突破", Over}}

// notHedges are words that end like a hedge.
var notHedges = []string{"节约", "预约", "签约", "公约", "条约", "合约", "契约", "制约", "集约", "违约", "履约", "简约", "最近", "附近", "临近", "靠近", "邻近", "就近", "远近", "赶超", "反超", "商超", "农超", "村超", "苏超", "英超", "中超", "B超", "彩超", "高超", "亲近", "新近"}

// before looks back from the digits for a hedge.
func (m *Mention) before(s string) {
	head := s[max(0, m.Digits-30):m.Digits]
	for !utf8.ValidString(head) {
		head = head[1:]
	}
	tail := head
	for _, list := range [][]hedgeWord{hedgesBefore, comparing} {
		if m.lookBack(s, tail, list) {
			return
		}
	}
	for _, verb := range hedgeVerbs {
		if cut, ok := strings.CutSuffix(tail, verb); ok {
			for _, list := range [][]hedgeWord{hedgesBefore, comparing} {
				if m.lookBack(s, cut, list) {
					return
				}
			}
		}
	}
}

func (m *Mention) lookBack(s, tail string, list []hedgeWord) bool {
	for _, no := range notHedges {
		if strings.HasSuffix(tail, no) {
			return false
		}
	}
	best := hedgeWord{}
	for _, w := range list {
		if w.word[0] >= utf8.RuneSelf && strings.HasSuffix(tail, w.word) && len(w.word) > len(best.word) {
			best = w
		}
	}
	if best.word == "" || (m.Unit == "年" || m.Unit == "个月" || m.Unit == "天") && best.word == "近" {
		return false
	}
	m.Before = best.word
	if m.Hedge == Unhedged || m.Hedge == AtLeast && best.hedge == Over {
		m.Hedge = best.hedge
	}
	if m.Inside == "" {
		m.Start = strings.LastIndex(s[:m.Digits], best.word)
	}
	return true
}

// sort decides what the number is for from what stands around it.
func (m *Mention) sort(s string) Sort {
	before, _ := utf8.DecodeLastRuneInString(s[:m.Digits])
	after := s[m.End:]
	switch {
	case before == '第' || strings.HasSuffix(s[:m.Digits], "名列") || strings.HasSuffix(s[:m.Digits], "编号"):
		return Ordinal
	case m.Unit == "年" && !m.Chinese && m.Tail-m.Digits == 4 && m.Scale == "" && inYears(m.Value):
		return YearName
	case m.Unit == "" && strings.HasPrefix(after, "月") && m.Value.Cmp(big.NewRat(12, 1)) <= 0:
		return DateName
	case m.Unit == "" && m.Scale == "" && hasPrefixAny(after, "日", "时", "点"):
		return DateName
	case m.Unit == "" && m.Scale == "" && hasPrefixAny(after, "号", "路", "热线", "专线", "电话", "线", "平台", "国道", "省道"):
		return Code
	case m.Unit == "" && m.Scale == "" && hasPrefixAny(after, ".", "、", "）", "．", "。") && enumerates(before):
		return Enumerator
	case m.Unit == "届":
		return Ordinal
	}
	return Amount
}

func inYears(v *big.Rat) bool {
	return v.Cmp(big.NewRat(1900, 1)) >= 0 && v.Cmp(big.NewRat(2100, 1)) <= 0
}

func hasPrefixAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// enumerates tells whether a number after this rune may be an enumerator.
func enumerates(before rune) bool {
	return before == utf8.RuneError || strings.ContainsRune("\n。；：（", before)
}
