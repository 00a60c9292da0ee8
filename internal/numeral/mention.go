package numeral

import "math/big"

// A Sort says what a number in running text is for.
type Sort int

const (
	Amount     Sort = iota // counts or measures something
	YearName               // 2022年
	DateName               // 3月, 5日, 2011-3-26, 12:46
	Ordinal                // 第3, 第十一届
	Enumerator             // 1. and （2） before what they number
	Code                   // 85号, G210, 0379-63120000: digits that measure nothing
)

// Numbers that are asked for at every figure. Nobody changes them, nor what a
// Mention holds.
var (
	one       = big.NewRat(1, 1)
	half      = big.NewRat(1, 2)
	twentieth = big.NewRat(1, 20)
)

// A Mention is one number in running text. Start and End are byte offsets of
// all of it: hedge before, digits, unit, hedge behind.
type Mention struct {
	Start, End int
	Digits     int // where the digits begin
	Tail       int // where unit and hedge behind begin
	Sort       Sort

	Value *big.Rat // as written, with scale and per cent sign (30% is 3/10)
	Upper *big.Rat // the other end of a range, else nil
	Step  *big.Rat // what one of the last written digit is worth
	Lead  *big.Rat // what one of the last digit that is not 0 is worth

	Unit    string // as written: 万元 is 元 with the Scale 万
	Base    string // the unit that Per converts to: 公顷 has 平方米
	Per     *big.Rat
	Scale   string
	Percent bool
	Chinese bool // in Chinese characters
	Bare    bool // the range's first number has no scale or per cent sign of its own
	Rounded bool // decimals or a scale: the last digit is good to half of itself

	Hedge  Hedge
	Before string // the hedge word before the digits
	Inside string // 多 余 来 within
	Behind string // the hedge word behind the unit
}

// Exact returns what m may stand for when unhedged digits are taken at their
// word, in Base units.
func (m Mention) Exact() Interval { return m.interval(false) }

// Span returns what m may stand for when decimals and scaled numbers are taken
// as rounded, in Base units.
func (m Mention) Span() Interval { return m.interval(true) }

func (m Mention) interval(rounding bool) Interval {
	v := m.hedged()
	if rounding && (m.Rounded || m.Percent) {
		good := half
		if m.Hedge.OneSided() { // 四成以上 begins at four tenths
			good = twentieth
		}
		v = v.Widen(new(big.Rat).Mul(m.Step, good))
	}
	if m.Per == nil || m.Per.IsInt() && m.Per.Num().IsInt64() && m.Per.Num().Int64() == 1 {
		return v
	}
	return Interval{both(v.Low, m.Per, (*big.Rat).Mul), both(v.High, m.Per, (*big.Rat).Mul)}
}

// OneSided tells whether a hedge says on which side of the number the value lies.
func (h Hedge) OneSided() bool { return h == AtLeast || h == AtMost || h == Under || h == Over }

// hedged widens the value by its hedge: 约 by a twentieth on both sides, 近 by
// a tenth below, 余 and 多 to the next number of as many leading digits, 超过
// by half above.
func (m Mention) hedged() Interval {
	low, high := m.Value, m.Value
	if m.Upper != nil {
		high = m.Upper
	}
	part := func(n, d int64) *big.Rat { return new(big.Rat).Mul(m.Value, big.NewRat(n, d)) }
	switch m.Hedge {
	case About:
		return Interval{part(19, 20), new(big.Rat).Mul(high, big.NewRat(21, 20))}
	case Nearly:
		return Interval{part(9, 10), high}
	case Over:
		if m.Inside != "" {
			return Interval{low, new(big.Rat).Add(high, m.Lead)}
		}
		return Interval{low, part(3, 2)}
	case AtLeast:
		return Interval{low, nil}
	case Under, AtMost:
		return Interval{new(big.Rat), high}
	}
	return Interval{low, high}
}
