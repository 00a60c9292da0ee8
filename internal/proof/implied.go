package proof

import (
	_ "embed"
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Some names say by themselves on which side of a number those lie whom they tell of: 高龄
// are above an age, 未成年人 below one, 醉酒驾驶 begins at 80毫克. bounds.txt holds them.

//go:embed bounds.txt
var boundTable string

// An implied bound is the side on which those of a name lie.
type impliedBound struct {
	above bool
	base  string           // of the unit; * for any
	sizes numeral.Interval // of the numbers for which that is so
	names *pattern.Pattern
}

var impliedBounds = readBounds(boundTable)

func readBounds(table string) []impliedBound {
	var out []impliedBound
	for part := range rowsOf(table, 5) {
		out = append(out, impliedBound{above: part[0] == "以上", base: part[1], sizes: sizesOf(part[2], part[3]), names: pattern.MustCompile(strings.Join(strings.Fields(part[4]), "|"))})
	}
	return out
}

var (
	// verdictBehind leads from a bound to what it makes of those beyond it.
	verdictBehind = pattern.MustCompile(`^的?，?(?:即属|即为|属于|视为|认定为|评为|定为|记为|为|是|即)`)
	// deniedName follows a word that turns a name into its contrary.
	deniedName = pattern.MustCompile(`[非不未无中]$|不属于$`)
	// lowFirst and its kin tell of what lies between a low bound and a high one.
	lowFirst = pattern.MustCompile(`(起付标准|起付线|最低标准|下限|门槛)(?:及)?以下(?:、|，|至|到|且)?(?:年度)?(?:最高[\p{Han}]{2,8}|封顶线|上限)(?:及)?以下`)
)

// implied reports a bound on the side on which those that it names cannot lie.
func implied(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if m := lowFirst.FindStringSubmatchIndex(text); m != nil {
		r.add(claim{diag.Warning, fmt.Sprintf("“%s”：两个“以下”不能划出一段；前一个应为“%s以上”", text[m[0]:m[1]], text[m[2]:m[3]]), "以上", "以下"}, [2]int{s.from + m[0], s.from + m[1]})
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		word := boundWord(f)
		if word == "" || f.quoted || f.Upper != nil {
			continue
		}
		above := strings.HasSuffix(word, "以上")
		if head := p.body[s.from:f.Start]; above && few.MatchString(lastBytes(head, 90)) && asLimit.MatchString(behindBound(f)) && !strings.Contains(head, "超过") {
			r.add(claim{diag.Warning, fmt.Sprintf("这一项越低越好，标准应是%s“以下”，文中写作“%s”；请核对", p.written(f), word), "以下", word}, [2]int{f.Start, f.End + strings.Index(f.after, behindBound(f))})
		} else if name := p.namedBeyond(f, above); name != "" {
			want := "以上"
			if above {
				want = "以下"
			}
			r.add(claim{diag.Warning, fmt.Sprintf("“%s”应在%s%s，文中写作“%s”；请核对", name, p.written(f), want, word), want, word}, [2]int{f.Start, max(f.End, strings.Index(p.body[f.Start:s.to], word)+f.Start+len(word))})
		}
	}
}

// namedBeyond is the name at f of those who lie on the other side of it, "" where none stands
// there.
func (p *prose) namedBeyond(f *figure, above bool) string {
	for _, b := range impliedBounds {
		if b.above == above || !b.holdsFor(f) {
			continue
		}
		if name := b.nameOf(p, f); name != "" && !keptThere.MatchString(f.label) {
			return name
		}
	}
	return ""
}

// keptThere tells of those who are brought to the other side: 血压控制在140毫米汞柱以下的高血压患者.
var keptThere = pattern.MustCompile(`控制|保持|稳定|维持|降[到至]|达标`)

// boundWord is the word of the bound that f is, also behind a unit that the reader of
// numbers does not know: 35微克/立方米及以上.
func boundWord(f *figure) string {
	if word := f.bound(); word != "" {
		return word
	}
	return word(unitThenBound.FindStringSubmatch(headRunes(f.after, 14)))
}

// asLimit says that a bound is a standard to be kept.
var asLimit = pattern.MustCompile(`^的?(?:国家|规定|目标|年均)?(?:要求|标准|限值|目标|限值要求)`)

// behindBound is what stands behind the word of a bound.
func behindBound(f *figure) string {
	if m := unitThenBound.FindString(headRunes(f.after, 14)); m != "" && f.Behind == "" {
		return f.after[len(m):]
	}
	return f.after
}

var unitThenBound = pattern.MustCompile(`^(?:/[\p{Han}A-Za-z\d]{1,6}|毫克|[\p{Han}]{0,2})(及?以[上下])`)

// holdsFor tells whether the number is one of which the bound is told.
func (b impliedBound) holdsFor(f *figure) bool {
	return (b.base == "*" || f.Base == b.base || f.Unit == b.base) && numeral.Exactly(f.value()).Meets(b.sizes)
}

// nameOf is the name that stands at f, "" where none does.
func (b impliedBound) nameOf(p *prose, f *figure) string {
	behind := headRunes(strings.TrimLeft(verdictBehind.ReplaceAllString(inBrackets.ReplaceAllString(behindBound(f), ""), ""), "的，"), 12)
	if m := b.names.FindStringIndex(behind); m != nil && m[0] <= 4*len("字") && !deniedName.MatchString(behind[:m[0]]) && !strings.ContainsAny(behind[:m[0]], "，；（的") {
		return behind[m[0]:m[1]]
	}
	if name := b.nextOf(p, f); name != "" {
		return name
	}
	head := tailRunes(f.label, 18)
	m := b.names.FindStringIndex(head)
	if m == nil || deniedName.MatchString(head[:m[0]]) || b.base == "岁" && !strings.Contains(head[m[1]:], "（") {
		return ""
	}
	if rest := head[m[1]:]; rest == "" || !strings.ContainsAny(rest, "；、") && (definesIt.MatchString(rest) || b.base == "%" && len(rest) < 10) {
		return head[m[0]:m[1]]
	}
	return ""
}

// nextOf is the name in the clause behind f that says what those are: 80毫克以上，认定为醉酒驾驶.
func (b impliedBound) nextOf(p *prose, f *figure) string {
	next, ok := strings.CutPrefix(p.body[f.to:], "，")
	if !ok || b.base == "岁" {
		return ""
	}
	verdict := verdictBehind.FindString(next)
	if verdict == "" {
		return ""
	}
	next = headRunes(next[len(verdict):], 6)
	if m := b.names.FindStringIndex(next); m != nil && m[0] == 0 {
		return next[:m[1]]
	}
	return ""
}

// definesIt tells that what follows a name says whom it takes in.
var definesIt = pattern.MustCompile(`范围|标准|界限|是指|即|指的是|（`)
