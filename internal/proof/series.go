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
	if s.years[1]-s.years[0] < 3 && !respectively.MatchString(p.body[s.from:s.to]) {
		return
	}
	m := steadily.FindStringSubmatchIndex(p.body[s.from:s.to])
	if m == nil {
		return
	}
	word, said := p.body[s.from+m[2]:s.from+m[3]], p.body[s.from+m[0]:s.from+m[1]]
	row := valuesByYear(p, s)
	if row == nil {
		row = valuesBehind(p, i, s.from+m[1])
	}
	for k := 1; len(row) >= 3 && k < len(row); k++ {
		a, b := row[k-1], row[k]
		if !(rises.MatchString(word) && b.Span().Below(a.Span()) || !rises.MatchString(word) && a.Span().Below(b.Span())) {
			continue
		}
		went := "增加"
		if rises.MatchString(word) {
			went = "减少"
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，而从%s到%s是%s；请核对这一串数或方向词", said, p.written(a), p.written(b), went), "", p.written(b)}, [2]int{s.from + m[0], s.from + m[1]}, between(a, b))
		return
	}
}

// valuesBehind are the values of years that a clause right behind what is said of them tells in a
// row: 连续三年下降，分别为3.2万吨、3.0万吨、2.8万吨.
func valuesBehind(p *prose, i, at int) []*figure {
	next, ok := strings.CutPrefix(p.body[at:p.sentences[i].to], "，")
	if !ok || !respectively.MatchString(headRunes(next, 2)) {
		return nil
	}
	return runAfter(p, i, at+len("，"))
}

var rises = pattern.MustCompile(`增|升|提高|多|高`)

var yearHead = pattern.MustCompile(`^[，；、：（]?(?:到|从|由|即)?((?:19|20)\d\d)年(?:[\p{Han}]{0,12})$`)

// inAllYears names what was done in all years since: 2022年以来累计开展5216场.
var inAllYears = pattern.MustCompile(`以来|累计|共`)

// valuesByYear are the figures of one kind that begin with years that go up, one
// each; nil where the years do not follow each other.
func valuesByYear(p *prose, s sentence) []*figure {
	var row []*figure
	last := 0
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		m := yearHead.FindStringSubmatch(f.label)
		if m == nil || f.Upper != nil || f.quoted || f.target || len(row) > 0 && !sameBase(f, row[0]) || isChange(f) || inAllYears.MatchString(f.label) {
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
