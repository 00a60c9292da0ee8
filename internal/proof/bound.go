package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkBounds holds 以上 and 以下, which include their number (民法典第1259条),
// against a standard that is just that number, and against the next band.
func checkBounds(p *prose, r *report) {
	gradeRule(p, r)
	for i := range p.sentences {
		standards(p, r, i)
		sharedBound(p, r, i)
		bothOneSide(p, r, i)
		hedgeBeside(p, r, i)
		verdicts(p, r, i)
		gradesMeet(p, r, i)
		sameSide(p, r, i)
		limits(p, r, i)
		extremes(p, r, i)
		implied(p, r, i)
		judgedBy(p, r, i)
		rolls(p, r, i)
		criteria(p, r, i)
		beyondLast(p, r, i)
		outside(p, r, i)
		reachedBelow(p, r, i)
		keptAbove(p, r, i)
		sided(p, r, i)
		bothEnds(p, r, i)
		entitled(p, r, i)
		beyondDue(p, r, i)
	}
}

// gradesMeet finds grades that both include their bound: 85分以上为优秀，85分以下为良好.
func gradesMeet(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		if !(a.Behind == "以上" && b.Behind == "以下" || a.Behind == "以下" && b.Behind == "以上") || a.Before != "" || b.Before != "" || !sameBase(a, b) || a.value().Cmp(b.value()) != 0 || b.clause-a.clause != 1 ||
			!grading.MatchString(a.after) || !grading.MatchString(b.after) || strings.Contains(p.body[s.from:s.to], "含") || strings.Contains(a.after, "事故") {
			continue // 以下 leaves its number out in the law on accidents
		}
		r.add(claim{diag.Warning, fmt.Sprintf("%s同时落在前后两档里（以上、以下都含本数）；请把“%s以下”改为“不足%s”", p.written(a), p.written(a), p.written(a)), "不足" + p.written(a), p.written(b) + b.Behind}, place(a), [2]int{b.Start, b.End})
	}
}

// sameSide finds two ends of one age that lie on one side: 年龄在18周岁以下、40周岁以下.
func sameSide(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		if a.Behind != b.Behind || a.Behind != "以下" && a.Behind != "以上" || a.Base != "岁" || b.Base != "岁" || a.value().Cmp(b.value()) == 0 || !ofAge.MatchString(a.label) || !onlyJoint(p.body[a.End:b.Digits]) || a.clause != b.clause || strings.HasPrefix(b.after, "的") {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("年龄的两头都写作“%s”；请核对哪一个应为“以上”、哪一个应为“以下”", a.Behind), "", p.written(a) + a.Behind}, [2]int{a.Start, a.End}, [2]int{b.Start, b.End})
	}
}

// keptAbove finds what shall be little and is kept 以上: 漏损率控制在9%以上.
func keptAbove(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; f.Behind == "以上" && harmKept.MatchString(f.label) {
			r.add(claim{diag.Error, fmt.Sprintf("“%s%s”：越低越好的，应当控制在某数以下；请核对“以上”", tailRunes(f.label, 8), p.written(f)), "以下", f.Behind}, [2]int{f.Start, f.End})
		}
	}
}

// harmKept leads in how little of some harm there shall be.
var harmKept = pattern.MustCompile(`(?:漏损|损耗|不良|死亡|病死|发病|失业|逾期|违约|差错|误差|返修|事故|空置|投诉|辍学|流失|超标|缺勤)[\p{Han}]{0,4}(?:控制|稳定|保持|降低|下降|压降|压减|降)[在到至]$`)

// ofAge leads in the ends of an age.
var ofAge = pattern.MustCompile(`年龄(?:应|须|需|要求|限|一般|原则上)*(?:在|为|是|：)?$`)

// grading follows the bound of a grade.
var grading = pattern.MustCompile(`^(?:的)?(?:为|是|定为|评为|记为|属于)`)

