package proof

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
	"nianbao/internal/pattern"
)

// checkLost finds characters that were lost on the way: ??, U+FFFD, and the
// usual debris of a wrong decoding.
func checkLost(p *prose, r *report) {
	runes := 0
	for at := 0; at < len(p.body); {
		c, size := utf8.DecodeRuneInString(p.body[at:])
		if c == '\uFFFD' || c == '?' {
			end := at + size
			for end < len(p.body) {
				next, n := utf8.DecodeRuneInString(p.body[end:])
				if next != c {
					break
				}
				end += n
				runes++
			}
			switch {
			case c == '\uFFFD', end-at >= 2 && (inWords(p.body, at, end) || midSentence(p.body, at, end)):
				lost(p, r, diag.Error, at, end)
			case end-at >= 2 && inNumber(p.body, at, end):
				lost(p, r, diag.Error, at, end)
			case end-at == 1 && (inWords(p.body, at, end) || midSentence(p.body, at, end)):
				lost(p, r, diag.Warning, at, end)
			}
			at = end
			continue
		}
		at += size
	}
	for _, m := range letterDigit.FindAllStringSubmatchIndex(p.body, 50) {
		r.add(claim{diag.Warning, fmt.Sprintf("“%s”里混入了字母（多半是识别错误），请核对数字", p.body[m[2]:m[3]]), "", p.body[m[2]:m[3]]}, [2]int{m[2], m[3]})
	}
	for _, m := range boxed.FindAllStringSubmatchIndex(p.body, 50) {
		if strings.Count(p.body[max(0, m[0]-60):min(len(p.body), m[1]+60)], "□") == 1 {
			lost(p, r, diag.Error, m[2], m[3])
		}
	}
	placeholders(p, r)
	for _, m := range debris.FindAllStringIndex(p.body, 50) {
		lost(p, r, diag.Error, m[0], m[1])
	}
}

// letterDigit finds a letter that was read for a nought or a one: 6OO元, l2户.
var letterDigit = pattern.MustCompile(`[^0-9A-Za-z.\-/]((?:\d+[OoIl]+\d*|[Il]\d+|[O]\d+)(?:万|亿)?(?:元|人|户|%|个|家|名|亩|张|所|公里|吨|项|件|次))`)

// boxed is a box that stands for a character: 建档挂□1432株. Two and more are places to
// fill in or to tick.
var boxed = pattern.MustCompile(`[\p{Han}，](□)[\p{Han}\d，。]`)

var debris = pattern.MustCompile(`锟斤拷|烫烫烫|屯屯屯|ï¿½|Ã[\x{80}-\x{BF}]|â€|[鎴鍙鏄閫鐨绀]{4,}`)

// inWords tells whether Chinese stands on both sides, as in 企事业??彻落实, or a number did: 占??%.
func inWords(body string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:from])
	after, _ := utf8.DecodeRuneInString(body[to:])
	return unicode.Is(unicode.Han, before) && (unicode.Is(unicode.Han, after) || isDigit(after) || after == '%' || after == '‰')
}

// inNumber tells whether digits were lost: 2.??亿元.
func inNumber(body string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:from])
	after, _ := utf8.DecodeRuneInString(body[to:])
	return (isDigit(before) || before == '.') && (unicode.Is(unicode.Han, after) || isDigit(after) || after == '%')
}

// midSentence tells whether a comma follows where nothing was asked: 乡村振??，促进.
func midSentence(body string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:from])
	after, _ := utf8.DecodeRuneInString(body[to:])
	return unicode.Is(unicode.Han, before) && (after == '，' || after == '、') && !manuscript.Asks(lastBytes(body[:from], 90))
}

func lost(p *prose, r *report, severity diag.Severity, from, to int) {
	a, b := from, to
	for n := 0; n < 3 && a > 0; n++ {
		c, size := utf8.DecodeLastRuneInString(p.body[:a])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		a -= size
	}
	for n := 0; n < 3 && b < len(p.body); n++ {
		c, size := utf8.DecodeRuneInString(p.body[b:])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		b += size
	}
	r.add(claim{severity, fmt.Sprintf("“%s”处有字符丢失（多半是转码造成），请按原稿补上", p.body[a:b]), "", p.body[from:to]}, [2]int{a, b})
}
