package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/pattern"
)

// likelyAll tells whether words and numbers together say that the shares of a row are of
// all that there are. Evidence is counted as that of sums is.
func (p *prose) likelyAll(i int, shares []*figure, sum *big.Rat) bool {
	if len(shares) < 3 || !p.inOneRow(shares) || chosen.MatchString(p.sentenceText(i)) || overlaps.MatchString(p.sentenceText(i)) {
		return false
	}
	points, ends, heads := min(len(shares)-2, 3), map[string]int{}, map[string]int{}
	for _, f := range shares {
		name := shareTail.ReplaceAllString(f.label, "")
		if name == f.label {
			return false // it does not say that it is a share of something
		}
		if word := qualities.FindString(name); word != "" && !(strings.Contains(shares[0].label, word) && strings.Contains(shares[len(shares)-1].label, word)) {
			points -= 3
		}
		ends[tailRunes(name, 1)]++
		heads[headRunes(onlyHan(name), 2)]++
	}
	if len(ends) == 1 || len(heads) == 1 {
		points++
	}
	if len(ends) == 1 && ends["的"] == 0 {
		points++
	}
	if ofWhole.MatchString(p.body[p.sentences[i].from:shares[0].Start]) {
		points += 2
	}
	off := new(big.Rat).Sub(sum, big.NewRat(1, 1))
	if off.Sign() > 0 {
		points += 3
	} else {
		points -= 2
	}
	if near(sum, big.NewRat(1, 1), 40) {
		points++
	}
	if off.Quo(off, big.NewRat(1, 100)); off.IsInt() && shares[0].Step.Cmp(big.NewRat(1, 100)) != 0 {
		points += 2 // one digit is off: 101.0%, of tenths 110%
	}
	return points >= sure
}

var (
	// shareTail ends the name of what a share is of.
	shareTail = pattern.MustCompile(`(?:占比?|比重|比例)(?:为|达到|达|是|约)*$`)
	// ofWhole leads from a whole to its shares.
	ofWhole = pattern.MustCompile(`(?:中|里)，|按[\p{Han}]{1,8}(?:分|看|划分)，|从[\p{Han}]{1,8}(?:看|分)，|按[\p{Han}]{1,6}分类，|(?:构成|结构|分布)(?:为|上|看)?[，：]`)
	// chosen is what one may choose several of.
	chosen = pattern.MustCompile(`多选|可选|交叉|重叠|重复|同时|认为|希望|反映|关注[^类]|选择|表示|其中`)
)
