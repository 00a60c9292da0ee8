package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// doubling is a word for two, four or eight times as much, doubledEnd leads on to the number reached.
var (
	doubling   = pattern.MustCompile(`翻了?([一两二三四])番`)
	doubledEnd = pattern.MustCompile(`^(?:左右)?，?(?:达到|达|为|增加到|增至|超过|现有|今年为|实现|完成)`)
)

// doublings are such words of a sentence as changes.
func (p *prose) doublings(s sentence) (out []*figure) {
	if !strings.Contains(p.body[s.from:s.to], "番") {
		return nil
	}
	for _, m := range doubling.FindAllStringSubmatchIndex(p.body[s.from:s.to], -1) {
		c := &figure{sentence: p.figures[s.figs[0]].sentence, index: s.figs[0], change: true}
		c.Base, c.Unit, c.Start, c.Digits, c.End = "倍", "番", s.from+m[0], s.from+m[2], s.from+m[1]
		c.Value = big.NewRat(int64(1)<<smallNumber(p.body[c.Digits:s.from+m[3]]), 1)
		c.settle()
		c.from, c.to = s.clauses[0][0], s.clauses[0][1]
		for c.clause+1 < len(s.clauses) && c.to <= c.Start {
			c.clause++
			c.from, c.to = s.clauses[c.clause][0], s.clauses[c.clause][1]
		}
		begin := c.from
		for k := s.figs[0]; k < s.figs[1] && p.figures[k].End <= c.Start; k++ {
			begin, c.index = max(begin, p.figures[k].End), k+1
		}
		if c.label = p.body[begin:c.Start] + "翻"; !strings.ContainsAny(c.label, "近约多超") && !andMore.MatchString(p.body[c.End:s.to]) {
			out = append(out, c)
		}
	}
	return out
}

// andMore says that it was more than so many times: 翻了一番还多.
var andMore = pattern.MustCompile(`^(?:还|都)?(?:多|有余|以上|不止)`)

// doubled checks 翻一番, which is twice as much, and 翻两番: beside what it is counted from, before both
// ends, or anywhere beside numbers of two times.
func doubled(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] == 0 {
		return
	}
	for _, c := range p.doublings(s) {
		ends := p.endsOfDoubling(s, c)
		if ends.then == nil {
			ends = inTime(p, c)
		}
		ends.judge(p, r)
	}
}

// endsOfDoubling reads 由…增加到…，翻一番, 比…翻一番，达到…, 翻一番，由…增加到… and 比…翻一番.
func (p *prose) endsOfDoubling(s sentence, c *figure) change {
	ends := func(then *figure, now ...*figure) change { return change{then, now, c, "翻"} }
	at := func(k, clause int) *figure {
		if k < s.figs[0] || k >= s.figs[1] || p.figures[k].clause != clause || !plain(&p.figures[k]) {
			return nil
		}
		return &p.figures[k]
	}
	if a, b := at(c.index, c.clause+1), at(c.index+1, c.clause+1); a != nil && b != nil && sameBase(a, b) && bareStart.MatchString(a.label) && toward.MatchString(b.label) {
		return ends(a, b)
	}
	last := c.index - 1
	if last >= s.figs[0] && p.figures[last].Base == "年" {
		last-- // 四年间翻了一番
	}
	for clause := c.clause; clause >= c.clause-1; clause-- {
		if a, b := at(last-1, clause), at(last, clause); a != nil && b != nil && sameBase(a, b) && fromWord.MatchString(a.label) && toward.MatchString(b.label) && !overlapOther(c.label, "翻") {
			return ends(a, b)
		}
	}
	a := at(last, c.clause)
	if a == nil || !fromWord.MatchString(a.label) && !thanHead.MatchString(a.label) {
		return change{}
	}
	b := at(c.index, c.clause)
	if b == nil {
		b = at(c.index, c.clause+1)
	}
	if b != nil && sameBase(a, b) && doubledEnd.MatchString(p.body[c.End:s.to]) && b.Digits-c.End < 40 {
		return ends(a, b)
	}
	return ends(a, nowBefore(p, s, a)...)
}

// sayDoubled reports a doubling that two numbers do not make.
func sayDoubled(p *prose, r *report, a, b, c *figure) {
	if fits(b.Span().Div(a.Span()), numeral.Exactly(c.Value).Widen(new(big.Rat).Mul(c.Value, big.NewRat(1, 20)))) {
		return
	}
	got, word := new(big.Rat).Quo(b.value(), a.value()), p.body[c.Start:c.End]
	r.sure(claim{diag.Error, fmt.Sprintf("%s÷%s=%s倍，“%s”是%s倍", p.written(b), p.written(a), say(got), word, say(c.Value)), say(got) + "倍", word}, between(a, b), place(c))
}
