package proof

import (
	"fmt"
	"iter"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A slip of a unit leaves the digits right and the measure wrong: 水田38.6万亩、旱地23.8万公顷. Three
// things give it away: what is measured can never have that unit (units.txt); read in the
// unit of its neighbours the number is just what they make; and the same number of the
// same thing stands elsewhere with another unit.

// rowsOf are the rows of a table whose cells bars part, those of so many cells; a comment
// begins with #.
func rowsOf(table string, cells int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			row := strings.Split(strings.TrimSpace(line), "|")
			if !strings.HasPrefix(line, "#") && len(row) == cells && !yield(row) {
				return
			}
		}
	}
}

// checkUnits finds units that are not those of what is measured, or not those of the
// numbers beside them.
func checkUnits(p *prose, r *report) {
	known := map[string][]*figure{}
	for i := range p.sentences {
		meansOfWhom(p, r, i)
		twiceHomes(p, r, i)
		scaleLost(p, r, i)
		s := p.sentences[i]
		p.unitSlips(r, s)
		for k := s.figs[0]; k < s.figs[1]; k++ {
			f := &p.figures[k]
			p.halfCounted(r, f)
			switch {
			case !plain(f):
			case confusable[f.Base] == "":
				p.neverSo(r, f)
			case !p.otherwiseMeasured(r, f) && !p.neverSo(r, f) && !p.unlikeNeighbours(r, s, f):
				p.otherUnit(r, f, known)
			}
		}
	}
}

// confusable are the measures that a slip of the pen puts for each other.
var confusable = map[string]string{"平方米": "space", "米": "space", "立方米": "space", "公斤": "weight", "元": "money", "千瓦": "power", "千瓦时": "power"}

// converted tells in another unit what was just told: 0.8公顷，折合12亩.
var converted = pattern.MustCompile(`^[，；（]?(?:折合|约合|合|相当于|即|折算为|换算为)(?:约)?$`)

