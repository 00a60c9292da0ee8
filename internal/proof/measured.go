package proof

import (
	_ "embed"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What is measured tells which measures it can have (units.txt): rain falls in 毫米, and
// neither in 公里 nor in 元; no pupil is counted in 所.

//go:embed units.txt
var unitTable string

// A quantity is a kind of what is measured, with the units that it cannot have.
type quantity struct {
	name  *pattern.Pattern // ends the words before the number
	base  string           // what its units convert to
	not   map[string]bool
	sizes numeral.Interval // in the base: less or more is no such thing
}

// A countable is what is counted, and its name stands behind the number.
type countable struct {
	name *pattern.Pattern // the words behind the number, all of them
	not  map[string]bool
}

var (
	kindsOfUnit = readKindsOfUnit(unitTable)
	quantities  = readQuantities(unitTable)
	measurable  = anyQuantity(unitTable)
	countables  = readCountables(unitTable)
)

func readKindsOfUnit(table string) map[string][]string {
	out := map[string][]string{}
	for part := range rowsOf(table, 2) {
		out[part[0]] = strings.Fields(part[1])
	}
	return out
}

func readQuantities(table string) []quantity {
	var out []quantity
	for part := range rowsOf(table, 5) {
		out = append(out, quantity{base: part[0], not: basesOf(part[1]), sizes: sizesOf(part[2], part[3]), name: aheadOf(part[4])})
	}
	return out
}

// anyQuantity tells at once whether any of them is named.
func anyQuantity(table string) *pattern.Pattern {
	var names []string
	for part := range rowsOf(table, 5) {
		names = append(names, part[4])
	}
	return aheadOf(strings.Join(names, " "))
}

// aheadOf finds names that stand before a number.
func aheadOf(names string) *pattern.Pattern {
	return pattern.MustCompile(`(?:` + strings.Join(strings.Fields(names), "|") + `)(?:总量|总数|总|已|共|就|仅|约|为|是|有|计|达到|达|到|在|扩大|增加|提高|至|了)*$`)
}

func readCountables(table string) []countable {
	var out []countable
	for part := range rowsOf(table, 3) {
		out = append(out, countable{name: pattern.MustCompile(`^的?(?:` + strings.Join(strings.Fields(part[2]), "|") + `)$`), not: basesOf(part[1])})
	}
	return out
}

// basesOf are the bases of kinds of units; 除 before them says all kinds but these.
func basesOf(list string) map[string]bool {
	names := strings.Fields(list)
	if len(names) > 0 && names[0] == "除" {
		kept := names[1:]
		names = nil
		for kind := range kindsOfUnit {
			if !slices.Contains(kept, kind) {
				names = append(names, kind)
			}
		}
	}
	out := map[string]bool{}
	for _, name := range names {
		for _, base := range kindsOfUnit[name] {
			out[base] = true
		}
	}
	return out
}

// sizesOf reads a least and a most; an end that is left out is unbounded.
func sizesOf(low, high string) (sizes numeral.Interval) {
	sizes.Low, _ = new(big.Rat).SetString(low)
	sizes.High, _ = new(big.Rat).SetString(high)
	return sizes
}

// perUnit makes of a measure another one: 3立方米/秒.
var perUnit = pattern.MustCompile(`^(?:/|每|高的|宽的|长的)`)

// perHousehold tells of each household, which is no number of households.
var perHousehold = pattern.MustCompile(`户均[^，每]{0,6}$`)

// neverSo reports a measure that what is measured cannot have.
func (p *prose) neverSo(r *report, f *figure) bool {
	if perUnit.MatchString(f.after) {
		return false
	}
	unit, why, want := f.Unit, "", ""
	switch q, size := quantityOf(f); {
	case notCounted(f):
		why = fmt.Sprintf("“%s%s”：不以“%s”来数", p.written(f), f.after, f.Unit)
	case f.Base == "户" && perHousehold.MatchString(f.label):
		why = fmt.Sprintf("“%s%s”：户均之数不以“户”计", tailRunes(f.label, 8), p.written(f))
	case q == nil:
		return false
	case size:
		unit, want = p.written(f), usually(q.sizes, f)
		why = fmt.Sprintf("“%s%s”：大小不合常理，通常%s", tailRunes(f.label, 8), unit, want)
	default:
		why = fmt.Sprintf("“%s%s”：所量之物不用这个单位，要用以%s计的", tailRunes(f.label, 8), p.written(f), q.base)
	}
	r.add(claim{diag.Error, why + "；请核对计量单位", want, unit}, placeWide(f))
	return true
}

// usually says between which sizes a number lies, in its unit: 在3000人至300万人之间.
func usually(sizes numeral.Interval, f *figure) string {
	switch {
	case sizes.Low == nil:
		return "不超过" + sayRound(sizes.High, f)
	case sizes.High == nil:
		return "不少于" + sayRound(sizes.Low, f)
	}
	return fmt.Sprintf("在%s至%s之间", sayRound(sizes.Low, f), sayRound(sizes.High, f))
}

// sayRound is sayIn in 万 or 亿 where there are so many, whatever f has.
func sayRound(v *big.Rat, f *figure) string {
	g := *f
	g.Scale = ""
	for _, scale := range []string{"万", "亿"} {
		if least := new(big.Rat).Mul(big.NewRat(scales[scale], 1), perOf(f)); v.Cmp(least) >= 0 {
			g.Scale = scale
		}
	}
	return sayIn(v, &g)
}

// notCounted tells whether what stands behind a number is not counted in its unit.
func notCounted(f *figure) bool {
	return slices.ContainsFunc(countables, func(c countable) bool { return c.not[f.Base] && c.name.MatchString(f.after) })
}

// quantityOf is what is measured, where it cannot be measured so: by that unit, or, with
// size, by so much or little of it.
func quantityOf(f *figure) (q *quantity, size bool) {
	label := tailRunes(f.label, 16)
	if !measurable.MatchString(label) {
		return nil, false
	}
	of := (confusable[f.Base] != "" || f.after == "") && !strings.Contains(label, "每") // 培训教师12套教材 and 平均每张床位20万元 measure something else
	for i := range quantities {
		q := &quantities[i]
		unfit := of && q.not[f.Base]
		if !unfit && f.Base != q.base || !q.name.MatchString(label) {
			continue
		}
		if unfit || !numeral.Exactly(f.value()).Meets(q.sizes) {
			return q, !unfit
		}
	}
	return nil, false
}
