package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	monthOrPart = pattern.MustCompile(`(\d{1,2}月)份?|第?([一二三四]季度)|(上半年|下半年|前三季度)|全年|年度|月`)
	leadPeriod  = pattern.MustCompile(`^(?:今年|本年|(?:19|20)\d\d年)?(?:(\d{1,2}月)份?|第?([一二三四]季度)|(上半年|下半年))，`)
)

// leadPart finds a paper about 8月份 that begins with 7月份 and says no more of its own month: what is told
// first in such a paper is the time that it is about.
func leadPart(p *prose, r *report) {
	t, ok := p.aboutSpan()
	title := p.body[t.place[0]:t.place[1]]
	names := monthOrPart.FindAllStringSubmatch(title, -1)
	if !ok || len(names) != 1 || t.place[1] == 0 {
		return
	}
	own := names[0][1] + names[0][2] + names[0][3]
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if s.from < t.place[1] || s.to-s.from < 30 && !strings.HasPrefix(text, own) {
			continue
		}
		m := leadPeriod.FindStringSubmatchIndex(text)
		if m == nil || own == "" || meant.MatchString(text[m[1]-len("，"):]) {
			return
		}
		said := groupOfMatch(text, m, 1) + groupOfMatch(text, m, 2) + groupOfMatch(text, m, 3)
		if said == own || lastOfPart(said) == lastOfPart(own) || monthOrPart.MatchString(text[m[1]:]) || strings.Contains(p.body[s.to:], own) {
			return
		}
		r.add(claim{diag.Error, fmt.Sprintf("本文是“%s”，开头说的却是“%s”；可能是沿用旧稿没有改", title, said), own, said}, t.place, [2]int{s.from, s.from + m[1] - len("，")})
		return
	}
}

// lastOfPart is the last month of a part of a year.
func lastOfPart(name string) int {
	if month, ok := strings.CutSuffix(name, "月"); ok {
		return atoi(month)
	}
	return partsOf[name][1]
}
