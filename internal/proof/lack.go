package proof

import (
	"math/big"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What is lacking or left over, where the two numbers before it are what is wanted and what
// there is: then the words leave nothing else that it could be, however far off it lies.

var (
	// bareGap tells of a gap, of what it is only in the words of the two numbers.
	bareGap = pattern.MustCompile(`^[，；、]?([\p{Han}]{0,6}?)(?:因此|所以|目前|现|就|则|仍|还|尚|共|存在|有|实现|当期|当年|本年|收支|相抵)*(?:缺[口额编岗少]?|短缺|空[缺编岗]|少|余|尚余|差[距额]?|相差|剩余?|结余|节余|欠|富余|盈余|(?:贸易)?[顺逆]差|净(?:增|减|迁|存|流|投|调)[\p{Han}]{0,2}|不足部分|差额部分|需(?:补充|补|增加|新增|配备)?)(?:了|为|是|有|达|达到|约|共|仍有|仍|仍为)*$`)
	// gapBehind names a gap behind its number, which one of gapAhead leads in: 存在34间的缺口.
	gapBehind = pattern.MustCompile(`^的?(?:[\p{Han}]{2}(?:缺口|差额))?(?:余量|余地|富余|欠账|缺口|缺额|空缺|差距|差额|空编|结余|余额|未(?:落实|到位|完成|办结|整改|收缴))`)
	gapAhead  = pattern.MustCompile(`^[，；、]?(?:目前|现|仍|还|尚|也)*(?:存在|形成|出现|面临|留有|产生|有|缺)着?$`)
)

// bareGapWord tells whether f says in its own words only that something is lacking or left.
func bareGapWord(f *figure) bool {
	return bareGap.MatchString(f.label) || gapAhead.MatchString(f.label) && gapBehind.MatchString(f.after)
}

// wantedAndThere tells whether a and b are what is wanted and what there is, side by side, and
// f is what is lacking or left over of it.
func (p *prose) wantedAndThere(a, b, f *figure) bool {
	if !bareGapWord(f) || b.clause-a.clause > 1+p.sharesBetween(a, b) && a.sentence == b.sentence || f.clause-b.clause > 1+p.sharesBetween(b, f) && !balancedOut.MatchString(p.body[b.End:f.Digits]) || !plain(a) || !plain(b) || a.Hedge != numeral.Unhedged || b.Hedge != numeral.Unhedged || f.Hedge != numeral.Unhedged {
		return false
	}
	if m := bareGap.FindStringSubmatch(f.label); m != nil && m[1] != "" && sharedRunes(m[1], a.label+a.after+b.label+b.after) < len([]rune(m[1])) {
		return false
	}
	return facing(a, b) && ofOneTime(a, b) && ofOneTime(b, a) && !opposed(a, b)
}

// balancedOut stands between what came and went and what is left.
var balancedOut = pattern.MustCompile(`^，(?:收支)?相抵(?:后)?，[^，；]*$`)

// madeUp tells whether what lies between f and the gap is told behind it: 还差200万元，另120万元自筹;
// 结余120万元，含上年结转68万元.
func (p *prose) madeUp(gap *big.Rat, f *figure) bool {
	for k := f.index + 1; k < p.sentences[f.sentence].figs[1]; k++ {
		g := &p.figures[k]
		off := new(big.Rat).Sub(new(big.Rat).Abs(gap), f.value())
		if sameKind(g, f) && off.Abs(off).Cmp(g.value()) == 0 {
			return true
		}
	}
	return false
}

// ofOneTime tells whether b is not of this year alone where a is of all: 总投资12亿元，今年完成3亿元.
func ofOneTime(a, b *figure) bool {
	return thisTime.MatchString(a.label) || !thisTime.MatchString(b.label)
}

var thisTime = pattern.MustCompile(`今年|本年|当年|全年|年度|上半年|下半年|季度|本月|月份`)

// facing tells whether the words of two numbers are those of two things that are held against
// each other.
func facing(a, b *figure) bool {
	for _, pair := range ends {
		if pair[0].MatchString(a.label) && pair[1].MatchString(b.label) || pair[1].MatchString(a.label) && pair[0].MatchString(b.label) {
			return true
		}
	}
	return false
}
