package stat

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// A Quantity is an exact number that may be missing. The zero Quantity is
// missing. Quantities are values: no method changes its receiver.
//
// Almost all of a district's numbers and ratios fit a fraction of two 64-bit
// integers; the others are held as big rationals, so that nothing is ever
// rounded or overflows.
type Quantity struct {
	num int64
	den int64    // 0 while missing or held in big, else positive
	big *big.Rat // only where num/den does not fit
}

// Int is a whole number.
func Int(n int64) Quantity { return Quantity{num: n, den: 1} }

// Scaled is digits ÷ 10^places; places are 0 to 18.
func Scaled(digits int64, places int) Quantity {
	den := int64(1)
	for range places {
		den *= 10
	}
	return reduced(digits, den)
}

// Bool is 1 for yes and 0 for no.
func Bool(yes bool) Quantity {
	if yes {
		return Int(1)
	}
	return Int(0)
}

// FromRat is the exact value of r; a nil r is missing.
func FromRat(r *big.Rat) Quantity {
	if r == nil {
		return Quantity{}
	}
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Quantity{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Quantity{big: new(big.Rat).Set(r)}
}

// Decimal reads a plain decimal or fraction such as "0.3" or "10/38". Texts
// longer than a number needs are refused.
func Decimal(s string) (Quantity, bool) {
	if len(s) > 64 {
		return Quantity{}, false
	}
	for _, r := range s { // an exponent could ask for a number of any size
		if r == 'e' || r == 'E' || r == 'p' || r == 'P' || r == 'x' || r == '_' {
			return Quantity{}, false
		}
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Quantity{}, false
	}
	return FromRat(r), true
}

// Known reports whether there is a number.
func (q Quantity) Known() bool { return q.den != 0 || q.big != nil }

// Rat is the number as a new rational, nil while missing.
func (q Quantity) Rat() *big.Rat {
	switch {
	case q.big != nil:
		return new(big.Rat).Set(q.big)
	case q.den != 0:
		return big.NewRat(q.num, q.den)
	}
	return nil
}

// Fraction is the number in lowest terms where machine integers hold it; den is
// positive.
func (q Quantity) Fraction() (num, den int64, ok bool) { return q.num, q.den, q.den != 0 }

// Int64 is the number where it is whole and fits.
func (q Quantity) Int64() (int64, bool) { return q.num, q.den == 1 }

// Float is the nearest float64, NaN while missing. It is for drawing, and to sort
// by: of two numbers the smaller never has the larger float.
func (q Quantity) Float() float64 {
	switch {
	case q.big != nil:
		f, _ := q.big.Float64()
		return f
	case q.den == 0:
		return math.NaN()
	case q.den == 1:
		return float64(q.num)
	case max(q.num, -q.num, q.den) < 1<<53:
		return float64(q.num) / float64(q.den) // of two exact floats, rounded once
	}
	f, _ := big.NewRat(q.num, q.den).Float64()
	return f
}

// Add returns q + p, missing if either is.
func (q Quantity) Add(p Quantity) Quantity {
	if q.den != 0 && p.den != 0 {
		if q.den == p.den {
			if s, ok := add64(q.num, p.num); ok {
				return reduced(s, q.den)
			}
		} else if a, ok := mul64(q.num, p.den); ok {
			if b, ok := mul64(p.num, q.den); ok {
				if s, ok := add64(a, b); ok {
					if d, ok := mul64(q.den, p.den); ok {
						return reduced(s, d)
					}
				}
			}
		}
	}
	return slow(q, p, (*big.Rat).Add)
}

// Sub returns q − p, missing if either is.
func (q Quantity) Sub(p Quantity) Quantity { return q.Add(p.Neg()) }

// Mul returns q × p, missing if either is.
func (q Quantity) Mul(p Quantity) Quantity {
	if q.den != 0 && p.den != 0 {
		if n, ok := mul64(q.num, p.num); ok {
			if d, ok := mul64(q.den, p.den); ok {
				return reduced(n, d)
			}
		}
	}
	return slow(q, p, (*big.Rat).Mul)
}

// Per returns q ÷ p. It is missing if either is missing or p is 0.
func (q Quantity) Per(p Quantity) Quantity {
	if !p.Known() || p.Sign() == 0 {
		return Quantity{}
	}
	if q.den != 0 && p.den != 0 {
		if n, ok := mul64(q.num, p.den); ok {
			if d, ok := mul64(q.den, p.num); ok {
				if d < 0 {
					n, d = -n, -d
				}
				return reduced(n, d)
			}
		}
	}
	return slow(q, p, (*big.Rat).Quo)
}

// Neg returns −q.
func (q Quantity) Neg() Quantity {
	if q.big != nil {
		return FromRat(new(big.Rat).Neg(q.big))
	}
	return Quantity{num: -q.num, den: q.den}
}

// Abs returns q without its sign.
func (q Quantity) Abs() Quantity {
	if q.Known() && q.Sign() < 0 {
		return q.Neg()
	}
	return q
}

// Sign is −1, 0 or 1; 0 too while missing, so ask Known first.
func (q Quantity) Sign() int {
	switch {
	case q.big != nil:
		return q.big.Sign()
	case q.num < 0:
		return -1
	case q.num > 0:
		return 1
	}
	return 0
}

// Cmp compares two known quantities: −1 where q < p, 0 where equal, 1 where q > p.
func (q Quantity) Cmp(p Quantity) int {
	switch a, b := q.Sign(), p.Sign(); {
	case q.den == 0 || p.den == 0:
		return q.Sub(p).Sign()
	case q.den == p.den:
		return cmp.Compare(q.num, p.num)
	case a != b:
		return cmp.Compare(a, b)
	default:
		return a * crosswise(magnitude(q.num), uint64(p.den), magnitude(p.num), uint64(q.den))
	}
}

// crosswise compares a × b with c × d.
func crosswise(a, b, c, d uint64) int {
	high, low := bits.Mul64(a, b)
	other, least := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(high, other), cmp.Compare(low, least))
}

