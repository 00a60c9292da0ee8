package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A rate that fell and rises now has turned from below nought to above it: 上年下降3.2%，今年增长4.5%，由负转正.

var turnWord = pattern.MustCompile(`(?:由|从)?负(?:增长)?转(?:为)?正|转负为正|(?:由|从)?正(?:增长)?转(?:为)?负|转正为负|由降转升|由升转降|由降转增|由增转降`)

// turned checks a word of turning against the two rates that are told before it.
func turned(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] < 2 || !strings.Contains(p.sentenceText(i), "转") {
		return
	}
	for _, m := range turnWord.FindAllStringIndex(p.sentenceText(i), -1) {
		at := [2]int{s.from + m[0], s.from + m[1]}
		then, now := p.turnedFrom(s, at[0])
		if then == nil {
			continue
		}
		word := p.body[at[0]:at[1]]
		up := strings.HasSuffix(word, "正") || strings.HasSuffix(word, "升") || strings.HasSuffix(word, "增") || strings.HasPrefix(word, "转负")
		if fell, falls := p.falls(then), p.falls(now); fell == falls || falls != up {
			continue
		}
		r.sure(claim{diag.Error, fmt.Sprintf("由%s到%s，文中写作“%s”；请核对方向词或两个数", p.signedSay(then), p.signedSay(now), word), "", word}, between(then, now), at)
	}
}

// turnedFrom are the only two rates near a byte, the earlier one first.
func (p *prose) turnedFrom(s sentence, at int) (then, now *figure) {
	var rates []*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; isLevel(f) {
			rates = append(rates, f)
		}
	}
	if len(rates) != 2 || strings.Contains(p.body[rates[0].from:max(rates[1].End, at)], "；") {
		return nil, nil
	}
	then, now = rates[0], rates[1]
	if thenName.MatchString(leadOf(p, now)) {
		return now, then
	}
	if !thenName.MatchString(leadOf(p, then)) && !p.startsAt(then) && !(periodName.MatchString(leadOf(p, then)) && periodName.MatchString(leadOf(p, now))) {
		return nil, nil
	}
	return then, now
}
