package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A rule says what becomes of those beyond a bound, and then those of whom it became so are told with their values:
// 日均客流低于500人次的线路列入调整。列入调整的线路共4条：4路，412人次…. None of them lies on the other side.

var (
	// criterionTail leads from a bound to what lies there and what becomes of it.
	criterionTail = pattern.MustCompile(`^的([\p{Han}]{0,8}?)(?:，|；)?(?:一律|应当|应|须|要|将|原则上|全部|可以|可|均)*(?:进行|予以|给予|实施|实行)?((?:列入|纳入|列为|评为|认定为|作为|由|挂牌|约谈|取消|安排|享受|发放|补助|奖励|关停|停产|整改|限期|撤并|撤销|合并|淘汰|改造|免|减免|重点|节能|技术|优先|通报|警示|提级|升级|淘汰|拆除|回收|清退|退出)[\p{Han}“”]{0,14})$`)
	// asRuled tells outright that what follows is as the rule says.
	asRuled   = pattern.MustCompile(`符合(?:上述|以上|该|这一)?(?:条件|标准|规定|要求|情形)|按(?:此|上述|照)[\p{Han}]{0,6}(?:标准|规定|条件)|据此`)
	notAsRule = pattern.MustCompile(`[不未非]|除|没有|取消|退出|移出|去年|上年|原|申诉|例外|其余|其他|暂缓|另`)
)

// criteria holds the rules of a sentence against the values of those who fall under them.
func criteria(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		side := beyondWhich(g)
		if side == 0 || g.quoted || g.Upper != nil || g.target && !strings.Contains(g.after, "的") {
			continue
		}
		deed, thing := p.ruledOf(g)
		if deed == "" {
			continue
		}
		for j := i; j <= i+3 && j < len(p.sentences) && p.sentences[j].paragraph <= s.paragraph+1; j++ {
			values := p.membersIn(j, g, deed, thing)
			broken := slices.IndexFunc(values, func(f *figure) bool { return wrongSide(f, g.value(), side > 0) })
			if broken < 0 {
				continue
			}
			x := values[broken]
			r.add(claim{diag.Error, fmt.Sprintf("前面说%s%s%s的“%s”，列出的却有%s；请核对数字或名单", g.Before, p.written(g), g.Behind, deed, p.written(x)), "", p.written(x)}, placeWide(g), place(x))
			return
		}
	}
}

// beyondWhich is 1 where those above a number are meant, -1 those below, 0 where it is no bound.
func beyondWhich(g *figure) int {
	switch {
	case underWord[g.Before] && g.Behind == "" || strings.HasSuffix(g.bound(), "以下") && g.Before == "":
		return -1
	case overWord[g.Before] && g.Behind == "" || strings.HasSuffix(g.bound(), "以上") && g.Before == "":
		return 1
	}
	return 0
}

// ruledOf is what becomes of those beyond g, and what they are.
func (p *prose) ruledOf(g *figure) (deed, thing string) {
	s := p.sentences[g.sentence]
	m := criterionTail.FindStringSubmatch(p.body[min(g.End, g.to):g.to])
	if next := g.clause + 1; m == nil && next < len(s.clauses) {
		m = criterionTail.FindStringSubmatch(p.body[min(g.End, g.to):s.clauses[next][1]])
	}
	if m == nil || notAsRule.MatchString(m[2]) {
		return "", ""
	}
	return m[2], m[1]
}

// membersIn are the values of a sentence that tells of whom it became so.
func (p *prose) membersIn(j int, g *figure, deed, thing string) (out []*figure) {
	s := p.sentences[j]
	out = p.valuesBehind(g, j)
	if len(out) < 2 {
		return nil
	}
	lead := p.body[max(s.from, g.End):out[0].from]
	if cut := p.body[out[0].from:out[0].Digits]; lead == "" || !strings.HasSuffix(lead, "：") {
		lead += cut
	}
	counted, least := p.countedAhead(s, out[0], len(out)), 2
	if thing != "" {
		least = 1
	}
	switch {
	case notAsRule.MatchString(lead), thing != "" && !strings.Contains(lead, thing), !counted:
		return nil
	case overlap(lead, deed) < least && !strings.Contains(lead, deed) && !asRuled.MatchString(lead):
		return nil
	}
	return out
}

// countedAhead tells whether a sentence tells before a value that there are so many.
func (p *prose) countedAhead(s sentence, first *figure, n int) bool {
	for k := s.figs[0]; k < first.index; k++ {
		if f := &p.figures[k]; plain(f) && f.Value.IsInt() && f.Value.Num().Int64() == int64(n) {
			return true
		}
	}
	return false
}
