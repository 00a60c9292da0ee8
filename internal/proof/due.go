package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Of those who should, no more can have: 应到126人，实到162人.

var (
	shouldBe  = pattern.MustCompile(`(?:^|[，；：、]|[^适相对供响呼反效回不理])应(?:到|出席|出勤|参|接种|种|免|检|收|缴|征|报|建|发|整改|兑付|安置|培训|入学|入园|体检|筛查|普查|登记|参保|交|退|补)[\p{Han}]{0,8}$`)
	wereThere = pattern.MustCompile(`^[，；]?(?:实际?(?:到会?|出席|出勤|参|接种|种|免|检|收|缴|征|报|建|发|整改|兑付|安置|培训|入学|入园|体检|筛查|普查|登记|交|退|补)?|已|现已|已经|按时|按期|如期|上站)[\p{Han}]{0,8}$`)
	moreThan  = pattern.MustCompile(`含|包括|超额|往年|历年|以前年度|上年|列席|另|陈欠|清欠|补缴`)
)

// beyondDue reports more who have than should.
func beyondDue(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !strings.Contains(p.body[s.from:s.to], "应") {
		return
	}
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		f := &p.figures[k]
		if !plain(f) || f.Hedge != numeral.Unhedged || !shouldBe.MatchString(f.label) || strings.ContainsAny(f.label, "未的") {
			continue
		}
		for n := k + 1; n < min(k+3, s.figs[1]); n++ {
			g := &p.figures[n]
			if g.clause-f.clause > 1 || !sameBase(f, g) || !plain(g) || !wereThere.MatchString(g.label) || !f.Span().Below(g.Span()) || moreThan.MatchString(p.body[s.from:s.to]) {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("应有%s，实有却是%s，实数不能多于应数；请核对这两个数", p.written(f), p.written(g)), "不超过" + p.written(f), p.written(g)}, placeWide(f), place(g))
			return
		}
	}
}
