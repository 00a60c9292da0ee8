package layout

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/numeral"
)

// A Vocabulary has the words by which the names of areas, and lines that are no area's, are
// known (data/words.toml). They are compared as numeral.Fold leaves them.
type Vocabulary struct {
	Area struct {
		Dropped   []string `toml:"dropped"`   // ends that clerks add or leave out, in the order in which they are taken off
		Street    []string `toml:"street"`    // ends of the names of streets and towns
		Community []string `toml:"community"` // ends of the names of communities
	} `toml:"area"`
	Row struct {
		Total    []string `toml:"total"`     // what a line of sums is called
		TotalEnd []string `toml:"total_end"` // and how such a name ends
		Mean     []string `toml:"mean"`      // how the name of a line of means ends
		Note     []string `toml:"note"`      // what a note begins with, alone or before a sign or number
		Foot     []string `toml:"foot"`      // what a line of those who signed begins with
	} `toml:"row"`
	Sample struct {
		District string `toml:"district"` // what a new project calls its district until somebody writes its name
		Code     string `toml:"code"`
	} `toml:"sample"`
}

// Bare makes names of areas comparable: spaces and width are folded, marks and numbers
// go, and what clerks add or leave out at the end is dropped (明珠 社区, 明珠社区居委会,
// 明珠居委会, 1.明珠社区①; 明珠街道办事处, 明珠街道, 明珠).
func (v *Vocabulary) Bare(name string) string {
	s := Unmarked(name)
	for _, tail := range v.Area.Dropped {
		if cut := strings.TrimSuffix(s, tail); cut != "" {
			s = cut
		}
	}
	return s
}

// Unmarked is the name of an area, folded, without a number before it and the marks
// of notes about it: 1.明珠社区, （一）明珠社区, *明珠社区, 明珠社区①, 明珠社区（注1）.
func Unmarked(name string) string {
	s := numeral.Unmarked(name)
	if bare := strings.TrimPrefix(s, numbering.FindString(s)); bare != "" {
		s = numeral.Unmarked(bare)
	}
	return s
}

// IsStreet and IsCommunity tell by its end what a name is that nobody has listed.
func (v *Vocabulary) IsStreet(name string) bool    { return ends(name, v.Area.Street) }
func (v *Vocabulary) IsCommunity(name string) bool { return ends(name, v.Area.Community) }

func ends(name string, tails []string) bool {
	folded := Unmarked(name)
	return slices.ContainsFunc(tails, func(tail string) bool { return strings.HasSuffix(folded, tail) })
}

// signs are the forms in which a Vocabulary stands in the labels of lines.
type signs struct {
	Vocabulary
	total, mean, note *regexp.Regexp
}

func signsOf(v Vocabulary) *signs {
	const after = `(:|\(.*\))?$`
	return &signs{
		Vocabulary: v,
		total:      regexp.MustCompile(`^` + oneOf(v.Row.Total) + `(数|:|\(.*\))?$|` + oneOf(v.Row.TotalEnd) + `(数|:|\(.*\))?$`),
		mean:       regexp.MustCompile(oneOf(v.Row.Mean) + after),
		note:       regexp.MustCompile(`^` + oneOf(v.Row.Note) + `([:0-9、.①(]|$)|^` + oneOf(v.Row.Foot)),
	}
}

// oneOf is the pattern of one of some words; of none where there are none.
func oneOf(words []string) string {
	if len(words) == 0 {
		return `[^\x00-\x{10FFFF}]`
	}
	var quoted []string
	for _, word := range words {
		quoted = append(quoted, regexp.QuoteMeta(numeral.Fold(word)))
	}
	return `(?:` + strings.Join(quoted, "|") + `)`
}

// isStreet reports whether a cell bears the name of a street or town.
func (s *signs) isStreet(p place) bool {
	return p.kind == Words && len(p.raw) <= 60 && s.IsStreet(p.label()) && !proseSigns.MatchString(p.raw)
}
