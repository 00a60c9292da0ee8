package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	highest = pattern.MustCompile(`最[高多大长贵快远][^，；]{0,16}$`)
	lowest  = pattern.MustCompile(`最[低少小短慢近][^，；]{0,16}$`)
	// inFact tells that an extreme was met with, and is no limit itself: 最高的一名为, 最低录取分数.
	inFact = pattern.MustCompile(`最.[^，；]*(?:的|达|录取|成绩|得分|实际|一[名户次个])`)
	// setBound sets a limit with a word of extremes: 最高可贷30万元.
	// admits says that the limit was not kept.
	admits   = pattern.MustCompile(`^[^；]{0,40}?(?:超|突破|未达|不达|没有达|达不到|不符|违|低于|高于|整改|处罚)`)
	setBound = pattern.MustCompile(`最[高低多少大小]`)
)

// extremes holds the highest that was told against a limit that nothing may pass, and
// against the lowest: 不超过12000元，最高的一名为13000元.
func extremes(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		g, f := &p.figures[k-1], &p.figures[k]
		if !sameUnit(p, g, f) || g.quoted || f.quoted || f.Upper != nil || g.Upper != nil || f.clause-g.clause > 1 || numeral.HedgeOf(f.Before) != numeral.Unhedged || g.aside != f.aside {
			continue
		}
		if lastYear.MatchString(f.label) || admits.MatchString(p.body[f.End:s.to]) {
			continue
		}
		top, bottom := highest.MatchString(f.label), lowest.MatchString(f.label)
		kind := floorOrCeiling(p, g)
		if setBound.MatchString(g.label) {
			kind = 0
		}
		switch {
		case top && bottom || !top && !bottom:
			continue
		case inFact.MatchString(f.label) && (top && kind < 0 && wrongSide(f, g.value(), false) || bottom && kind > 0 && wrongSide(f, g.value(), true)):
			r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，这里却有%s；请核对数字", g.Before, p.written(g), p.written(f)), "", p.written(f)}, placeWide(g), [2]int{f.Start, f.End})
		case kind == 0 && bottom && highest.MatchString(g.label) && wrongSide(f, g.value(), false), kind == 0 && top && lowest.MatchString(g.label) && wrongSide(f, g.value(), true):
			r.add(claim{diag.Error, fmt.Sprintf("“%s”与“%s”：最高的比最低的还低；请核对数字", strings.Trim(p.body[g.from:g.End], "，"), strings.Trim(p.body[max(f.from, g.End):f.End], "，")), "", p.written(f)}, [2]int{g.Start, g.End}, [2]int{f.Start, f.End})
		}
	}
}
