package echarts

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

const (
	pathCommands = "MmLlHhVvCcSsQqTtAaZz"
	// farthest is the largest number a picture may hold, in CSS pixels.
	farthest = 1e9
)

var numberPattern = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?`)

// rewrite writes a list of numbers and one-letter commands with the shortest
// separators and that many decimals. It refuses anything else, NaN included.
// The flags of an arc must stand apart, as ECharts writes them.
func rewrite(s, commands string, digits int) (string, bool) {
	var b strings.Builder
	b.Grow(len(s))
	afterNumber := false
	for s != "" {
		size := 1
		switch {
		case strings.ContainsRune(" ,\t\r\n", rune(s[0])):
		case strings.IndexByte(commands, s[0]) >= 0:
			b.WriteByte(s[0])
			afterNumber = false
		default:
			size = len(numberPattern.FindString(s))
			number, ok := round(s[:size], digits)
			if !ok {
				return "", false
			}
			if afterNumber && number[0] != '-' {
				b.WriteByte(' ')
			}
			b.WriteString(number)
			afterNumber = true
		}
		s = s[size:]
	}
	return b.String(), true
}

// round writes one decimal number with at most that many decimals, halves away
// from what float64 makes of them, and without trailing zeros.
func round(s string, digits int) (string, bool) {
	if s == "" || len(numberPattern.FindString(s)) != len(s) {
		return "", false
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(x) > farthest {
		return "", false
	}
	short := strconv.FormatFloat(x, 'f', digits, 64)
	if strings.Contains(short, ".") {
		short = strings.TrimRight(strings.TrimRight(short, "0"), ".")
	}
	if short == "-0" {
		return "0", true
	}
	if digits, less := strings.CutPrefix(short, "0."); less {
		return "." + digits, true
	}
	if digits, less := strings.CutPrefix(short, "-0."); less {
		return "-." + digits, true
	}
	return short, true
}
