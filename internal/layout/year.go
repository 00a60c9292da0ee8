package layout

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// isYear reports whether a number can be a year of statistics.
func isYear(text string) bool {
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && isDigit(text[2]) && isDigit(text[3])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// Words that say of which year a number is. What compares two years is of
// another year too.
const (
	nowWords  = `本年末?|今年|本期末?|年末|年底|期末|现状|当前`
	thenWords = `上年末|去年末|上年底|去年底|上年同期|去年同期|上年度?|去年|前年|上期|同期|年初|期初`
)

var (
	yearDigits = regexp.MustCompile(`(19|20)\d\d(年度?|年?[末底])+|^(19|20)\d\d$`)
	nowForm    = regexp.MustCompile(`^(` + nowWords + `)(数|值|实有|实有数)?$|^(` + nowWords + `)|\((` + nowWords + `)(数|值)?\)$`)
	thenForm   = regexp.MustCompile(`^(` + thenWords + `)(数|值)?$|^(` + thenWords + `)|\((` + thenWords + `)(数|值)?\)$`)
	compares   = regexp.MustCompile(`同比|环比|比上年|较上年|比去年|较去年|比上期|增减|增长率|增长速度|增幅|增长%|±`)
)

// A yearCut is a header without the words that say a year, and that year.
type yearCut struct {
	bare string
	year int
}

// cutYear is cutYear, remembered.
func (f *Finder) cutYear(text string) (bare string, year int) {
	cut, known := f.years[text]
	if !known && len(f.years) < maxAsked {
		cut.bare, cut.year = cutYear(text)
		f.years[text] = cut
	}
	return cut.bare, cut.year
}

// cutYear cuts the words that say a year out of a header and returns that year.
func cutYear(text string) (bare string, year int) {
	folded := unwrap(numeral.Fold(inRound.Replace(text)))
	switch at := yearDigits.FindStringIndex(folded); {
	case compares.MatchString(folded):
		return "", otherYear
	case at != nil:
		year, _ = strconv.Atoi(folded[at[0] : at[0]+4]) // four digits
		return emptyBrackets.ReplaceAllString(folded[:at[0]]+folded[at[1]:], ""), year
	case thenForm.MatchString(folded):
		return thenForm.ReplaceAllString(folded, ""), otherYear
	case nowForm.MatchString(folded):
		return nowForm.ReplaceAllString(folded, ""), unsaid
	}
	return text, unsaid
}

// unwrap takes off brackets around the whole of a folded text.
func unwrap(folded string) string {
	if strings.HasPrefix(folded, "(") && strings.HasSuffix(folded, ")") && strings.Count(folded, "(") == 1 {
		return folded[1 : len(folded)-1]
	}
	return folded
}

var emptyBrackets = regexp.MustCompile(`\(\)|\[\]`)

// yearOf is the year that the texts over a column say. A text that is the name
// of a field only with these words says none.
func (r *reader) yearOf(level stat.Level, c heading) int {
	for _, texts := range [][]string{c.texts, c.groups} {
		for i := len(texts) - 1; i >= 0; i-- {
			bare, year := r.cutYear(texts[i])
			if year != unsaid && (r.find(level, texts[i]) == "" || r.find(level, bare) != "") {
				return year
			}
		}
	}
	return unsaid
}
