package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	lookBack  = pattern.MustCompile(`(?:回顾|过去的)((?:19|20)\d\d)年`)
	lookAhead = pattern.MustCompile(`(?:展望|迎来|跨入|走进|步入)((?:19|20)\d\d)年`)
)

// pastAhead finds a text of no year that looks ahead to the year that it has looked back on: 刚刚过去的2024年…
// 展望2024年….
func pastAhead(p *prose, r *report) {
	if p.year > 0 {
		return
	}
	back, at := 0, [2]int{}
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if m := lookAhead.FindStringSubmatchIndex(text); m != nil && back > 0 && atoi(text[m[2]:m[3]]) <= back && s.from > at[1] {
			said := text[m[2]:m[3]] + "年"
			r.add(claim{diag.Error, fmt.Sprintf("前面回顾的是%d年，这里展望的是%s；可能是沿用旧稿没有改年份", back, said), fmt.Sprintf("%d年", back+1), said}, at, [2]int{s.from + m[0], s.from + m[3] + len("年")})
			return
		}
		if m := lookBack.FindStringSubmatchIndex(text); m != nil && back == 0 {
			back, at = atoi(text[m[2]:m[3]]), [2]int{s.from + m[0], s.from + m[1]}
		}
	}
}
