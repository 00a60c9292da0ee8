package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// fromTo checks 从A增加到B and the amount after it.
func fromTo(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		b := &p.figures[k]
		if !strings.ContainsAny(b.label, "到至为成") {
			continue
		}
		m := toward.FindStringSubmatch(b.label)
		if m == nil || b.Upper != nil {
			continue
		}
		a := startOf(p, b, s.figs[0])
		if a == nil {
			continue
		}
		if belowNought.MatchString(a.label) || belowNought.MatchString(b.label) {
			continue
		}
		if !direction(p, r, a, b, m[1]) && !toward.MatchString(a.label) {
			amountAfter(p, r, a, b)
			amountBefore(p, r, a, b)
		}
	}
}

// startOf is the figure that the change to b begins at.
func startOf(p *prose, b *figure, from int) *figure {
	for k := b.index - 1; k >= from && k >= b.index-2; k-- {
		a := &p.figures[k]
		bare := a.Base == "" && !a.Percent
		if !(sameBase(a, b) || bare || a.Percent && b.Percent) || a.quoted || a.Upper != nil || b.clause-a.clause > 1 {
			continue
		}
		if toward.MatchString(a.label) && sameBase(a, b) && a.index == b.index-1 && len([]rune(subjectOf(b.label, toward.FindString(b.label)))) <= 2 {
			return a // 由16元涨到24元后回落至18元
		}
		if fromWord.MatchString(a.label) || strings.HasSuffix(a.label, "的") && compares.MatchString(a.label) || lastYear.MatchString(a.label) {
			if bare {
				c := *a
				c.Base, c.Unit, c.Per, c.Percent = b.Base, b.Unit, b.Per, b.Percent
				c.settle()
				if by := scales[b.Scale]; by > 0 && a.Scale == "" && !b.Percent && a.Value.Cmp(big.NewRat(10_000, 1)) < 0 {
					c.scaled(by, b.Scale) // 由400增加到460万吨
					return &c
				}
				if b.Percent || b.Scale != a.Scale && a.Scale == "" && b.Value.Cmp(big.NewRat(10_000, 1)) >= 0 {
					return nil
				}
				return &c
			}
			return a
		}
	}
	return nil
}

// scaled reads a figure in the scale of another.
func (f *figure) scaled(by int64, scale string) {
	times := new(big.Rat).SetInt64(by)
	f.Value, f.Step, f.Lead = new(big.Rat).Mul(f.Value, times), new(big.Rat).Mul(f.Step, times), new(big.Rat).Mul(f.Lead, times)
	f.Scale, f.Rounded = scale, true
	f.settle()
}

// belowNought stands before a number below nought.
var belowNought = pattern.MustCompile(`(?:零下|[-－−])$`)

// direction reports a word that the two ends contradict.
func direction(p *prose, r *report, a, b *figure, word string) bool {
	wrong := up(word) && b.Span().Below(a.Span()) || down(word) && a.Span().Below(b.Span())
	if !wrong || a.Base == "级" || a.Base == "档" || containsAny(p.body[a.End:b.Digits], "名次", "排名", "位次") || containsAny(b.after, "名", "位") || containsAny(a.label, "排名", "位次", "名次", "第") {
		return false
	}
	want := "增加"
	if up(word) {
		want = "减少"
	}
	r.add(claim{diag.Error, fmt.Sprintf("从%s到%s是%s，文中写作“%s”；请核对方向词或两个数是否写反", p.written(a), p.written(b), want, word), want, word}, between(a, b))
	return true
}

// amountAfter checks the figure after b that says by how much.
func amountAfter(p *prose, r *report, a, b *figure) {
	timesOf(p, r, a, b)
	byHalf(p, r, a, b)
	for next, seen := 1, 0; next-seen <= 2 && b.index+next < len(p.figures); next++ {
		c := &p.figures[b.index+next]
		if c.Base == "年" && c.sentence == b.sentence && c.clause-b.clause <= 1 && seen == 0 {
			seen++ // 五年提高8.5个百分点
			continue
		}
		next := next - seen
		if c.sentence != b.sentence || c.clause-b.clause > next || c.quoted || c.Upper != nil {
			return
		}
		if next == 2 && !isChange(&p.figures[c.index-1]) && !byWord.MatchString(p.figures[c.index-1].label) {
			return
		}
		changeAfter(p, r, a, b, c)
	}
}

// amountBefore checks 农村低保标准增长15%，由400元增加到460元: a change that is told before its ends.
func amountBefore(p *prose, r *report, a, b *figure) {
	if a.index == p.sentences[a.sentence].figs[0] || !bareStart.MatchString(a.label) || b.clause != a.clause {
		return
	}
	c := &p.figures[a.index-1]
	if _, told := toldAt(c); told || c.clause != a.clause-1 || c.Upper != nil || c.quoted || c.target || c.Hedge != numeral.Unhedged || otherBase.MatchString(c.label) || compares.MatchString(c.label) || otherPeriod(p, a, c) || overlapOther(c.label, byWord.FindString(c.label)) || p.parted(c, a) {
		return
	}
	if m := byWord.FindStringSubmatch(c.label); m != nil && (up(m[1]) || down(m[1])) {
		judgeChange(p, r, a, b, c, m[1])
	}
}

// changeAfter checks one amount of the change from a to b.
func changeAfter(p *prose, r *report, a, b, c *figure) {
	m := byWord.FindStringSubmatch(c.label)
	if m == nil || otherPeriod(p, a, c) || otherBase.MatchString(c.label) || compares.MatchString(strings.TrimSuffix(c.label, m[0])) && !lastYear.MatchString(c.label) && !strings.Contains(c.label, "同比") || overlapOther(c.label, m[0]) || another(p, a, b, c, m[0]) {
		return
	}
	if a.Percent && c.Base == "个百分点" && subjectOf(c.label, m[0]) == "" && (up(m[1]) && b.Span().Below(a.Span()) || down(m[1]) && a.Span().Below(b.Span())) {
		wrongWord(p, r, a, b, c, m[1])
		return
	}
	judgeChange(p, r, a, b, c, m[1])
}

// otherPeriod tells whether the amount is of another period than the values: 由每月128元
// 提高到138元，一年增加120元.
func otherPeriod(p *prose, a, c *figure) bool {
	x, y := periodSaid.FindString(p.body[a.from:a.Digits]), periodSaid.FindString(c.label)
	return x != "" && y != "" && strings.ContainsRune(x, '年') != strings.ContainsRune(y, '年')
}

var periodSaid = pattern.MustCompile(`每(?:人每)?个?(?:月|年|天|日|周|学期|季度)|[月年日]均|全年|一年`)

// another tells whether the amount c changes something else than a and b count:
// 游客由86万人次增长到129万人次，旅游收入增长62%.
func another(p *prose, a, b, c *figure, word string) bool {
	subject := subjectOf(c.label, word)
	for _, pair := range oppositePairs {
		if head := p.body[a.from:a.Digits]; strings.Contains(head, pair[0]) && strings.Contains(subject, pair[1]) || strings.Contains(head, pair[1]) && strings.Contains(subject, pair[0]) {
			return true // 农村居民…，城镇居民收入增长15%
		}
	}
	return subject != "" && c.clause != b.clause && overlap(subject, p.body[a.from:a.Digits]+"·"+headRunes(b.after, 8)) == 0 && sharedRunes(subject, p.body[a.from:a.Digits]) < 2
}