// Ceil is the smallest whole number not below q.
func (q Quantity) Ceil() Quantity { return q.Neg().Floor().Neg() }

// Floor is the largest whole number not above q.
func (q Quantity) Floor() Quantity {
	if !q.Known() || q.den == 1 {
		return q
	}
	if q.den != 0 {
		whole := q.num / q.den
		if q.num < 0 { // lowest terms and no whole number: there is a rest
			whole--
		}
		return Int(whole)
	}
	r := q.Rat()
	whole := new(big.Int).Div(r.Num(), r.Denom()) // Euclidean, and the divisor is positive
	return FromRat(new(big.Rat).SetInt(whole))
}

// Max is the larger of two quantities, missing if either is.
func Max(a, b Quantity) Quantity {
	if !a.Known() || !b.Known() {
		return Quantity{}
	}
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

// Min is the smaller of two quantities, missing if either is.
func Min(a, b Quantity) Quantity { return Max(a.Neg(), b.Neg()).Neg() }

func slow(q, p Quantity, op func(z, x, y *big.Rat) *big.Rat) Quantity {
	if !q.Known() || !p.Known() {
		return Quantity{}
	}
	return FromRat(op(new(big.Rat), q.Rat(), p.Rat()))
}

// reduced is n/d in lowest terms; d is positive.
func reduced(n, d int64) Quantity {
	if d == 1 {
		return Quantity{num: n, den: 1}
	}
	g := gcd(n, d)
	return Quantity{num: n / g, den: d / g}
}

func gcd(a, b int64) int64 {
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// add64 and mul64 say false where the result leaves ±(2⁶³−1); keeping the
// smallest int64 out makes Neg safe.
func add64(a, b int64) (int64, bool) {
	s := a + b
	return s, (s > a) == (b > 0) && s != math.MinInt64
}

func mul64(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}
