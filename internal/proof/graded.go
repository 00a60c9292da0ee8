package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A grade is given from a number on (100张以上为二级), and to somebody with a number of his
// own (现有86张，评为二级); a place in a row is not behind all of those that it has.

var (
	gradeFrom  = pattern.MustCompile(`^的?，?(?:可|即|方可|才能|能)?(?:为|是|属于|属|定为|评为|记为|认定为|确定为|列为|享受|计为)([\p{Han}A-Z]{2,6}?)(?:$|，|；|。|的|、|）)`)
	gradeGiven = pattern.MustCompile(`(?:评为|定为|属于|属|认定为|确定为|列为|被评|为|达到|获评|等级为|成绩)([\p{Han}A-Z]{2,6})`)
)

// judgedBy holds a grade that is given against the number from which on it is.
func judgedBy(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		g := &p.figures[k]
		above := g.bound() == "以上" || g.bound() == "及以上"
		if !above || g.quoted {
			continue
		}
		m := gradeFrom.FindStringSubmatch(p.body[g.End:min(s.to, g.End+60)])
		if m == nil {
			continue
		}
		for n := k + 1; n < s.figs[1] && n < k+4; n++ {
			f := &p.figures[n]
			if !sameUnit(p, f, g) || f.bound() != "" || f.target || f.Upper != nil || f.clause == g.clause {
				continue
			}
			rest := p.body[f.End:min(s.to, f.End+60)]
			given := gradeGiven.FindStringSubmatch(rest)
			if given != nil && strings.HasPrefix(given[1], m[1]) && !strings.Contains(rest[:strings.Index(rest, given[0])], "不") && wrongSide(f, g.value(), true) && !orMet.MatchString(rest) {
				r.add(claim{diag.Error, fmt.Sprintf("%s以上才是“%s”，这里是%s，文中却定为“%s”；请核对", p.written(g), m[1], p.written(f), m[1]), "", given[0]}, placeWide(g), [2]int{f.Start, f.End + len(rest[:strings.Index(rest, given[0])]) + len(given[0])})
			}
			break
		}
	}
}

var (
	// ofSoMany counts those of whom one has a place in a row.
	ofSoMany = pattern.MustCompile(`(?:^|[^\d.])(\d{1,4})(?:个|家|所|名|位|支)[\p{Han}、（）]{0,10}(?:中|里)，?[^，。；]{0,14}?(?:列|居|位列|位居|排名|排|排在|名列)?第(\d{1,4})(?:位|名)`)
)

// beyondLast reports a place behind the last: 13个县区中我县排名第14位.
func beyondLast(p *prose, r *report, i int) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	if !strings.Contains(text, "第") {
		return
	}
	for _, m := range ofSoMany.FindAllStringSubmatchIndex(text, 3) {
		if n, place := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]); place > n && n > 1 {
			r.add(claim{diag.Error, fmt.Sprintf("一共%d个，不会排到第%d位；请核对", n, place), "", text[m[4]:m[5]]}, [2]int{from + m[0], from + m[1]})
		}
	}
}

// converted tells in another unit what was just told: 0.8公顷，折合12亩.
var converted = pattern.MustCompile(`^[，；（]?(?:折合|约合|合|相当于|即|折算为|换算为)(?:约)?$`)

// otherwiseMeasured reports a conversion that is none.
func (p *prose) otherwiseMeasured(r *report, f *figure) bool {
	if !converted.MatchString(f.label) || f.index == p.sentences[f.sentence].figs[0] {
		return false
	}
	g := &p.figures[f.index-1]
	if !sameBase(f, g) || f.Unit == g.Unit || g.target || f.clause-g.clause > 1 || f.value().Sign() == 0 {
		return false
	}
	off := new(big.Rat).Quo(g.value(), f.value())
	if off.Cmp(big.NewRat(2, 3)) > 0 && off.Cmp(big.NewRat(3, 2)) < 0 {
		return false // roughly the same
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s是%s，文中写作%s；请核对计量单位或换算", p.written(g), sayIn(g.value(), f), p.written(f)), sayIn(g.value(), f), p.written(f)}, placeWide(g), place(f))
	return true
}
