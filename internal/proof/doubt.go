package proof

import (
	"math/big"
	"regexp"
	"sort"
	"strings"

	"nianbao/internal/numeral"
)

// That two numbers do not go together is an error where the text says that they do; but
// whether it says so was only understood from its words. What was written by mistake is
// mostly a slip of the pen for what was wanted, and fits nothing else around it. Where
// it is no such slip, or fits, the relation may have been read into the text: that is
// worth a look, and a warning.

// understood are the rules that understand relations between numbers from the words
// between them.
var understood = map[string]bool{"share": true, "total": true, "difference": true, "growth": true, "product": true, "repeat": true}

// doubts tells whether what a rule says of numbers at some places is in doubt.
func (p *prose) doubts(rule string, c claim, places [][2]int) bool {
	switch {
	case !understood[rule] || !isNumber.MatchString(c.expected) || !isNumber.MatchString(c.found):
		return false
	case !c.slip():
		return true
	}
	return c.digits() < 3 && p.borneOut(places)
}

var (
	isNumber = regexp.MustCompile(`^[^\p{Han}]?\d`)
	numberIn = regexp.MustCompile(`\d+(?:\.\d+)?`)
)

// slip tells whether the number that is written is one that a hand or an eye makes of
// the one that was wanted.
func (c claim) slip() bool {
	want, said := numberIn.FindString(c.expected), numberIn.FindString(c.found)
	return slip(want, said) || strings.ReplaceAll(want, ".", "") == strings.ReplaceAll(said, ".", "")
}

// digits is how many digits were wanted.
func (c claim) digits() int { return len(strings.ReplaceAll(numberIn.FindString(c.expected), ".", "")) }

// borneOut tells whether every figure in the places is borne out by others.
func (p *prose) borneOut(places [][2]int) bool {
	n := 0
	for _, place := range places {
		k := sort.Search(len(p.figures), func(k int) bool { return p.figures[k].Start >= place[0] })
		for ; k < len(p.figures) && p.figures[k].End <= place[1]; k++ {
			f := &p.figures[k]
			if !plain(f) && !share(f) {
				continue
			}
			if n++; !p.witnessed(f) {
				return false
			}
		}
	}
	return n > 0
}

// reach is how many figures on either side may bear one out.
const reach = 12

// witnessed tells whether some relation of f with its neighbours holds that would
// hardly do so by chance.
func (p *prose) witnessed(f *figure) bool {
	around := p.nearby(f)
	if f.Percent {
		return p.shareHolds(f, around)
	}
	return plain(f) && (p.rateHolds(f, around) || p.sumHolds(f, around) || p.productHolds(f, around))
}

// nearby are the figures around f, itself among them, in the order of the text.
func (p *prose) nearby(f *figure) []*figure {
	var out []*figure
	paragraph := p.sentences[f.sentence].paragraph
	for k := max(f.index-reach, 0); k < min(f.index+reach+1, len(p.figures)); k++ {
		g := &p.figures[k]
		if !g.quoted && g.Value.Sign() > 0 && abs(p.sentences[g.sentence].paragraph-paragraph) <= 1 {
			out = append(out, g)
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// fine is how many steps of its last digit a figure is: 35.2% is 352. The more, the
// less do others make it by chance.
func fine(f *figure) int64 {
	q := new(big.Rat).Quo(f.Value, f.Step)
	return new(big.Int).Quo(q.Num(), q.Denom()).Int64()
}

// beside tells whether two figures stand so that one is told with the other.
func beside(f, g *figure) bool { return f.sentence == g.sentence && abs(f.index-g.index) <= 2 }

// shareHolds tells whether the share or rate q is that of a figure beside it in
// another, or how much it is more or less than another.
func (p *prose) shareHolds(q *figure, around []*figure) bool {
	for _, a := range around {
		if a == q || !plain(a) || !beside(a, q) {
			continue
		}
		for _, b := range around {
			if b != a && plain(b) && sameBase(a, b) && p.quoteHolds(q, a, b) {
				return true
			}
		}
	}
	return false
}

// quoteHolds tells whether q is a of b, or what a is more or less than b, or what b
// was raised or lowered by where a is the change.
func (p *prose) quoteHolds(q, a, b *figure) bool {
	need := int64(200)
	if a.sentence == b.sentence {
		need = 50
	}
	if fine(q) < need {
		return false
	}
	x, y := together(a, b)
	if y.Low == nil || y.Low.Sign() <= 0 || x.Low == nil || x.Low.Sign() <= 0 {
		return false
	}
	span := q.Span()
	if fits(x.Div(y), span) {
		return true
	}
	if a.index == q.index-1 && fits(x.Sub(y).Abs().Div(y), span) {
		return true
	}
	rest := y.Sub(x) // what there was before a came
	return a.change && rest.Low != nil && rest.Low.Sign() > 0 && fits(x.Div(rest), span)
}

// rateHolds tells whether a share or rate beside f is one of it.
func (p *prose) rateHolds(f *figure, around []*figure) bool {
	for _, q := range around {
		if !q.Percent || q.Upper != nil {
			continue
		}
		for _, g := range around {
			if g == f || !plain(g) || !sameBase(f, g) {
				continue
			}
			if beside(f, q) && p.quoteHolds(q, f, g) || beside(g, q) && p.quoteHolds(q, g, f) {
				return true
			}
		}
	}
	return false
}

// sumHolds tells whether f is what figures of its kind that follow each other make,
// or one of those that make another.
func (p *prose) sumHolds(f *figure, around []*figure) bool {
	var kin []*figure
	for _, g := range around {
		if plain(g) && sameBase(f, g) {
			kin = append(kin, g)
		}
	}
	for from := range kin {
		spans := numeral.Exactly(new(big.Rat))
		exact := spans
		for n, g := range kin[from:] {
			spans, exact = spans.Add(spanOf(g)), exact.Add(g.Exact())
			if n == 0 {
				continue
			}
			run := kin[from : from+n+1]
			for k, whole := range kin {
				if k >= from && k <= from+n || whole != f && !has(run, f) || fine(whole) < 50 {
					continue
				}
				if makes(spans, exact, whole) {
					return true
				}
			}
		}
	}
	return false
}

func has(list []*figure, f *figure) bool {
	for _, g := range list {
		if g == f {
			return true
		}
	}
	return false
}

// productHolds tells whether f and two of its neighbours are factors and product.
func (p *prose) productHolds(f *figure, around []*figure) bool {
	for _, a := range around {
		for _, b := range around {
			if a.index >= b.index || !plain(a) || !plain(b) {
				continue
			}
			for _, c := range around {
				if c == a || c == b || !plain(c) || fine(c) < 50 || a != f && b != f && c != f {
					continue
				}
				if abs(c.index-a.index) > 4 || abs(c.index-b.index) > 4 || !(sameBase(c, a) || sameBase(c, b)) || sameBase(a, b) {
					continue
				}
				if fits(a.Span().Mul(b.Span()), c.Span()) {
					return true
				}
			}
		}
	}
	return false
}
