package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What speaks for a product that does not hold.

// ofMany tells whether a total is so much more than the rate makes in its time
// that it is of many heads.
func ofMany(one product) bool {
	limit := int64(12)
	if one.rate.of != "" {
		limit = 3
	}
	return one.total.value().Cmp(new(big.Rat).Mul(one.want(), big.NewRat(limit, 1))) > 0
}

// evenly tells whether the total parts among those counted so that each gets a number
// of which the rate is a slip of the pen: 2760张 in 23家 are 120 each, not 110.
func (one product) evenly() bool {
	heads := new(big.Rat).Quo(one.want(), one.rate.value())
	if heads.Sign() <= 0 {
		return false
	}
	unit := perOf(one.rate.figure)
	each := one.total.Span().Div(numeral.Exactly(new(big.Rat).Mul(heads, unit)))
	step := one.rate.Step
	if each.Low == nil || each.High == nil {
		return false
	}
	if width := new(big.Rat).Sub(each.High, each.Low); width.Cmp(step) > 0 {
		return near(each.Low, each.High, 50) && swappedInto(each, one.rate.figure)
	}
	steps := new(big.Rat).Quo(new(big.Rat).Add(each.Low, each.High), new(big.Rat).Mul(step, big.NewRat(2, 1)))
	whole := new(big.Rat).SetInt(roundHalf(steps))
	x := new(big.Rat).Mul(whole, step)
	if whole.Sign() <= 0 || each.Low.Cmp(x) > 0 || x.Cmp(each.High) > 0 {
		return false
	}
	a, b := say(whole), say(new(big.Rat).Quo(one.rate.Value, step))
	return a != b && slip(a, b)
}

// swappedInto tells whether f comes to lie in an interval, given in its unit, when two neighbours among
// its digits change places.
func swappedInto(in numeral.Interval, f *figure) bool {
	digits := []byte(say(new(big.Rat).Quo(f.Value, f.Step)))
	for k := 1; k < len(digits); k++ {
		if digits[k-1] == digits[k] || digits[k] == '.' || digits[k-1] == '.' {
			continue
		}
		digits[k-1], digits[k] = digits[k], digits[k-1]
		meant, ok := new(big.Rat).SetString(string(digits))
		if ok && numeral.Exactly(meant.Mul(meant, f.Step)).Meets(in) {
			return true
		}
		digits[k-1], digits[k] = digits[k], digits[k-1]
	}
	return false
}

// roundHalf is the whole number nearest to r, which is not negative.
func roundHalf(r *big.Rat) *big.Int {
	doubled := new(big.Rat).Add(new(big.Rat).Mul(r, big.NewRat(2, 1)), big.NewRat(1, 1))
	return new(big.Int).Quo(new(big.Int).Quo(doubled.Num(), doubled.Denom()), big.NewInt(2))
}

// comparable tells whether product and total are of one size, or are the same number but
// for noughts: 288万元 and 288亿元.
func (one product) comparable() bool {
	want, total := one.want(), one.total.value()
	return new(big.Rat).Mul(want, big.NewRat(4, 1)).Cmp(total) >= 0 || significant(want) == significant(total)
}

// significant are the digits of a number without its point and the noughts at its ends.
func significant(v *big.Rat) string {
	return strings.Trim(strings.Replace(say(v), ".", "", 1), "0")
}

// tenfold is the evidence that only the point stands at the wrong place: 10.32万元 for 103.2万元.
func (one product) tenfold() int {
	digits := significant(one.total.value())
	if significant(one.want()) != digits {
		return -8
	}
	return min(len(digits), 4)
}

// productPoints counts what speaks for a product.
func (p *prose) productPoints(s sentence, one product, rivals int) int {
	m, t, n := one.rate, one.total, one.count
	points := max(slipPoints(one.want(), t), one.tenfold())
	if n != nil && one.evenly() {
		points, rivals = max(points, 0)+4, 1
	} else if n != nil && n.Base == "人次" && m.Base != "人次" && strings.HasPrefix(m.of, "人") {
		points -= 4 // the same may have come twice
	}
	if byStandard.MatchString(m.label) && !m.mean {
		points += 2
	}
	if n == nil && !ofMany(one) {
		points = max(points, -3) + 1 // nothing but the calendar stands between
	}
	later := t.label
	if m.index > t.index {
		later = m.label
	}
	if thatIs.MatchString(later) {
		points = max(points+2, 2)
	}
	if one.factor > 1 && timesTold(t) != "" {
		points += 2
	}
	if m.of != "" || m.time != "" {
		points++
	}
	switch {
	case strongSum.MatchString(t.label), allOfThem.MatchString(t.label):
		points += 3
	case wholeYearOf.MatchString(t.label), allWord.MatchString(t.label):
		points += 2
	case weakAll.MatchString(t.label):
		points++
	case !m.mean && m.of != "" && n != nil:
		points -= 4
	}
	if ownTotal.MatchString(t.label) {
		points -= 5
	}
	switch {
	case related(t, m.figure):
		points++
	case n != nil && overlap(t.label, n.label+n.after) > 0:
	default:
		points -= 2
	}
	if n == nil {
		points += 4
		if !sameMoney(p, m.figure, t) || !samePayee(p, m.figure, t) {
			points -= 6
		}
		return points
	}
	if one.times != nil {
		rivals--
	}
	points += 4 - 3*(rivals-1)
	if alongWith.MatchString(p.body[min(m.End, t.End):max(m.Start, t.Start)] + t.label) {
		points -= 5
	}
	if near(one.want(), t.value(), 1) && !near(t.value(), one.want(), 3) && one.comparable() {
		points += 4
	}
	if first, last := min(n.index, m.index, t.index), max(n.index, m.index, t.index); last-first == 2 {
		points += 2 // nothing else is told between them
	}
	if distance(n.clause, m.clause) > 1 || n.sentence != m.sentence {
		points--
	}
	if one.factor == 1 && m.time != "" && timesTold(t) == "" {
		points--
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; g.index != m.index && g != t && sameBase(g, t) && !isChange(g) {
			points-- // the total may be of more than one rate
			if other, is := readRate(g); is && other.of != "" {
				points -= 4
				if other.of == m.of && other.time == m.time && g.index < t.index {
					points -= 6 // it is of both
				}
			}
		}
	}
	return points
}

var (
	// bonus is what comes on top of twelve months.
	bonus      = pattern.MustCompile(`年终奖|奖金|绩效|第十三|13个月|十三个月`)
	byStandard = pattern.MustCompile(`^[，；]?按|(?:按|按照)[^，；]{0,12}每`)
	ownTotal   = pattern.MustCompile(`其中|另|外加|一次性[^安投拨列下筹]|一次性$|奖|比上年|比去年|同比|自筹|剩|结余|还有|再`)
	alongWith  = pattern.MustCompile(`连同|加上|连带|另|包括|在内`)
	thatIs     = pattern.MustCompile(`即|合|相当于|也就是|就是|下来`)
)