// otherwiseMeasured reports a conversion that is none.
func (p *prose) otherwiseMeasured(r *report, f *figure) bool {
	if !converted.MatchString(f.label) || f.index == p.sentences[f.sentence].figs[0] {
		return false
	}
	g := &p.figures[f.index-1]
	if !sameBase(f, g) || f.Unit == g.Unit || g.target || f.clause-g.clause > 1 || f.value().Sign() == 0 {
		return false
	}
	off := new(big.Rat).Quo(g.value(), f.value())
	if off.Cmp(big.NewRat(2, 3)) > 0 && off.Cmp(big.NewRat(3, 2)) < 0 {
		return false // roughly the same
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s是%s，文中写作%s；请核对计量单位或换算", p.written(g), sayIn(g.value(), f), p.written(f)), sayIn(g.value(), f), p.written(f)}, placeWide(g), place(f))
	return true
}

// unlikeNeighbours reports f where it is what the figures of another unit beside it make,
// if only it had their unit.
func (p *prose) unlikeNeighbours(r *report, s sentence, f *figure) bool {
	if f.Hedge != numeral.Unhedged || narrow.MatchString(f.label) {
		return false
	}
	tried := map[string]bool{unitName(f): true}
	for k := max(s.figs[0], f.index-6); k < min(s.figs[1], f.index+7); k++ {
		g := &p.figures[k]
		if tried[unitName(g)] || kindOfUnit(g) != kindOfUnit(f) || !plain(g) {
			continue
		}
		tried[unitName(g)] = true
		for _, h := range readAs(f, g) {
			if digitsIn(h) > 0 && p.belongs(s, &h, g) {
				r.add(claim{diag.Error, fmt.Sprintf("“%s”按同句的“%s”读作%s，各数才对得上；请核对计量单位", p.written(f), unitName(g), sayIn(h.value(), g)), sayIn(h.value(), g), p.written(f)}, placeWide(f))
				return true
			}
		}
	}
	return false
}

// narrow names measures of a thing beside its size.
var narrow = pattern.MustCompile(`(?:宽|高|深|厚|径|间距|相距|距离?|跨度|坝长|桥长|占地)(?:为|约|达)?$|标准|每[^，。；]*$`)

// unitName is the unit of a figure as the slip takes it: of money with its scale.
func unitName(f *figure) string {
	if f.Base == "元" {
		return f.Scale + f.Unit
	}
	return f.Unit
}

// readAs are the ways to read the digits of f in the unit of g: with its own scale, and
// with that of g.
func readAs(f, g *figure) []figure {
	as := func(scale string, by *big.Rat) figure {
		h := *f
		h.Unit, h.Base, h.Per, h.Scale = g.Unit, g.Base, g.Per, scale
		h.Value, h.Step = new(big.Rat).Mul(f.Value, by), new(big.Rat).Mul(f.Step, by)
		h.settle()
		return h
	}
	one := big.NewRat(1, 1)
	scaled := new(big.Rat).Quo(scaleValue(g.Scale), scaleValue(f.Scale))
	switch {
	case f.Base == "元":
		return []figure{as(g.Scale, scaled)}
	case f.Scale == g.Scale:
		return []figure{as(f.Scale, one)}
	}
	return []figure{as(f.Scale, one), as(g.Scale, scaled)}
}

func scaleValue(scale string) *big.Rat {
	return new(big.Rat).SetInt64(max(scales[scale], 1))
}

// digitsIn is how many digits of a value say something: 3 of 18600 and of 1.86.
func digitsIn(f figure) int {
	return len(strings.Trim(strings.ReplaceAll(new(big.Rat).Quo(f.Value, f.Step).RatString(), ".", ""), "0"))
}

// belongs tells whether h, which stands for a figure read in the unit of g, is the sum,
// a part, the difference or the mean of the figures of that unit beside it.
func (p *prose) belongs(s sentence, h, g *figure) bool {
	var like []*figure // those of the unit, h among them
	at := 0
	for k := max(s.figs[0], h.index-8); k < min(s.figs[1], h.index+9); k++ {
		switch f := &p.figures[k]; {
		case k == h.index:
			at = len(like)
			like = append(like, h)
		case unitName(f) == unitName(g) && plain(f) && f.aside == h.aside:
			like = append(like, f)
		}
	}
	return len(like) > 2 && (inSum(like, at) || leftOf(like, at)) || p.meanOf(s, like, h)
}

// inSum tells whether like[at] is a part or the whole of a row of figures that adds up
// to the last digit: what is small would else hide in the rounding.
func inSum(like []*figure, at int) bool {
	h := like[at]
	for w := range like {
		for from := range like {
			sum := new(big.Rat)
			for to := from; to < len(like) && to-from < 7; to++ {
				if to == w {
					break
				}
				sum.Add(sum, like[to].value())
				inside := from <= at && at <= to
				if to == from || !inside && w != at || w > to+1 || w < from-1 || sum.Cmp(like[w].value()) != 0 {
					continue
				}
				if digitsIn(*h) > 1 || to-from > 1 || sumRole(like[w]) {
					return true
				}
			}
		}
	}
	return false
}

// leftOf tells whether like[at] is what lies between the two figures before it.
func leftOf(like []*figure, at int) bool {
	if at < 2 || !remains.MatchString(like[at].label) && !isChange(like[at]) {
		return false
	}
	apart := new(big.Rat).Sub(like[at-2].value(), like[at-1].value())
	return apart.Abs(apart).Cmp(like[at].value()) == 0
}

// remains says what is left, or how much two figures differ.
var remains = pattern.MustCompile(`剩余|剩下|余下|其余|还剩|尚余|还有|尚有|仍有|还差|尚差|还缺|缺口|结余|多出|超出|高出|净增|净减`)

// meanOf tells whether h is told of each of a number of things, and is what the total
// beside them makes.
func (p *prose) meanOf(s sentence, like []*figure, h *figure) bool {
	if !isPerHead(h) || digitsIn(*h) < 2 {
		return false
	}
	for _, total := range like {
		if total.index >= h.index {
			continue
		}
		for k := max(s.figs[0], h.index-4); k < h.index; k++ {
			if n := &p.figures[k]; plain(n) && confusable[n.Base] == "" && fits(total.Span().Div(n.Span()), h.Span()) {
				return true
			}
		}
	}
	return false
}

// otherUnit reports f where the very number was told of the very thing before with
// another unit.
func (p *prose) otherUnit(r *report, f *figure, known map[string][]*figure) {
	if digitsIn(*f) < 2 || f.Hedge != numeral.Unhedged || f.Chinese {
		return
	}
	key := confusable[f.Base] + new(big.Rat).Quo(f.Value, scaleValue(f.Scale)).RatString()
	if f.Base != "元" {
		key += f.Scale
	}
	for _, g := range known[key] {
		if unitName(g) == unitName(f) || g.sentence == f.sentence || f.Base == "元" && g.Scale == f.Scale {
			continue
		}
		if sameMeasured(f, g) {
			r.add(claim{diag.Error, fmt.Sprintf("同一个数前面写作%s，这里写作%s；请核对计量单位", p.written(g), p.written(f)), p.written(g), p.written(f)}, placeWide(g), placeWide(f))
			return
		}
	}
	known[key] = append(known[key][max(0, len(known[key])-7):], f)
}

// sameMeasured tells whether two figures are told of the same thing.
func sameMeasured(f, g *figure) bool {
	x, y := f.label+"·"+headRunes(f.after, 12), g.label+"·"+headRunes(g.after, 12)
	least := 2
	if f.Base == "元" {
		least = 3
	}
	return overlap(x, y) >= least
}
