package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Whether two numbers, told far apart, measure one thing at one place.

// bearing tells whether one of two numbers bears the name of what changed: 收购量 of 收购小麦.
func bearing(subject string, pair []*figure) bool {
	stem := tallyEnd.ReplaceAllString(subject, "")
	return slices.ContainsFunc(pair, func(f *figure) bool {
		return len([]rune(stem)) > 1 && allIn(stem, f.label+headRunes(f.after, 6))
	})
}

// allIn tells whether every character of a word stands in a text.
func allIn(word, text string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !strings.ContainsRune(text, r) })
}

// ofOnePlaceWith tells whether two numbers are of one place, as far as the sentences say: neither of another unit, nor of
// another measure to which a place gives its name.
func (p *prose) ofOnePlaceWith(a, b *figure) bool {
	x, y := []rune(measureOf(a)), []rune(measureOf(b))
	if len(x) < len(y) {
		x, y = y, x
	}
	for len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if !allIn(string(y), string(x)) || placeEnd.MatchString(string(x)) {
		return false
	}
	unit := func(f *figure) string {
		if m := levelForm.FindStringSubmatch(p.body[p.sentences[f.sentence].from:f.Digits]); m != nil {
			return m[1]
		}
		return ""
	}
	m, n := unit(a), unit(b)
	return m == "" || n == "" || m == n
}

// placeEnd ends the name of a place or an office.
var placeEnd = pattern.MustCompile(`[镇乡村道县市校院局厂司]$`)

// measureOf is the name of what a number measures, to its end.
func measureOf(f *figure) string {
	return nameTail.ReplaceAllString(levelTail.ReplaceAllString(measureLead.ReplaceAllString(onlyHan(f.label), ""), ""), "")
}

// measureLead is what may stand before the name of a measure.
var measureLead = pattern.MustCompile(`^(?:(?:全|我|本)[县区市镇乡村校院省国街]的?|目前|去年|上年|今年|本年|其中|到|截至|[一二两三四五六七八九十]年前|年前)+`)

// levelTail says of a number how high it is: 高达, 降到.
var levelTail = pattern.MustCompile(`(?:已|高达?|仅有|只有|仅为|降|升|增加?|下降|上升|提高|回落|到|至|为|是|达)+$`)

// tallyEnd ends the name of how much of something there was.
var tallyEnd = pattern.MustCompile(`(?:总?[量数额]|人数|人次|户数|件数|规模)$`)
