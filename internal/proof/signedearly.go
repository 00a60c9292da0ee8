package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// No paper is signed before what it tells of is over.

var monthSigned = pattern.MustCompile(`^(?:\D{0,30})((?:19|20)\d\d)年(\d{1,2})月(?:\d{1,2}日)?）?$`)

// signedEarly finds a date under the title or at the end that comes before what the paper
// tells of was over.
func signedEarly(p *prose, r *report, t reported, titled bool) {
	if !titled || !t.whole && t.last == 0 || strings.Contains(t.title, "计划") && !strings.Contains(t.title, "总结") {
		return
	}
	for i, s := range p.sentences {
		if i > 4 && i < len(p.sentences)-3 || !s.headed {
			continue
		}
		m := monthSigned.FindStringSubmatch(p.sentenceText(i))
		if m == nil || atoi(m[1]) != t.year {
			continue
		}
		if month := atoi(m[2]); t.whole && t.last == 0 && month > 6 || t.last > 0 && month >= t.last {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("本文是“%s”，落款却是%s年%s月，那时还没有结束；请核对落款日期", strings.TrimSpace(p.body[t.place[0]:t.place[1]]), m[1], m[2]), fmt.Sprintf("%d年", t.year+1), m[1] + "年"}, t.place, [2]int{s.from, s.to})
	}
}
