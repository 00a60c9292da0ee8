package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A share may be told before its counts: 持证率95%，现有教师260人，其中持证221人;
// 超过三分之二的村建成广场——24个村中建成13个. The two counts behind it must stand as
// whole and part, and the part must speak of what the share is of.

// shareFirst holds such a share against its counts. subject is what it is a
// share of: what stands before 占 or 率, or behind a fraction.
func shareFirst(p *prose, r *report, f *figure, subject string) bool {
	whole, part := partBehind(p, f)
	if part == nil || f.target || !ledBy(p, f) || !speaksFor(p, part, whole, subject) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// ledBy tells whether f is told of no count before it: it is the first of its
// sentence, or of what stands behind a semicolon.
func ledBy(p *prose, f *figure) bool {
	k := f.index - 1
	return k < p.sentences[f.sentence].figs[0] || strings.Contains(p.body[p.figures[k].End:f.Digits], "；")
}

// partBehind are the next two counts behind f where the second is said to be
// among the first.
func partBehind(p *prose, f *figure) (whole, part *figure) {
	s := p.sentences[f.sentence]
	if f.index+2 >= s.figs[1] {
		return nil, nil
	}
	whole, part = &p.figures[f.index+1], &p.figures[f.index+2]
	if !plain(whole) || !plain(part) || !sameKind(whole, part) || whole.clause-f.clause > 2 || part.clause-whole.clause > 1 || smaller(whole, part) || isChange(whole) || isChange(part) {
		return nil, nil
	}
	if strings.Contains(p.body[f.End:part.Digits], "；") || part.target || whole.target && !aTask.MatchString(whole.label) {
		return nil, nil
	}
	return whole, part
}

var (
	amongGap = pattern.MustCompile(`其中|中|里`)
	doneGap  = pattern.MustCompile(`已|实际|完成|有`)
)

// speaksFor tells whether part is of what a share is named for.
func speaksFor(p *prose, part, whole *figure, subject string) bool {
	told := part.label + headRunes(part.after, 8)
	stem := rateStem.ReplaceAllString(onlyHan(subject), "")
	gap := p.body[whole.End:part.Digits]
	said := len([]rune(stem)) > 1 && says(part, tailRunes(stem, 2))
	if !said && !amongGap.MatchString(gap) && !doneGap.MatchString(gap) && overlap(stem, told) == 0 {
		return false
	}
	return said || overlap(stem, told) > 0 || namesTask.MatchString(gap) && sharedRunes(commonRunes.Replace(stem), told) > 0
}

// namesTask ends the name of those of whom some are counted: 412名护理员中已有.
var namesTask = pattern.MustCompile(`^[\p{Han}]{2,10}(?:中|里)，?(?:已|有|的)`)

// commonRunes are too common to tell of what a share is.
var commonRunes = strings.NewReplacer("人", "", "员", "", "学", "", "生", "", "家", "", "户", "", "工", "", "数", "", "全", "", "有", "", "年", "")

// rateStem is what 率 and its kin add to the name of what they are of.
var rateStem = pattern.MustCompile(`(?:率|比例|比重|面|度)?(?:已|为|达到|达|是|约|仅|只有|超过|不到|近)*$`)

var doneLead = pattern.MustCompile(`^[，；]?(?:已|仅|只|目前)*(?:完成|整改|办结|实现|落实)了?(?:任务的?|计划的?|总数的?)?$`)

// doneOf checks 列入36条，已完成27条，完成八成以上: a share of a task in words of doing alone.
func doneOf(p *prose, r *report, f *figure) bool {
	if !doneLead.MatchString(f.label) || f.target || f.index < p.sentences[f.sentence].figs[0]+2 {
		return false
	}
	whole, part := &p.figures[f.index-2], &p.figures[f.index-1]
	if !plain(whole) || !plain(part) || !sameBase(whole, part) || smaller(whole, part) || f.clause-part.clause != 1 || part.clause-whole.clause > 1 || !carry.MatchString(part.label) || isChange(whole) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// fractionFirst checks 超过三分之二的村建成广场——24个村中建成13个.
func fractionFirst(p *prose, r *report, f *figure) bool {
	noun, ok := strings.CutPrefix(f.after, "的")
	if !ok || !ledBy(p, f) || f.target || strings.ContainsAny(f.label, "占率") {
		return false
	}
	whole, part := partBehind(p, f)
	if part == nil || !strings.HasPrefix(headRunes(whole.after, 4), headRunes(noun, 1)) && !shortThings[headRunes(noun, 1)] && !(whole.aside && part.aside && strings.HasPrefix(whole.after, "中")) || overlap(noun, part.label+part.after+whole.after) == 0 && !part.aside || !amongGap.MatchString(p.body[whole.End:part.Digits]) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}
