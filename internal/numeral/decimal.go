package numeral

import (
	"math/big"
	"strconv"
	"strings"

	"nianbao/internal/pattern"
)

// maxDigits limits the digits of a number together with its exponent, so that
// 1e999999999 costs nothing. Excel itself stops at 1e308.
const maxDigits = 400

// decimalForm is a number at the beginning of a text, thousands separated all
// through or not at all: 1,234.5 and 1234.5 and .5 and 1e3.
var decimalForm = pattern.MustCompile(`^([1-9]\d{0,2}(?:,\d{3})+|\d+)?(\.\d+)?(?:[eE]([+-]?\d{1,5}))?`)

// decimal reads digits with a point or without one.
func decimal(text string) *big.Rat {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return new(big.Rat).SetInt64(n)
	}
	value, _ := new(big.Rat).SetString(text)
	return value
}

// places are what one of a last digit is worth, by how many decimals there are.
var places = func() (list [8]*big.Rat) {
	for decimals := range list {
		list[decimals] = pow10(-decimals)
	}
	return list
}()

func placeOf(decimals int) *big.Rat {
	if decimals < len(places) {
		return places[decimals]
	}
	return pow10(-decimals)
}

// takeDecimal reads an unsigned decimal from the front of s, exactly.
func takeDecimal(s string) (value *big.Rat, rest string, ok bool) {
	m := decimalForm.FindStringSubmatch(s)
	if m[1] == "" && m[2] == "" {
		return nil, s, false
	}
	exponent, _ := strconv.Atoi(m[3])
	if len(m[1])+len(m[2])+max(exponent, -exponent) > maxDigits {
		return nil, s, false
	}
	rest = s[len(m[0]):]
	if rest != "" && strings.Contains("0123456789.,", rest[:1]) {
		return nil, s, false
	}
	value, ok = new(big.Rat).SetString(strings.ReplaceAll(m[1], ",", "") + m[2] + "e" + strconv.Itoa(exponent))
	return value, rest, ok
}
