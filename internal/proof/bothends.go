package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	// mostAndLeast says at once that something is the most and the least.
	mostAndLeast = pattern.MustCompile(`(?:最高|最多|最长|至多|上限|封顶|最迟|最晚)(?:额度|标准|期限|金额|限额)?(?:为|均|都|也|一般|原则上)?不(?:得|应|能|可)?(?:低于|少于|小于|短于|早于)|(?:最低|最少|最短|至少|下限|起码|最早)(?:额度|标准|期限|金额|限额)?(?:为|均|都|也|一般|原则上)?不(?:得|应|能|可)?(?:超过|高于|多于|大于|长于|晚于|迟于)`)
)

// bothEnds finds 最高不低于3万元 and 最迟不早于6月底: what is the most is no least.
func bothEnds(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if !strings.Contains(text, "不") || !containsAny(text, "最", "至", "限", "封顶", "起码") {
		return
	}
	for _, m := range mostAndLeast.FindAllStringIndex(text, 3) {
		said := text[m[0]:m[1]]
		if inQuotes(text, m[0]) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”：前后两个词方向相反；请核对是哪一头", said), "", said}, [2]int{s.from + m[0], s.from + m[1]})
	}
}
