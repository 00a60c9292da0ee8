package numeral

import "math/big"

// An Interval is the set of values that a written number may stand for, both
// ends included. A nil end is unbounded. The zero Interval holds everything.
type Interval struct{ Low, High *big.Rat }

// Exactly returns the interval of one value.
func Exactly(r *big.Rat) Interval { return Interval{r, r} }

// Meets tells whether a and b have a value in common.
func (a Interval) Meets(b Interval) bool { return !a.Below(b) && !b.Below(a) }

// Below tells whether every value of a is less than every value of b.
func (a Interval) Below(b Interval) bool {
	return a.High != nil && b.Low != nil && a.High.Cmp(b.Low) < 0
}

// Add returns the sums of values of a and b.
func (a Interval) Add(b Interval) Interval {
	return Interval{both(a.Low, b.Low, (*big.Rat).Add), both(a.High, b.High, (*big.Rat).Add)}
}

// Sub returns the differences of values of a and b.
func (a Interval) Sub(b Interval) Interval {
	return Interval{both(a.Low, b.High, (*big.Rat).Sub), both(a.High, b.Low, (*big.Rat).Sub)}
}

// Mul returns the products of values of a and b, none of which is negative.
func (a Interval) Mul(b Interval) Interval {
	return Interval{both(a.Low, b.Low, (*big.Rat).Mul), both(a.High, b.High, (*big.Rat).Mul)}
}

// Div returns the quotients of values of a and b, none of which is negative.
// An end where b is nought is unbounded.
func (a Interval) Div(b Interval) Interval {
	return Interval{both(a.Low, b.High, quo), both(a.High, b.Low, quo)}
}

// Widen moves both ends of a outwards.
func (a Interval) Widen(by *big.Rat) Interval {
	return Interval{both(a.Low, by, (*big.Rat).Sub), both(a.High, by, (*big.Rat).Add)}
}

// Abs returns the amounts of the values of a without their signs.
func (a Interval) Abs() Interval {
	switch {
	case a.High != nil && a.High.Sign() <= 0:
		return Interval{new(big.Rat).Neg(a.High), negative(a.Low)}
	case a.Low != nil && a.Low.Sign() >= 0:
		return a
	case a.Low == nil || a.High == nil:
		return Interval{new(big.Rat), nil}
	}
	far := negative(a.Low)
	if far.Cmp(a.High) < 0 {
		far = a.High
	}
	return Interval{new(big.Rat), far}
}

func negative(r *big.Rat) *big.Rat {
	if r == nil {
		return nil
	}
	return new(big.Rat).Neg(r)
}

func both(a, b *big.Rat, op func(z, x, y *big.Rat) *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return op(new(big.Rat), a, b)
}

func quo(z, x, y *big.Rat) *big.Rat {
	if y.Sign() == 0 {
		return nil
	}
	return z.Quo(x, y)
}
