package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/numeral"
)

// breaksDown leads in a list of all kinds of what was counted before: 按学段分,
// 分级次看.
var breaksDown = regexp.MustCompile(`^(?:按|分|从)[\p{Han}]{1,8}(?:分|看|划分|统计|分类|来看)$`)

// brokenDown checks 全区现有学校156所。按学段分，幼儿园82所，小学46所，…: each kind of figure in
// the list adds up to what was told before.
func brokenDown(p *prose, r *report, i int) {
	s := p.sentences[i]
	if len(s.clauses) < 2 || s.figs[1]-s.figs[0] < 2 {
		return
	}
	start := -1
	for n, c := range s.clauses {
		if breaksDown.MatchString(p.body[c[0]:c[1]]) {
			start = n
			break
		}
	}
	if start < 0 {
		return
	}
	for _, parts := range partsByBase(p, s, start) {
		judgeBreakdown(p, r, i, parts)
	}
}

// partsByBase are the figures behind a clause, those of one base together, in
// the order in which the bases come.
func partsByBase(p *prose, s sentence, clause int) [][]*figure {
	var out [][]*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.clause <= clause || f.Percent || f.Base == "个百分点" {
			continue
		}
		if !plain(f) || f.target || f.Upper != nil || isChange(f) || p.underAmong(f) || isPerHead(f) || f.Hedge != numeral.Unhedged {
			return nil
		}
		n := 0
		for n < len(out) && !sameBase(out[n][0], f) {
			n++
		}
		if n == len(out) {
			out = append(out, nil)
		}
		out[n] = append(out[n], f)
	}
	return out
}

// judgeBreakdown looks for the whole in the three sentences before.
func judgeBreakdown(p *prose, r *report, i int, parts []*figure) {
	if len(parts) < 2 {
		return
	}
	spans := numeral.Exactly(new(big.Rat))
	for _, g := range parts {
		spans = spans.Add(spanOf(g))
	}
	sum := add(parts)
	var whole *figure
	for back := 0; back <= 3 && i-back >= 0 && p.sentences[i-back].paragraph == p.sentences[i].paragraph; back++ {
		t := p.sentences[i-back]
		for k := t.figs[1] - 1; k >= t.figs[0]; k-- {
			g := &p.figures[k]
			if g.index >= parts[0].index || !plain(g) || !sameBase(g, parts[0]) {
				continue
			}
			if fits(spans, spanOf(g)) {
				return
			}
			if whole == nil && !isChange(g) && !p.underAmong(g) && near(sum, g.value(), 4) && smallerOrSame(parts[0], g) {
				whole = g
			}
		}
	}
	if whole == nil {
		return
	}
	r.add(claim{gapSeverity(sum, whole), fmt.Sprintf("%s=%s，与前面的%s不符；请核对总数和各分项", joinWritten(p, parts, "＋"), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
		placeWide(whole), between(parts[0], parts[len(parts)-1]))
}

var amongForm = regexp.MustCompile(`^(?:在)?([\p{Han}]{2,12})(?:当中|中|里)$`)

// amongThem checks 医院9家，…。医院中，公立医院4家，民营医院5家: two parts that exclude each
// other and leave nothing out, of a whole that was told by its name before.
func amongThem(p *prose, r *report, i int) {
	s := p.sentences[i]
	for n, c := range s.clauses {
		m := amongForm.FindStringSubmatch(p.body[c[0]:c[1]])
		if m == nil {
			continue
		}
		var parts []*figure
		for k := s.figs[0]; k < s.figs[1] && len(parts) < 3; k++ {
			if f := &p.figures[k]; f.clause > n && !f.Percent && !strings.Contains(p.body[c[1]:f.Digits], "；") {
				parts = append(parts, f)
			}
		}
		if len(parts) != 2 || !plain(parts[0]) || !sameBase(parts[0], parts[1]) || !opposed(parts[0], parts[1]) && !sumsUp(p, nil, parts) {
			continue
		}
		whole := lastNamed(p, i, parts[0], m[1])
		if whole == nil || fits(spanOf(parts[0]).Add(spanOf(parts[1])), spanOf(whole)) {
			continue
		}
		sum := add(parts)
		r.add(claim{gapSeverity(sum, whole), fmt.Sprintf("%s＋%s=%s，与总数%s不符", p.written(parts[0]), p.written(parts[1]), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
			placeWide(whole), between(parts[0], parts[1]))
	}
}

// lastNamed is the last count before f whose label ends in name, in the
// paragraph.
func lastNamed(p *prose, i int, f *figure, name string) *figure {
	for back := 0; back <= 3 && i-back >= 0 && p.sentences[i-back].paragraph == p.sentences[i].paragraph; back++ {
		t := p.sentences[i-back]
		for k := t.figs[1] - 1; k >= t.figs[0]; k-- {
			g := &p.figures[k]
			if g.index < f.index && plain(g) && sameBase(g, f) && strings.HasSuffix(nameTail.ReplaceAllString(g.label, ""), name) {
				return g
			}
		}
	}
	return nil
}
