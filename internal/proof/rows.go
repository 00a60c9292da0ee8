package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	ofYears   = pattern.MustCompile(`([二两三四五]|[2-5])年(?:来|间|以来|共|累计|总共|合计)`)
	yearBegin = pattern.MustCompile(`^[，：；、]?(?:其中：?)?(?:19|20)\d\d年[\p{Han}]{0,8}$`)
)

// yearsTold is over how many years the text says that whole runs, 0 where it
// does not say.
func yearsTold(p *prose, s sentence, whole *figure) int {
	head := lastBytes(p.body[s.from:whole.Digits], 200)
	if m := ofYears.FindStringSubmatch(head); m != nil {
		return smallNumber(m[1])
	}
	for k := s.years[0]; k < s.years[1]; k++ {
		if y := p.years[k]; y.to <= whole.Digits && y.last > y.first {
			return y.last - y.first + 1
		}
	}
	return 0
}

var anaphor = pattern.MustCompile(`(?:^|[，。：；“]|将|对|把|为|按|在|从|由|与|和|向|使)(?:这|上述|以上|前述|受[\p{Han}]{1,4}的|获[\p{Han}]{1,4}的|该|此次受[\p{Han}]{1,4}的)$`)

// pointsBack checks a count that points back to one told before: 表彰先进集体15个。
// …这18个先进集体. It speaks only where the thing was counted once in the five
// sentences before.
func pointsBack(p *prose, r *report) {
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.target || f.Hedge != numeral.Unhedged || !anaphor.MatchString(lastBytes(p.body[f.from:f.Digits], 40)) && !anaphor.MatchString(f.label) {
			continue
		}
		noun := thingAfter(f)
		if noun == "" {
			continue
		}
		if old := p.lookedLike(f); old != nil && !p.listedBefore(f) {
			r.add(claim{diag.Error, fmt.Sprintf("这里回指的%s前面没有出现过，前面写作%s；请核对", p.written(f), p.written(old)), p.written(old), p.written(f)}, placeWide(old), placeWide(f))
			continue
		}
		if old := onlyCount(p, f, noun); old != nil && !old.Span().Meets(f.Span()) && !p.listedBefore(f) {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”前面写作%s，这里写作%s，前后不一致", noun, p.written(old), p.written(f)), p.written(old), p.written(f)}, placeWide(old), placeWide(f))
		}
	}
}

// lookedLike is the one number of the measure of f, told shortly before it, of which f has the
// digits in another order, where f itself was never told.
func (p *prose) lookedLike(f *figure) *figure {
	if digitsOf(p, f) < 2 {
		return nil
	}
	now := numberOf(p, f)
	var old *figure
	first := p.sentences[max(0, f.sentence-8)].figs[0]
	for k := first; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameKind(g, f) || g.sentence == f.sentence && f.clause == g.clause {
			continue
		}
		then := numberOf(p, g)
		switch {
		case g.Span().Meets(f.Span()):
			return nil
		case anagram(now, then) && g.Scale == f.Scale && g.Unit == f.Unit:
			if old != nil && !old.Span().Meets(g.Span()) {
				return nil
			}
			old = g
		}
	}
	return old
}

// listedBefore tells whether a list of so many names stands shortly before f, which
// points at them: 较多的是甲、乙和丙…这三个城市.
func (p *prose) listedBefore(f *figure) bool {
	n := f.Value
	if !n.IsInt() || n.Cmp(big.NewRat(10, 1)) > 0 {
		return false
	}
	for i := max(0, f.sentence-3); i <= f.sentence; i++ {
		s := p.sentences[i]
		for _, c := range s.clauses {
			if text := p.body[c[0]:min(c[1], max(f.Digits, c[0]))]; strings.Contains(text, "、") && countings(text)[int(n.Num().Int64())] {
				return true
			}
		}
	}
	return false
}

// thingAfter is the name of what f counts where it stands behind it, "" where
// it is too short to be sure.
func thingAfter(f *figure) string {
	noun := f.after
	if n := nounEnd.FindStringIndex(noun); n != nil {
		noun = noun[:n[0]]
	}
	noun = headRunes(onlyHan(noun), 6)
	if n := len([]rune(noun)); n < 2 {
		return ""
	}
	return headRunes(noun, 4)
}

// onlyCount is the count of noun in the sentences before f, nil where there is
// none or more than one value.
func onlyCount(p *prose, f *figure, noun string) *figure {
	first := max(0, f.sentence-5)
	var old *figure
	for k := p.sentences[first].figs[0]; k < f.index; k++ {
		g := &p.figures[k]
		if g.sentence == f.sentence || !plain(g) || g.target || !sameKind(g, f) || isChange(g) || !countsThe(g, noun) {
			continue
		}
		if old != nil && !old.Span().Meets(g.Span()) {
			return nil
		}
		old = g
	}
	for k := f.index - 1; k >= 0 && k >= f.index-4 && old != nil; k-- {
		if g := &p.figures[k]; plain(g) && sameKind(g, f) && g.Span().Meets(f.Span()) {
			return nil // 不足6平方米的还有8所，这8所学校…
		}
	}
	return old
}

// countsThe tells whether g counts noun: its name ends the label or begins
// what follows.
func countsThe(g *figure, noun string) bool {
	return strings.HasPrefix(g.after, noun) || strings.HasSuffix(strings.TrimRight(g.label, "共有为是计达的"), noun)
}

var eachPlace = pattern.MustCompile(`各(?:建|建设|设|设立|配|配备|发|发放|派|选派|安排|新建|装|安装|种|补助|奖励|设置|开设|安置|举办|组织|开展)了?[\p{Han}]{0,4}$|各$`)

// eachOf checks 在12个乡镇各建2个晒场，共建成26个.
func eachOf(p *prose, r *report, mean *figure) {
	s := p.sentences[mean.sentence]
	if mean.index == s.figs[0] || mean.index+1 >= s.figs[1] || !eachPlace.MatchString(mean.label) || mean.Upper != nil {
		return
	}
	n, total := &p.figures[mean.index-1], &p.figures[mean.index+1]
	if n.clause != mean.clause || !plain(n) || !plain(mean) || !sameBase(total, mean) || !inAllOf.MatchString(total.label) || total.clause-mean.clause > 1 || !plain(total) {
		return
	}
	if fits(n.Span().Mul(roundlessMean(mean)), total.Span()) {
		return
	}
	want := new(big.Rat).Mul(n.value(), mean.value())
	r.add(claim{gapSeverity(want, total), fmt.Sprintf("%s×%s=%s，文中写作%s", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, placeWide(n), place(total))
}

var partName = pattern.MustCompile(`^[，：、；]?[\p{Han}A-Z“”]{1,11}$`)

// graded names a class of a grading; such classes leave nobody out.
var graded = pattern.MustCompile(`(?:等次|及以下|及以上|满意|一般|支持|反对|弃权|赞成|同意|优秀|良好|合格|及格|称职|了解|不清楚|无所谓)”?的?$|(?:[A-Z]|[一二三四五甲乙丙丁优良中差])(?:级|类|等|档)(?:的|企业|单位)?$`)
