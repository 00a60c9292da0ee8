package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// Two parts that leave no third: 男 and 女, 上半年 and 下半年, 合格 and 不合格.

var complementPairs = [][2]string{{"上半年", "下半年"}, {"男", "女"}, {"城镇", "乡村"}, {"城镇", "农村"}, {"进口", "出口"}, {"公办", "民办"}, {"公立", "民营"}, {"公立", "民办"}, {"住宿", "走读"}, {"寄宿", "走读"}, {"过夜", "一日游"},
	{"水田", "旱地"}, {"线上", "线下"}, {"国有", "非国有"}, {"赞成", "反对"}, {"1至6月", "7至12月"}, {"1—6月", "7—12月"}, {"入境", "出境"}, {"室内", "室外"}, {"境内", "境外"}, {"省内", "省外"}, {"常住", "流动"}}

// nameFillers stand in a label beside the name.
var nameFillers = pattern.MustCompile(`[，；、：（]|其中|(?:人数|数量)?(?:分别)?(?:达到|有|为|达|是|共|约|的)+$`)

// complements tells whether a and b are told by nothing but the two words of such a pair.
func complements(a, b *figure) bool {
	if respectively.MatchString(a.label) && a.clause == b.clause {
		return bothHalves.MatchString(a.label)
	}
	x, y := nameFillers.ReplaceAllString(a.label, ""), nameFillers.ReplaceAllString(b.label, "")
	return complementNames(x, y) || complementNames(y, x)
}

func complementNames(x, y string) bool {
	for _, pair := range complementPairs {
		if strings.Contains(x, pair[0]) && strings.Contains(y, pair[1]) {
			rest, other := strings.Replace(x, pair[0], "", 1), strings.Replace(y, pair[1], "", 1)
			return rest == other || rest == "" || other == ""
		}
	}
	for _, not := range []string{"不", "未", "非"} {
		if rest, ok := strings.CutPrefix(y, not); ok && len([]rune(rest)) > 1 && (x == rest || x == "已"+rest) {
			return true
		}
	}
	return false
}

// deniesRate tells whether a count is of those that are not what a rate is of: 不合格3批次，合格率97.5%.
func deniesRate(part *figure, stem string) bool {
	told := part.label + "·" + headRunes(part.after, 6)
	return containsAny(told, "不"+stem, "未"+stem, "没"+stem, "没有"+stem, "非"+stem, "尚未"+stem)
}

// judgeRest holds a rate against those of the whole that a count leaves. One that is of more than the whole is of
// another.
func judgeRest(p *prose, r *report, f, part, whole *figure) {
	one := numeral.Exactly(big.NewRat(1, 1))
	q := quotient(part, whole)
	if scope := unitOfAll.FindString(f.label); scope != "" && !strings.Contains(p.body[p.sentences[whole.sentence].from:whole.Digits], scope) {
		return
	}
	if smaller(whole, part) || fits(one.Sub(q), f.Span()) || fits(q, f.Span()) || p.otherwiseMade(f, part) {
		return
	}
	want := new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(part.value(), whole.value()))
	r.add(claim{shareSeverity(f, want), fmt.Sprintf("1－%s÷%s=%s，文中写作%s；请核对", p.written(part), p.written(whole), sayPercent(want), p.written(f)), sayPercent(want), p.written(f)}, placeWide(whole), between(part, f))
}

// unitOfAll says that a rate is of a whole unit.
var unitOfAll = pattern.MustCompile(`(?:全|我)[县市区镇乡村校院省国]`)
