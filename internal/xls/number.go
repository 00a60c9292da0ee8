package xls

import (
	"math"
	"strconv"
)

// rk unpacks a number of 30 bits: an integer or the front of a float, perhaps
// to be divided by 100.
func rk(packed uint32) float64 {
	const hundredth, integer = 1, 2
	value := math.Float64frombits(uint64(packed&^3) << 32)
	if packed&integer != 0 {
		value = float64(int32(packed) >> 2)
	}
	if packed&hundredth != 0 {
		value /= 100
	}
	return value
}

// decimal writes a number without exponent and with 15 significant digits at
// most, which is what Excel itself shows: 0.1+0.2 is "0.3". ok is false for
// what is no number.
func decimal(value float64) (text string, ok bool) {
	const exact = 1e15 // integers below have 15 digits at most
	if value == math.Trunc(value) && -exact < value && value < exact {
		return strconv.FormatInt(int64(value), 10), true
	}
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return "", false
	}
	var digits [32]byte
	rounded, err := strconv.ParseFloat(string(strconv.AppendFloat(digits[:0], value, 'e', 14, 64)), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64), err == nil
}
