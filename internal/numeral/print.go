package numeral

import (
	"math/big"
	"strconv"
	"strings"
)

// A Mode is a rule for rounding a number that lies exactly half-way.
type Mode int

const (
	// HalfUp is 四舍五入: half-way goes away from zero. It is what spreadsheets
	// and statistical releases do.
	HalfUp Mode = iota
	// HalfEven is 修约 of GB/T 8170-2008: half-way goes to the even digit.
	HalfEven
)

// String returns the Chinese name of m.
func (m Mode) String() string {
	if m == HalfEven {
		return "GB/T 8170 修约"
	}
	return "四舍五入"
}

// maxPlaces limits decimals in both directions.
const maxPlaces = 400

// Round returns r rounded once, on its exact value, to so many decimals;
// -2 rounds to hundreds. Sign and amount are kept apart, so that -0.5 and 0.5
// round alike. Decimals beyond 400 either way count as 400.
func Round(r *big.Rat, decimals int, mode Mode) *big.Rat {
	if rounded, ok := roundSmall(r, decimals, mode); ok {
		return rounded
	}
	unit := pow10(decimals)
	scaled := new(big.Rat).Mul(r, unit)
	whole, rest := new(big.Int).QuoRem(new(big.Int).Abs(scaled.Num()), scaled.Denom(), new(big.Int))
	half := rest.Lsh(rest, 1).Cmp(scaled.Denom())
	if half > 0 || half == 0 && (mode == HalfUp || whole.Bit(0) == 1) {
		whole.Add(whole, big.NewInt(1))
	}
	rounded := new(big.Rat).SetInt(whole)
	if r.Sign() < 0 {
		rounded.Neg(rounded)
	}
	return rounded.Quo(rounded, unit)
}

// roundSmall is Round for the numbers of everyday, in machine integers.
func roundSmall(r *big.Rat, decimals int, mode Mode) (*big.Rat, bool) {
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return nil, false
	}
	whole, unit, ok := RoundFraction(r.Num().Int64(), r.Denom().Int64(), decimals, mode)
	if !ok {
		return nil, false
	}
	return big.NewRat(whole, unit), true
}

// RoundFraction is Round of num/den, where den is positive, as whole/unit; false
// where that needs more than machine integers.
func RoundFraction(num, den int64, decimals int, mode Mode) (whole, unit int64, ok bool) {
	const most = 1 << 40 // times 10⁶ is below 2⁶³
	if decimals < 0 || decimals > 6 || num <= -most || num >= most || den >= most {
		return 0, 0, false
	}
	unit = 1
	for range decimals {
		unit *= 10
	}
	amount := max(num, -num)
	whole, rest := amount*unit/den, amount*unit%den
	if rest*2 > den || rest*2 == den && (mode == HalfUp || whole%2 == 1) {
		whole++
	}
	if num < 0 {
		whole = -whole
	}
	return whole, unit, true
}

// pow10 returns ten to the n-th power.
func pow10(n int) *big.Rat {
	n = min(max(n, -maxPlaces), maxPlaces)
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

// Fixed prints r rounded, with exactly so many decimals and never as -0.0.
// Negative decimals print zeros: Fixed(23456, -2, HalfUp) is "23500".
func Fixed(r *big.Rat, decimals int, mode Mode) string {
	return Round(r, decimals, mode).FloatString(min(max(decimals, 0), maxPlaces))
}

// FixedFraction is Fixed of num/den, where den is positive.
func FixedFraction(num, den int64, decimals int, mode Mode) string {
	whole, unit, ok := RoundFraction(num, den, decimals, mode)
	if !ok {
		return Fixed(big.NewRat(num, den), decimals, mode)
	}
	if unit == 1 {
		return strconv.FormatInt(whole, 10)
	}
	var room [32]byte
	b := room[:0]
	if whole < 0 {
		b, whole = append(b, '-'), -whole
	}
	b = append(strconv.AppendInt(b, whole/unit, 10), '.')
	for rest := whole % unit; unit > 1; rest %= unit {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
	}
	return string(b)
}

// Exact prints r without losing anything: as a decimal where there is a
// finite one ("0.3", "98.5"), else as a fraction in lowest terms ("1/3"). Cell
// reads the decimal back to the same value.
func Exact(r *big.Rat) string {
	places, finite := r.FloatPrec()
	if !finite {
		return r.RatString()
	}
	return r.FloatString(places)
}

// Group puts sep between the thousands of a printed decimal: -1234567.5 is
// -1,234,567.5. Texts that do not begin with a sign and digits come back as
// they are.
func Group(s, sep string) string {
	start := len(s) - len(strings.TrimLeft(s, "+-"))
	end := start
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end-start <= 3 {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:start])
	for i := start; i < end; i++ {
		if i > start && (end-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteByte(s[i])
	}
	b.WriteString(s[end:])
	return b.String()
}
