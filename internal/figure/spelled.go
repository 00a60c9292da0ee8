package figure

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// printedNumber finds the numbers in a text that was printed: 54/60, 1,144, 26.3%.
var printedNumber = regexp.MustCompile(`\d+/\d+|[-−]?\d[\d,]*(?:\.\d+)?[%‰]?`)

// Spelled writes the numbers of a printed text in characters, as the style of a
// text may want it: "43个" is 四十三个, "比上年提高7.9个百分点" is 比上年提高七点九个百分点.
func Spelled(text string) string {
	text = strings.NewReplacer(narrow, "", "㎡", "平方米").Replace(text)
	var b strings.Builder
	at := 0
	for _, m := range printedNumber.FindAllStringIndex(text, -1) {
		words, ok := numeral.Aloud(strings.ReplaceAll(text[m[0]:m[1]], "−", "-"))
		if !ok {
			words = text[m[0]:m[1]]
		}
		if rest := text[m[1]:]; words == "二" && rest != "" {
			words = "两" // before a measure
		}
		b.WriteString(text[at:m[0]] + words)
		at = m[1]
	}
	return b.String() + text[at:]
}

// mostParts is the largest denominator of a fraction that is said in words.
const mostParts = 10

// Fraction tells a share as a fraction in words: 三分之二, and 约三分之二 where it is
// within a point of one. Empty: no such fraction is near enough.
func Fraction(m metric.Metric) string {
	share := printed(m.Value, m.Unit).Per(stat.Int(100))
	if m.Unit != "%" || !share.Known() || share.Sign() <= 0 || share.Cmp(stat.Int(1)) >= 0 {
		return ""
	}
	if m.Numerator.Known() && m.Denominator.Sign() > 0 {
		share = m.Numerator.Per(m.Denominator)
	}
	best, off := "", stat.Int(1).Per(stat.Int(100))
	for parts := int64(2); parts <= mostParts; parts++ {
		for top := int64(1); top < parts; top++ {
			gap := share.Sub(stat.Int(top).Per(stat.Int(parts))).Abs()
			if common(top, parts) || gap.Cmp(off) > 0 || best != "" && gap.Cmp(off) == 0 {
				continue
			}
			best, off = fmt.Sprintf("%d/%d", top, parts), gap
		}
	}
	switch {
	case best == "":
		return ""
	case off.Sign() == 0:
		return Spelled(best)
	}
	return "约" + Spelled(best)
}

// common tells whether a fraction can be reduced.
func common(a, b int64) bool {
	for b != 0 {
		a, b = b, a%b
	}
	return a != 1
}
