package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// The digits agree and the unit does not: 常住人口60万户，其中老年人13.2万人，占22%. A share or a
// product that holds to the last digit as soon as two units are taken for the same, and
// not as they are written, tells that one of them is a slip.

// likeUnits are the kinds of units of which one is put for another, beside those that
// confusable has by their base.
var likeUnits = map[string]string{"人": "heads", "户": "heads"}

func kindOfUnit(f *figure) string {
	if kind := likeUnits[f.Base]; kind != "" {
		return kind
	}
	return confusable[f.Base]
}

// misread tells whether two figures are of one kind in two units: 名 and 人 are no two.
func misread(a, b *figure) bool {
	return kindOfUnit(a) != "" && kindOfUnit(a) == kindOfUnit(b) && unitName(a) != unitName(b) && (kindOfUnit(a) != "heads" || a.Base != b.Base)
}

// unitSlips finds the shares and products of a sentence that only the digits make.
func (p *prose) unitSlips(r *report, s sentence) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if whole, part := p.slipInShare(f); whole != nil {
			p.sayMisread(r, f, whole, part)
		}
		if m, ok := readRate(f); ok && !m.mean && (m.time == "" || m.time == "年") {
			p.slipInProduct(r, s, m)
		}
		if oddlyCounted(f) && plain(f) {
			p.unlikeNeighbours(r, s, f)
		}
	}
}

// slipInShare is the whole and the part of which the share t holds by their digits alone.
func (p *prose) slipInShare(t *figure) (whole, part *figure) {
	if t.index == 0 || !share(t) || t.target || t.aside || t.Hedge != numeral.Unhedged || !shareWord.MatchString(t.label) || growing.MatchString(t.label) || t.Value.Cmp(new(big.Rat).Mul(t.Step, big.NewRat(10, 1))) < 0 {
		return nil, nil
	}
	part = &p.figures[t.index-1]
	if part.sentence != t.sentence || t.clause-part.clause > 1 || kindOfUnit(part) == "" || !counted(part) {
		return nil, nil
	}
	for k := part.index - 1; k >= p.sentences[max(0, t.sentence-1)].figs[0]; k-- {
		g := &p.figures[k]
		if !counted(g) || p.sentences[g.sentence].paragraph != p.sentences[t.sentence].paragraph {
			continue
		}
		if whole == nil && misread(g, part) && holdsMisread(g, part, t) && p.mayBeOf(t, g, part) {
			whole = g
		}
	}
	if whole == nil || p.heldAsWritten(t, whole, part) {
		return nil, nil
	}
	return whole, part
}

// shareWord ends the words before a share of what was just counted.
var shareWord = pattern.MustCompile(`占|[率比]|比重|比例`)

// counted tells whether f is a count that may be part or whole.
func counted(f *figure) bool {
	return plain(f) && !isChange(f) && !isPerHead(f) && !f.aside && f.Hedge == numeral.Unhedged
}

// holdsMisread tells whether part is that share of whole where both have one unit.
func holdsMisread(whole, part, t *figure) bool {
	for _, h := range readAs(part, whole) {
		if h.Exact().Below(whole.Exact()) && fits(numeral.Exactly(new(big.Rat).Quo(h.value(), whole.value())), t.Span()) {
			return true
		}
	}
	return false
}

// mayBeOf tells whether a share is of the count g: its words name nothing else, and where they
// are no 占 of what is 其中, one of the two counts has a measure that is not its own.
func (p *prose) mayBeOf(t, g, part *figure) bool {
	_, base, is := strings.Cut(t.label, "占")
	if sameBase(g, part) || oddlyCounted(g) || oddlyCounted(part) {
		return is || g.Base != "元" // a rate of money may be its price
	}
	return is && vague(base) && g.sentence == t.sentence && strings.Contains(part.label, "其中")
}

// heldAsWritten tells whether counts of the sentence or the one before explain the share with
// their own units, or the part has another whole in its unit.
func (p *prose) heldAsWritten(t, whole, part *figure) bool {
	for k := p.sentences[max(0, t.sentence-2)].figs[0]; k < p.sentences[t.sentence].figs[1]; k++ {
		g := &p.figures[k]
		if !plain(g) || kindOfUnit(g) != kindOfUnit(part) || g == part {
			continue
		}
		if sameBase(g, part) && fits(quotient(part, g), t.Span()) || g != whole && sameBase(g, whole) && fits(quotient(g, whole), t.Span()) {
			return true
		}
		if g != whole && unitName(g) == unitName(part) && k < part.index && part.Exact().Below(g.Exact()) && g.sentence == t.sentence {
			return true
		}
	}
	return false
}

func (p *prose) sayMisread(r *report, t, whole, part *figure) {
	off, as := whole, part
	if !oddlyCounted(whole) {
		off, as = part, whole
	}
	h := readAs(off, as)[0]
	severity := diag.Warning
	if want := new(big.Rat).Quo(part.value(), whole.value()); sameBase(whole, part) || digitsIn(*t) > 2 || want.Cmp(t.value()) == 0 && digitsIn(*part) > 2 {
		severity = diag.Error
	}
	r.add(claim{severity, fmt.Sprintf("两个数同用一个单位，%s÷%s才是%s；请核对计量单位：“%s”似应为%s", p.written(part), p.written(whole), p.written(t), p.written(off), sayIn(h.value(), &h)), sayIn(h.value(), &h), p.written(off)},
		place(t), placeWide(as), placeWide(off))
}

// oddlyCounted tells whether persons are counted in 户 or households in 人.
func oddlyCounted(f *figure) bool {
	odd := oddlyNamed[f.Base]
	return odd != nil && (odd.MatchString(nameTail.ReplaceAllString(onlyHan(f.label), "")) || f.Base == "户" && odd.MatchString(onlyHan(f.after)))
}

// oddlyNamed holds by the base of a unit the names of what is counted in another one that it is put for (units.txt).
var oddlyNamed = readOddlyNamed(unitTable)

func readOddlyNamed(table string) map[string]*pattern.Pattern {
	out := map[string]*pattern.Pattern{}
	for row := range rowsOf(table, 4) {
		out[row[0]] = pattern.MustCompile(`(?:` + strings.Join(strings.Fields(row[3]), "|") + `)$`)
	}
	return out
}