var (
	floorWords = pattern.MustCompile(`标准|达标|(?:为|才|方可|算)合格|合格线|及格线|不低于|不少于|不小于|至少|应达到|应当达到|要求达到|底线|最低|符合`)
	ceilWords  = pattern.MustCompile(`不超过|不得超过|不高于|上限|限值|限额|最高|最多|不多于|控制在[^，。]{0,16}(?:以内|以下)`)
	failWords  = pattern.MustCompile(`的|有|仅|只|不达标|不合格|未达|缺|占|为`)
	passWords  = pattern.MustCompile(`达标|合格|符合|及格|良好|优秀|享受|可以|给予|奖`)
)

// standards finds “100平方米以下的有11个” beside a standard of 100平方米.
func standards(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		below, above := f.Behind == "以下" && f.Before == "", f.Behind == "以上" && f.Before == ""
		if !below && !above || f.Upper != nil || f.Percent && f.target || !failWords.MatchString(headRunes(f.after, 4)) || f.target {
			continue
		}
		if above && failed.MatchString(p.body[f.End:s.to]) {
			failedAbove(p, r, f)
			continue
		}
		g := standardOf(p, f, below)
		if g == nil || strings.Contains(f.after, "及以下") {
			continue
		}
		if below && passWords.MatchString(headRunes(f.after, 12)) && !strings.Contains(f.after, "不") {
			continue
		}
		word, better := "以下", "不足"+p.written(f)
		if above {
			word, better = "以上", "超过"+p.written(f)
		}
		r.add(claim{diag.Warning, fmt.Sprintf("“%s%s”包括%s本数，而%s正是标准；应写“%s”", p.written(f), word, p.written(f), p.written(g), better), better, p.written(f) + word}, placeWide(g), placeWide(f))
	}
}

// failed says that those above a bound do not meet the standard.
var failed = pattern.MustCompile(`^[^，；]{0,12}(?:均|都|全部)(?:未达标|不达标|未达到|不合格|不符合)`)

// failedAbove reports 300平方米以上的均未达标 beside a standard of at least 300平方米.
func failedAbove(p *prose, r *report, f *figure) {
	if g := standardOf(p, f, true); g != nil {
		better := "不足" + p.written(f)
		r.add(claim{diag.Warning, fmt.Sprintf("标准是不少于%s，“%s以上”正是达标的；是否应为“%s”", p.written(g), p.written(f), better), better, p.written(f) + "以上"}, placeWide(g), placeWide(f))
	}
}

// standardOf looks back for the standard of the same value: in the sentence or
// the three before it in the paragraph.
func standardOf(p *prose, f *figure, below bool) *figure {
	s := p.sentences[f.sentence]
	from := s.figs[0]
	for back := 1; back <= 3 && f.sentence-back >= 0 && p.sentences[f.sentence-back].paragraph == s.paragraph; back++ {
		from = p.sentences[f.sentence-back].figs[0]
	}
	for k := f.index - 1; k >= max(from, f.index-15); k-- {
		g := &p.figures[k]
		if !sameBase(g, f) || g.value().Cmp(f.value()) != 0 || g.Upper != nil || g.Behind == "以下" && below || g.Behind == f.Behind {
			continue
		}
		head := p.body[p.sentences[g.sentence].from:g.Digits]
		tail := headRunes(p.body[g.End:p.sentences[g.sentence].to], 10)
		head = tailRunes(head, 60)
		if below && (g.Before != "" && numeral.HedgeOf(g.Before) == numeral.AtLeast || g.Behind == "" && floorWords.MatchString(head+tail) && !ceilWords.MatchString(tailRunes(head, 12))) {
			return g
		}
		if !below && (numeral.HedgeOf(g.Before) == numeral.AtMost || g.Behind == "以内" || ceilWords.MatchString(tailRunes(head, 12)+p.written(g)+tail)) {
			return g
		}
	}
	return nil
}

