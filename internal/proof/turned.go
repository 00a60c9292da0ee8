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

// wentOn checks what is said of how a number went on, behind how it has moved: 由55.1%回落到53.4%，连续两年下降.
func wentOn(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		from, to := &p.figures[k-1], &p.figures[k]
		if !sameBase(from, to) || from.clause != to.clause || from.Upper != nil || to.Upper != nil || from.value().Cmp(to.value()) == 0 || !starts(p, from) || to.target {
			continue
		}
		m := onAndOn.FindStringSubmatchIndex(p.body[to.End:s.to])
		if m == nil {
			continue
		}
		at := [2]int{to.End + m[2], to.End + m[3]}
		word, fell := p.body[at[0]:at[1]], to.value().Cmp(from.value()) < 0
		if up(word) && fell || down(word) && !fell {
			r.sure(claim{diag.Error, fmt.Sprintf("由%s到%s，文中写作“%s”；请核对方向词或两个数", p.written(from), p.written(to), p.body[to.End+m[0]+len("，"):at[1]]), "", word}, between(from, to), at)
		}
	}
}

// onAndOn goes on with how long it has moved so.
var onAndOn = pattern.MustCompile(`^，(?:已|实现|呈现?)?(?:连续|持续)(?:[一二两三四五六七八九十\d]+(?:年|个月|个?季度|期|周|届)|多年)?(?:实现|保持|呈现?|稳步|逐[年月]|同比)*(上升|增长|提高|提升|攀升|增加|上涨|走高|下降|回落|减少|降低|下滑|走低)(?:[，；]|$)`)
