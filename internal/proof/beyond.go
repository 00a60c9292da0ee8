package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// The bound that all are said to keep is contradicted by one of them that lies beyond:
// 两项管理率均高于80%, beside 78.0%.

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
	for _, t := range p.Manuscript.Tables {
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
						return g.cells[i][0].Text, g.cells[i][j].Text
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
