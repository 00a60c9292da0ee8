package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A ratio of two, 师生比为1∶15 or 在职与退休之比为2.7∶1, is held against the two counts beside it
// that its name names.

var (
	ratioOfTwo = pattern.MustCompile(`([\p{Han}]{2,16}?)之?比(?:例|值|率)?(?:目前|现|已|约|大约|正好|为|是|达到|达|[提升]高到|上升到|优化到|优化为|缩小到|缩小至|扩大到|降到|降至)*(\d{1,4}(?:\.\d{1,3})?)[:：](\d{1,4}(?:\.\d{1,3})?)`)
	notAsIs    = pattern.MustCompile(`标准|要求|目标|规定|不低于|不高于|不得|不少于|不超过|力争|确保|按照?|应当?|控制|以内|以上|以下|上年|去年|同期|此前|原来|计划`)
	twoNames   = pattern.MustCompile(`([\p{Han}]{2})(?:人数|总数|数量|数)?(?:与|和|同|对)[\p{Han}]*?([\p{Han}]{2})(?:人数|总数|数量|数)?$`)
	cityLand   = pattern.MustCompile(`城乡[\p{Han}]*$`)
)

// pairRatios checks the ratios of two of a sentence.
func pairRatios(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.sentenceText(i)
	if !strings.Contains(text, "比") || !containsAny(text, "：", ":") {
		return
	}
	for _, m := range ratioOfTwo.FindAllStringSubmatchIndex(text, -1) {
		if strings.HasPrefix(text[m[1]:], "：") || strings.HasPrefix(text[m[1]:], ":") || notAsIs.MatchString(text[m[2]:m[4]]+headRunes(text[m[1]:], 4)) {
			continue // of three, or as it shall be
		}
		first, second := ratioNames(text[m[2]:m[3]])
		a, b := p.namedCounts(i, s.from+m[2], first, second), p.namedCounts(i, s.from+m[2], second, first)
		told := ratioTold{text[m[4]:m[5]], text[m[6]:m[7]]}
		if len(a) == 0 || len(b) == 0 || told.explained(a, b) {
			continue
		}
		x, y := a[len(a)-1], b[len(b)-1]
		if want, found, ok := told.wanted(x, y); ok {
			r.add(claim{diag.Error, fmt.Sprintf("%s比%s是%s，文中写作%s∶%s", p.written(x), p.written(y), want, told.left, told.right), want, found}, between(x, y), [2]int{s.from + m[2], s.from + m[1]})
		}
	}
}

// ratioNames are what the two sides of a ratio are called: 师 and 生, 在职 and 退休.
func ratioNames(name string) (first, second string) {
	if m := twoNames.FindStringSubmatch(name); m != nil {
		return m[1], m[2]
	}
	if cityLand.MatchString(name) {
		return "城", "农"
	}
	return headRunes(tailRunes(name, 2), 1), tailRunes(name, 1)
}

// namedCounts are the counts before a byte, in its sentence or the one before, that bear one name and
// not the other.
func (p *prose) namedCounts(i, before int, name, other string) []*figure {
	from := p.sentences[i].figs[0]
	if i > 0 && p.sentences[i-1].paragraph == p.sentences[i].paragraph {
		from = p.sentences[i-1].figs[0]
	}
	var out []*figure
	for k := from; k < p.sentences[i].figs[1] && p.figures[k].End <= before; k++ {
		g := &p.figures[k]
		behind, _, _ := strings.Cut(headRunes(g.after, 4), "、")
		told := tailRunes(g.label, 14) + g.Unit + behind
		if plain(g) && !isChange(g) && !g.target && !containsAny(g.label, "去年", "上年", "同期") && strings.Contains(told, name) && !strings.Contains(told, other) {
			out = append(out, g)
		}
	}
	return out
}

// A ratioTold is a ratio as it is written, one side to the other.
type ratioTold struct{ left, right string }

// explained tells whether a count of one side and one of the other make the ratio, either way round.
func (t ratioTold) explained(a, b []*figure) bool {
	told := around05(t.left).Div(around05(t.right))
	for _, x := range a {
		for _, y := range b {
			if fits(x.Span().Div(y.Span()), told) || fits(y.Span().Div(x.Span()), told) {
				return true
			}
		}
	}
	return false
}

// around05 is what may have been rounded to a number; a bare 1 is what the other side is told for.
func around05(written string) numeral.Interval {
	v, _ := new(big.Rat).SetString(written)
	if written == "1" {
		return numeral.Exactly(v)
	}
	half := big.NewRat(1, 2)
	for range decimalsOf(written) {
		half.Quo(half, big.NewRat(10, 1))
	}
	return numeral.Exactly(v).Widen(half)
}

func decimalsOf(written string) int {
	_, decimals, _ := strings.Cut(written, ".")
	return len(decimals)
}

// wanted is the side that is not 1 as it should be and as it is; false where it lies so far off that
// the ratio must be of others.
func (t ratioTold) wanted(x, y *figure) (want, found string, ok bool) {
	q := new(big.Rat).Quo(x.value(), y.value())
	found = t.left
	if t.left == "1" {
		q.Inv(q)
		found = t.right
	} else if t.right != "1" {
		return "", "", false
	}
	said, _ := new(big.Rat).SetString(found)
	want = numeral.Fixed(q, decimalsOf(found), numeral.HalfUp)
	return want, found, slip(want, found) || near(said, q, 3)
}
