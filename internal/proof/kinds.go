package proof

import (
	_ "embed"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Parts that cannot hold the same thing twice: kinds of which a thing is only one.

//go:embed kinds.txt
var kindTable string

var kindFamilies = readKinds(kindTable)

// A family is one way of dividing, and the words by which its wholes are known.
type family struct{ wholes, kinds []string }

func readKinds(table string) (out []family) {
	for line := range strings.Lines(table) {
		if wholes, kinds, ok := strings.Cut(strings.TrimSpace(line), "|"); ok && !strings.HasPrefix(line, "#") {
			out = append(out, family{strings.Fields(wholes), strings.Fields(kinds)})
		}
	}
	return out
}

// kindOf is the longest kind of the family in a name, "" for none.
func (f family) kindOf(name string) (kind string) {
	for _, k := range f.kinds {
		if len(k) > len(kind) && strings.Contains(name, k) {
			kind = k
		}
	}
	return kind
}

// divides tells whether each of the names is another kind of the family, none of them a kind of
// another's.
func (f family) divides(names []string) bool {
	var seen []string
	for _, name := range names {
		kind := f.kindOf(name)
		if kind == "" || slices.ContainsFunc(seen, func(other string) bool { return strings.Contains(kind, other) || strings.Contains(other, kind) }) {
			return false
		}
		seen = append(seen, kind)
	}
	return true
}

// kindLead and kindTail stand around the name of a part.
var (
	kindLead = pattern.MustCompile(`^[，；、：（—和及]*(?:其中|包括|包含|涵盖|含|分为|分别[是为]|用于|属于|来自|既有|也有|还有|有|[一二三四五]是)*[，：]?`)
	kindTail = pattern.MustCompile(`(?:人数|数量)?(?:的有|达到|有|为|达|是|共|约|近|的)*$`)
)

// kindName is the name of a part: before its number, or behind it where nothing stands before.
func kindName(g *figure) string {
	if name := kindTail.ReplaceAllString(kindLead.ReplaceAllString(g.label, ""), ""); name != "" {
		return name
	}
	name, _, _ := strings.Cut(strings.TrimLeft(g.after, "为是的系"), "、")
	return name
}

// exclusive tells whether no thing can be counted in two of the parts: they are kinds of one
// family, or bear the same noun, of what cannot be counted twice.
func exclusive(parts []*figure) bool {
	names := kindNames(parts)
	return ofOneDivision(names) || len(names) > 2 && sharedNoun(parts, names)
}

// kindNames are the names of kinds that parts have, none where one of them has another.
func kindNames(parts []*figure) (names []string) {
	for _, g := range parts {
		name := kindName(g)
		if n := len([]rune(name)); n == 0 || n > 12 || kindVerb.MatchString(name) {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// ofOneDivision tells whether names are of one way of dividing a thing.
func ofOneDivision(names []string) bool {
	return len(names) > 0 && slices.ContainsFunc(kindFamilies, func(f family) bool { return f.divides(names) })
}

// kindVerb tells what was done with some, or what they are like beside their kind.
var kindVerb = pattern.MustCompile(`^(?:已|新|续|扩|改|完成|实现|其他|其它|其余|今年|本年|当年|上年|去年|本月|累计|主要|重点)|[建完办结审了过得获达]$`)

// sharedNoun tells whether the names end in the same character, differing before it.
func sharedNoun(parts []*figure, names []string) bool {
	if overlapping[parts[0].Base] {
		return false
	}
	seen := map[string]bool{}
	for n, name := range names {
		if len([]rune(name)) < 2 || qualities.MatchString(name) || tailRunes(name, 1) != tailRunes(names[0], 1) || seen[name] || parts[n].Unit != parts[0].Unit {
			return false
		}
		seen[name] = true
	}
	return !crossing(parts)
}

// ofFamily tells whether the parts are kinds of what the whole is called.
func ofFamily(whole *figure, parts []*figure) bool {
	var names []string
	for _, g := range parts {
		names = append(names, kindName(g))
	}
	told := whole.label + headRunes(whole.after, 8)
	return slices.ContainsFunc(kindFamilies, func(f family) bool {
		return f.divides(names) && slices.ContainsFunc(f.wholes, func(word string) bool { return strings.Contains(told, word) })
	})
}

// overfull tells whether kinds that exclude each other, told as the parts of a whole, make more than it.
func (p *prose) overfull(s sum, want *big.Rat) bool {
	first := s.parts[0]
	if s.behind || want.Cmp(s.whole.value()) <= 0 || hedged(s.whole) || p.underAmong(s.whole) || inList(p, s.whole) || !p.sameMood(s) || !p.unbroken(s.parts) || !exclusive(s.parts) {
		return false
	}
	if s.back == 0 && first.index == s.whole.index+1+p.sharesBetween(s.whole, first) && linkAmong.MatchString(p.body[s.whole.End:first.Digits]) {
		return true
	}
	return len(s.parts) > 2 && ofFamily(s.whole, s.parts) && near(want, s.whole.value(), 4)
}