// sharedBound finds two neighbouring bands that both include their common
// bound: 100—200万元的16个，200万元以上的9个.
func sharedBound(p *prose, r *report, i int) {
	bands := bandsOf(p, i)
	for n := 0; n+1 < len(bands); n++ {
		a, b := bands[n].f, bands[n+1].f
		if !sameBase(a, b) || b.clause-a.clause > 2 {
			continue
		}
		if underWord[a.Before] || underWord[b.Before] {
			continue // 不足10万元 leaves 10万元 out
		}
		low, high := bands[n].interval(), bands[n+1].interval()
		if high.Low == nil || low.High != nil && high.Low != nil && high.Low.Cmp(low.High) > 0 {
			low, high = high, low
		}
		if low.High == nil || high.Low == nil || low.High.Cmp(high.Low) != 0 {
			if low, high = high, low; low.High == nil || high.Low == nil || low.High.Cmp(high.Low) != 0 {
				continue
			}
		}
		bound, severity := sayIn(low.High, a), diag.Info
		if a.Upper == nil && b.Upper == nil && (a.Behind == "以下" && b.Behind == "以上" || a.Behind == "以上" && b.Behind == "以下") || p.saysOverAndUp(i, a) {
			severity = diag.Warning // both hold their bound by law, or 以上 here does not always hold it
		}
		r.add(claim{severity, fmt.Sprintf("%s同时落在前后两档里；请写明一档“不满%s”，或把下一档改为“超过%s”", bound, bound, bound), "", ""}, [2]int{min(a.Start, b.Start), max(a.End, b.End)})
	}
}

// saysOverAndUp tells whether a sentence has a bound of the measure of f that both leaves itself out
// and holds itself: 超过100万元以上.
func (p *prose) saysOverAndUp(i int, f *figure) bool {
	s := p.sentences[i]
	return slices.ContainsFunc(p.figures[s.figs[0]:s.figs[1]], func(g figure) bool {
		return sameBase(&g, f) && overWord[g.Before] && g.bound() == "以上"
	})
}

// A band is a class of values with the count that belongs to it.
type band struct{ f, count *figure }

// interval is the band in base units; both ends included.
func (b band) interval() numeral.Interval {
	v := numeral.Interval{}
	switch {
	case b.f.Upper != nil:
		e := b.f.Exact()
		return e
	case strings.HasSuffix(b.f.bound(), "以上"), overWord[b.f.Before] && b.f.Behind == "":
		v.Low = b.f.value()
	case underWord[b.f.Before] && b.f.Behind == "":
		v.High = b.f.value()
	case b.f.bound() != "":
		v.High = b.f.value()
	}
	return v
}

// underWord leaves its number out of the band.
var underWord = map[string]bool{"不足": true, "不满": true, "低于": true, "少于": true, "小于": true, "不到": true}

// overWord leaves its number out of the band above it.
var overWord = map[string]bool{"超过": true, "超": true, "高于": true, "大于": true, "多于": true}

var bandTail = pattern.MustCompile(`^[\p{Han}（）]{0,12}?(?:的|为|有|占|达到|达|共)?[\p{Han}]{0,8}$`)

var boundBehind = pattern.MustCompile(`^[\p{Han}]{1,3}?及?(以[上下])(?:的|有|为|$)`)

// bound is the word behind a figure that makes it the end of a band: 50张以下,
// 50个托位以下.
func (f *figure) bound() string {
	switch f.Behind {
	case "以上", "以下", "及以上", "及以下", "以内":
		return f.Behind
	}
	if !strings.Contains(headRunes(f.after, 6), "以") {
		return ""
	}
	return word(boundBehind.FindStringSubmatch(f.after))
}

// bandsOf are the bands of a sentence, each followed by its count or share.
func bandsOf(p *prose, i int) []band {
	var out []band
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		f, c := &p.figures[k], &p.figures[k+1]
		isBand := f.Upper != nil && f.Base != "" || f.bound() != "" && f.bound() != "以内" && f.Before == "" || (underWord[f.Before] || overWord[f.Before]) && f.Behind == ""
		if !isBand || f.quoted || f.target || c.clause != f.clause || c.Upper != nil || c.Behind != "" || sameBase(f, c) || c.Base == "" {
			continue
		}
		if bandTail.MatchString(p.body[f.End:c.Start]) && !c.Percent || bandTail.MatchString(p.body[f.End:c.Start]) && share(c) {
			out = append(out, band{f, c})
			k++
		}
	}
	return out
}
