package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// steadily says that every value of a row is more, or less, than the one before.
var steadily = pattern.MustCompile(`(?:连年|逐年|年年|连续[两二三四五六七八九]年|[两二三四五]年连续|持续|逐步|一年比一年|稳步|稳定)(?:保持)?(增长|上升|提高|增加|提升|攀升|下降|减少|降低|回落|缩小|增多|少|多|高|低)`)

// yearAfterYear checks 连年下降，2020年8600万，2021年8420万，2022年8310万: each step goes the
// way that is told.
func yearAfterYear(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.years[1]-s.years[0] < 3 {
		return
	}
	m := steadily.FindStringSubmatch(p.body[s.from:s.to])
	if m == nil {
		return
	}
	row := valuesByYear(p, s)
	for k := 1; len(row) >= 3 && k < len(row); k++ {
		a, b := row[k-1], row[k]
		if !(rises.MatchString(m[1]) && b.Span().Below(a.Span()) || !rises.MatchString(m[1]) && a.Span().Below(b.Span())) {
			continue
		}
		word := "增加"
		if rises.MatchString(m[1]) {
			word = "减少"
		}
		at := strings.Index(p.body[s.from:s.to], m[0]) + s.from
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，而从%s到%s是%s；请核对这一串数或方向词", m[0], p.written(a), p.written(b), word), "", p.written(b)}, [2]int{at, at + len(m[0])}, between(a, b))
		return
	}
}

var rises = pattern.MustCompile(`增|升|提高|多|高`)

var yearHead = pattern.MustCompile(`^[，；、：（]?(?:到|从|由|即)?((?:19|20)\d\d)年(?:[\p{Han}]{0,12})$`)

// valuesByYear are the figures of one kind that begin with years that go up, one
// each; nil where the years do not follow each other.
func valuesByYear(p *prose, s sentence) []*figure {
	var row []*figure
	last := 0
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		m := yearHead.FindStringSubmatch(f.label)
		if m == nil || f.Upper != nil || f.quoted || f.target || len(row) > 0 && !sameBase(f, row[0]) || isChange(f) {
			continue
		}
		if y := atoi(m[1]); y <= last {
			return nil
		} else {
			last = y
		}
		row = append(row, f)
	}
	return row
}
