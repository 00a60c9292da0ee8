package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A headline tells a change that the text below tells again: 全县粮食产量增长5% … 去年同期为80.0万吨，同比增长8%.

const (
	headlineRunes = 45 // the longest that is read as one
	headlineReach = 10 // sentences below it in which the change may be told
)

// headlineScope is what a headline may say of where and when.
var headlineScope = pattern.MustCompile(`(?:全|我|本)[县市区镇乡村校院省国]|今年|去年|上年|前[一二三]季度|[一二三四]季度|[上下]半年|同比|环比|比上年|比去年|较上年|较去年`)

// headlines hold the changes of the first line against those of the text.
func headlines(p *prose, r *report) {
	if len(p.sentences) < 2 {
		return
	}
	s := p.sentences[0]
	if title := p.sentenceText(0); len([]rune(title)) > headlineRunes || p.sentences[1].paragraph == s.paragraph || strings.ContainsAny(title, "，；") && strings.Contains(title, "：") {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; (share(f) || plain(f)) && !f.target && f.Upper == nil {
			judgeHeadline(p, r, f)
		}
	}
}

// judgeHeadline holds one change of a headline against the changes of the same thing below: one that meets it in number
// and direction is enough.
func judgeHeadline(p *prose, r *report, f *figure) {
	m := byWord.FindStringSubmatch(f.label)
	if m == nil || !up(m[1]) && !down(m[1]) || m[1] == "新增" {
		return
	}
	subject := headlineScope.ReplaceAllString(onlyHan(strings.TrimSuffix(f.label, m[0])), "")
	if len([]rune(subject)) < 2 {
		return
	}
	var told []*figure
	var words []string
	for k := p.sentences[0].figs[1]; k < len(p.figures) && p.figures[k].sentence <= headlineReach; k++ {
		g := &p.figures[k]
		n := byWord.FindStringSubmatch(g.label)
		if n == nil || g.Percent != f.Percent || !sameBase(f, g) || !(up(n[1]) || down(n[1])) || p.spanBefore(f) != p.spanBefore(g) && p.spanBefore(f) != "" && p.spanBefore(g) != "" {
			continue
		}
		meets := f.Span().Meets(g.Span()) || coarse(f, g) || coarse(g, f)
		if !p.changesThe(subject, g, meets) {
			continue
		}
		if meets && up(n[1]) == up(m[1]) {
			return
		}
		told, words = append(told, g), append(words, n[1])
	}
	if len(told) != 1 {
		return
	}
	g := told[0]
	r.add(claim{diag.Error, fmt.Sprintf("标题写作“%s%s”，正文写作“%s%s”，前后不一致", m[1], p.written(f), words[0], p.written(g)), words[0] + p.written(g), m[1] + p.written(f)}, placeWide(g), placeWide(f))
}

// changesThe tells whether a change is told of a subject: its sentence names that before it, all but some of it or, where
// the number is the same, some; and its own clause nothing else.
func (p *prose) changesThe(subject string, g *figure, same bool) bool {
	named := overlap(subject, p.body[p.sentences[g.sentence].from:g.Digits])
	own := subjectOf(g.label, byWord.FindString(g.label))
	return named > 0 && (same || named*3 >= pairsCount(subject)*2) && (own == "" || overlap(subject, own) > 0) && !strings.Contains(g.label, "其中")
}
