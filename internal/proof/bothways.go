package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What is said of the way of all is contradicted by one of them that goes the other way:
// 6个中队事故均有下降…，三中队由4起上升到5起.

// thanBefore is the time that something is compared with.
const thanBefore = `(?:同比|环比|[比较](?:上年|去年|年初|上季度|上月|前年)(?:末|底|同期)?)`

var (
	allGo   = pattern.MustCompile(`(?:均|都|全部|全面|全线)(?:有所?|实现了?|保持了?|呈现?|呈|继续|稳步|大幅|出现|不同程度|` + thanBefore + `)*(增长|上升|提高|提升|增加|回升|上涨|下降|减少|降低|回落|下滑)(?:态势|趋势|势头)?$`)
	otherUp = pattern.MustCompile(`^[，；]?(?:但|而|其中|只有|仅|唯独|不过)*([\p{Han}A-Z\d]{2,16}?)(?:` + thanBefore + `|却|则|反而|由|从|不降反|不升反|略|小幅|出现|有所)*$`)
)

// otherWay reports one of those that are all said to rise or fall which does not.
func otherWay(p *prose, r *report, i int) {
	s := p.sentences[i]
	for n, c := range s.clauses {
		text := p.body[c[0]:c[1]]
		if !strings.ContainsAny(text, "均都全") || hopes.MatchString(text) || s.planned || excepted.MatchString(text) {
			continue
		}
		m := allGo.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		u := universalClaim{from: c[0], to: c[1], subject: aboutWhat(text[:m[0]]), clause: text}
		if n > 0 && pairsCount(u.subject) < 1 {
			before := s.clauses[n-1]
			u.subject = aboutWhat(p.body[before[0]:before[1]])
		}
		if k := p.againstWay(u, i, up(text[m[2]:m[3]])); k != nil {
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，这里的%s却方向相反，互相矛盾；请核对", headRunes(text, 40), p.written(k)), "", p.written(k)}, c, placeWide(k))
		}
	}
}

// againstWay is the first figure behind u, in its sentence or the next, by which one of
// those that u names went the other way.
func (p *prose) againstWay(u universalClaim, i int, rise bool) *figure {
	last := i
	if i+1 < len(p.sentences) && p.sentences[i+1].paragraph == p.sentences[i].paragraph {
		last++
	}
	for k := p.sentences[i].figs[0]; k < p.sentences[last].figs[1]; k++ {
		f := &p.figures[k]
		if f.Digits < u.to || f.target || f.quoted || f.Base == "" {
			continue
		}
		head := p.body[f.from:f.Start]
		word := ""
		if m := toward.FindStringSubmatch(head); m != nil && k > 0 && p.figures[k-1].clause == f.clause {
			word, head = m[1], p.body[f.from:p.figures[k-1].Start]
		} else if m := byWord.FindStringSubmatch(head); m != nil {
			word, head = m[1], strings.TrimSuffix(head, m[0])
		}
		if word == "" || rise && !down(word) || !rise && !up(word) {
			continue
		}
		if m := otherUp.FindStringSubmatch(head); m != nil && (u.hasMember(m[1]) || p.oneOfThem(u, m[1])) && !restOf.MatchString(m[1]) {
			return f
		}
	}
	return nil
}

// oneOfThem tells whether the clause of u lists a name among those of which all is so:
// 一产、二产、三产均实现增长.
func (p *prose) oneOfThem(u universalClaim, name string) bool {
	name = onlyHan(name)
	return len([]rune(name)) > 1 && strings.Contains(p.body[u.from:u.to], "、") && strings.Contains(p.body[u.from:u.to], name)
}

// restOf names other things than those that all go one way.
var restOf = pattern.MustCompile(`率$|比重|价|增速|增幅`)
