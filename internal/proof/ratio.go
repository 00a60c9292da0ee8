package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var ratioForm = pattern.MustCompile(`(?:结构|比重|比例|构成|调整为|优化为|演变为|变为|产业比)[^，。]{0,14}?(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)`)

// ratio checks a ratio of three that divides a hundred.
func ratio(p *prose, r *report, i int) {
	from := p.sentences[i].from
	if !containsAny(p.sentenceText(i), "结构", "比重", "比例", "构成", "产业") {
		return
	}
	for _, m := range ratioForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
		sum, decimals := new(big.Rat), false
		for g := 1; g <= 3; g++ {
			text := p.body[from+m[2*g] : from+m[2*g+1]]
			v, ok := new(big.Rat).SetString(text)
			if !ok || len(text) > 12 {
				return
			}
			decimals = decimals || strings.Contains(text, ".")
			sum.Add(sum, v)
		}
		slack := numeral.Exactly(big.NewRat(100, 1)).Widen(big.NewRat(1, 1))
		if decimals {
			slack = numeral.Exactly(big.NewRat(100, 1)).Widen(big.NewRat(15, 100))
		}
		if fits(numeral.Exactly(sum), slack) || !near(sum, big.NewRat(100, 1), 10) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("三项之比合计%s，应为100", say(sum)), "100", say(sum)}, [2]int{from + m[2], from + m[7]})
	}
}
