package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	// gradeOf says what those beyond a bound are called, and calledSo what one of them is.
	gradeOf  = pattern.MustCompile(`^(?:的)?，?(?:即)?(?:可)?(?:为|是|评为|评定为|定为|认定为|属于|属)(?:“)?([\p{Han}]{2,5})(?:”)?(?:等次|等级|档次|单位)?$`)
	calledSo = pattern.MustCompile(`^[，的]{0,2}(?:最终|综合)?(?:被)?(?:评为|评定为|确定为|定为|认定为|列为|判定为|属于|属|为)(?:“)?([\p{Han}]{2,5}?)(?:”)?(?:等次|等级|档次|单位|名单)?$`)
)

// gradeRule finds one who is called by the name of those beyond a bound and lies short of it: 80分以上为优秀。…得78分，
// 评为优秀.
func gradeRule(p *prose, r *report) {
	for k := range p.figures {
		g := &p.figures[k]
		if g.quoted || g.Upper != nil || g.Behind != "以上" && g.Behind != "及以上" && g.Behind != "以下" && g.Behind != "及以下" && g.Before != "不低于" && g.Before != "不足" && g.Before != "低于" {
			continue
		}
		name := p.gradeBehind(g, gradeOf)
		if name == "" {
			continue
		}
		for n := k + 1; n < min(k+7, len(p.figures)); n++ {
			f := &p.figures[n]
			if p.sentences[f.sentence].paragraph != p.sentences[g.sentence].paragraph || !sameBase(f, g) || bounded(f) || f.Hedge != numeral.Unhedged || f.quoted || p.gradeBehind(f, calledSo) != name {
				continue
			}
			floor := strings.HasSuffix(g.Behind, "以上") || g.Before == "不低于"
			if !wrongSide(f, g.value(), floor) {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("前面说%s%s%s为“%s”，这里%s却也称“%s”；请核对数字或等次", g.Before, p.written(g), g.Behind, name, p.written(f), name), "", p.written(f)}, placeWide(g), placeWide(f))
			return
		}
	}
}

// gradeBehind is the name that a form finds behind a number, in its clause or the next.
func (p *prose) gradeBehind(f *figure, form *pattern.Pattern) string {
	s := p.sentences[f.sentence]
	rest := p.body[f.End:s.to]
	if f.Behind != "" {
		rest = strings.TrimPrefix(rest, f.Behind)
	}
	parts := strings.SplitN(rest, "，", 3)
	text, _, _ := strings.Cut(parts[0], "；")
	if m := form.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if len(parts) > 1 && text == "" {
		text, _, _ = strings.Cut(parts[1], "；")
		return word(form.FindStringSubmatch(text))
	}
	return ""
}
