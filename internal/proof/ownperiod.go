package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/pattern"
)

// The months that a title is about, and the purpose that a paper is written for, are of its own year.

var (
	forYear    = pattern.MustCompile(`^为(?:进一步|切实|扎实|全面|深入)*(?:做好|抓好|推进|落实|确保|规范|加强|搞好|有序推进|完成)[^，。；]{0,10}?((?:19|20)\d\d)年(?:度)?[^，。；]{2,40}，`)
	monthsSpan = pattern.MustCompile(`((?:19|20)\d\d)年(\d{1,2})(?:月(?:\d{1,2}日)?)?(?:—+|-|~|至|到)(?:((?:19|20)\d\d)年)?(\d{1,2})月`)
	upTo       = pattern.MustCompile(`(?:截至|截止到?)((?:19|20)\d\d)年(\d{1,2})月(?:底|末|\d{1,2}日)?`)
	partSpan   = pattern.MustCompile(`((?:19|20)\d\d)年(上半年|下半年|[一二三四]季度|前三季度)`)
	// comparedYears tells that another year is held beside this one.
	comparedYears = pattern.MustCompile(`同期|[比较与](?:上|去|前|年初|20\d\d)|相比|对比`)
	// earlierMeant tells that an earlier time is meant.
	earlierMeant = pattern.MustCompile(`同期|同比|去年|上年|相比|比|较|以来|基数|开始|启动|印发|起`)
)

// ownPeriod finds the months of the title, or what was reached by now, in another year.
func ownPeriod(p *prose, t reported, s sentence, text string, say func(from, to, year, want int)) {
	for _, m := range partSpan.FindAllStringSubmatchIndex(text, -1) {
		y, part := atoi(text[m[2]:m[3]]), partsOf[text[m[4]:m[5]]]
		if y == t.year-1 && part == [2]int{t.first, t.last} && !earlierMeant.MatchString(text) && !strings.Contains(text[:m[0]], fmt.Sprintf("%d年", t.year)) {
			say(s.from+m[0], s.from+m[1], y, t.year)
		}
	}
	if t.last > 0 {
		for _, m := range monthsSpan.FindAllStringSubmatchIndex(text, -1) {
			y, first, last := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]), atoi(text[m[8]:m[9]])
			if y == t.year || first != t.first || last != t.last || earlierMeant.MatchString(p.clauseAround(s, s.from+m[0])) {
				continue
			}
			say(s.from+m[0], s.from+m[1], y, t.year)
		}
	}
	for _, m := range upTo.FindAllStringSubmatchIndex(text, -1) {
		y, month := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]])
		of := p.told
		if t.last > 0 || of == 0 {
			of = t.year
		}
		now := strings.Contains(text, "今年")
		if y >= min(of, t.year) || y < t.year-2 || inQuotes(text, m[0]) || !now && (t.last == 0 || month != t.last || t.last == 12) {
			continue
		}
		if comparedYears.MatchString(text) || strings.Contains(text, fmt.Sprint(t.year)) {
			continue
		}
		say(s.from+m[0], s.from+m[1], y, t.year)
	}
}

// clauseAround is the clause at a byte of the body.
func (p *prose) clauseAround(s sentence, at int) string {
	c := clauseAt(s, at)
	return p.body[c[0]:c[1]]
}

// purpose is the place and year of 为做好2024年…工作，制定本方案 in a paper about 2025.
func (p *prose) purpose(t reported, titled bool) [3]int {
	year := t.year
	if !titled && (p.titleYear() != year || year == 0) {
		return [3]int{}
	}
	for i := 0; i < len(p.sentences) && i < 10; i++ {
		s, text := p.sentences[i], p.sentenceText(i)
		m := forYear.FindStringSubmatchIndex(text)
		if m == nil || !containsAny(text, "制定", "现就", "特制", "提出", "通知如下") {
			continue
		}
		if y := atoi(text[m[2]:m[3]]); y < year && !strings.Contains(text, fmt.Sprint(year)) {
			return [3]int{s.from + m[0], s.from + m[3] + len("年"), y}
		}
	}
	return [3]int{}
}
