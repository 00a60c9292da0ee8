package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What lies on one side of a number is told one thing of, and what lies on the other another: 85分以上的授牌，85分以下的整改.
// Told of one side, both cannot be.

var (
	// becomesSo leads from a bound to what becomes of those beyond it.
	becomesSo = pattern.MustCompile(`^(?:（[^）]{1,12}）)?(?:的)?[\p{Han}“”]{0,6}?，?(?:则|均|都|一律|可以|可|应当|应|须|要|将)?([\p{Han}“”]{2,16})$`)
	// goesOnSame adds to what was told of the same side.
	goesOnSame = pattern.MustCompile(`还|另|同时|也|再|其中|且|并|加发|均|都|又|率|占|有\d|达|累计|以上的[\p{Han}]{0,4}(?:有|共|占)`)
)

// bothOneSide reports the same bound told twice, with another thing that becomes of those beyond it.
func bothOneSide(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a := &p.figures[k]
		n := k + 1
		if b := &p.figures[n]; b.aside && n+1 < s.figs[1] && b.value().Cmp(a.value()) == 0 {
			n++ // 85分以上（含85分）
		}
		b := &p.figures[n]
		if a.aside || b.aside || a.quoted || a.bound() == "" || a.bound() != b.bound() || a.bound() == "以内" || a.Before != b.Before || !sameBase(a, b) || a.value().Cmp(b.value()) != 0 || b.clause-a.clause < 1 || b.clause-a.clause > 2 {
			continue
		}
		first, then := p.becomes(a, b.Start), p.becomes(b, s.to)
		if first == "" || then == "" || first == then || goesOnSame.MatchString(p.body[a.End:s.to]) || onlyHan(a.label) != onlyHan(b.label) && onlyHan(b.label) != "" && onlyHan(b.label) != "对" {
			continue
		}
		other := "以下"
		if strings.HasSuffix(a.bound(), "以下") {
			other = "以上"
		}
		said := p.written(b) + b.bound()
		r.add(claim{diag.Error, fmt.Sprintf("前面说%s%s“%s”，这里又说%s“%s”；后一处是否应为“%s”", p.written(a), a.bound(), first, said, then, other), other, said}, [2]int{a.Start, a.End}, [2]int{b.Start, b.End})
	}
}

// becomes is what becomes of those beyond a bound, "" where more numbers tell it.
func (p *prose) becomes(f *figure, to int) string {
	text := strings.TrimPrefix(p.body[f.End:max(to, f.End)], f.bound())
	for _, stop := range []string{"；", "。"} {
		text, _, _ = strings.Cut(text, stop)
	}
	parts := strings.Split(strings.Trim(text, "，"), "，")
	if len(parts) > 1 && parts[0] == "的" {
		parts = []string{parts[0] + parts[1]}
	}
	return word(becomesSo.FindStringSubmatch(parts[0]))
}

// hedgeBeside reports a share that is told by a word and then by its number, on the other side: 不足六成，达到63.5%.
func hedgeBeside(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		if !a.Percent || !b.Percent || a.Before == "" || a.Upper != nil || b.Upper != nil || b.Hedge != numeral.Unhedged || a.quoted || b.clause-a.clause > 1 || a.target || !sameAgain.MatchString(p.body[a.End:b.Digits]) || strings.HasPrefix(b.after, "的") {
			continue
		}
		above := overSaid[a.Before]
		if !above && !underSaid[a.Before] || !wrongSide(b, a.value(), above) {
			continue
		}
		said := a.Before + p.written(a)
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面却是%s；请核对用词或数字", said, p.written(b)), "", said}, [2]int{a.Start, a.End}, place(b))
	}
}

var (
	// sameAgain leads from a share told by a word to its number.
	sameAgain = pattern.MustCompile(`^(?:，|（)(?:具体|实际|准确地说)?(?:为|达到|达|是|即)?(?:了)?$`)
	overSaid  = map[string]bool{"超过": true, "超": true, "逾": true, "突破": true, "高于": true, "多于": true, "大于": true}
	underSaid = map[string]bool{"不足": true, "不到": true, "低于": true, "未到": true, "少于": true, "尚不足": true}
)
