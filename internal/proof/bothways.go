package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What is said of the way of all, or of the bound that all keep, is contradicted by one of
// them that goes the other way, or lies beyond: 6个中队事故均有下降…，三中队由4起上升到5起;
// 两项管理率均高于80%, beside 78.0%.

var (
	allGo   = pattern.MustCompile(`(?:均|都|全部|全面|全线)(?:有所?|实现了?|保持了?|呈现?|呈|同比|继续|稳步|大幅|较上年|比上年|较去年|比去年|出现|不同程度)*(增长|上升|提高|提升|增加|回升|上涨|下降|减少|降低|回落|下滑)(?:态势|趋势|势头)?$`)
	otherUp = pattern.MustCompile(`^[，；]?(?:但|而|其中|只有|仅|唯独|不过)*([\p{Han}A-Z\d]{2,16}?)(?:同比|比上年|比去年|较上年|较去年|却|则|反而|由|从|不降反|不升反|略|小幅|出现|有所)*$`)
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
		u := universalClaim{from: c[0], to: c[1], subject: aboutWhat(text[:m[0]])}
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

var (
	everyOne = pattern.MustCompile(`([\p{Han}（）A-Z]{2,24}?)(?:均|都|全部|全都|一律)(?:已|已经)?(?:达到|稳定在|保持在|控制在|在|为|超过|高于|大于|突破|不低于|不少于|低于|少于|小于|不超过|不足)[\p{Han}]{0,6}$`)
	// countOff takes the number of things off the name of what is told of each.
	countOff = pattern.MustCompile(`^.*(?:[各两二三四五六七八九十\d]+(?:个|项|类|所|家|种|镇|乡|县|区|村|校|班|条|座|处|名|级|地|者)?|所有|全[县市区镇乡校院])(?:（[^）]*）)?`)
)

// beyondAll reports a value of just that name which lies beyond the bound that all of them
// are said to keep: in the paragraph, in a table, or of one of them anywhere.
func beyondAll(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.planned {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		head := p.body[f.from:f.Digits]
		if f.quoted || f.Upper != nil || !strings.ContainsAny(head, "均都全一") || wishes(noTarget.ReplaceAllString(strings.ReplaceAll(head, "不低于", ""), "·")) || excepted.MatchString(p.body[s.from:f.Digits]) || notYet.MatchString(head) {
			continue
		}
		m := everyOne.FindStringSubmatch(head)
		if m == nil || strings.Contains("平日月年季周人户场班次亩床车村校店", tailRunes(m[1], 1)) {
			continue
		}
		floor, bound := floorOf(f, head)
		if !bound {
			continue
		}
		name := onlyHan(afterLast(countOff.ReplaceAllString(m[1], ""), "的"))
		if len([]rune(name)) < 3 {
			continue
		}
		if x := p.beyond(f, name, floor); x != nil {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”与%s不符；请核对，或把例外写明", strings.TrimLeft(p.body[f.from:f.End], "，"), p.written(x)), "", p.body[f.from:f.End]}, placeWide(x), [2]int{f.from, f.End})
		} else if row, said := p.beyondInTable(f, name, floor); said != "" {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”与表中“%s”的%s不符；请核对，或把例外写明", strings.TrimLeft(p.body[f.from:f.End], "，"), row, said), "", p.body[f.from:f.End]}, [2]int{f.from, f.End})
		}
	}
}

// floorOf tells whether f is a least or a most of all; false where it is neither.
func floorOf(f *figure, head string) (floor, bound bool) {
	switch {
	case f.bound() != "":
		return strings.HasSuffix(f.bound(), "以上"), true
	case containsAny(head, "不低于", "不少于"):
		return true, true
	case containsAny(tailRunes(head, 8), "低于", "少于", "小于", "不超过", "不足"):
		return false, true
	case containsAny(tailRunes(head, 8), "高于", "超过", "大于", "突破"):
		return true, true
	}
	return false, false
}

// beyond is a value of the name on the wrong side of f.
func (p *prose) beyond(f *figure, name string, floor bool) *figure {
	long := len([]rune(name)) > 6
	for k := max(0, f.index-farBack); k < min(len(p.figures), f.index+farBack); k++ {
		x := &p.figures[k]
		if x == f || !sameBase(x, f) || x.target || x.quoted || x.Upper != nil || x.change || bounded(x) || x.sentence == f.sentence && x.index > f.index && x.clause == f.clause {
			continue
		}
		near := p.sentences[x.sentence].paragraph == p.sentences[f.sentence].paragraph && distance(x.sentence, f.sentence) < 4
		label := onlyHan(tellsAs.ReplaceAllString(p.body[x.from:x.Start], ""))
		if !near && !(long && localName.MatchString(p.body[x.from:x.Start])) || !strings.HasSuffix(label, tailRunes(name, 6)) && !p.oneOfBelow(x, f) || timeOf(p, x) != timeOf(p, f) || x.clause > 0 && lastYear.MatchString(x.label) {
			continue
		}
		if wrongSide(x, f.value(), floor) {
			return x
		}
	}
	return nil
}

// oneOfBelow tells whether x goes on in the sentence of f with one of those of which all is so,
// and names nothing else: 各专业就业率都在95%以上，…工艺美术专业相对较低，为92.6%.
func (p *prose) oneOfBelow(x, f *figure) bool {
	if x.sentence != f.sentence || x.index < f.index || !f.Percent || x.clause-f.clause > 8 || p.parted(f, x) {
		return false
	}
	s := p.sentences[x.sentence]
	text := p.body[x.from:x.Start]
	if x.clause > 0 && len([]rune(onlyHan(tellsAs.ReplaceAllString(text, "")))) == 0 {
		c := s.clauses[x.clause-1]
		text = p.body[c[0]:c[1]]
	}
	return extreme.MatchString(text) && !containsAny(text, "比", "较上", "占", "增", "降", "度", "幅", "与")
}

var extreme = pattern.MustCompile(`最低|较低|相对较低|偏低|垫底|仅为|只有|仅有`)

// beyondInTable is the row of a table in whose column of the name a value lies on the wrong
// side of f, with what stands there.
func (p *prose) beyondInTable(f *figure, name string, floor bool) (row, said string) {
	for _, t := range p.text.tables {
		g, ok := gridOf(t)
		if !ok {
			continue
		}
		for j, head := range g.heads {
			title := onlyHan(head)
			if len([]rune(title)) < 3 || !strings.HasSuffix(name, title) && !strings.HasSuffix(title, name) || strings.Contains(head, "%") && !f.Percent {
				continue
			}
			for i := g.first; i < len(g.values); i++ {
				e := g.values[i][j]
				if e == nil || g.isTotal(i) {
					continue
				}
				if v := e.span(); floor && v.High.Cmp(f.value()) < 0 || !floor && v.Low.Cmp(f.value()) > 0 {
					if new(big.Rat).Mul(e.value, big.NewRat(20, 1)).Cmp(f.value()) > 0 {
						return g.cells[i][0].text, g.cells[i][j].text
					}
				}
			}
		}
	}
	return "", ""
}

// afterLast is what stands behind the last of a word, all where there is none.
func afterLast(s, word string) string {
	if at := strings.LastIndex(s, word); at >= 0 {
		return s[at+len(word):]
	}
	return s
}
