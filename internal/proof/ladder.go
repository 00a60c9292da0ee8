package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/numeral"
)

// A ladder of grades that goes down to 及以下, or up to 及以上, leaves nobody out:
// 五星级4家、四星级13家、三星级28家、二星级及以下44家.

var rung = regexp.MustCompile(`(?:([一二三四五六七八九]|[1-9]A|[A-E])(?:星级?|级|等级?|类|档|星)|(正高级|副高级|中级|初级|博士|硕士|本科|大专|专科|高中|初中|优秀|良好|及格|合格|不及格|不合格))(?:职称|学历|研究生)?(及以下|以下|及以上|以上)?(?:的|机构|单位|企业|学校|村|医院)?$`)

// named rungs, from the top: 副高级 stands one below 正高级.
var namedRungs = map[string]int{"正高级": 1, "副高级": 2, "中级": 3, "初级": 4, "博士": 1, "硕士": 2, "本科": 3, "大专": 4, "专科": 4, "高中": 5, "初中": 6, "优秀": 1, "良好": 2, "及格": 3, "合格": 3, "不及格": 4, "不合格": 4}

// lowest are rungs below which there is none.
var lowest = map[string]bool{"不及格": true, "不合格": true}

// ladders holds the rungs of each ladder of a sentence against what they are of.
func ladders(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		whole := &p.figures[k]
		if !plain(whole) || whole.target || whole.aside || isChange(whole) || rung.MatchString(whole.label) || isPerHead(whole) {
			continue
		}
		rungs, closed := rungsBehind(p, s, whole)
		if len(rungs) < 2 {
			continue
		}
		sum, spans := add(rungs), numeral.Exactly(new(big.Rat))
		for _, g := range rungs {
			spans = spans.Add(spanOf(g))
		}
		if fits(spans, spanOf(whole)) || !near(sum, whole.value(), 3) || !closed && !spanOf(whole).Below(spans) {
			continue
		}
		r.add(claim{gapSeverity(sum, whole), fmt.Sprintf("各级合计%s=%s，与总数%s不符", joinWritten(p, rungs, "＋"), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
			placeWide(whole), between(rungs[0], rungs[len(rungs)-1]))
	}
}

// rungsBehind are the grades that follow a count, each one step from the one
// before; closed where the last takes in all that are left.
func rungsBehind(p *prose, s sentence, whole *figure) (rungs []*figure, closed bool) {
	last, way := 0, 0
	for k := whole.index + 1; k < s.figs[1]; k++ {
		g := &p.figures[k]
		m := rung.FindStringSubmatch(g.label)
		if m == nil || !plain(g) || !sameBase(g, whole) || len(rungs) == 0 && g.clause-whole.clause > 1 || strings.Contains(p.body[whole.End:g.Digits], "；") {
			break
		}
		at := rungAt(m[1] + m[2])
		if step := at - last; len(rungs) > 0 && (step*step != 1 || way != 0 && step != way) {
			return nil, false
		} else if len(rungs) > 0 {
			way = step
		}
		last, rungs = at, append(rungs, g)
		if m[3] != "" || lowest[m[2]] {
			return rungs, len(rungs) > 1
		}
	}
	return rungs, false
}

// rungAt orders grades: 三 and 3A are 3, C too.
func rungAt(s string) int {
	if n := namedRungs[s]; n > 0 {
		return n
	}
	if n := smallNumber(strings.TrimSuffix(s, "A")); n > 0 {
		return n
	}
	return int(s[0]-'A') + 1
}
