package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

var (
	ofYears   = regexp.MustCompile(`([二两三四五]|[2-5])年(?:来|间|以来|共|累计|总共|合计)`)
	yearBegin = regexp.MustCompile(`^[，：；、]?(?:其中：?)?(?:19|20)\d\d年[\p{Han}]{0,8}$`)
)

// yearByYear checks a sum over as many years as are listed after it:
// 三年累计投入120万元，其中2020年30万元，2021年40万元，2022年50万元.
func yearByYear(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		whole := &p.figures[k]
		if !plain(whole) || whole.target || isChange(whole) {
			continue
		}
		parts := yearParts(p, s, whole)
		if len(parts) < 2 || len(parts) != yearsTold(p, s, whole) {
			continue
		}
		spans := numeral.Exactly(new(big.Rat))
		for _, g := range parts {
			spans = spans.Add(spanOf(g))
		}
		if fits(spans, spanOf(whole)) {
			continue
		}
		sum := add(parts)
		r.add(claim{gapSeverity(sum, whole), fmt.Sprintf("%s=%s，与总数%s不符；请核对总数和各年的数", joinWritten(p, parts, "＋"), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
			placeWide(whole), between(parts[0], parts[len(parts)-1]))
	}
}

// yearParts are the figures right behind whole that begin with a year each.
func yearParts(p *prose, s sentence, whole *figure) []*figure {
	var parts []*figure
	for k := whole.index + 1; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, whole) || !yearBegin.MatchString(g.label) {
			break
		}
		parts = append(parts, g)
	}
	return parts
}

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

// bothHalves checks 上半年27亿元，下半年31亿元，全年58亿元, in any order.
func bothHalves(p *prose, r *report, i int) {
	s := p.sentences[i]
	if text := p.sentenceText(i); !strings.Contains(text, "上半年") || !strings.Contains(text, "下半年") {
		return
	}
	found := map[string]*figure{}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		time := partOfYear.FindString(f.label)
		if time == "" || isChange(f) {
			continue
		}
		if found[time] != nil || !plain(f) || f.target {
			return
		}
		found[time] = f
	}
	first, second, year := found["上半年"], found["下半年"], found["全年"]
	if first == nil || second == nil || year == nil || !sameBase(first, second) || !sameBase(first, year) || fits(spanOf(first).Add(spanOf(second)), spanOf(year)) {
		return
	}
	sum := add([]*figure{first, second})
	r.add(claim{gapSeverity(sum, year), fmt.Sprintf("上半年%s＋下半年%s=%s，文中全年写作%s", p.written(first), p.written(second), sayIn(sum, year), p.written(year)), sayIn(sum, year), p.written(year)}, placeWide(first), placeWide(second), placeWide(year))
}

var partOfYear = regexp.MustCompile(`上半年|下半年|全年`)

var anaphor = regexp.MustCompile(`(?:^|[，。：；“])(?:这|上述|以上|受[\p{Han}]{1,4}的|获[\p{Han}]{1,4}的|该|此次受[\p{Han}]{1,4}的)$`)

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
		if old := onlyCount(p, f, noun); old != nil && !old.Span().Meets(f.Span()) {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”前面写作%s，这里写作%s，前后不一致", noun, p.written(old), p.written(f)), p.written(old), p.written(f)}, placeWide(old), placeWide(f))
		}
	}
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
	return old
}

// countsThe tells whether g counts noun: its name ends the label or begins
// what follows.
func countsThe(g *figure, noun string) bool {
	return strings.HasPrefix(g.after, noun) || strings.HasSuffix(strings.TrimRight(g.label, "共有为是计达的"), noun)
}

var eachPlace = regexp.MustCompile(`各(?:建|建设|设|设立|配|配备|发|发放|派|选派|安排|新建|装|安装|种|补助|奖励)?了?$`)

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

var partName = regexp.MustCompile(`^[，：、；]?[\p{Han}A-Z“”]{1,11}$`)

// listOfAll checks 共96人，省派18人、市派30人、县派52人: a list of three or more
// short names right behind what they are all of. A sum far off is of something
// else.
func listOfAll(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+3 < s.figs[1]; k++ {
		whole := &p.figures[k]
		if !plain(whole) || whole.target || whole.Upper != nil || overTime.MatchString(lastBytes(whole.label, 60)) && !strings.Contains(whole.label, "共") || overTime.MatchString(whole.label) {
			continue
		}
		parts := shortList(p, s, whole)
		if len(parts) < 3 || graded.MatchString(whole.label) {
			continue
		}
		spans := numeral.Exactly(new(big.Rat))
		for _, g := range parts {
			spans = spans.Add(spanOf(g))
		}
		sum := add(parts)
		closeness := int64(7)
		if !strings.Contains(whole.label, "共") && !strings.Contains(headRunes(whole.after, 12), "中") {
			closeness = 12
		}
		if fits(spans, spanOf(whole)) || !near(sum, whole.value(), closeness) {
			continue
		}
		r.add(claim{gapSeverity(sum, whole), fmt.Sprintf("%s=%s，与总数%s不符；请核对总数和各分项", joinWritten(p, parts, "＋"), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
			placeWide(whole), between(parts[0], parts[len(parts)-1]))
	}
}

// graded names a class of a grading; such classes leave nobody out.
var graded = regexp.MustCompile(`(?:满意|一般|支持|反对|弃权|赞成|同意|优秀|良好|合格|及格|称职|了解|不清楚|无所谓)”?的?$|(?:[A-Z]|[一二三四五甲乙丙丁优良中差])(?:级|类|等|档)(?:的|企业|单位)?$`)

// itemOf tells whether g goes on a list of a total, a clause an item: 总量1860件，来信
// 420件，来访760件.
func itemOf(p *prose, whole *figure, parts []*figure, g *figure) bool {
	return (totalName.MatchString(whole.label) || strings.HasPrefix(p.body[whole.End:], "：")) && len(parts) > 0 && g.clause == parts[len(parts)-1].clause+1 && g.index == parts[len(parts)-1].index+1
}

// rowOn tells whether g goes on a row of classes of a grading.
func rowOn(p *prose, parts []*figure, g *figure) bool {
	return len(parts) > 0 && graded.MatchString(g.label) && graded.MatchString(parts[len(parts)-1].label) && g.clause == parts[len(parts)-1].clause+1
}

// shortList is the list in the clause behind whole, each item a short name
// and a count of the kind of whole, joined by 、 and followed by nothing.
func shortList(p *prose, s sentence, whole *figure) []*figure {
	var parts []*figure
	for k := whole.index + 1; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, whole) || (g.clause != whole.clause+1 && !rowOn(p, parts, g) && !itemOf(p, whole, parts, g)) || g.Upper != nil || !partName.MatchString(g.label) || qualities.MatchString(funds.ReplaceAllString(g.label, "")) && !oneLevel.MatchString(g.label) && !restPart.MatchString(g.label) {
			return nil
		}
		parts = append(parts, g)
		if k+1 < s.figs[1] && itemOf(p, whole, parts, &p.figures[k+1]) && sameBase(&p.figures[k+1], whole) {
			continue
		}
		if k+1 == s.figs[1] || p.figures[k+1].clause != g.clause && !(p.figures[k+1].clause == g.clause+1 && graded.MatchString(g.label) && graded.MatchString(p.figures[k+1].label)) {
			break
		}
		if p.figures[k+1].clause != g.clause {
			continue
		}
		if p.body[g.End:p.figures[k+1].Start] == "" || !strings.HasPrefix(p.body[g.End:], "、") && !strings.HasPrefix(p.body[g.End:], "和") {
			return nil
		}
	}
	return parts
}
